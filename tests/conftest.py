# SPDX-License-Identifier: Apache-2.0
"""What holds for every test: no display, no network, our fonts only, nothing left behind."""

import atexit
import gc
import logging
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def _seal_off() -> None:
    """Set the environment before Qt is loaded: offscreen, fonts of the program alone."""
    folder = Path(tempfile.mkdtemp(prefix="clerkapp-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    config = folder / "fonts.conf"
    text = FONTCONFIG.format(fonts=ROOT / "resources" / "fonts", cache=folder / "cache")
    config.write_text(text, encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(config)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = "1"
    os.environ["LC_ALL"] = "C.UTF-8"
    for name in ("CLERKAPP_DATA", "DISPLAY", "WAYLAND_DISPLAY", "http_proxy", "https_proxy"):
        os.environ.pop(name, None)
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(folder / name.lower())


_seal_off()

# How long an example takes is never tested: the first one of a run may read a table.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


class _Unexpected(logging.Handler):
    """Keeps the records of level warning or more."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record as a line."""
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it is marked `expects_log`."""
    if request.node.get_closest_marker("expects_log"):
        yield
        return
    handler = _Unexpected()
    root = logging.getLogger()
    root.addHandler(handler)
    yield
    root.removeHandler(handler)
    if handler.lines:
        pytest.fail("unexpected in the log:\n" + "\n".join(handler.lines), pytrace=False)


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test after which a thread that it started still runs."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before]
    for thread in started:
        thread.join(timeout=2)
    left = [thread.name for thread in started if thread.is_alive()]
    if left:
        pytest.fail(f"threads left running: {', '.join(left)}", pytrace=False)


def _windows_alive() -> dict[int, str]:
    """Map the address of each window alive now to its description; none before Qt is loaded."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None:
        return {}
    shiboken = sys.modules["shiboken6"]
    return {
        shiboken.getCppPointer(window)[0]: repr(window)
        for window in widgets.QApplication.topLevelWidgets()
    }


def _delete_the_discarded() -> None:
    """Let Qt carry out `deleteLater`, which waits for an event loop that a test has left."""
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """Fail a test after which a window that it made is still alive."""
    before = _windows_alive()
    yield
    if _windows_alive().keys() <= before.keys():
        return
    _delete_the_discarded()
    gc.collect()
    left = [text for address, text in _windows_alive().items() if address not in before]
    if left:
        pytest.fail(f"windows left alive: {', '.join(left)}", pytrace=False)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives widgets, so that `make check` can leave it to `make test`."""
    for item in items:
        if ROOT / "tests" / "gui" in item.path.parents:
            item.add_marker(pytest.mark.window)
