# SPDX-License-Identifier: Apache-2.0
"""What stands on a paper: the answers and facts of a case under the keys that its layout names.

Only what a layout asks for reaches it, so that the content code covers exactly what the
applicant can read.
"""

from collections.abc import Mapping

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.catalogue.layouts import Choice, Layout, PaperContent
from clerkapp.domain.case import Case
from clerkapp.domain.problems import ClerkError
from clerkapp.services import paper_facts
from clerkapp.services.answer_rows import FORM_ANSWERS, answer_rows
from clerkapp.services.casework import item_of, judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.judgement import Judgement
from clerkapp.services.occasion_facts import occasion_facts, words_of_letter
from clerkapp.services.paper_facts import AS_TEXT, LetterWords
from clerkapp.services.stub_facts import stub_facts

GAP_DUE = "gap.due"
"""Until when a paper that is tolerated for now must follow, where its check does not tell it."""

REPRESENTATIVES = frozenset({"guardian", "agent"})
"""Who signs beside or for the applicant: where the form knows nobody of the kind, nobody does."""


def content_of(
    desk: Desk, case: Case, layout: Layout, letter: LetterWords | None = None
) -> PaperContent:
    """Gather what a layout asks for.

    Raises:
        ClerkError: ``case.no_number``; ``print.missing_value`` for a key that no case knows.
    """
    item = item_of(desk, case)
    judgement = judgement_of(desk, case)
    known = _known(desk, case, item, judgement, letter)
    wanted = layout.value_keys()
    for key in sorted(wanted - known.keys()):
        raise ClerkError("print.missing_value", field=key)
    boxes = layout.choice_keys()
    return PaperContent(
        title=layout.title,
        author=desk.office.name,
        values={key: known[key] for key in wanted},
        chosen={key: frozenset({known.get(key, "")} - {""}) for key in boxes},
        choices={key: _choices(desk, item, key) for key in layout.open_choice_keys()},
        rows=_rows(desk, case, item, judgement, letter, layout),
        not_applicable=frozenset(
            key
            for key in wanted | boxes | layout.signature_keys()
            if _does_not_apply(item, judgement, key, known)
        ),
    )


def _known(
    desk: Desk, case: Case, item: ServiceItem, judgement: Judgement, letter: LetterWords | None
) -> dict[str, str]:
    known = occasion_facts(desk, case, item, judgement)
    known |= paper_facts.answer_facts(desk, item, judgement)
    known |= paper_facts.office_facts(desk)
    known |= paper_facts.case_facts(case, item, judgement)
    known |= paper_facts.visitor_facts(desk, item, judgement)
    known |= paper_facts.promise_facts(desk, case, item)
    known |= paper_facts.enrolment_facts(desk, case, judgement)
    known |= stub_facts(case, judgement)
    if letter is not None:
        known |= paper_facts.letter_facts(desk, case, judgement, letter)
        known |= words_of_letter(letter)
    return known


def _rows(
    desk: Desk,
    case: Case,
    item: ServiceItem,
    judgement: Judgement,
    letter: LetterWords | None,
    layout: Layout,
) -> dict[str, tuple[Mapping[str, str], ...]]:
    """Return the rows that a layout asks for, with the cells that it prints and no others.

    Raises:
        ClerkError: ``print.missing_value`` for rows that no case knows.
    """
    wanted = layout.row_keys()
    known: dict[str, tuple[Mapping[str, str], ...]] = {}
    if FORM_ANSWERS in wanted:
        known[FORM_ANSWERS] = answer_rows(desk, item, judgement)
    if letter is not None:
        due = letter.values.get(GAP_DUE, "")
        known["lacking"] = paper_facts.lacking_rows(case, letter.lacking, due)
        known |= letter.rows
    for key in sorted(wanted.keys() - known.keys()):
        raise ClerkError("print.missing_value", field=key)
    return {
        key: tuple({cell: row[cell] for cell in sorted(cells) if cell in row} for row in known[key])
        for key, cells in wanted.items()
    }


def _choices(desk: Desk, item: ServiceItem, key: str) -> tuple[Choice, ...]:
    entries = desk.catalogue.choices[item.field(key).choices].entries
    return tuple(Choice(entry.code, entry.text.zh) for entry in entries)


def _does_not_apply(
    item: ServiceItem, judgement: Judgement, key: str, known: Mapping[str, str]
) -> bool:
    """Say whether ／ stands in the box: its field or its whole section does not apply here."""
    if known.get(key):
        return False
    field_id = key.removesuffix(AS_TEXT)
    section = field_id.partition(".")[0]
    if section not in {s.id for s in item.form.sections}:
        return section in REPRESENTATIVES
    if section not in judgement.sections:
        return True
    fields = {field.id for field in item.form.fields}
    return field_id in fields and field_id not in judgement.visible
