import pytest

from studio.edit.apply import advance
from studio.edit.change import Edit
from studio.edit.deeds import (
    add_marker,
    move_marker,
    move_shot,
    remove_marker,
    remove_scene,
    remove_shots,
    set_marker,
    split_shot,
)
from studio.errors import BadInputError, NotFoundError
from studio.model.board import Board


def after(board: Board, edit: Edit) -> Board:
    return advance(board, edit.changes)


def marks(board: Board) -> list[tuple[int, str]]:
    return [(frame, marker.name) for frame, marker in board.reel_markers]


@pytest.fixture
def marked(board: Board) -> Board:
    """Markers at frame 12 of the second shot and at frame 0 of the fourth."""
    board = after(board, add_marker(board, frame=60, name=" the\nstep ", notes="Left foot."))
    return after(board, add_marker(board, frame=144, name="cut"))


def test_a_marker_belongs_to_the_shot_at_its_frame(marked: Board) -> None:
    assert marks(marked) == [(60, "the step"), (144, "cut")]
    assert [marker.frame for _, marker in marked.reel_markers] == [12, 0]
    (step,) = marked.markers_of(marked.find(2))
    assert (step.notes, step.shot) == ("Left foot.", marked.reel[1].id)
    edit = add_marker(marked, frame=61)
    assert (edit.label, len(edit.added("markers"))) == ("Add marker in shot 2", 1)


@pytest.mark.parametrize("frame", [-1, 240])
def test_only_frames_of_the_reel_are_marked(board: Board, frame: int) -> None:
    with pytest.raises(BadInputError, match="the reel has 240 frames"):
        add_marker(board, frame=frame)


def test_markers_go_with_their_shots(marked: Board) -> None:
    moved = after(marked, move_shot(marked, shot="2", to=1))
    assert marks(moved) == [(12, "the step"), (144, "cut")]


def test_markers_go_when_their_shot_goes_and_come_back_with_it(marked: Board) -> None:
    edit = remove_shots(marked, shots=["2"])
    gone = after(marked, edit)
    assert marks(gone) == [(96, "cut")]
    back = after(gone, edit.inverted())
    assert (dict(back.markers), back.shots) == (dict(marked.markers), marked.shots)
    scene = remove_scene(marked, scene="Forest")
    assert marks(after(marked, scene)) == [(60, "the step")]
    assert marks(after(after(marked, scene), scene.inverted())) == marks(marked)


def test_a_split_gives_markers_behind_the_cut_to_the_second_half(marked: Board) -> None:
    marked = after(marked, add_marker(marked, frame=57, name="before"))
    edit = split_shot(marked, shot="2", at=10)
    halves = after(marked, edit)
    assert marks(halves) == marks(marked)
    assert [marker.frame for marker in halves.markers_of(halves.reel[2])] == [2]
    assert [marker.name for marker in halves.markers_of(halves.reel[1])] == ["before"]
    assert dict(after(halves, edit.inverted()).markers) == dict(marked.markers)


def test_a_marker_is_renamed_moved_and_removed(marked: Board) -> None:
    name = marked.reel_markers[0][1].id
    said = after(marked, set_marker(marked, marker=name, name="heel", notes=""))
    assert (said.markers[name].name, said.markers[name].notes) == ("heel", "")
    assert set_marker(said, marker=name, name="heel").changes == ()
    moved = after(marked, move_marker(marked, marker=name, frame=100))
    assert (moved.markers[name].shot, moved.markers[name].frame) == (marked.reel[2].id, 4)
    assert [frame for frame, _ in after(marked, move_marker(marked, marker=name, frame=999)).reel_markers] == [144, 239]
    assert move_marker(marked, marker=name, frame=60).changes == ()
    edit = remove_marker(marked, marker=name)
    assert (edit.label, marks(after(marked, edit))) == ("Remove marker the step", [(144, "cut")])
    assert remove_marker(marked, marker=name).changes[0].before == marked.markers[name]
    with pytest.raises(NotFoundError, match="no marker"):
        remove_marker(marked, marker="m")
