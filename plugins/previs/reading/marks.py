"""Finds the phrases of the lexicon in a prompt, the longest first, and decides between their meanings."""

from collections.abc import Sequence
from typing import NamedTuple

from previs.reading.lexicon import CAMERA, Lexicon, Sense
from previs.reading.tokens import Token, millimetres

_ORDER = (
    *CAMERA, "time", "weather", "covered", "wet", "sky", "light", "mood", "place", "number", "subject",
    "action", "relation", "feeling", "wear", "detail", "manner", "scale", "age", "build", "colour", "pronoun",
    "style", "negation",
)  # fmt: skip
_NOUNS = ("place", "subject", "wear", "sky", "light", "weather", "time", "detail", "colour", "age", "build", "feeling")
_OPENS = {"a", "an", "the", "his", "her", "their", "its", "this", "that", "my", "your", "some", "no", "another", "own"}
_ADJECTIVES = ("colour", "number", "scale", "age", "build", "feeling", "unknown", "mood")
_NAMED = ("subject", "wear", "unknown", "pronoun", "place", "detail", "sky")
_INTO = {"in", "into", "inside", "through", "within", "on", "across", "over", "along", "at", "onto", "enter", "enters"}
_BACK = {"back", "glance", "glances", "glancing"}
"""Who looks so over a shoulder looks over his own."""
_ARE = {"is", "are", "was", "were", "to", "be", "who", "that", "which", "and", "then"}
_MOVES = frozenset(
    {"dolly", "push", "pull", "pan", "tilt", "truck", "track", "tracking", "crane", "arc", "orbit", "zoom", "pedestal"}
    | {"camera", "pushing", "pulling", "panning", "jib", "creep", "circle", "slide", "whip", "rack", "trucking"}
)


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
    return _Finder(words, book).marks()


class _Finder:
    def __init__(self, words: Sequence[Token], book: Lexicon) -> None:
        self._words, self._book = words, book
        self._marks: list[Mark] = []
        self._technical = self._technical_clauses()

    def marks(self) -> list[Mark]:
        i = 0
        while i < len(self._words):
            sense, length = self._read(i)
            last = self._words[i + length - 1]
            self._marks.append(Mark(sense, i, i + length, last.clause, last.owner))
            i += length
        return self._marks

    def _read(self, i: int) -> tuple[Sense, int]:
        words = self._words
        word = words[i].word
        if lens := millimetres(list(words[i : i + 2]), 0):
            return Sense("lens", str(lens[0])), lens[1]
        if word.isdecimal() and word.isascii() and len(word) <= 3 and (word,) not in self._book.phrases:
            return Sense("number", word), 1
        before = [w.word for w in words[max(0, i - 5) : i]]
        if word in ("shoulder", "shoulders") and "over" in before and not _BACK & set(before):
            return Sense("framing", "over_shoulder"), 1
        for length in self._lengths(i):
            senses = self._senses(i, length)
            fit = [s for s in senses if self._fits(s, i, length)]
            if fit:
                return self._choose(fit, i, length), length
        return Sense("unknown", ""), 1

    def _fits(self, sense: Sense, i: int, length: int) -> bool:
        """Camera words that are bare count beside others, names if they are written with a capital."""
        if sense.role == "subject" and self._book.nouns[sense.value].get("named"):
            return self._words[i].capital
        return not sense.bare or self._is_camera(i, length)

    def _lengths(self, i: int) -> range:
        return range(min(self._book.longest.get(self._words[i].word, 0), len(self._words) - i), 0, -1)

    def _senses(self, i: int, length: int) -> tuple[Sense, ...]:
        """The meanings of the phrase at i; none if it runs over a clause's end."""
        if self._words[i + length - 1].clause != self._words[i].clause:
            return ()
        return self._book.phrases.get(tuple(word.word for word in self._words[i : i + length]), ())

    def _is_camera(self, i: int, length: int) -> bool:
        """May a bare camera word be one here: in a clause of camera words, or right before or after another?"""
        clause = self._words[i].clause
        if clause in self._technical:
            return True
        after = i + length
        if after < len(self._words) and self._words[after].clause == clause:
            for n in self._lengths(after):
                if found := self._senses(after, n):
                    return any(s.role in CAMERA and s.role != "speed" and not s.bare for s in found)
            return False
        return bool(self._marks) and self._marks[-1].clause == clause and self._marks[-1].role in ("size", "angle")

    def _previous(self, i: int) -> Mark | None:
        return self._marks[-1] if self._marks and self._marks[-1].clause == self._words[i].clause else None

    def _choose(self, fit: Sequence[Sense], i: int, length: int) -> Sense:
        if len(fit) == 1 and fit[0].role != "speed":
            return fit[0]
        words = self._words
        previous = self._previous(i)
        role = previous.role if previous else ""
        senses = {sense.role: sense for sense in reversed(fit)}
        technical = words[i].clause in self._technical
        if "speed" in senses and len(senses) > 1 and not (technical or self._beside_a_move(i + length, previous)):
            senses.pop("speed")
        thing = "subject" in senses and i > 0 and words[i - 1].word in _OPENS
        if technical and not thing:
            for name in CAMERA:
                if name in senses:
                    return senses[name]
        before = words[i - 1].word if i and words[i - 1].clause == words[i].clause else ""
        if "action" in senses and self._is_verb(senses, before, previous):
            return senses["action"]
        if "stop" in senses and "action" in senses and (before in _OPENS or role in CAMERA):
            return senses["stop"]
        if "place" in senses and "subject" in senses:
            inner = self._book.places[senses["place"].value].get("within")
            senses.pop("subject" if not inner or self._led_into(i) else "place")
        if "age" in senses and "subject" in senses:
            senses.pop("subject" if self._noun_follows(i + length) else "age")
        if "pronoun" in senses and "number" in senses:
            return senses["pronoun" if self._stands_alone(i + length) else "number"]
        if before in _OPENS or role in _ADJECTIVES or (previous and previous.owner):
            for name in _NOUNS:
                if name in senses:
                    return senses[name]
        return next((senses[name] for name in _ORDER if name in senses), fit[0])

    def _is_verb(self, senses: dict[str, Sense], before: str, previous: Mark | None) -> bool:
        """After someone named, or after `is`, `who` or `to`, it is done; after an article it is a thing."""
        if before in _ARE:
            return "subject" not in senses or before in ("to", "who")
        if previous is None or previous.owner or before in _OPENS:
            return False
        return previous.role in _NAMED or (previous.role == "manner" and "subject" not in senses)

    def _led_into(self, i: int) -> bool:
        """Does a word like `in` lead to the noun at i, over articles and adjectives?"""
        for mark in reversed(self._marks[-4:]):
            if mark.clause != self._words[i].clause:
                return False
            if any(w.word in _INTO for w in self._words[mark.first : mark.last]):
                return True
            if mark.role not in ("stop", "colour", "scale", "age", "unknown", "mood", "feeling", "light", "covered"):
                return False
        return False

    def _stands_alone(self, i: int) -> bool:
        """Does no noun follow at i?"""
        if i >= len(self._words) or self._words[i].clause != self._words[i - 1].clause:
            return True
        found = [s for n in self._lengths(i) for s in self._senses(i, n)]
        return any(s.role in ("action", "stop", "relation") for s in found) and not any(
            s.role in ("subject", "colour", "scale", "age", "build") for s in found
        )

    def _noun_follows(self, i: int) -> bool:
        """Does a noun begin at i, in the same clause?"""
        same = 0 < i < len(self._words) and self._words[i].clause == self._words[i - 1].clause
        return same and any(s.role == "subject" for n in self._lengths(i) for s in self._senses(i, n))

    def _beside_a_move(self, after: int, previous: Mark | None) -> bool:
        if after < len(self._words) and self._words[after].word in _MOVES:
            return True
        return previous is not None and previous.role == "move"

    def _technical_clauses(self) -> set[int]:
        """The clauses that say nothing but camera words, in which a bare `wide` or `low` is one."""
        words = self._words
        plain: set[int] = set()
        i = 0
        while i < len(words):
            length = next(
                (n for n in self._lengths(i) if any(s.role in _TECHNICAL for s in self._senses(i, n))),
                0,
            )
            if not length and millimetres(list(words[i : i + 2]), 0) is None:
                plain.add(words[i].clause)
            i += max(1, length)
        return {word.clause for word in words} - plain


_TECHNICAL = (*CAMERA, "stop")
