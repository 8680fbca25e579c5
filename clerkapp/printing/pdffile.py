# SPDX-License-Identifier: Apache-2.0
"""The one door to ReportLab: objects of a PDF file, references to them, and its bytes.

Only ``reportlab.pdfbase`` is used: its canvas brings fonts of 256 characters each, imports of
80 ms, and a ToUnicode map that is wrong beyond U+FFFF. ReportLab has no types, hence ``Any``.
"""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, cast

from reportlab.pdfbase import pdfdoc

from clerkapp.domain.pictures import size_of

_pdfdoc = cast(Any, pdfdoc)

COMPRESSION = 3
"""Level of zlib: more saves two bytes in a hundred and costs twice the time."""

_VERSION = (1, 5)

PdfObject = Any
"""A PDF object of ReportLab, or a text that stands in the file as it is."""


class PdfFile:
    """A PDF file while it is being written; the same calls give the same bytes."""

    def __init__(self, title: str, author: str) -> None:
        """Begin a file in Chinese; title and author hold no personal data."""
        self._document: Any = _pdfdoc.PDFDocument(invariant=1, lang="zh-CN", pdfVersion=_VERSION)
        about = self._document.info
        about.title = about.subject = title
        about.author = author
        about.creator = "clerkapp"
        self._bookmarks: list[PdfObject] = []
        preferences = dictionary({"DisplayDocTitle": "true"})
        self._document.Catalog.ViewerPreferences = preferences

    def add_page(
        self,
        width: float,
        height: float,
        content: bytes,
        pictures: Sequence[bytes] = (),
        bookmark: str = "",
    ) -> None:
        """Add a page.

        Args:
            width: Points.
            height: Points.
            content: Its operators.
            pictures: The JPEGs that they show by number.
            bookmark: Words by which a reader finds the page; none if empty.
        """
        page: Any = _pdfdoc.PDFPage()
        page.pagewidth, page.pageheight = width, height
        page.Resources = _pdfdoc.PDFResourceDictionary()
        page.Resources.basicFonts()
        page.Resources.XObject = {
            picture_name(number): self._picture(jpeg) for number, jpeg in enumerate(pictures, 1)
        }
        page.Contents = stream(content)
        # The file's identifier follows from its pages instead of from the time.
        self._document.signature.update(content)
        for jpeg in pictures:
            self._document.signature.update(jpeg)
        self._document.addPage(page)
        if bookmark:
            self._mark(page, height, bookmark)

    def _mark(self, page: PdfObject, height: float, words: str) -> None:
        place = f"bookmark{len(self._bookmarks) + 1}"
        self._document.outline.destinationnamestotitles[place] = words
        self._bookmarks.append({place: _pdfdoc.PDFDestinationXYZ(page, 0, height, 0)})
        self._document.signature.update(words.encode("utf-8"))

    def _picture(self, jpeg: bytes) -> PdfObject:
        width, height = size_of(jpeg)
        entries = {
            "Type": name("XObject"),
            "Subtype": name("Image"),
            "Width": width,
            "Height": height,
            "ColorSpace": name("DeviceRGB"),
            "BitsPerComponent": 8,
            "Filter": name("DCTDecode"),
        }
        known_by = hashlib.sha256(jpeg).hexdigest()
        return self.refer(known_by, _pdfdoc.PDFStream(dictionary(entries), jpeg))

    def refer(self, name: str, item: PdfObject) -> PdfObject:
        """Put an object into the file under a name and return the reference to it."""
        return self._document.Reference(item, name)

    def add_font(self, name: str, font: PdfObject) -> None:
        """Make a font known to all pages."""
        self._document.idToObject["BasicFonts"].dict[name] = self.refer(name, font)

    def data(self) -> bytes:
        """Return the finished file."""
        if self._bookmarks:
            self._document.outline.setDestinations(self._bookmarks)
        return cast(bytes, self._document.GetPDFData(None))


def picture_name(number: int) -> str:
    """Return the name of a page's picture in its operators, counted from 1."""
    return f"P{number}"


def dictionary(entries: Mapping[str, PdfObject]) -> PdfObject:
    """Return a dictionary object."""
    return _pdfdoc.PDFDictionary(dict(entries))


def array_of(*items: PdfObject) -> PdfObject:
    """Return an array object."""
    return _pdfdoc.PDFArray(list(items))


def name(text: str) -> PdfObject:
    """Return a name object of letters and digits, which need no escape."""
    return f"/{text}"


def stream(content: bytes, entries: Mapping[str, PdfObject] | None = None) -> PdfObject:
    """Return a stream object, compressing its content."""
    return packed_stream(zlib.compress(content, COMPRESSION), entries)


def packed_stream(packed: bytes, entries: Mapping[str, PdfObject] | None = None) -> PdfObject:
    """Return a stream object of a content that zlib has compressed."""
    about = dictionary({**(entries or {}), "Filter": name("FlateDecode")})
    return _pdfdoc.PDFStream(about, packed + b"\n")
