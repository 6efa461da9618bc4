import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.edit.apply import advance
from studio.edit.change import Edit
from studio.edit.deeds import Draft, add_marker, add_shots, roll_cut, slip_shot, trim_edge
from studio.edit.trims import Edge, roll_reach, slip_reach, trim_reach
from studio.errors import BadInputError, NotFoundError
from studio.model.board import Board
from studio.model.rows import Ask, Project, Take
from studio.model.time import Rate


def after(board: Board, edit: Edit) -> Board:
    return advance(board, edit.changes)


def take(shot: str, frames: int, *, partial: bool = False) -> Take:
    return Take(
        id=f"t-{shot}",
        shot=shot,
        media="a" * 64,
        recipe="{}",
        recipe_hash="h",
        ask=Ask(engine="previs"),
        frames=frames,
        width=64,
        height=64,
        rate=Rate(),
        seed=0,
        quality="draft",
        engine="previs",
        partial=partial,
    )


def cut_of(*spans: tuple[int, int, int | None, int | None], partial: bool = False) -> Board:
    """A board of shots given as frames, in, out and the frames of the take they show (`None`: no take)."""
    empty = Board(Project(), {}, {}, {})
    board = after(empty, add_shots(empty, drafts=[Draft(prompt="A fox", frames=span[0]) for span in spans]))
    shots, takes = dict(board.shots), dict(board.takes)
    for row, (_, start, out, made) in zip(board.reel, spans, strict=True):
        chosen = None
        if made is not None:
            found = take(row.id, made, partial=partial)
            takes[found.id], chosen = found, found.id
        shots[row.id] = msgspec.structs.replace(row, take_in=start, take_out=out, chosen=chosen)
    return Board(board.project, board.scenes, shots, takes)


def spans(board: Board) -> list[tuple[int, int, int | None]]:
    return [(shot.frames, shot.take_in, shot.take_out) for shot in board.reel]


@pytest.mark.parametrize(
    ("span", "edge", "by", "wanted"),
    [
        ((48, 0, None, 48), "in", 10, (48, 10, None)),
        ((48, 10, 40, 48), "in", -4, (48, 6, 40)),
        ((48, 10, 40, 48), "in", -99, (48, 0, 40)),
        ((48, 10, 40, 48), "in", 99, (48, 39, 40)),
        ((48, 0, None, 48), "out", -8, (48, 0, 40)),
        ((48, 0, 40, 48), "out", 8, (48, 0, None)),
        ((48, 0, None, 48), "out", -99, (48, 0, 1)),
        ((48, 0, None, 48), "out", 12, (60, 0, None)),
        ((60, 0, None, 48), "out", -12, (48, 0, None)),
        ((60, 0, None, 48), "out", -20, (48, 0, 40)),
        ((48, 0, None, 81), "out", 10, (48, 0, 58)),
        ((48, 0, 58, 81), "out", 30, (88, 0, None)),
        ((48, 0, None, None), "out", 5, (53, 0, None)),
        ((48, 0, None, None), "in", 5, (43, 0, None)),
        ((48, 0, None, None), "in", -5, (53, 0, None)),
        ((48, 0, None, None), "in", 99, (1, 0, None)),
        ((48, 0, None, 48), "in", 0, (48, 0, None)),
    ],
)
def test_an_edge_goes_as_far_as_there_are_frames(
    span: tuple[int, int, int | None, int | None], edge: Edge, by: int, wanted: tuple[int, int, int | None]
) -> None:
    board = cut_of(span)
    edit = trim_edge(board, shot="1", edge=edge, by=by)
    assert spans(after(board, edit)) == [wanted]
    assert edit.label == f"Trim {edge} of shot 1"


def test_a_part_of_a_take_keeps_the_length_that_was_wanted() -> None:
    board = cut_of((72, 0, None, 10), partial=True)
    assert spans(after(board, trim_edge(board, shot="1", edge="out", by=-67))) == [(72, 0, 5)]


def test_a_shot_is_never_longer_than_ten_minutes() -> None:
    board = cut_of((48, 0, None, None), (48, 0, None, 48))
    for name in ("1", "2"):
        grown = after(board, trim_edge(board, shot=name, edge="out", by=10**9))
        assert grown.find(name).length == 14_400


def test_a_trim_needs_a_shot() -> None:
    with pytest.raises(NotFoundError):
        trim_edge(cut_of((48, 0, None, None)), shot="2", edge="in", by=1)


def test_markers_stay_on_what_they_mark() -> None:
    board = cut_of((48, 0, None, 48), (48, 0, None, 48))
    board = after(board, add_marker(board, frame=20))
    trimmed = after(board, trim_edge(board, shot="1", edge="in", by=15))
    assert [frame for frame, _ in trimmed.reel_markers] == [5]
    away = after(trimmed, trim_edge(trimmed, shot="1", edge="in", by=10))
    assert (away.reel_markers, len(away.markers)) == ([], 1)
    back = after(away, trim_edge(away, shot="1", edge="in", by=-99))
    assert [frame for frame, _ in back.reel_markers] == [20]
    slipped = after(trimmed, trim_edge(trimmed, shot="1", edge="out", by=-10))
    slipped = after(slipped, slip_shot(slipped, shot="1", by=3))
    assert [frame for frame, _ in slipped.reel_markers] == [2]


def test_a_roll_keeps_the_reel_as_long_as_it_is() -> None:
    board = cut_of((48, 0, 40, 48), (48, 6, None, 48), (48, 0, None, None))
    edit = roll_cut(board, shot="1", by=5)
    assert edit.label == "Roll the cut behind shot 1"
    assert spans(after(board, edit))[:2] == [(48, 0, 45), (48, 11, None)]
    assert spans(after(board, roll_cut(board, shot="1", by=-99)))[:2] == [(48, 0, 34), (48, 0, None)]
    assert spans(after(board, roll_cut(board, shot="2", by=-2)))[1:] == [(48, 6, 46), (50, 0, None)]
    with pytest.raises(BadInputError, match="no cut behind"):
        roll_cut(board, shot="3", by=1)


def test_a_slip_shows_other_frames_for_as_long() -> None:
    board = cut_of((48, 10, 40, 48), (48, 0, None, None))
    edit = slip_shot(board, shot="1", by=4)
    assert edit.label == "Slip shot 1"
    assert spans(after(board, edit))[0] == (48, 14, 44)
    assert spans(after(board, slip_shot(board, shot="1", by=99)))[0] == (48, 18, None)
    assert spans(after(board, slip_shot(board, shot="1", by=-99)))[0] == (48, 0, 30)
    assert slip_shot(board, shot="2", by=4).changes == ()


SPAN = st.tuples(st.integers(1, 60), st.integers(0, 59), st.integers(1, 80), st.none() | st.integers(1, 80)).map(
    lambda drawn: (
        drawn[0],
        min(drawn[1], drawn[0] - 1),
        None if drawn[2] >= drawn[0] or drawn[2] <= min(drawn[1], drawn[0] - 1) else drawn[2],
        drawn[3],
    )
)


@given(st.lists(SPAN, min_size=2, max_size=4), st.data())
def test_cuts_stay_lawful(drawn: list[tuple[int, int, int | None, int | None]], data: st.DataObject) -> None:
    """Lengths change by what was asked within reach, no frame is shown that is not there, and undo is exact."""
    board = cut_of(*drawn)
    number = data.draw(st.integers(1, len(drawn) - 1))
    shot = board.reel[number - 1]
    by = data.draw(st.integers(-100, 100))
    kind = data.draw(st.sampled_from(["in", "out", "roll", "slip"]))
    if kind == "roll":
        edit, reach = roll_cut(board, shot=shot.id, by=by), roll_reach(board, shot=shot.id)
    elif kind == "slip":
        edit, reach = slip_shot(board, shot=shot.id, by=by), slip_reach(board, shot=shot.id)
    else:
        edge: Edge = "in" if kind == "in" else "out"
        edit, reach = trim_edge(board, shot=shot.id, edge=edge, by=by), trim_reach(board, shot=shot.id, edge=edge)
    assert reach[0] <= 0 <= reach[1]
    gone = max(reach[0], min(by, reach[1]))
    done = after(board, edit)
    longer = {"in": -gone, "out": gone, "roll": gone, "slip": 0}[kind]
    assert done.shots[shot.id].length == shot.length + longer
    assert done.length == board.length + (0 if kind == "roll" else longer)
    for row in done.reel:
        assert row.length >= 1
        assert row.take_in >= 0
        held = done.chosen(row)
        assert (row.take_out or 0) <= max(row.frames, held.frames if held else 0)
    assert after(done, edit.inverted()).shots == board.shots
    if kind == "out" and gone != 0:
        back = after(done, trim_edge(done, shot=shot.id, edge="out", by=-gone))
        assert back.shots[shot.id].length == shot.length
