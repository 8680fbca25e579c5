# SPDX-License-Identifier: Apache-2.0
"""What the screen says of cases that look like the one at hand (本机记录)."""

from dataclasses import dataclass

from clerkapp.domain.duplicates import DECISIONS
from clerkapp.domain.identity import mask_number
from clerkapp.presentation.header import status_word
from clerkapp.presentation.notices import BannerText
from clerkapp.presentation.words import Words
from clerkapp.services.duplicates import Comparison, Likeness
from clerkapp.services.likeness import NUMBER, Side
from clerkapp.services.ports import CaseRow


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One thing of both cases; ``same`` where they agree and both say it."""

    label: str
    this: str
    other: str

    @property
    def same(self) -> bool:
        """Say whether both cases say the same."""
        return self.this == self.other and bool(self.this)


@dataclass(frozen=True, slots=True)
class ComparisonPanel:
    """Two cases side by side.

    Attributes:
        title: Why they look alike.
        note: That these are records of this computer, and the day of the newest.
        this: Head of this case's column.
        other: Head of the other case's column.
        rows: What is compared.
        choices: Code of each decision and its words, in the order of the keys 1, 2, 3.
    """

    title: str
    note: str
    this: str
    other: str
    rows: tuple[ComparedRow, ...]
    choices: tuple[tuple[str, str], ...]


def comparison_panel(words: Words, found: Comparison) -> ComparisonPanel:
    """Return what the panel shows; numbers are masked as in lists."""
    likeness = found.likeness
    this, other = _told(words, found.this), _told(words, found.other)
    return ComparisonPanel(
        title=words("duplicate.title", kind=words(f"duplicate.kind.{likeness.kind.value}")),
        note=words("duplicate.note", day=likeness.newest_on.isoformat()),
        this=words("duplicate.this"),
        other=words("duplicate.other", number=row_number(words, likeness.row)),
        rows=tuple(ComparedRow(label, this[label], other[label]) for label in this),
        choices=tuple((code, words(f"duplicate.decision.{code}")) for code in DECISIONS),
    )


def _told(words: Words, side: Side) -> dict[str, str]:
    number = side.fact(NUMBER)
    case = side.case
    none = words("list.none")
    told = {
        "name": side.fact("applicant.name"),
        "number": mask_number(number) if number else "",
        "birth_date": side.fact("applicant.birth_date"),
        "guardian": side.fact("guardian.name"),
        "item": side.item.name.in_language(words.language),
        "state": status_word(words, case.status),
        "received": case.received_on.isoformat(),
    }
    return {words(f"duplicate.row.{name}"): value or none for name, value in told.items()}


def duplicate_banner(words: Words, found: tuple[Likeness, ...]) -> BannerText:
    """Return the warning at intake: the gravest likeness, with how many more there are."""
    first = found[0]
    what = words(
        "duplicate.banner",
        kind=words(f"duplicate.kind.{first.kind.value}"),
        number=row_number(words, first.row),
        clerk=first.row.clerk_name,
    )
    more = len(found) - 1
    if more:
        what += words("duplicate.banner.more", count=more)
    do = "duplicate.banner.decide" if first.waits else "duplicate.banner.look"
    return BannerText("warning", what, words(do))


def row_number(words: Words, row: CaseRow) -> str:
    """Return the short number of a case, or that it is a draft."""
    return row.number.short if row.number is not None else words("duplicate.draft")
