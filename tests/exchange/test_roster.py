# SPDX-License-Identifier: Apache-2.0
"""A school's roster is read like the other lists, with a class for each pupil."""

from datetime import date, datetime

import pytest

from clerkapp.domain.roster import RosterRow
from clerkapp.domain.sheets import SheetError
from clerkapp.exchange.roster import read_roster
from tests.exchange.sheets_made import ANNA, BAO, book

TODAY = date(2026, 11, 28)
HEAD = ("学生姓名", "证件号码", "班级")


def refused(*rows: tuple[object, ...]) -> list[tuple[str, str]]:
    with pytest.raises(SheetError) as caught:
        read_roster(book([HEAD, *rows]), "示例小学", "2026-1", TODAY)
    return [(line.field, line.code) for line in caught.value.lines]


def test_a_roster_is_read_with_unit_and_batch() -> None:
    rows = [("王安娜", ANNA, "三（2）班"), ("包小满", BAO, 3)]
    roster = read_roster(book([HEAD, *rows]), "示例小学", "2026-1", TODAY)
    assert (roster.unit, roster.batch) == ("示例小学", "2026-1")
    assert roster.rows == (
        RosterRow("王安娜", ANNA, "三（2）班"),
        RosterRow("包小满", BAO, "3"),
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("H1234567801", "H12345678"),
        ("M12345678", "M12345678"),
        ("00000123", "00000123"),
        ("T110000123", "T110000123"),
        ("E12345678", "E12345678"),
    ],
)
def test_pupils_without_a_citizen_number_stand_with_their_document(written: str, kept: str) -> None:
    rows = [("王安娜", written, "1")]
    assert read_roster(book([HEAD, *rows]), "校", "批", TODAY).rows[0].document_number == kept


def test_the_same_permit_with_another_renewal_is_the_same_pupil() -> None:
    rows = (("王安娜", "H1234567801", "1"), ("王安娜", "H1234567802", "1"))
    assert refused(*rows) == [("B3", "sheet.twice")]


def test_a_class_that_the_spreadsheet_made_a_date_of_is_a_line() -> None:
    # "3-2" typed into a cell becomes the second of March; 3.10 becomes 3.1.
    assert refused(("王安娜", ANNA, datetime(2026, 3, 2)), ("包小满", BAO, 3.1)) == [
        ("C2", "sheet.not_text"),
        ("C3", "sheet.not_text"),
    ]


def test_too_long_a_class_is_a_line() -> None:
    assert refused(("王安娜", ANNA, "班" * 31)) == [("C2", "answer.too_long")]
