import subprocess
import sys
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import BadInputError
from studio.model.board import Board
from studio.model.recipe import (
    Bridge,
    Recipe,
    decode_recipe,
    differences,
    resolve,
    snap_frames,
    snap_size,
    stale_reason,
)
from studio.model.rows import Ask, Grid, Project, Scene, Shot, Take
from studio.model.time import Rate

ASK = Ask(engine="previs", takes_first_frame=True, accepts=("fog", "look"))
RECIPE = Recipe(
    engine="previs",
    revision=1,
    prompt="Füchse · 狐",
    width=640,
    height=360,
    frames=48,
    rate=Rate(),
    seed=7,
    negative="blur",
    model="tiny",
    params={"look": "ink", "fog": 0.5},
    bridge=Bridge("a" * 64, 47),
)


def board(*shots: Shot, **project: Any) -> Board:
    scene = Scene(id="x", order="a0")
    return Board(Project(**project), {"x": scene}, {shot.id: shot for shot in shots}, {})


def shot(number: int, **fields: Any) -> Shot:
    return msgspec.structs.replace(
        Shot(id=f"s{number}", scene="x", order=f"a{number}", prompt="A fox runs", frames=48), **fields
    )


def edited(board: Board, name: str, **fields: Any) -> Board:
    row = msgspec.structs.replace(board.shots[name], **fields)
    return board.succeed(shots={**board.shots, name: row}, touched=[name])


def generated(board: Board, name: str, ask: Ask = ASK, media: str = "a") -> Board:
    """The board after a shot was generated and shows its take."""
    recipe = resolve(board, board.shots[name], ask).recipe
    take = Take(
        id=f"t-{name}-{media}",
        shot=name,
        media=media * 64,
        recipe=recipe.canonical().decode(),
        recipe_hash=recipe.hash,
        ask=ask,
        frames=recipe.frames,
        width=recipe.width,
        height=recipe.height,
        rate=recipe.rate,
        seed=recipe.seed,
        quality="draft",
        engine=recipe.engine,
    )
    return edited(board.succeed(takes={**board.takes, take.id: take}), name, chosen=take.id)


def why(board: Board, name: str) -> str:
    return stale_reason(board, board.shots[name])


def test_hash_is_the_same_in_another_process() -> None:
    code = (
        "import sys; from studio.model.recipe import decode_recipe; print(decode_recipe(sys.stdin.buffer.read()).hash)"
    )
    for seed in ("1", "2"):
        other = subprocess.run(
            [sys.executable, "-c", code],
            input=RECIPE.canonical(),
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(path for path in sys.path if path)},
        )
        assert other.stdout.decode().strip() == RECIPE.hash


def test_hash_is_written_down() -> None:
    """A changed canonical form would make every take of every project stale: then raise the engines' revisions."""
    assert RECIPE.canonical().decode() == (
        '{"engine":"previs","revision":1,"prompt":"Füchse · 狐","width":640,"height":360,"frames":48,'
        '"rate":{"num":24,"den":1},"seed":7,"negative":"blur","model":"tiny","params":{"fog":0.5,"look":"ink"},'
        f'"bridge":{{"media":"{"a" * 64}","frame":47}}}}'
    )


@given(st.permutations(["a", "b", "c", "d"]))
@settings(max_examples=10)
def test_hash_does_not_depend_on_the_order_of_parameters(names: list[str]) -> None:
    one = msgspec.structs.replace(RECIPE, params={name: name for name in names})
    assert one.hash == msgspec.structs.replace(RECIPE, params={name: name for name in sorted(names)}).hash
    assert decode_recipe(one.canonical()).hash == one.hash


def test_the_same_number_has_one_hash() -> None:
    assert (
        msgspec.structs.replace(RECIPE, params={"n": 20}).hash
        == msgspec.structs.replace(RECIPE, params={"n": 20.0}).hash
    )
    assert (
        msgspec.structs.replace(RECIPE, params={"n": 1}).hash
        != msgspec.structs.replace(RECIPE, params={"n": True}).hash
    )


OTHER: dict[str, Any] = {
    "engine": "diffusers",
    "revision": 2,
    "prompt": "A wolf",
    "width": 642,
    "height": 362,
    "frames": 49,
    "rate": Rate(25),
    "seed": 8,
    "negative": "",
    "model": "",
    "params": {"look": "ink"},
    "bridge": Bridge("a" * 64, 46),
}


@pytest.mark.parametrize("field", Recipe.__struct_fields__)
def test_every_field_counts_and_is_named(field: str) -> None:
    other = msgspec.structs.replace(RECIPE, **{field: OTHER[field]})
    assert other.hash != RECIPE.hash
    assert len(differences(RECIPE, other)) == 1


def test_a_fresh_take_is_not_stale() -> None:
    asks = [
        ASK,
        Ask(engine="previs", seed=3),
        Ask(engine="wan", grid=Grid(multiple=16, frame_step=4, frame_offset=1, max_side=832), model="tiny"),
        Ask(engine="wan", accepts=("model", "steps"), params={"steps": 4.0}),
    ]
    start = board(shot(1, params={"fog": 1.0, "seed": 2, "unknown": "x"}), shot(2, bridge=True), params={"look": "ink"})
    for ask in asks:
        after = generated(generated(start, "s1", ask), "s2", ask, "b")
        assert why(after, "s1") == ""
        assert why(after, "s2") == ""


def test_a_family_of_parameters_counts_whatever_its_members() -> None:
    ask = Ask(engine="previs", accepts=("subject.*",))
    start = board(shot(1, params={"subject.1": "wolf", "subjects": "x"}))
    assert resolve(start, start.shots["s1"], ask).recipe.params == {"subject.1": "wolf"}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"prompt": "A wolf"}, "prompt changed"),
        ({"frames": 24}, "length changed from 48 to 24 frames"),
        ({"params": {"fog": 2}}, "fog changed"),
        ({"params": {"seed": 2}}, "seed changed"),
        ({"params": {"negative": "blur"}}, "negative changed"),
        ({"params": {"seed": "two"}}, "'two' is not a seed: give a whole number from 0 to 9223372036854775807."),
    ],
)
def test_what_influences_frames_makes_stale(fields: dict[str, Any], reason: str) -> None:
    assert why(edited(generated(board(shot(1)), "s1"), "s1", **fields), "s1") == reason


@pytest.mark.parametrize(
    "fields",
    [
        {"notes": "closer"},
        {"label": "2A"},
        {"dialogue": "No."},
        {"sound": "wind"},
        {"take_in": 3},
        {"take_out": 9},
        {"order": "a9"},
        {"extra": {"lens": "35"}},
        {"params": {"steps": 30, "engine": "wan", "model": "big"}},
        {"bridge": True},
    ],
)
def test_what_does_not_influence_frames_does_not(fields: dict[str, Any]) -> None:
    assert why(edited(generated(board(shot(1)), "s1"), "s1", **fields), "s1") == ""


def test_the_project_counts() -> None:
    after = generated(board(shot(1)), "s1")
    wide = after.succeed(project=msgspec.structs.replace(after.project, width=640, height=360))
    assert why(wide, "s1") == "size changed from 1280x720 to 640x360"
    fast = after.succeed(project=msgspec.structs.replace(after.project, rate=Rate(25)))
    assert why(fast, "s1") == "rate changed"
    named = after.succeed(project=msgspec.structs.replace(after.project, title="Fox", start_frame=86_400))
    assert why(named, "s1") == ""


def linked() -> Board:
    return generated(generated(board(shot(1), shot(2, bridge=True)), "s1"), "s2", media="b")


def test_a_bridge_is_the_last_shown_frame_before() -> None:
    assert resolve(linked(), linked().shots["s2"], ASK).recipe.bridge == Bridge("a" * 64, 47)
    short = edited(linked(), "s1", take_in=5, take_out=20)
    assert resolve(short, short.shots["s2"], ASK).recipe.bridge == Bridge("a" * 64, 19)
    shorter = edited(linked(), "s1", frames=30)
    assert resolve(shorter, shorter.shots["s2"], ASK).recipe.bridge == Bridge("a" * 64, 29)
    longer = edited(linked(), "s1", frames=90)
    assert resolve(longer, longer.shots["s2"], ASK).recipe.bridge == Bridge("a" * 64, 47)


def test_a_bridged_shot_depends_on_the_take_and_the_out_before() -> None:
    reason = "the frame it starts from changed"
    assert why(edited(linked(), "s1", take_out=20), "s2") == reason
    assert why(edited(linked(), "s1", take_in=20), "s2") == ""
    assert why(generated(edited(linked(), "s1", prompt="A wolf"), "s1", media="c"), "s2") == reason
    assert why(edited(linked(), "s2", bridge=False), "s2") == reason
    assert why(edited(linked(), "s2", order="Zz"), "s2") == reason


def test_a_bridge_needs_a_take() -> None:
    bare = board(shot(1), shot(2, bridge=True))
    with pytest.raises(BadInputError, match="generate shot 1 first"):
        resolve(bare, bare.shots["s2"], ASK)
    assert why(edited(linked(), "s1", chosen=None), "s2") == "the shot before has no take"


def test_the_first_shot_has_nothing_to_start_from() -> None:
    bare = board(shot(1, bridge=True))
    assert resolve(bare, bare.shots["s1"], ASK).recipe.bridge is None


def test_an_engine_without_first_frame_says_so() -> None:
    bare = board(shot(1), shot(2, bridge=True))
    found = resolve(bare, bare.shots["s2"], Ask(engine="bars"))
    assert found.recipe.bridge is None
    assert "has no effect" in found.notes[0]


def test_both_halves_of_a_split_take_stay_fresh() -> None:
    """The second half shows the later frames of a take whose bridge leads to the shot before the first half."""
    whole = linked()
    taken = whole.shots["s2"].chosen
    halves = edited(whole, "s2", take_out=20)
    second = msgspec.structs.replace(halves.shots["s2"], id="s3", order="a3", bridge=False, take_in=20, take_out=None)
    halves = halves.succeed(shots={**halves.shots, "s3": second}, touched=["s3"])
    assert second.chosen == taken
    assert (why(halves, "s2"), why(halves, "s3")) == ("", "")
    anew = generated(edited(halves, "s3", prompt="A wolf", bridge=True), "s3", media="d")
    assert resolve(anew, anew.shots["s3"], ASK).recipe.bridge == Bridge("b" * 64, 19)
    assert why(anew, "s3") == ""


def test_an_unreadable_recipe_is_stale_in_words() -> None:
    after = generated(board(shot(1)), "s1")
    old = next(iter(after.takes.values()))
    takes = {old.id: msgspec.structs.replace(old, recipe="{}", recipe_hash="0")}
    assert why(after.succeed(takes=takes), "s1") == "its recipe cannot be read"
    assert why(board(shot(1)), "s1") == ""


def test_snapping_is_said() -> None:
    odd = board(shot(1, frames=50), width=1000, height=562)
    found = resolve(odd, odd.shots["s1"], Ask(engine="wan", grid=Grid(multiple=16, frame_step=4, frame_offset=1)))
    assert (found.recipe.width, found.recipe.height, found.recipe.frames) == (1008, 560, 53)
    assert [note.split(" was ")[0].split(" were ")[0] for note in found.notes] == ["1000x562", "50 frames"]


GRIDS = st.builds(
    Grid,
    multiple=st.sampled_from([1, 2, 8, 16, 32]),
    min_side=st.integers(1, 256),
    max_side=st.integers(320, 4096),
    max_pixels=st.integers(320 * 320, 4096 * 2304),
    frame_step=st.integers(1, 8),
    frame_offset=st.integers(0, 8),
    min_frames=st.integers(1, 9),
    max_frames=st.integers(24, 14_400),
)


@given(GRIDS, st.integers(1, 20_000), st.integers(1, 20_000))
@settings(max_examples=200)
def test_sizes_land_on_the_grid(grid: Grid, width: int, height: int) -> None:
    wide, tall = snap_size(width, height, grid)
    assert wide % grid.multiple == tall % grid.multiple == 0
    assert grid.min_side <= min(wide, tall)
    assert max(wide, tall) <= grid.max_side
    assert wide * tall <= grid.max_pixels
    assert snap_size(wide, tall, grid) == (wide, tall)


@given(GRIDS, st.integers(1, 20_000))
@settings(max_examples=200)
def test_lengths_land_on_the_grid(grid: Grid, frames: int) -> None:
    found = snap_frames(frames, grid)
    assert found % grid.frame_step == grid.frame_offset % grid.frame_step
    assert grid.min_frames <= found <= grid.max_frames
    assert snap_frames(found, grid) == found
    longest = max(n for n in range(grid.max_frames - grid.frame_step, grid.max_frames + 1) if on_grid(n, grid))
    assert found >= min(frames, longest)
    assert found == longest or found - frames < grid.frame_step or found - grid.min_frames < grid.frame_step


def on_grid(frames: int, grid: Grid) -> bool:
    return (frames - grid.frame_offset) % grid.frame_step == 0


def test_an_aspect_is_kept_where_a_limit_shrinks() -> None:
    assert snap_size(3840, 2160, Grid(multiple=16, max_side=1280)) == (1280, 720)
    assert snap_size(1920, 1080, Grid(multiple=16, max_pixels=832 * 480)) == (832, 464)
    assert snap_size(10**9, 10**9, Grid(max_pixels=512 * 512)) == (512, 512)
