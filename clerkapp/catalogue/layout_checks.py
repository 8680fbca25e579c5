# SPDX-License-Identifier: Apache-2.0
"""Refuses boxes of a layout that could never be printed right, saying where and what instead."""

import re

from clerkapp.catalogue.layout_boxes import BUILT_IN_KEYS, PLACE, Box
from clerkapp.catalogue.layout_values import LayoutError, Path

_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
_LEAST_TYPE = 7.0
_EDGE = 4.0
_ROUNDING = 0.01


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
    words = box.text + box.caption + box.label + "".join(choice.text for choice in box.choices)
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
