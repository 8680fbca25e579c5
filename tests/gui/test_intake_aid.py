# SPDX-License-Identifier: Apache-2.0
"""The month's civil affairs list fills in its answers once the child's number has been typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerkapp.domain.aid import AidList, AidRow
from clerkapp.gui.pages.intake_page import IntakePage
from clerkapp.services.aid_lists import load_aid_list
from tests.counter import GIRL
from tests.gui.case_seat import Place, seated
from tests.gui.test_intake_page import Typist

pytestmark = pytest.mark.window

NUMBER = GIRL["applicant.document_number"]
LISTED, CATEGORY = "enrolment.aid_listed", "enrolment.aid_category"


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    with seated(qtbot, qapp, tmp_path) as found:
        yield found


def typist(place: Place, app: QApplication) -> Typist:
    page = IntakePage(place.seat)
    place.show(page)
    page.show_new("minor_medical")
    place.bot.waitUntil(page.isActiveWindow)
    found = Typist(place, page, app)
    found.settle()
    return found


def kept(clerk: Typist) -> dict[str, str]:
    clerk.settle()
    [case] = clerk.drafts()
    return {name: case.answers.get(name, "") for name in (LISTED, CATEGORY)}


def test_a_listed_child_is_filled_in_and_the_list_named_beside_it(place: Place, qapp: QApplication):
    load_aid_list(place.desk, AidList("2026-11", (AidRow(NUMBER, "王梓萱", "A1"),)), "digest")
    clerk = typist(place, qapp)
    clerk.fill("applicant.document_number", NUMBER)
    assert kept(clerk) == {LISTED: "yes", CATEGORY: "A1"}
    assert clerk.row(LISTED).line.text() == "本机名单 2026-11"
    clerk.fill("applicant.document_number", "110150201605040017")
    assert kept(clerk) == {LISTED: "no", CATEGORY: ""}


def test_without_the_months_list_nothing_is_filled_in(place: Place, qapp: QApplication):
    load_aid_list(place.desk, AidList("2026-10", (AidRow(NUMBER, "王梓萱", "A1"),)), "digest")
    clerk = typist(place, qapp)
    clerk.fill("applicant.document_number", NUMBER)
    assert kept(clerk) == {LISTED: "", CATEGORY: ""}
    assert clerk.row(LISTED).line.text() != "本机名单 2026-11"
