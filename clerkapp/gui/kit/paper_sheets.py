# SPDX-License-Identifier: Apache-2.0
"""The sheets of a preview and the ground that they lie on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage, QPaintEvent

    from clerkapp.gui.kit.paper_render import PaperSize
    from clerkapp.gui.kit.theme import Theme


class Ground(QWidget):
    """The grey ground with the sheets one below the other."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty ground."""
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        margin = theme.px("paper_margin")
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(margin)

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Show other sheets."""
        while self._column.takeAt(0) is not None:
            pass
        for sheet in sheets:
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            # Hidden widgets have no place yet, and only sheets in view are rendered.
            sheet.show()
        self._column.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grey."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("hover"))


class Sheet(QWidget):
    """One page: grey of the right size until its picture comes."""

    def __init__(self, theme: Theme, paper: PaperSize) -> None:
        """Make a sheet of a size."""
        super().__init__()
        self._theme = theme
        self.paper = paper
        self._pixmap: QPixmap | None = None
        self._asked = 0.0
        self.is_sharp = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_zoom(self, zoom: float) -> None:
        """Take the size that the paper has at a zoom."""
        self.setFixedSize(round(self.paper.width * zoom), round(self.paper.height * zoom))

    def wants(self, scale: float) -> bool:
        """Say whether a picture of this scale has still to be asked for, and remember it."""
        asks = abs(scale - self._asked) > 0.001
        if asks:
            self._asked = scale
            self.is_sharp = False
        return asks

    def show_image(self, image: QImage, scale: float, factor: float) -> None:
        """Show the page's picture, rendered at a scale for a screen's factor."""
        self._pixmap = QPixmap.fromImage(image)
        self._pixmap.setDevicePixelRatio(factor)
        self.is_sharp = scale == self._asked
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, or the grey that stands in for it."""
        theme = self._theme
        painter = QPainter(self)
        ground = "paper_wait" if self._pixmap is None else "paper"
        painter.fillRect(self.rect(), theme.colour(ground))
        if self._pixmap is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._pixmap)
        painter.setPen(theme.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
