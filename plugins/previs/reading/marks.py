"""Finds the phrases of the lexicon in a prompt, the longest first, and decides between their meanings."""

from collections.abc import Sequence
from typing import NamedTuple

from previs.reading.lexicon import CAMERA, Lexicon, Sense
from previs.reading.tokens import Token, millimetres

_ORDER = (*CAMERA, "time", "weather", "light", "place", "subject", "action", "covered", "wear", "detail", "colour")
_NOUNS = ("place", "subject", "wear", "light", "weather", "time", "detail")
_BEFORE_NOUNS = {"a", "an", "the", "his", "her", "their", "its", "this", "that", "my", "your", "some", "no"}
_SPEEDLESS = ("colour", "number")
_UNKNOWN = Sense("unknown", "")


class Mark(NamedTuple):
    """A phrase that was read: its sense, the tokens [first, last), its clause, and a possessive at its end."""

    sense: Sense
    first: int
    last: int
    clause: int
    owner: bool

    @property
    def role(self) -> str:
        return self.sense.role


def find_marks(words: Sequence[Token], book: Lexicon) -> list[Mark]:
    """Every token in exactly one mark, in order."""
    technical = _technical_clauses(words, book)
    marks: list[Mark] = []
    i = 0
    while i < len(words):
        sense, length = _read(words, i, book, marks, words[i].clause in technical)
        marks.append(Mark(sense, i, i + length, words[i].clause, words[i + length - 1].owner))
        i += length
    return marks


def _read(words: Sequence[Token], i: int, book: Lexicon, before: Sequence[Mark], technical: bool) -> tuple[Sense, int]:
    if lens := millimetres(list(words[i : i + 2]), 0):
        return Sense("lens", str(lens[0])), lens[1]
    if (
        words[i].word.isdecimal()
        and words[i].word.isascii()
        and len(words[i].word) <= 3
        and (words[i].word,) not in book.phrases
    ):
        return Sense("number", words[i].word), 1
    if words[i].word in ("shoulder", "shoulders") and any(w.word == "over" for w in words[max(0, i - 5) : i]):
        return Sense("framing", "over_shoulder"), 1
    for length in range(min(book.longest, len(words) - i), 0, -1):
        senses = _senses(words, i, length, book)
        fit = [s for s in senses if technical or not s.bare]
        if fit:
            return _choose(fit, words, i, before, technical), length
    return _UNKNOWN, 1


def _senses(words: Sequence[Token], i: int, length: int, book: Lexicon) -> tuple[Sense, ...]:
    """The meanings of the phrase at i; none if it runs over a clause's end."""
    if words[i + length - 1].clause != words[i].clause:
        return ()
    return book.phrases.get(tuple(word.word for word in words[i : i + length]), ())


def _choose(fit: Sequence[Sense], words: Sequence[Token], i: int, before: Sequence[Mark], technical: bool) -> Sense:
    if len(fit) == 1:
        return fit[0]
    previous = before[-1].role if before and before[-1].clause == words[i].clause else ""
    by_role = {sense.role: sense for sense in reversed(fit)}
    if "speed" in by_role and not technical and not _beside_a_move(words, i, before):
        by_role.pop("speed")
    if previous in ("subject", "wear", "unknown") and "action" in by_role:
        return by_role["action"]
    determined = i > 0 and (words[i - 1].word in _BEFORE_NOUNS or previous in (*_SPEEDLESS, "manner"))
    if determined:
        for role in _NOUNS:
            if role in by_role:
                return by_role[role]
    for role in _ORDER:
        if role in by_role:
            return by_role[role]
    return next(iter(by_role.values()))


_MOVES = frozenset(
    {"dolly", "push", "pull", "pan", "tilt", "truck", "track", "tracking", "crane", "arc", "orbit", "zoom", "pedestal"}
    | {"camera", "pushing", "pulling", "panning", "jib", "creep", "circle", "slide", "whip", "rack"}
)


def _beside_a_move(words: Sequence[Token], i: int, before: Sequence[Mark]) -> bool:
    after = i + 1 < len(words) and words[i + 1].word in _MOVES
    return after or bool(before and before[-1].role == "move" and before[-1].clause == words[i].clause)


def _technical_clauses(words: Sequence[Token], book: Lexicon) -> set[int]:
    """The clauses that say nothing but camera words, in which a bare `wide` or `low` is one."""
    allowed = (*CAMERA, "stop")
    plain: set[int] = set()
    i = 0
    while i < len(words):
        length = next(
            (
                n
                for n in range(min(book.longest, len(words) - i), 0, -1)
                if any(sense.role in allowed for sense in _senses(words, i, n, book))
            ),
            0,
        )
        if not length and millimetres(list(words[i : i + 2]), 0) is None:
            plain.add(words[i].clause)
        i += max(1, length)
    return {word.clause for word in words} - plain
