# SPDX-License-Identifier: Apache-2.0
"""Visits as files tell them: what is read, and the one line for what cannot be."""

from datetime import UTC, date
from pathlib import Path

import pytest

from clerkapp.catalogue.sources import CatalogueError
from clerkapp.catalogue.visit_file import VisitScript, read_visits
from clerkapp.domain.duplicates import OTHER_PERSON

HEAD = """# SPDX-License-Identifier: Apache-2.0
- item: minor_card
  on: 2026-11-24 10:30
  answers: {applicant.name: 王梓萱}
"""


def written(folder: Path, more: str) -> Path:
    path = folder / "visits.yaml"
    path.write_text(HEAD + more, "utf-8")
    return path


def visit(folder: Path, more: str) -> VisitScript:
    [script] = read_visits(written(folder, more), UTC)
    return script


def test_a_visit_of_an_earlier_day_brings_day_and_reason(tmp_path: Path) -> None:
    script = visit(tmp_path, "  received_on: 2026-11-17\n  back_reason: 停电\n")
    assert (script.received_on, script.back_reason) == (date(2026, 11, 17), "停电")


def test_what_is_decided_of_a_likeness_has_a_reason(tmp_path: Path) -> None:
    script = visit(tmp_path, "  likeness: {decision: other_person, reason: 证件已核对}\n")
    assert (script.likeness, script.likeness_reason) == (OTHER_PERSON, "证件已核对")
    assert visit(tmp_path, "").likeness == ""


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ("  likeness: {decision: perhaps, reason: 证件已核对}\n", "'perhaps' is no decision"),
        ("  likeness: {decision: other_person}\n", "reason"),
        ("  likeness: 另一人\n", "likeness"),
        ("  on: soon\n", "on"),
        ("  outcome: maybe\n", "maybe"),
    ],
)
def test_what_cannot_be_read_is_one_line(tmp_path: Path, more: str, what: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_visits(written(tmp_path, more), UTC)
    [line] = caught.value.problems
    assert what in str(line)
    assert "visits.yaml:" in str(line)
