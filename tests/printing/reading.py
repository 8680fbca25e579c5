# SPDX-License-Identifier: Apache-2.0
"""Reads printed PDFs back: their text, where it stands, and their barcodes."""

import math
import random
import shutil
import subprocess
from pathlib import Path
from typing import cast

import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter

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


def images_of(pdf: bytes) -> list[Image.Image]:
    """Return the pages as a printer of 203 dpi puts them on paper, in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_dots(page) for page in document]
    finally:
        document.close()


def _dots(page: pypdfium2.PdfPage) -> Image.Image:
    """Return a page whose dots are exactly those of the printer.

    Pdfium's plain rendering stretches a page to a whole number of dots, which no printer does.
    """
    scale = DPI / 72
    raw = pypdfium2.raw
    width, height = (math.ceil(side * scale) for side in page.get_size())
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_Gray)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    matrix = raw.FS_MATRIX(scale, 0, 0, scale, 0, 0)
    clip = raw.FS_RECTF(0, 0, width, height)
    raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, 0)
    return bitmap.to_pil().copy()


def worn(image: Image.Image, skew: float, seed: int, noise: float = 0.02) -> Image.Image:
    """Return a page held aslant by so many degrees, a share of its dots made black or white."""
    turned = image.rotate(skew, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    dots = bytearray(turned.tobytes())
    chance = random.Random(seed)
    for place in chance.sample(range(len(dots)), round(len(dots) * noise)):
        dots[place] = chance.choice((0, 255))
    return Image.frombytes("L", turned.size, bytes(dots))


def seen(image: Image.Image) -> Image.Image:
    """Return a page as an eye sees it that is three dots wide."""
    return image.filter(ImageFilter.MedianFilter(3))


def barcodes_in(image: Image.Image) -> list[str]:
    """Return what a scanner reads on a picture."""
    read = zxingcpp.read_barcodes(
        image, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.Code128)
    )
    return sorted(found.text for found in read)


def barcodes_of(pdf: bytes, page: int = 0) -> list[str]:
    """Return what a scanner reads on a page printed at 203 dpi."""
    return barcodes_in(images_of(pdf)[page])


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
