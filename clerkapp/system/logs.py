# SPDX-License-Identifier: Apache-2.0
"""A local log that holds no personal data, and numbers for crashes.

A message is written only when it is a plain event name such as ``store.opened``; arguments and the
texts of exceptions never are, since they may repeat what an applicant said.
"""

import faulthandler
import hashlib
import logging
import re
import sys
import threading
import traceback
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from clerkapp.domain.problems import OutsideError

_EVENT = re.compile(r"[a-z_]+(\.[a-z_]+)*")
_LONGEST_EVENT = 60
_UNNAMED = "-"
FILE_BYTES = 1024 * 1024
_FILES = 5
_ROOT = Path(__file__).resolve().parents[2]


class EventFormatter(logging.Formatter):
    """Writes time, level, module, line, event and the frames of an exception, and no value."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, and one more for each exception and frame."""
        at = datetime.fromtimestamp(record.created).astimezone()
        where = f"{record.name}:{record.lineno}"
        line = f"{at.isoformat('T', 'seconds')} {record.levelname} {where} {_event(record.msg)}"
        number = getattr(record, "crash", "")
        lines = [f"{line} {number}" if number else line]
        lines += getattr(record, "frames", [])
        if record.exc_info and record.exc_info[1] is not None:
            lines += _frames_of(record.exc_info[1])
        return "\n".join(lines)


class LocalLog:
    """The log files of a data folder, and the hooks that catch what nobody caught."""

    def __init__(self, folder: Path, file_bytes: int = FILE_BYTES) -> None:
        """Open the files in ``logs`` below a data folder and listen to all loggers.

        Args:
            folder: The data folder.
            file_bytes: Size at which a file is put aside; the oldest of them goes.

        Raises:
            OutsideError: ``store.cannot_write``.
        """
        self._folder = folder / "logs"
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            self._handler = RotatingFileHandler(
                self._folder / "clerkapp.log",
                maxBytes=file_bytes,
                backupCount=_FILES - 1,
                encoding="utf-8",
            )
            self._faults: IO[str] = (self._folder / "faults.log").open("a", encoding="utf-8")
        except OSError as error:
            raise OutsideError("store.cannot_write", folder=str(folder)) from error
        self._handler.setFormatter(EventFormatter())
        # logging would print the record, values and all, when the disk is full.
        self._handler.handleError = _say_nothing
        self._root = logging.getLogger()
        self._level = self._root.level
        self._root.addHandler(self._handler)
        self._root.setLevel(logging.INFO)
        self._hooks = (sys.excepthook, threading.excepthook)

    def crash(self, error: BaseException) -> str:
        """Write a failure of the program and return the number that the clerk reports."""
        number = crash_number(error)
        logging.getLogger(__name__).critical("crash", exc_info=error, extra={"crash": number})
        return number

    def catch_crashes(self) -> None:
        """Write what no one catches, on any thread, and what ends the interpreter itself."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_on_thread
        faulthandler.enable(self._faults)

    def close(self) -> None:
        """Give the hooks back and close the files."""
        sys.excepthook, threading.excepthook = self._hooks
        if faulthandler.is_enabled():
            faulthandler.disable()
        self._root.removeHandler(self._handler)
        self._root.setLevel(self._level)
        self._handler.close()
        self._faults.close()

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, Exception):
            self._hooks[0](kind, error, trace)
            return
        self.crash(error.with_traceback(trace))

    def _uncaught_on_thread(self, args: Any) -> None:
        if isinstance(args.exc_value, Exception):
            self.crash(args.exc_value)


def crash_number(error: BaseException) -> str:
    """Return a short number such as E-7F21; the same failure at the same place has the same."""
    said = "\n".join(_frames_of(error))
    return "E-" + hashlib.sha256(said.encode()).hexdigest()[:4].upper()


def _event(message: object) -> str:
    if not isinstance(message, str) or len(message) > _LONGEST_EVENT:
        return _UNNAMED
    return message if _EVENT.fullmatch(message) else _UNNAMED


def _frames_of(error: BaseException) -> list[str]:
    """Return the exception's types and frames, causes first, without their texts."""
    lines: list[str] = []
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    for raised in reversed(chain):
        lines.append(f"  {type(raised).__module__}.{type(raised).__qualname__}")
        lines += [
            f"    {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(raised.__traceback__, limit=None)
        ]
    return lines


def _short(filename: str) -> str:
    """Return a file's path inside the program, or its last two parts: home folders are names."""
    path = Path(filename)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    return "/".join(path.parts[-2:])


def _say_nothing(record: logging.LogRecord) -> None:
    """Leave out a record that cannot be written."""
    del record
