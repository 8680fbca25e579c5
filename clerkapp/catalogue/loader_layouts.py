# SPDX-License-Identifier: Apache-2.0
"""Reads the printed pages of ``forms/layouts/`` and says on which line a mistake stands."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import cast

import yaml

from clerkapp.catalogue.layout_reading import LayoutError, layout_from, part_from
from clerkapp.catalogue.layouts import Box, Layout
from clerkapp.catalogue.sources import Findings, Node, Source, open_source

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_SAID: Mapping[str, str] = MappingProxyType(
    {
        "broken_place": "a brace without its partner",
        "choice_without_choices": "a choice without choices",
        "id_twice": "id '{found}' stands twice",
        "least_above_size": "least {found} is more than the size",
        "missing_key": "a key is missing",
        "negative_size": "a box of negative size {found}",
        "not_a_key": "'{found}' is no content key",
        "not_a_list": "'{found}' is no list",
        "not_a_number": "'{found}' is no number",
        "not_a_switch": "'{found}' is no yes or no",
        "not_a_table": "'{found}' is no mapping",
        "not_a_text": "'{found}' is no text",
        "not_in_flow": "a {found} cannot stand in a flow",
        "not_numbers": "'{found}' are not the numbers of a box",
        "not_one_of": "'{found}' is not known",
        "not_whole": "'{found}' is no whole number from 0",
        "one_of_from_text": "a box takes either from or text",
        "only_in_flow": "a {found} stands only in a flow",
        "outside_sheet": "{found} lies outside what a printer reaches",
        "type_too_small": "type of {found} pt cannot be read",
        "unknown_key": "unknown key '{found}'",
        "unknown_kind": "unknown kind '{found}'",
        "unknown_part": "no part '{found}'",
    }
)
"""What each mistake of ``layout_reading`` is called on a line."""

KeyPath = tuple[str | int, ...]


def load_layouts(folder: Path, findings: Findings) -> dict[tuple[str, str], Layout]:
    """Read every layout: (code, version) → layout."""
    root = folder / "layouts"
    parts: dict[str, tuple[Box, ...]] = {}
    for path in sorted((root / "parts").glob("*.yaml")):
        source = open_source(folder, path, findings)
        boxes = source and _read_part(source)
        if boxes is not None:
            parts[path.stem] = boxes
    layouts: dict[tuple[str, str], Layout] = {}
    for path in sorted(root.glob("*.yaml")):
        source = open_source(folder, path, findings)
        layout = source and _read_layout(source, parts)
        if source is None or layout is None:
            continue
        _check_name(source, path, layout)
        key = (layout.code, layout.version)
        if key in layouts:
            what = f"layout {layout.code} of {layout.version} stands twice"
            source.problem(source.root, what, "give the newer file its own version")
        layouts[key] = layout
    return layouts


def _check_name(source: Source, path: Path, layout: Layout) -> None:
    """A file is called ``code.yaml`` or, beside a newer one, ``code@version.yaml``."""
    code = path.stem.partition("@")[0]
    if layout.code != code:
        place = _node_at(source.root, ("layout",))
        source.problem(place, f"layout '{layout.code}' is not the file's", f"write {code}")


def _read_part(source: Source) -> tuple[Box, ...] | None:
    try:
        return part_from(_plain(source, source.root))
    except LayoutError as error:
        _write_down(source, error)
        return None


def _read_layout(source: Source, parts: Mapping[str, tuple[Box, ...]]) -> Layout | None:
    try:
        return layout_from(_plain(source, source.root), parts)
    except LayoutError as error:
        _write_down(source, error)
        return None


def _write_down(source: Source, error: LayoutError) -> None:
    node = _node_at(source.root, error.path)
    key = str(error.path[-1]) if error.path else "layout"
    said = _SAID.get(error.what, error.what).format(found=error.found)
    source.problem(node, f"{key}: {said}", f"write {error.instead}")


def _plain(source: Source, node: Node) -> object:
    """Turn nodes into plain objects; only unquoted scalars can be numbers and yes or no."""
    if isinstance(node, yaml.MappingNode):
        return _plain_mapping(source, cast(Sequence[tuple[Node, Node]], node.value))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(source, item) for item in cast(Sequence[Node], node.value)]
    return _plain_scalar(cast(yaml.ScalarNode, node))


def _plain_mapping(source: Source, pairs: Sequence[tuple[Node, Node]]) -> dict[str, object]:
    plain: dict[str, object] = {}
    for key_node, value in pairs:
        key = _key(key_node)
        if key in plain:
            source.problem(key_node, f"key '{key}' stands twice", "keep one")
        plain[key] = _plain(source, value)
    return plain


def _key(node: Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _plain_scalar(node: yaml.ScalarNode) -> object:
    written: str = node.value
    if node.style is not None:
        return written
    if written in {"true", "false"}:
        return written == "true"
    if _NUMBER.fullmatch(written):
        return float(written) if "." in written else int(written)
    return written


def _node_at(root: Node, path: KeyPath) -> Node:
    """Return the node under a path, or the last one on the way that exists."""
    node = root
    for step in path:
        below = _below(node, step)
        if below is None:
            break
        node = below
    return node


def _below(node: Node, step: str | int) -> Node | None:
    if isinstance(node, yaml.MappingNode):
        pairs = cast(Sequence[tuple[Node, Node]], node.value)
        return next((value for key, value in pairs if _key(key) == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        items = cast(Sequence[Node], node.value)
        return items[step] if step < len(items) else None
    return None
