# SPDX-License-Identifier: Apache-2.0
"""Renders every screen in both languages at 1366×768 into ``docs/screens/<language>/``."""

import argparse
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from clerkapp.system.clock import SystemClock
from scripts.demo import ALT, CONTROL, Demonstration
from scripts.demo_visits import BABY, BOY, GIRL

WRONG = GIRL | {
    "applicant.document_number": "110150201905181042",
    "guardian.mobile": "1380013800",
    "guardian.valid_until": "2026-10-31",
}
"""A form with a wrong check digit, a short telephone number and an expired document."""


class Album(Demonstration):
    """The demonstration with pictures under the names of the screens."""

    def __init__(self, out: Path, scratch: Path, language: str) -> None:
        """Open the window on a fresh data folder; pictures go to ``out``."""
        super().__init__(scratch, language)
        self._album = out

    def step(self, name: str) -> None:
        """Keep no picture: the album chooses its own moments."""

    def picture(self, name: str) -> None:
        """Keep the screen under a name."""
        self.driver.picture(self._album / f"{name}.png")

    def take(self) -> None:
        """Walk through every screen."""
        walk = (self._start, self._materials, self._visit, self._agent, self._letters, self._late)
        for part in (*walk, self._around):
            part()

    def _start(self) -> None:
        driver = self.driver
        driver.press(Qt.Key.Key_F6)
        self.picture("first-start")
        driver.press(Qt.Key.Key_F12)
        driver.type("陈敏")
        for _ in range(2):
            driver.press(Qt.Key.Key_Return)
            driver.type("liu-yin-2026")
        self.picture("first-clerk")
        driver.press(Qt.Key.Key_F12)
        driver.wait(lambda: driver.focus_name() == "in_safe", "the recovery code")
        self.picture("recovery-code")
        driver.press(Qt.Key.Key_Space)
        driver.press(Qt.Key.Key_F12)
        driver.wait_page("queue")
        self.picture("queue-empty")

    def _materials(self) -> None:
        driver = self.driver
        driver.press(Qt.Key.Key_F3)
        driver.wait_page("new_visit")
        driver.type("2")
        driver.press(Qt.Key.Key_F9)
        driver.wait_page("materials")
        driver.press(Qt.Key.Key_Return)
        driver.type("01H")
        driver.press(Qt.Key.Key_Return)
        driver.type("wzm")
        driver.press(Qt.Key.Key_Return)
        self.picture("materials")
        driver.press(Qt.Key.Key_Escape)

    def _visit(self) -> None:
        self._choose("wcn", "new-visit")
        self.picture("intake-empty")
        self._find_character()
        self.driver.fill(WRONG)
        self.driver.press(Qt.Key.Key_F12)
        self.picture("intake-problems")
        self.choose("wcn")
        self.driver.fill(GIRL)
        self.driver.press(Qt.Key.Key_S, ALT)
        self.picture("intake")
        self.driver.press(Qt.Key.Key_F12)
        self.driver.wait_page("review")
        self.picture("review")
        self.review("14")
        self.picture("review-decided")
        self.driver.press(Qt.Key.Key_F12)
        self.driver.wait_page("signature")
        self.driver.press(Qt.Key.Key_F9)
        self.picture("signature")
        self.driver.press(Qt.Key.Key_F12)
        self.driver.wait_page("slip")
        self.driver.press(Qt.Key.Key_F9)
        self.picture("slip")

    def _find_character(self) -> None:
        driver = self.driver
        driver.press(Qt.Key.Key_Return)
        driver.press(Qt.Key.Key_F, ALT)
        driver.type("吉土口")
        self.picture("character-finder")
        driver.press(Qt.Key.Key_Escape)
        driver.press(Qt.Key.Key_S, ALT)

    def _choose(self, typed: str, name: str) -> None:
        self.driver.press(Qt.Key.Key_F3)
        self.driver.wait_page("new_visit")
        self.driver.type(typed)
        self.picture(name)
        self.driver.press(Qt.Key.Key_Return)
        self.driver.wait_page("intake")

    def _agent(self) -> None:
        self.choose("1")
        self.driver.press(Qt.Key.Key_V, ALT)
        self.driver.press(Qt.Key.Key_Right)
        self.driver.press(Qt.Key.Key_S, ALT)
        self.driver.fill(BOY)
        self.driver.press(Qt.Key.Key_D, ALT)
        self.picture("intake-agent")
        self.driver.press(Qt.Key.Key_F7)
        self.picture("authority-letter")
        self.driver.press(Qt.Key.Key_Escape)

    def _letters(self) -> None:
        self.choose("2")
        self.intake(BABY)
        self.review("23")
        self.picture("review-lacking")
        self.notify()
        self.picture("notice")
        self.choose("2")
        self.intake(BABY | {"applicant.name": "王梓睿"})
        self.driver.press(Qt.Key.Key_B, ALT)
        self.picture("refusal-reason")

    def _late(self) -> None:
        driver = self.driver
        driver.press(Qt.Key.Key_F3)
        driver.wait_page("new_visit")
        driver.press(Qt.Key.Key_B, ALT)
        driver.type(f"{SystemClock().now() - timedelta(days=1):%Y%m%d}")
        driver.press(Qt.Key.Key_Return)
        driver.type("停电")
        self.picture("back-entry")
        driver.press(Qt.Key.Key_Return)
        driver.type("1")
        self.picture("back-entry-holds")
        driver.press(Qt.Key.Key_Return)
        driver.wait_page("intake")
        self.intake(GIRL | {"applicant.name": "王梓涵"})
        self.picture("review-back-entry")

    def _around(self) -> None:
        driver = self.driver
        driver.press(Qt.Key.Key_Escape)
        driver.press(Qt.Key.Key_2, CONTROL)
        driver.wait_page("queue")
        self.picture("queue")
        driver.press(Qt.Key.Key_F2)
        driver.type("wz")
        self.picture("search")
        driver.press(Qt.Key.Key_Escape)
        driver.press(Qt.Key.Key_7, CONTROL)
        driver.wait_page("settings")
        self.picture("settings")
        driver.press(Qt.Key.Key_F1)
        self.picture("keys")
        driver.press(Qt.Key.Key_F1)
        driver.press(Qt.Key.Key_L, CONTROL)
        driver.settle()
        driver.type("wrong")
        driver.press(Qt.Key.Key_Return)
        self.picture("lock")


def take_album(out: Path, language: str) -> None:
    """Take the pictures of one language; Qt starts once per process."""
    scratch = Path("out") / f"screens-{language}"
    shutil.rmtree(scratch, ignore_errors=True)
    album = Album(out / language, scratch, language)
    try:
        album.take()
    finally:
        album.driver.close()


def main() -> int:
    """Take all pictures, each language in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs/screens"))
    parser.add_argument("--language", choices=("zh", "en"))
    arguments = parser.parse_args()
    if arguments.language:
        take_album(arguments.out, arguments.language)
        return 0
    command = [sys.executable, "-m", "scripts.screens", "--out", str(arguments.out), "--language"]
    codes = [subprocess.run([*command, each], check=False).returncode for each in ("zh", "en")]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
