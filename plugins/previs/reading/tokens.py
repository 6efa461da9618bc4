"""Cuts a prompt into words, with their places in the text."""

import re
import unicodedata
from typing import NamedTuple

LONGEST = 2000
"""Characters of a prompt that are read; nobody describes one shot in more."""

_WORD = re.compile(r"[fF]/?\d+(?:\.\d)?(?!\w)|\d+\.\d+|[^\W_]+(?:['’][^\W_]+)*")  # noqa: RUF001
_BREAK = re.compile(r"[,;:.!?()\[\]{}\n\r|—–。,、]")  # noqa: RUF001
_LENS = re.compile(r"(\d{1,3})mm")


class Token(NamedTuple):
    """One word: [start, end) in the prompt, `word` folded, `owner` for a possessive, `clause` counted by punctuation,
    `capital` if it is written with one."""

    start: int
    end: int
    word: str
    owner: bool
    clause: int
    capital: bool


def _folded(text: str) -> tuple[str, bool]:
    word = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")  # noqa: RUF001
    owner = word.endswith(("'s", "s'"))
    if owner:
        word = word[:-2] if word.endswith("'s") else word[:-1]
    return word.replace("'", ""), owner


def tokens(prompt: str) -> list[Token]:
    """The words of the first LONGEST characters. A possessive loses its `'s` and is marked."""
    text = prompt[:LONGEST]
    found: list[Token] = []
    clause, last = 0, 0
    for match in _WORD.finditer(text):
        if _BREAK.search(text, last, match.start()):
            clause += 1
        last = match.end()
        word, owner = _folded(match[0])
        found.append(Token(match.start(), match.end(), word, owner, clause, match[0][:1].isupper()))
    return found


def millimetres(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """A focal length at token i and how many tokens it takes: `50mm`, `50 mm`."""
    if glued := _LENS.fullmatch(tokens[i].word):
        return int(glued[1]), 1
    if i + 1 < len(tokens) and tokens[i + 1].word in ("mm", "millimetre", "millimeter") and tokens[i].word.isascii():
        return (int(tokens[i].word), 2) if tokens[i].word.isdigit() and len(tokens[i].word) <= 3 else None
    return None
