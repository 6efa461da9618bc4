"""The theme files: named colours in tables, read and checked."""

import re
import tomllib
from pathlib import Path

from studio.errors import BadInputError

FOLDER = Path(__file__).resolve().parents[3] / "assets" / "theme"
NAMES = ("dark", "light")
GROUPS: dict[str, frozenset[str]] = {
    "surface": frozenset({"well", "window", "panel", "raised", "hover", "pressed", "overlay", "strip", "scrim"}),
    "line": frozenset({"hair", "edge"}),
    "text": frozenset({"text", "soft", "faint", "off"}),
    "accent": frozenset({"accent", "accent_hi", "accent_text", "accent_ink", "accent_wash"}),
    "state": frozenset({"master", "draft", "stale", "failed"}),
    "word": frozenset({"camera", "light", "action", "subject", "place"}),
    "data": frozenset({"wave"}),
}
"""The tables a theme file has, and the colours in each."""

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def load(name: str, folder: Path = FOLDER) -> dict[str, str]:
    """A theme's colours: name to `#RRGGBB`. Raises `BadInputError` for a file that is missing or not whole."""
    path = folder / f"{name}.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as reason:
        raise BadInputError(f"The theme {path} cannot be read ({reason}): put the file back as it came.") from reason
    colours: dict[str, str] = {}
    for group, names in GROUPS.items():
        table = tables.get(group)
        for colour in sorted(names):
            value = table.get(colour) if isinstance(table, dict) else None
            if not isinstance(value, str) or not _HEX.fullmatch(value):
                raise BadInputError(f"The theme {path} has no colour [{group}] {colour}: write it as #RRGGBB.")
            colours[colour] = value
    return colours


def contrast(one: str, other: str) -> float:
    """How far two `#RRGGBB` colours stand apart, 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
