# SPDX-License-Identifier: Apache-2.0
"""The audit chain: written with the act, and broken by any later change."""

import pytest

from clerkapp.storage.engine import Access
from clerkapp.storage.store import Store
from tests.builders import make_case, make_entry


@pytest.fixture
def chained(store: Store) -> Store:
    with store.work() as work:
        for act in ("start_draft", "save_answers", "hand_to_review", "accept"):
            work.record(make_entry(act))
        work.commit()
    return store


def _tamper(store: Store, statement: str) -> None:
    connection = store._connection(Access.WRITE)
    connection.exec_driver_sql(statement)
    connection.commit()


def test_an_untouched_chain_is_whole(chained: Store) -> None:
    assert chained.verify().sound


def test_an_empty_chain_is_whole(store: Store) -> None:
    assert store.verify().sound


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE audit SET act = 'refuse' WHERE seq = 2", 2),
        ("UPDATE audit SET reason = ' ' WHERE seq = 1", 1),
        ("UPDATE audit SET at = '2026-11-23T09:30:15.250001+08:00' WHERE seq = 3", 3),
        ("UPDATE audit SET hash = previous WHERE seq = 4", 4),
        ("DELETE FROM audit WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 1", 1),
        ("UPDATE audit SET seq = 9 WHERE seq = 4", 4),
    ],
)
def test_a_change_is_found(chained: Store, statement: str, broken: int) -> None:
    _tamper(chained, statement)
    found = chained.verify()
    assert found.broken_entry == broken
    assert not found.sound


def test_an_act_that_is_rolled_back_leaves_no_record(chained: Store) -> None:
    with chained.work() as work:
        work.add_case(make_case())
        work.record(make_entry("start_draft"))
    with chained.work() as work:
        work.record(make_entry("sign_out"))
        work.commit()
    assert chained.verify().sound
    rows = chained._connection(Access.READ).exec_driver_sql("SELECT act FROM audit ORDER BY seq")
    assert [act for (act,) in rows][-2:] == ["accept", "sign_out"]
