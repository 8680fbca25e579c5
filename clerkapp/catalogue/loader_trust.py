# SPDX-License-Identifier: Apache-2.0
"""Keeps what has not been verified from refusing a person or passing for verified."""

from collections.abc import Iterable

from clerkapp.catalogue.conditions import Condition
from clerkapp.catalogue.loader_conditions import parameters_of
from clerkapp.catalogue.loader_vocabulary import Vocabulary
from clerkapp.catalogue.reading import Entry


def require_verified(
    entry: Entry,
    key: str,
    verified: bool,
    condition: Condition | None,
    vocabulary: Vocabulary,
) -> None:
    """Refuse that a rule blocks although it, or a value it uses, has not been verified."""
    mild = "severity: warning" if key == "severity" else "refuses: false"
    if not verified:
        entry.problem(key, "an unverified rule can only warn", f"write {mild}")
        return
    for name in sorted(parameters_of(condition)) if condition is not None else ():
        if not vocabulary.is_verified(name):
            entry.problem(key, f"parameter {name} is not verified", f"write {mild}")


def require_marked(
    entry: Entry, key: str, parameters: Iterable[str], vocabulary: Vocabulary
) -> None:
    """Refuse that a rule is called verified although a value it uses is not."""
    for name in sorted(parameters):
        if not vocabulary.is_verified(name):
            entry.problem(key, f"parameter {name} is not verified", "add verified: false")
