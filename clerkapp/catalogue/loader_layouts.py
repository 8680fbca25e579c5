# SPDX-License-Identifier: Apache-2.0
"""Reads the printed pages of ``forms/layouts/`` and says on which line a mistake stands."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

import yaml

from clerkapp.catalogue.layout_reading import LayoutError, layout_from, part_from
from clerkapp.catalogue.layouts import Box, Layout
from clerkapp.catalogue.sources import Findings, Node, Source, open_source

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
    source.problem(node, error.what, error.instead)


def _plain(source: Source, node: Node) -> object:
    """Turn nodes into mappings, lists and texts; the keys tell which texts are numbers."""
    if isinstance(node, yaml.MappingNode):
        return _plain_mapping(source, cast(Sequence[tuple[Node, Node]], node.value))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(source, item) for item in cast(Sequence[Node], node.value)]
    return str(node.value)


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
