# SPDX-License-Identifier: Apache-2.0
"""The way of a visit through its pages: choose, intake, review, signature, slip."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.case import Case
from clerkapp.gui.kit.page import Page
from clerkapp.gui.pages.intake_page import IntakePage
from clerkapp.gui.pages.materials_page import MaterialsPage
from clerkapp.gui.pages.new_visit_page import NewVisitPage
from clerkapp.gui.pages.review_page import ReviewPage
from clerkapp.gui.pages.signature_page import SignaturePage
from clerkapp.gui.pages.slip_page import SlipPage
from clerkapp.gui.seat import Seat
from clerkapp.presentation.back_entry import BackDay, step_to_open
from clerkapp.services import lookups


class VisitFlow(QObject):
    """Owns the pages of a visit and brings the right one on top.

    Signals:
        page_wanted(Page): This page should come on top.
        case_left(): A visit ended or was left; lists should be read anew.
    """

    page_wanted = Signal(object)
    case_left = Signal()

    def __init__(self, seat: Seat) -> None:
        """Make the pages for a signed-in clerk."""
        super().__init__()
        self._seat = seat
        self.new_visit = NewVisitPage(seat)
        self.materials = MaterialsPage(seat)
        self.intake = IntakePage(seat)
        self.review = ReviewPage(seat)
        self.signature = SignaturePage(seat)
        self.slip = SlipPage(seat)
        self._case_id = ""
        self._of_step: Mapping[str, Page] = {
            "intake": self.intake,
            "review": self.review,
            "signature": self.signature,
            "slip": self.slip,
        }
        self._connect()

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return all pages, the first one first."""
        return (
            self.new_visit,
            self.materials,
            self.intake,
            self.review,
            self.signature,
            self.slip,
        )

    def _connect(self) -> None:
        self.new_visit.item_chosen.connect(self._on_item_chosen)
        self.new_visit.materials_requested.connect(self._on_materials_requested)
        self.materials.item_chosen.connect(self._on_item_of_today)
        self.materials.left.connect(self.start)
        self.intake.case_numbered.connect(self.show_review)
        self.review.review_passed.connect(self.show_signature)
        self.review.case_ended.connect(self._on_case_ended)
        self.review.intake_requested.connect(self.show_intake)
        self.review.case_requested.connect(self.open_case)
        self.review.next_requested.connect(self.start)
        self.signature.case_accepted.connect(self.show_slip)
        self.signature.intake_requested.connect(self.show_intake)
        self.signature.review_requested.connect(self.show_review)
        self.slip.next_requested.connect(self.start)
        self.slip.joint_opened.connect(self.show_intake)
        for page in (self.intake, self.review, self.signature, self.slip):
            page.step_requested.connect(self._on_step_requested)

    @Slot()
    def start(self) -> None:
        """Begin a new visit at the choice of the item."""
        self.leave()
        self._case_id = ""
        self.page_wanted.emit(self.new_visit)

    def leave(self) -> None:
        """Keep what stands under the cursor before the page is left."""
        self.intake.flush()
        self.case_left.emit()

    @Slot(str)
    def open_case(self, case_id: str) -> None:
        """Open a case at the step where it stands."""
        self.leave()
        self._seat.tasks.run(
            "write",
            lambda: lookups.open_case(self._seat.desk, case_id).case,
            owner=self,
            done=self._on_case_opened,
            topic="open-case",
        )

    def _on_case_opened(self, case: Case) -> None:
        self._case_id = case.id
        self._show_step(step_to_open(self._seat.desk, case), case.id)

    @Slot(str)
    def _on_item_of_today(self, item: str) -> None:
        self._on_item_chosen(item, None)

    @Slot(str, object)
    def _on_item_chosen(self, item: str, back: BackDay | None) -> None:
        self._case_id = ""
        self.intake.show_new(item, back)
        self.page_wanted.emit(self.intake)

    @Slot(str)
    def _on_materials_requested(self, item: str) -> None:
        self.materials.show_item(item)
        self.page_wanted.emit(self.materials)

    @Slot(str)
    def show_intake(self, case_id: str) -> None:
        """Go back to the answers of a case."""
        self._show_step("intake", case_id)

    @Slot(str)
    def show_review(self, case_id: str) -> None:
        """Go to the papers of a case."""
        self._show_step("review", case_id)

    @Slot(str)
    def show_signature(self, case_id: str) -> None:
        """Go to the form to sign."""
        self._show_step("signature", case_id)

    @Slot(str)
    def show_slip(self, case_id: str) -> None:
        """Go to the slip of an accepted case."""
        self._show_step("slip", case_id)

    def _show_step(self, step: str, case_id: str) -> None:
        self._case_id = case_id
        page = self._of_step[step]
        page.show_case(case_id)  # type: ignore[attr-defined]
        self.page_wanted.emit(page)

    @Slot(str)
    def _on_case_ended(self, _case_id: str) -> None:
        self.case_left.emit()

    @Slot(str)
    def _on_step_requested(self, step: str) -> None:
        if self._case_id and step in self._of_step:
            self.intake.flush()
            self._show_step(step, self._case_id)
