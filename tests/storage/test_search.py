# SPDX-License-Identifier: Apache-2.0
"""The search box: every kind of word that a clerk types or scans."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from clerkapp.domain.case import Case
from clerkapp.storage.initials import Initials
from clerkapp.storage.store import Store
from tests.builders import CHILD_NUMBER, GUARDIAN_NUMBER, NOW, make_case, make_number

RARE = "\U00020bb7"


@pytest.fixture
def case(store: Store) -> Case:
    """Keep one numbered case and another that resembles nothing in it."""
    kept = replace(make_case(), number=make_number(31))
    other = make_case({"applicant.name": "赵明", "applicant.document_number": "E12340000"})
    with store.work() as work:
        work.add_case(kept)
        work.add_case(other)
        work.commit()
    return kept


def _found(store: Store, words: str) -> list[str]:
    with store.reading() as work:
        return [row.id for row in work.search(words, 8)]


DIGITS = make_number(31).digits


@pytest.mark.parametrize(
    "words",
    [
        DIGITS,
        make_number(31).grouped,
        f" {DIGITS}\n",
        make_number(31).short,
        "1123-2-31",
        "1123020031",
        "02-0031",
        CHILD_NUMBER,
        CHILD_NUMBER.lower(),
        CHILD_NUMBER[-4:],
        CHILD_NUMBER[-6:],
        GUARDIAN_NUMBER[-6:],
        "".join(chr(ord(char) + 0xFEE0) for char in CHILD_NUMBER),
        "王梓萱",
        "王",
        "梓",
        "萱",
        "梓萱",
        "王 梓萱",
        "王?萱",
        "?梓",
        "？？萱",
        "梓?",
        "李静",
        "wzx",
        "WZ",
        "lj",
        "13900005678",
        "5678",
        "0199",
    ],
)
def test_a_case_is_found_by(store: Store, case: Case, words: str) -> None:
    assert _found(store, words) == [case.id]


@pytest.mark.parametrize(
    "words",
    [
        make_number(32).digits,
        "1123-2-32",
        "萱?",
        "???王",
        "王??萱",
        "萱王",
        "zx",
        "9999",
        "?",
        "？",
        "",
        "  ",
        "%",
        "_",
        "王_萱",
        "'; DROP TABLE answer; --",
        RARE,
    ],
)
def test_nothing_is_found_by(store: Store, case: Case, words: str) -> None:
    assert _found(store, words) == []


def test_letters_find_initials_and_latin_names(store: Store, case: Case) -> None:
    latin = make_case({"applicant.name": "Anna-Maria WZ"})
    with store.work() as work:
        work.add_case(latin)
        work.commit()
    assert _found(store, "maria") == [latin.id]
    assert set(_found(store, "wz")) == {case.id, latin.id}


def test_a_passport_is_found_by_its_number(store: Store, case: Case) -> None:
    with store.reading() as work:
        (row,) = work.search("e12340000", 8)
    assert row.name == "赵明"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("买买提·艾力", "买买提艾力"),
        ("买买提·艾力", "艾力"),
        ("买买提·艾力", "mmtal"),
        (f"王{RARE}生", RARE),
        (f"王{RARE}生", "王?生"),
        (f"王{RARE}生", "ws"),
        ("\U00020bb7野家", "\U00020bb7"),
        ("张\ue854", "张\u9fba"),
        ("张\u9fba", "\ue854"),
        ("张\ue000明", "张?明"),
        ("张\ue000明", "\ue000"),
        ("单雄信", "sxx"),
        ("单雄信", "dxx"),
        ("曾小贤", "zxx"),
        ("王" * 5000, "王王王"),
        ("100%_王", "%_王"),
    ],
)
def test_a_name_is_found_by(store: Store, name: str, words: str) -> None:
    case = make_case({"applicant.name": name})
    with store.work() as work:
        work.add_case(case)
        work.commit()
    assert _found(store, words) == [case.id]


def test_a_changed_answer_changes_what_is_found(store: Store, case: Case) -> None:
    renamed = replace(
        case,
        answers={**case.answers, "applicant.name": "王梓轩"},
        changed_at=NOW + timedelta(seconds=1),
    )
    with store.work() as work:
        work.save_case(case, renamed)
        work.commit()
    assert _found(store, "梓轩") == [case.id]
    assert _found(store, "梓萱") == []
    assert _found(store, "王") == [case.id]


def test_the_latest_come_first_and_no_more_than_asked(store: Store) -> None:
    cases = [make_case(at=NOW + timedelta(minutes=minute)) for minute in range(12)]
    with store.work() as work:
        for case in cases:
            work.add_case(case)
        rows = work.search("王", 5)
    assert [row.id for row in rows] == [case.id for case in reversed(cases[-5:])]


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("李静", ("lj",)),
        ("吕嗯", ("ln",)),
        (f"李{RARE}", ("l",)),
        (RARE, ()),
        ("单", ("d", "c", "s")),
        ("Anna", ()),
        ("", ()),
    ],
)
def test_initials(name: str, initials: tuple[str, ...]) -> None:
    assert Initials().of(name) == initials


def test_a_name_of_many_readings_keeps_a_bounded_number_of_spellings() -> None:
    assert 1 < len(Initials().of("单曾解仇区任翟乐")) <= 8


def test_the_table_of_readings_is_read_on_first_use_only() -> None:
    program = (
        "import sys; import clerkapp.storage.store; assert 'pypinyin' not in sys.modules;"
        "from clerkapp.storage.initials import Initials; assert Initials().of('李') == ('l',);"
        "assert 'pypinyin.phrases_dict' not in sys.modules; print('late')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.stdout == "late\n", done.stderr
