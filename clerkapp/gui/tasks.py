# SPDX-License-Identifier: Apache-2.0
"""The one door to background work: named lanes, results back on the GUI thread."""

from __future__ import annotations

import enum
import heapq
import logging
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LOG = logging.getLogger(__name__)

LANES = ("write", "read", "long", "render", "secrets")


class Priority(enum.IntEnum):
    """Which waiting job of a lane comes first."""

    DRAFT = 0
    """Saving what was just typed: it goes before everything else."""
    NORMAL = 1


@dataclass(order=True, slots=True)
class _Job:
    """One call and where its result goes; ordered by priority, then by age."""

    priority: int
    number: int
    call: Callable[[], Any] = field(compare=False)
    owner: QObject | None = field(compare=False)
    done: Callable[[Any], object] | None = field(compare=False)
    failed: Callable[[Exception], object] | None = field(compare=False)
    topic: str = field(compare=False)
    result: Any = field(default=None, compare=False)
    error: Exception | None = field(default=None, compare=False)


class _Lane:
    """One thread that works off its queue; it starts with the first job."""

    def __init__(self, name: str, deliver: Callable[[_Job], None]) -> None:
        self._name = name
        self._deliver = deliver
        self._queue: list[_Job] = []
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closing = False
        self.at_end: Callable[[], None] | None = None

    def put(self, job: _Job) -> list[_Job]:
        """Queue a job; return the waiting jobs of the same topic that it replaces."""
        with self._wake:
            if self._closing:
                raise RuntimeError(f"the lane {self._name} is closed")
            replaced = [old for old in self._queue if job.topic and old.topic == job.topic]
            if replaced:
                self._queue = [old for old in self._queue if old not in replaced]
                heapq.heapify(self._queue)
            heapq.heappush(self._queue, job)
            if self._thread is None:
                name = f"lane-{self._name}"
                self._thread = threading.Thread(target=self._work, name=name, daemon=True)
                self._thread.start()
            self._wake.notify()
            return replaced

    def close(self, *, finish: bool) -> None:
        """End the thread after its present job, or after all waiting ones."""
        with self._wake:
            self._closing = True
            if not finish:
                self._queue.clear()
            self._wake.notify()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while (job := self._next_job()) is not None:
            try:
                job.result = job.call()
            except Exception as error:  # noqa: BLE001 - the lane outlives any job; the GUI thread reports
                job.error = error
            self._deliver(job)
        if self.at_end is not None:
            self.at_end()

    def _next_job(self) -> _Job | None:
        with self._wake:
            while not self._queue and not self._closing:
                self._wake.wait()
            return heapq.heappop(self._queue) if self._queue else None


class TaskRunner(QObject):
    """Runs calls on lanes, one thread each, and brings results back to the GUI thread.

    A result reaches ``done`` (or an error ``failed``) only while its owner lives. Errors without
    ``failed`` go to the presenter, which the window sets.

    Signals:
        idle(): The last job that was under way has been delivered.
    """

    idle = Signal()
    _finished = Signal(object)

    def __init__(
        self, lanes: Iterable[str] = LANES, presenter: Callable[[Exception], object] | None = None
    ) -> None:
        """Make a runner whose threads have not started.

        Args:
            lanes: Names of the lanes.
            presenter: Shows errors for which a caller gave no ``failed``; logs them until set.
        """
        super().__init__()
        self._lanes = {name: _Lane(name, self._finished.emit) for name in lanes}
        self._presenter = presenter or _log_error
        self._number = 0
        self._under_way = 0
        self._newest: dict[str, int] = {}
        self._closed = False
        # Queued whatever the sender: a lane's thread must never run a page's code.
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def set_presenter(self, presenter: Callable[[Exception], object]) -> None:
        """Say who shows errors for which a caller gave no ``failed``."""
        self._presenter = presenter

    def run(
        self,
        lane: str,
        call: Callable[[], Any],
        owner: QObject | None,
        done: Callable[[Any], object] | None,
        failed: Callable[[Exception], object] | None = None,
        *,
        priority: Priority = Priority.NORMAL,
        topic: str = "",
    ) -> None:
        """Run a call on a lane.

        Args:
            lane: write, read, long, render or secrets.
            call: What to do; it must touch no widget.
            owner: A widget or object that must live for the result to be delivered; None always.
            done: Gets the result, on the GUI thread.
            failed: Gets the exception, on the GUI thread.
            priority: Draft saves go first.
            topic: A newer call on the same topic replaces a waiting one and silences a running
                one, such as a search while typing.

        Raises:
            KeyError: There is no such lane.
            RuntimeError: The runner is closed.
        """
        self._number += 1
        job = _Job(priority, self._number, call, owner, done, failed, topic)
        replaced = self._lanes[lane].put(job)
        if topic:
            self._newest[topic] = job.number
        self._under_way += 1 - len(replaced)

    def at_end(self, call: Callable[[], None]) -> None:
        """Say what each lane's thread does before it ends, such as closing its connections."""
        for lane in self._lanes.values():
            lane.at_end = call

    def is_idle(self) -> bool:
        """Say whether nothing waits, runs or is still to be delivered."""
        return self._under_way == 0

    def is_closed(self) -> bool:
        """Say whether the program ends: what a timer still wants is left to the next one."""
        return self._closed

    def close(self) -> None:
        """Finish the queued writes, drop the rest, and join all threads; nothing is delivered."""
        self._closed = True
        for name, lane in self._lanes.items():
            lane.close(finish=name == "write")

    @Slot(object)
    def _on_finished(self, job: _Job) -> None:
        self._under_way -= 1
        try:
            if not self._closed and self._is_wanted(job):
                self._hand_over(job)
        finally:
            if self._under_way == 0:
                self.idle.emit()

    def _is_wanted(self, job: _Job) -> bool:
        if job.owner is not None and not isValid(job.owner):
            return False
        return not job.topic or self._newest.get(job.topic) == job.number

    def _hand_over(self, job: _Job) -> None:
        if job.error is not None:
            (job.failed or self._presenter)(job.error)
        elif job.done is not None:
            job.done(job.result)


def _log_error(error: Exception) -> None:
    # The text of an exception may quote what was typed: only its kind is logged.
    _LOG.error("task.failed." + type(error).__name__.lower())
