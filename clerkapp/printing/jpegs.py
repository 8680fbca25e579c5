# SPDX-License-Identifier: Apache-2.0
"""How large a JPEG is, read from its frame header (ITU-T T.81 annex B)."""

_FRAMES = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC)})
_START = 2


def size_of(jpeg: bytes) -> tuple[int, int]:
    """Return width and height in pixels.

    Raises:
        ValueError: There is no frame header: it is no JPEG.
    """
    at = _START
    while jpeg[at : at + 1] == b"\xff" and at + 9 <= len(jpeg):
        if jpeg[at + 1] in _FRAMES:
            height, width = jpeg[at + 5 : at + 7], jpeg[at + 7 : at + 9]
            return int.from_bytes(width), int.from_bytes(height)
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4])
    raise ValueError("no frame header in a JPEG")
