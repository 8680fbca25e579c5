# SPDX-License-Identifier: Apache-2.0
"""Blocks of the signature panel: the steps of signing, and the print that became void."""

from clerkapp.gui.kit.banner import Banner, BannerContent
from clerkapp.gui.kit.side_panel import IconLine, SideBlock
from clerkapp.gui.kit.theme import Theme
from clerkapp.presentation.signature_panel import SigningStep


def fill_steps(block: SideBlock, theme: Theme, steps: tuple[SigningStep, ...]) -> None:
    """Show the steps anew, each with its state and key."""
    block.clear()
    for step in steps:
        line = IconLine(
            theme,
            step.icon,
            step.name,
            step.tone,
            note=step.state,
            cap=step.key,
            strong=step.current,
        )
        line.setObjectName(f"step_{step.code}")
        block.add(line)


def fill_void(block: SideBlock, theme: Theme, sentence: str) -> None:
    """Say which print became void; an empty sentence hides the block."""
    block.clear()
    block.setVisible(bool(sentence))
    if sentence:
        block.add(Banner(theme, BannerContent("warning", sentence)))
