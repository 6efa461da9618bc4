"""Notices: what happened, in a sentence, and what can be done about it."""

from collections.abc import Callable
from typing import Literal, NamedTuple

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
