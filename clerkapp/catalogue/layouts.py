# SPDX-License-Identifier: Apache-2.0
"""Everything about printed layouts under one name: what they are, and how they are read."""

from clerkapp.catalogue.layout_boxes import (
    ANSWER_CELLS,
    BUILT_IN_KEYS,
    OUTSIDE_KEYS,
    PLACE,
    ROW_COUNT_KEYS,
    Box,
    Choice,
    Column,
    Layout,
    PaperContent,
    Rect,
)
from clerkapp.catalogue.layout_checks import DOT, QUIET_MODULES, module_of
from clerkapp.catalogue.layout_reading import LayoutError, layout_from, part_from

__all__ = [
    "ANSWER_CELLS",
    "BUILT_IN_KEYS",
    "DOT",
    "OUTSIDE_KEYS",
    "PLACE",
    "QUIET_MODULES",
    "ROW_COUNT_KEYS",
    "Box",
    "Choice",
    "Column",
    "Layout",
    "LayoutError",
    "PaperContent",
    "Rect",
    "layout_from",
    "module_of",
    "part_from",
]
