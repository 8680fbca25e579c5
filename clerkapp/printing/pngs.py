# SPDX-License-Identifier: Apache-2.0
"""Takes a black and white PNG apart: its rows go into a PDF as they are (ISO 15948; PDF §7.4.4)."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def rows_of(png: bytes) -> tuple[int, int, bytes]:
    """Return width, height, and the deflated rows with their predictors.

    Raises:
        ValueError: It is no PNG in black and white without interlacing.
    """
    if not png.startswith(_SIGNATURE):
        raise ValueError("no PNG")
    size, kind, rows = (0, 0), b"", b""
    at = len(_SIGNATURE)
    while at + 8 <= len(png):
        length = int.from_bytes(png[at : at + 4])
        tag, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if tag == b"IHDR":
            size = int.from_bytes(content[:4]), int.from_bytes(content[4:8])
            kind = content[8:13]
        elif tag == b"IDAT":
            rows += content
        at += length + 12
    # Bit depth 1, grey, deflate, adaptive filters, not interlaced.
    if kind != b"\x01\x00\x00\x00\x00" or not rows:
        raise ValueError("not black and white")
    return *size, rows
