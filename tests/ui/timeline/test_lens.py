from hypothesis import given, settings
from hypothesis import strategies as st

from studio.ui.timeline.lens import CLOSEST, GUTTER, LEAD, WIDEST, Lens

lengths = st.integers(1, 2_000_000)
lenses = st.builds(Lens, st.floats(0.0005, 40), st.integers(-500, 4_000_000), st.integers(300, 6000))


@given(lenses, st.integers(0, 2_000_000))
@settings(deadline=None)
def test_a_frame_is_found_again_where_it_is_drawn(lens: Lens, frame: int) -> None:
    assert abs(lens.frame(lens.x(frame)) - frame) <= 0.5 / lens.per_frame + 1e-6


@given(lenses, lengths)
@settings(deadline=None)
def test_a_kept_lens_shows_the_reel(lens: Lens, length: int) -> None:
    kept = lens.kept(length)
    assert kept.kept(length) == kept
    assert 0 <= kept.offset <= kept.furthest(length)
    assert kept.per_frame <= CLOSEST


@given(lenses, lengths)
@settings(deadline=None)
def test_the_fitting_lens_shows_all_without_scrolling(lens: Lens, length: int) -> None:
    fitting = lens.fitting(length)
    assert fitting.x(0) == GUTTER + LEAD
    assert fitting.x(length) <= fitting.width
    assert fitting.kept(length) == fitting


@given(lenses, lengths, st.floats(0.5, 3), st.floats(0, 1))
@settings(deadline=None)
def test_zooming_keeps_what_is_under_the_pointer(lens: Lens, length: int, factor: float, part: float) -> None:
    lens = lens.kept(length)
    x = GUTTER + part * lens.room
    zoomed = lens.zoomed(factor, x, length)
    if 0 < zoomed.offset < zoomed.furthest(length):
        assert abs(zoomed.frame(x) - lens.frame(x)) <= 1 / zoomed.per_frame + 1e-6


@given(lenses, st.integers(100, 100_000), st.data())
@settings(deadline=None)
def test_framing_shows_what_it_frames(lens: Lens, length: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, length - 1))
    last = data.draw(st.integers(first + 1, length))
    framed = lens.kept(length).framing(first, last, length)
    assert framed.x(first) >= GUTTER - 1
    if (last - first) * framed.per_frame < framed.room - 100:
        assert framed.x(last) <= framed.width + 1


@given(lenses, st.integers(100, 100_000), st.data())
@settings(deadline=None)
def test_showing_brings_a_frame_into_sight(lens: Lens, length: int, data: st.DataObject) -> None:
    frame = data.draw(st.integers(0, length - 1))
    shown = lens.kept(length).showing(frame, length)
    assert GUTTER <= shown.x(frame) <= shown.width


@given(lenses, st.integers(2000, 2_000_000), st.floats(0, 1))
@settings(deadline=None)
def test_closeness_is_what_was_asked_for(lens: Lens, length: int, part: float) -> None:
    lens = lens.kept(length).at_closeness(part, lens.width / 2, length)
    assert abs(lens.closeness(length) - part) < 1e-6 or lens.per_frame in (CLOSEST, WIDEST)
