# SPDX-License-Identifier: Apache-2.0
"""The worked cases of ``forms/cases/``: what a section chief signs is what the program does."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.loader import load_catalogue
from clerkapp.catalogue.loader_cases import WorkedCase, load_cases
from clerkapp.catalogue.sources import Findings
from clerkapp.domain.problems import FieldProblem, Severity
from clerkapp.services.judgement import Judgement, expected_promises, judge

FORMS = Path(__file__).parents[2] / "forms"
INVENTED = "identity.unknown_division"
"""Every invented number brings this warning: it lies in a division that does not exist."""


@cache
def real_catalogue() -> Catalogue:
    return load_catalogue(FORMS)


@cache
def worked_cases() -> dict[str, WorkedCase]:
    findings = Findings()
    cases = load_cases(FORMS, real_catalogue(), findings)
    assert findings.sorted() == ()
    return {case.name: case for case in cases}


def judged(case: WorkedCase) -> Judgement:
    catalogue = real_catalogue().for_office(case.division)
    item = catalogue.item_on(case.item, case.received_on)
    return judge(catalogue, item, case.answers, case.received_on)


def said(problems: Iterable[FieldProblem], severity: Severity) -> list[str]:
    return sorted(
        f"{problem.field} {problem.code}"
        for problem in problems
        if problem.severity is severity and problem.code != INVENTED
    )


NAMES = sorted(path.stem for path in (FORMS / "cases").glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_fields(name: str) -> None:
    case = worked_cases()[name]
    judgement = judged(case)
    assert set(case.shown) <= set(judgement.visible)
    assert not set(case.not_shown) & set(judgement.visible)
    assert set(case.empty) == set(judgement.empty)


@pytest.mark.parametrize("name", NAMES)
def test_problems(name: str) -> None:
    case = worked_cases()[name]
    problems = judged(case).problems
    assert said(problems, Severity.ERROR) == sorted(case.errors)
    assert said(problems, Severity.WARNING) == sorted(case.warnings)


@pytest.mark.parametrize("name", NAMES)
def test_papers(name: str) -> None:
    case = worked_cases()[name]
    judgement = judged(case)
    assert {paper.code for paper in judgement.needed_papers} == set(case.papers)
    assert {need.paper.code for need in judgement.papers if need.needed is False} == set(
        case.excused
    )


@pytest.mark.parametrize("name", NAMES)
def test_conditions(name: str) -> None:
    case = worked_cases()[name]
    unfulfilled = [result.rule for result in judged(case).eligibility if result.fulfilled is False]
    assert {rule.code for rule in unfulfilled} == set(case.unfulfilled)
    assert any(rule.refuses for rule in unfulfilled) == case.refused


@pytest.mark.parametrize("name", NAMES)
def test_dates(name: str) -> None:
    case = worked_cases()[name]
    if not case.promises:
        return
    catalogue = real_catalogue().for_office(case.division)
    item = catalogue.item_on(case.item, case.received_on)
    found = expected_promises(catalogue, item, case.received_on, case.accepted_on)
    assert {(p.clock, p.due_on, p.provisional) for p in found} == {
        (p.clock, p.due_on, p.provisional) for p in case.promises
    }


@pytest.mark.parametrize("name", NAMES)
def test_what_the_applicant_is_told(name: str) -> None:
    case = worked_cases()[name]
    judgement = judged(case)
    if case.guidance is not None:
        assert {each.code for each in judgement.guidance} == set(case.guidance)
    by_promise = {n.paper.code for n in judgement.papers if n.needed is not False and n.by_promise}
    assert by_promise == set(case.by_promise)
    opens = {result.opens_on for result in judgement.eligibility} - {None}
    assert opens == ({case.opens_on} if case.opens_on else set())
