# SPDX-License-Identifier: Apache-2.0
"""What a paper looked like when somebody last looked at it, as text that can be compared."""

from pathlib import Path

from clerkapp.printing.drawings import Frame, Page, Rule
from clerkapp.printing.press import ReportlabPress
from tests.printing.further_samples import FURTHER_CODES
from tests.printing.list_samples import LIST_CODES, list_sample
from tests.printing.reading import boxes_of
from tests.printing.samples import load, sample

FOLDER = Path(__file__).parent / "golden"

CODES = (
    "card_registration_form",
    "medical_registration_form",
    "registration_form",
    "slip_a5",
    "slip_a4",
    "receipt_slip_a5",
    "receipt_slip_a4",
    "slip_roll80",
    "receipt_slip_roll80",
    "notice",
    "refusal",
    "authority_letter",
    "authority_letter_self",
    "authority_letter_unit",
    "gap_notice",
    "gap_promise",
    "promise_letter",
    "lapse_letter",
    "late_notice",
    "referral",
    "withdrawal",
    "loss_receipt",
    "payment_guidance",
    "materials_list",
    *FURTHER_CODES,
)

NO_CASE = ("materials_list", "privacy_notice", "consultation_answer")
"""Papers that anybody may be given, without a case."""


def record(press: ReportlabPress, code: str) -> str:
    """Return the golden text of a paper: what is read where, what is ticked, how it is ruled."""
    layout = load(code)
    content = list_sample(code, layout) if code in LIST_CODES else sample(code, layout)
    pages = press.pages(layout, content)
    lines = [f"{code} {len(pages)} page(s) {pages[0].width:g} x {pages[0].height:.1f} mm"]
    lines += boxes_of(press.compose(layout, content))
    for page in pages:
        lines += [
            f"{'☑' if ticked else '□'} {key} {code} {words}"
            for key, code, words, ticked in page.ticks
        ]
        lines += _lines(page)
    return "\n".join(lines) + "\n"


def _lines(page: Page) -> list[str]:
    found: list[str] = []
    for drawing in page.drawings:
        if isinstance(drawing, Rule):
            ends = (drawing.x1, drawing.y1, drawing.x2, drawing.y2)
            found.append("rule " + " ".join(f"{end:.1f}" for end in ends) + f" {drawing.weight:g}")
        elif isinstance(drawing, Frame):
            found.append("frame " + " ".join(f"{side:.1f}" for side in drawing.at))
    return sorted(found)
