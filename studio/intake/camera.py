"""Columns for the camera, put in front of a description in natural words."""

import re

_SHORT = {
    "ews": "extreme wide", "els": "extreme wide", "ws": "wide", "ls": "wide", "fs": "full", "mws": "medium wide",
    "mls": "medium wide", "ms": "medium", "mcu": "medium close-up", "cu": "close-up", "ecu": "extreme close-up",
    "xcu": "extreme close-up", "bcu": "extreme close-up", "ots": "over the shoulder", "est": "establishing shot",
}  # fmt: skip
"""Abbreviations of shot lists (StudioBinder's and the BBC's) in words."""

_BARE_ANGLES = {"low", "high", "dutch", "canted", "overhead"}
"""Angles that say little alone: `low` might be a light."""

_NOTHING = {"", "-", "–", "—", "n/a", "na", "none", "tbd", "?"}  # noqa: RUF001


def with_camera(description: str, camera: dict[str, str]) -> str:
    """`extreme wide, eye level, slow dolly in: A lighthouse ...`; what the description says already is left out.

    `camera` maps `size`, `angle`, `movement` and `lens` to their cells.
    """
    words = [_words(name, text.strip()) for name, text in camera.items()]
    missing = [word for word in dict.fromkeys(words) if word and not _says(description, word)]
    return f"{', '.join(missing)}: {description}" if missing else description


def _words(name: str, text: str) -> str:
    if text.lower() in _NOTHING:
        return ""
    if name == "lens":
        length = re.fullmatch(r"([0-9]{1,4})\s*(mm)?", text.lower())
        return f"{length[1]} mm lens" if length else text
    if name == "angle" and text.lower() in _BARE_ANGLES:
        return f"{text} angle"
    return _SHORT.get(text.lower(), text) if name == "size" else text


def _says(description: str, word: str) -> bool:
    """Does a description hold these words, one after the other?"""
    return f" {_plain(word)} " in f" {_plain(description)} "


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
