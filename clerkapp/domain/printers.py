# SPDX-License-Identifier: Apache-2.0
"""Printers: which steps a print may take, what a queue answers, and where each paper goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from clerkapp.domain.documents import PrintState

UNDER_WAY = frozenset({PrintState.QUEUED, PrintState.PRINTING})
"""States in which the queue has the print: a further press of the key does nothing."""

PRINTABLE = frozenset({PrintState.NOT_PRINTED, PrintState.HANDED_OVER, PrintState.FAILED})
"""States from which the same copy goes to the printer (again): nobody has seen its paper."""

_OUTCOMES = frozenset({PrintState.HANDED_OVER, PrintState.PRINTED, PrintState.FAILED})

STEPS: Mapping[PrintState, frozenset[PrintState]] = MappingProxyType(
    {
        PrintState.NOT_PRINTED: frozenset({PrintState.QUEUED, PrintState.SAVED}),
        PrintState.QUEUED: UNDER_WAY | _OUTCOMES,
        PrintState.PRINTING: UNDER_WAY | _OUTCOMES,
        PrintState.HANDED_OVER: UNDER_WAY | _OUTCOMES | {PrintState.SAVED},
        PrintState.FAILED: frozenset({PrintState.QUEUED, PrintState.SAVED}),
        PrintState.PRINTED: frozenset[PrintState](),
        PrintState.SAVED: frozenset[PrintState](),
    }
)
"""State → what may be said of the print next; paper that is out stays out."""


def settled(state: PrintState) -> PrintState:
    """Return a state for one who does not ask again: what is under way was handed over."""
    return PrintState.HANDED_OVER if state in UNDER_WAY else state


@dataclass(frozen=True, slots=True)
class QueueAnswer:
    """What a queue says of a job.

    Attributes:
        state: Queued or printing while it will say more; printed or failed; handed over where it
            says nothing.
        trouble: One of ``TROUBLES`` that keeps the paper from coming out, or empty.
    """

    state: PrintState
    trouble: str = ""


TROUBLES = (
    "paper_out",
    "paper_jam",
    "toner_out",
    "door_open",
    "output_full",
    "tray_missing",
    "offline",
    "connecting",
    "paused",
    "held",
    "canceled",
    "refused",
    "no_filter",
    "removed",
)
"""Why a print does not come out, as far as queues tell."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer as the queues know it; a disabled one takes jobs but prints none."""

    name: str
    enabled: bool
    default: bool


class PaperKind(StrEnum):
    """Kinds of paper for which an office may have printers or trays of their own."""

    FORM = "form"
    SLIP = "slip"
    ROLL = "roll"
    LETTER = "letter"
    LIST = "list"


SIDES = ("one-sided", "two-sided-long-edge", "two-sided-short-edge")
"""How sheets are printed; names of PWG 5100.1 and RFC 8011 §5.2.8."""

MOST_COPIES = 9


@dataclass(frozen=True, slots=True)
class PaperRoute:
    """Where the papers of a kind go.

    Attributes:
        printer: Name of the queue; empty takes the computer's default one.
        tray: The queue's name of a paper source; empty leaves that to the printer.
        copies: How many sheets of each come out, 1 to ``MOST_COPIES``.
        sides: One of ``SIDES``.
    """

    printer: str = ""
    tray: str = ""
    copies: int = 1
    sides: str = "one-sided"

    def __post_init__(self) -> None:
        """Refuse what no printer does.

        Raises:
            ValueError: Copies or sides outside what there is.
        """
        if not (1 <= self.copies <= MOST_COPIES and self.sides in SIDES):
            raise ValueError("no such copies or sides")
