"""What a file that is dropped on the first page is for."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from studio.intake import SUFFIXES
from studio.project.casting import MODEL

LATER = {".fountain", ".fdx", ".storyboarder", ".otio", ".xlsx", ".pdf"}
"""Formats that people have their films in and that Storyreel cannot read yet."""


class Dropped(NamedTuple):
    """`path` is for opening (`project`), for reading in (`list`), to play a subject (`model`), or for nothing, which
    `refusal` explains."""

    kind: Literal["project", "list", "model", "nothing"]
    path: str = ""
    refusal: str = ""


def what_is(paths: Sequence[str]) -> Dropped:
    """What to do with files or folders that were dropped together; the first one counts."""
    if not paths:
        return Dropped("nothing", refusal=_tr("What was dropped is no file: drop a project or a list of shots."))
    path = Path(paths[0])
    if path.is_dir() or path.name == "project.db":
        folder = path if path.is_dir() else path.parent
        if (folder / "project.db").is_file():
            return Dropped("project", str(folder))
        return Dropped(
            "nothing",
            refusal=_tr("{name} is no Storyreel project: drop a folder that ends in .storyreel.").format(
                name=path.name
            ),
        )
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return Dropped("list", str(path))
    if suffix == MODEL and path.is_file():
        return Dropped("model", str(path))
    if suffix in LATER:
        words = _tr("{name} cannot be read yet: save it as a shot list (CSV) or as text with a shot a line.")
    else:
        words = _tr("{name} is no list of shots: drop a shot list (CSV), a text with a shot a line, or a project.")
    return Dropped("nothing", refusal=words.format(name=path.name))


def _tr(words: str) -> str:
    return QCoreApplication.translate("StartPage", words)
