import msgspec

from studio.model.board import Board
from studio.model.recipe import resolve
from studio.model.rows import Ask, Project, Scene, Shot, Take
from studio.model.staleness import stale_reasons
from studio.model.time import Rate

ASK = Ask(engine="previs", takes_first_frame=True)


def shot(number: int, prompt: str = "A fox runs", **fields: object) -> Shot:
    return Shot(id=f"shot{number}", scene="one", order=f"a{number}", prompt=prompt, frames=24, **fields)  # type: ignore[arg-type]


def board_of(*shots: Shot, takes: dict[str, Take] | None = None) -> Board:
    return Board(Project(), {"one": Scene(id="one", order="V")}, {row.id: row for row in shots}, takes or {})


def with_take(board: Board, row: Shot, media: str) -> Board:
    recipe = resolve(board, row, ASK).recipe
    take = Take(
        id=f"take-{row.id}-{media}",
        shot=row.id,
        media=media,
        recipe=recipe.canonical().decode(),
        recipe_hash=recipe.hash,
        ask=ASK,
        frames=24,
        width=recipe.width,
        height=recipe.height,
        rate=Rate(),
        seed=0,
        quality="draft",
        engine="previs",
    )
    return Board(
        board.project,
        board.scenes,
        {**board.shots, row.id: _chosen(row, take.id)},
        {**board.takes, take.id: take},
    )


def _chosen(row: Shot, take: str) -> Shot:

    return msgspec.structs.replace(row, chosen=take)


def chain() -> Board:
    """Three shots with takes, the second and third starting from the one before."""
    board = board_of(shot(1), shot(2, bridge=True), shot(3, bridge=True))
    for number in (1, 2, 3):
        board = with_take(board, board.shots[f"shot{number}"], f"{number}" * 64)
    return board


def changed(board: Board, name: str, prompt: str) -> Board:

    row = msgspec.structs.replace(board.shots[name], prompt=prompt)
    return Board(board.project, board.scenes, {**board.shots, name: row}, board.takes)


def test_fresh_takes_are_not_stale() -> None:
    assert stale_reasons(chain()) == {}


def test_a_change_upstream_is_seen_on_all_that_depend_on_it() -> None:
    reasons = stale_reasons(changed(chain(), "shot1", "A wolf runs"))
    assert list(reasons) == ["shot1", "shot2", "shot3"]
    assert reasons["shot1"] == "prompt changed"
    assert (reasons["shot2"], reasons["shot3"]) == ("shot 1 changed", "shot 2 changed")


def test_a_change_downstream_leaves_upstream_alone() -> None:
    assert list(stale_reasons(changed(chain(), "shot2", "A wolf runs"))) == ["shot2", "shot3"]


def test_a_new_take_upstream_makes_the_next_shot_stale_by_itself() -> None:
    board = with_take(chain(), chain().shots["shot1"], "f" * 64)
    assert stale_reasons(board)["shot2"] == "the frame it starts from changed"


def test_an_unlinked_shot_does_not_inherit() -> None:
    board = board_of(shot(1), shot(2))
    for number in (1, 2):
        board = with_take(board, board.shots[f"shot{number}"], f"{number}" * 64)
    assert list(stale_reasons(changed(board, "shot1", "A wolf runs"))) == ["shot1"]
