"""Text at the door: what an artist typed or pasted, made fit to store, show and send."""

import re
import unicodedata

from studio.errors import BadInputError

MAX_PROMPT = 10_000
MAX_TEXT = 100_000

_DIRECTION = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
"""Marks that turn the direction of all text that follows, and the byte order mark; joiners stay (scripts need them)."""


def _strip(text: str, keep: str) -> str:
    """Text without control characters, lone surrogates and direction marks, in Unicode's NFC form."""
    kept = "".join(mark if mark in keep or unicodedata.category(mark) not in ("Cc", "Cs") else "" for mark in text)
    return unicodedata.normalize("NFC", kept.translate(_DIRECTION))


def clean_prompt(text: str) -> str:
    """A prompt in one line: control characters gone, runs of white space one space, NFC.

    Raises `BadInputError` if nothing readable is left or more than `MAX_PROMPT` characters are.
    """
    line = " ".join(_strip(re.sub(r"\s", " ", text), keep="").split())
    if not any(unicodedata.category(mark)[0] in "LNPS" for mark in line):
        raise BadInputError("The prompt is empty: say in a few words what the shot shows.")
    if len(line) > MAX_PROMPT:
        raise BadInputError(f"The prompt has {len(line):,} characters: shorten it to {MAX_PROMPT:,} at most.")
    return line


def clean_line(text: str, what: str, limit: int = 200) -> str:
    """A name or label in one line, which may be empty; raises `BadInputError` if it is longer than `limit`."""
    line = " ".join(_strip(re.sub(r"\s", " ", text), keep="").split())
    if len(line) > limit:
        raise BadInputError(f"The {what} has {len(line):,} characters: shorten it to {limit:,} at most.")
    return line


def clean_text(text: str, what: str) -> str:
    """Notes or dialogue: lines and tabs stay; raises `BadInputError` above `MAX_TEXT` characters."""
    lines = _strip(text.replace("\r\n", "\n").replace("\r", "\n"), keep="\n\t").strip()
    if len(lines) > MAX_TEXT:
        raise BadInputError(f"The {what} has {len(lines):,} characters: shorten it to {MAX_TEXT:,} at most.")
    return lines
