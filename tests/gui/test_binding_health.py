# SPDX-License-Identifier: Apache-2.0
"""The Qt binding gives back every reference that it takes.

PySide6 6.12.0 drops one reference to None with every void call on Python 3.11, until the
interpreter aborts: a release with that fault must not be locked.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 20_000
TOLERANCE = 50


class _Bell(QObject):
    """Has one signal to ring."""

    rung = Signal(int)


def _set_text(qtbot: QtBot) -> Callable[[int], object]:
    label = QLabel()
    qtbot.addWidget(label)
    return lambda number: label.setText(str(number))


def _paint(_qtbot: QtBot) -> Callable[[int], object]:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter()

    def stroke(number: int) -> None:
        painter.begin(image)
        painter.drawLine(0, 0, number % 8, 7)
        painter.end()

    return stroke


def _ring(_qtbot: QtBot) -> Callable[[int], object]:
    bell = _Bell()
    heard: list[int] = [0]

    def listen(number: int) -> None:
        heard[0] = number

    bell.rung.connect(listen)

    def ring(number: int) -> None:
        bell.rung.emit(number)

    return ring


@pytest.mark.window
@pytest.mark.parametrize("prepare", [_set_text, _paint, _ring])
def test_void_calls_leave_the_count_of_none_alone(
    qtbot: QtBot, prepare: Callable[[QtBot], Callable[[int], object]]
) -> None:
    call = prepare(qtbot)
    call(0)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        call(number)
    assert abs(sys.getrefcount(None) - before) <= TOLERANCE
