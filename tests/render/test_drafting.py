import msgspec
import pytest

from studio.model.board import Board
from studio.model.rows import Ask, Project, Scene, Shot, Take
from studio.model.time import Rate
from studio.render.drafting import SETTLED_S, Burst


def take(name: str, **fields: object) -> Take:
    made = Take(
        id=name, shot="s", media="m", recipe="{}", recipe_hash="h", ask=Ask(engine="e"), frames=4, width=64, height=36,
        rate=Rate(), seed=0, quality="draft", engine="e",
    )  # fmt: skip
    return msgspec.structs.replace(made, **fields)


def board(*takes: Take, chosen: str | None = None) -> Board:
    shot = Shot(id="s", scene="c", order="a", prompt="p", frames=4, chosen=chosen)
    return Board(Project(), {"c": Scene(id="c", order="a")}, {"s": shot}, {take.id: take for take in takes})


def typed(burst: Burst, older: Take, *, pause_s: float = 1.0, chosen: str = "b") -> str | None:
    """What becomes superfluous when, some time after a draft, the words change and another one comes."""
    burst.asked("s", now=0.0)
    assert burst.finished(older, board(older, chosen=older.id), cached=False, now=1.0) is None
    burst.asked("s", now=1.0 + pause_s)
    return burst.finished(take("b"), board(older, take("b"), chosen=chosen), cached=False, now=3.0 + pause_s)


def test_a_draft_that_nobody_looked_at_makes_way() -> None:
    assert typed(Burst(), take("a")) == "a"


def test_a_draft_that_was_looked_at_stays() -> None:
    assert typed(Burst(), take("a"), pause_s=SETTLED_S + 0.1) is None


@pytest.mark.parametrize("fields", [{"star": True}, {"label": "the good one"}])
def test_a_draft_that_somebody_marked_stays(fields: dict[str, object]) -> None:
    assert typed(Burst(), take("a", **fields)) is None


def test_a_draft_that_a_shot_shows_stays() -> None:
    assert typed(Burst(), take("a"), chosen="a") is None


def test_a_take_from_before_the_burst_stays() -> None:
    burst = Burst()
    burst.asked("s", now=0.0)
    assert burst.finished(take("old"), board(take("old")), cached=True, now=0.1) is None
    burst.asked("s", now=0.2)
    assert burst.finished(take("new"), board(take("old"), take("new"), chosen="new"), cached=False, now=0.3) is None


def test_a_draft_of_another_shot_stays() -> None:
    burst = Burst()
    burst.asked("s", now=0.0)
    burst.finished(take("a"), board(take("a"), chosen="a"), cached=False, now=1.0)
    burst.asked("other", now=1.1)
    assert burst.finished(take("b", shot="other"), board(take("a"), take("b")), cached=False, now=1.2) is None


def test_a_take_that_comes_back_is_not_its_own_predecessor() -> None:
    burst = Burst()
    burst.asked("s", now=0.0)
    burst.finished(take("a"), board(take("a"), chosen="a"), cached=False, now=1.0)
    burst.asked("s", now=1.1)
    assert burst.finished(take("a"), board(take("a")), cached=True, now=1.2) is None
