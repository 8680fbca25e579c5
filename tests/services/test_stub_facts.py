# SPDX-License-Identifier: Apache-2.0
"""What the office's stub of a slip says of the papers that were received."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.services.judgement import Judgement
from clerkapp.services.stub_facts import STUB_ROWS, kept_words, stub_facts
from tests.presentation.cases import judged, make_case

GOOD = PaperCheck("p", original=True, verdict=Verdict.GOOD)


def facts_with(count: int) -> tuple[dict[str, str], Judgement]:
    judgement = judged(make_case())
    paper = judgement.papers[0]
    copies = [
        replace(paper, needed=True, paper=replace(paper.paper, code=f"p{n}")) for n in range(count)
    ]
    judgement = replace(judgement, papers=tuple(copies))
    checks = {f"p{n}": replace(GOOD, paper=f"p{n}") for n in range(count)}
    return stub_facts(replace(make_case(), checks=checks), judgement), judgement


@given(st.integers(0, 30))
def test_every_row_is_told_and_no_paper_is_forgotten(count: int) -> None:
    known, _ = facts_with(count)
    names = [known[f"stub.paper{n}"] for n in range(1, STUB_ROWS + 1)]
    told = [name for name in names if name]
    if count <= STUB_ROWS:
        assert len(told) == count
    else:
        assert told[-1] == f"其余 {count - STUB_ROWS + 1} 项"
        assert known[f"stub.form{STUB_ROWS}"] == "见收件凭证"


def test_numbers_on_the_stub_are_masked() -> None:
    known, judgement = facts_with(1)
    number = judgement.facts["applicant.document_number"]
    assert known["stub.document"] == f"{number[:6]}********{number[-4:]}"
    assert "****" in known["stub.phone"]


def test_what_was_kept_is_said_as_it_was_checked() -> None:
    assert kept_words(GOOD) == "原件核退"
    assert kept_words(replace(GOOD, copies=1, pages=3)) == "原件核退　复印件 1 份 3 页"
    assert kept_words(replace(GOOD, original=False, electronic=True)) == "电子核验"
    assert kept_words(replace(GOOD, original=False, held=True)) == "沿用已存材料"
    assert kept_words(replace(GOOD, verdict=Verdict.PROMISED)) == "以书面承诺代替"
