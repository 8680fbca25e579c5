# SPDX-License-Identifier: Apache-2.0
"""One registration form: ours against others that draw an equal page, in speed, size and memory.

typst sets the page by itself, from a template that a kept compiler holds; the others are handed
every string and line at its place (``drawn_rivals``). Ours looks up, checks, sets and draws.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pypdfium2

from benchmarks.counter import fill, founded
from benchmarks.drawn_rivals import (
    BareCanvas,
    FpdfSheet,
    HtmlPage,
    has_libreoffice,
    has_weasyprint,
)
from benchmarks.families import Families
from benchmarks.rival_form import TypstForm, answers_of
from benchmarks.table import Row
from benchmarks.turns import Act, Sample, in_turn
from clerkapp.catalogue.layouts import Layout, PaperContent
from clerkapp.printing.drawings import Page
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.press import ReportlabPress
from clerkapp.services.content_record import content_from_record
from clerkapp.system.shipped import shipped_folder

ROUNDS, WARM = 300, 20
SLOW_ROUNDS, SLOW_WARM = 8, 1
FIRST_ROUNDS = 15
SIZES = 20
AIM, FIRST_AIM, SIZE_AIM, GROWTH_AIM = 1.0, 0.35, 1.0, 1.02
_INK_ROOM = 0.25
"""Lines that a rival fills instead of drawing them come out darker on the screen."""
_LINE = {"print.line": "打印：2026-11-24 10:30　02 号窗口　陈静　第 1 份"}

Drawer = Callable[[Page], bytes]


def measure(folder: Path) -> list[Row]:
    """Return the rows of the table."""
    fonts = shipped_folder("resources") / "fonts"
    layout, content = form_of_a_family(folder)
    contents = list(islice(Families(2).contents(content), ROUNDS + WARM))
    press = ReportlabPress(FontChain.shipped(fonts, folder / "cache"))
    pages = [press.pages(layout, each)[0] for each in contents]
    typst = TypstForm(layout, content, fonts, folder)
    answers = [answers_of(layout, each) for each in contents]
    quick = BareCanvas(fonts)
    slow = _slow(fonts, folder)
    papers = {
        "ours": press.compose(layout, contents[0]),
        "typst": typst.compose(answers[0]),
        "bare canvas": quick.draw(pages[0]),
        **{name: draw(pages[0]) for name, draw in slow.items()},
    }
    _require_equal(contents[0], papers)
    acts: list[Act] = [
        lambda number: press.compose(layout, contents[number]),
        lambda number: typst.compose(answers[number]),
        lambda number: quick.draw(pages[number]),
    ]
    ours, kept, bare = in_turn(acts, ROUNDS, WARM)
    rows = [
        Row("form", "one registration form, warm", ours, "ms", "typst, kept", kept, AIM),
        Row("form_bare", "… beside drawing alone", ours, "ms", "bare canvas", bare),
    ]
    for name, draw in slow.items():
        of_both: list[Act] = [acts[0], lambda number, draw=draw: draw(pages[number])]
        mine, other = in_turn(of_both, SLOW_ROUNDS, SLOW_WARM)
        rows.append(Row(f"form_{name}", "… beside drawing alone", mine, "ms", name, other))
    rows.append(_first(fonts, folder, layout, contents, pages))
    rows.append(_size(papers, layout, contents, press, typst, answers))
    rows.append(_growth(folder))
    return rows


def _slow(fonts: Path, folder: Path) -> dict[str, Drawer]:
    """Return the rivals that take a tenth of a second or more; what is missing is said."""
    html = HtmlPage(fonts, folder)
    found: dict[str, Drawer] = {"fpdf2": FpdfSheet(fonts).draw}
    for name, is_there, draw in (
        ("WeasyPrint", has_weasyprint(), html.weasyprint),
        ("LibreOffice", has_libreoffice(), html.libreoffice),
    ):
        if is_there:
            found[name] = draw
        else:
            print(f"  {name}: not installed, left out")
    return found


def _first(
    fonts: Path,
    folder: Path,
    layout: Layout,
    contents: Sequence[PaperContent],
    pages: Sequence[Page],
) -> Row:
    """Measure the first form of a running program: fonts opened, one document, nothing kept."""

    def ours(number: int) -> bytes:
        press = ReportlabPress(FontChain.shipped(fonts, folder / "cache"))
        return press.compose(layout, contents[number])

    acts: list[Act] = [ours, lambda number: BareCanvas(fonts, f"-{number}").draw(pages[number])]
    mine, stock = in_turn(acts, FIRST_ROUNDS, 1)
    what = "first form in the running program"
    return Row("form_first", what, mine, "ms", "stock fonts and canvas", stock, FIRST_AIM)


def _size(
    papers: dict[str, bytes],
    layout: Layout,
    contents: Sequence[PaperContent],
    press: ReportlabPress,
    typst: TypstForm,
    answers: Sequence[bytes],
) -> Row:
    """Compare the size of the file with that of the smallest equal one."""
    rivals = {name: pdf for name, pdf in papers.items() if name != "ours"}
    for name, pdf in papers.items():
        print(f"  {name}: {len(pdf) / 1000:.1f} kB")
    name = min(rivals, key=lambda each: len(rivals[each]))
    mine = tuple(len(press.compose(layout, each)) / 1000 for each in contents[:SIZES])
    if name == "typst":
        others = tuple(len(typst.compose(each)) / 1000 for each in answers[:SIZES])
    else:
        others = (len(rivals[name]) / 1000,)
    return Row("form_size", "size of the file", Sample(mine), "kB", name, Sample(others), SIZE_AIM)


def _growth(folder: Path) -> Row:
    """Measure the memory of a process of its own after 100 and after 1,000 forms in files."""
    command = (sys.executable, "-m", "benchmarks.form_batch", str(folder / "batch"))
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    early, late = (Sample((float(figure),)) for figure in said)
    what = "PSS after 1,000 forms in files"
    return Row("form_memory", what, late, "MiB", "after 100", early, GROWTH_AIM)


def form_of_a_family(folder: Path) -> tuple[Layout, PaperContent]:
    """Return the card's form as one family was given it to sign."""
    with founded(folder / "printed") as bench:
        ((_case, form),) = fill(bench, 1)
        with bench.desk.reads() as work:
            content = content_from_record(work.content(form.id), work.picture)
        layout = bench.counter.catalogue.layouts[form.layout, form.layout_version]
    return layout, replace(content, outside=_LINE)


def _require_equal(content: PaperContent, papers: dict[str, bytes]) -> None:
    """Refuse to compare papers that do not say the same, or that look much fainter or darker.

    Raises:
        RuntimeError: An answer is missing from one of them, it has another number of pages, or its
            characters are not there to be seen.
    """
    inked = {name: _ink_of(pdf) for name, pdf in papers.items()}
    for name, pdf in papers.items():
        text, count = _text_of(pdf)
        if count != 1:
            raise RuntimeError(f"the paper of {name} has {count} pages")
        if not 1 - _INK_ROOM < inked[name] / inked["ours"] < 1 + _INK_ROOM:
            raise RuntimeError(f"the paper of {name} has {inked[name] / inked['ours']:.2f} the ink")
        for key, value in content.values.items():
            if _plain(value) not in text:
                raise RuntimeError(f"the paper of {name} lacks {key}")


def _text_of(pdf: bytes) -> tuple[str, int]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        said = "".join(page.get_textpage().get_text_bounded() for page in document)
        return _plain(said), len(document)
    finally:
        document.close()


def _ink_of(pdf: bytes) -> float:
    """Return how much of the first page is black."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        shades = document[0].render(scale=2).to_pil().convert("L").histogram()
    finally:
        document.close()
    return sum(count * (255 - shade) for shade, count in enumerate(shades))


def _plain(text: str) -> str:
    return "".join(text.split())
