# SPDX-License-Identifier: Apache-2.0
"""Durable acceptance of one case: our unit of work against raw sqlcipher3 writing the same rows.

Acceptances are performed once through the use case while its calls on the store and the SQL that
comes of them are recorded. Both are then replayed, each on its own copy of the same store: the
calls through our unit of work, the rows through the bare driver. Judging and drawing the slip are
in neither. At the end both stores must hold the same rows.
"""

import functools
import shutil
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from sqlcipher3 import dbapi2 as _untyped

from benchmarks.counter import PASSWORD, Bench, fill, founded
from benchmarks.table import Row
from benchmarks.turns import Sample, in_turn
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.signature import Manner, Signer
from clerkapp.services.ports import UnitOfWork, UnitsOfWork
from clerkapp.services.signing import SigningAct, sign_and_accept
from clerkapp.storage.keys import KeyFile
from clerkapp.storage.store import Store, store_folder
from clerkapp.storage.unit_of_work import StoreWork

_driver: Any = _untyped

ROUNDS = 150
WARM = 10
AIM = 1.6

_READING = ("case", "documents", "search", "linked", "duplicate_decisions")
_ACT = SigningAct(Manner.PAPER, Signer.AGENT)


@dataclass(slots=True)
class Recording:
    """What one acceptance asked of the store: calls, and the SQL they became."""

    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list[Any])
    statements: list[tuple[str, Any, bool]] = field(default_factory=list[Any])

    @property
    def writing_calls(self) -> list[tuple[str, tuple[Any, ...]]]:
        """Return the calls that change rows, the commit among them."""
        return [each for each in self.calls if each[0] not in _READING]

    @property
    def writes(self) -> list[tuple[str, Any, bool]]:
        """Return the statements that change rows."""
        return [each for each in self.statements if not each[0].lstrip().startswith("SELECT")]


class _Recorder:
    """A unit of work that keeps its calls before it passes them on."""

    def __init__(self, work: StoreWork, recording: Recording) -> None:
        self._work = work
        self._recording = recording

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            self._recording.calls.append((name, arguments))
            return getattr(self._work, name)(*arguments)

        return call


def measure(folder: Path) -> list[Row]:
    """Return the rows of the table."""
    with founded(folder / "first") as bench:
        ready = fill(bench, ROUNDS + WARM)
        bench.counter.vault.close_connections()
        key = _key(folder / "first", bench.clerk.id)
        stores = [
            _copied(folder, name)
            for name in ("recorded", "ours", "raw", "ours_reading", "raw_reading")
        ]
        recordings, whole = _recorded(bench, stores[0], key, ready)
    writing, reading = Store.open(stores[1], key), Store.open(stores[3], key)
    raw, raw_reading = _raw(stores[2], key), _raw(stores[4], key)
    ours, theirs = in_turn(
        (
            lambda number: _replay(writing, recordings[number].writing_calls),
            lambda number: _write(raw, recordings[number].writes),
        ),
        ROUNDS,
        WARM,
    )
    ours_read, theirs_read = in_turn(
        (
            lambda number: _replay(reading, recordings[number].calls),
            lambda number: _write(raw_reading, recordings[number].statements),
        ),
        ROUNDS,
        WARM,
    )
    _require_equal(stores[1:], key, (writing, reading, raw, raw_reading))
    rival = "raw sqlcipher3"
    return [
        Row("acceptance", "durable acceptance of one case", ours, "ms", rival, theirs, AIM),
        Row("acceptance_read", "… both read the case first", ours_read, "ms", rival, theirs_read),
        Row("acceptance_whole", "… with judging and drawing the slip", whole, "ms"),
    ]


def _key(data: Path, clerk_id: str) -> bytes:
    return KeyFile.load(store_folder(data)).open_with_password(clerk_id, PASSWORD)


def _copied(folder: Path, name: str) -> Path:
    return shutil.copytree(store_folder(folder / "first"), folder / name)


def _recorded(
    bench: Bench, folder: Path, key: bytes, ready: Sequence[tuple[Case, PrintedDocument]]
) -> tuple[list[Recording], Sample]:
    """Accept every case once; return what each asked of the store, and how long all of it took."""
    recordings: list[Recording] = []
    with _overheard(recordings):
        store = Store.open(folder, key)

        def accept(number: int) -> None:
            case, form = ready[number]
            recordings.append(Recording())
            desk = replace(bench.desk, work=_recording_work(store, recordings[-1]))
            sign_and_accept(desk, case.id, _ACT, form.content_code)

        (whole,) = in_turn([accept], ROUNDS, WARM)
        store.close()
    return recordings, whole


def _recording_work(store: Store, recording: Recording) -> UnitsOfWork:
    @contextmanager
    def opened() -> Generator[UnitOfWork]:
        with store.work() as work:
            yield cast(UnitOfWork, _Recorder(work, recording))

    return opened


@contextmanager
def _overheard(recordings: Sequence[Recording]) -> Generator[None]:
    """Add to the newest recording whatever the driver is told meanwhile."""

    class Cursor(_driver.Cursor):
        def execute(self, statement: str, parameters: Any = ()) -> Any:
            note(statement, parameters, many=False)
            return super().execute(statement, parameters)

        def executemany(self, statement: str, parameters: Any) -> Any:
            note(statement, parameters, many=True)
            return super().executemany(statement, parameters)

    class Connection(_driver.Connection):
        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

    def note(statement: str, parameters: Any, *, many: bool) -> None:
        if recordings and not statement.startswith(("BEGIN", "PRAGMA")):
            recordings[-1].statements.append((statement, parameters, many))

    real = _driver.connect
    _driver.connect = functools.partial(real, factory=Connection)
    try:
        yield
    finally:
        _driver.connect = real


def _replay(store: Store, calls: Sequence[tuple[str, tuple[Any, ...]]]) -> None:
    with store.work() as work:
        for name, arguments in calls:
            getattr(work, name)(*arguments)


def _raw(folder: Path, key: bytes) -> Any:
    """Open the bare driver with the settings that our own connections have."""
    connection = _driver.connect(str(folder / "store.db"), isolation_level=None)
    for pragma in (
        "cipher_log_level = NONE",
        f"key = \"x'{key.hex()}'\"",
        f"cache_size = -{64 * 1024}",
        "temp_store = MEMORY",
        "foreign_keys = ON",
        "journal_mode = WAL",
        "synchronous = FULL",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _write(connection: Any, statements: Sequence[tuple[str, Any, bool]]) -> None:
    cursor = connection.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    for statement, parameters, many in statements:
        if many:
            cursor.executemany(statement, parameters)
        else:
            cursor.execute(statement, parameters).fetchall()
    cursor.execute("COMMIT")


def _require_equal(folders: Sequence[Path], key: bytes, opened: Sequence[Any]) -> None:
    """Refuse figures of stores that do not hold the same rows.

    Raises:
        RuntimeError: They differ.
    """
    for each in opened:
        each.close()
    held = [_rows_in(folder, key) for folder in folders]
    if any(each != held[0] for each in held):
        raise RuntimeError("the stores of the benchmark do not hold the same rows")


def _rows_in(folder: Path, key: bytes) -> dict[str, list[str]]:
    """Return table name → its rows, in an order of their own."""
    connection = _raw(folder, key)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    rows = {
        name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"'))) for (name,) in tables
    }
    connection.close()
    return rows
