"""Notices: what happened, in a sentence, and what can be done about it."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from studio.model.rows import Value

Level = Literal["info", "warning", "error"]


class Remedy(NamedTuple):
    """One way on, offered as a button."""

    title: str
    deed: Callable[[], object]


class Notice(NamedTuple):
    """A sentence for the user; `about` is the id of the shot that it concerns, if any."""

    sentence: str
    level: Level = "info"
    about: str = ""
    remedy: Remedy | None = None


def try_words(params: Mapping[str, Value]) -> str:
    """The title of a way on with other parameters: `Try with 480p, 8 GB`; numbers are named."""
    said = [value if isinstance(value, str) else f"{name.replace('_', ' ')} {value}" for name, value in params.items()]
    return QCoreApplication.translate("Notices", "Try with {}").format(", ".join(said))
