# SPDX-License-Identifier: Apache-2.0
"""The theme: colours, sizes, fonts and icons by token name, and the style sheet made of them."""

from __future__ import annotations

import json
from string import Template
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from clerkapp.gui.kit.icons import Icons

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPainter, QPixmap
    from PySide6.QtWidgets import QApplication

FAMILY = "Noto Sans SC"
"""Family name of the two bundled fonts."""

FONT_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-SemiBold.ttf")
THEMES = ("light", "dark", "high-contrast")

_HEIGHTS = (
    "control",
    "control_tall",
    "control_wizard",
    "control_row",
    "search_height",
)
"""Heights of controls whose borders the style sheet adds."""

_BARS = ("top_bar", "page_header", "action_bar", "status_bar", "preview_bar")
"""Heights of bars with a line at one edge, which the style sheet adds."""

_PALETTE = {
    QPalette.ColorRole.Window: "win",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
}


class Theme:
    """Answers which colour, size, font or icon a token stands for.

    Widgets keep the theme and ask it whenever they paint or measure, never earlier: after
    `switch` and `apply_theme` Qt sends every widget a style change, which repaints it.

    Attributes:
        name: ``light``, ``dark`` or ``high-contrast``.
        language: The screen's language; English needs a wider gutter and wider labels.
        large: Whether the large-type mode is on (every letter a quarter larger).
    """

    def __init__(
        self, resources: Path, name: str = "light", language: str = "zh", *, large: bool = False
    ) -> None:
        """Read the tokens.

        Args:
            resources: The folder with ``themes/``, ``icons/``, ``fonts/`` and ``style.qss``.
            name: The theme to begin with.
            language: The screen's language.
            large: Begin in the large-type mode.
        """
        self.language = language
        self._resources = resources
        self._tokens: dict[str, Any] = json.loads(
            (resources / "themes" / "tokens.json").read_text("utf-8")
        )
        self._icons = Icons(resources / "icons")
        self._families = [FAMILY]
        self.switch(name, large=large)

    def switch(self, name: str, *, large: bool = False) -> None:
        """Take another theme; call `apply_theme` afterwards.

        Raises:
            KeyError: There is no such theme.
        """
        colours: dict[str, str] = self._tokens["colour"][name]
        self.name = name
        self.large = large
        self._colours = {token: QColor(value) for token, value in colours.items()}
        self._sizes: dict[str, int] = {
            **self._tokens["size"],
            **self._tokens.get(f"size_{self.language}", {}),
            **self._tokens.get(f"size_{name}", {}),
        }
        self._scale = 1.0
        if large:
            self._enlarge()
        self._fonts: dict[tuple[str, bool], QFont] = {}

    def colour(self, token: str) -> QColor:
        """Return the colour of a token such as ``accent`` or ``text2``."""
        return self._colours[token]

    def px(self, token: str) -> int:
        """Return the size of a token such as ``control`` in logical pixels."""
        return self._sizes[token]

    def type_px(self, role: str) -> int:
        """Return the height of letters of a type token such as ``body`` in logical pixels."""
        size: int = self._tokens["type"][role][0]
        return round(size * self._scale)

    def type_line(self, role: str) -> int:
        """Return the line height of a type token in logical pixels."""
        line: int = self._tokens["type"][role][1]
        return round(line * self._scale)

    def font(self, role: str = "body", *, strong: bool = False) -> QFont:
        """Return the font of a type token; the four largest kinds of text pass ``strong``."""
        font = self._fonts.get((role, strong))
        if font is None:
            font = QFont(self._families)
            font.setPixelSize(self.type_px(role))
            font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[role, strong] = font
        return font

    def pixmap(self, icon: str, size: str, tone: str, factor: float) -> QPixmap:
        """Return an icon by names: icon, size token, colour token, screen factor."""
        return self._icons.pixmap(icon, self.px(size), self.colour(tone), factor)

    def paint_icon(self, painter: QPainter, icon: str, size: str, tone: str, rect: QRect) -> None:
        """Paint an icon in the middle of a rectangle."""
        device = painter.device()
        factor = device.devicePixelRatio() if device is not None else 1.0
        side = self.px(size)
        at = rect.center() - QPoint((side - 1) // 2, (side - 1) // 2)
        painter.drawPixmap(at, self.pixmap(icon, size, tone, factor))

    def add_family(self, family: str) -> None:
        """Put a family behind the others, for characters that those lack."""
        if family not in self._families:
            self._families.append(family)
            self._fonts = {}

    def style_sheet(self) -> str:
        """Fill the style sheet template from the tokens."""
        names: dict[str, str] = {token: c.name() for token, c in self._colours.items()}
        # "line" is a colour and a width; in the sheet the width is called line_w.
        names |= {token: f"{v}px" for token, v in self._sizes.items() if token not in names}
        names["line_w"] = f"{self._sizes['line']}px"
        for role in self._tokens["type"]:
            names[f"type_{role}"] = f"{self.type_px(role)}px"
        names |= self._inner_heights()
        template = (self._resources / "style.qss").read_text("utf-8")
        return Template(template).substitute(names)

    def _enlarge(self) -> None:
        """Take the sizes of the large-type mode."""
        large = self._tokens["large_type"]
        self._scale = large["scale_percent"] / 100
        self._sizes |= large["sizes"]
        for token in large["scaled"]:
            self._sizes[token] = round(self._sizes[token] * self._scale)

    def load_fonts(self) -> None:
        """Load both bundled fonts; call it once, before the first widget.

        Raises:
            FileNotFoundError: A font file is missing or cannot be read.
        """
        for name in FONT_FILES:
            add_font_file(self._resources / "fonts" / name)

    def _inner_heights(self) -> dict[str, str]:
        """Return heights less borders and lines, for style sheets count these apart."""
        borders = 2 * self._sizes["control_line"]
        inner = {name: self._sizes[name] - borders for name in _HEIGHTS}
        inner |= {name: self._sizes[name] - self._sizes["line"] for name in _BARS}
        return {f"{name}_inner": f"{height}px" for name, height in inner.items()}


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole application the theme; call it again after `Theme.switch`."""
    palette = QPalette()
    for role, token in _PALETTE.items():
        palette.setColor(role, theme.colour(token))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(disabled, role, theme.colour("text3"))
    app.setStyle("Fusion")
    app.setPalette(palette)
    app.setFont(theme.font("body"))
    app.setStyleSheet(theme.style_sheet())
    # Fusion would otherwise blink and slide; the counter changes at once.
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, False)


def add_font_file(path: Path) -> str:
    """Load one font file for the screen and return its family name.

    Raises:
        FileNotFoundError: The file is missing or is not a font.
    """
    number = QFontDatabase.addApplicationFont(str(path))
    if number < 0:
        raise FileNotFoundError(f"{path.name} is missing or is not a font")
    return QFontDatabase.applicationFontFamilies(number)[0]
