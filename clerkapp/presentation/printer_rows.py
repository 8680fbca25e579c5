# SPDX-License-Identifier: Apache-2.0
"""The printers of each kind of paper as the settings show them."""

from collections.abc import Mapping
from dataclasses import dataclass

from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import (
    MOST_COPIES,
    SIDES,
    PaperKind,
    PaperRoute,
    Printer,
    QueueAnswer,
    settled,
)
from clerkapp.presentation.words import Words

BY_ITSELF = "*"
"""Code of the choice that leaves printer or tray to the computer; no queue may be called so."""

Choices = tuple[tuple[str, str], ...]
"""Code and words of each choice."""


@dataclass(frozen=True, slots=True)
class KnownPrinters:
    """What the queues told.

    Attributes:
        printers: All of them.
        trays: Printer → its paper sources.
    """

    printers: tuple[Printer, ...]
    trays: Mapping[str, tuple[str, ...]]

    def trays_of(self, printer: str) -> tuple[str, ...]:
        """Return the paper sources of a printer; empty means the computer's default one."""
        name = printer or next((p.name for p in self.printers if p.default), "")
        return self.trays.get(name, ())


def printer_choices(words: Words, known: KnownPrinters, chosen: str) -> Choices:
    """Return the printers to choose from; one that was chosen and is away stays named."""
    default = next((p.name for p in known.printers if p.default), "")
    first = words("printers.default", name=default) if default else words("printers.no_default")
    found = [
        (p.name, p.name if p.enabled else words("printers.stopped", name=p.name))
        for p in known.printers
    ]
    away = chosen and chosen not in {p.name for p in known.printers}
    gone = [(chosen, words("printers.away", name=chosen))] if away else []
    return ((BY_ITSELF, first), *found, *gone)


def tray_choices(words: Words, known: KnownPrinters, route: PaperRoute) -> Choices:
    """Return the paper sources to choose from."""
    trays = known.trays_of(route.printer)
    kept = (route.tray,) if route.tray and route.tray not in trays else ()
    return ((BY_ITSELF, words("printers.tray.auto")), *((tray, tray) for tray in (*trays, *kept)))


def copies_choices(words: Words) -> Choices:
    """Return how many sheets of each paper can be wanted."""
    return tuple((str(n), words("printers.copies", count=n)) for n in range(1, MOST_COPIES + 1))


def sides_choices(words: Words) -> Choices:
    """Return how sheets can be printed."""
    return tuple((sides, words(f"printers.sides.{sides}")) for sides in SIDES)


def printer_problem(words: Words, known: KnownPrinters, route: PaperRoute) -> str:
    """Return what is wrong with where a kind of paper goes, or nothing."""
    names = {p.name: p for p in known.printers}
    if not names:
        return words("printers.none")
    if route.printer and route.printer not in names:
        return words("printers.away.do", name=route.printer)
    return ""


def trial_said(words: Words, kind: PaperKind, answer: QueueAnswer) -> tuple[str, str, str]:
    """Return severity, what and what to do about a test page."""
    name = words(f"printers.kind.{kind.value}")
    if answer.trouble:
        trouble = words(f"print_trouble.{answer.trouble}")
        do = words(f"print_trouble.{answer.trouble}.do")
        return "warning", words("printers.trial.halts", kind=name, trouble=trouble), do
    state = settled(answer.state)
    if state is PrintState.FAILED:
        return "error", words("printers.trial.failed", kind=name), words("printers.trial.failed.do")
    return "ok", words("printers.trial.handed_over", kind=name), ""
