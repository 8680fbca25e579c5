# SPDX-License-Identifier: Apache-2.0
"""The watch over the GUI thread."""

import logging
import time

import pytest
from pytestqt.qtbot import QtBot

from clerkapp.gui.kit.stalls import StallWatch


def block_the_thread() -> None:
    secret = "110150201905181041"
    time.sleep(0.5)
    del secret


@pytest.mark.expects_log
def test_a_block_is_logged_with_its_place_and_without_values(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    watch = StallWatch(100)
    watch.start()
    with caplog.at_level(logging.WARNING):
        block_the_thread()
    watch.stop()
    [record] = caplog.records
    frames = "\n".join(record.frames)  # type: ignore[attr-defined]
    assert "block_the_thread" in frames
    assert "110150201905181041" not in frames + caplog.text


def test_a_thread_that_returns_to_its_loop_is_not_logged(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    watch = StallWatch(2000)
    watch.start()
    qtbot.wait(150)
    watch.stop()
    assert caplog.records == []
