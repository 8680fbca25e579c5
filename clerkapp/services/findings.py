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
        lacking: Papers that are missing or wrong, and for which no day has been set.
        unverified_lacking: Missing papers that only an unverified rule asks for.
        to_follow: Missing papers that may follow by the day that was set (容缺受理).
        unfulfilled: Codes of conditions that refuse.
    """

    undecided: tuple[Paper, ...]
    lacking: tuple[Paper, ...]
    unverified_lacking: tuple[Paper, ...]
    to_follow: tuple[Paper, ...]
    unfulfilled: tuple[str, ...]

    @property
    def tolerable(self) -> bool:
        """Say whether the case may be accepted with a gap: nothing but minor papers is lacking."""
        return (
            bool(self.lacking)
            and all(paper.tolerable for paper in self.lacking)
            and not self.undecided
            and not self.unfulfilled
        )


def findings(judgement: Judgement, case: Case) -> Findings:
    """Add up the checks; a paper that an unverified rule or a consent asks for never obstructs."""
    undecided: list[Paper] = []
    lacking: list[Paper] = []
    unverified: list[Paper] = []
    to_follow: list[Paper] = []
    for paper in judgement.needed_papers:
        check = case.checks.get(paper.code)
        if check is None or check.verdict is None:
            undecided.append(paper)
        elif check.passes:
            continue
        elif not (paper.verified and paper.obstructs):
            unverified.append(paper)
        elif check.due_on is not None and paper.tolerable:
            to_follow.append(paper)
        else:
            lacking.append(paper)
    unfulfilled = tuple(
        result.rule.code
        for result in judgement.eligibility
        if result.fulfilled is False and result.rule.refuses and result.rule.verified
    )
    return Findings(
        tuple(undecided), tuple(lacking), tuple(unverified), tuple(to_follow), unfulfilled
    )
