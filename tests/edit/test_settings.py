import pytest

from studio.edit.apply import advance
from studio.edit.deeds import (
    add_scene,
    clear_param,
    clear_params,
    move_scene,
    remove_scene,
    rename_scene,
    set_param,
    set_params,
    set_project,
    set_scene_notes,
)
from studio.edit.settings import Ring
from studio.errors import BadInputError, NotFoundError
from studio.model.board import Board
from studio.model.cascade import resolve_params
from studio.model.time import Rate


@pytest.mark.parametrize(
    ("ring", "of", "label"),
    [
        ("project", None, "Set fog of the project"),
        ("scene", "Field", "Set fog of scene Field"),
        ("shot", "1", "Set fog of shot 1"),
    ],
)
def test_parameters_in_any_ring(board: Board, ring: Ring, of: str | None, label: str) -> None:
    edit = set_param(board, ring=ring, of=of, name="fog", value=0.5)
    after = advance(board, edit.changes)
    found = resolve_params(after, after.reel[0])["fog"]
    assert (found.value, found.source, edit.label) == (0.5, ring, label)
    cleared = advance(after, clear_param(after, ring=ring, of=of, name="fog").changes)
    assert (cleared.project, cleared.scenes, cleared.shots) == (board.project, board.scenes, board.shots)


def test_parameters_of_many_shots(board: Board) -> None:
    edit = set_params(board, shots=["1", "2", "2"], name="fog", value=0.5)
    after = advance(board, edit.changes)
    assert [shot.params for shot in after.reel[:3]] == [{"fog": 0.5}, {"fog": 0.5}, {}]
    assert edit.label == "Set fog of 2 shots"
    assert set_params(after, shots=["1", "2"], name="fog", value=0.5).changes == ()
    cleared = clear_params(after, shots=["3", "2", "1"], name="fog")
    assert (cleared.label, len(cleared.changes)) == ("Clear fog of 3 shots", 2)
    assert advance(after, cleared.changes).shots == board.shots
    assert clear_params(board, shots=["1"], name="fog").changes == ()
    with pytest.raises(BadInputError, match="not a seed"):
        set_params(board, shots=["1"], name="seed", value=-1)


def test_parameters_need_a_target_and_a_value(board: Board) -> None:
    with pytest.raises(BadInputError, match="No shot was named"):
        set_param(board, ring="shot", name="fog", value=1)
    with pytest.raises(NotFoundError, match="nothing to clear"):
        clear_param(board, ring="project", name="fog")
    with pytest.raises(BadInputError, match="not a seed"):
        set_param(board, ring="project", name="seed", value=-1)
    assert clear_param(
        advance(board, set_param(board, ring="project", name="rain", value=False).changes), ring="project", name="rain"
    ).changes


def names(board: Board) -> list[str]:
    return [scene.name for scene in board.scene_order]


def test_scenes(board: Board) -> None:
    edit = add_scene(board, name="Sea", at=2)
    after = advance(board, edit.changes)
    assert names(after) == ["Field", "Sea", "Forest"]
    assert after.scenes[edit.added("scenes")[0]].name == "Sea"
    assert names(advance(board, add_scene(board, name="").changes)) == ["Field", "Forest", "Scene 3"]
    assert names(advance(after, rename_scene(after, scene="Sea", name="Shore").changes))[1] == "Shore"
    assert names(advance(after, move_scene(after, scene="Forest", to=1).changes)) == ["Forest", "Field", "Sea"]
    assert advance(after, set_scene_notes(after, scene="Sea", notes="wet").changes).scene_order[1].notes == "wet"
    assert move_scene(after, scene="Sea", to=2).changes == ()


def test_a_removed_scene_takes_its_shots_along(board: Board) -> None:
    edit = remove_scene(board, scene="Field")
    after = advance(board, edit.changes)
    assert (names(after), len(after.shots)) == (["Forest"], 2)
    back = advance(after, edit.inverted().changes)
    assert (back.scenes, back.shots) == (board.scenes, board.shots)


def test_scenes_that_cannot_be(board: Board) -> None:
    for at in (0, 4):
        with pytest.raises(BadInputError, match="from 1 to 3"):
            add_scene(board, name="Sea", at=at)
    with pytest.raises(BadInputError, match="from 1 to 2"):
        move_scene(board, scene="Field", to=3)
    with pytest.raises(BadInputError, match="name is empty"):
        rename_scene(board, scene="Field", name=" ")
    with pytest.raises(NotFoundError):
        remove_scene(board, scene="Sea")


def test_the_project(board: Board) -> None:
    edit = set_project(board, title="Fox", rate=Rate(25), width=640, height=360, start_frame=86_400, notes="n")
    project = advance(board, edit.changes).project
    assert (project.title, project.rate, project.width, project.height) == ("Fox", Rate(25), 640, 360)
    assert (project.start_frame, project.notes) == (86_400, "n")
    assert edit.label == "Set up the project"
    assert set_project(board, width=640, height=360).label == "Set width and height of the project"
    assert set_project(board, width=1280).changes == ()
    assert advance(board, set_project(board, title="").changes).project.title == ""


@pytest.mark.parametrize("fields", [{"width": 0}, {"height": 10**6}, {"start_frame": -1}, {"start_frame": 10**9}])
def test_a_project_that_cannot_be(board: Board, fields: dict[str, int]) -> None:
    with pytest.raises(BadInputError):
        set_project(board, **fields)  # pyright: ignore[reportArgumentType]
