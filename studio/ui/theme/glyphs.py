"""Phosphor's glyphs, which come as a font with `qtawesome`; only its files are used, so its code is never loaded."""

import json
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from studio.errors import StudioError

_PACKAGE, _FONT, _MAP = "qtawesome", "phosphor-1.3.0.ttf", "phosphor-charmap-1.3.0.json"


def _folder() -> Path:
    spec = find_spec(_PACKAGE)
    places = list(spec.submodule_search_locations or []) if spec else []
    if not places:
        raise StudioError("The icons are missing: install Storyreel's packages again, qtawesome among them.")
    return Path(places[0]) / "fonts"


class Glyphs:
    """The icon font and the letters of its glyphs. Made once an application is there."""

    def __init__(self) -> None:
        folder = _folder()
        number = QFontDatabase.addApplicationFont(str(folder / _FONT))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        if not families:
            raise StudioError("The icon font cannot be read: install Storyreel's packages again.")
        self._family = families[0]
        codes: dict[str, str] = json.loads((folder / _MAP).read_text(encoding="utf-8"))
        self._letters = {name: chr(int(code, 16)) for name, code in codes.items()}

    def letter(self, name: str) -> str:
        """The letter that draws a glyph; raises `KeyError` for a name that Phosphor does not have."""
        return self._letters[name]

    def font(self, px: float) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(max(1, round(px)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font
