# SPDX-License-Identifier: Apache-2.0
"""Icons: Lucide SVG files rendered in a token's colour at the screen's factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QColor

_THIN_FROM = 18
"""Size in pixels from which the thinner stroke keeps large icons as light as the text."""


class Icons:
    """Renders icons by name and keeps each picture for its name, size, colour and factor."""

    def __init__(self, directory: Path) -> None:
        """Take the folder that holds one SVG file per icon."""
        self._directory = directory
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, size: int, colour: QColor, factor: float) -> QPixmap:
        """Return one icon.

        Args:
            name: The file's name without its ending.
            size: Width and height in logical pixels.
            colour: The colour of the stroke.
            factor: Device pixels per logical pixel.

        Raises:
            FileNotFoundError: There is no such icon.
        """
        key = (name, size, colour.rgba(), factor)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._render(name, size, colour, factor)
            self._pixmaps[key] = found
        return found

    def _render(self, name: str, size: int, colour: QColor, factor: float) -> QPixmap:
        text = self._source(name).replace("currentColor", colour.name())
        if size >= _THIN_FROM:
            text = text.replace('stroke-width="2"', 'stroke-width="1.75"')
        renderer = QSvgRenderer(QByteArray(text.encode()))
        pixels = round(size * factor)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(factor)
        return pixmap

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (self._directory / f"{name}.svg").read_text("utf-8")
        return self._sources[name]
