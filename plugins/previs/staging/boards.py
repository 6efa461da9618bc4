"""Tables where the words name none: before diners, writers and typists, under a computer or a microscope."""

import math
from collections.abc import Sequence

from previs.staging.dressing import Dressing, put_up
from previs.staging.placing import Placed

_LAID = {"eat": "plate", "drink": "", "write": "letter", "type": "computer"}
"""What lies before somebody who does it at a table of the set's own."""

_BOARDS = frozenset({"table", "desk", "counter", "bar_counter", "piano"})
_UPON = frozenset({"computer", "microscope"})
_TOP = 0.765
_REACH = 0.66
"""Metres from who sits to the middle of the table."""


def lay_tables(dressing: Dressing, placed: Sequence[Placed], *, candles: bool) -> None:
    """Put up what is needed; one table for two who sit face to face, with a candle on it if there are to be any."""
    if any(p.player.subject.kind in _BOARDS for p in placed):
        return
    for piece in placed:
        if piece.player.subject.kind in _UPON and piece.place.y > 0.5:
            put_up(dressing, "desk", (piece.place.x, 0.0, piece.place.z), piece.place.yaw + 0.5 * math.pi)
            return
    people = [p for p in placed if _works(p)]
    if len(people) == 2 and abs(people[0].place.yaw - people[1].place.yaw) > 1.0:
        x, z = ((people[0].place[i] + people[1].place[i]) / 2 for i in (0, 2))
        put_up(dressing, "table", (x, 0.0, z), 0.5 * math.pi)
        if candles:
            put_up(dressing, "candle", (x, _TOP, z - 0.2), 0.0)
    else:
        for item in people[:4]:
            x, z = _before(item, _REACH)
            put_up(dressing, "table", (x, 0.0, z), item.place.yaw + 0.5 * math.pi)
    for item in people:
        x, z = _before(item, 0.46)
        name = _LAID[_works(item)]
        if name and name not in item.player.subject.holds:
            put_up(dressing, name, (x, _TOP, z), item.place.yaw + (math.pi if name == "computer" else 0.0))


def _before(item: Placed, away: float) -> tuple[float, float]:
    ahead = item.target.forward * away
    return item.place.x + float(ahead[0]), item.place.z + float(ahead[2])


def _works(item: Placed) -> str:
    """What somebody sits down to do at a table; empty: nothing of the kind."""
    subject = item.player.subject
    if item.carrier is not None or item.player.performance is None or item.place.y > 0.2:
        return ""
    if subject.performs[0] == "sit":
        return next((deed.action for deed in subject.then if deed.at_once and deed.action in ("eat", "write")), "")
    return subject.action if subject.performs[0] in ("write", "type") else ""
