# SPDX-License-Identifier: Apache-2.0
"""The definitions that ship: the items load, and keep the rules that no loader can know."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.definitions import FieldKind, Need
from clerkapp.catalogue.loader import check_folder, load_catalogue
from clerkapp.domain.identity import DocumentType
from clerkapp.services.intake import opening_answers
from clerkapp.services.judgement import judge

FORMS = Path(__file__).parents[2] / "forms"
DAY = date(2026, 11, 24)
ITEMS = ("minor_card", "minor_medical", "newborn_medical", "newborn_card", "permit_child_medical")
ROWS = {
    "minor_card": 13,
    "minor_medical": 16,
    "newborn_medical": 14,
    "newborn_card": 12,
    "permit_child_medical": 17,
}
"""Most rows up to the last required field: 13 fit 1366×768 while nothing is wrong."""
CARD_STARTS = {"minor_card": "card_requested", "newborn_card": "number_known"}
"""From which event the clock of the card runs; the other items promise no card."""
PARAMETERS = {
    "appeal_court_months": "6",
    "appeal_period_days": "60",
    "authority_letter_months": "6",
    "card_days": "20",
    "consent_below_age": "14",
    "correction_days": "10",
    "fingerprint_allowed": "yes",
    "guardianship_promise_allowed": "no",
    "newborn_late_rule": "month_after_payment",
    "permit_validity_rule": "receipt",
    "season_from": "09-01",
    "season_to": "11-30",
    "guardian_acts_below_age": "16",
    "newborn_window_days": "90",
    "photo_not_required_below_age": "7",
    "registration_days": "10",
    "signature_pad_allowed": "no",
}


OFFICERS = {DocumentType.OFFICER_CARD, DocumentType.ARMED_POLICE_CARD}


@cache
def catalogue() -> Catalogue:
    return load_catalogue(FORMS)


def test_nothing_is_wrong() -> None:
    assert [str(problem) for problem in check_folder(FORMS)] == []


def test_items_in_the_order_of_the_office() -> None:
    items = catalogue().items_on(DAY)[:5]
    assert [(item.number, item.code, item.authority.value) for item in items] == [
        (1, "minor_card", "人社"),
        (2, "minor_medical", "医保"),
        (3, "newborn_medical", "医保"),
        (4, "newborn_card", "人社"),
        (5, "permit_child_medical", "医保"),
    ]
    numbers = [item.number for item in catalogue().items_on(DAY)]
    assert numbers == sorted(set(numbers))
    assert items[0].initials == "wcnrshbzksl"


@pytest.mark.parametrize(("name", "value"), sorted(PARAMETERS.items()))
def test_parameter(name: str, value: str) -> None:
    assert catalogue().parameters_on(DAY)[name] == value


def test_review_body_is_named() -> None:
    assert catalogue().parameters_on(DAY)["appeal_review_body"]


@pytest.mark.parametrize("code", ITEMS)
def test_promises(code: str) -> None:
    promises = {rule.clock: rule for rule in catalogue().item_on(code, DAY).promises}
    registration = promises["registration"]
    assert (registration.start_event, registration.verified) == ("received", True)
    if code in CARD_STARTS:
        assert promises["card"].start_event == CARD_STARTS[code]
        assert not promises["card"].verified
    else:
        assert set(promises) == {"registration"}


@pytest.mark.parametrize("code", ITEMS)
def test_documents(code: str) -> None:
    item = catalogue().item_on(code, DAY)
    assert item.document("notice").nature == "告"
    assert item.document("refusal").nature == "不受"
    assert item.document("slip").roll


@pytest.mark.parametrize("code", ITEMS)
def test_every_document_type_is_one_that_the_identity_rules_know(code: str) -> None:
    item = catalogue().item_on(code, DAY)
    for person in ("applicant", "guardian", "agent"):
        choices = catalogue().choices[item.field(f"{person}.document_type").choices]
        assert {entry.code for entry in choices.entries} <= set(DocumentType)


@pytest.mark.parametrize(
    ("people", "not_offered"),
    [
        ("adult", {*OFFICERS, DocumentType.HOUSEHOLD_BOOK, DocumentType.BIRTH_CERTIFICATE}),
        ("child", OFFICERS),
        ("guardian", {DocumentType.HOUSEHOLD_BOOK, DocumentType.BIRTH_CERTIFICATE}),
    ],
)
def test_every_document_is_offered_to_whom_it_serves(
    people: str, not_offered: set[DocumentType]
) -> None:
    """No card is applied for with an officer's card; a soldier may be a guardian."""
    entries = catalogue().choices[f"document_types_{people}"].entries
    assert {entry.code for entry in entries} == set(DocumentType) - not_offered


@pytest.mark.parametrize("code", ITEMS)
@pytest.mark.parametrize("kind", [each for each in DocumentType if each not in OFFICERS])
def test_sex_and_birth_date_are_asked_only_where_the_number_does_not_tell(
    code: str, kind: DocumentType
) -> None:
    told = {DocumentType.RESIDENT_ID, DocumentType.HOUSEHOLD_BOOK, DocumentType.HMT_RESIDENCE}
    item = catalogue().item_on(code, DAY)
    visible = judge(catalogue(), item, {"applicant.document_type": kind.value}, DAY).visible
    assert ("applicant.sex" in visible) == (kind not in told)
    assert ("applicant.birth_date" in visible) == (kind not in {*told, DocumentType.FOREIGN_PR})


@pytest.mark.parametrize("code", ITEMS)
@pytest.mark.parametrize("consent", ["given", "pending", "not_given"])
def test_consent_never_stands_against_acceptance(code: str, consent: str) -> None:
    """个人信息保护法 Art. 13(3): a statutory duty needs no consent."""
    item = catalogue().item_on(code, DAY)
    answers = opening_answers(item) | {
        "applicant.document_number": "110150201905181041",
        "guardian.consent": consent,
    }
    judgement = judge(catalogue(), item, answers, DAY)
    needed = {paper.code for paper in judgement.needed_papers}
    assert ("personal_data_notice" in needed) == (consent == "given")
    assert all(problem.field != "guardian.consent" for problem in judgement.problems)


@pytest.mark.parametrize("code", ITEMS)
def test_what_only_a_local_rule_asks_for_is_not_verified(code: str) -> None:
    item = catalogue().item_on(code, DAY)
    for rule in (*item.papers, *item.eligibility, *item.promises):
        assert not rule.verified or "地方" not in rule.basis.zh


@pytest.mark.parametrize("code", ITEMS)
def test_no_mark_of_doubt_is_printed(code: str) -> None:
    """待核实 is for the screen alone (look/papers A10)."""
    item = catalogue().item_on(code, DAY)
    printed = [item.name, item.legal_basis, item.fee]
    printed += [text for paper in item.papers for text in (paper.name, paper.standard, paper.basis)]
    printed += [text for r in item.refusals for text in (r.reason, r.basis, r.where_to)]
    assert all("待核实" not in text.zh for text in printed)


@pytest.mark.parametrize("code", ITEMS)
def test_form_of_a_usual_visit_fits_the_screen(code: str) -> None:
    """Rows of two columns up to the last required field, sections that do not apply as one row."""
    item = catalogue().item_on(code, DAY)
    answers = opening_answers(item) | {"applicant.document_number": "110150201905181041"}
    judgement = judge(catalogue(), item, answers, DAY)
    rows = 0
    for section in item.form.sections:
        shown = [f for f in section.fields if f.id in judgement.visible]
        if section.id not in judgement.sections:
            rows += 1
            continue
        last = max(place for place, f in enumerate(shown) if f.need is Need.REQUIRED)
        cells = sum(2 if f.wide else 1 for f in shown[: last + 1])
        rows += (cells + 1) // 2
    assert rows <= ROWS[code]


@pytest.mark.parametrize("code", ITEMS)
def test_optional_fields_about_contact_stand_last(code: str) -> None:
    fields = catalogue().item_on(code, DAY).form.sections[-1].fields
    free = [field.need for field in fields if field.when is None]
    assert free == sorted(free, key=lambda need: need is Need.OPTIONAL)


@pytest.mark.parametrize("code", ITEMS)
def test_ids_of_documents_are_bound_to_their_type(code: str) -> None:
    fields = catalogue().item_on(code, DAY).form.fields
    numbers = [field for field in fields if field.kind is FieldKind.DOCUMENT_NUMBER]
    assert [field.document_type for field in numbers] == [
        "applicant.document_type",
        "guardian.document_type",
        "agent.document_type",
    ]


def test_code_lists() -> None:
    choices = catalogue().choices
    groups = choices["ethnic_groups"].entries
    assert len(groups) == 58
    assert all(not entry.text.zh.endswith("族") for entry in groups)
    assert len(choices["nationalities"].entries) == 249
    taiwan = choices["nationalities"].find("TWN")
    assert taiwan is not None
    assert taiwan.text.zh == "中国台湾"
    assert [entry.code for entry in choices["relations_guardian"].entries][:2] == ["52", "51"]


@pytest.mark.parametrize("code", sorted(path.stem for path in (FORMS / "choices").glob("*.csv")))
def test_every_entry_can_be_found_by_initials(code: str) -> None:
    assert all(entry.initials for entry in catalogue().choices[code].entries)


@pytest.mark.parametrize("division", ["110105", "440305"])
def test_beijing_and_shenzhen_differ_from_the_national_values(division: str) -> None:
    national = catalogue().parameters_on(DAY)
    theirs = catalogue().for_office(division).parameters_on(DAY)
    differing = [name for name, value in national.items() if theirs[name] != value]
    assert len(differing) >= 6


def test_what_a_region_says_is_not_called_verified() -> None:
    values = [
        value
        for region in catalogue().regional.values()
        for parameter in region.values()
        for value in parameter.values
    ]
    assert values
    assert not any(value.verified for value in values)


@pytest.mark.parametrize(
    ("code", "basis", "verified"),
    [
        ("adult_card", "社会保险经办条例第六条", True),
        ("minor_card", "社会保险经办条例第六条", True),
        ("card_loss", "社会保险经办条例第十条", False),
        ("card_loss_release", "社会保险经办条例第十条", False),
        ("card_replacement", "社会保险经办条例第十条", False),
        ("card_loss_and_replacement", "社会保险经办条例第十条", False),
        ("card_exchange", "社会保险经办条例第十条", False),
        ("card_cancellation", "社会保险经办条例第十条", False),
    ],
)
def test_who_is_registered_already_waits_by_the_article_on_changes(
    code: str, basis: str, verified: bool
) -> None:
    """Art. 6 is about the first registration; Art. 10, about changes, names no card."""
    item = catalogue().item_on(code, DAY)
    rule = next(each for each in item.promises if each.clock == "registration")
    (limit,) = item.limits
    assert (rule.basis.zh, limit.basis.zh, rule.verified) == (basis, basis, verified)
    assert basis.removeprefix("社会保险经办条例") in item.legal_basis.zh
