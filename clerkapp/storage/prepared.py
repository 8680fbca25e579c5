# SPDX-License-Identifier: Apache-2.0
"""Core statements compiled once: on the path of every accepted case the compiler costs too much."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Delete, Insert, Update
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

_DIALECT = SQLiteDialect_pysqlite()


class Prepared:
    """A write whose SQL and conversions are fixed when the module is loaded."""

    def __init__(self, statement: Insert | Update | Delete, columns: Sequence[str] = ()) -> None:
        """Compile a statement.

        Args:
            statement: What to write.
            columns: Names of the columns that are set, for an insert or update.
        """
        compiled = statement.compile(dialect=_DIALECT, column_keys=list(columns) or None)
        self._sql = str(compiled)
        self._places = [
            (name, compiled.binds[name].type.dialect_impl(_DIALECT).bind_processor(_DIALECT))
            for name in compiled.positiontup or ()
        ]

    def one(self, connection: Connection, row: Mapping[str, Any]) -> CursorResult[Any]:
        """Write one row."""
        return connection.exec_driver_sql(self._sql, self._bound(row))

    def many(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write some rows, at least one."""
        connection.exec_driver_sql(self._sql, [self._bound(row) for row in rows])

    def _bound(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(
            row[name] if convert is None else convert(row[name]) for name, convert in self._places
        )
