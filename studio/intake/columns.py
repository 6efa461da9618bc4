"""What the columns of a shot list mean, by the names that people give them."""

import re
from collections.abc import Mapping
from typing import NamedTuple

NAMES: dict[str, tuple[str, ...]] = {
    "prompt": (
        "prompt", "description prompt", "shot description", "description", "action description", "action",
        "visual", "visuals", "picture", "image", "content", "what happens", "what",
    ),
    "frames": ("duration frames", "frames", "length frames", "frame count", "dur frames", "number of frames"),
    "length": (
        "duration tc", "seconds", "secs", "sec", "duration s", "duration sec", "duration secs", "duration seconds",
        "dur s", "dur sec", "duration", "dur", "length", "shot length", "length s", "len", "est time", "est duration",
        "estimated time", "screen time", "running time", "time s", "time sec", "time",
    ),
    "scene": ("scene", "scene no", "scene number", "scene name", "scene heading", "sc", "sc no", "slugline"),
    "label": ("shot", "shot no", "shot number", "shot name", "shot label", "no", "nr", "label", "setup"),
    "size": ("size", "shot size", "framing", "shot type"),
    "angle": ("angle", "camera angle", "shot angle"),
    "movement": ("movement", "camera movement", "move", "camera move", "camera motion", "motion", "camera"),
    "lens": ("lens", "lens mm", "focal length", "focal length mm", "lens equipment"),
    "dialogue": ("dialogue", "dialog", "dialogues", "lines", "line", "spoken", "voice over", "vo"),
    "sound": ("sound", "sounds", "sfx", "sound effects", "sound fx", "audio"),
    "notes": ("notes", "note", "comments", "comment", "remarks", "remark"),
    "negative": ("negative", "negative prompt"),
    "location": ("location", "place", "setting", "set"),
}  # fmt: skip
"""Field to the names of its column, the surest first; compared without case, marks and accents."""

DERIVED = frozenset(
    ("order", "shot id", "duration tc", "tc in", "tc out", "status", "seed", "model", "take", "file", "sha256")
)
"""Columns of our own list that follow from the project and say nothing about a shot that is still to be made."""


class Columns(NamedTuple):
    """Which cell of a row holds which field, and the names of the cells that hold none."""

    fields: Mapping[str, int]
    extra: Mapping[str, int]
    width: int


def plain(name: str) -> str:
    """A header's name without case and marks: `Shot #` is `shot`, `Duration (s)` is `duration s`."""
    words = re.sub(r"[\W_]+", " ", name.casefold()).strip()
    return words or ("no" if "#" in name else "")


def match(header: list[str]) -> Columns | None:
    """Make out the columns of a header row; `None` if no column describes the picture."""
    names = [plain(cell) for cell in header]
    fields: dict[str, int] = {}
    for field, known in NAMES.items():
        free = [name for name in known if name in names and names.index(name) not in fields.values()]
        if free:
            fields[field] = names.index(free[0])
    if "prompt" not in fields:
        return None
    ours = {"shot id", "sha256"} <= set(names)
    extra: dict[str, int] = {}
    for number, (cell, name) in enumerate(zip(header, names, strict=True)):
        if number in fields.values() or (ours and name in DERIVED):
            continue
        extra[_unique(cell.strip() or f"Column {number + 1}", extra)] = number
    return Columns(fields, extra, len(header))


def _unique(name: str, taken: Mapping[str, int]) -> str:
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{name} ({number})"
    return unique
