"""The words previs knows: small tables on disk, turned once into a book of phrases."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from previs.reading.tokens import tokens

FOLDER = Path(__file__).parent / "lexicon"
CAMERA = ("size", "angle", "move", "framing", "view", "speed", "focus", "lens", "look")
SCENE = ("time", "weather", "covered", "wet", "sky", "light", "mood")
NOUNS = ("people", "animals", "vehicles", "buildings", "nature", "things")
SMALL = ("relation", "manner", "scale", "build", "age", "feeling", "pronoun", "detail", "style")
"""Roles of words.toml whose entries are lists of phrases."""


class Sense(NamedTuple):
    """One meaning of a phrase. `bare`: it counts only beside camera words; `many`: plural; `form` of a verb: `ing`,
    `past`, or empty for the others."""

    role: str
    value: str
    bare: bool = False
    many: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases by their words, the longest phrase's length by its first word, and the tables they came from."""

    phrases: Mapping[tuple[str, ...], tuple[Sense, ...]]
    longest: Mapping[str, int]
    nouns: Mapping[str, Mapping[str, Any]]
    actions: Mapping[str, Mapping[str, Any]]
    places: Mapping[str, Mapping[str, Any]]
    colours: Mapping[str, str]
    numbers: Mapping[str, int]
    groups: Mapping[str, str]

    def kinds(self) -> tuple[str, ...]:
        """All kinds of subjects, once each."""
        return tuple(dict.fromkeys(e.get("kind", n) for n, e in self.nouns.items() if "joins" not in e))

    def deeds(self) -> tuple[str, ...]:
        """All actions, once each."""
        return tuple(dict.fromkeys(e.get("action", n) for n, e in self.actions.items()))


@cache
def table(name: str) -> dict[str, Any]:
    """One table of the lexicon."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def phrases(entry: object) -> list[str]:
    """The phrases of an entry: a list, or a text parted by commas."""
    if isinstance(entry, str):
        return [phrase for part in entry.split(",") if (phrase := part.strip())]
    return [str(phrase) for phrase in entry] if isinstance(entry, list) else []


def plural(noun: str) -> str:
    """The regular English plural; of `x of y`, of x."""
    head, of, rest = noun.partition(" of ")
    if of:
        return plural(head) + of + rest
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh", "z")) else "s")


def inflected(verb: str) -> Iterator[tuple[str, str]]:
    """A verb's regular forms, of the first word of a phrase, and what each is: `ing`, `past` or empty."""
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = head[:-1] if head.endswith("e") and not head.endswith("ee") else head
    third = (
        head + "es"
        if head.endswith("o")
        else head[:-1] + "ies"
        if head.endswith("y") and head[-2:-1] not in tuple("aeiou")
        else plural(head)
    )
    past = head[:-1] + "ied" if third.endswith("ies") else stem + "ed"
    ing = head[:-2] + "ying" if head.endswith("ie") else (head if head.endswith("ye") else stem) + "ing"
    yield from ((head + tail, ""), (third + tail, ""), (past + tail, "past"), (ing + tail, "ing"))
    if len(head) >= 3 and head[-1] in "bdglmnprt" and head[-2] in "aeiou" and head[-3] not in "aeiou":
        yield from ((head + head[-1] + "ing" + tail, "ing"), (head + head[-1] + "ed" + tail, "past"))


def _senses() -> Iterator[tuple[str, Sense]]:
    camera, scene, words = table("camera"), table("scene"), table("words")
    for role in CAMERA:
        for value, entry in camera.get(role, {}).items():
            yield from ((phrase, Sense(role, value)) for phrase in phrases(entry.get("words")))
            yield from ((phrase, Sense(role, value, bare=True)) for phrase in phrases(entry.get("bare")))
    for role in SCENE:
        for value, entry in scene[role].items():
            yield from ((phrase, Sense(role, value)) for phrase in phrases(entry["words"]))
    for value, entry in table("places").items():
        for phrase in phrases(entry["words"]):
            yield phrase, Sense("place", value)
            if not phrase.endswith("s"):
                yield plural(phrase), Sense("place", value)
    yield from _nouns()
    yield from _verbs()
    for role in SMALL:
        for value, entry in words["size" if role == "scale" else role].items():
            yield from ((phrase, Sense(role, value)) for phrase in phrases(entry))
    for value, entry in table("clothing").items():
        yield from ((phrase, Sense("wear", value)) for phrase in phrases(entry))
    for role in ("colour", "number"):
        yield from ((word.replace("_", " "), Sense(role, word)) for word in words[role])
    yield from ((word, Sense("negation", word)) for word in phrases(words["negation"]))
    yield from ((word, Sense("stop", word)) for word in phrases(words["stop"]))


def _nouns() -> Iterator[tuple[str, Sense]]:
    for name in NOUNS:
        for kind, entry in table(name).items():
            for noun in phrases(entry["words"]):
                yield noun, Sense("subject", kind)
                yield plural(noun), Sense("subject", kind, many=True)
            yield from ((noun, Sense("subject", kind, many=True)) for noun in phrases(entry.get("many")))


def _verbs() -> Iterator[tuple[str, Sense]]:
    for action, entry in table("actions").items():
        for verb in phrases(entry["words"]):
            yield from ((form, Sense("action", action, form=what)) for form, what in inflected(verb))
        for form in phrases(entry.get("forms")):
            ing = form.partition(" ")[0].endswith("ing")
            yield form, Sense("action", action, form="ing" if ing else "" if form.endswith("s") else "past")


@cache
def lexicon() -> Lexicon:
    """The book of all phrases, read once."""
    book: dict[tuple[str, ...], list[Sense]] = {}
    longest: dict[str, int] = {}
    for phrase, sense in _senses():
        key = tuple(token.word for token in tokens(phrase))
        known = book.setdefault(key, [])
        if not any(s.role == sense.role and (s.value == sense.value or s.role == "action") for s in known):
            known.append(sense)
        longest[key[0]] = max(longest.get(key[0], 1), len(key))
    words = table("words")
    return Lexicon(
        phrases={key: tuple(senses) for key, senses in book.items()},
        longest=longest,
        nouns={kind: entry for name in NOUNS for kind, entry in table(name).items()},
        actions=table("actions"),
        places=table("places"),
        colours=words["colour"],
        numbers=words["number"],
        groups=words["group"],
    )
