# SPDX-License-Identifier: Apache-2.0
"""The last act of signing: the paper that was signed is checked, and the case accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerkapp.domain.problems import ClerkError
from clerkapp.domain.signature import Manner
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.presentation.sentences import error_sentence
from clerkapp.presentation.signature_panel import form_is_out
from clerkapp.services import signing

if TYPE_CHECKING:
    from clerkapp.domain.case import Case
    from clerkapp.domain.documents import PrintedDocument
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.views.signature_view import SignatureView
    from clerkapp.presentation.signature_panel import SignerLine


class AcceptSteps(QObject):
    """Accepts the shown case for the signature page.

    Signals:
        accepted(str): The case is accepted and its slip made.
        busy_changed(): It has begun, or failed.
        banner_wanted(BannerContent): Something to say above the page; None takes it away.
        failed(Exception): It could not be done, for a reason beyond the panel.
    """

    accepted = Signal(str)
    busy_changed = Signal()
    banner_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, seat: Seat, view: SignatureView, parent: QObject) -> None:
        """Take the page's widgets."""
        super().__init__(parent)
        self._seat = seat
        self._view = view
        self._words = seat.words
        self._busy = False

    def is_busy(self) -> bool:
        """Say whether a case is being accepted."""
        return self._busy

    def begin_anew(self) -> None:
        """Forget what was under way for the case before."""
        self._busy = False

    def say(self, problem: str) -> None:
        """Say in the panel what is missing; nothing if empty."""
        self._view.problem.show_line("circle-x", problem, "err")
        self._view.problem.setVisible(bool(problem))

    def accept(
        self, case_id: str, document: PrintedDocument, signer: SignerLine, manner: Manner
    ) -> None:
        """Take the signature on a document and accept its case."""
        if self._busy:
            return
        if not form_is_out(document, manner):
            self._ask_for_print(signer)
            return
        view = self._view
        act = signing.SigningAct(
            manner=manner,
            signer=signer.signer,
            witness=view.witness.text() if manner is Manner.FINGERPRINT else "",
            strokes=view.pad.strokes() if manner is Manner.PAD else (),
        )
        self._busy = True
        self.busy_changed.emit()
        self.banner_wanted.emit(None)
        desk, code = self._seat.desk, document.content_code
        self._seat.tasks.run(
            "write",
            lambda: signing.sign_and_accept(desk, case_id, act, code),
            self,
            self._on_accepted,
            self._on_failed,
        )

    def _ask_for_print(self, signer: SignerLine) -> None:
        words = self._words
        who = words(f"signature.who.{signer.signer.value}")
        what, do = words("signature.not_out"), words("signature.not_out.do", who=who)
        self.banner_wanted.emit(BannerContent("warning", what, do))

    def _on_accepted(self, accepted: tuple[Case, PrintedDocument]) -> None:
        self._busy = False
        case, _slip = accepted
        self.accepted.emit(case.id)

    def _on_failed(self, error: Exception) -> None:
        """Say what is still wrong where it is."""
        self._busy = False
        self.busy_changed.emit()
        where = {
            "signature.needs_witness": self._view.witness,
            "signature.needs_strokes": self._view.pad.pad,
        }
        if not isinstance(error, ClerkError) or error.code not in where:
            self.failed.emit(error)
            return
        what, do = error_sentence(self._words, error)
        self.say(self._words("list.sentences", first=what, second=do) if do else what)
        where[error.code].setFocus()
