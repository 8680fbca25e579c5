# SPDX-License-Identifier: Apache-2.0
"""Draws the rows of an answer grid and the name of the section beside them."""

from clerkapp.catalogue.layouts import Box, Rect
from clerkapp.printing.answer_rows import (
    LABEL_PADDING,
    SECTION_ACROSS,
    SECTION_SIZES,
    UPRIGHT_STEP,
    Band,
)
from clerkapp.printing.drawings import POINT, UprightText
from clerkapp.printing.setting import Measures, Placing, place
from clerkapp.printing.sheet import Sheet, inner


def draw_band(sheet: Sheet, band: Band, at: Rect) -> None:
    """Draw the rows of a band; they stand as they were measured."""
    y = at.y
    for row in band.rows:
        for cell in row.cells:
            label = Rect(at.x + cell.label_x, y, cell.label_w, row.height)
            value = Rect(at.x + cell.value_x, y, cell.value_w, row.height)
            sheet.page.cells += (label, value)
            placed = place(cell.label, inner(label, LABEL_PADDING), Placing("centre"), sheet.fonts)
            sheet.page.drawings.extend(placed)
            if cell.value:
                lines = place(cell.value, inner(value), Placing(), sheet.fonts)
                sheet.page.drawings.extend(lines)
        y += row.height


def draw_section_name(sheet: Sheet, box: Box, name: str, at: Rect) -> None:
    """Print the name of a section upright beside all its rows on the page, or across."""
    sheet.page.cells.append(at)
    for size in SECTION_SIZES:
        step = UPRIGHT_STEP * size * POINT
        if step * len(name) <= at.h:
            top = at.y + (at.h - step * len(name)) / 2
            sheet.page.drawings.append(UprightText(at.x + at.w / 2, top, step, name, size))
            return
    across = Measures(SECTION_SIZES[-1], SECTION_ACROSS, bold=True)
    sheet.text(box, name, across, inner(at, 0.4), Placing("centre"))
