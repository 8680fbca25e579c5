# SPDX-License-Identifier: Apache-2.0
"""Takes papers to the printers of Windows: pages as pictures, to its spooler through Qt.

Windows has no command that prints a PDF. The spooler says only that it took a job, so that every
print is *handed over*, and the clerk says whether the paper came out.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtCore import QMarginsF, QPointF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import PaperRoute, Printer, QueueAnswer
from clerkapp.domain.problems import OutsideError

if TYPE_CHECKING:
    from collections.abc import Callable

    from clerkapp.domain.printers import PaperKind

_POINTS_PER_INCH = 72.0
_MM_PER_INCH = 25.4
MOST_DPI = 600
"""Finer than that an A4 page needs more memory than it gains."""

_SIDES = {
    "one-sided": QPrinter.DuplexMode.DuplexNone,
    "two-sided-long-edge": QPrinter.DuplexMode.DuplexLongSide,
    "two-sided-short-edge": QPrinter.DuplexMode.DuplexShortSide,
}


def printer_of(route: PaperRoute) -> QPrinter:
    """Return the printer of a route, or the computer's default one."""
    found = QPrinterInfo.printerInfo(route.printer) if route.printer else None
    info = found or QPrinterInfo.defaultPrinter()
    if info.isNull() or (route.printer and info.printerName() != route.printer):
        raise OutsideError("print.no_printer")
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)


class SpoolerQueue:
    """Prints through Qt's print support; used on the lane for long work."""

    def __init__(
        self,
        routes: Callable[[PaperKind], PaperRoute],
        printer_of: Callable[[PaperRoute], QPrinter] = printer_of,
    ) -> None:
        """Take where papers go.

        Args:
            routes: Tells printer, tray, copies and sides of a kind of paper.
            printer_of: Opens the printer of a route.
        """
        self._routes = routes
        self._printer_of = printer_of
        self._numbers = itertools.count(1)

    def printers(self) -> tuple[Printer, ...]:
        """Return the printers that Windows knows."""
        stopped = QPrinter.PrinterState.Error
        return tuple(
            Printer(info.printerName(), info.state() is not stopped, info.isDefault())
            for info in QPrinterInfo.availablePrinters()
        )

    def trays(self, printer: str) -> tuple[str, ...]:
        """Return no paper source: which tray is taken stands in the printer's own settings."""
        return ()

    def submit(self, pdf: bytes, title: str, kind: PaperKind) -> str:
        """Hand a PDF over as pictures of its pages and return a name for the job.

        Raises:
            OutsideError: ``print.no_printer`` when there is none, ``print.queue_failed`` when it
                does not take the job.
        """
        route = self._routes(kind)
        printer = self._printer_of(route)
        printer.setDocName(title)
        printer.setCopyCount(route.copies)
        printer.setDuplex(_SIDES[route.sides])
        printer.setFullPage(True)
        printer.setResolution(min(printer.resolution(), MOST_DPI))
        document = pypdfium2.PdfDocument(pdf)
        try:
            _paint(document, printer)
        finally:
            document.close()
        if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            raise OutsideError("print.queue_failed")
        return f"{printer.printerName() or title}-{next(self._numbers)}"

    def ask(self, job: str) -> QueueAnswer:
        """Return that the job was handed over: the spooler says no more through Qt."""
        return QueueAnswer(PrintState.HANDED_OVER)

    def cancel(self, job: str) -> None:
        """Do nothing: Qt takes no job back; the clerk has looked at the printer."""


def _paint(document: pypdfium2.PdfDocument, printer: QPrinter) -> None:
    """Paint every page in its own size, without margins and without scaling."""
    printer.setPageLayout(_layout(document[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise OutsideError("print.queue_failed")
    try:
        for number, page in enumerate(document):
            if number:
                printer.setPageLayout(_layout(page))
                if not printer.newPage():
                    raise OutsideError("print.queue_failed")
            painter.drawImage(QPointF(0, 0), _picture(page, printer.resolution()))
    finally:
        painter.end()


def _layout(page: pypdfium2.PdfPage) -> QPageLayout:
    width, height = (side / _POINTS_PER_INCH * _MM_PER_INCH for side in page.get_size())
    upright = QSizeF(min(width, height), max(width, height))
    size = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    lies = width > height
    turned = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    return QPageLayout(size, turned, QMarginsF(0, 0, 0, 0))


def _picture(page: pypdfium2.PdfPage, dpi: int) -> QImage:
    """Return a page in grey, one dot of the picture for each dot of the printer."""
    scale = dpi / _POINTS_PER_INCH
    bitmap = page.render(scale=scale, grayscale=True)  # pyright: ignore[reportArgumentType]
    try:
        shared = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_Grayscale8,
        )
        return shared.copy()
    finally:
        bitmap.close()
