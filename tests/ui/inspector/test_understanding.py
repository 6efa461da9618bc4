from hypothesis import given
from hypothesis import strategies as st

from studio.ui.inspector.understanding import (
    Mark,
    changed_part,
    chips_of,
    marks_of,
    missed_count,
    rebased,
    utf16,
)

PROMPT = "A red fox runs across deep snow, breath steaming"
SPANS = ((2, 5, "colour"), (6, 9, "subject"), (10, 14, "action"), (15, 21, "relation"), (22, 31, "covered"))
WORDS = st.text(alphabet="ab 🦊", max_size=12)


def test_neighbours_of_one_kind_are_one_mark_and_grammar_is_none() -> None:
    marks = marks_of(PROMPT, SPANS, ("breath", "steaming"))
    assert [(PROMPT[mark.start : mark.end], mark.kind) for mark in marks] == [
        ("red fox", "subject"),
        ("runs", "action"),
        ("deep snow", "place"),
        ("breath steaming", "missed"),
    ]
    assert missed_count(marks) == 1


def test_what_was_missed_beats_what_was_read_but_looks_elsewhere_first() -> None:
    assert marks_of("light light", ((0, 5, "light"),), ("light",)) == (Mark(0, 5, "light"), Mark(6, 11, "missed"))
    assert marks_of("light", ((0, 5, "light"),), ("light",)) == (Mark(0, 5, "missed"),)
    assert marks_of("foxes", (), ("fox",)) == ()


def test_spans_outside_of_the_prompt_are_left_out() -> None:
    assert marks_of("fox", ((0, 9, "subject"), (-1, 2, "subject"), (2, 2, "subject")), ()) == ()


def test_chips_have_a_kind_each_and_missed_phrases_last() -> None:
    chips = chips_of(PROMPT, marks_of(PROMPT, SPANS, ("breath", "steaming")))
    assert [(chip.kind, chip.words) for chip in chips] == [
        ("subject", "Red fox"),
        ("action", "Runs"),
        ("place", "Deep snow"),
        ("missed", "breath steaming"),
    ]


def test_marks_stay_on_their_words_while_others_are_typed() -> None:
    marks = marks_of(PROMPT, SPANS, ())
    for then, now in ((PROMPT, f"Wide: {PROMPT}"), (PROMPT, f"{PROMPT} at dusk"), (PROMPT, PROMPT.replace("A", "One"))):
        moved = rebased(marks, then, now)
        assert [now[mark.start : mark.end] for mark in moved] == ["red fox", "runs", "deep snow"]


def test_a_mark_that_is_typed_into_grows_or_goes() -> None:
    mark = (Mark(2, 5, "subject"),)
    assert rebased(mark, "a fox", "a foxy") == mark
    assert rebased(mark, "a fox", "a foXx") == (Mark(2, 6, "subject"),)
    assert rebased(mark, "a fox", "a ") == ()


@given(WORDS, WORDS, st.data())
def test_rebased_marks_lie_within_the_text(then: str, now: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(then)))
    end = data.draw(st.integers(start, len(then)))
    for mark in rebased([Mark(start, end, "place")] if start < end else [], then, now):
        assert 0 <= mark.start < mark.end <= len(now)


@given(WORDS, WORDS)
def test_the_changed_part_makes_one_text_of_the_other(then: str, now: str) -> None:
    first, last_then, last_now = changed_part(then, now)
    assert then[:first] + now[first:last_now] + then[last_then:] == now


@given(WORDS, st.integers(0, 12))
def test_places_are_counted_as_qt_does(text: str, place: int) -> None:
    place = min(place, len(text))
    assert utf16(text, place) == len(text[:place].encode("utf-16-le")) // 2
