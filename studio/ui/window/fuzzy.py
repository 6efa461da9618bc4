"""Finding titles by a few letters of them: `gms` finds Generate master."""

from typing import NamedTuple

_START, _NEXT, _ANY = 8, 5, 1
_WHOLE = 40
"""Worth of a letter at the start of a word, right behind the one before, anywhere; and of the query as it stands."""


class Match(NamedTuple):
    """How well a title fits (more is better), and which of its letters were found."""

    worth: int
    places: tuple[int, ...]


def match(query: str, title: str) -> Match | None:
    """How well a title fits what was typed; `None` if letters are missing. Spaces in the query count for nothing."""
    wanted, low = query.lower().strip(), title.lower()
    if not wanted:
        return Match(0, ())
    at = low.find(wanted)
    if at >= 0:
        start = at == 0 or not low[at - 1].isalnum()
        worth = _WHOLE + len(wanted) * _NEXT + (_START * 2 if start else 0) - at
        return Match(worth, tuple(range(at, at + len(wanted))))
    return _scattered(wanted.replace(" ", ""), low)


def _scattered(wanted: str, low: str) -> Match | None:
    """The letters in order, each at the start of a word if that leaves a way for the rest, else the next there is."""
    places: list[int] = []
    worth, last = 0, -1
    for number, letter in enumerate(wanted):
        rest = wanted[number + 1 :]
        place = _best(letter, rest, low, last + 1)
        if place is None:
            return None
        worth += _START if _is_start(low, place) else _NEXT if place == last + 1 and number else _ANY
        places.append(place)
        last = place
    spread = places[-1] - places[0] + 1 - len(places)
    return Match(worth - spread // 4, tuple(places))


def _best(letter: str, rest: str, low: str, begin: int) -> int | None:
    first = low.find(letter, begin)
    if first < 0:
        return None
    if first == begin and begin:
        return first
    place = first
    while place >= 0:
        if _is_start(low, place) and _holds(rest, low, place + 1):
            return place
        place = low.find(letter, place + 1)
    return first


def _is_start(low: str, place: int) -> bool:
    return place == 0 or not low[place - 1].isalnum()


def _holds(rest: str, low: str, begin: int) -> bool:
    """Whether the rest of the letters come in order from a place on."""
    for letter in rest:
        begin = low.find(letter, begin) + 1
        if not begin:
            return False
    return True
