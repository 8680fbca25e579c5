# SPDX-License-Identifier: Apache-2.0
"""What happens to a letter after its act: shown, printed, saved, delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.documents import Delivery, PrintState
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.gui.kit.page import ActionPart, Bar
from clerkapp.gui.pages.arming import Arming
from clerkapp.gui.pages.print_keys import PrintKeys, PrintParts
from clerkapp.presentation.letter_panel import LETTER_MARKS, letter_panel, letter_papers
from clerkapp.presentation.print_rows import document_name
from clerkapp.presentation.sentences import error_sentence
from clerkapp.services import prints, review

if TYPE_CHECKING:
    from clerkapp.domain.documents import Letter, PrintedDocument
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.views.review_view import ReviewView
    from clerkapp.gui.widgets.save_place import SavePlace


class LetterSteps(QObject):
    """Works the letter's view for the review page.

    Signals:
        banner_wanted(BannerContent): Something to say above the page; None takes it away.
        said(str): A line for the status bar.
        bar_changed(): The action bar wants other buttons.
        left(): The visit is over.
    """

    banner_wanted = Signal(object)
    said = Signal(str)
    bar_changed = Signal()
    left = Signal()

    def __init__(
        self, seat: Seat, view: ReviewView, save_place: SavePlace, parent: QObject
    ) -> None:
        """Take the page's widgets; no letter is shown."""
        super().__init__(parent)
        self._seat = seat
        self._view = view
        self._words = seat.words
        self._letter: Letter | None = None
        self._document: PrintedDocument | None = None
        self._papers: tuple[PrintedDocument, ...] = ()
        self._may_resume = False
        self._warned = False
        self._busy = False
        self._arming = Arming(self)
        self._prints = PrintKeys(
            seat,
            PrintParts(view.print, view.seen, view.save, view.letter.reprint),
            save_place,
            lambda: self._document,
            lambda: self._document,
            view.letter,
        )
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.next.triggered.connect(self._on_next)
        view.letter.manner.chosen.connect(self._on_manner_chosen)
        view.letter.paper_chosen.connect(self._on_paper_chosen)
        view.letter.record.triggered.connect(self._on_record)
        view.letter.witness.returnPressed.connect(self._on_record)
        self._prints.document_changed.connect(self._on_document_changed)
        self._prints.banner_wanted.connect(self.banner_wanted)
        self._prints.said.connect(self.said)

    @property
    def letter(self) -> Letter | None:
        """The letter that is shown."""
        return self._letter

    def close_question(self) -> bool:
        """Close the question for a reason; say whether it was open."""
        reprint = self._view.letter.reprint
        was_open = self._view.letter.isVisible() and reprint.is_open()
        reprint.close_panel()
        return was_open

    def is_armed(self) -> bool:
        """Say whether F12 acts."""
        return self._arming.is_armed()

    def show(
        self,
        letter: Letter,
        documents: tuple[PrintedDocument, ...],
        *,
        may_resume: bool,
        goes_on: bool,
    ) -> None:
        """Show a letter with its papers.

        Args:
            letter: The letter.
            documents: All documents of the case.
            may_resume: The review may be taken up again.
            goes_on: The visit goes on to the signature.
        """
        view = self._view.letter
        self._letter = letter
        self._papers = letter_papers(letter, documents)
        self._document = self._papers[0] if self._papers else None
        self._may_resume = may_resume
        self._view.next.setText(self._words("letter.go_on" if goes_on else "letter.next"))
        view.show_papers([(d.kind, document_name(self._words, d)) for d in self._papers])
        self._warned = False
        view.manner.set_value("")
        view.witness.clear()
        view.preview.clear()
        view.reprint.close_panel()
        self._view.stack.setCurrentWidget(view)
        self._arming.start()
        self._refresh()
        view.manner.setFocus()
        self._read_pdf()
        self._prints.take_up(self._papers)

    @Slot(str)
    def _on_paper_chosen(self, kind: str) -> None:
        self._document = next(d for d in self._papers if d.kind == kind)
        self._view.letter.preview.clear()
        self._refresh()
        self._read_pdf()

    def _read_pdf(self) -> None:
        document, desk = self._document, self._seat.desk
        if document is None:
            return
        self._seat.tasks.run(
            "read",
            lambda: prints.document_pdf(desk, document.id),
            self,
            lambda pdf: self._on_pdf_read(document, pdf),
            self._on_failed,
            topic="letter-pdf",
        )

    def bar(self) -> Bar:
        """Return the page's action bar while a letter is shown."""
        view = self._view
        leading = [ActionPart(view.print)]
        if self._document is not None and self._document.state is PrintState.HANDED_OVER:
            leading.append(ActionPart(view.seen))
        leading.append(ActionPart(view.save, "quiet"))
        trailing = [ActionPart(view.next, "primary")]
        if self._may_resume:
            trailing.insert(0, ActionPart(view.resume))
        return Bar(leading=tuple(leading), trailing=tuple(trailing))

    def _refresh(self) -> None:
        letter = self._letter
        if letter is None:
            return
        panel = letter_panel(self._words, letter, self._document)
        icon, tone = LETTER_MARKS[letter.kind]
        self._view.letter.show_panel(panel, icon, tone)
        self._view.resume.setEnabled(self._may_resume)
        self.bar_changed.emit()

    def _on_pdf_read(self, document: PrintedDocument, pdf: bytes) -> None:
        title = document_name(self._words, document)
        self._view.letter.preview.show_pdf(pdf, title, document.letter_number)

    @Slot(object)
    def _on_document_changed(self, document: PrintedDocument) -> None:
        letter = self._letter
        if letter is not None and document.letter_number == letter.number:
            self._document = document
            self._papers = tuple(document if d.kind == document.kind else d for d in self._papers)
            self._refresh()

    @Slot(str)
    def _on_manner_chosen(self, manner: str) -> None:
        view = self._view.letter
        needed = manner == Delivery.REFUSED.value
        view.show_witness(needed=needed)
        view.say("")
        if needed:
            view.witness.setFocus()

    @Slot()
    def _on_record(self) -> None:
        letter, view = self._letter, self._view.letter
        if letter is None or letter.delivery is not None or self._busy:
            return
        if not view.manner.value():
            view.say(self._words("letter.delivery.choose"))
            view.manner.setFocus()
            return
        desk, manner = self._seat.desk, Delivery(view.manner.value())
        witness = view.witness.text() if manner is Delivery.REFUSED else ""
        self._busy = True
        self._seat.tasks.run(
            "write",
            lambda: review.record_delivery(desk, letter.case_id, manner, witness),
            self,
            self._on_delivered,
            self._on_record_failed,
        )

    def _on_delivered(self, letter: Letter) -> None:
        self._busy = False
        self._letter = letter
        self.banner_wanted.emit(None)
        self._refresh()
        self._view.letter.preview.setFocus()
        self.said.emit(self._words("letter.said.delivered"))

    def _on_record_failed(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, ClerkError) and error.code == "letter.needs_witness":
            self._view.letter.say(error_sentence(self._words, error)[0])
            self._view.letter.witness.setFocus()
            return
        self._on_failed(error)

    @Slot()
    def _on_next(self) -> None:
        """Leave; a letter whose delivery is not recorded is asked about once."""
        letter = self._letter
        if letter is None or not self._arming.is_armed():
            return
        if letter.delivery is None and not self._warned:
            self._warned = True
            self._arming.start()
            words = self._words
            what, do = words("letter.not_delivered"), words("letter.not_delivered.do")
            self.banner_wanted.emit(BannerContent("warning", what, do))
            return
        self.left.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        what, do = error_sentence(self._words, error)
        self.banner_wanted.emit(BannerContent("error", what, do))
