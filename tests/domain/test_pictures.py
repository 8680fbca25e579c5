# SPDX-License-Identifier: Apache-2.0
"""What the head of a file tells of a picture; nothing is decoded for it."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.domain.pictures import check_scan
from clerkapp.domain.problems import ClerkError
from tests.pictures import portrait


def png(across: int, down: int) -> bytes:
    """Return the head of a PNG; what would follow is never looked at."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", across, down)


def jpeg(across: int, down: int) -> bytes:
    frame = struct.pack(">BHH", 8, down, across)
    return b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11" + frame + b"\x03"


def refusal_of(content: bytes) -> ClerkError:
    with pytest.raises(ClerkError) as caught:
        check_scan(content)
    return caught.value


@pytest.mark.parametrize(
    "content",
    [
        *(b"%PDF-1.5 ...", b"\n%PDF-1.4", b"II*\x00....", b"MM\x00*...."),
        *(portrait(), portrait(kind="PNG"), png(10_000, 10_000), jpeg(10_000, 10_000)),
    ],
)
def test_scans_are_taken(content: bytes) -> None:
    check_scan(content)


@pytest.mark.parametrize("content", [png(20_000, 10_000), jpeg(20_000, 10_000)])
def test_two_hundred_megapixels_are_refused_by_their_head(content: bytes) -> None:
    error = refusal_of(content)
    assert (error.code, error.params["actual"]) == ("scan.too_many_pixels", "200")


@pytest.mark.parametrize(
    "content",
    [b"", b"text", portrait(kind="BMP"), portrait(kind="GIF"), portrait()[:20], png(1, 1)[:20]],
)
def test_what_is_no_scan_is_refused(content: bytes) -> None:
    assert refusal_of(content).code == "scan.not_a_scan"


@given(st.binary(max_size=200), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]))
def test_whatever_is_brought_is_taken_or_refused(content: bytes, head: bytes) -> None:
    try:
        check_scan(head + content)
    except ClerkError as error:
        told = error.code
    else:
        told = ""
    assert told in ("", "scan.not_a_scan", "scan.too_many_pixels")
