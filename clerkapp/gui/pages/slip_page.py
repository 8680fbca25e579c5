# SPDX-License-Identifier: Apache-2.0
"""The slip page: what was promised, and the slip for the applicant's hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from clerkapp.domain.documents import SlipSize
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.gui.kit.page import ActionPart, Bar, Page
from clerkapp.gui.kit.pdf_preview import Fit
from clerkapp.gui.kit.text import Text
from clerkapp.gui.pages.after_steps import AfterSteps
from clerkapp.gui.pages.arming import Arming
from clerkapp.gui.pages.print_keys import PrintKeys, PrintParts
from clerkapp.gui.views.slip_view import SlipView
from clerkapp.gui.widgets.dates_block import fill_dates
from clerkapp.gui.widgets.header_parts import window_header
from clerkapp.gui.widgets.print_line import PrintLine
from clerkapp.gui.widgets.save_place import SavePlace
from clerkapp.presentation.header import case_header
from clerkapp.presentation.print_rows import BEGUN, decides, halts, to_confirm
from clerkapp.presentation.sentences import error_sentence
from clerkapp.presentation.slip_panel import (
    SIZES,
    paper_of,
    papers_offered,
    papers_on_request,
    slip_panel,
    slip_title,
)
from clerkapp.services import prints
from clerkapp.services.further_papers import hand_out
from clerkapp.services.lookups import CaseView, open_case

if TYPE_CHECKING:
    from clerkapp.catalogue.definitions import ServiceItem
    from clerkapp.domain.documents import PrintedDocument
    from clerkapp.gui.seat import Seat
    from clerkapp.presentation.print_rows import PrintRow


class SlipPage(Page):
    """Step 回执 of a visit.

    Signals:
        next_requested(): The visit is over; the next person may come.
        joint_opened(str): The case of the item that goes together with this one is to be filled.
    """

    next_requested = Signal()
    joint_opened = Signal(str)

    def __init__(self, seat: Seat, save_place: SavePlace | None = None) -> None:
        """Make the page without a case."""
        super().__init__("slip")
        self._seat = seat
        self._words = seat.words
        self._view = SlipView(seat.theme, seat.words, seat.tasks)
        self.take_view(self._view, self._view.actions())
        self._shown: CaseView | None = None
        self._wanted = ""
        self._warned = False
        self._asked = ""
        self._arming = Arming(self)
        view = self._view
        self._prints = PrintKeys(
            seat,
            PrintParts(view.print, view.seen, view.save, view.reprint),
            save_place or SavePlace(seat.words),
            lambda: self._document,
            lambda: to_confirm(self._shown.documents) if self._shown else None,
            self,
            lambda document: decides(document, self._shown.documents if self._shown else ()),
        )
        self._after = AfterSteps(seat, view.after, lambda: self._shown, self)
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.next.triggered.connect(self._on_next)
        view.paper.chosen.connect(self._on_paper_chosen)
        view.further.chosen.connect(self._on_further_chosen)
        self._after.changed.connect(self.show_case)
        self._after.joint_opened.connect(self.joint_opened)
        self._after.failed.connect(self._on_failed)
        view.reprint.reason_given.connect(self.enter)
        view.reprint.left.connect(self.enter)
        self._prints.document_changed.connect(self._take)
        self._prints.banner_wanted.connect(self.set_banner)
        self._prints.said.connect(self.say)
        self.back_requested.connect(view.reprint.close_panel)

    # -- opening ---------------------------------------------------------------------------

    def show_case(self, case_id: str) -> None:
        """Read an accepted case and show its slip."""
        self._wanted = case_id
        self._shown = None
        self._warned = False
        self._asked = ""
        self.set_banner(None)
        self._view.preview.clear()
        self._view.reprint.close_panel()
        self._view.paper.set_value(SlipSize.A5.value)
        self._arming.start()
        self._show_bar()
        desk = self._seat.desk
        self._seat.tasks.run(
            "write", lambda: open_case(desk, case_id), self, self._on_case_read, self._on_failed
        )

    def _on_case_read(self, shown: CaseView) -> None:
        if shown.case.id != self._wanted:
            return
        self._shown = shown
        self._arming.start()
        item, words = self._item, self._words
        header = case_header(words, item, shown.case, shown.judgement, "slip")
        self.set_header(window_header(header))
        if not shown.case.is_in_effect:
            self.set_banner(BannerContent("info", words("slip.not_accepted")))
        self._offer_papers(SlipSize.A5.value)
        self._view.offer_further(papers_on_request(words, item, shown.case))
        self._refresh()
        self._show_slip()
        self.enter()
        self._prints.take_up(shown.documents)

    def enter(self) -> None:
        """Put the focus on the paper sizes, from which every key of the page works."""
        self._view.paper.setFocus()

    def is_armed(self) -> bool:
        """Say whether F12 acts, or might be the second half of a double press."""
        return self._arming.is_armed()

    # -- showing ---------------------------------------------------------------------------

    @property
    def _item(self) -> ServiceItem:
        if self._shown is None:
            raise ValueError("no case is shown")
        case = self._shown.case
        return self._seat.desk.catalogue.item(case.item, case.item_version)

    @property
    def _document(self) -> PrintedDocument | None:
        shown = self._shown
        return paper_of(shown.documents, self._view.paper.value()) if shown else None

    def _offer_papers(self, paper: str) -> None:
        """Offer what there is to look at, with one of them chosen."""
        shown, view = self._shown, self._view
        if shown is None:
            return
        offered = papers_offered(self._words, self._item, shown.documents, self._asked)
        if view.offer_papers(offered):
            view.paper.chosen.connect(self._on_paper_chosen)
        view.paper.set_value(paper)

    def _refresh(self) -> None:
        shown = self._shown
        if shown is None:
            return
        view, words, theme = self._view, self._words, self._seat.theme
        signature, clerk = shown.case.signature, self._seat.desk.clerk
        by = clerk.name if signature and signature.clerk_id == clerk.id else words("list.none")
        at = signature.at if signature else None
        panel = slip_panel(words, self._item, shown.case, shown.documents, at, by)
        view.result.show_result("circle-check", "ok", panel.result, panel.result_note)
        view.short_number.setText(panel.short_number)
        view.grouped_number.setText(panel.grouped_number)
        fill_dates(view.dates, theme, words, panel.dates, "head")
        if not panel.dates:
            view.dates.add(Text(words("slip.no_dates"), tone="text2"))
        self._show_prints(panel.prints)
        self._after.refresh()
        self._show_bar()

    def _show_prints(self, rows: tuple[PrintRow, ...]) -> None:
        view, shown = self._view, self._shown
        view.prints.clear()
        waiting = to_confirm(shown.documents) if shown else None
        view.seen.setEnabled(waiting is not None)
        for row in rows:
            its_own = waiting is not None and row.document_id == waiting.id
            view.prints.add(PrintLine(self._seat.theme, row, view.seen if its_own else None))

    def _show_bar(self) -> None:
        view = self._view
        leading = (ActionPart(view.print), ActionPart(view.save, "quiet"))
        self.set_bar(Bar(leading=leading, trailing=(ActionPart(view.next, "primary"),)))

    def _show_slip(self) -> None:
        """Show the slip in the chosen size; all but A5 are made when they are first wanted."""
        view, words, paper = self._view, self._words, self._view.paper.value()
        if self._shown is None or not self._shown.case.is_in_effect:
            return
        is_slip = paper in SIZES
        title = slip_title(words, self._item) if is_slip else words(f"document.{paper}")
        view.title.show_line("file-text", title, icon_tone="text2", strong=True)
        view.note.setText(words(f"slip.note.{paper}" if is_slip else "slip.note.sheet"))
        view.preview.set_fit(Fit.WIDTH if paper == SlipSize.ROLL else Fit.WHOLE)
        document, desk, case_id = self._document, self._seat.desk, self._wanted
        if document is not None:
            self._read_pdf(document)
        elif is_slip:
            self._seat.tasks.run(
                "write",
                lambda: prints.slip_of_size(desk, case_id, SlipSize(paper)),
                self,
                self._on_size_made,
                self._on_failed,
                topic="slip-size",
            )

    def _on_size_made(self, document: PrintedDocument) -> None:
        self._take(document)
        self._show_slip()

    def _read_pdf(self, document: PrintedDocument) -> None:
        desk, title = self._seat.desk, slip_title(self._words, self._item)
        self._seat.tasks.run(
            "read",
            lambda: prints.document_pdf(desk, document.id),
            self,
            lambda pdf: self._view.preview.show_pdf(pdf, title),
            self._on_failed,
            topic="slip-pdf",
        )

    @Slot(object)
    def _take(self, document: PrintedDocument) -> None:
        """Put a document that is new or has changed among the others."""
        shown = self._shown
        if shown is None or document.case_id != shown.case.id:
            return
        known = {d.id: d for d in shown.documents} | {document.id: document}
        self._shown = replace(shown, documents=tuple(known.values()))
        self._refresh()

    @Slot(str)
    def _on_paper_chosen(self, _paper: str) -> None:
        self._view.reprint.close_panel()
        self._show_slip()

    @Slot(str)
    def _on_further_chosen(self, kind: str) -> None:
        """Make a paper that somebody asks for, or take the one that is there."""
        if not kind:
            return
        desk, case_id = self._seat.desk, self._wanted
        self._view.reprint.close_panel()
        self._seat.tasks.run(
            "write",
            lambda: hand_out(desk, case_id, kind),
            self,
            self._on_handed_out,
            self._on_failed,
            topic="slip-further",
        )

    def _on_handed_out(self, document: PrintedDocument) -> None:
        self._view.further.set_value("")
        if document.case_id != self._wanted:
            return
        self._take(document)
        self._asked = document.kind
        self._offer_papers(document.kind)
        self._show_slip()
        self.enter()

    # -- leaving ---------------------------------------------------------------------------

    @Slot()
    def _on_next(self) -> None:
        """Leave; a slip that is in nobody's hand yet is asked about once."""
        if not self._arming.is_armed() or self._prints.is_busy():
            return
        if self._slip_is_wanted() and not self._warned:
            self._warned = True
            self._arming.start()
            what, do = self._words("slip.not_printed"), self._words("slip.not_printed.do")
            self.set_banner(BannerContent("warning", what, do))
            return
        self.next_requested.emit()

    def _slip_is_wanted(self) -> bool:
        shown = self._shown
        if shown is None or not shown.case.is_in_effect:
            return False
        return not self._slip_is_out()

    def _slip_is_out(self) -> bool:
        """Say whether a slip has left a printer, or is on its way, in any of its sizes."""
        documents = self._shown.documents if self._shown is not None else ()
        return any(d.kind == "slip" and d.state in BEGUN and not halts(d) for d in documents)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        what, do = error_sentence(self._words, error)
        severity = "error" if isinstance(error, OutsideError) else "warning"
        self.set_banner(BannerContent(severity, what, do))
