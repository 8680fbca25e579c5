# SPDX-License-Identifier: Apache-2.0
"""Printing through Qt as Windows does it, as far as another system goes: into a PDF."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import PaperKind, PaperRoute, QueueAnswer
from clerkapp.domain.problems import OutsideError
from clerkapp.gui.spooler import MOST_DPI, SpoolerQueue
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.press import ReportlabPress
from tests.printing.reading import barcodes_of
from tests.printing.samples import FONTS, load, sample

pytestmark = pytest.mark.window


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> ReportlabPress:
    return ReportlabPress(FontChain.shipped(FONTS, tmp_path_factory.mktemp("fonts")))


def into(path: Path, opened: list[QPrinter]) -> Callable[[PaperRoute], QPrinter]:
    def printer_of(_route: PaperRoute) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        opened.append(printer)
        return printer

    return printer_of


def routed(route: PaperRoute) -> Callable[[PaperKind], PaperRoute]:
    return lambda _kind: route


@pytest.mark.parametrize("code", ["slip_a5", "slip_roll80", "card_registration_form"])
def test_pages_keep_their_size_and_barcodes_are_read(
    qapp: QApplication, press: ReportlabPress, tmp_path: Path, code: str
) -> None:
    layout = load(code)
    pdf = press.compose(layout, sample(code, layout))
    opened: list[QPrinter] = []
    route = PaperRoute(copies=2, sides="two-sided-long-edge")
    queue = SpoolerQueue(routed(route), into(tmp_path / "out.pdf", opened))
    job = queue.submit(pdf, "slip-1120-02-0017", PaperKind.SLIP)
    assert queue.ask(job) == QueueAnswer(PrintState.HANDED_OVER)
    [printer] = opened
    assert printer.docName() == "slip-1120-02-0017"
    assert (printer.copyCount(), printer.resolution()) == (2, MOST_DPI)
    before, after = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(tmp_path / "out.pdf")
    try:
        assert len(after) == len(before)
        for old, new in zip(before, after, strict=True):
            assert new.get_size() == pytest.approx(old.get_size(), abs=1.5)
    finally:
        before.close()
        after.close()
    assert barcodes_of((tmp_path / "out.pdf").read_bytes()) == barcodes_of(pdf)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_place_that_cannot_be_written_is_no_print(
    qapp: QApplication, press: ReportlabPress, tmp_path: Path
) -> None:
    layout = load("slip_a5")
    pdf = press.compose(layout, sample("slip_a5", layout))
    queue = SpoolerQueue(routed(PaperRoute()), into(tmp_path / "none" / "out.pdf", []))
    with pytest.raises(OutsideError, match=r"print\.queue_failed"):
        queue.submit(pdf, "slip-1", PaperKind.SLIP)


def test_a_printer_that_is_not_there(qapp: QApplication) -> None:
    queue = SpoolerQueue(routed(PaperRoute("no such printer")))
    with pytest.raises(OutsideError, match=r"print\.no_printer"):
        queue.submit(b"%PDF-1.5", "slip-1", PaperKind.SLIP)
    names = QPrinterInfo.availablePrinterNames()
    assert [printer.name for printer in queue.printers()] == names
    assert queue.trays("no such printer") == ()
    queue.cancel("slip-1")
