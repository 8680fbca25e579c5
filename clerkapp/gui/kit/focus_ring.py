# SPDX-License-Identifier: Apache-2.0
"""The focus ring: one frame that follows the focus through a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFocusFrame, QProxyStyle, QStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QStyleHintReturn, QStyleOption, QWidget

    from clerkapp.gui.kit.theme import Theme


_COMES_BACK = (QEvent.Type.StyleChange, QEvent.Type.Move, QEvent.Type.Resize)


class FocusRing(QFocusFrame):
    """A ring of 2 px, 2 px outside the control that has the focus, for keyboard and mouse alike.

    Widgets with the property ``no_ring`` get none.
    """

    def __init__(self, theme: Theme, app: QApplication, window: QWidget) -> None:
        """Make the ring of one window."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        # Fusion's own margins of 2 let the ring melt into a filled button.
        self._style = _RingStyle(theme)
        # A widget does not own its style; as a child the style outlives the ring's painting.
        self._style.setParent(self)
        self.setStyle(self._style)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # As a child it would appear with its window, around nothing.
        self.hide()
        app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come back where Qt would leave the ring hidden.

        Qt hides it when the control's style changes, which a field's state does, and when the
        control is out of view as it gets the focus, before it is scrolled into view.
        """
        kind = event.type()
        taken = super().eventFilter(watched, event)
        if kind in _COMES_BACK and self.isHidden():
            widget: QWidget | None = self.widget()
            if widget is not None and widget.isVisible():
                self.show()
                self.raise_()
        return taken

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        theme = self._theme
        width = theme.px("ring")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), width))
        half = width / 2
        shape = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = theme.px("radius_ring")
        painter.drawRoundedRect(shape, radius, radius)
        painter.end()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        rings = (
            now is not None
            and now.window() is self._window.window()
            and now is not self._window
            and not now.property("no_ring")
        )
        # PySide6's type stubs do not know that no widget is allowed.
        self.setWidget(now if rings else None)  # pyright: ignore[reportArgumentType]


class _RingStyle(QProxyStyle):
    """Fusion with the ring's margins; only the ring wears it, so that painting stays quick."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        margins = {
            QStyle.PixelMetric.PM_FocusFrameHMargin,
            QStyle.PixelMetric.PM_FocusFrameVMargin,
        }
        if metric in margins:
            return self._theme.px("ring_margin")
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        # Below the widget the ring would be a child of the widget's parent, which cuts it; above
        # it, it belongs to the window or to the viewport of the scroll area.
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returnData)
