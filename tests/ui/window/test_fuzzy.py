import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.ui.window.fuzzy import match


@pytest.mark.parametrize(
    ("query", "title"), [("gen", "Generate"), ("gws", "Generate what is stale"), ("Show Q", "Show generation queue")]
)
def test_letters_in_order_find_a_title(query: str, title: str) -> None:
    assert match(query, title)


@pytest.mark.parametrize(("query", "title"), [("xyz", "Generate"), ("neg", "Gen"), ("genn", "Generate ")])
def test_letters_that_are_missing_do_not(query: str, title: str) -> None:
    assert match(query, title) is None


def test_the_beginning_of_words_counts_for_more() -> None:
    close, far = match("gm", "Generate master"), match("gm", "Program")
    assert close
    assert far
    assert close.worth > far.worth


def test_a_whole_word_goes_before_scattered_letters() -> None:
    whole, scattered = match("gen", "Show generation queue"), match("gen", "Go to the end")
    assert whole
    assert scattered
    assert whole.worth > scattered.worth


@given(st.text(max_size=30), st.data())
def test_the_places_are_the_letters(title: str, data: st.DataObject) -> None:
    low = title.lower()
    picked = sorted(data.draw(st.sets(st.integers(0, max(0, len(low) - 1)), max_size=6))) if low else []
    query = "".join(low[at] for at in picked)
    found = match(query, title)
    assert found is not None
    assert list(found.places) == sorted(set(found.places))
    if len(low) == len(title) and query.strip():
        assert "".join(low[at] for at in found.places).replace(" ", "") == query.strip().replace(" ", "")
