# SPDX-License-Identifier: Apache-2.0
"""The signature page: the form is shown, printed and signed, and the case accepted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from clerkapp.domain.documents import PrintState
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.domain.signature import Manner
from clerkapp.domain.states import CaseStatus
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.gui.kit.page import ActionPart, Bar, Page
from clerkapp.gui.pages.accept_steps import AcceptSteps
from clerkapp.gui.pages.arming import Arming
from clerkapp.gui.pages.print_keys import PrintKeys, PrintParts
from clerkapp.gui.pages.scan_steps import ScanSteps
from clerkapp.gui.views.signature_view import SignatureView
from clerkapp.gui.widgets.header_parts import window_header
from clerkapp.gui.widgets.pick_scan import ScanPicker
from clerkapp.gui.widgets.save_place import SavePlace
from clerkapp.gui.widgets.signing_lines import fill_steps, fill_void
from clerkapp.presentation.header import case_header
from clerkapp.presentation.presented_form import Presented, present_case
from clerkapp.presentation.print_rows import document_name
from clerkapp.presentation.sentences import error_sentence
from clerkapp.presentation.signature_panel import (
    VoidPrint,
    accept_words,
    form_document,
    older_void_print,
    signer_line,
    signing_steps,
    void_sentence,
)
from clerkapp.services import prints, signing

if TYPE_CHECKING:
    from clerkapp.catalogue.definitions import ServiceItem
    from clerkapp.domain.case import Case
    from clerkapp.domain.documents import PrintedDocument
    from clerkapp.gui.seat import Seat
    from clerkapp.presentation.signature_panel import SignerLine
    from clerkapp.services.lookups import CaseView


class SignaturePage(Page):
    """Step 签名 of a visit.

    Signals:
        case_accepted(str): The form is signed, the case accepted and its slip made.
        intake_requested(str): An answer is wrong, or somebody else signs.
        review_requested(str): A paper or condition stands against signing.
    """

    case_accepted = Signal(str)
    intake_requested = Signal(str)
    review_requested = Signal(str)

    def __init__(
        self,
        seat: Seat,
        save_place: SavePlace | None = None,
        scans: ScanPicker | None = None,
    ) -> None:
        """Make the page without a case."""
        super().__init__("signature")
        self._seat = seat
        self._words = seat.words
        self._view = SignatureView(seat.theme, seat.words, seat.tasks)
        self.take_view(self._view, self._view.actions())
        self._shown: CaseView | None = None
        self._void: VoidPrint | None = None
        self._voids: dict[str, VoidPrint] = {}
        self._scanned = 0
        self._wanted = ""
        self._arming = Arming(self)
        view = self._view
        self._acceptance = AcceptSteps(seat, view, self)
        self._prints = PrintKeys(
            seat,
            PrintParts(view.print, view.seen, view.save, view.reprint),
            save_place or SavePlace(seat.words),
            lambda: self._document,
            lambda: self._document,
            self,
        )
        self._scans = ScanSteps(seat, scans or ScanPicker(seat.words), self)
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.scan.triggered.connect(self._on_scan)
        view.wrong.triggered.connect(self._on_wrong)
        view.other_signer.triggered.connect(self._on_wrong)
        view.accept.triggered.connect(self._on_accept)
        view.reprint.reason_given.connect(self.enter)
        view.reprint.left.connect(self.enter)
        self._acceptance.accepted.connect(self._on_accepted)
        self._acceptance.busy_changed.connect(lambda: self._show_bar(self._manner))
        self._acceptance.banner_wanted.connect(self.set_banner)
        self._acceptance.failed.connect(self._on_accept_failed)
        self._scans.attached.connect(self._on_attached)
        self._scans.failed.connect(self._on_failed)
        self._prints.document_changed.connect(self._take)
        self._prints.banner_wanted.connect(self.set_banner)
        self._prints.said.connect(self.say)
        self.back_requested.connect(view.reprint.close_panel)

    # -- opening ---------------------------------------------------------------------------

    def show_case(self, case_id: str) -> None:
        """Read a case, and make the form that its answers want."""
        self._wanted = case_id
        self._shown = None
        self._acceptance.begin_anew()
        self.set_banner(None)
        self._view.preview.clear()
        self._view.reprint.close_panel()
        self._view.pad.pad.clear()
        self._view.witness.clear()
        self._show_bar(Manner.PAPER)
        desk = self._seat.desk
        self._seat.tasks.run(
            "write", lambda: present_case(desk, case_id), self, self._on_presented, self._on_failed
        )

    def _on_presented(self, made: Presented) -> None:
        case = made.view.case
        if case.id != self._wanted:
            return
        if made.void is not None:
            self._voids[case.id] = made.void
        self._shown = made.view
        self._void = self._voids.get(case.id) or older_void_print(case, made.view.documents)
        self._scanned = 0
        self._arming.start()
        self._show_manners(case)
        header = case_header(self._words, self._item, case, made.view.judgement, "signature")
        self.set_header(window_header(header))
        if made.error is not None:
            self._on_failed(made.error)
        elif case.is_in_effect:
            self.set_banner(BannerContent("info", self._words("signature.closed")))
        self._refresh()
        self._show_form()
        self.enter()
        document = self._document
        self._prints.take_up([document] if document is not None else [])

    def _show_manners(self, case: Case) -> None:
        manners = signing.manners_allowed(self._seat.desk, case)
        chosen = case.signature.manner if case.signature else Manner.PAPER
        shown = manners if chosen in manners else (*manners, chosen)
        segments = self._view.show_manners(shown, chosen)
        segments.setEnabled(case.status is CaseStatus.AWAITING_SIGNATURE)
        segments.chosen.connect(self._on_manner_chosen)

    def _show_form(self) -> None:
        document, desk = self._document, self._seat.desk
        if document is None:
            return
        self._seat.tasks.run(
            "read",
            lambda: prints.document_pdf(desk, document.id),
            self,
            lambda pdf: self._on_pdf_read(document, pdf),
            self._on_failed,
            topic="signature-pdf",
        )

    def _on_pdf_read(self, document: PrintedDocument, pdf: bytes) -> None:
        title = document_name(self._words, document)
        self._view.preview.show_pdf(pdf, title, self._words("signature.preview.note"))

    def enter(self) -> None:
        """Put the focus on the manner, from which every key of the page works."""
        self._view.manner.setFocus()

    def is_armed(self) -> bool:
        """Say whether F12 acts, or might be the second half of a double press."""
        return self._arming.is_armed()

    # -- showing ---------------------------------------------------------------------------

    @property
    def _item(self) -> ServiceItem:
        case = self._case
        return self._seat.desk.catalogue.item(case.item, case.item_version)

    @property
    def _case(self) -> Case:
        if self._shown is None:
            raise ValueError("no case is shown")
        return self._shown.case

    @property
    def _document(self) -> PrintedDocument | None:
        shown = self._shown
        if shown is None or shown.case.presented is None:
            return None
        return form_document(shown.documents, shown.case.presented.content_code)

    @property
    def _manner(self) -> Manner:
        return Manner(self._view.manner.value() or Manner.PAPER.value)

    @property
    def _signer(self) -> SignerLine:
        if self._shown is None:
            raise ValueError("no case is shown")
        catalogue = self._seat.desk.catalogue
        return signer_line(catalogue, self._words, self._item, self._shown.judgement)

    def _refresh(self) -> None:
        """Show manner, steps, signer, code and what became void."""
        if self._shown is None:
            return
        view, words, theme = self._view, self._words, self._seat.theme
        manner, signer, document = self._manner, self._signer, self._document
        who = words(f"signature.who.{signer.signer.value}")
        view.manner_note.setText(words(f"signature.manner.{manner.value}.note", who=who))
        open_ = self._case.status is CaseStatus.AWAITING_SIGNATURE
        view.pad.setVisible(manner is Manner.PAD and open_)
        view.witness.setVisible(manner is Manner.FINGERPRINT and open_)
        self._acceptance.say("")
        steps = signing_steps(words, document, signer, manner, self._scanned)
        fill_steps(view.steps, theme, steps)
        view.signer_name.setText(signer.name)
        view.signer_capacity.setText(signer.capacity)
        view.code.setText(document.content_code if document else "")
        void = void_sentence(words, self._item, self._void) if self._void is not None else ""
        fill_void(view.void_block, theme, void)
        self._show_bar(manner)

    def _show_bar(self, manner: Manner) -> None:
        view, document = self._view, self._document
        closed = self._shown is not None and self._case.status is not CaseStatus.AWAITING_SIGNATURE
        view.accept.setText(accept_words(self._words, manner))
        view.accept.setEnabled(not closed and not self._acceptance.is_busy())
        handed = document is not None and document.state is PrintState.HANDED_OVER
        view.seen.setEnabled(handed)
        leading = [ActionPart(view.print)]
        if handed:
            leading.append(ActionPart(view.seen))
        leading += [ActionPart(view.scan, "quiet"), ActionPart(view.wrong, "quiet")]
        trailing = (ActionPart(view.save, "quiet"), ActionPart(view.accept, "primary"))
        self.set_bar(Bar(leading=tuple(leading), trailing=trailing))

    @Slot(object)
    def _take(self, document: PrintedDocument) -> None:
        """Put a copy that is new or has changed among the documents."""
        shown = self._shown
        if shown is not None and document.case_id == shown.case.id:
            others = tuple(d for d in shown.documents if d.id != document.id)
            self._shown = replace(shown, documents=(*others, document))
            self._refresh()

    # -- signing ---------------------------------------------------------------------------

    @Slot(str)
    def _on_manner_chosen(self, manner: str) -> None:
        self._refresh()
        if manner == Manner.FINGERPRINT.value:
            self._view.witness.setFocus()

    @Slot()
    def _on_accept(self) -> None:
        if self._shown is None or not self._arming.is_armed():
            return
        if self._document is None:
            self.say(self._words("signature.making"), "info", "accent")
            return
        self._acceptance.accept(self._case.id, self._document, self._signer, self._manner)

    @Slot(str)
    def _on_accepted(self, case_id: str) -> None:
        self._voids.pop(case_id, None)
        self.case_accepted.emit(case_id)

    @Slot(object)
    def _on_accept_failed(self, error: Exception) -> None:
        """Say what stands against it; an open paper or likeness leads back to the review."""
        self._on_failed(error)
        if isinstance(error, ClerkError) and error.code.startswith(("review.", "duplicate.")):
            self.review_requested.emit(self._wanted)

    # -- scans and leaving -----------------------------------------------------------------

    @Slot()
    def _on_scan(self) -> None:
        if self._shown is None:
            return
        self._scans.attach(self._case.id)

    @Slot(str)
    def _on_attached(self, case_id: str) -> None:
        if case_id == self._wanted:
            self._scanned += 1
            self._refresh()
        self.say(self._words("signature.said.attached"))

    @Slot()
    def _on_wrong(self) -> None:
        if self._wanted:
            self.intake_requested.emit(self._wanted)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        what, do = error_sentence(self._words, error)
        severity = "error" if isinstance(error, OutsideError) else "warning"
        self.set_banner(BannerContent(severity, what, do))
