from collections.abc import Callable

import pytest

from studio.model.recipe import resolve
from studio.model.rows import Ask, Take, new_id
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.ui.timeline import Timeline
from studio.ui.timeline.stage import Stage

GiveTake = Callable[..., Take]


@pytest.fixture
def give_take() -> GiveTake:
    """Gives a shot a take that it shows, whose file is not there; `frames` of it, as many as the shot by default."""

    def give(session: Session, shot: str, frames: int | None = None, *, sound: bool = False) -> Take:
        row, ask = session.board.shots[shot], Ask(engine="test_pattern")
        recipe = resolve(session.board, row, ask).recipe
        take = Take(
            id=new_id(),
            shot=shot,
            media="0" * 64,
            recipe=recipe.canonical().decode(),
            recipe_hash=recipe.hash,
            ask=ask,
            frames=frames or row.frames,
            width=128,
            height=72,
            rate=recipe.rate,
            seed=recipe.seed,
            quality="draft",
            engine=ask.engine,
            sound=sound,
        )
        return session.opened.store.add_take(take, choose=True)

    return give


@pytest.fixture
def stage(session: Session) -> Stage:
    """A stage of six shots of 24 frames each, 4 pixels a frame: strips are 96 wide and begin at 104."""
    stage = Stage(session)
    stage.resize(900, 216, sound=False)
    stage.look(stage.lens._replace(per_frame=4.0, offset=0))
    return stage


@pytest.fixture
def timeline(session: Session, theme: Theme, qtbot: object) -> Timeline:
    """The panel, 1000 wide, with strips of 96 pixels."""
    timeline = Timeline(session, theme)
    qtbot.addWidget(timeline)  # type: ignore[attr-defined]
    timeline.resize(1000, 253)
    timeline.show()
    timeline.stage.look(timeline.stage.lens._replace(per_frame=4.0, offset=0))
    return timeline
