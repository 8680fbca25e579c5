# SPDX-License-Identifier: Apache-2.0
"""What the office's own stub of a slip (受理存根) says: masked numbers, and each paper on a row."""

from clerkapp.domain.case import Case
from clerkapp.domain.identity import mask_number, mask_phone
from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.services.judgement import Judgement

STUB_ROWS = 6
"""Papers for which the stub has a row; of more, the last row tells how many there are."""

_PHONES = ("contact.mobile", "agent.mobile", "guardian.mobile", "applicant.mobile", "unit.phone")


def stub_facts(case: Case, judgement: Judgement) -> dict[str, str]:
    """Return the stub's own keys: ``stub.document``, ``stub.phone``, ``stub.paper1`` and so on."""
    facts = judgement.facts
    phone = next((facts[key] for key in _PHONES if facts.get(key)), "")
    known = {
        "stub.document": mask_number(facts.get("applicant.document_number", "")),
        "stub.phone": mask_phone(phone) if phone else "",
    }
    rows = [
        (paper.name.zh, kept_words(check))
        for paper in judgement.needed_papers
        if (check := case.checks.get(paper.code)) is not None and check.passes
    ]
    if len(rows) > STUB_ROWS:
        left = len(rows) - STUB_ROWS + 1
        rows = [*rows[: STUB_ROWS - 1], (f"其余 {left} 项", "见收件凭证")]
    rows += [("", "")] * (STUB_ROWS - len(rows))
    for place, (name, kept) in enumerate(rows, start=1):
        known |= {f"stub.paper{place}": name, f"stub.form{place}": kept}
    return known


def kept_words(check: PaperCheck) -> str:
    """Say what was seen of a paper and what was kept of it."""
    if check.verdict is Verdict.PROMISED:
        return "以书面承诺代替"
    parts = ["原件核退"] if check.original else []
    copies, pages = check.copies, check.pages
    if copies and pages:
        parts.append(f"复印件 {copies} 份 {pages} 页")
    elif pages:
        parts.append(f"复印件 {pages} 页")
    elif copies:
        parts.append(f"复印件 {copies} 份")
    if check.electronic:
        parts.append("电子核验")
    if check.held:
        parts.append("沿用已存材料")
    return "　".join(parts)
