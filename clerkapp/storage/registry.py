# SPDX-License-Identifier: Apache-2.0
"""The office, its clerks, and the running numbers that it has given."""

from dataclasses import asdict

from sqlalchemy import Connection, bindparam, select

from clerkapp.domain.office import Office
from clerkapp.domain.roles import Clerk
from clerkapp.storage import schema

_OFFICE = [column for column in schema.office.c if column.name != "one"]
_SELECT_OFFICE = select(*_OFFICE)
_DELETE_OFFICE = schema.office.delete()
_INSERT_OFFICE = schema.office.insert()
_SELECT_CLERKS = select(schema.clerk.c.id, schema.clerk.c.name, schema.clerk.c.role).order_by(
    schema.clerk.c.entered
)
_INSERT_CLERK = schema.clerk.insert()
_SERIAL = schema.serial.c
_SELECT_LAST = select(_SERIAL.last).where(_SERIAL.run == bindparam("of_run"))
_DELETE_LAST = schema.serial.delete().where(_SERIAL.run == bindparam("of_run"))
_INSERT_LAST = schema.serial.insert()


def load_office(connection: Connection) -> Office | None:
    """Return the office, or None before the first start."""
    row = connection.execute(_SELECT_OFFICE).mappings().one_or_none()
    return None if row is None else Office(**row)


def save_office(connection: Connection, office: Office) -> None:
    """Write the office."""
    connection.execute(_DELETE_OFFICE)
    connection.execute(_INSERT_OFFICE, {"one": 1, **asdict(office)})


def load_clerks(connection: Connection) -> tuple[Clerk, ...]:
    """Return all clerks in order of their entry."""
    return tuple(Clerk(**row) for row in connection.execute(_SELECT_CLERKS).mappings())


def add_clerk(connection: Connection, clerk: Clerk) -> None:
    """Write a new clerk."""
    connection.execute(_INSERT_CLERK, asdict(clerk))


def last_serial(connection: Connection, run: str) -> int:
    """Return the last number given in a run, 0 before the first."""
    return connection.execute(_SELECT_LAST, {"of_run": run}).scalar_one_or_none() or 0


def keep_serial(connection: Connection, run: str, last: int) -> None:
    """Write the last number given in a run."""
    connection.execute(_DELETE_LAST, {"of_run": run})
    connection.execute(_INSERT_LAST, {"run": run, "last": last})
