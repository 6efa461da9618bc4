"""The record of a deed."""

from collections.abc import Callable
from typing import NamedTuple

from studio.ui.actions.desk import Desk


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
    part: int = 0
    """Deeds of one part of a menu stand together; a line is drawn between parts."""
    listed: bool = True
    """Whether it stands in its menu; the palette and the keys have it anyway."""
