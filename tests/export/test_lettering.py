from hypothesis import given, settings
from hypothesis import strategies as st

from studio.export.lettering import fit, font, printable, wrap

FACE = font(20)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.integers(60, 400), st.integers(1, 4))
def test_no_line_is_wider_than_its_place(text: str, width: int, lines: int) -> None:
    rows = wrap(text, FACE, width, lines)
    assert len(rows) <= lines
    assert all(FACE.getlength(row) <= width for row in rows)


def test_words_are_kept_whole_and_what_does_not_fit_is_marked() -> None:
    rows = wrap("A lighthouse above the sea", FACE, 150, 9)
    assert " ".join(rows) == "A lighthouse above the sea"
    assert wrap("A lighthouse above the sea", FACE, 150, 1)[0].endswith("…")
    assert fit("sea", FACE, 150) == "sea"


def test_printable_is_one_line() -> None:
    assert printable(" a\n\tb\x07 c ") == "a b c"
