# SPDX-License-Identifier: Apache-2.0
"""The signature panel: manners, steps with the honest print state, signer, what became void."""

from dataclasses import dataclass, replace

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument, PrintState
from clerkapp.domain.signature import Manner, Signer, changed_answers
from clerkapp.presentation.facts import fact_text, label_of
from clerkapp.presentation.print_rows import BEGUN, print_state
from clerkapp.presentation.words import Words
from clerkapp.services.judgement import Judgement
from clerkapp.services.signing import FORM

MOST_FIELDS_NAMED = 3


@dataclass(frozen=True, slots=True)
class SigningStep:
    """One step of signing: its mark, what to do, how it stands, and its key."""

    code: str
    icon: str
    tone: str
    name: str
    state: str
    key: str
    current: bool


@dataclass(frozen=True, slots=True)
class SignerLine:
    """Who signs: the person at the counter."""

    signer: Signer
    name: str
    capacity: str


@dataclass(frozen=True, slots=True)
class VoidPrint:
    """A print that holds no longer: when and what was changed, and the code to look for."""

    code: str
    time: str
    fields: tuple[str, ...]
    sheet_is_out: bool


def signer_line(
    catalogue: Catalogue, words: Words, item: ServiceItem, judgement: Judgement
) -> SignerLine:
    """Return who signs: whoever came, with the relation to the applicant."""
    visitor = judgement.facts.get("visit.visitor", "")
    sections = {section.id for section in item.form.sections}
    signer = Signer(visitor) if visitor in tuple(Signer) else _only_signer(sections)
    person = "applicant" if signer is Signer.SELF else signer.value
    capacity = words(f"signature.signer.{signer.value}")
    relation = fact_text(catalogue, words, item, judgement, f"{person}.relation")
    if relation:
        capacity = words("list.comma").join((relation, capacity))
    return SignerLine(signer, judgement.facts.get(f"{person}.name", ""), capacity)


def _only_signer(sections: set[str]) -> Signer:
    return Signer.GUARDIAN if "guardian" in sections else Signer.SELF


def form_document(documents: tuple[PrintedDocument, ...], code: str) -> PrintedDocument | None:
    """Return the newest copy of the form that bears a content code, or None."""
    found = [d for d in documents if d.kind == FORM and d.content_code == code and not d.void]
    return found[-1] if found else None


def form_is_out(document: PrintedDocument | None, manner: Manner) -> bool:
    """Say whether there is something to sign: on a pad the shown form is enough."""
    if document is None:
        return False
    return manner is Manner.PAD or document.state in BEGUN


def signing_steps(
    words: Words,
    document: PrintedDocument | None,
    signer: SignerLine,
    manner: Manner,
    scans: int,
) -> tuple[SigningStep, ...]:
    """Return the three steps: print, check and sign, attach a scan."""
    out = form_is_out(document, manner)
    return (
        _print_step(words, document, manner),
        SigningStep(
            code="sign",
            icon="circle-dot" if out else "circle-dashed",
            tone="accent" if out else "text3",
            name=words("signature.step.sign", who=words(f"signature.who.{signer.signer.value}")),
            state=words(f"signature.step.sign.{manner.value}"),
            key="F12",
            current=out,
        ),
        SigningStep(
            code="scan",
            icon="circle-check" if scans else "circle-dashed",
            tone="ok" if scans else "text3",
            name=words("signature.step.scan"),
            state=words("signature.step.scan.attached", count=scans)
            if scans
            else words("signature.step.scan.later"),
            key="Ctrl+I",
            current=False,
        ),
    )


def _print_step(words: Words, document: PrintedDocument | None, manner: Manner) -> SigningStep:
    name, key = words("signature.step.print"), "F9"
    if document is None:
        state = words("signature.step.print.not_made")
        return SigningStep("print", "circle-x", "err", name, state, key, current=True)
    if manner is Manner.PAD and document.state is PrintState.NOT_PRINTED:
        state = words("signature.step.print.pad")
        return SigningStep("print", "circle-check", "ok", name, state, key, current=False)
    icon, tone = {
        PrintState.NOT_PRINTED: ("circle-dot", "accent"),
        PrintState.QUEUED: ("hourglass", "text3"),
        PrintState.PRINTING: ("hourglass", "accent"),
        PrintState.HANDED_OVER: ("hourglass", "warn"),
        PrintState.PRINTED: ("circle-check", "ok"),
        PrintState.SAVED: ("circle-check", "ok"),
        PrintState.FAILED: ("circle-x", "err"),
    }[document.state]
    return SigningStep(
        "print",
        icon,
        tone,
        name,
        print_state(words, document),
        key,
        current=document.state not in BEGUN,
    )


def void_print(case: Case, documents: tuple[PrintedDocument, ...]) -> VoidPrint | None:
    """Return the print that an answer changed after it was presented, or None.

    Asked before `present_form` makes the new one.
    """
    if case.presented is None:
        return None
    fields = changed_answers(case.presented.answers, case.answers)
    if not fields:
        return None
    code = case.presented.content_code
    copies = [d for d in documents if d.content_code == code]
    return VoidPrint(
        code=code,
        time=f"{case.changed_at:%H:%M}",
        fields=fields,
        sheet_is_out=any(d.state in BEGUN for d in copies),
    )


def older_void_print(case: Case, documents: tuple[PrintedDocument, ...]) -> VoidPrint | None:
    """Return a void sheet that left the printer earlier and may still lie on the counter."""
    code = case.presented.content_code if case.presented else ""
    old = [
        d
        for d in documents
        if d.kind == FORM and d.void and d.state in BEGUN and d.content_code != code
    ]
    if not old:
        return None
    time = f"{case.presented.at:%H:%M}" if case.presented else ""
    return VoidPrint(old[-1].content_code, time, (), sheet_is_out=True)


def void_sentence(words: Words, item: ServiceItem, void: VoidPrint) -> str:
    """Say when and by which change a print became void, and to take it back if it is out."""
    ending = "out" if void.sheet_is_out else "kept"
    if not void.fields:
        return words(f"signature.void.content.{ending}", time=void.time, code=void.code)
    names = [words("list.quoted", name=label_of(item, words, f)) for f in void.fields]
    fields = words("list.comma").join(names[:MOST_FIELDS_NAMED])
    if len(names) > MOST_FIELDS_NAMED:
        fields = words("list.and_more", names=fields, count=len(names))
    return words(f"signature.void.{ending}", time=void.time, fields=fields, code=void.code)


def accept_words(words: Words, manner: Manner) -> str:
    """Return what the filled button says for a manner."""
    return words(f"signature.accept.{manner.value}")


def with_presented(
    documents: tuple[PrintedDocument, ...], document: PrintedDocument
) -> tuple[PrintedDocument, ...]:
    """Return the documents after a form was presented: a new one makes the older ones void."""
    if any(known.id == document.id for known in documents):
        return documents
    older = (replace(d, void=True) if d.kind == FORM else d for d in documents)
    return (*older, document)
