# SPDX-License-Identifier: Apache-2.0
"""Finds widgets by object name, as every GUI test does."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def find(parent: QWidget, kind: type[W], name: str) -> W:
    """Return the one widget of a kind and name below a parent; its absence fails the test."""
    found = parent.findChild(kind, name)
    assert isinstance(found, kind), f"no {kind.__name__} named {name}"
    return found
