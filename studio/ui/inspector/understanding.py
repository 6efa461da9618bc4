"""What an engine understood of a prompt, as marks on its letters: kept in place while the artist goes on typing."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from studio.ui.theme import Word

Kind = Word | Literal["missed"]
Standing = Literal["said", "assumed", "corrected"]
"""Whether the prompt says a fact, the engine supposes it, or the artist set it."""

FAMILIES: dict[str, Word] = {
    **dict.fromkeys(("size", "angle", "move", "framing", "view", "speed", "focus", "lens", "look", "camera"), "camera"),
    **dict.fromkeys(("time", "weather", "light", "mood"), "light"),
    **dict.fromkeys(("action", "manner"), "action"),
    **dict.fromkeys(("subject", "colour", "wear", "hold", "detail", "number", "feeling", "unknown"), "subject"),
    **dict.fromkeys(("place", "covered"), "place"),
}
"""An engine's role of a phrase to what it is about; other roles (`relation`, `pronoun`) are grammar and not marked."""

ORDER: tuple[Kind, ...] = ("camera", "subject", "action", "light", "place", "missed")


class Mark(NamedTuple):
    """Characters `start` up to, not including, `end` of a prompt, and what they are about."""

    start: int
    end: int
    kind: Kind


class ChipWords(NamedTuple):
    """What a chip says, and the first characters of the prompt that it stands for, if there are any.

    `names` are the parameters that it may be corrected by, `beside` those of what belongs to it and has no chip of its
    own, `taken` those of them that are set on the shot. `plays` is the kind that a model of one's own could play,
    `swatch` a colour (sRGB hex) that is shown instead of a glyph.
    """

    kind: Kind
    words: str
    mark: Mark | None
    names: tuple[str, ...] = ()
    standing: Standing = "said"
    beside: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    plays: str = ""
    swatch: str = ""


def marks_of(prompt: str, spans: Iterable[tuple[int, int, str]], missed: Iterable[str]) -> tuple[Mark, ...]:
    """Marks in order, none over another: neighbours of one kind are one mark, what was missed beats what was read."""
    lost = _found(prompt, missed, [(start, end) for start, end, _ in spans])
    kept = [
        Mark(start, end, FAMILIES[role])
        for start, end, role in spans
        if role in FAMILIES and 0 <= start < end <= len(prompt) and not any(_meet(start, end, one) for one in lost)
    ]
    return _joined(prompt, sorted([*kept, *lost]))


def _meet(start: int, end: int, mark: Mark) -> bool:
    return start < mark.end and mark.start < end


def _found(prompt: str, missed: Iterable[str], read: Sequence[tuple[int, int]]) -> list[Mark]:
    """Where the missed phrases stand; first where nothing was read, and no place twice."""
    lost: list[Mark] = []
    for phrase in missed:
        places = [
            Mark(found.start(), found.end(), "missed")
            for found in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", prompt, re.IGNORECASE)
        ]
        free = [place for place in places if place.start < place.end and not any(_meet(*place[:2], m) for m in lost)]
        free.sort(key=lambda place: any(place.start < end and start < place.end for start, end in read))
        lost += free[:1]
    return lost


def _joined(prompt: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    made: list[Mark] = []
    for mark in marks:
        last = made[-1] if made else None
        if last and mark.start < last.end:
            continue
        if last and last.kind == mark.kind and not prompt[last.end : mark.start].strip():
            made[-1] = last._replace(end=mark.end)
        else:
            made.append(mark)
    return tuple(made)


def rebased(marks: Iterable[Mark], then: str, now: str) -> tuple[Mark, ...]:
    """Marks made for one text, where they stand in another: what lies in the part that differs is not known any more.

    A mark that touches the change on one side only is kept up to it.
    """
    first, last_then, last_now = changed_part(then, now)
    shift = last_now - last_then
    made: list[Mark] = []
    for mark in marks:
        if mark.end <= first:
            made.append(mark)
        elif mark.start >= last_then:
            made.append(mark._replace(start=mark.start + shift, end=mark.end + shift))
        elif mark.start <= first and mark.end >= last_then and mark.end + shift > mark.start:
            made.append(mark._replace(end=mark.end + shift))
        elif mark.start < first:
            made.append(mark._replace(end=first))
        elif mark.end > last_then:
            made.append(mark._replace(start=last_now, end=mark.end + shift))
    return tuple(made)


def changed_part(then: str, now: str) -> tuple[int, int, int]:
    """The smallest part in which two texts differ: where it starts, and where it ends in each."""
    shorter = min(len(then), len(now))
    first = 0
    while first < shorter and then[first] == now[first]:
        first += 1
    tail = 0
    while tail < shorter - first and then[-1 - tail] == now[-1 - tail]:
        tail += 1
    return first, len(then) - tail, len(now) - tail


def chips_of(prompt: str, marks: Sequence[Mark]) -> list[ChipWords]:
    """A chip for each kind with all its words; one for each phrase that was missed, last."""
    chips: list[ChipWords] = []
    for kind in ORDER:
        own = [mark for mark in marks if mark.kind == kind]
        if kind == "missed":
            chips += [ChipWords(kind, prompt[mark.start : mark.end], mark) for mark in own]
        elif own:
            said = dict.fromkeys(" ".join(prompt[mark.start : mark.end].split()) for mark in own)
            words = ", ".join(said)
            chips.append(ChipWords(kind, words[:1].upper() + words[1:], own[0]))
    return chips


def missed_count(found: Iterable[Mark | ChipWords]) -> int:
    """How many phrases were not staged."""
    return sum(one.kind == "missed" for one in found)


def utf16(text: str, place: int) -> int:
    """Where a character stands for Qt, which counts UTF-16 units: emoji and rare scripts take two."""
    return place + sum(letter > "\uffff" for letter in text[:place])
