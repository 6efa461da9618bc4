"""The theme in use: colours, letters and glyphs by name. One object, made by the application and handed to panels."""

from importlib import resources
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

from studio.ui.theme import tokens
from studio.ui.theme.glyphs import Glyphs

FAMILIES = ["Inter Variable", "Inter", "SF Pro Text", "Segoe UI Variable Text", "Segoe UI", "Noto Sans", "DejaVu Sans"]

FontKind = Literal[
    "label", "section", "ui", "ui_strong", "body", "prompt", "strong", "title", "heading", "timecode", "display"
]
FONTS: dict[FontKind, tuple[int, int]] = {
    "label": (11, 500),
    "section": (11, 600),
    "ui": (12, 500),
    "ui_strong": (12, 600),
    "body": (13, 400),
    "prompt": (14, 400),
    "strong": (13, 600),
    "title": (13, 600),
    "heading": (16, 600),
    "timecode": (18, 500),
    "display": (28, 600),
}
"""Kind of lettering to its size in pixels and its weight."""

RADIUS = {"strip": 4, "control": 6, "card": 8, "panel": 12}
"""Corner radii in pixels."""

_ALIGNED = Qt.AlignmentFlag.AlignCenter


class Theme(QObject):
    """Looks by name. `changed` tells that another theme is in use: repaint, and make what was cached anew."""

    changed = Signal()

    def __init__(self, name: str = "dark", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._glyphs = Glyphs()
        self.families = _load_inter()
        self.name = ""
        self._colours: dict[str, str] = {}
        self._made: dict[tuple[object, ...], QColor | QFont | QIcon] = {}
        self.use(name)

    @property
    def is_dark(self) -> bool:
        return self.name != "light"

    def use(self, name: str) -> None:
        """Change to the theme of this name; raises `BadInputError` if its file is no good, the old one stays then."""
        self._colours = tokens.load(name)
        self.name = name
        self._made.clear()
        self.changed.emit()

    def hex(self, name: str) -> str:
        """A colour as `#RRGGBB`; raises `KeyError` for a name that the theme does not have."""
        return self._colours[name]

    def color(self, name: str, alpha: float = 1.0) -> QColor:
        """A colour by its name, with opacity 0 to 1. Shared: copy it before changing it."""
        found = self._made.get(("color", name, alpha))
        if isinstance(found, QColor):
            return found
        color = QColor(self._colours[name])
        color.setAlphaF(alpha)
        self._made["color", name, alpha] = color
        return color

    def font(self, kind: FontKind = "ui", *, tabular: bool = False, px: int = 0, weight: int = 0) -> QFont:
        """Lettering of a kind; `tabular` for numbers that must not jump. Shared: copy it before changing it."""
        key = ("font", kind, tabular, px, weight)
        found = self._made.get(key)
        if isinstance(found, QFont):
            return found
        size, heavy = FONTS[kind]
        font = QFont(self.families)
        font.setPixelSize(px or size)
        font.setWeight(QFont.Weight(weight or heavy))
        font.setVariableAxis(QFont.Tag("wght"), weight or heavy)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        self._made[key] = font
        return font

    def draw_glyph(self, painter: QPainter, name: str, box: QRectF, color: QColor, px: float = 16) -> None:
        """Draw a Phosphor glyph centred in `box`, as a letter: sharp at every scale. Leaves the pen as it was."""
        pen, font = painter.pen(), painter.font()
        painter.setFont(self._glyphs.font(px))
        painter.setPen(color)
        painter.drawText(box, _ALIGNED, self._glyphs.letter(name))
        painter.setFont(font)
        painter.setPen(pen)

    def icon(self, name: str, color: str = "soft", px: int = 16) -> QIcon:
        """A glyph as an icon for buttons and menus, drawn for scales 1 to 3, with a disabled dress."""
        found = self._made.get(("icon", name, color, px))
        if isinstance(found, QIcon):
            return found
        icon = QIcon()
        for mode, hue in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, "off")):
            for scale in (1, 2, 3):
                icon.addPixmap(self._drawn(name, hue, px, scale), mode)
        self._made["icon", name, color, px] = icon
        return icon

    def _drawn(self, name: str, color: str, px: int, scale: int) -> QPixmap:
        pixmap = QPixmap(QSize(px, px) * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self.draw_glyph(painter, name, QRectF(0, 0, px, px), self.color(color), px)
        painter.end()
        return pixmap


def _load_inter() -> list[str]:
    """Have Qt know Inter, and return the families to ask for, in order."""
    with resources.as_file(resources.files("fontpkg_inter") / "files") as folder:
        number = QFontDatabase.addApplicationFont(str(Path(folder) / "Inter[opsz,wght].ttf"))
    found = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return [*found, *(family for family in FAMILIES if family not in found)]
