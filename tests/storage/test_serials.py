# SPDX-License-Identifier: Apache-2.0
"""Serials never repeat: not after a restore, a clock set back, a lost mark or a rollback."""

import shutil
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerkapp.storage.store import Store
from tests.builders import TODAY
from tests.storage.conftest import Place


def _take(store: Store, days_ago: int = 0) -> int:
    with store.work() as work:
        number = work.take_serial(TODAY - timedelta(days=days_ago))
        work.commit()
    return number


def test_serials_of_a_day_count_from_one(store: Store) -> None:
    assert [_take(store) for _ in range(3)] == [1, 2, 3]
    assert _take(store, days_ago=1) == 1


def test_two_serials_in_one_transaction_differ(store: Store) -> None:
    with store.work() as work:
        assert (work.take_serial(TODAY), work.take_serial(TODAY)) == (1, 2)
        work.commit()
    assert _take(store) == 3


def test_a_serial_that_was_not_committed_is_given_again(store: Store) -> None:
    with store.work() as work:
        work.take_serial(TODAY)
    assert _take(store) == 1


def test_a_restored_database_repeats_no_serial(place: Place) -> None:
    store = place.open()
    assert _take(store) == 1
    store.close()
    backup = place.folder / "backup.db"
    shutil.copyfile(place.database, backup)
    store = place.open()
    assert [_take(store), _take(store)] == [2, 3]
    store.close()
    shutil.copyfile(backup, place.database)
    store = place.open()
    assert _take(store) == 4
    store.close()


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"2026-11-23": "9"}'])
def test_without_its_file_the_database_knows_the_mark(place: Place, content: bytes | None) -> None:
    marks = place.folder / "numbers.json"
    store = place.open()
    assert [_take(store), _take(store)] == [1, 2]
    if content is None:
        marks.unlink()
    else:
        marks.write_bytes(content)
    assert _take(store) == 3
    store.close()


def test_a_clock_set_back_goes_on_from_that_days_mark(store: Store) -> None:
    assert [_take(store, 1), _take(store, 1)] == [1, 2]
    assert _take(store) == 1
    assert _take(store, 1) == 3


def test_letters_count_by_nature_and_year(store: Store) -> None:
    with store.work() as work:
        taken = [
            work.take_letter_serial(nature, year)
            for nature, year in (("告", 2026), ("告", 2026), ("不受", 2026), ("告", 2027))
        ]
    assert taken == [1, 2, 1, 1]


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(st.sampled_from(["take", "roll_back", "backup", "restore"]), max_size=25))
def test_no_order_of_acts_repeats_a_serial(place: Place, acts: list[str]) -> None:
    backup = place.folder / "backup.db"
    given_out: list[int] = []
    day = TODAY
    for act in acts:
        store = place.open()
        if act in ("take", "roll_back"):
            with store.work() as work:
                number = work.take_serial(day)
                if act == "take":
                    work.commit()
                    given_out.append(number)
        store.close()
        if act == "backup":
            shutil.copyfile(place.database, backup)
        if act == "restore" and backup.exists():
            shutil.copyfile(backup, place.database)
    # The folder outlives an example, so the serials go on from the one before it.
    assert given_out == sorted(set(given_out))
