# SPDX-License-Identifier: Apache-2.0
"""Asks CUPS by IPP what ``lpstat`` does not tell: states, their reasons, and paper sources.

Two requests, Get-Job-Attributes and Get-Printer-Attributes, and of their answers the named
attributes (RFC 8010, RFC 8011 §4.2.5 and §4.3.4).
"""

import http.client
import socket
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

_VERSION = b"\x01\x01"
_GET_JOB_ATTRIBUTES = 0x0009
_GET_PRINTER_ATTRIBUTES = 0x000B
_OPERATION_GROUP, _END = b"\x01", b"\x03"
_CHARSET, _LANGUAGE, _URI, _KEYWORD = 0x47, 0x48, 0x45, 0x44
_INTEGERS = frozenset({0x21, 0x23})
"""Tags of whole numbers and of enumerated values (RFC 8010 §3.5.2)."""

_FIRST_VALUE_TAG = 0x10
_STATUS_ERRORS = 0x0100
_PORT = 631

Value = int | str
Attributes = Mapping[str, tuple[Value, ...]]


class JobState(IntEnum):
    """What a queue says of a job (RFC 8011 §5.3.7)."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


PRINTER_STOPPED = 5
"""State of a printer that takes jobs but prints none (RFC 8011 §5.4.11)."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Why there are no attributes.

    Attributes:
        unknown: CUPS answered, and knows no such job or printer; else it did not answer.
    """

    unknown: bool


class _SocketConnection(http.client.HTTPConnection):
    """HTTP through a socket in the file system, as CUPS offers it to this computer."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def job_attributes(
    server: str, number: int, wanted: Sequence[str], seconds: float
) -> Attributes | Silence:
    """Return attributes of a job.

    Args:
        server: Path of the socket, or ``host`` or ``host:port``.
        number: Number of the job.
        wanted: Names of attributes.
        seconds: How long to wait for the answer.
    """
    about = ("job-uri", f"ipp://localhost/jobs/{number}")
    return _asked(server, _request(_GET_JOB_ATTRIBUTES, about, wanted), "/jobs/", seconds)


def printer_attributes(
    server: str, name: str, wanted: Sequence[str], seconds: float
) -> Attributes | Silence:
    """Return attributes of a printer, see ``job_attributes``."""
    about = ("printer-uri", f"ipp://localhost/printers/{name}")
    return _asked(server, _request(_GET_PRINTER_ATTRIBUTES, about, wanted), "/", seconds)


def _asked(server: str, request: bytes, path: str, seconds: float) -> Attributes | Silence:
    connection = _connection(server, seconds)
    try:
        connection.request("POST", path, request, {"Content-Type": "application/ipp"})
        return _read(connection.getresponse().read())
    except (OSError, http.client.HTTPException, struct.error, ValueError):
        return Silence(unknown=False)
    finally:
        connection.close()


def _connection(server: str, seconds: float) -> http.client.HTTPConnection:
    if server.startswith("/"):
        return _SocketConnection(server, seconds)
    host, _, port = server.partition(":")
    return http.client.HTTPConnection(host, int(port or _PORT), timeout=seconds)


def _request(operation: int, about: tuple[str, str], wanted: Sequence[str]) -> bytes:
    head = _VERSION + struct.pack(">HI", operation, 1)
    # Further values of one attribute have an empty name (RFC 8010 §3.1.5).
    names = ("requested-attributes", *("" for _ in wanted[1:]))
    attributes = (
        (_CHARSET, "attributes-charset", "utf-8"),
        (_LANGUAGE, "attributes-natural-language", "en"),
        (_URI, *about),
        *((_KEYWORD, name, value) for name, value in zip(names, wanted, strict=True)),
    )
    return head + _OPERATION_GROUP + b"".join(_attribute(*one) for one in attributes) + _END


def _attribute(tag: int, name: str, value: str) -> bytes:
    parts = (name.encode("ascii"), value.encode("utf-8"))
    return bytes([tag]) + b"".join(struct.pack(">H", len(part)) + part for part in parts)


def _read(answer: bytes) -> Attributes | Silence:
    status: int = struct.unpack_from(">H", answer, 2)[0]
    if status >= _STATUS_ERRORS:
        return Silence(unknown=True)
    found: dict[str, tuple[Value, ...]] = {}
    place, name = 8, ""
    while place < len(answer):
        tag = answer[place]
        place += 1
        if tag < _FIRST_VALUE_TAG:
            continue
        said, place = _counted(answer, place)
        value, place = _counted(answer, place)
        name = said.decode("ascii") or name
        found[name] = (*found.get(name, ()), _value(tag, value))
    return found


def _value(tag: int, value: bytes) -> Value:
    if tag in _INTEGERS:
        number: int = struct.unpack(">i", value)[0]
        return number
    return value.decode("utf-8", "replace")


def _counted(answer: bytes, place: int) -> tuple[bytes, int]:
    length: int = struct.unpack_from(">H", answer, place)[0]
    if place + 2 + length > len(answer):
        raise ValueError("the answer ends early")
    return answer[place + 2 : place + 2 + length], place + 2 + length
