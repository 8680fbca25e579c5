# SPDX-License-Identifier: Apache-2.0
"""One registration form, warm: our press against typst with a kept compiler and an equal page."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

import pypdfium2

from benchmarks.counter import fill, founded
from benchmarks.families import Families
from benchmarks.rival_form import TypstForm, answers_of
from benchmarks.table import Row
from benchmarks.turns import in_turn
from clerkapp.catalogue.layouts import Layout, PaperContent
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.press import ReportlabPress
from clerkapp.services.content_record import content_from_record
from clerkapp.system.shipped import shipped_folder

ROUNDS = 300
WARM = 20
AIM = 1.0
_LINE = {"print.line": "打印：2026-11-24 10:30　02 号窗口　陈静　第 1 份"}


def measure(folder: Path) -> list[Row]:
    """Return the rows of the table."""
    fonts = shipped_folder("resources") / "fonts"
    layout, content = _form(folder)
    contents = list(islice(Families(2).contents(content), ROUNDS + WARM))
    press = ReportlabPress(FontChain.shipped(fonts, folder / "cache"))
    rival = TypstForm(layout, content, fonts, folder)
    answers = [answers_of(layout, each) for each in contents]
    _require_equal(contents[0], press.compose(layout, contents[0]), rival.compose(answers[0]))
    acts = (
        lambda number: press.compose(layout, contents[number]),
        lambda number: rival.compose(answers[number]),
    )
    ours, others = in_turn(acts, ROUNDS, WARM)
    return [Row("form", "one registration form, warm", ours, "ms", "typst, kept", others, AIM)]


def _form(folder: Path) -> tuple[Layout, PaperContent]:
    """Return the card's form as one family was given it to sign."""
    with founded(folder / "printed") as bench:
        ((_case, form),) = fill(bench, 1)
        with bench.desk.reads() as work:
            content = content_from_record(work.content(form.id), work.picture)
        layout = bench.counter.catalogue.layouts[form.layout, form.layout_version]
    return layout, replace(content, outside=_LINE)


def _require_equal(content: PaperContent, ours: bytes, others: bytes) -> None:
    """Refuse to compare papers that do not say the same.

    Raises:
        RuntimeError: An answer is missing from one of them.
    """
    for name, pdf in (("ours", ours), ("typst", others)):
        text = _text_of(pdf)
        for key, value in content.values.items():
            if _plain(value) not in text:
                raise RuntimeError(f"the paper of {name} lacks {key}")


def _text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return _plain("".join(page.get_textpage().get_text_bounded() for page in document))
    finally:
        document.close()


def _plain(text: str) -> str:
    return "".join(text.split())
