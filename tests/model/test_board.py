import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import NotFoundError
from studio.model.board import Board
from studio.model.order import keys_between
from studio.model.rows import Ask, Marker, Project, Scene, Shot, Take
from studio.model.time import Rate


def make(*lengths: list[int]) -> Board:
    """A board with a scene a list, whose shots have these lengths; mappings in no useful order."""
    scenes = {
        f"c{number}": Scene(id=f"c{number}", order=key, name=f"Scene {number}")
        for number, key in enumerate(keys_between(None, None, len(lengths)))
    }
    shots = [
        Shot(id=f"s{scene}x{number}", scene=f"c{scene}", order=key, prompt="A fox", frames=frames)
        for scene, members in enumerate(lengths)
        for number, (key, frames) in enumerate(zip(keys_between(None, None, len(members)), members, strict=True))
    ]
    return Board(Project(), dict(reversed(scenes.items())), {shot.id: shot for shot in sorted(shots, key=hash_key)}, {})


def hash_key(shot: Shot) -> str:
    return shot.id[::-1]


def take(name: str, shot: str, number: int = 1) -> Take:
    return Take(
        id=name,
        shot=shot,
        media="0" * 64,
        recipe="{}",
        recipe_hash="",
        ask=Ask(engine="previs"),
        frames=24,
        width=64,
        height=64,
        rate=Rate(),
        seed=0,
        quality="draft",
        engine="previs",
        number=number,
    )


BOARDS = st.lists(st.lists(st.integers(1, 40), max_size=6), min_size=1, max_size=5).map(lambda lists: make(*lists))


@given(BOARDS)
@settings(max_examples=50)
def test_positions_agree(board: Board) -> None:
    assert [board.numbers[shot.id] for shot in board.reel] == list(range(1, len(board.reel) + 1))
    assert board.length == sum(shot.length for shot in board.reel)
    for shot in board.reel:
        start = board.start(shot)
        assert board.at(start) is shot
        assert board.at(start + shot.length - 1) is shot
        assert board.find(board.numbers[shot.id]) is shot
        assert board.find(shot.id) is shot
    assert board.at(-1) is None
    assert board.at(board.length) is None


@given(BOARDS, st.data())
@settings(max_examples=80)
def test_what_is_handed_on_is_what_sorting_gives(board: Board, data: st.DataObject) -> None:
    """A board made from another has the order and the positions that a fresh one computes."""
    _ = board.numbers, board.starts
    shots = dict(board.shots)
    touched: set[str] = set()
    for _number in range(data.draw(st.integers(0, 3))):
        name = data.draw(st.sampled_from([*board.shots, "new1", "new2"]))
        fields = {
            "scene": data.draw(st.sampled_from(sorted(board.scenes))),
            "order": data.draw(st.sampled_from(["Zz", "a0", "a1V", "a9"])),
            "frames": data.draw(st.integers(1, 9)),
        }
        row = shots.get(name) or Shot(id=name, prompt="A wolf", scene="c0", order="a0", frames=1)
        wanted = data.draw(st.sampled_from(["move", "length", "same", "gone"]))
        touched.add(name)
        if wanted == "gone":
            shots.pop(name, None)
        else:
            kept = fields if wanted == "move" else {"frames": fields["frames"]} if wanted == "length" else {}
            shots[name] = msgspec.structs.replace(row, **kept)
    after = board.succeed(shots=shots, touched=touched)
    fresh = Board(board.project, board.scenes, shots, {})
    assert (after.reel, after.numbers, after.starts) == (fresh.reel, fresh.numbers, fresh.starts)


def test_moving_a_scene_moves_its_shots() -> None:
    board = make([1, 2], [3])
    _ = board.starts
    scenes = {**board.scenes, "c1": msgspec.structs.replace(board.scenes["c1"], order="Z0")}
    assert [shot.frames for shot in board.succeed(scenes=scenes).reel] == [3, 1, 2]
    renamed = {**board.scenes, "c1": msgspec.structs.replace(board.scenes["c1"], name="Later")}
    after = board.succeed(scenes=renamed)
    assert after.reel is board.reel
    assert after.scene_named("Later") is renamed["c1"]


def test_find_says_what_there_is() -> None:
    with pytest.raises(NotFoundError, match=r"no shot '4': the reel has shots 1 to 3\."):
        make([1, 2], [3]).find(4)
    with pytest.raises(NotFoundError, match="one shot, number 1"):
        make([1]).find("0")
    with pytest.raises(NotFoundError, match="no shots yet"):
        make([]).find("²")


def test_neighbours() -> None:
    board = make([1], [], [2])
    assert board.previous(board.reel[0]) is None
    assert board.previous(board.reel[1]) is board.reel[0]
    assert [shot.frames for shot in board.shots_in("c2")] == [2]
    assert (board.shots_in("c1"), board.shots_in("nowhere")) == ([], [])
    assert board.scene_named("c1") is board.scenes["c1"]
    assert board.scene_named("nowhere") is None


def test_takes_of_a_shot_hold_the_one_it_borrows() -> None:
    board = make([24, 24])
    takes = {name: take(name, shot, number) for name, shot, number in (("t2", "s0x0", 2), ("t1", "s0x0", 1))}
    shots = {**board.shots, "s0x1": msgspec.structs.replace(board.shots["s0x1"], chosen="t1")}
    board = board.succeed(shots=shots, takes=takes, touched=["s0x1"])
    assert [one.id for one in board.takes_of(board.shots["s0x0"])] == ["t1", "t2"]
    assert [one.id for one in board.takes_of(board.shots["s0x1"])] == ["t1"]
    assert board.chosen(board.shots["s0x0"]) is None
    more = board.succeed(takes={**takes, "t3": take("t3", "s0x1")})
    assert [one.id for one in more.takes_of(more.shots["s0x1"])] == ["t1", "t3"]


def test_takes_that_came_went_or_changed_are_found_again() -> None:
    board = make([24, 24])
    takes = {name: take(name, "s0x0", number) for number, name in enumerate(("t1", "t2", "t3"), 1)}
    board = board.succeed(takes=takes)
    assert len(board.takes_of(board.reel[0])) == 3
    later = {"t1": takes["t1"], "t2": msgspec.structs.replace(takes["t2"], star=True), "t4": take("t4", "s0x1", 1)}
    after = board.succeed(takes=later, touched_takes=["t2", "t3", "t4", "t9"])
    for shot in after.reel:
        assert after.takes_of(shot) == Board(board.project, board.scenes, board.shots, later).takes_of(shot)
    assert [one.star for one in after.takes_of(after.reel[0])] == [False, True]
    assert len(board.takes_of(board.reel[0])) == 3


def test_takes_in_the_trash_are_listed_apart() -> None:
    board = make([24])
    takes = {
        name: msgspec.structs.replace(take(name, "s0x0", number), trashed=trashed)
        for number, (name, trashed) in enumerate((("t1", True), ("t2", False), ("t3", True)), 1)
    }
    board = board.succeed(takes=takes)
    assert [one.id for one in board.takes_of(board.reel[0])] == ["t2"]
    assert [one.id for one in board.trashed_of(board.reel[0])] == ["t1", "t3"]
    shown = {"s0x0": msgspec.structs.replace(board.reel[0], chosen="t3")}
    board = board.succeed(shots=shown, touched=shown)
    assert [one.id for one in board.takes_of(board.reel[0])] == ["t2", "t3"]


def test_markers_stand_in_reel_order() -> None:
    board = make([24, 10], [12])
    placed = (("m1", "s1x0", 3), ("m2", "s0x1", 0), ("m3", "s0x1", 10), ("m4", "s0x0", -1), ("m5", "gone", 1))
    markers = {name: Marker(id=name, shot=shot, frame=frame) for name, shot, frame in placed}
    board = board.succeed(markers=markers)
    assert [(frame, marker.id) for frame, marker in board.reel_markers] == [(24, "m2"), (37, "m1")]
    assert [marker.id for marker in board.markers_of(board.shots["s0x1"])] == ["m2", "m3"]
    assert board.markers_of(board.shots["s0x0"]) == [markers["m4"]]
    titled = board.succeed(project=msgspec.structs.replace(board.project, title="Film"))
    assert (titled.markers, titled.reel_markers) == (markers, board.reel_markers)
