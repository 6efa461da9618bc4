from hypothesis import given
from hypothesis import strategies as st

from studio.edit.apply import advance
from studio.model.board import Board
from studio.model.rows import Project, Scene, Shot
from studio.ui.board.dropping import drop_edit


def board_of(*sizes: int) -> Board:
    scenes = {f"scene{n}": Scene(id=f"scene{n}", order=f"a{n}", name=f"Scene {n}") for n in range(len(sizes))}
    shots: dict[str, Shot] = {}
    for n, size in enumerate(sizes):
        for k in range(size):
            name = f"s{n}{k}"
            shots[name] = Shot(id=name, scene=f"scene{n}", order=f"a{k}", prompt=name, frames=24)
    return Board(Project(), scenes, shots, {})


@given(st.data())
def test_cards_land_together_in_front_of_what_they_were_dropped_before(data: st.DataObject) -> None:
    board = board_of(3, 0, 4)
    reel = [shot.id for shot in board.reel]
    moved = data.draw(st.lists(st.sampled_from(reel), min_size=1, max_size=5, unique=True))
    shots = sorted(moved, key=reel.index)
    scene = data.draw(st.sampled_from([scene.id for scene in board.scene_order]))
    before = data.draw(st.sampled_from([None, *(shot.id for shot in board.shots_in(scene))]))
    edit = drop_edit(board, shots, scene, before)
    after = advance(board, edit.changes) if edit is not None else board
    inside = [shot.id for shot in after.shots_in(scene)]
    at = inside.index(shots[0])
    assert inside[at : at + len(shots)] == shots
    others = [name for name in reel if name not in shots]
    assert [shot.id for shot in after.reel if shot.id not in shots] == others
    if before is not None and before not in shots:
        assert inside[at + len(shots)] == before
    assert edit is None or edit.changes


def test_dropping_a_card_where_it_is_does_nothing() -> None:
    board = board_of(3)
    assert drop_edit(board, ["s01"], "scene0", "s01") is None
    assert drop_edit(board, ["s01"], "scene0", "s02") is None
    assert drop_edit(board, ["s01", "s02"], "scene0", None) is None


def test_the_label_says_where_only_if_it_is_another_scene() -> None:
    board = board_of(3, 2)
    within, across = drop_edit(board, ["s02"], "scene0", "s00"), drop_edit(board, ["s00", "s01"], "scene1", None)
    assert within is not None
    assert across is not None
    assert (within.label, across.label) == ("Move shot 3", "Move 2 shots to Scene 1")
