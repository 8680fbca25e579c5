# SPDX-License-Identifier: Apache-2.0
"""Document review 初审: what was seen of each paper, and the five outcomes."""

from dataclasses import replace
from types import MappingProxyType

from clerkapp.catalogue.conditions import holds
from clerkapp.catalogue.definitions import Paper, RefusalReason
from clerkapp.domain.case import Case
from clerkapp.domain.documents import Delivery, Letter, PrintedDocument
from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Role
from clerkapp.domain.states import CaseStatus
from clerkapp.services.casework import item_of, judgement_of, keep, moved, numbered
from clerkapp.services.desk import Desk
from clerkapp.services.documents import make_document
from clerkapp.services.duplicates import require_decided
from clerkapp.services.findings import findings
from clerkapp.services.judgement import Judgement
from clerkapp.services.letters import write_letter
from clerkapp.services.paper_facts import LetterWords, paper_date
from clerkapp.services.ports import UnitOfWork

PROMISE_LETTER = "promise_letter"


def record_check(desk: Desk, case_id: str, check: PaperCheck) -> Case:
    """Keep what was found on one paper. Adding a paper never voids a signature.

    Raises:
        ClerkError: ``case.closed``; ``paper.no_promise_here`` where the region or the item does
            not take a written promise in place of this paper.
    """
    with desk.work() as work:
        before = work.case(case_id)
        if not before.is_open:
            raise ClerkError("case.closed")
        if check.verdict is Verdict.PROMISED:
            _require_promisable(desk, before, check.paper)
        if check.paper in {p.code for p in promised_papers(desk, before)}:
            work.void_documents(case_id, PROMISE_LETTER)
        checks = dict(before.checks) | {check.paper: check}
        after = replace(before, checks=MappingProxyType(checks))
        kept = keep(desk, work, before, after, "record_check")
        work.commit()
    return kept


def _require_promisable(desk: Desk, case: Case, code: str) -> None:
    for need in judgement_of(desk, case).papers:
        if need.paper.code == code and need.by_promise:
            return
    raise ClerkError("paper.no_promise_here", paper=code)


def pass_review(desk: Desk, case_id: str) -> Case:
    """Accept the papers: the form may be printed and signed.

    Raises:
        ClerkError: ``review.undecided``, ``review.lacking`` or ``review.unfulfilled``, with the
            first name that stands against it; ``duplicate.undecided`` where another case of this
            computer looks like this one and nobody decided.
    """
    with desk.work() as work:
        before = work.case(case_id)
        require_complete(desk, before)
        require_decided(desk, work, before)
        if before.status is CaseStatus.AWAITING_SIGNATURE:
            return before
        after = moved(desk, in_review(desk, before), CaseStatus.AWAITING_SIGNATURE)
        kept = keep(desk, work, before, after, "pass_review")
        write_promise(desk, work, kept)
        work.commit()
    return kept


def promised_papers(desk: Desk, case: Case) -> tuple[Paper, ...]:
    """Return the papers in whose place the applicant promises in writing (告知承诺)."""
    return tuple(
        paper
        for paper in judgement_of(desk, case).needed_papers
        if (check := case.checks.get(paper.code)) is not None and check.verdict is Verdict.PROMISED
    )


def write_promise(
    desk: Desk, work: UnitOfWork, case: Case, letter: Letter | None = None
) -> tuple[PrintedDocument, ...]:
    """Make the promise to be signed, once for the papers that it replaces (国办发〔2020〕42号).

    Args:
        desk: The signed-in clerk.
        work: The transaction of the act.
        case: As it stands after the act.
        letter: Another letter of the same act, under whose number the promise goes too.

    Returns:
        The promise; nothing where no paper is promised, or where it has been made before.
    """
    papers = promised_papers(desk, case)
    made = any(d.kind == PROMISE_LETTER and not d.void for d in work.documents(case.id))
    if not papers or made:
        return ()
    bearing = letter or write_letter(desk, work, case, PROMISE_LETTER, "")
    words = LetterWords(bearing.number, lacking=papers)
    return (make_document(desk, work, case, PROMISE_LETTER, letter=words),)


def require_complete(desk: Desk, case: Case) -> None:
    """Refuse to go on while an answer, a paper or a condition stands against acceptance."""
    judgement = judgement_of(desk, case)
    if judgement.errors or judgement.empty:
        fields = [p.field for p in judgement.errors] + list(judgement.empty)
        raise ClerkError("intake.has_errors", field=fields[0])
    found = findings(judgement, case)
    if found.undecided:
        raise ClerkError("review.undecided", paper=found.undecided[0].name.zh)
    if found.lacking:
        raise ClerkError("review.lacking", paper=found.lacking[0].name.zh)
    if found.unfulfilled:
        raise ClerkError("review.unfulfilled", condition=found.unfulfilled[0])


def notify(desk: Desk, case_id: str, reason: str = "") -> tuple[Case, PrintedDocument]:
    """Ask once for everything missing (一次性告知): one notice names it all.

    Raises:
        ClerkError: ``notice.nothing_lacking``, ``review.undecided``,
            ``notice.second_needs_reason``.
    """
    with desk.work() as work:
        before = work.case(case_id)
        judgement = judgement_of(desk, before)
        found = findings(judgement, before)
        if found.undecided:
            raise ClerkError("review.undecided", paper=found.undecided[0].name.zh)
        lacking = found.lacking + found.unverified_lacking
        if not lacking:
            raise ClerkError("notice.nothing_lacking")
        earlier = [letter for letter in work.letters(case_id) if letter.kind == "notice"]
        if earlier and not (desk.clerk.role is Role.SUPERVISOR and reason.strip()):
            day = earlier[-1].made_at.date().isoformat()
            raise ClerkError("notice.second_needs_reason", day=day)
        reviewed = in_review(desk, numbered(desk, work, before))
        after = moved(desk, reviewed, CaseStatus.CORRECTION_NOTIFIED)
        letter = write_letter(desk, work, after, "notice", reason)
        kept = keep(desk, work, before, after, "notify", reason)
        document = make_document(
            desk, work, kept, "notice", letter=LetterWords(letter.number, lacking=lacking)
        )
        work.commit()
    return kept, document


_END_OF = {
    False: ("refusal", CaseStatus.REFUSED, "refuse"),
    True: ("referral", CaseStatus.TRANSFERRED, "refer"),
}
"""Kind of letter, state and act of a reason that refuses, and of one that refers."""


def refuse(desk: Desk, case_id: str, reason_code: str) -> tuple[Case, PrintedDocument]:
    """Refuse the application in writing, with reason, article and ways of appeal (Art. 52).

    A reason that refers ends in a referral (转办/引导) instead: where to go, and from when.

    Raises:
        ClerkError: ``refusal.no_such_reason``.
    """
    with desk.work() as work:
        before = work.case(case_id)
        reason = _refusal_reason(desk, before, reason_code)
        reviewed = in_review(desk, numbered(desk, work, before))
        kind, status, act = _END_OF[reason.refers]
        after = moved(desk, reviewed, status)
        letter = write_letter(desk, work, after, kind, reason.reason.zh, reason.basis.zh)
        kept = keep(desk, work, before, after, act, reason.reason.zh)
        values = _referral_values(judgement_of(desk, kept), reason) if reason.refers else {}
        words = LetterWords(letter.number, refusal=reason, values=values)
        document = make_document(desk, work, kept, kind, letter=words)
        work.commit()
    return kept, document


def _referral_values(judgement: Judgement, reason: RefusalReason) -> dict[str, str]:
    """Return what a referral says: where to go, when the season opens, what else is possible."""
    unfulfilled = [r for r in judgement.eligibility if r.fulfilled is False]
    opens = [r.opens_on for r in unfulfilled if r.opens_on is not None]
    ways = [reason.where_to.zh, *(r.rule.otherwise.zh for r in unfulfilled if r.rule.otherwise.zh)]
    if opens:
        ways.append(f"下次开始受理：{paper_date(min(opens))}。")
    return {"referral.reason": reason.reason.zh, "referral.to": "".join(dict.fromkeys(ways))}


def open_refusals(desk: Desk, case: Case) -> tuple[RefusalReason, ...]:
    """Return the reasons for refusal that the answers do not contradict."""
    facts = judgement_of(desk, case).facts
    parameters = desk.catalogue.parameters_on(case.received_on)
    return tuple(
        reason
        for reason in item_of(desk, case).refusals
        if reason.when is None or holds(reason.when, facts, parameters) is not False
    )


def _refusal_reason(desk: Desk, case: Case, code: str) -> RefusalReason:
    for reason in open_refusals(desk, case):
        if reason.code == code:
            return reason
    raise ClerkError("refusal.no_such_reason", reason=code)


def withdraw(desk: Desk, case_id: str, reason: str = "") -> Case:
    """End the case because the applicant no longer wants it."""
    with desk.work() as work:
        before = work.case(case_id)
        after = moved(desk, before, CaseStatus.WITHDRAWN)
        kept = keep(desk, work, before, after, "withdraw", reason)
        work.commit()
    return kept


def in_review(desk: Desk, case: Case) -> Case:
    """Return the case in review: papers brought after a notice, or back from the signature.

    Raises:
        ClerkError: ``case.no_such_step`` for a draft or a closed case.
    """
    if case.status is CaseStatus.IN_REVIEW:
        return case
    if case.status is CaseStatus.DRAFT:
        raise ClerkError("case.no_such_step", old=case.status.value, new="in_review")
    return moved(desk, case, CaseStatus.IN_REVIEW)


def record_delivery(desk: Desk, case_id: str, delivery: Delivery, witness: str = "") -> Letter:
    """Record how the last letter of a case reached the applicant (送达).

    Raises:
        ClerkError: ``letter.none``, or ``letter.needs_witness`` when receipt was refused.
    """
    if delivery is Delivery.REFUSED and not witness.strip():
        raise ClerkError("letter.needs_witness")
    with desk.work() as work:
        letters = work.letters(case_id)
        if not letters:
            raise ClerkError("letter.none")
        letter = replace(
            letters[-1], delivery=delivery, delivered_at=desk.now(), witness=witness.strip()
        )
        work.save_letter(letter)
        work.record(desk.entry("record_delivery", case_id, delivery.value))
        work.commit()
    return letter


def good(check: PaperCheck | None, paper: Paper) -> PaperCheck:
    """Return the check that says everything the paper asks for was seen and kept."""
    pages = max(paper.copies, check.pages if check else 0)
    base = check or PaperCheck(paper.code)
    return replace(
        base,
        original=paper.original,
        copies=max(paper.copies, base.copies),
        pages=pages,
        verdict=Verdict.GOOD,
    )
