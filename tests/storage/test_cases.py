# SPDX-License-Identifier: Apache-2.0
"""Cases through the mappers: whole, changed, and only what differs written."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from clerkapp.domain.case import Case, Override, Promise
from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.signature import Manner, Point, PresentedForm, Signature, Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.services.ports import UnitOfWork
from clerkapp.storage.engine import Access
from clerkapp.storage.prepared import driver_of
from clerkapp.storage.store import Store
from tests.builders import ANSWERS, CLERK, NOW, make_case, make_id, make_number

# Lone surrogates are no text: no input method gives them and no encoding holds them.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
words = st.text("abcdefghijklmnopqrstuvwxyz._0123456789", min_size=1, max_size=12)
counts = st.integers(0, 2**40)
zones = st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=zones)
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
answers = st.dictionaries(words, texts, max_size=8)
parts = st.floats(0, 1)
points = st.builds(Point, x=parts, y=parts, t=st.integers(0, 10**6), pressure=parts)
strokes = st.lists(st.lists(points, max_size=4).map(tuple), max_size=3).map(tuple)
checks = st.dictionaries(words, st.none(), max_size=4).flatmap(
    lambda codes: st.fixed_dictionaries({code: _checks(code) for code in codes})
)
overrides = st.lists(
    st.builds(
        Override, field=words, code=words, value=texts, reason=texts, clerk_id=words, at=moments
    ),
    max_size=3,
).map(tuple)
promises = st.lists(
    st.builds(Promise, clock=words, start_event=words, due_on=days, provisional=st.booleans()),
    max_size=3,
).map(tuple)
presented = st.none() | st.builds(
    PresentedForm, document_id=words, sha256=words, content_code=words, answers=answers, at=moments
)
signatures = st.lists(
    st.builds(
        Signature,
        content_code=words,
        manner=st.sampled_from(Manner),
        signer=st.sampled_from(Signer),
        at=moments,
        clerk_id=words,
        witness=texts,
        strokes=strokes,
        void_since=st.none() | moments,
        voided_by=st.lists(words, max_size=3).map(tuple),
    ),
    max_size=3,
).map(tuple)
numbers = st.none() | st.builds(make_number, st.integers(1, 9999), st.dates(date(2020, 1, 1)))


def _checks(code: str) -> st.SearchStrategy[PaperCheck]:
    return st.builds(
        PaperCheck,
        paper=st.just(code),
        original=st.booleans(),
        copies=counts,
        electronic=st.booleans(),
        held=st.booleans(),
        pages=counts,
        verdict=st.none() | st.sampled_from(Verdict),
        remark=texts,
    )


states = st.builds(
    dict,
    status=st.sampled_from(CaseStatus),
    received_on=days,
    changed_at=moments,
    number=numbers,
    answers=answers,
    checks=checks,
    overrides=overrides,
    promises=promises,
    presented=presented,
    signatures=signatures,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=states, second=states)
def test_any_case_reads_back_as_written_and_as_changed(
    store: Store, first: Mapping[str, object], second: Mapping[str, object]
) -> None:
    before = replace(make_case(), **first)
    after = replace(before, **second)
    with store.work() as work:
        work.add_case(before)
        assert work.case(before.id) == before
        work.save_case(before, after)
        assert work.case(before.id) == after


IntegrityError: Any = dbapi2.IntegrityError  # pyright: ignore[reportAttributeAccessIssue]
SIGNED = Signature("7F3K-9Q2M", Manner.PAD, Signer.GUARDIAN, NOW, CLERK.id)


def _full_case() -> Case:
    return replace(
        make_case(),
        status=CaseStatus.SIGNED,
        number=make_number(17),
        checks={"photo": PaperCheck("photo", verdict=Verdict.GOOD)},
        presented=PresentedForm(make_id(), "0" * 64, "7F3K-9Q2M", ANSWERS, NOW),
        signatures=(SIGNED,),
    )


def _later(case: Case, **changes: object) -> Case:
    return replace(case, changed_at=case.changed_at + timedelta(seconds=1), **changes)


def _statements(store: Store, before: Case, after: Case) -> list[str]:
    """Return what is sent to the database when a change is saved."""
    sent: list[str] = []
    with store.work() as work:
        work.add_case(before)
        driver = driver_of(store._connection(Access.WRITE))
        driver.set_trace_callback(lambda sql: sent.append(" ".join(sql.split()[:3])))
        work.save_case(before, after)
        driver.set_trace_callback(None)
    return sent


def test_one_changed_answer_writes_one_answer(store: Store) -> None:
    case = _full_case()
    changed = _later(case, answers={**case.answers, "contact.address": "槐安路18号"})
    assert _statements(store, case, changed) == [
        "UPDATE case_file SET",
        "INSERT INTO answer",
    ]


def test_acceptance_writes_status_and_promises_only(store: Store) -> None:
    case = _full_case()
    promise = Promise("card", "accepted", NOW.date(), provisional=False)
    accepted = _later(case, status=CaseStatus.ACCEPTED, promises=(promise,))
    assert _statements(store, case, accepted) == [
        "UPDATE case_file SET",
        "INSERT INTO promise",
    ]


def test_a_removed_answer_is_gone(store: Store) -> None:
    case = make_case()
    fewer = _later(case, answers={"applicant.name": "王梓萱"})
    with store.work() as work:
        work.add_case(case)
        work.save_case(case, fewer)
        assert work.case(case.id).answers == {"applicant.name": "王梓萱"}


def test_a_case_changed_meanwhile_is_not_overwritten(store: Store) -> None:
    case = make_case()
    with store.work() as work:
        work.add_case(case)
        work.save_case(case, _later(case, status=CaseStatus.IN_REVIEW))
        with pytest.raises(ClerkError, match=r"case\.changed_meanwhile"):
            work.save_case(case, _later(_later(case)))


def test_an_unknown_case_is_not_found(store: Store) -> None:
    with store.reading() as work:
        with pytest.raises(ClerkError, match=r"case\.not_found"):
            work.case(make_id())
        with pytest.raises(ClerkError, match=r"case\.not_found"):
            work.case_numbered(make_number(1))


def test_a_case_is_found_by_its_number(store: Store) -> None:
    case = _full_case()
    with store.work() as work:
        work.add_case(case)
        assert work.case_numbered(make_number(17)) == case


def test_two_cases_cannot_have_one_number(store: Store) -> None:
    with store.work() as work:
        work.add_case(_full_case())
        with pytest.raises(IntegrityError):
            work.add_case(_full_case())


def test_a_case_belongs_to_a_clerk_who_exists(store: Store) -> None:
    with store.work() as work, pytest.raises(IntegrityError):
        work.add_case(replace(make_case(), clerk_id="nobody"))


def test_an_error_of_the_database_does_not_repeat_answers(store: Store) -> None:
    with store.work() as work, pytest.raises(IntegrityError) as caught:
        work.add_case(replace(make_case(), clerk_id="nobody-whose-name"))
    assert "nobody-whose-name" not in str(caught.value)


def test_a_naive_time_is_refused(store: Store) -> None:
    naive = replace(make_case(), opened_at=datetime(2026, 11, 23))
    with pytest.raises(ValueError, match="offset"), store.work() as work:
        work.add_case(naive)


def test_the_work_list_shows_open_cases_latest_change_first(store: Store) -> None:
    old, new = make_case(), _later(_full_case(), promises=())
    closed = replace(make_case(), status=CaseStatus.ACCEPTED)
    empty = replace(make_case({}), changed_at=NOW - timedelta(days=1))
    with store.work() as work:
        for case in (old, new, closed, empty):
            work.add_case(case)
        rows = work.open_cases()
    assert [row.id for row in rows] == [new.id, old.id, empty.id]
    assert (rows[0].name, rows[0].document_number) == (
        "王梓萱",
        ANSWERS["applicant.document_number"],
    )
    assert (rows[0].clerk_id, rows[0].clerk_name) == (CLERK.id, CLERK.name)
    assert rows[0].number == make_number(17)
    assert (rows[2].name, rows[2].document_number, rows[2].due_on) == ("", "", None)


def test_a_row_shows_the_nearest_promise(store: Store) -> None:
    near, far = date(2026, 12, 1), date(2027, 1, 4)
    promised = tuple(Promise("card", "accepted", day, provisional=False) for day in (far, near))
    with store.work() as work:
        work.add_case(replace(make_case(), promises=promised))
        assert work.open_cases()[0].due_on == near


def test_the_store_fulfils_the_port(store: Store) -> None:
    with store.work() as work:
        port: UnitOfWork = work
        assert port.clerks() == (CLERK,)
