# SPDX-License-Identifier: Apache-2.0
"""The rows of document review: each paper, why it is asked for, and what was found."""

from dataclasses import dataclass, replace

from clerkapp.catalogue.definitions import Paper
from clerkapp.domain.case import Case
from clerkapp.domain.papers import PASSES, PaperCheck, Verdict
from clerkapp.presentation.words import Words
from clerkapp.services.judgement import Judgement, PaperNeed
from clerkapp.services.review import good

VERDICT_KEYS = {
    "1": Verdict.GOOD,
    "2": Verdict.MISSING,
    "3": Verdict.WRONG,
    "4": Verdict.MENDED,
    "5": Verdict.PROMISED,
}
"""The digit that gives each verdict, in the order of the segments."""

VERDICT_TONES = {
    Verdict.GOOD: "ok",
    Verdict.MISSING: "err",
    Verdict.WRONG: "err",
    Verdict.MENDED: "ok",
    Verdict.PROMISED: "ok",
}
MOST_COPIES = 99
MOST_PAGES = 999


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper as the table shows it.

    Attributes:
        place: Number in the table, from 1.
        code: Code of the paper.
        name: What it is called.
        chips: Words beside the name with their tones, e.g. 待核实.
        why: Why these circumstances ask for it, or why they do not.
        basis: Article or local rule.
        remark: What the clerk wrote for the applicant.
        excused: Whether it is not needed here.
        original_word: 已核 or 未见; empty where no original is asked for.
        original: Whether the original was seen.
        copies: Copies kept of copies wanted, e.g. ``1 / 3``; empty where none is wanted.
        pages: Pages kept of it, all copies together, in words; empty where it is excused.
        electronic_word: 已核验, or empty.
        held: Whether the office already holds it.
        verdict: None while the clerk has not decided.
        by_promise: A written promise may stand in its place here.
        standard: What the paper must meet.
        issuer: Who gives it out.
    """

    place: int
    code: str
    name: str
    chips: tuple[tuple[str, str], ...]
    why: str
    basis: str
    remark: str
    excused: bool
    original_word: str
    original: bool
    copies: str
    pages: str
    electronic_word: str
    held: bool
    verdict: Verdict | None
    by_promise: bool
    standard: str
    issuer: str

    def spoken(self, words: Words) -> str:
        """Return the row as a screen reader says it."""
        state = words("review.excused") if self.excused else verdict_word(words, self.verdict)
        parts = (self.name, state, self.original_word, self.copies, self.electronic_word)
        return words("list.comma").join(part for part in parts if part)


def verdict_word(words: Words, verdict: Verdict | None) -> str:
    """Return the word of a verdict, 未看 where there is none."""
    return words(f"verdict.{verdict.value}" if verdict else "verdict.none")


def paper_rows(words: Words, judgement: Judgement, case: Case) -> tuple[PaperRow, ...]:
    """Return a row for every paper that is asked for or excused."""
    return tuple(
        _row(words, place, need, case.checks.get(need.paper.code))
        for place, need in enumerate(judgement.papers, start=1)
    )


def _row(words: Words, place: int, need: PaperNeed, check: PaperCheck | None) -> PaperRow:
    paper, language = need.paper, words.language
    excused = need.needed is False
    found = check or PaperCheck(paper.code)
    why = paper.not_needed if excused else paper.why
    return PaperRow(
        place=place,
        code=paper.code,
        name=paper.name.in_language(language),
        chips=() if excused else _chips(words, need),
        why=why.in_language(language),
        basis=paper.basis.in_language(language),
        remark="" if excused else found.remark,
        excused=excused,
        original_word="" if excused else _original_word(words, paper, found),
        original=found.original and not excused,
        copies="" if excused else _copies(paper, found),
        pages="" if excused else words("review.pages", count=found.pages),
        electronic_word=words("review.electronic.seen") if found.electronic and not excused else "",
        held=found.held and not excused,
        verdict=None if excused else found.verdict,
        by_promise=need.by_promise,
        standard=paper.standard.in_language(language),
        issuer=paper.issuer.in_language(language),
    )


def _chips(words: Words, need: PaperNeed) -> tuple[tuple[str, str], ...]:
    chips: list[tuple[str, str]] = []
    if not need.paper.verified:
        chips.append((words("review.chip.unverified"), "plain"))
    if need.needed is None:
        chips.append((words("review.chip.not_known"), "soft"))
    return tuple(chips)


def _original_word(words: Words, paper: Paper, check: PaperCheck) -> str:
    if check.held:
        return words("review.original.held")
    if not paper.original and not check.original:
        return ""
    return words("review.original.seen" if check.original else "review.original.not_seen")


def _copies(paper: Paper, check: PaperCheck) -> str:
    if not paper.copies and not check.copies:
        return ""
    return f"{check.copies} / {paper.copies}"


def with_original(check: PaperCheck) -> PaperCheck:
    """Turn *original seen* over."""
    return replace(check, original=not check.original)


def with_copies(check: PaperCheck, change: int) -> PaperCheck:
    """Count one copy more or less; pages follow where they were the same."""
    copies = max(0, min(MOST_COPIES, check.copies + change))
    pages = copies if check.pages == check.copies else max(check.pages, copies)
    return replace(check, copies=copies, pages=pages)


def with_pages(check: PaperCheck, change: int) -> PaperCheck:
    """Count one page more or less."""
    return replace(check, pages=max(0, min(MOST_PAGES, check.pages + change)))


def with_electronic(check: PaperCheck) -> PaperCheck:
    """Turn *electronic licence checked* over."""
    return replace(check, electronic=not check.electronic)


def with_held(check: PaperCheck) -> PaperCheck:
    """Turn *already held here* over."""
    return replace(check, held=not check.held)


def with_verdict(check: PaperCheck, paper: Paper, verdict: Verdict) -> PaperCheck:
    """Give a verdict; one that passes an untouched paper counts what it asks for as seen."""
    untouched = check == PaperCheck(check.paper, remark=check.remark, verdict=check.verdict)
    if verdict in PASSES and untouched:
        return replace(good(check, paper), verdict=verdict)
    return replace(check, verdict=verdict)


def offered_keys(rows: tuple[PaperRow, ...]) -> tuple[str, ...]:
    """Return the digits that act: that of a promise only where some paper may be promised."""
    promise = any(row.by_promise and not row.excused for row in rows)
    return tuple(key for key, v in VERDICT_KEYS.items() if promise or v is not Verdict.PROMISED)


def next_undecided(rows: tuple[PaperRow, ...], after: int = -1) -> int | None:
    """Return the index of the next paper without a verdict, searching round from a row."""
    count = len(rows)
    for step in range(1, count + 1):
        index = (after + step) % count
        if not rows[index].excused and rows[index].verdict is None:
            return index
    return None
