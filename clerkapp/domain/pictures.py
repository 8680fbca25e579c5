# SPDX-License-Identifier: Apache-2.0
"""What the head of a file tells of a picture: its kind and how large it is, without decoding it."""

from clerkapp.domain.problems import ClerkError

MOST_PIXELS = 100_000_000
"""An A3 sheet at 600 dpi has 70 million; opening more would take the memory of the counter."""

_JPEG, _PNG, _PDF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-"
_TIFF = (b"II*\x00", b"MM\x00*")
_FRAMES = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC)})
_JPEG_START = 2
_PNG_HEAD = 24
_PDF_HEAD = 1024
"""Readers find the head of a PDF anywhere among so many bytes (PDF 32000-1 annex H)."""


def size_of(jpeg: bytes) -> tuple[int, int]:
    """Return width and height of a JPEG in pixels, from its frame header (ITU-T T.81 annex B).

    Raises:
        ValueError: There is no frame header: it is no JPEG.
    """
    at = _JPEG_START
    while jpeg[at : at + 1] == b"\xff" and at + 9 <= len(jpeg):
        if jpeg[at + 1] in _FRAMES:
            height, width = jpeg[at + 5 : at + 7], jpeg[at + 7 : at + 9]
            return int.from_bytes(width), int.from_bytes(height)
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4])
    raise ValueError("no frame header in a JPEG")


def check_scan(content: bytes) -> None:
    """Refuse what is no scan of a sheet, and what is too large to be looked at again.

    Raises:
        ClerkError: ``scan.not_a_scan`` for a file that is neither PDF nor JPEG, PNG or TIFF;
            ``scan.too_many_pixels``.
    """
    if content.startswith(_TIFF) or _PDF in content[:_PDF_HEAD]:
        return
    width, height = _pixels(content)
    if width * height > MOST_PIXELS:
        million = round(width * height / 1_000_000)
        raise ClerkError("scan.too_many_pixels", actual=str(million), most="100")


def _pixels(content: bytes) -> tuple[int, int]:
    if content.startswith(_PNG) and len(content) >= _PNG_HEAD:
        return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    try:
        return size_of(content if content.startswith(_JPEG) else b"")
    except ValueError:
        raise ClerkError("scan.not_a_scan") from None
