# SPDX-License-Identifier: Apache-2.0
"""The photo at intake: chosen with one key, shown at half its size, its problems said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from clerkapp.domain.case import Case
from clerkapp.domain.photos import PhotoRule
from clerkapp.exchange.photos import crop_photo
from clerkapp.gui.pages.intake_page import IntakePage
from clerkapp.gui.widgets.photo_box import PhotoBox
from clerkapp.gui.widgets.pick_photo import PhotoPicker
from clerkapp.services.photos import photo_of
from tests.gui.case_seat import Place, find, seated
from tests.pictures import portrait
from tests.services.visits_made import draft

pytestmark = pytest.mark.window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    with seated(qtbot, qapp, tmp_path) as found:
        yield found


class Photographer:
    """A clerk at the form of a case, with files to choose from."""

    def __init__(self, place: Place, folder: Path, case: Case) -> None:
        self.place = place
        self.case = case
        self.file = folder / "photo.jpg"
        self.asked = 0
        picker = PhotoPicker(place.seat.words, self._answer)
        self.page = IntakePage(place.seat, photo_picker=picker)
        place.show(self.page)
        self.open(case)

    def _answer(self, *_question: object) -> str:
        self.asked += 1
        return str(self.file)

    def open(self, case: Case) -> None:
        self.page.show_case(case.id)
        self.place.settle()
        self.place.bot.waitUntil(self.page.isActiveWindow)

    def choose(self, content: bytes | None) -> None:
        """Strike the key with a file of this content to be chosen; None for no file."""
        self.file.unlink(missing_ok=True)
        if content is not None:
            self.file.write_bytes(content)
        self.place.bot.keyClick(self.page, Qt.Key.Key_I, CTRL)
        self.place.settle()

    @property
    def box(self) -> PhotoBox:
        return find(self.page, PhotoBox, "photo_box")

    @property
    def picture(self) -> QLabel:
        return find(self.page, QLabel, "photo_picture")

    def kept(self) -> bytes | None:
        return photo_of(self.place.desk, self.case.id)


@pytest.fixture
def clerk(place: Place, tmp_path: Path) -> Photographer:
    return Photographer(place, tmp_path, draft(place.desk, card__photo_source="file"))


def test_a_photo_is_chosen_with_one_key_kept_and_shown_at_half_its_size(
    clerk: Photographer,
) -> None:
    assert clerk.picture.isHidden()
    assert "还没有照片" in clerk.box.accessibleDescription()
    clerk.choose(portrait())
    assert clerk.kept() == crop_photo(portrait(), PhotoRule())
    assert clerk.picture.isVisible()
    assert clerk.picture.pixmap().deviceIndependentSize().width() == 179
    assert clerk.box.accessibleDescription() == "照片合格，已存"


def test_what_is_wrong_is_said_and_the_picture_before_stays(clerk: Photographer) -> None:
    clerk.choose(portrait())
    before = clerk.kept()
    clerk.choose(portrait(ground=(70, 130, 200)))
    assert "底色不是白色" in clerk.box.accessibleDescription()
    assert clerk.kept() == before
    assert clerk.picture.isVisible()


def test_what_is_cut_off_is_said(clerk: Photographer) -> None:
    clerk.choose(portrait((882, 882)))
    assert clerk.box.accessibleDescription() == "左右各裁去 9%。请看头像是否完整"
    assert clerk.kept() is not None


def test_a_file_that_has_gone_is_said(clerk: Photographer) -> None:
    clerk.choose(None)
    assert "没有读出来" in clerk.box.accessibleDescription()
    assert clerk.kept() is None


def test_a_case_that_is_opened_again_shows_its_picture(clerk: Photographer) -> None:
    clerk.choose(portrait())
    other = draft(clerk.place.desk, card__photo_source="file")
    clerk.open(other)
    assert clerk.picture.isHidden()
    clerk.open(clerk.case)
    assert clerk.picture.isVisible()


def test_without_a_file_as_source_nothing_is_asked(place: Place, tmp_path: Path) -> None:
    clerk = Photographer(place, tmp_path, draft(place.desk, card__photo_source="receipt"))
    assert clerk.box.isHidden()
    clerk.choose(portrait())
    assert clerk.asked == 0


def test_the_button_shows_its_key(clerk: Photographer) -> None:
    button = find(clerk.page, QPushButton, "pick_photo_button")
    assert button.isVisible()
    clerk.file.write_bytes(portrait())
    button.click()
    clerk.place.settle()
    assert clerk.kept() is not None
