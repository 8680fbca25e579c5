# SPDX-License-Identifier: Apache-2.0
"""Writes pages of drawings as one PDF: same pages, same bytes."""

from collections.abc import Iterable, Iterator

from clerkapp.printing.drawings import (
    MIDDLE,
    POINT,
    Bars,
    Drawing,
    Frame,
    Page,
    Picture,
    Polyline,
    Rule,
    TextLine,
    UprightText,
)
from clerkapp.printing.fonts import BOLD, MEETING_MARKS, PICTURES, REGULAR, tightening
from clerkapp.printing.ground import Grounds
from clerkapp.printing.lines import pieces
from clerkapp.printing.pdffile import PdfFile, picture_name
from clerkapp.printing.picturefont import PictureFont
from clerkapp.printing.subset import Subset

_LAST_OF_FIRST_PLANE = "\uffff"
_FIRST_FILL_IN = 2
_FILL_IN_STROKE = 0.09 / POINT
"""HanaMinB is thinner than Noto Sans SC: this outline makes it as dark as its neighbours."""


def write_pdf(pages: Iterable[Page], grounds: Grounds, title: str, author: str) -> bytes:
    """Return the PDF of the pages."""
    file = PdfFile(title, author)
    writer = _Writer(grounds)
    for page in pages:
        content = writer.content(page)
        pictures = [drawing.jpeg for drawing in page.drawings if isinstance(drawing, Picture)]
        width, height = round(page.width / POINT, 3), round(page.height / POINT, 3)
        file.add_page(width, height, content, pictures, page.bookmark)
    for number, font in sorted((writer.subsets | writer.pictured).items()):
        font.embed(file, f"F{number}")
    return file.data()


class _Writer:
    """Turns drawings into the operators of a page (PDF 32000-1 annex A)."""

    def __init__(self, grounds: Grounds) -> None:
        self._grounds = grounds
        self._fonts = grounds.fonts
        self.subsets: dict[int, Subset] = {}
        self.pictured: dict[int, PictureFont] = {}
        self._height = 0.0
        self._pictures = 0

    def content(self, page: Page) -> bytes:
        self._height = page.height
        self._pictures = 0
        marks = [self._mark(drawing) for drawing in page.drawings]
        return "\n".join(["1 J 1 j", *marks, ""]).encode("ascii")

    def _mark(self, drawing: Drawing) -> str:
        match drawing:
            case TextLine():
                return self._text(drawing)
            case UprightText():
                return self._upright(drawing)
            case Rule():
                return self._rule(drawing)
            case Frame():
                x, y, w, h = drawing.at
                return (
                    f"0 J 0 j {_pt(drawing.weight)} w {_pt(x)} {self._up(y + h)} {_pt(w)} {_pt(h)}"
                    " re S 1 J 1 j"
                )
            case Polyline():
                points = [f"{_pt(x)} {self._up(y)}" for x, y in drawing.points]
                return f"{_pt(drawing.weight)} w {points[0]} m {' l '.join(points[1:])} l S"
            case Bars():
                return self._bars(drawing)
            case Picture():
                return self._picture(drawing)

    def _up(self, y: float) -> str:
        """Return a height in points from the bottom edge, as PDF measures it."""
        return f"{(self._height - y) / POINT:.2f}"

    def _rule(self, rule: Rule) -> str:
        line = (
            f"{_pt(rule.weight)} w {_pt(rule.x1)} {self._up(rule.y1)} m"
            f" {_pt(rule.x2)} {self._up(rule.y2)} l S"
        )
        if not rule.dash:
            return f"0 J {line} 1 J"
        return f"0 J [{' '.join(_pt(part) for part in rule.dash)}] 0 d {line} [] 0 d 1 J"

    def _bars(self, bars: Bars) -> str:
        """Draw whole runs of modules in a space where one unit is one module."""
        runs: list[str] = []
        start = 0
        for run in _runs(bars.pattern):
            if run[0] == "1":
                runs.append(f"{start} 0 {len(run)} 1 re")
            start += len(run)
        bottom = (self._height - bars.y - bars.height) / POINT
        return (
            f"q {bars.module / POINT:.5f} 0 0 {bars.height / POINT:.4f}"
            f" {bars.x / POINT:.4f} {bottom:.4f} cm {' '.join(runs)} f Q"
        )

    def _picture(self, picture: Picture) -> str:
        """Show the next picture of the page; a picture is one unit wide and high."""
        self._pictures += 1
        x, y, w, h = picture.at
        place = f"{_pt(w)} 0 0 {_pt(h)} {_pt(x)} {self._up(y + h)}"
        return f"q {place} cm /{picture_name(self._pictures)} Do Q"

    def _text(self, line: TextLine) -> str:
        """Show a line; the layout's own words are shown alike on every paper."""
        if not line.fixed:
            return self._shown(line)
        subset = self._subset(BOLD if line.bold else REGULAR)
        known = self._grounds.shown.get((line, self._height))
        if known is None:
            known = self._shown(line)
            if subset.ground.codes.keys() >= set(line.text):
                self._grounds.keep(line, self._height, known)
        return known

    def _shown(self, line: TextLine) -> str:
        """Show a line; most are one run of a single face without any shift."""
        if not line.spread and not MEETING_MARKS.search(line.text):
            font = BOLD if line.bold else REGULAR
            codes = self._subset(font).shown(line.text)
            if codes is not None:
                shown = self._run(line, font, line.x, codes)
                return _as_one_text(line.text, shown) if line.tracking else shown
        shown = "\n".join(self._run(line, *run) for run in self._runs_of(line))
        return _as_one_text(line.text, shown) if line.tracking else shown

    def _runs_of(self, line: TextLine) -> Iterator[tuple[int, float, str]]:
        """Yield font, left end and codes of the runs of characters from the same face."""
        run: list[str] = []
        font = -1
        x = start = line.x
        em = line.size * POINT
        gaps = _gaps(line.text) if line.spread else frozenset[int]()
        before = ""
        for index, char in enumerate(line.text):
            glyph = self._fonts.glyph(char, line.bold)
            if glyph is None:
                continue
            shift = tightening(before, char) * em - (line.spread if index in gaps else 0.0)
            if glyph.font != font:
                if run:
                    yield font, start, "".join(run)
                run, font, start = [], glyph.font, x - shift
            elif shift:
                run.append(f">{shift / em * 1000:.0f}<")
            run.append(self._codes_of(font).code(char, glyph.glyph))
            x += glyph.advance * em + line.tracking - shift
            before = char
        if run:
            yield font, start, "".join(run)

    def _upright(self, text: UprightText) -> str:
        em = text.size * POINT
        lines: list[str] = []
        for index, char in enumerate(text.text):
            left = text.middle - self._fonts.width(char, text.bold) * em / 2
            baseline = text.y + (index + 0.5) * text.step + MIDDLE * em
            lines.append(self._text(TextLine(left, baseline, char, text.size, text.bold)))
        return _as_one_text(text.text, "\n".join(lines))

    def _codes_of(self, font: int) -> Subset | PictureFont:
        if font < PICTURES:
            return self._subset(font)
        found = self.pictured.get(font)
        if found is None:
            found = self.pictured[font] = PictureFont(self._fonts.pictures(font))
        return found

    def _subset(self, font: int) -> Subset:
        found = self.subsets.get(font)
        if found is None:
            found = self.subsets[font] = Subset(self._fonts.file(font), self._grounds.of(font))
        return found

    def _run(self, line: TextLine, font: int, x: float, shown: str) -> str:
        tracking = f"{_pt(line.tracking)} Tc " if line.tracking else ""
        untrack = " 0 Tc" if line.tracking else ""
        show = f"[<{shown}>] TJ" if ">" in shown else f"<{shown}> Tj"
        if _FIRST_FILL_IN <= font < PICTURES:
            show = f"{_FILL_IN_STROKE:.3f} w 2 Tr {show} 0 Tr"
        return (
            f"BT /F{font} {line.size:g} Tf {tracking}{_pt(x)} {self._up(line.baseline)} Td"
            f" {show}{untrack} ET"
        )


def _as_one_text(text: str, shown: str) -> str:
    """Mark what is set with wide spaces, so that it is extracted as one text (PDF §14.9.4).

    Text with characters beyond U+FFFF goes without: pdfium, and with it Chrome, loses them there.
    """
    if any(char > _LAST_OF_FIRST_PLANE for char in text):
        return shown
    actual = text.encode("utf-16-be").hex().upper()
    return f"/Span <</ActualText <FEFF{actual}>>> BDC\n{shown}\nEMC"


def _gaps(text: str) -> frozenset[int]:
    """Return where a flush line may be spread: before each piece but the first."""
    places: set[int] = set()
    position = 0
    for piece in pieces(text):
        if position:
            places.add(position)
        position += len(piece)
    return frozenset(places)


def _runs(pattern: str) -> list[str]:
    runs: list[str] = []
    for module in pattern:
        if runs and runs[-1][0] == module:
            runs[-1] += module
        else:
            runs.append(module)
    return runs


def _pt(millimetres: float) -> str:
    return f"{millimetres / POINT:.2f}"
