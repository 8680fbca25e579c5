# SPDX-License-Identifier: Apache-2.0
"""A school's roster is read like the other lists, with a class for each pupil."""

from datetime import date, datetime

import pytest

from clerkapp.domain.identity import DocumentType
from clerkapp.domain.roster import RosterRow
from clerkapp.exchange.roster import read_roster
from tests.builders import citizen_number
from tests.exchange.sheets_made import ANNA, BAO, book

RESIDENT = citizen_number(date(2018, 5, 18), 12, "810000")
TODAY = date(2026, 11, 28)
HEAD = ("学生姓名", "证件号码", "班级")


def left_out(*rows: tuple[object, ...]) -> list[tuple[str, str]]:
    roster = read_roster(book([HEAD, *rows]), "示例小学", "2026-1", TODAY)
    return [(line.field, line.code) for line in roster.left_out]


def test_a_roster_is_read_with_unit_and_batch() -> None:
    rows = [("王安娜", ANNA, "三（2）班"), ("包小满", BAO, 3)]
    roster = read_roster(book([HEAD, *rows]), "示例小学", "2026-1", TODAY)
    assert (roster.unit, roster.batch) == ("示例小学", "2026-1")
    assert roster.rows == (
        RosterRow("王安娜", DocumentType.RESIDENT_ID, ANNA, "三（2）班", "B2"),
        RosterRow("包小满", DocumentType.RESIDENT_ID, BAO, "3", "B3"),
    )
    assert roster.left_out == ()


def test_a_wrong_row_is_left_out_and_the_others_are_taken() -> None:
    wrong = f"{ANNA[:-1]}{'1' if ANNA[-1] != '1' else '2'}"
    rows = [("王安娜", wrong, "1"), ("包小满", BAO, "1"), ("陈一", 110150201805180123, "1")]
    roster = read_roster(book([HEAD, *rows]), "校", "批", TODAY)
    assert [row.name for row in roster.rows] == ["包小满"]
    said = [(line.field, line.code) for line in roster.left_out]
    assert said == [("B2", "identity.check_digit"), ("B4", "sheet.number_as_number")]


@pytest.mark.parametrize(
    ("written", "kept", "kind"),
    [
        ("H1234567801", "H12345678", DocumentType.HK_PERMIT),
        ("M12345678", "M12345678", DocumentType.MACAO_PERMIT),
        ("00000123", "00000123", DocumentType.TAIWAN_PERMIT),
        ("T110000123", "T110000123", DocumentType.BIRTH_CERTIFICATE),
        ("E12345678", "E12345678", DocumentType.CHINESE_PASSPORT),
        (RESIDENT, RESIDENT, DocumentType.HMT_RESIDENCE),
    ],
)
def test_pupils_without_a_citizen_number_stand_with_their_document(
    written: str, kept: str, kind: DocumentType
) -> None:
    [row] = read_roster(book([HEAD, ("王安娜", written, "1")]), "校", "批", TODAY).rows
    assert (row.document_number, row.document_type) == (kept, kind)


def test_the_same_permit_with_another_renewal_is_the_same_pupil() -> None:
    rows = (("王安娜", "H1234567801", "1"), ("王安娜", "H1234567802", "1"))
    # Which of the two is right is not known here: neither is taken.
    assert left_out(*rows) == [("B2", "sheet.twice"), ("B3", "sheet.twice")]


def test_a_class_that_the_spreadsheet_made_a_date_of_is_a_line() -> None:
    # "3-2" typed into a cell becomes the second of March; 3.10 becomes 3.1.
    assert left_out(("王安娜", ANNA, datetime(2026, 3, 2)), ("包小满", BAO, 3.1)) == [
        ("C2", "sheet.not_text"),
        ("C3", "sheet.not_text"),
    ]


def test_too_long_a_class_is_a_line() -> None:
    assert left_out(("王安娜", ANNA, "班" * 31)) == [("C2", "answer.too_long")]
