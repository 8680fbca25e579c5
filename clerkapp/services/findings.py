# SPDX-License-Identifier: Apache-2.0
"""What the checks of a case's papers and its conditions add up to."""

from dataclasses import dataclass

from clerkapp.catalogue.definitions import Paper
from clerkapp.domain.case import Case
from clerkapp.services.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Findings:
    """What the checks of the needed papers and the conditions add up to.

    Attributes:
        undecided: Papers without a verdict.
        lacking: Papers that are missing or wrong.
        unverified_lacking: Those of them that only an unverified rule asks for.
        unfulfilled: Codes of conditions that refuse.
    """

    undecided: tuple[Paper, ...]
    lacking: tuple[Paper, ...]
    unverified_lacking: tuple[Paper, ...]
    unfulfilled: tuple[str, ...]


def findings(judgement: Judgement, case: Case) -> Findings:
    """Add up the checks; a paper that an unverified rule or a consent asks for never obstructs."""
    undecided: list[Paper] = []
    lacking: list[Paper] = []
    unverified: list[Paper] = []
    for paper in judgement.needed_papers:
        check = case.checks.get(paper.code)
        if check is None or check.verdict is None:
            undecided.append(paper)
        elif not check.passes:
            (lacking if paper.verified and paper.obstructs else unverified).append(paper)
    unfulfilled = tuple(
        result.rule.code
        for result in judgement.eligibility
        if result.fulfilled is False and result.rule.refuses and result.rule.verified
    )
    return Findings(tuple(undecided), tuple(lacking), tuple(unverified), unfulfilled)
