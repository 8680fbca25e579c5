# SPDX-License-Identifier: Apache-2.0
"""Notices when the GUI thread does not return to its loop in time, and logs where it was."""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

_LOG = logging.getLogger(__name__)

_BEAT_MS = 50


class StallWatch(QObject):
    """Logs every block of the GUI thread that is longer than a limit, with its stack.

    The stack names files, lines and functions only, never values, so that the log holds no
    personal data.
    """

    def __init__(self, limit_ms: int = 100, parent: QObject | None = None) -> None:
        """Make a watch; `start` must be called on the GUI thread."""
        super().__init__(parent)
        self._limit = limit_ms / 1000
        self._beat = time.monotonic()
        self._watched = 0
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._on_beat)

    def start(self) -> None:
        """Begin to watch the thread that calls this."""
        self._watched = threading.get_ident()
        self._on_beat()
        self._timer.start()
        self._thread = threading.Thread(target=self._watch, name="stall-watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the watch."""
        self._timer.stop()
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _on_beat(self) -> None:
        self._beat = time.monotonic()

    def _watch(self) -> None:
        reported = 0.0
        while not self._stop.wait(_BEAT_MS / 2000):
            beat = self._beat
            late = time.monotonic() - beat - _BEAT_MS / 1000
            if late > self._limit and beat != reported:
                reported = beat
                _LOG.warning("gui.blocked", extra={"frames": self._frames()})

    def _frames(self) -> list[str]:
        # The one way to see another thread's stack.
        frames_now = sys._current_frames()  # pyright: ignore[reportPrivateUsage]
        frame = frames_now.get(self._watched)
        if frame is None:
            return []
        frames = traceback.extract_stack(frame, limit=12)
        return [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
