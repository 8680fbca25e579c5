# SPDX-License-Identifier: Apache-2.0
"""Other ways to put a page on paper: its strings, lines and bars are handed to them ready placed.

They neither set texts into boxes nor check them; what they are timed for is drawing alone.
"""

import io
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import fpdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from clerkapp.printing.drawings import (
    MIDDLE,
    POINT,
    Bars,
    Drawing,
    Frame,
    Page,
    Polyline,
    Rule,
    TextLine,
    UprightText,
)

REGULAR, BOLD = "NotoSansSC-Regular", "NotoSansSC-Bold"
_REPORTLAB: Any = canvas
_METRICS: Any = pdfmetrics

Segment = tuple[float, float, float, float]


def plain(drawings: list[Drawing]) -> Iterator[Drawing]:
    """Yield drawings of which every rival knows the like: upright words become single lines."""
    for drawing in drawings:
        if not isinstance(drawing, UprightText):
            yield drawing
            continue
        em = drawing.size * POINT
        for index, char in enumerate(drawing.text):
            baseline = drawing.y + (index + 0.5) * drawing.step + MIDDLE * em
            yield TextLine(drawing.middle - em / 2, baseline, char, drawing.size, drawing.bold)


def segments(drawing: Rule | Polyline) -> list[Segment]:
    """Return a rule or a line through points as straight lines."""
    if isinstance(drawing, Rule):
        return [(drawing.x1, drawing.y1, drawing.x2, drawing.y2)]
    points = drawing.points
    return [(*start, *end) for start, end in pairwise(points)]


def black(bars: Bars) -> list[tuple[float, float]]:
    """Return left edge and width of every black bar in mm."""
    found: list[tuple[float, float]] = []
    start = 0
    for run in bars.pattern.replace("01", "0 1").replace("10", "1 0").split():
        if run[0] == "1":
            found.append((bars.x + start * bars.module, len(run) * bars.module))
        start += len(run)
    return found


class BareCanvas:
    """ReportLab's own canvas with its own TrueType fonts, parsed once and kept."""

    def __init__(self, fonts: Path, name: str = "") -> None:
        """Parse both weights; a further ``name`` makes it parse them anew."""
        self._names = {False: REGULAR + name, True: BOLD + name}
        for face, known in ((REGULAR, self._names[False]), (BOLD, self._names[True])):
            _METRICS.registerFont(TTFont(known, str(fonts / f"{face}.ttf")))

    def draw(self, page: Page) -> bytes:
        """Return the page as PDF."""
        written = io.BytesIO()
        size = (page.width / POINT, page.height / POINT)
        sheet: Any = _REPORTLAB.Canvas(written, pagesize=size, pageCompression=1, invariant=1)
        for drawing in plain(page.drawings):
            self._put(sheet, drawing, page.height)
        sheet.save()
        return written.getvalue()

    def _put(self, sheet: Any, drawing: Drawing, height: float) -> None:
        def up(y: float) -> float:
            return (height - y) / POINT

        match drawing:
            case TextLine():
                sheet.setFont(self._names[drawing.bold], drawing.size)
                place = (drawing.x / POINT, up(drawing.baseline), drawing.text)
                sheet.drawString(*place, charSpace=drawing.tracking / POINT)
            case Rule() | Polyline():
                sheet.setLineWidth(drawing.weight / POINT)
                for x1, y1, x2, y2 in segments(drawing):
                    sheet.line(x1 / POINT, up(y1), x2 / POINT, up(y2))
            case Frame():
                x, y, w, h = drawing.at
                sheet.setLineWidth(drawing.weight / POINT)
                sheet.rect(x / POINT, up(y + h), w / POINT, h / POINT)
            case Bars():
                foot, tall = up(drawing.y + drawing.height), drawing.height / POINT
                for x, wide in black(drawing):
                    sheet.rect(x / POINT, foot, wide / POINT, tall, stroke=0, fill=1)
            case _:
                raise TypeError(f"no rival draws a {type(drawing).__name__}")


class FpdfSheet:
    """fpdf2; it parses its fonts anew for every document."""

    def __init__(self, fonts: Path) -> None:
        """Take the folder of fonts."""
        self._fonts = fonts

    def draw(self, page: Page) -> bytes:
        """Return the page as PDF."""
        sheet: Any = fpdf.FPDF(unit="mm", format=(page.width, page.height))
        sheet.set_auto_page_break(False)
        sheet.add_font("noto", "", str(self._fonts / f"{REGULAR}.ttf"))
        sheet.add_font("noto", "B", str(self._fonts / f"{BOLD}.ttf"))
        sheet.add_page()
        for drawing in plain(page.drawings):
            self._put(sheet, drawing)
        return bytes(sheet.output())

    @staticmethod
    def _put(sheet: Any, drawing: Drawing) -> None:
        match drawing:
            case TextLine():
                sheet.set_font("noto", "B" if drawing.bold else "", drawing.size)
                sheet.set_char_spacing(drawing.tracking / POINT)
                sheet.text(drawing.x, drawing.baseline, drawing.text)
            case Rule() | Polyline():
                sheet.set_line_width(drawing.weight)
                for segment in segments(drawing):
                    sheet.line(*segment)
            case Frame():
                sheet.set_line_width(drawing.weight)
                sheet.rect(*drawing.at)
            case Bars():
                for x, wide in black(drawing):
                    sheet.rect(x, drawing.y, wide, drawing.height, style="F")
            case _:
                raise TypeError(f"no rival draws a {type(drawing).__name__}")


class HtmlPage:
    """The page as HTML, each string and line at its place, for WeasyPrint and LibreOffice."""

    def __init__(self, fonts: Path, folder: Path) -> None:
        """Take the folder of fonts and one for files in between."""
        self._folder = folder
        faces = "".join(
            f"@font-face{{font-family:noto;font-weight:{weight};src:url('{file.as_uri()}')}}"
            for file, weight in ((fonts / f"{REGULAR}.ttf", 400), (fonts / f"{BOLD}.ttf", 700))
        )
        self._style = (
            f"{faces}@page{{size:{{width}}mm {{height}}mm;margin:0}}body{{margin:0;"
            "font-family:noto;line-height:1}p,i{position:absolute;margin:0;white-space:pre}"
        )

    def of(self, page: Page) -> str:
        """Return the page as HTML."""
        style = self._style.replace("{width}", f"{page.width}").replace(
            "{height}", f"{page.height}"
        )
        body = "".join(part for drawing in plain(page.drawings) for part in _as_html(drawing))
        return f"<html lang=zh><head><meta charset=utf-8><style>{style}</style></head>{body}</html>"

    def weasyprint(self, page: Page) -> bytes:
        """Return the page as PDF, by WeasyPrint."""
        import weasyprint  # pyright: ignore[reportMissingImports]

        return cast(bytes, cast(Any, weasyprint).HTML(string=self.of(page)).write_pdf())

    def libreoffice(self, page: Page) -> bytes:
        """Return the page as PDF, by LibreOffice in a process of its own, as programs call it."""
        source = self._folder / "page.html"
        source.write_text(self.of(page), encoding="utf-8")
        home = f"-env:UserInstallation=file://{self._folder / 'office'}"
        command = ("soffice", home, "--headless", "--convert-to", "pdf", "--outdir")
        subprocess.run((*command, str(self._folder), str(source)), check=True, capture_output=True)
        return source.with_suffix(".pdf").read_bytes()


def _as_html(drawing: Drawing) -> Iterator[str]:
    match drawing:
        case TextLine():
            top = drawing.baseline - 0.88 * drawing.size * POINT
            weight = 700 if drawing.bold else 400
            yield (
                f"<p style='left:{drawing.x:.2f}mm;top:{top:.2f}mm;font-size:{drawing.size:g}pt;"
                f"letter-spacing:{drawing.tracking:g}mm;font-weight:{weight}'>"
                f"{escape(drawing.text)}</p>"
            )
        case Rule() | Polyline():
            for x1, y1, x2, y2 in segments(drawing):
                left, top = min(x1, x2), min(y1, y2)
                wide, tall = abs(x2 - x1) or drawing.weight, abs(y2 - y1) or drawing.weight
                yield _block(left, top, wide, tall, "background:#000")
        case Frame():
            x, y, w, h = drawing.at
            yield _block(x, y, w, h, f"border:{drawing.weight}mm solid #000")
        case Bars():
            for x, wide in black(drawing):
                yield _block(x, drawing.y, wide, drawing.height, "background:#000")
        case _:
            raise TypeError(f"no rival draws a {type(drawing).__name__}")


def _block(x: float, y: float, w: float, h: float, look: str) -> str:
    return f"<i style='left:{x:.2f}mm;top:{y:.2f}mm;width:{w:.3f}mm;height:{h:.3f}mm;{look}'></i>"


def has_weasyprint() -> bool:
    """Say whether WeasyPrint is installed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint  # noqa: F401  # pyright: ignore
    except (ImportError, OSError):
        return False
    return True


def has_libreoffice() -> bool:
    """Say whether LibreOffice is installed."""
    return shutil.which("soffice") is not None
