import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import BadInputError
from studio.model.text import MAX_PROMPT, MAX_TEXT, clean_line, clean_prompt, clean_text


@given(st.text(st.characters(), max_size=60))
@settings(max_examples=200)
def test_a_clean_prompt_is_one_clean_line(text: str) -> None:
    try:
        line = clean_prompt(text)
    except BadInputError:
        return
    assert clean_prompt(line) == line
    assert unicodedata.is_normalized("NFC", line)
    assert line == " ".join(line.split())
    assert not any(unicodedata.category(mark) in ("Cc", "Cs") for mark in line)
    line.encode()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A fox\r\nruns\tfast", "A fox runs fast"),
        ("\x00A\x1b[31m fox\x07", "A[31m fox"),
        ("cafe\u0301", "café"),
        ("\ufeff\u202eA fox\u202c", "A fox"),
        ("ein Fuchs läuft · 狐が走る · ثعلب", "ein Fuchs läuft · 狐が走る · ثعلب"),
        ("ن\u200cن", "ن\u200cن"),
        ("👩\u200d🚀 floats", "👩\u200d🚀 floats"),
        ("bad \ud800 half", "bad half"),
    ],
)
def test_prompts_are_cleaned(text: str, line: str) -> None:
    assert clean_prompt(text) == line


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00\x01", "\u200d\u200b", "\u0301"])
def test_nothing_readable_is_refused(text: str) -> None:
    with pytest.raises(BadInputError, match="prompt is empty"):
        clean_prompt(text)


def test_endless_text_is_refused() -> None:
    assert len(clean_prompt("x" * MAX_PROMPT)) == MAX_PROMPT
    with pytest.raises(BadInputError, match="10,001 characters"):
        clean_prompt("x" * (MAX_PROMPT + 1))
    with pytest.raises(BadInputError, match="notes"):
        clean_text("x" * (MAX_TEXT + 1), "notes")
    with pytest.raises(BadInputError, match="label"):
        clean_line("x" * 201, "label")


def test_notes_keep_their_lines() -> None:
    assert clean_text(" one\r\ntwo\rthree\x00\t ", "notes") == "one\ntwo\nthree"
    assert clean_line("", "label") == ""
