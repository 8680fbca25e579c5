# SPDX-License-Identifier: Apache-2.0
"""A paper that an applicant brings, and what the clerk found on looking at it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    """Result of looking at one paper: 合格, 缺, 不合格, 已更正 (mended at the desk), 以承诺代替."""

    GOOD = "good"
    MISSING = "missing"
    WRONG = "wrong"
    MENDED = "mended"
    PROMISED = "promised"


PASSES = frozenset({Verdict.GOOD, Verdict.MENDED, Verdict.PROMISED})


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """What was seen and kept of one paper.

    Attributes:
        paper: Code of the paper in the item's ``materials.yaml``.
        original: The original was seen and given back.
        copies: Number of copies kept.
        electronic: An electronic licence or shared data was checked instead.
        held: The office already holds it from an earlier case.
        pages: Number of pages kept, all copies together.
        verdict: None until the clerk has decided.
        remark: Words for the applicant, printed on the notice.
        due_on: Last day to bring it, where the case was accepted without it (容缺受理).
    """

    paper: str
    original: bool = False
    copies: int = 0
    electronic: bool = False
    held: bool = False
    pages: int = 0
    verdict: Verdict | None = None
    remark: str = ""
    due_on: date | None = None

    @property
    def passes(self) -> bool:
        """Say whether the paper fulfils its purpose."""
        return self.verdict in PASSES
