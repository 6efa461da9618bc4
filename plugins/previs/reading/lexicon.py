"""The words previs knows: small tables on disk, turned once into a book of phrases."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from previs.reading.tokens import tokens

FOLDER = Path(__file__).parent / "lexicon"
CAMERA = ("size", "angle", "move", "framing", "view", "speed", "focus", "lens", "look")
SCENE = ("place", "time", "weather", "covered", "light")


class Sense(NamedTuple):
    """One meaning of a phrase. `bare`: it counts only in a clause that speaks of the camera alone; `many`: plural."""

    role: str
    value: str
    bare: bool = False
    many: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases by their words, the longest phrase's length, and the tables they came from."""

    phrases: Mapping[tuple[str, ...], tuple[Sense, ...]]
    longest: int
    subjects: Mapping[str, Mapping[str, Any]]
    actions: Mapping[str, Mapping[str, Any]]
    ranks: Mapping[str, int]
    colours: Mapping[str, str]
    numbers: Mapping[str, int]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def plural(noun: str) -> str:
    """The regular English plural."""
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh", "z")) else "s")


def inflected(verb: str) -> Iterator[str]:
    """A verb's regular forms: -s, -ing, -ed, of the first word of a phrase; one-syllable doubling included."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = head[:-1] if head.endswith("e") and not head.endswith("ee") else head
    third = head[:-1] + "ies" if head.endswith("y") and head[-2:-1] not in tuple("aeiou") else plural(head)
    past = head[:-1] + "ied" if third.endswith("ies") else stem + "ed"
    ing = head[:-2] + "ying" if head.endswith("ie") else stem + "ing"
    yield from (head + tail, third + tail, past + tail, ing + tail)
    if len(head) >= 3 and head[-1] in "bdgmnpt" and head[-2] in "aeiou" and head[-3] not in "aeiou":
        yield from (head + head[-1] + "ing" + tail, head + head[-1] + "ed" + tail)


def _senses() -> Iterator[tuple[str, Sense]]:
    camera, scene, words = _table("camera"), _table("scene"), _table("words")
    for role in CAMERA:
        for value, entry in camera.get(role, {}).items():
            yield from ((phrase, Sense(role, value)) for phrase in entry.get("words", ()))
            yield from ((phrase, Sense(role, value, bare=True)) for phrase in entry.get("bare", ()))
    for role in SCENE:
        for value, entry in scene.get(role, {}).items():
            for phrase in entry["words"]:
                yield phrase, Sense(role, value)
                if role == "place" and not phrase.endswith("s"):
                    yield plural(phrase), Sense(role, value)
    yield from _nouns()
    yield from _verbs()
    for role in ("relation", "manner", "wear", "pronoun", "detail"):
        for value, phrases in words[role].items():
            yield from ((phrase, Sense(role, value)) for phrase in phrases)
    for role in ("colour", "number"):
        yield from ((word, Sense(role, word)) for word in words[role])
    yield from ((word, Sense("stop", word)) for word in words["stop"])


def _nouns() -> Iterator[tuple[str, Sense]]:
    for kind, entry in _table("subjects").items():
        for noun in entry["words"]:
            yield noun, Sense("subject", kind)
            yield plural(noun), Sense("subject", kind, many=True)
        yield from ((noun, Sense("subject", kind, many=True)) for noun in entry.get("many", ()))


def _verbs() -> Iterator[tuple[str, Sense]]:
    for action, entry in _table("actions").items():
        forms: Iterable[str] = (form for verb in entry["words"] for form in inflected(verb))
        yield from ((form, Sense("action", action)) for form in (*forms, *entry.get("forms", ())))


@cache
def lexicon() -> Lexicon:
    """The book of all phrases, read once."""
    book: dict[tuple[str, ...], list[Sense]] = {}
    for phrase, sense in _senses():
        key = tuple(token.word for token in tokens(phrase))
        known = book.setdefault(key, [])
        if sense not in known:
            known.append(sense)
    words = _table("words")
    return Lexicon(
        phrases={key: tuple(senses) for key, senses in book.items()},
        longest=max(len(key) for key in book),
        subjects=_table("subjects"),
        actions=_table("actions"),
        ranks={place: int(entry["rank"]) for place, entry in _table("scene")["place"].items()},
        colours=words["colour"],
        numbers=words["number"],
    )
