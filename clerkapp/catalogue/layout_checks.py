# SPDX-License-Identifier: Apache-2.0
"""Refuses boxes of a layout that could never be printed right, saying where and what instead."""

import re

from clerkapp.catalogue.layout_boxes import BUILT_IN_KEYS, PLACE, Box
from clerkapp.catalogue.layout_values import LayoutError, Path

_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
_LEAST_TYPE = 7.0
_EDGE = 4.0
_ROUNDING = 0.01

DOT = 25.4 / 203
"""One dot of a thermal printer in mm."""

QUIET_MODULES = 10
"""Blank modules that a reader wants on each side of the bars (ISO/IEC 15417 §4.4)."""

_LEAST_MODULE = 0.25
_LEAST_BARS = 5.0
"""A line held 3° aslant still crosses all bars of a number where they are this high, mm."""
_MODULES = {"case.number": 167, "list.number": 167, "content.code": 123}
"""Most modules of what is printed as bars: 24 digits two by two, eight characters one by one."""


def check_type(box: Box, path: Path) -> None:
    """Refuse type that cannot be read, and a least size above the size."""
    for name, size in (("size", box.size), ("least", box.least), ("one_line", box.one_line)):
        if 0 < size < _LEAST_TYPE or size < 0:
            raise LayoutError(
                (*path, name), f"{size:g} pt cannot be read", f"write {_LEAST_TYPE:g} or more"
            )
    for name, size in (("least", box.least), ("one_line", box.one_line)):
        if size > box.size:
            raise LayoutError(
                (*path, name),
                f"{name} {size:g} is above the size {box.size:g}",
                f"write {box.size:g} or less",
            )


def check_source(box: Box, path: Path, flowing: bool) -> None:
    """Refuse a box that has nothing to print, two things, or a key that cannot be one."""
    if box.kind == "image" and not box.text:
        raise LayoutError(
            path, "nothing stands there until there is a picture", "write text: WORDS"
        )
    if box.kind in ("value", "text", "seal") and bool(box.source) == bool(box.text):
        raise LayoutError(
            path, f"a {box.kind} prints either a key or a text", "write from: KEY or text: WORDS"
        )
    if box.kind == "choice" and not box.source and not box.choices:
        raise LayoutError(
            path, "there is nothing to choose from", "write from: KEY or choices: {code: words}"
        )
    unknown = set(box.ticked) - {choice.code for choice in box.choices}
    if unknown:
        raise LayoutError(
            (*path, "ticked"), f"{min(unknown)} is none of the choices", "write one of their codes"
        )
    if box.source and not _KEY.fullmatch(box.source):
        raise LayoutError(
            (*path, "from"), f"{box.source} is no key", "write one like applicant.name"
        )
    words = box.text + box.caption + box.label + box.foot + box.foot_last
    words += "".join(choice.text for choice in box.choices)
    rest = PLACE.sub("", words)
    if "{" in rest or "}" in rest:
        raise LayoutError(
            (*path, "text"), "a brace without its key", "write places like {applicant.name}"
        )
    for key in PLACE.findall(words):
        if not _KEY.fullmatch(key) and key not in BUILT_IN_KEYS:
            raise LayoutError(
                (*path, "text"), f"{key} is no key", "write places like {applicant.name}"
            )
    if (box.foot_height > 0) != bool(box.foot) or (box.foot_last and not box.foot):
        raise LayoutError(
            path,
            "a foot has words and a height",
            'write foot: "本页 {page.rows} 人" and foot_height: 8',
        )
    if box.kind in ("flow", "section") and flowing:
        raise LayoutError(
            (*path, "kind"), f"a {box.kind} cannot stand in a flow", "write kind: group or text"
        )
    if box.widths and abs(sum(box.widths) - box.at.w) > _ROUNDING:
        raise LayoutError(
            (*path, "widths"),
            f"the widths make {sum(box.widths):g} mm of {box.at.w:g}",
            "write section, label, value, label, value so that they fill the box",
        )
    if box.kind in ("table", "answers", "group") and not flowing:
        raise LayoutError(
            (*path, "kind"), f"{box.kind} stands in a flow", "write it under the items of a flow"
        )


def module_of(box: Box) -> float:
    """Return the width of the thinnest bar of a barcode, mm."""
    return box.module_dots * DOT if box.module_dots else box.module


def check_bars(box: Box, path: Path) -> None:
    """Refuse bars that a hand scanner would not read: too thin, too low, or without quiet zones."""
    if box.kind != "barcode":
        return
    module = module_of(box)
    if module < _LEAST_MODULE:
        raise LayoutError(
            (*path, "module_dots" if box.module_dots else "module"),
            f"bars of {module:.3g} mm cannot be read",
            f"write module: {_LEAST_MODULE:g} or more, or module_dots: 2 or more",
        )
    if box.at.h < _LEAST_BARS:
        raise LayoutError(
            (*path, "at"),
            f"bars {box.at.h:g} mm high cannot be read aslant",
            f"write a height of {_LEAST_BARS:g} or more",
        )
    needed = (_MODULES.get(box.source, 0) + 2 * QUIET_MODULES) * module
    if box.at.w < needed - _ROUNDING:
        raise LayoutError(
            (*path, "at"),
            f"the bars of {box.source} with their quiet zones do not fit into {box.at.w:g} mm",
            f"write a width of {needed:.2f} or more",
        )


def check_once(boxes: tuple[Box, ...], own: int) -> None:
    """Refuse an id that stands twice; the first ``own`` boxes are those of shared parts."""
    seen: set[str] = set()
    for index, box in enumerate(boxes):
        if box.id and box.id in seen:
            path: Path = ("boxes", index - own, "id") if index >= own else ("use",)
            raise LayoutError(path, f"the id {box.id} stands twice", f"write {box.id}_2")
        seen.add(box.id)


def check_places(boxes: tuple[Box, ...], own: int, width: float, height: float) -> None:
    """Refuse a box outside the sheet less the 4 mm that no printer reaches; ``own`` as above."""
    for index, box in enumerate(boxes):
        left, top = box.at.x - box.label_width, box.at.y
        right, bottom = box.at.x + box.at.w, box.at.y + box.at.h
        edge = 0.0 if box.kind == "rule" else _EDGE
        out = left < edge or right > width - edge or top < edge - 0.01
        if out or (height and bottom > height - edge):
            path: Path = ("boxes", index - own, "at") if index >= own else ("use",)
            raise LayoutError(
                path,
                f"{box.id or box.kind} stands outside the sheet or in its last {edge:g} mm",
                f"stay within {edge:g}–{width - edge:g} × {edge:g}–{height - edge:g}",
            )


def check_quiet(boxes: tuple[Box, ...], own: int) -> None:
    """Refuse what stands in the way of bars or in their quiet zones; ``own`` as above."""
    for bars in (box for box in boxes if box.kind == "barcode"):
        for index, box in enumerate(boxes):
            if box is bars or not _meet(bars, box):
                continue
            path: Path = ("boxes", index - own, "at") if index >= own else ("use",)
            raise LayoutError(
                path,
                f"{box.id or box.kind} stands in the bars of {bars.id or bars.source}"
                " or in their quiet zone",
                f"leave {' '.join(f'{part:g}' for part in bars.at)} free",
            )


def _meet(bars: Box, box: Box) -> bool:
    """Say whether two boxes that may stand on one page share more than an edge."""
    if box.kind == "flow" or {bars.page, box.page} in ({"first", "again"}, {"again", "after"}):
        return False
    left, right = box.at.x - box.label_width, box.at.x + box.at.w
    across = min(right, bars.at.x + bars.at.w) - max(left, bars.at.x)
    down = min(box.at.y + box.at.h, bars.at.y + bars.at.h) - max(box.at.y, bars.at.y)
    # A rule has no width, or no height: one on the very edge is in the way already.
    least = 0.0 if box.kind == "rule" else _ROUNDING
    return across >= least and down >= least
