# SPDX-License-Identifier: Apache-2.0
"""What a view tells a delegate about the row it paints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtCore import QRect


@dataclass(frozen=True, slots=True)
class RowOption:
    """The place and the state of a row."""

    rect: QRect
    selected: bool
    hovered: bool


def read_option(option: QStyleOptionViewItem) -> RowOption:
    """Read a style option, whose fields PySide6's type stubs do not know."""
    state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
    return RowOption(
        option.rect,  # pyright: ignore[reportAttributeAccessIssue]
        bool(state & QStyle.StateFlag.State_Selected),
        bool(state & QStyle.StateFlag.State_MouseOver),
    )
