# SPDX-License-Identifier: Apache-2.0
"""Asks CUPS for the state of a job by IPP: ``lpstat`` lists cancelled jobs as completed too.

One request, Get-Job-Attributes, and the one answer it needs, job-state (RFC 8010 and RFC 8011
§4.3.4 and §5.3.7).
"""

import http.client
import socket
import struct
from enum import IntEnum

_VERSION = b"\x01\x01"
_GET_JOB_ATTRIBUTES = 0x0009
_OPERATION_GROUP, _END = b"\x01", b"\x03"
_CHARSET, _LANGUAGE, _URI, _KEYWORD, _ENUM = 0x47, 0x48, 0x45, 0x44, 0x23
_FIRST_VALUE_TAG = 0x10
_STATUS_ERRORS = 0x0100
_PORT = 631


class JobState(IntEnum):
    """What a queue says of a job (RFC 8011 §5.3.7)."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


class _SocketConnection(http.client.HTTPConnection):
    """HTTP through a socket in the file system, as CUPS offers it to this computer."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def job_state(server: str, number: int, seconds: float) -> JobState | None:
    """Return the state of a job; nothing if CUPS is silent or no longer knows the job.

    Args:
        server: Path of the socket, or ``host`` or ``host:port``.
        number: Number of the job.
        seconds: How long to wait for the answer.
    """
    connection = _connection(server, seconds)
    try:
        headers = {"Content-Type": "application/ipp"}
        connection.request("POST", "/jobs/", _request(number), headers)
        return _state(connection.getresponse().read())
    except (OSError, http.client.HTTPException, struct.error, ValueError):
        return None
    finally:
        connection.close()


def _connection(server: str, seconds: float) -> http.client.HTTPConnection:
    if server.startswith("/"):
        return _SocketConnection(server, seconds)
    host, _, port = server.partition(":")
    return http.client.HTTPConnection(host, int(port or _PORT), timeout=seconds)


def _request(number: int) -> bytes:
    head = _VERSION + struct.pack(">HI", _GET_JOB_ATTRIBUTES, 1)
    attributes = (
        (_CHARSET, "attributes-charset", "utf-8"),
        (_LANGUAGE, "attributes-natural-language", "en"),
        (_URI, "job-uri", f"ipp://localhost/jobs/{number}"),
        (_KEYWORD, "requested-attributes", "job-state"),
    )
    return head + _OPERATION_GROUP + b"".join(_attribute(*one) for one in attributes) + _END


def _attribute(tag: int, name: str, value: str) -> bytes:
    parts = (name.encode("ascii"), value.encode("utf-8"))
    return bytes([tag]) + b"".join(struct.pack(">H", len(part)) + part for part in parts)


def _state(answer: bytes) -> JobState | None:
    status: int = struct.unpack_from(">H", answer, 2)[0]
    if status >= _STATUS_ERRORS:
        return None
    place = 8
    while place < len(answer):
        tag = answer[place]
        place += 1
        if tag < _FIRST_VALUE_TAG:
            continue
        name, place = _counted(answer, place)
        value, place = _counted(answer, place)
        if tag == _ENUM and name == b"job-state":
            return JobState(struct.unpack(">i", value)[0])
    return None


def _counted(answer: bytes, place: int) -> tuple[bytes, int]:
    length: int = struct.unpack_from(">H", answer, place)[0]
    return answer[place + 2 : place + 2 + length], place + 2 + length
