import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.edit.apply import advance
from studio.edit.change import Edit
from studio.edit.deeds import (
    Draft,
    add_blank,
    add_shot,
    add_shots,
    duplicate_shots,
    move_shot,
    move_shots,
    move_to_scene,
    remove_shots,
    set_bridge,
    split_shot,
    trim_shot,
)
from studio.errors import BadInputError, NotFoundError
from studio.model.board import Board
from studio.model.recipe import resolve, stale_reason
from studio.model.rows import Ask, Project, Take
from studio.model.staleness import stale_reasons


def after(board: Board, edit: Edit) -> Board:
    return advance(board, edit.changes)


def reel(board: Board) -> list[str]:
    return [f"{board.scenes[shot.scene].name}: {shot.prompt}" for shot in board.reel]


def with_take(board: Board, name: str) -> Board:
    """The board after a shot was generated and shows its take."""
    shot = board.find(name)
    ask = Ask(engine="previs", takes_first_frame=True)
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


@pytest.mark.parametrize(
    ("shots", "to", "wanted", "scenes"),
    [
        (["2", "1"], 4, "31245", "Field Forest Forest Forest Forest"),
        (["1", "2"], 6, "34512", "Field Forest Forest Forest Forest"),
        (["1", "5"], 3, "21534", "Field Field Field Field Forest"),
        (["4", "5"], 1, "45123", "Field Field Field Field Field"),
        (["3"], 4, "12345", "Field Field Forest Forest Forest"),
        (["1", "3"], 3, "21345", "Field Field Field Forest Forest"),
        (["2", "3"], 2, "12345", "Field Field Field Forest Forest"),
        (["2", "3"], 3, "12345", "Field Field Field Forest Forest"),
        (["1", "2"], 3, "12345", "Field Field Field Forest Forest"),
    ],
)
def test_shots_move_as_a_block(board: Board, shots: list[str], to: int, wanted: str, scenes: str) -> None:
    edit = move_shots(board, shots=shots, to=to)
    moved = after(board, edit)
    assert "".join(shot.prompt.removeprefix("Shot ") for shot in moved.reel) == wanted
    assert [moved.scenes[shot.scene].name for shot in moved.reel] == scenes.split()
    assert edit.label == (f"Move {len(shots)} shots" if len(shots) > 1 else f"Move shot {shots[0]}")
    assert after(moved, edit.inverted()).shots == board.shots


@given(st.integers(1, 9), st.data())
def test_a_block_stands_where_it_was_put(count: int, data: st.DataObject) -> None:
    empty = Board(Project(), {}, {}, {})
    cut = data.draw(st.integers(0, count))
    drafts = [Draft(prompt=str(n), frames=9, scene="One" if n < cut else "Two") for n in range(count)]
    board = after(empty, add_shots(empty, drafts=drafts))
    chosen = data.draw(st.sets(st.integers(1, count), min_size=1))
    to = data.draw(st.integers(1, count + 1))
    names = [board.reel[number - 1].id for number in chosen]
    edit = move_shots(board, shots=names, to=to)
    moved = after(board, edit)
    front = [shot.id for number, shot in enumerate(board.reel, 1) if number < to and number not in chosen]
    back = [shot.id for number, shot in enumerate(board.reel, 1) if number >= to and number not in chosen]
    block = [board.reel[number - 1].id for number in sorted(chosen)]
    assert [shot.id for shot in moved.reel] == [*front, *block, *back]
    assert after(moved, edit.inverted()).shots == board.shots
    assert {change.id for change in edit.changes} <= set(names)


@pytest.mark.parametrize("to", [0, 7])
def test_a_block_needs_a_place(board: Board, to: int) -> None:
    with pytest.raises(BadInputError, match="from 1 to 6"):
        move_shots(board, shots=["1"], to=to)
    assert move_shots(board, shots=[], to=1).changes == ()


def test_a_blank_shot_stands_behind_another(board: Board) -> None:
    edit = add_blank(board, after=board.reel[2].id, frames=30, bridge=True)
    added = after(board, edit)
    assert reel(added)[3] == "Field: "
    assert (added.reel[3].id, added.reel[3].frames, added.reel[3].bridge) == (edit.added("shots")[0], 30, True)
    assert reel(after(board, add_blank(board)))[-1] == "Forest: "
    assert after(board, add_blank(board)).reel[-1].frames == 72
    empty = Board(Project(), {}, {}, {})
    assert reel(after(empty, add_blank(empty))) == ["Scene 1: "]
    with pytest.raises(NotFoundError):
        add_blank(board, after="9")


def test_copies_follow_the_last_of_the_shots(board: Board) -> None:
    made = with_take(board, "2")
    made = after(made, set_bridge(made, shot="2", bridge=True))
    made = after(made, set_bridge(made, shot="3", bridge=True))
    edit = duplicate_shots(made, shots=["3", "2"])
    doubled = after(made, edit)
    assert [shot.prompt for shot in doubled.reel] == [f"Shot {n}" for n in (1, 2, 3, 2, 3, 4, 5)]
    assert [shot.id for shot in doubled.reel[3:5]] == edit.added("shots")
    assert [shot.bridge for shot in doubled.reel[3:5]] == [False, True]
    assert doubled.reel[3].chosen == "t1"
    assert edit.label == "Duplicate 2 shots"
    assert duplicate_shots(made, shots=["2"]).label == "Duplicate shot 2"
    assert duplicate_shots(made, shots=[]).changes == ()


def test_a_copy_shows_what_its_original_shows_until_it_is_linked_to_it(board: Board) -> None:
    made = with_take(board, "2")
    doubled = after(made, duplicate_shots(made, shots=["2"]))
    assert stale_reasons(doubled) == {}
    linked = after(doubled, set_bridge(doubled, shot="3", bridge=True))
    assert stale_reasons(linked) == {linked.reel[2].id: "the frame it starts from changed"}


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
