# SPDX-License-Identifier: Apache-2.0
"""The recovery sheet: the real layout through the real press, read back."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import settled
from clerkapp.domain.problems import OutsideError
from clerkapp.services.desk import Desk
from clerkapp.services.recovery import print_recovery_code, recovery_sheet
from clerkapp.storage.recovery import CODE_RANDOM_BYTES, parse_recovery_code, recovery_code
from tests.counter import RecordingQueue

CODE = recovery_code(bytes(range(CODE_RANDOM_BYTES)))


def lines_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
        return document[0].get_textpage().get_text_bounded().splitlines()
    finally:
        document.close()


def test_the_sheet_bears_the_code_in_two_lines_and_no_name(desk: Desk) -> None:
    lines = lines_of(recovery_sheet(desk, CODE))
    text = "\n".join(lines)
    assert {CODE[:19], CODE[20:]} <= set(lines)
    assert parse_recovery_code(" ".join((CODE[:19], CODE[20:]))) == CODE
    for words in (desk.office.name, "恢复码", "保险柜", "2026年11月24日", "2 号窗口", "Alt+R"):
        assert words in text
    assert desk.clerk.name not in text
    assert desk.today() == date(2026, 11, 24)


def test_the_widest_code_and_the_longest_office_fit(desk: Desk) -> None:
    name = "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿克陶县塔尔塔吉克族乡社会保障事务所"
    office = replace(desk.office, name=name)
    widest = "-".join(["WWWW"] * 8)
    lines = lines_of(recovery_sheet(replace(desk, office=office), widest))
    assert lines.count("-".join(["WWWW"] * 4)) == 2
    assert name in lines


@pytest.mark.parametrize("answer", list(PrintState))
def test_the_printers_answer_is_handed_on_and_the_job_names_nobody(
    desk: Desk, answer: PrintState
) -> None:
    queue = RecordingQueue(answer=answer)
    assert print_recovery_code(desk, queue, CODE) is settled(answer)
    [(title, pdf)] = queue.printed
    assert title == "recovery_sheet"
    assert CODE[:19] in lines_of(pdf)


def test_without_a_printer_nothing_is_left_behind(desk: Desk) -> None:
    with pytest.raises(OutsideError, match=r"print\.no_printer"):
        print_recovery_code(desk, RecordingQueue(printer=""), CODE)
    with desk.reads() as work:
        assert work.open_cases() == ()
