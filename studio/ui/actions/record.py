"""The record of a deed."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from studio.ui.session import Session


class Desk(Protocol):
    """The main window, as far as a deed sees it."""

    @property
    def session(self) -> Session:
        """The open project; raises `NotFoundError` on the start page."""
        ...


class Action(NamedTuple):
    """One deed. `keys` are Qt's portable key names; several ways to press it are several names.

    `off` tells why the deed cannot be done now, in a few words, and is empty when it can; `on` tells whether a switch
    is on; `note` is what the palette shows beside the title, such as a time. Deeds whose keys are single letters act
    only while no text field has the focus.
    """

    id: str
    title: str
    menu: str
    deed: Callable[[Desk], object]
    keys: tuple[str, ...] = ()
    glyph: str = ""
    off: Callable[[Desk], str] | None = None
    on: Callable[[Desk], bool] | None = None
    note: Callable[[Desk], str] | None = None
    tip: str = ""
