# SPDX-License-Identifier: Apache-2.0
"""The preview of a printed document: white sheets on grey ground, with zoom and pages."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.icon_button import IconButton
from clerkapp.gui.kit.marks import KeyCap
from clerkapp.gui.kit.paper_render import PaperSize, read_sizes, render_page
from clerkapp.gui.kit.paper_sheets import Ground, Sheet
from clerkapp.gui.kit.text import ElidedText, IconText, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage, QResizeEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.gui.tasks import TaskRunner
    from clerkapp.presentation.words import Words

_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.92, 1.0, 1.25, 1.5, 2.0, 3.0)


class Fit(enum.Enum):
    """How a sheet is fitted to the room there is."""

    WIDTH = "fit_width"
    WHOLE = "whole_page"
    FREE = "zoom"


class PdfPreview(QWidget):
    """Shows a PDF; pages are rendered on the render lane, grey sheets stand in meanwhile.

    Signals:
        rendered(int): A page, counted from 0, is now shown sharp.
    """

    rendered = Signal(int)

    def __init__(
        self,
        theme: Theme,
        words: Words,
        tasks: TaskRunner,
        *,
        tools: bool = True,
        fit: Fit = Fit.WIDTH,
        fit_limit: float = 0.92,
    ) -> None:
        """Make an empty preview.

        Args:
            theme: Where sizes and colours come from.
            words: Texts of the tool bar.
            tasks: Renders off the GUI thread.
            tools: Show the tool bar.
            fit: How pages are fitted at first.
            fit_limit: Largest zoom that fitting may choose; 1 is the paper's size at 96 dpi.
        """
        super().__init__()
        self._theme = theme
        self._words = words
        self._tasks = tasks
        self._fit = fit
        self._limit = fit_limit
        self._zoom = fit_limit
        self._pdf = b""
        self._sheets: list[Sheet] = []
        self.setObjectName("pdf_preview")
        self._area = QScrollArea()
        self._area.setObjectName("preview_area")
        self._area.setProperty("no_ring", True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ground = Ground(theme)
        self._area.setWidget(self._ground)
        self._area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._render_visible)
        self._make_actions()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._title = IconText(theme, "file-text", "", strong=True, wrap=False)
        self._note = ElidedText("", "small", "text3")
        self._zoom_text = Text("", tone="text2")
        self._zoom_text.setObjectName("preview_zoom")
        self._page_text = Text("", tone="text2")
        self._page_text.setObjectName("preview_page")
        bar = self._tool_bar()
        column.addWidget(bar)
        bar.setHidden(not tools)
        column.addWidget(self._area)

    def show_pdf(self, pdf: bytes, title: str, note: str = "", text: Sequence[str] = ()) -> None:
        """Show a document.

        Args:
            pdf: The whole document.
            title: Its name, in the tool bar.
            note: Small grey words after it.
            text: Its lines, for screen readers.
        """
        self._pdf = pdf
        self._title.show_line("file-text", title, strong=True, icon_tone="text2")
        self._note.setText(note)
        self._area.setAccessibleName(title)
        self._area.setAccessibleDescription("\n".join(text))
        self._tasks.run(
            "render", lambda: read_sizes(pdf), self, self._on_sizes_read, topic=self._topic("sizes")
        )

    def clear(self) -> None:
        """Show nothing."""
        self._pdf = b""
        self._on_sizes_read(())

    def page_count(self) -> int:
        """Return how many sheets are shown."""
        return len(self._sheets)

    def zoom(self) -> float:
        """Return the zoom; 1 is the paper's size at 96 dpi."""
        return self._zoom

    def set_fit(self, fit: Fit) -> None:
        """Fit sheets to the width, or show whole ones."""
        self._fit = fit
        self._lay_out()

    def is_sharp(self) -> bool:
        """Say whether every visible sheet shows its rendered page."""
        return bool(self._sheets) and all(sheet.is_sharp for sheet in self._visible())

    def current_page(self) -> int:
        """Return the page that takes the middle of the view, counted from 0."""
        middle = self._area.verticalScrollBar().value() + self._area.viewport().height() // 2
        for number, sheet in enumerate(self._sheets):
            if sheet.geometry().bottom() >= middle:
                return number
        return max(0, len(self._sheets) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sheets anew."""
        super().resizeEvent(event)
        self._lay_out()

    def _make_actions(self) -> None:
        made = (
            ("zoom_out", "Ctrl+-", "zoom-out", lambda: self._zoom_by(-1)),
            ("zoom_in", "Ctrl++", "zoom-in", lambda: self._zoom_by(1)),
            ("whole_page", "Ctrl+0", "", lambda: self.set_fit(Fit.WHOLE)),
            ("previous_page", "PgUp", "", lambda: self._turn(-1)),
            ("next_page", "PgDown", "", lambda: self._turn(1)),
        )
        self._actions: dict[str, KeyAction] = {}
        for name, key, icon, act in made:
            action = KeyAction(
                f"preview_{name}", self._words(f"kit.preview.{name}"), key, icon, self
            )
            action.triggered.connect(act)
            self.addAction(action)
            self._actions[name] = action

    def _tool_bar(self) -> QWidget:
        theme = self._theme
        bar = QFrame()
        bar.setObjectName("PreviewBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px("page_x"), 0, theme.px("s16"), 0)
        row.setSpacing(theme.px("s8"))
        row.addWidget(self._title)
        row.addWidget(self._note)
        row.addStretch(1)
        row.addWidget(IconButton(theme, self._actions["zoom_out"]))
        row.addWidget(self._zoom_text)
        row.addWidget(IconButton(theme, self._actions["zoom_in"]))
        row.addSpacing(theme.px("s24"))
        row.addWidget(self._page_text)
        row.addWidget(KeyCap(theme, "PgDn"))
        return bar

    def _on_sizes_read(self, sizes: Sequence[PaperSize]) -> None:
        for sheet in self._sheets:
            sheet.hide()
            sheet.deleteLater()
        self._sheets = [Sheet(self._theme, size) for size in sizes]
        self._ground.show_sheets(self._sheets)
        self._area.verticalScrollBar().setValue(0)
        self._lay_out()

    def _lay_out(self) -> None:
        if not self._sheets:
            return
        self._zoom = self._wanted_zoom()
        for sheet in self._sheets:
            sheet.set_zoom(self._zoom)
        percent = round(self._zoom * 100)
        self._zoom_text.setText(self._words(f"kit.preview.{self._fit.value}_at", percent=percent))
        self._show_page()
        self._later.start()

    def _wanted_zoom(self) -> float:
        if self._fit is Fit.FREE:
            return self._zoom
        margin = 2 * self._theme.px("paper_margin")
        bar = self._area.verticalScrollBar().sizeHint().width()
        room = self._area.maximumViewportSize()
        widest = max(sheet.paper.width for sheet in self._sheets)
        by_width = (room.width() - margin - bar) / widest
        if self._fit is Fit.WIDTH:
            return max(_STEPS[0], min(self._limit, by_width))
        highest = max(sheet.paper.height for sheet in self._sheets)
        by_height = (room.height() - margin) / highest
        return max(_STEPS[0], min(self._limit, by_width, by_height))

    def _zoom_by(self, direction: int) -> None:
        if direction > 0:
            wanted = min((s for s in _STEPS if s > self._zoom + 0.01), default=_STEPS[-1])
        else:
            wanted = max((s for s in _STEPS if s < self._zoom - 0.01), default=_STEPS[0])
        self._fit = Fit.FREE
        self._zoom = wanted
        self._lay_out()

    def _turn(self, direction: int) -> None:
        """Go on by a view, as a reader does; the page's number follows."""
        bar = self._area.verticalScrollBar()
        step = self._area.viewport().height() - self._theme.px("s32")
        bar.setValue(bar.value() + direction * step)

    def _on_scrolled(self) -> None:
        self._show_page()
        self._later.start()

    def _show_page(self) -> None:
        page = self.current_page() + 1
        text = self._words("kit.preview.page", page=page, pages=len(self._sheets))
        self._page_text.setText(text)

    def _visible(self) -> list[Sheet]:
        top = self._area.verticalScrollBar().value()
        view = QRect(0, top, self._ground.width(), self._area.viewport().height())
        return [sheet for sheet in self._sheets if sheet.geometry().intersects(view)]

    def _render_visible(self) -> None:
        """Ask for a sharp picture of every visible sheet that has none."""
        for sheet in self._visible():
            scale = self._zoom * self.devicePixelRatioF()
            if sheet.wants(scale):
                self._render(sheet, self._sheets.index(sheet), scale)

    def _render(self, sheet: Sheet, page: int, scale: float) -> None:
        pdf = self._pdf

        def show(image: QImage) -> None:
            sheet.show_image(image, scale, self.devicePixelRatioF())
            self.rendered.emit(page)

        self._tasks.run(
            "render",
            lambda: render_page(pdf, page, scale),
            sheet,
            show,
            topic=self._topic(str(page)),
        )

    def _topic(self, what: str) -> str:
        return f"preview-{id(self)}-{what}"
