# SPDX-License-Identifier: Apache-2.0
"""A whole counter visit from a script, through the same use cases as the window."""

from dataclasses import dataclass, replace
from datetime import datetime

from clerkapp.catalogue.visit_file import Outcome, VisitScript
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.problems import ClerkError, FieldProblem, Severity
from clerkapp.domain.signature import Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.services import gaps, intake, review, signing
from clerkapp.services.aid_lists import filled_answers
from clerkapp.services.authority import authority_letter
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.duplicates import decide_duplicate, possible_duplicates
from clerkapp.services.prints import documents_of


@dataclass(frozen=True, slots=True)
class VisitResult:
    """Where the visit's case stands, what was wrong, and what was printed."""

    case: Case
    problems: tuple[FieldProblem, ...]
    documents: tuple[PrintedDocument, ...]


@dataclass(frozen=True, slots=True)
class MomentOf:
    """A clock that stands at the moment of a scripted visit."""

    moment: datetime

    def now(self) -> datetime:
        """Return that moment."""
        return self.moment


def require_known(desk: Desk, script: VisitScript) -> None:
    """Refuse a script with an answer or a paper that its item does not know: a slip of the pen.

    Raises:
        ClerkError: ``item.not_in_force``; ``visit.no_such_field`` or ``visit.no_such_paper``.
    """
    item = desk.catalogue.item_on(script.item, script.received_on or script.on.date())
    fields = {field.id for field in item.form.fields}
    for name in script.answers:
        if name not in fields:
            raise ClerkError("visit.no_such_field", name=name)
    papers = {paper.code for paper in item.papers}
    for name in script.papers:
        if name not in papers:
            raise ClerkError("visit.no_such_paper", name=name)


def perform(desk: Desk, script: VisitScript) -> VisitResult:
    """Serve one visit; what the trade forbids comes back as a problem, the case stays open."""
    at_desk = replace(desk, clock=MomentOf(script.on))
    received_on = script.received_on or script.on.date()
    item = desk.catalogue.item_on(script.item, received_on)
    filled = filled_answers(at_desk, item, script.answers, received_on)
    answers = intake.opening_answers(item) | filled | dict(script.answers)
    case = intake.start_draft(at_desk, script.item, answers, script.received_on, script.back_reason)
    problems = list(judgement_of(at_desk, case).problems)
    try:
        _serve(at_desk, case, script)
    except ClerkError as error:
        problems.append(FieldProblem(error.code, error.field, Severity.ERROR, error.params))
    with desk.work() as work:
        final = work.case(case.id)
    problems += _gaps(at_desk, final, problems)
    return VisitResult(final, tuple(problems), documents_of(at_desk, case.id))


def _gaps(desk: Desk, case: Case, problems: list[FieldProblem]) -> list[FieldProblem]:
    if not any(problem.code == "intake.has_gaps" for problem in problems):
        return []
    empty = judgement_of(desk, case).empty
    return [FieldProblem("answer.empty", name, Severity.EMPTY) for name in empty]


def _serve(desk: Desk, case: Case, script: VisitScript) -> None:
    if script.outcome is Outcome.DRAFT:
        return
    if script.outcome is Outcome.WITHDRAW:
        review.withdraw(desk, case.id, script.reason)
        return
    if script.answers.get("visit.visitor") == Signer.AGENT.value:
        authority_letter(desk, case.id)
    case = intake.hand_to_review(desk, case.id)
    _look_at_papers(desk, case, script)
    if _decide_likenesses(desk, case, script) is CaseStatus.WITHDRAWN:
        return
    if script.outcome is Outcome.NOTICE:
        review.notify(desk, case.id, script.reason)
    elif script.outcome is Outcome.REFUSE:
        review.refuse(desk, case.id, script.reason)
    elif script.outcome is Outcome.TOLERATE:
        gaps.tolerate(desk, case.id)
        _sign(desk, case, script)
    else:
        review.pass_review(desk, case.id)
        _sign(desk, case, script)


def _decide_likenesses(desk: Desk, case: Case, script: VisitScript) -> CaseStatus:
    """Decide of every likeness that waits as the script says; return where the case stands."""
    if not script.likeness:
        return case.status
    for found in possible_duplicates(desk, case):
        if found.waits and case.is_open:
            case = decide_duplicate(
                desk, case.id, found.row.id, found.kind, script.likeness, script.likeness_reason
            )
    return case.status


def _look_at_papers(desk: Desk, case: Case, script: VisitScript) -> None:
    for paper in judgement_of(desk, case).needed_papers:
        check = script.papers.get(paper.code)
        if check is None or check.verdict is None:
            check = review.good(check, paper)
        review.record_check(desk, case.id, check)


def _sign(desk: Desk, case: Case, script: VisitScript) -> None:
    presented, document = signing.present_form(desk, case.id)
    visitor = presented.answers.get("visit.visitor", Signer.GUARDIAN.value)
    act = signing.SigningAct(
        manner=script.manner, signer=script.signer or Signer(visitor), witness=script.witness
    )
    signing.sign_and_accept(desk, case.id, act, document.content_code)
