# SPDX-License-Identifier: Apache-2.0
"""Whole visits through the real window, offscreen, on a fresh data folder.

Keys are typed and buttons pressed; papers, a picture per step and ``summary.json`` are left in
the folder given with ``--out``.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from clerkapp.__main__ import bring_rest
from clerkapp.cli.answers import case_json, document_json, file_name
from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import PaperKind, Printer, QueueAnswer
from clerkapp.domain.roles import Clerk
from clerkapp.gui.opening import Look, Rest
from clerkapp.presentation.words import Words
from clerkapp.services.casework import item_of, judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.lookups import find
from clerkapp.services.prints import document_pdf, documents_of
from clerkapp.services.sessions import EXAMPLE_OFFICE
from clerkapp.system.settings import Preferences
from clerkapp.system.shipped import shipped_folder
from scripts.demo_visits import BABY, BOY, GIRL
from scripts.window_driver import WindowDriver, offscreen_app

PASSWORD = "liu-yin-2026"
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class TrayQueue:
    """A printer whose paper falls into a tray: it keeps what it was given."""

    printed: dict[str, bytes] = field(default_factory=dict[str, bytes])

    def submit(self, pdf: bytes, title: str, _kind: PaperKind) -> str:
        """Take a document."""
        self.printed[title] = pdf
        return title

    def ask(self, job: str) -> QueueAnswer:
        """Say that the paper is out."""
        return QueueAnswer(PrintState.PRINTED if job in self.printed else PrintState.FAILED)

    def cancel(self, job: str) -> None:
        """Do nothing: what was taken is out."""

    def printers(self) -> tuple[Printer, ...]:
        """Return the one printer."""
        return (Printer("tray", enabled=True, default=True),)

    def trays(self, _printer: str) -> tuple[str, ...]:
        """Return no paper sources."""
        return ()


class Demonstration:
    """Serves the families one after the other and keeps a picture of each step."""

    def __init__(self, out: Path, language: str) -> None:
        """Open the window on a fresh data folder."""
        self._out = out
        self._data = out / "data"
        self._steps = 0
        self.rest: Rest | None = None
        self.driver = WindowDriver(offscreen_app(), Look(language), self._bring)

    def _bring(self) -> Rest:
        rest = bring_rest(self._data, Preferences(self._data))
        self.rest = replace(rest, counter=replace(rest.counter, queue=TrayQueue()))
        return self.rest

    def step(self, name: str) -> None:
        """Keep a picture and say where the demonstration is."""
        self._steps += 1
        path = self._out / "screens" / f"{self._steps:02d}-{name}.png"
        self.driver.picture(path)
        print(f"{self._steps:>3}  {name}", flush=True)

    def first_start(self) -> None:
        """Set the example office up."""
        driver = self.driver
        self.step("first-start")
        driver.press(Qt.Key.Key_F6)
        self.step("office")
        driver.press(Qt.Key.Key_F12)
        driver.type("陈敏")
        for _ in range(2):
            driver.press(Qt.Key.Key_Return)
            driver.type(PASSWORD)
        self.step("first-clerk")
        driver.press(Qt.Key.Key_F12)
        driver.wait(lambda: driver.focus_name() == "in_safe", "the recovery code")
        self.step("recovery-code")
        driver.press(Qt.Key.Key_Space)
        driver.press(Qt.Key.Key_F12)
        driver.wait_page("queue")
        self.step("empty-queue")

    def choose(self, typed: str) -> None:
        """Choose an item by what a clerk types."""
        self.driver.press(Qt.Key.Key_F3)
        self.driver.wait_page("new_visit")
        self.driver.type(typed)
        self.step("choose")
        self.driver.press(Qt.Key.Key_Return)
        self.driver.wait_page("intake")

    def what_to_bring(self, typed: str) -> None:
        """Answer the few questions of an item and print the list, without a case."""
        driver = self.driver
        driver.press(Qt.Key.Key_F3)
        driver.wait_page("new_visit")
        driver.type(typed)
        driver.press(Qt.Key.Key_F9)
        driver.wait_page("materials")
        driver.press(Qt.Key.Key_Return)
        driver.type("01H")
        driver.press(Qt.Key.Key_Return)
        driver.type("wzm")
        driver.press(Qt.Key.Key_Return)
        self.step("what-to-bring")
        driver.press(Qt.Key.Key_F9)
        driver.press(Qt.Key.Key_Escape)

    def intake(self, answers: Mapping[str, str], *, by_agent: bool = False) -> None:
        """Fill the form; for an agent, print the authority letter on the way."""
        driver = self.driver
        if by_agent:
            driver.press(Qt.Key.Key_V, ALT)
            driver.press(Qt.Key.Key_Right)
            driver.press(Qt.Key.Key_S, ALT)
        driver.fill(answers)
        self.step("intake")
        if by_agent:
            driver.press(Qt.Key.Key_F7)
            self.step("authority-letter")
            driver.press(Qt.Key.Key_F9)
            driver.press(Qt.Key.Key_Escape)
        driver.press(Qt.Key.Key_F12)
        driver.wait_page("review")

    def review(self, verdicts: str = "") -> None:
        """Give each paper its verdict by its number key; good where nothing is said."""
        keys = {"1": Qt.Key.Key_1, "2": Qt.Key.Key_2, "3": Qt.Key.Key_3, "4": Qt.Key.Key_4}
        self.step("review")
        for place in range(8):
            self.driver.press(keys[verdicts[place] if place < len(verdicts) else "1"])
            self.driver.press(Qt.Key.Key_Down)
        self.step("reviewed")

    def sign_and_accept(self) -> None:
        """Print the form, have it signed, accept, print the slip."""
        driver = self.driver
        driver.press(Qt.Key.Key_F12)
        driver.wait_page("signature")
        driver.press(Qt.Key.Key_F9)
        self.step("signature")
        driver.press(Qt.Key.Key_F12)
        driver.wait_page("slip")
        driver.press(Qt.Key.Key_F9)
        self.step("slip")
        driver.press(Qt.Key.Key_F12)
        driver.wait_page("new_visit")

    def notify(self) -> None:
        """Ask once for everything missing."""
        self.driver.press(Qt.Key.Key_G, ALT)
        self.step("notice")
        self.driver.press(Qt.Key.Key_F9)
        self.step("notice-printed")

    def find(self, words: str) -> None:
        """Look a case up from the search box."""
        self.driver.press(Qt.Key.Key_F2)
        self.driver.type(words)
        self.step("search")
        self.driver.press(Qt.Key.Key_Escape)

    def queue_and_lock(self) -> None:
        """Show the work list and lock the counter."""
        self.driver.press(Qt.Key.Key_2, CONTROL)
        self.driver.wait_page("queue")
        self.step("queue")
        self.driver.press(Qt.Key.Key_L, CONTROL)
        self.step("lock")

    def summary(self) -> dict[str, Any]:
        """Write the papers of every case and return what ``summary.json`` says."""
        counter = self.rest.counter if self.rest else None
        if counter is None:
            raise RuntimeError("the counter was never joined")
        [clerk] = counter.vault.clerks()
        return {"cases": _cases(counter.desk(clerk, EXAMPLE_OFFICE), clerk, self._out / "papers")}


def _cases(desk: Desk, _clerk: Clerk, folder: Path) -> list[dict[str, Any]]:
    folder.mkdir(parents=True, exist_ok=True)
    words = Words.load(shipped_folder("resources") / "words", "zh")
    cases: list[dict[str, Any]] = []
    for row in reversed(find(desk, "王")):
        with desk.reads() as work:
            case = work.case(row.id)
        documents: list[dict[str, Any]] = []
        for document in documents_of(desk, case.id):
            path = folder / file_name(document, case)
            path.write_bytes(document_pdf(desk, document.id))
            documents.append(document_json(document, case, path))
        problems = judgement_of(desk, case).problems
        cases.append(case_json(case, problems, documents, item_of(desk, case), words))
    return cases


def main() -> int:
    """Run the demonstration."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/demo"))
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    arguments = parser.parse_args()
    shutil.rmtree(arguments.out, ignore_errors=True)
    demo = Demonstration(arguments.out, arguments.language)
    try:
        demo.first_start()
        demo.choose("wcn")
        demo.intake(GIRL)
        demo.review()
        demo.sign_and_accept()
        demo.choose("未成年人社会保障卡")
        demo.intake(BOY, by_agent=True)
        demo.review()
        demo.sign_and_accept()
        demo.what_to_bring("2")
        demo.choose("2")
        demo.intake(BABY)
        demo.review("2")
        demo.notify()
        demo.find("1041")
        demo.queue_and_lock()
        summary = demo.summary()
    finally:
        demo.driver.close()
    path = arguments.out / "summary.json"
    path.write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", "utf-8")
    shutil.rmtree(arguments.out / "data", ignore_errors=True)
    print(f"{len(summary['cases'])} cases: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
