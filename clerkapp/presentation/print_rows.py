# SPDX-License-Identifier: Apache-2.0
"""How each print went, in honest words: handed over is not printed."""

from dataclasses import dataclass

from clerkapp.domain.documents import PrintedDocument, PrintState, SlipSize, slip_size
from clerkapp.domain.printers import UNDER_WAY
from clerkapp.presentation.words import Words

_MARKS = {
    # state: (icon, tone)
    PrintState.NOT_PRINTED: ("circle-dashed", "text3"),
    PrintState.QUEUED: ("hourglass", "text3"),
    PrintState.PRINTING: ("hourglass", "accent"),
    PrintState.HANDED_OVER: ("hourglass", "warn"),
    PrintState.PRINTED: ("circle-check", "ok"),
    PrintState.FAILED: ("circle-x", "err"),
    PrintState.SAVED: ("save", "ok"),
}

OUT = frozenset({PrintState.PRINTED, PrintState.SAVED})
"""States in which the paper, or a file in its stead, is known to exist."""

BEGUN = OUT | UNDER_WAY | {PrintState.HANDED_OVER}
"""States in which the paper is out, may be, or is on its way."""


@dataclass(frozen=True, slots=True)
class PrintRow:
    """One document of a case and how its printing went.

    Attributes:
        document_id: Its record.
        name: What it is called, with its copy where it is not the first.
        icon: Icon of the state.
        tone: Colour token of the icon.
        state: The state in words.
        to_confirm: Whether the clerk is asked to look for the paper (已出纸).
    """

    document_id: str
    name: str
    icon: str
    tone: str
    state: str
    to_confirm: bool


def print_rows(
    words: Words, documents: tuple[PrintedDocument, ...], kinds: tuple[str, ...]
) -> tuple[PrintRow, ...]:
    """Return the valid documents of some kinds, the kinds in their order, oldest first."""
    shown = [d for kind in kinds for d in documents if d.kind == kind and not d.void]
    return tuple(_row(words, document) for document in shown)


def _row(words: Words, document: PrintedDocument) -> PrintRow:
    icon, tone = print_mark(document)
    return PrintRow(
        document_id=document.id,
        name=document_name(words, document),
        icon=icon,
        tone=tone,
        state=print_state(words, document),
        to_confirm=document.state is PrintState.HANDED_OVER,
    )


def document_name(words: Words, document: PrintedDocument) -> str:
    """Return what a document is called on screen."""
    kind = document.kind
    size = slip_size(document.layout)
    if kind == "slip" and size is not SlipSize.A5:
        kind = f"slip_{size.value}"
    name = words(f"document.{kind}")
    if document.copy == 1:
        return name
    return words("document.again", name=name, reason=words(f"reprint.{document.reason}"))


def print_mark(document: PrintedDocument) -> tuple[str, str]:
    """Return icon and colour token of how a print stands; what halts on the way is a warning."""
    if halts(document):
        return "triangle-alert", "warn"
    return _MARKS[document.state]


def halts(document: PrintedDocument) -> bool:
    """Say whether the queue has a print that does not come out until somebody helps."""
    return document.state in UNDER_WAY and bool(document.trouble)


def print_state(words: Words, document: PrintedDocument) -> str:
    """Return how the print of one document stands."""
    copy = words("print_state.copy", copy=document.copy)
    state = words(f"print_state.{document.state.value}")
    if document.state in OUT:
        return words("print_state.with_copy", state=state, copy=copy)
    if document.trouble:
        trouble = words(f"print_trouble.{document.trouble}")
        return words("print_state.with_trouble", state=state, trouble=trouble)
    return state


def decides(document: PrintedDocument, documents: tuple[PrintedDocument, ...]) -> PrintedDocument:
    """Return whose state decides what the key of printing does for a document.

    A document that went to the printer once decides for itself, and so does a further copy. One
    that did not may stand for another of its kind: the slip on a roll for the slip on A5.
    """
    if document.copy > 1 or document.state is not PrintState.NOT_PRINTED:
        return document
    others = [d for d in documents if d.kind == document.kind and not d.void and d.state in BEGUN]
    return others[-1] if others else document


def to_confirm(documents: tuple[PrintedDocument, ...]) -> PrintedDocument | None:
    """Return the latest document whose paper the clerk should look for, or None."""
    waiting = [d for d in documents if d.state is PrintState.HANDED_OVER and not d.void]
    return waiting[-1] if waiting else None
