import msgspec
import pytest

from studio.edit.apply import advance
from studio.edit.change import Edit
from studio.edit.deeds import Draft, add_shot, add_shots, move_shot, move_to_scene, remove_shots, split_shot, trim_shot
from studio.errors import BadInputError, NotFoundError
from studio.model.board import Board
from studio.model.recipe import resolve, stale_reason
from studio.model.rows import Ask, Project, Take


def after(board: Board, edit: Edit) -> Board:
    return advance(board, edit.changes)


def reel(board: Board) -> list[str]:
    return [f"{board.scenes[shot.scene].name}: {shot.prompt}" for shot in board.reel]


def with_take(board: Board, name: str) -> Board:
    """The board after a shot was generated and shows its take."""
    shot = board.find(name)
    ask = Ask(engine="previs")
    recipe = resolve(board, shot, ask).recipe
    take = Take(
        id="t1",
        shot=shot.id,
        media="a" * 64,
        recipe=recipe.canonical().decode(),
        recipe_hash=recipe.hash,
        ask=ask,
        frames=recipe.frames,
        width=recipe.width,
        height=recipe.height,
        rate=recipe.rate,
        seed=0,
        quality="draft",
        engine="previs",
    )
    shown = msgspec.structs.replace(shot, chosen="t1")
    return board.succeed(takes={"t1": take}, shots={**board.shots, shot.id: shown}, touched=[shot.id])


def test_the_first_shot_makes_a_scene() -> None:
    empty = Board(Project(), {}, {}, {})
    board = after(empty, add_shot(empty, prompt=" A\nfox "))
    assert reel(board) == ["Scene 1: A fox"]
    assert board.reel[0].frames == 72


def test_shots_are_added_where_asked(board: Board) -> None:
    assert reel(after(board, add_shot(board, prompt="New")))[-1] == "Forest: New"
    assert reel(after(board, add_shot(board, prompt="New", at=1)))[0] == "Field: New"
    assert reel(after(board, add_shot(board, prompt="New", at=4)))[3] == "Forest: New"
    assert reel(after(board, add_shot(board, prompt="New", scene="Field")))[3] == "Field: New"
    assert reel(after(board, add_shot(board, prompt="New", scene="Field", at=2)))[1] == "Field: New"


def test_an_added_shot_is_known_by_its_edit(board: Board) -> None:
    edit = add_shot(board, prompt="New", frames=9, label="2A", bridge=True, params={"seed": 3})
    (name,) = edit.added("shots")
    shot = after(board, edit).shots[name]
    assert (shot.frames, shot.label, shot.bridge, shot.params) == (9, "2A", True, {"seed": 3})
    assert edit.label == "Add shot"


@pytest.mark.parametrize(
    "fields",
    [
        {"prompt": " "},
        {"prompt": "x", "frames": 0},
        {"prompt": "x", "frames": -3},
        {"prompt": "x", "frames": 10**9},
        {"prompt": "x", "at": 9},
        {"prompt": "x", "params": {"Seed": 1}},
        {"prompt": "x", "params": {"seed": "one"}},
    ],
)
def test_bad_shots_are_refused(board: Board, fields: dict[str, object]) -> None:
    with pytest.raises(BadInputError):
        add_shot(board, **fields)  # pyright: ignore[reportArgumentType]


def test_a_scene_must_be_there(board: Board) -> None:
    with pytest.raises(NotFoundError, match="no scene 'Sea'"):
        add_shot(board, prompt="New", scene="Sea")


def test_many_shots_make_the_scenes_they_name(board: Board) -> None:
    drafts = [
        Draft(prompt="One"),
        Draft(prompt="Two", scene="Sea", notes="a\nb", extra={"lens": "35"}),
        Draft(prompt="Three"),
        Draft(prompt="Four", scene="Field"),
    ]
    edit = add_shots(board, drafts=drafts)
    new = [line for line in reel(after(board, edit)) if "Shot" not in line]
    assert new == ["Field: Four", "Forest: One", "Sea: Two", "Sea: Three"]
    assert edit.label == "Add 4 shots"
    assert [len(edit.added(table)) for table in ("scenes", "shots")] == [1, 4]
    assert add_shots(board, drafts=[]).changes == ()


def test_removed_shots_come_back_with_their_ids(board: Board) -> None:
    edit = remove_shots(board, shots=["2", "4", "2"])
    assert edit.label == "Remove 2 shots"
    gone = after(board, edit)
    assert reel(gone) == ["Field: Shot 1", "Field: Shot 3", "Forest: Shot 5"]
    assert after(gone, edit.inverted()).shots == board.shots
    assert remove_shots(board, shots=["2"]).label == "Remove shot 2"
    assert remove_shots(board, shots=[]).changes == ()


@pytest.mark.parametrize(
    ("shot", "to", "wanted"),
    [
        ("1", 3, ["Field: Shot 2", "Field: Shot 3", "Field: Shot 1", "Forest: Shot 4", "Forest: Shot 5"]),
        ("1", 4, ["Field: Shot 2", "Field: Shot 3", "Forest: Shot 4", "Forest: Shot 1", "Forest: Shot 5"]),
        ("5", 3, ["Field: Shot 1", "Field: Shot 2", "Field: Shot 5", "Field: Shot 3", "Forest: Shot 4"]),
        ("4", 5, ["Field: Shot 1", "Field: Shot 2", "Field: Shot 3", "Forest: Shot 5", "Forest: Shot 4"]),
    ],
)
def test_a_moved_shot_joins_the_scene_it_comes_to(board: Board, shot: str, to: int, wanted: list[str]) -> None:
    edit = move_shot(board, shot=shot, to=to)
    assert reel(after(board, edit)) == wanted
    assert edit.label == f"Move shot {shot}"
    assert len({change.id for change in edit.changes}) == 1


def test_a_move_needs_a_place(board: Board) -> None:
    assert move_shot(board, shot="2", to=2).changes == ()
    for to in (0, 6):
        with pytest.raises(BadInputError, match="from 1 to 5"):
            move_shot(board, shot="2", to=to)


def test_shots_move_into_a_scene_in_reel_order(board: Board) -> None:
    edit = move_to_scene(board, shots=["3", "1"], scene="Forest")
    assert reel(after(board, edit))[-2:] == ["Forest: Shot 1", "Forest: Shot 3"]
    assert edit.label == "Move 2 shots to Forest"
    front = move_to_scene(board, shots=["1"], scene="Forest", at=4)
    assert reel(after(board, front))[2:] == ["Forest: Shot 1", "Forest: Shot 4", "Forest: Shot 5"]
    within = move_to_scene(board, shots=["1"], scene="Field")
    assert reel(after(board, within))[:3] == ["Field: Shot 2", "Field: Shot 3", "Field: Shot 1"]


def test_a_split_shows_one_take_twice(board: Board) -> None:
    made = with_take(board, "2")
    edit = split_shot(made, shot="2", at=20)
    halves = after(made, edit)
    one, two = halves.reel[1], halves.reel[2]
    assert (one.take_in, one.take_out, two.take_in, two.take_out) == (0, 20, 20, None)
    assert (one.chosen, two.chosen, two.id) == ("t1", "t1", edit.added("shots")[0])
    assert halves.length == made.length
    assert [stale_reason(halves, half) for half in (one, two)] == ["", ""]
    assert edit.label == "Split shot 2"
    thirds = after(halves, split_shot(halves, shot="3", at=10))
    assert [(shot.take_in, shot.take_out) for shot in thirds.reel[1:4]] == [(0, 20), (20, 30), (30, None)]
    assert after(halves, edit.inverted()).shots == made.shots


def test_a_split_of_a_trimmed_shot_counts_from_what_shows(board: Board) -> None:
    made = with_take(board, "2")
    made = after(made, trim_shot(made, shot="2", take_in=10, take_out=40))
    halves = after(made, split_shot(made, shot="2", at=5))
    assert [(shot.take_in, shot.take_out) for shot in halves.reel[1:3]] == [(10, 15), (15, 40)]


def test_a_split_without_a_take_makes_two_shorter_shots(board: Board) -> None:
    noted = board.succeed(
        shots={**board.shots, board.reel[0].id: msgspec.structs.replace(board.reel[0], dialogue="No.", bridge=True)}
    )
    halves = after(noted, split_shot(noted, shot="1", at=20))
    assert [shot.frames for shot in halves.reel[:2]] == [20, 28]
    assert [shot.dialogue for shot in halves.reel[:2]] == ["No.", ""]
    assert [shot.bridge for shot in halves.reel[:2]] == [True, False]


@pytest.mark.parametrize("at", [0, -1, 48, 99])
def test_a_cut_lies_inside_the_shot(board: Board, at: int) -> None:
    with pytest.raises(BadInputError, match="give a frame from 1 to 47"):
        split_shot(board, shot="1", at=at)


def test_one_frame_cannot_be_split(board: Board) -> None:
    short = after(board, trim_shot(board, shot="1", take_in=0, take_out=1))
    with pytest.raises(BadInputError, match="nothing to split"):
        split_shot(short, shot="1", at=1)
