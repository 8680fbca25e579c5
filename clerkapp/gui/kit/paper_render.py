# SPDX-License-Identifier: Apache-2.0
"""Turns pages of a PDF into pictures; everything here runs on the render lane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

POINTS_PER_INCH = 72
PIXELS_PER_INCH = 96


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A page's size in logical pixels at 100 % (96 to the inch)."""

    width: float
    height: float


def read_sizes(pdf: bytes) -> tuple[PaperSize, ...]:
    """Return the size of every page.

    Raises:
        pypdfium2.PdfiumError: The bytes are no PDF.
    """
    # Third-party and only needed for the first preview: the window paints without it.
    import pypdfium2  # noqa: PLC0415

    factor = PIXELS_PER_INCH / POINTS_PER_INCH
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = range(len(document))
        sizes = (document.get_page_size(page) for page in pages)
        return tuple(PaperSize(width * factor, height * factor) for width, height in sizes)
    finally:
        # PDFium is not thread-safe: nothing of it may live on to be collected elsewhere.
        document.close()


def render_page(pdf: bytes, page: int, scale: float) -> QImage:
    """Return one page as a picture.

    Args:
        pdf: The whole document.
        page: Counted from 0.
        scale: Device pixels per logical pixel at 100 %.
    """
    # Third-party and only needed for the first preview: the window paints without it.
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        # The library takes fractions, whatever its annotation says.
        factor: Any = scale * PIXELS_PER_INCH / POINTS_PER_INCH
        bitmap = sheet.render(scale=factor, prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB32,
        ).copy()
        bitmap.close()
        sheet.close()
        return image
    finally:
        document.close()
