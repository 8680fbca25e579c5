# SPDX-License-Identifier: Apache-2.0
"""The chain of audit entries."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clerkapp.domain.audit import FIRST_HASH, AuditEntry, entry_hash

ENTRY = AuditEntry(
    at=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
    clerk_id="c1",
    role="clerk",
    act="accept",
    case_id="k1",
    reason="",
    before="aa",
    after="bb",
)


@pytest.mark.parametrize("field", ["clerk_id", "role", "act", "case_id", "reason", "before"])
def test_every_field_is_covered(field: str) -> None:
    assert entry_hash(FIRST_HASH, ENTRY) != entry_hash(FIRST_HASH, replace(ENTRY, **{field: "x"}))


def test_the_entry_before_is_covered() -> None:
    assert entry_hash(FIRST_HASH, ENTRY) != entry_hash("1" * 64, ENTRY)


def test_text_cannot_slide_from_one_field_into_the_next() -> None:
    one = replace(ENTRY, before="ab", after="")
    other = replace(ENTRY, before="a", after="b")
    assert entry_hash(FIRST_HASH, one) != entry_hash(FIRST_HASH, other)
