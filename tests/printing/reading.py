# SPDX-License-Identifier: Apache-2.0
"""Reads printed PDFs back: their text, where it stands, and their barcodes."""

import shutil
import subprocess
from pathlib import Path
from typing import cast

import pypdfium2
import zxingcpp

MILLIMETRES = 25.4 / 72
DPI = 203


def text_of(pdf: bytes) -> str:
    """Return the text of all pages as pdfium reads it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def poppler_text(pdf: bytes, folder: Path) -> str:
    """Return the text as ``pdftotext`` gives it."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def has_poppler() -> bool:
    """Tell whether ``pdftotext`` is installed."""
    return shutil.which("pdftotext") is not None


def barcodes_of(pdf: bytes, page: int = 0) -> list[str]:
    """Return what a scanner reads on a page printed at 203 dpi."""
    document = pypdfium2.PdfDocument(pdf)
    scale = cast(int, DPI / 72)  # declared as a whole number, takes any
    try:
        image = document[page].render(scale=scale).to_pil().convert("L")
    finally:
        document.close()
    return sorted(found.text for found in zxingcpp.read_barcodes(image))


def pictures_of(pdf: bytes) -> list[bytes]:
    """Return the JPEGs that the first page shows, as they lie in the file."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        shown = document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        return [bytes(cast(pypdfium2.PdfImage, picture).get_data()) for picture in shown]
    finally:
        document.close()


def boxes_of(pdf: bytes) -> list[str]:
    """Return each piece of text with its place in mm from the top left: page, x, y, width."""
    document = pypdfium2.PdfDocument(pdf)
    lines: list[str] = []
    try:
        for number, page in enumerate(document, 1):
            height = page.get_height()
            read = page.get_textpage()
            for index in range(read.count_rects()):
                left, bottom, right, top = read.get_rect(index)
                text = read.get_text_bounded(left, bottom, right, top).strip()
                place = (left, height - top, right - left)
                x, y, w = (round(value * MILLIMETRES, 1) for value in place)
                lines.append(f"{number} {x:6.1f} {y:6.1f} {w:6.1f}  {text}")
    finally:
        document.close()
    return lines


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
