# SPDX-License-Identifier: Apache-2.0
"""The page header of a visit as the window shows it, from what presentation decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clerkapp.gui.kit.marks import ChipContent
from clerkapp.gui.kit.page import Header as WindowHeader
from clerkapp.gui.kit.page import TextPart
from clerkapp.gui.kit.stepper import Step as WindowStep
from clerkapp.presentation.header import Header, Step, StepState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_STATES = {
    StepState.DONE: "done",
    StepState.CURRENT: "now",
    StepState.PROBLEM: "problem",
    StepState.TO_COME: "todo",
}


def window_header(header: Header, *more: QWidget) -> WindowHeader:
    """Return the header with its parts in the window's order.

    Args:
        header: What presentation decided.
        more: Widgets of the page at the right end.
    """
    right: list[TextPart | QWidget] = []
    if header.right_large:
        right.append(TextPart(header.right_large, "title"))
    if header.right_small:
        right.append(TextPart(header.right_small))
    return WindowHeader(
        title=header.title,
        chip=ChipContent(header.chip, header.chip_kind) if header.chip else None,
        steps=tuple(_step(number, step) for number, step in enumerate(header.steps, 1)),
        right=(*right, *more),
    )


def _step(number: int, step: Step) -> WindowStep:
    return WindowStep(
        name=step.code,
        label=step.name,
        state=_STATES[step.state],
        reason="" if step.reachable else step.hint,
        key=f"Alt+{number}",
    )
