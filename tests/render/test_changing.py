"""Words that are changed while a take is made; the worker is a real one."""

from collections.abc import Callable

import msgspec
import pytest
from weighing import Weighing

from studio.edit.deeds import set_prompt
from studio.errors import BadInputError
from studio.model.recipe import Recipe, decode_recipe, resolve, stale_reason
from studio.model.rows import Ask, Shot, Take
from studio.model.time import Rate
from studio.project import Opened
from studio.render.changing import as_made
from studio.render.events import Event, Finished, FramesArrived
from studio.wire import messages as m

Shots = Callable[..., list[Shot]]
RECIPE = Recipe(engine="weights", revision=1, prompt="a", width=64, height=64, frames=5, rate=Rate(), seed=1)
ASK = Ask(engine="weights", accepts=("earlier.*",), params={"steps": 9})


def _done(prompts: list[str], **figures: float) -> m.Finished:
    return m.Finished(
        job="j",
        path="",
        sha256="",
        frames=5,
        width=64,
        height=64,
        seed=1,
        first_frame_ms=0,
        total_ms=0,
        figures={name.replace("_at_", "_at."): value for name, value in figures.items()},
        changes=tuple({"prompt": prompt} for prompt in prompts),
    )


def test_a_recipe_tells_which_words_governed_which_steps() -> None:
    recipe, ask = as_made(RECIPE, ASK, _done(["b", "c"], changed_at=3, changed_at_2=7))
    earlier = {"earlier.1.prompt": "a", "earlier.1.steps": "3", "earlier.2.prompt": "b", "earlier.2.steps": "4"}
    assert recipe.prompt == "c"
    assert recipe.params == earlier
    assert ask.params == {"steps": 9, **earlier}


def test_words_that_were_never_turned_to_leave_no_trace() -> None:
    assert as_made(RECIPE, ASK, _done(["b"])) == (RECIPE, ASK)
    assert as_made(RECIPE, ASK, _done([], changed_at=3)) == (RECIPE, ASK)
    assert as_made(RECIPE, Ask(engine="weights"), _done(["b"], changed_at=3))[0] == RECIPE
    assert as_made(RECIPE, ASK, _done(["b"], changed_at=0))[0] == msgspec.structs.replace(RECIPE, prompt="b")
    recipe, _ = as_made(RECIPE, ASK, _done(["a", "b", "c"], changed_at=2))
    assert (recipe.prompt, recipe.params["earlier.1.steps"]) == ("b", "2")


def test_a_change_goes_before_what_the_recipe_had_planned() -> None:
    words = {"earlier.1.prompt": "a", "earlier.1.steps": 2, "earlier.2.prompt": "b", "earlier.2.steps": "4"}
    planned = msgspec.structs.replace(RECIPE, prompt="c", params=words)
    recipe, _ = as_made(planned, ASK, _done(["d"], changed_at=3))
    assert recipe.prompt == "d"
    assert [recipe.params[f"earlier.{n}.{key}"] for n in (1, 2) for key in ("prompt", "steps")] == ["a", "2", "b", "1"]
    assert "earlier.3.prompt" not in recipe.params


def _take(events: list[Event]) -> Take:
    (take,) = [event.take for event in events if isinstance(event, Finished)]
    return take


def test_a_take_whose_words_were_changed_is_fresh_and_can_be_made_again(
    weighing: Weighing, opened: Opened, shots: Shots
) -> None:
    shot, model, generator = shots(2)[0], weighing.model("tiny"), weighing.generator
    job = generator.add(shot, engine="weights", model=model, params={"steps": 40, "step_ms": 5})
    events: list[Event] = []
    while not any(isinstance(event, FramesArrived) for event in events):
        events += generator.pump(0.05)
    generator.update(job.id, {"prompt": " a wolf  sits "})
    opened.document.apply(set_prompt(opened.document.board, shot=shot.id, prompt="a wolf sits"))
    row = opened.document.board.shots[shot.id]
    assert generator.live.under_way(row, generator.models.complete(opened.document.board, row, job.ask) or job.ask)
    take = _take([*events, *weighing.run()])
    recipe = decode_recipe(take.recipe)
    assert recipe.prompt == "a wolf sits"
    assert recipe.params["earlier.1.prompt"] == "bars for 2"
    assert int(recipe.params["earlier.1.steps"]) == take.figures["changed_at"]
    assert stale_reason(opened.document.board, row, take) == ""
    assert resolve(opened.document.board, row, take.ask).recipe.hash == take.recipe_hash == recipe.hash
    again = generator.ask_again(row, take.ask)
    assert "earlier.1.prompt" not in again.params
    assert again.params["steps"] == 40


def test_words_that_come_too_late_are_said(weighing: Weighing, opened: Opened, shots: Shots) -> None:
    shot, generator = shots(2)[0], weighing.generator
    job = generator.add(shot, engine="weights", model=weighing.model("tiny"), params={"steps": 1, "step_ms": 100})
    events: list[Event] = []
    while not any(isinstance(event, FramesArrived) for event in events):
        events += generator.pump(0.02)
    generator.update(job.id, {"prompt": "a wolf"})
    take = _take([*events, *weighing.run()])
    assert decode_recipe(take.recipe).prompt == "bars for 2"
    assert any("too late" in note for note in take.notes)


def test_what_cannot_be_changed_is_refused(weighing: Weighing, shots: Shots) -> None:
    shot, generator = shots(50)[0], weighing.generator
    with pytest.raises(BadInputError, match="not being made"):
        generator.update("nobody", {"prompt": "b"})
    deaf = weighing.model("deaf", without=["earlier.*"])
    slow = generator.add(shot, engine="weights", model=deaf, params={"step_ms": 50, "steps": 20})
    while slow.id not in {event.job for event in generator.pump(0.05) if isinstance(event, FramesArrived)}:
        pass
    with pytest.raises(BadInputError, match="cannot take other words"):
        generator.update(slow.id, {"prompt": "b"})
    generator.cancel_all()
    own = generator.add(shot, engine="weights", model=weighing.model("tiny"), params={"step_ms": 50, "steps": 20})
    while own.id not in {event.job for event in generator.pump(0.05) if isinstance(event, FramesArrived)}:
        pass
    with pytest.raises(BadInputError, match="only its prompt"):
        generator.update(own.id, {"steps": 3})
    with pytest.raises(BadInputError, match="prompt is empty"):
        generator.update(own.id, {"prompt": " "})
    generator.cancel_all()
    weighing.run()
