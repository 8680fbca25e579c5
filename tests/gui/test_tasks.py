# SPDX-License-Identifier: Apache-2.0
"""Lanes: results on the GUI thread, drafts first, nothing to the dead, writes never lost."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from clerkapp.gui.tasks import Priority, TaskRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.close()


class Gate:
    """Holds a lane until it is opened."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self.entered = threading.Event()

    def wait(self) -> None:
        self.entered.set()
        self._open.wait(10)

    def open(self) -> None:
        self._open.set()


def fail() -> None:
    raise ValueError("wrong")


def test_the_call_runs_on_its_lane_and_the_result_arrives_on_the_gui_thread(
    runner: TaskRunner, qtbot: QtBot
) -> None:
    where: list[str] = []
    got: list[Any] = []

    def call() -> int:
        where.append(threading.current_thread().name)
        return 42

    def done(result: int) -> None:
        got.append((result, threading.current_thread() is threading.main_thread()))

    runner.run("read", call, None, done)
    qtbot.waitUntil(runner.is_idle)
    assert where == ["lane-read"]
    assert got == [(42, True)]


def test_a_lane_starts_no_thread_before_its_first_job(runner: TaskRunner) -> None:
    assert not [t for t in threading.enumerate() if t.name.startswith("lane-")]


def test_a_lane_works_in_order_on_one_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    for number in range(20):
        runner.run("write", lambda n=number: seen.append((n, threading.get_ident())), None, None)
    qtbot.waitUntil(runner.is_idle)
    assert [number for number, _ in seen] == list(range(20))
    assert len({thread for _, thread in seen}) == 1


def test_draft_saves_go_first(runner: TaskRunner, qtbot: QtBot) -> None:
    gate, order = Gate(), []
    runner.run("write", gate.wait, None, None)
    gate.entered.wait(10)
    runner.run("write", lambda: order.append("accept"), None, None)
    runner.run("write", lambda: order.append("draft"), None, None, priority=Priority.DRAFT)
    gate.open()
    qtbot.waitUntil(runner.is_idle)
    assert order == ["draft", "accept"]


def test_lanes_do_not_wait_for_each_other(runner: TaskRunner, qtbot: QtBot) -> None:
    gate, got = Gate(), []
    runner.run("long", gate.wait, None, None)
    runner.run("read", lambda: "found", None, got.append)
    qtbot.waitUntil(lambda: got == ["found"])
    gate.open()


def test_an_error_goes_to_failed(runner: TaskRunner, qtbot: QtBot) -> None:
    got: list[Exception] = []
    runner.run("read", fail, None, None, got.append)
    qtbot.waitUntil(lambda: len(got) == 1)
    assert isinstance(got[0], ValueError)


def test_an_error_that_nobody_takes_goes_to_the_presenter(runner: TaskRunner, qtbot: QtBot) -> None:
    got: list[Exception] = []
    runner.set_presenter(got.append)
    runner.run("read", fail, None, None)
    qtbot.waitUntil(lambda: len(got) == 1)


@pytest.mark.expects_log
def test_without_a_presenter_the_log_names_the_kind_and_no_text(
    runner: TaskRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    runner.run("read", fail, None, None)
    qtbot.waitUntil(runner.is_idle)
    assert "task.failed.valueerror" in caplog.text
    assert "wrong" not in caplog.text


def test_a_lane_survives_an_error(runner: TaskRunner, qtbot: QtBot) -> None:
    got: list[Any] = []
    runner.run("read", fail, None, None, got.append)
    runner.run("read", lambda: 1, None, got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert got[1] == 1


def test_a_dead_owner_gets_nothing(runner: TaskRunner, qtbot: QtBot) -> None:
    gate, got, owner = Gate(), [], QObject()
    runner.run("read", gate.wait, owner, got.append)
    gate.entered.wait(10)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    gate.open()
    qtbot.waitUntil(runner.is_idle)
    assert got == []


def test_a_newer_call_on_a_topic_silences_the_older(runner: TaskRunner, qtbot: QtBot) -> None:
    gate, got, ran = Gate(), [], []

    def search(query: str) -> str:
        ran.append(query)
        return query

    def slow() -> str:
        gate.wait()
        return search("l")

    runner.run("read", slow, None, got.append, topic="search")
    gate.entered.wait(10)
    runner.run("read", lambda: search("li"), None, got.append, topic="search")
    runner.run("read", lambda: search("lij"), None, got.append, topic="search")
    gate.open()
    qtbot.waitUntil(runner.is_idle)
    assert got == ["lij"]
    assert ran == ["l", "lij"]


def test_closing_finishes_queued_writes_and_drops_the_rest(qtbot: QtBot) -> None:
    runner, gate, ran = TaskRunner(), Gate(), []
    for lane in ("write", "read"):
        runner.run(lane, gate.wait, None, None)
        runner.run(lane, lambda name=lane: ran.append(name), None, None)
    gate.entered.wait(10)
    threading.Timer(0.05, gate.open).start()
    runner.close()
    assert "write" in ran
    assert not [t for t in threading.enumerate() if t.name.startswith("lane-")]
    with pytest.raises(RuntimeError, match="closed"):
        runner.run("write", fail, None, None)


def test_an_unknown_lane_is_refused(runner: TaskRunner) -> None:
    with pytest.raises(KeyError):
        runner.run("fast", fail, None, None)


def test_idle_is_told(runner: TaskRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.idle):
        runner.run("read", lambda: None, None, None)
    assert runner.is_idle()
