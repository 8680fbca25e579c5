# SPDX-License-Identifier: Apache-2.0
"""Text on a page: labels by type and colour token, a line with an icon, and a rule."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from clerkapp.gui.kit.theme import Theme


def plain_tip(text: str) -> str:
    """Return what a tooltip needs to show a text as it is.

    Qt takes a tooltip for rich text when it looks like it, and names may look like anything.
    """
    return f"<p>{escape(text)}</p>".replace("\n", "<br>") if set(text) & {"<", "&"} else text


class Text(QLabel):
    """A label whose font and colour come from tokens; it shows plain text only."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        strong: bool = False,
        wrap: bool = False,
    ) -> None:
        """Make a label.

        Args:
            text: What it says.
            role: Type token: num, title, head (these three are always strong), body, note, small.
            tone: Colour token: text, text2, text3, accent, ok, warn, err, block.
            strong: Use the SemiBold weight.
            wrap: Break long text into lines.
        """
        super().__init__(text)
        # Names typed by people may look like markup; they are shown as they are.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setProperty("strong", strong)
        self.setWordWrap(wrap)

    def minimumSizeHint(self) -> QSize:
        """Let wrapped text be narrow; Qt's own guess would make a form scroll that fits."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        line = self.fontMetrics().height()
        return QSize(min(3 * line, super().minimumSizeHint().width()), line)

    def set_tone(self, tone: str, *, strong: bool | None = None) -> None:
        """Change the colour, and the weight if it is given."""
        self.setProperty("tone", tone)
        if strong is not None:
            self.setProperty("strong", strong)
        restyle(self)


class ElidedText(Text):
    """A label that ends in … where it has no room, and says all of it in its tooltip."""

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "text", *, strong: bool = False
    ) -> None:
        """Make a label of one line; the arguments are those of `Text`."""
        super().__init__(text, role, tone, strong=strong)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Leave the width to the layout."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(plain_tip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), flags | Qt.TextFlag.TextSingleLine, shown)
        painter.end()


class Icon(QWidget):
    """One icon that follows the theme; it is decoration and has no accessible name."""

    def __init__(self, theme: Theme, name: str, size: str = "icon", tone: str = "text2") -> None:
        """Make an icon from its name, size token and colour token."""
        super().__init__()
        self._theme = theme
        self._size = size
        self._name = name
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tone: str) -> None:
        """Show another icon or colour; an empty name shows nothing."""
        self._name = name
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """Return the picture's size."""
        return QSize(self._theme.px(self._size), self._theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in the middle."""
        if self._name:
            painter = QPainter(self)
            self._theme.paint_icon(painter, self._name, self._size, self._tone, self.rect())
            painter.end()


class _LineIcon(Icon):
    """An icon as high as a line of text, so that it stands level with the first line."""

    def __init__(self, theme: Theme, name: str, size: str, tone: str, role: str) -> None:
        super().__init__(theme, name, size, tone)
        self._role = role

    def sizeHint(self) -> QSize:
        height = QFontMetrics(self._theme.font(self._role)).height()
        return QSize(self._theme.px(self._size), height)


class IconText(QWidget):
    """An icon and a text on one line, read out as one text; long text wraps beside the icon."""

    def __init__(
        self,
        theme: Theme,
        icon: str = "",
        text: str = "",
        tone: str = "text",
        role: str = "body",
        *,
        icon_tone: str = "",
        strong: bool = False,
        wrap: bool = True,
    ) -> None:
        """Make a line.

        Args:
            theme: Where colours and pictures come from.
            icon: The icon's name; none if empty.
            text: What it says.
            tone: Colour token of both.
            role: Type token; with note and small the icon is 14, else 16.
            icon_tone: Colour token of the icon alone.
            strong: Use the SemiBold weight.
            wrap: Break long text into lines.
        """
        super().__init__()
        size = "icon_small" if role in {"note", "small"} else "icon"
        self.icon = _LineIcon(theme, icon, size, icon_tone or tone, role)
        self.label = Text(text, role, tone, strong=strong, wrap=wrap)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if not wrap:
            # One line keeps its height, so that a taller row centres it.
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("s6") - theme.px("s1"))
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        # Only now, for showing a widget that is in no layout yet would open a window.
        self.icon.setHidden(not icon)
        row.addWidget(self.label, 1)
        self.setAccessibleName(text)

    def show_line(
        self, icon: str, text: str, tone: str = "text", *, icon_tone: str = "", strong: bool = False
    ) -> None:
        """Show another line."""
        self.icon.show_icon(icon, icon_tone or tone)
        self.icon.setVisible(bool(icon))
        self.label.setText(text)
        self.label.set_tone(tone, strong=strong)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return what the line says."""
        return self.label.text()


class Rule(QFrame):
    """A horizontal line between parts of a page."""

    def __init__(self) -> None:
        """Make a line."""
        super().__init__()
        self.setProperty("rule", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def restyle(widget: QWidget) -> None:
    """Let the style sheet see a changed property of one widget."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
