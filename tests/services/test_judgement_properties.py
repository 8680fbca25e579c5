# SPDX-License-Identifier: Apache-2.0
"""What holds for every item and whatever is answered."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerkapp.catalogue.conditions import Setting, YoungerThan, age_on
from clerkapp.catalogue.definitions import CODED, Field, FieldKind, ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation.sentences import problem_sentence
from clerkapp.presentation.words import Words
from clerkapp.services.findings import Findings, findings
from clerkapp.services.judgement import Judgement, judge
from clerkapp.services.review import good
from tests.counter import shipped_catalogue

ITEMS = {f"{item.code}@{item.version}": item for item in shipped_catalogue().items}
NUMBERS = (
    "110150201905181041",
    "110151199008230620",
    "830000199003070035",
    "911840198504120011",
    "USA110185041207",
    "11010519491231002X",
    "U110012345",
    "H12345678",
)
DATES = (
    *("2026-08-16", "2008-02-29", "2026-11-24", "2030-01-01", "long_term", "20261301"),
    *("0001-01-01", "9999-12-31"),
)
WORDS = [
    Words.load(Path(__file__).parents[2] / "resources" / "words", name) for name in ("zh", "en")
]
DATED = frozenset({FieldKind.DATE, FieldKind.EXPIRY})
NOW = datetime(2026, 11, 24, tzinfo=UTC)
Drawn = tuple[str, dict[str, str], date]
"""Which item in which version, answers, day of judgement."""

QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def texts_of(field: Field) -> st.SearchStrategy[str]:
    """Return what may be typed into a field: what fits it, and what does not."""
    anything = st.one_of(st.text(max_size=20), st.sampled_from((*NUMBERS, *DATES, "", " ")))
    if field.kind not in CODED:
        return anything
    codes = [choice.code for choice in shipped_catalogue().choices[field.choices].entries[:60]]
    return st.one_of(st.sampled_from(codes), anything)


@st.composite
def answered(draw: st.DrawFn) -> Drawn:
    """Draw an item, answers to some of its fields, and a day on which it is in force."""
    # Codes and ids are drawn, not the definitions: a failing example shall stay readable.
    key = draw(st.sampled_from(sorted(ITEMS)))
    item = ITEMS[key]
    ids = draw(st.lists(st.sampled_from([f.id for f in item.form.fields]), unique=True))
    answers = {name: draw(texts_of(item.field(name))) for name in ids}
    last = item.in_force_to or date(2028, 12, 31)
    return key, answers, draw(st.dates(item.in_force_from, last))


def judged(key: str, answers: dict[str, str], on: date) -> Judgement:
    return judge(shipped_catalogue(), ITEMS[key], answers, on)


@QUICK
@given(answered())
def test_whatever_is_answered_a_verdict_is_given_and_explained(
    drawn: Drawn,
) -> None:
    judgement = judged(*drawn)
    item = ITEMS[drawn[0]]
    fields = {field.id for field in item.form.fields}
    assert {problem.field for problem in judgement.problems} <= fields
    for problem in judgement.problems:
        for words in WORDS:
            assert problem_sentence(words, item, problem), problem.code
    for result in judgement.eligibility:
        rule = result.rule
        assert rule.sentence.zh, rule.code
        assert rule.basis.zh, rule.code
        assert rule.verified or not rule.refuses
    for need in judgement.papers:
        assert need.paper.why.zh, need.paper.code
        assert need.paper.basis.zh, need.paper.code


@pytest.mark.parametrize("key", sorted(ITEMS))
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_last_day_of_the_calendar_upset_nothing(key: str, day: str) -> None:
    dated = [field.id for field in ITEMS[key].form.fields if field.kind in DATED]
    for name in dated:
        assert judged(key, {name: day}, NOW.date()).eligibility
    assert judged(key, dict.fromkeys(dated, day), NOW.date()).eligibility


def case_of(item: ServiceItem, checks: dict[str, PaperCheck]) -> Case:
    return Case(
        id="c",
        item=item.code,
        item_version=item.version,
        status=CaseStatus.IN_REVIEW,
        received_on=NOW.date(),
        opened_at=NOW,
        clerk_id="c1",
        changed_at=NOW,
        checks=MappingProxyType(checks),
    )


def against(found: Findings) -> set[str]:
    papers = (*found.undecided, *found.lacking, *found.unverified_lacking, *found.to_follow)
    return {paper.code for paper in papers} | set(found.unfulfilled)


@QUICK
@given(answered(), st.data())
def test_one_more_good_paper_never_makes_a_case_worse(drawn: Drawn, data: st.DataObject) -> None:
    item = ITEMS[drawn[0]]
    judgement = judged(*drawn)
    verdicts = st.sampled_from([None, *Verdict])
    checks = {p.code: PaperCheck(p.code, verdict=data.draw(verdicts)) for p in item.papers}
    before = findings(judgement, case_of(item, checks))
    papers = {paper.code: paper for paper in item.papers}
    brought = papers[data.draw(st.sampled_from(sorted(papers)))]
    after = findings(
        judgement, case_of(item, checks | {brought.code: good(checks[brought.code], brought)})
    )
    assert against(after) <= against(before)
    assert brought.code not in against(after)


@given(st.integers(14, 17), st.integers(0, 400))
def test_an_older_version_gives_the_older_result(age: int, days: int) -> None:
    catalogue = shipped_catalogue()
    last, first = date(2026, 12, 31), date(2027, 1, 1)
    was = catalogue.item_on("minor_card", last)
    stricter = tuple(
        replace(rule, fulfilled_when=YoungerThan("applicant.birth_date", Setting(age)))
        if rule.code == "minor"
        else rule
        for rule in was.eligibility
    )
    old = replace(was, in_force_to=last)
    new = replace(was, version="2027-01-01", in_force_from=first, eligibility=stricter)
    others = tuple(item for item in catalogue.items if item is not was)
    both = replace(catalogue, items=(*others, old, new))
    born = date(2008, 6, 1) + timedelta(days=days)
    answers = {"applicant.document_type": "08", "applicant.birth_date": born.isoformat()}
    before = judge(both, both.item_on("minor_card", last), answers, last)
    assert before == judge(catalogue, was, answers, last)
    after = judge(both, both.item_on("minor_card", first), answers, first)
    assert minor(after) is (age_on(born, first) < age)
    again = judge(both, both.item("minor_card", old.version), answers, first)
    assert minor(again) is (age_on(born, first) < 18)


def minor(judgement: Judgement) -> bool | None:
    """Return whether the applicant was found a minor."""
    (found,) = [each.fulfilled for each in judgement.eligibility if each.rule.code == "minor"]
    return found
