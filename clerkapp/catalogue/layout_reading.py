# SPDX-License-Identifier: Apache-2.0
"""Reads a layout from plain objects, strictly: each mistake says where, what, and what instead."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, cast

from clerkapp.catalogue.layout_boxes import (
    Box,
    Choice,
    Column,
    Layout,
    Rect,
)
from clerkapp.catalogue.layout_checks import (
    check_bars,
    check_once,
    check_places,
    check_quiet,
    check_source,
    check_type,
)
from clerkapp.catalogue.layout_values import (
    LayoutError,
    Path,
    listed,
    read_list,
    read_number,
    read_numbers,
    read_switch,
    read_table,
    read_text,
    read_whole,
    say_write,
    shown,
)

_COMMON = ("kind", "id", "at", "page")
_LABEL = ("label", "label_width", "label_size", "border")
_TEXT = (
    "from", "text", "size", "least", "one_line", "bold", "align", "valign", "tracking", "pitch",
    "indent", "flush",
)  # fmt: skip
_CAPTION = ("caption", "caption_size", "align")
_KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "value": (*_LABEL, *_TEXT, *_CAPTION),
        "text": (*_LABEL, *_TEXT, "groups"),
        "cell": (*_LABEL, *_CAPTION),
        "section": ("text", "size"),
        "choice": (*_LABEL, *_CAPTION, "from", "choices", "ticked", "size", "least", "gap"),
        "signature": (*_LABEL, *_CAPTION, "from", "size"),
        "date": (*_LABEL, *_CAPTION, "size", "gap"),
        "fingerprint": ("caption", "caption_size", "align", "border"),
        "seal": (*_LABEL, "caption", "from", "text", "size"),
        "hand": (*_LABEL, *_CAPTION),
        "boxes": (*_LABEL, *_CAPTION, "squares"),
        "image": ("from", "text", "size", "least"),
        "barcode": ("from", "module", "module_dots", "align"),
        "rule": ("weight", "dash"),
        "mark": (),
        "table": (
            *("from", "columns", "head_height", "size", "least"),
            *("foot", "foot_last", "foot_height"),
        ),
        "answers": ("from", "size", "widths"),
        "group": ("items", "frame"),
        "flow": ("items", "until", "until_more", "again_from", "closing"),
    }
)
_NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "section": ("text",),
        "barcode": ("from",),
        "boxes": ("squares",),
        "rule": ("weight",),
        "table": ("from", "columns", "head_height"),
        "answers": ("from", "widths"),
        "group": ("items",),
        "flow": ("items",),
    }
)
_ONE_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "align": ("left", "centre", "right"),
        "valign": ("top", "middle", "bottom"),
        "page": ("every", "first", "again", "last", "after"),
    }
)
_STRINGS = ("id", "from", "text", "label", "caption", "foot", "foot_last")
_SWITCHES = ("bold", "flush", "border", "frame")
_WHOLE = ("module_dots", "squares", "closing")


def part_from(plain: object) -> tuple[Box, ...]:
    """Return the boxes that several papers share.

    Raises:
        LayoutError: with the path inside the part's own file.
    """
    table = read_table(plain, (), ("boxes",), ("boxes",))
    return _boxes(table["boxes"], ("boxes",))


def layout_from(
    plain: object, parts: Mapping[str, tuple[Box, ...]] = MappingProxyType({})
) -> Layout:
    """Return a layout.

    Args:
        plain: What the file holds.
        parts: The shared parts by name, see ``part_from``.

    Raises:
        LayoutError: with the path inside the layout's own file.
    """
    allowed = ("layout", "version", "title", "sheet", "frames", "use", "boxes")
    table = read_table(plain, (), allowed, ("layout", "version", "title", "sheet", "boxes"))
    width, height = _sheet(table["sheet"])
    frames = tuple(
        Rect(*read_numbers(frame, ("frames", index), 4))
        for index, frame in enumerate(read_list(table.get("frames", []), ("frames",)))
    )
    boxes = _used(table.get("use", []), parts) + _boxes(table["boxes"], ("boxes",))
    own = len(boxes) - len(cast(list[object], table["boxes"]))
    check_once(boxes, own)
    check_places(boxes, own, width, height)
    check_quiet(boxes, own)
    return Layout(
        code=read_text(table["layout"], ("layout",)),
        version=read_text(table["version"], ("version",)),
        title=read_text(table["title"], ("title",)),
        width=width,
        height=height,
        frames=frames,
        boxes=boxes,
    )


def _sheet(plain: object) -> tuple[float, float]:
    """Return width and height; a single number is the width of a roll."""
    if isinstance(plain, list):
        width, height = read_numbers(cast(object, plain), ("sheet",), 2)
        return width, height
    return read_number(plain, ("sheet",)), 0.0


def _used(plain: object, parts: Mapping[str, tuple[Box, ...]]) -> tuple[Box, ...]:
    """Return the boxes of the parts that a layout uses, moved down where it says so."""
    found: list[Box] = []
    for index, entry in enumerate(read_list(plain, ("use",))):
        path: Path = ("use", index)
        table = read_table(entry, path, ("part", "down", "page"), ("part",))
        name = read_text(table["part"], (*path, "part"))
        if name not in parts:
            raise LayoutError((*path, "part"), f"there is no part {name}", say_write(name, parts))
        down = read_number(table.get("down", 0), (*path, "down"))
        page = _one_of("page", table["page"], (*path, "page")) if "page" in table else ""
        found.extend(
            replace(box, at=box.at._replace(y=round(box.at.y + down, 3)), page=page or box.page)
            for box in parts[name]
        )
    return tuple(found)


def _one_of(name: str, plain: object, path: Path) -> str:
    if plain not in _ONE_OF[name]:
        raise LayoutError(
            path, f"{name} cannot be {shown(plain)}", f"write one of {listed(_ONE_OF[name])}"
        )
    return str(plain)


def _boxes(plain: object, path: Path, flowing: bool = False) -> tuple[Box, ...]:
    return tuple(
        _box(entry, (*path, index), flowing) for index, entry in enumerate(read_list(plain, path))
    )


def _box(plain: object, path: Path, flowing: bool) -> Box:
    if not isinstance(plain, Mapping):
        raise LayoutError(path, f"a box is a mapping, not {shown(plain)}", "write kind, at, …")
    given = cast(Mapping[str, object], plain)
    kind = given.get("kind")
    if kind not in _KINDS:
        raise LayoutError(
            (*path, "kind"), f"there is no kind of box {kind}", say_write(str(kind), _KINDS)
        )
    kind = str(kind)
    needed = ("kind", *_NEEDED.get(kind, ())) + (() if kind == "group" else ("at",))
    table = read_table(given, path, (*_COMMON, *_KINDS[kind]), needed)
    at = Rect(*read_numbers(table.get("at", [0, 0, 0, 0]), (*path, "at"), 4))
    if at.w < 0 or at.h < 0:
        raise LayoutError((*path, "at"), "a box cannot be less than nothing", "write [x, y, w, h]")
    box = Box(kind=kind, at=at, **_attributes(table, path))
    check_type(box, path)
    check_source(box, path, flowing)
    check_bars(box, path)
    return box


def _attributes(table: Mapping[str, object], path: Path) -> dict[str, Any]:
    """Return the attributes of a box, each read as its kind of value."""
    found: dict[str, Any] = {}
    for name, plain in table.items():
        here = (*path, name)
        if name in ("kind", "at"):
            continue
        if name in _ONE_OF:
            found[name] = _one_of(name, plain, here)
        elif name in _STRINGS:
            found["source" if name == "from" else name] = read_text(plain, here)
        elif name in _SWITCHES:
            found[name] = read_switch(plain, here)
        elif name in _WHOLE:
            found[name] = read_whole(plain, here)
        elif name == "items":
            found[name] = _boxes(plain, here, flowing=True)
        elif name == "choices":
            found[name] = _choices(plain, here)
        elif name == "columns":
            found[name] = _columns(plain, here)
        elif name == "groups":
            found[name] = tuple(read_whole(one, here) for one in read_list(plain, here))
        elif name == "widths":
            found[name] = read_numbers(plain, here, 5)
        elif name == "ticked":
            found[name] = tuple(read_text(one, here) for one in read_list(plain, here))
        elif name == "dash":
            found[name] = tuple(read_number(one, here) for one in read_list(plain, here))
        else:
            found[name] = read_number(plain, here)
    return found


def _choices(plain: object, path: Path) -> tuple[Choice, ...]:
    if not isinstance(plain, Mapping) or not plain:
        raise LayoutError(path, "choices are codes with their words", "write {self: 本人}")
    table = cast(Mapping[object, object], plain)
    return tuple(
        Choice(read_text(code, path), read_text(text, (*path, str(code))))
        for code, text in table.items()
    )


def _columns(plain: object, path: Path) -> tuple[Column, ...]:
    columns: list[Column] = []
    for index, entry in enumerate(read_list(plain, path)):
        here = (*path, index)
        allowed = ("head", "width", "from", "bold", "align", "size", "least")
        table = read_table(entry, here, allowed, ("head", "width", "from"))
        columns.append(
            Column(
                head=read_text(table["head"], (*here, "head")),
                width=read_number(table["width"], (*here, "width")),
                source=read_text(table["from"], (*here, "from")),
                bold=read_switch(table.get("bold", False), (*here, "bold")),
                align=_one_of("align", table.get("align", "left"), (*here, "align")),
                size=read_number(table.get("size", 0), (*here, "size")),
                least=read_number(table.get("least", 0), (*here, "least")),
            )
        )
    return tuple(columns)
