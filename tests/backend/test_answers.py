from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from studio.backend.answers import answer, excused, read_recipe
from studio.errors import BadInputError
from studio.extend.api import (
    Cancel,
    Capabilities,
    Estimate,
    ModelCard,
    Rate,
    Recipe,
    Report,
    Request,
    Sink,
    Understanding,
    Value,
)
from studio.wire import messages as m

RECIPE = Recipe(engine="shelf", revision=1, prompt="a fox", width=64, height=32, frames=3, rate=Rate(24), seed=0)


class Plain:
    """An engine that reads no words and has no models."""

    def describe(self) -> Capabilities:
        return Capabilities(engine="plain", title="Plain")

    def load(self, model: str, options: Mapping[str, Value], report: Report) -> None: ...

    def generate(self, request: Request, sink: Sink, cancel: Cancel) -> None: ...

    def unload(self) -> None: ...


class Shelf(Plain):
    """An engine with one model, which reads words."""

    def read(self, prompt: str, params: Mapping[str, Value] | None = None) -> Understanding:
        return Understanding(b"{}", ((0, len(prompt), "subject"),), tuple(params or ()))

    def survey(self, folders: Sequence[Path]) -> Sequence[ModelCard]:
        return [ModelCard(model="one", name="One", path=str(folder / "one")) for folder in folders]

    def describe_model(self, model: str) -> Capabilities:
        if model != "one":
            raise BadInputError(f"'{model}' is no model.")
        return Capabilities(engine="shelf", title="Shelf", model=model, digest="ab")

    def appraise(self, recipe: Recipe) -> Estimate:
        return Estimate(memory=recipe.frames, available=10, seconds=2.0, sure="guess")

    def fetch(self, model: str, folder: Path | None, report: Report, cancel: Cancel) -> str:
        return model


def test_every_question_has_its_answer() -> None:
    engine = Shelf()
    assert answer(engine, "Shelf", m.Read(id="r", prompt="fox", params={"hat": 1})) == m.Understood(
        id="r", plan=b"{}", spans=((0, 3, "subject"),), missed=("hat",)
    )
    surveyed = answer(engine, "Shelf", m.Survey(id="s", folders=("/models",)))
    assert isinstance(surveyed, m.Surveyed)
    assert [(card.model, card.path) for card in surveyed.cards] == [("one", str(Path("/models/one")))]
    described = answer(engine, "Shelf", m.Describe(id="d", model="one"))
    assert isinstance(described, m.Described)
    assert described.capabilities is not None
    assert (described.model, described.capabilities.digest, described.problem) == ("one", "ab", "")
    appraised = answer(engine, "Shelf", m.Appraise(id="a", recipe=RECIPE.canonical()))
    assert isinstance(appraised, m.Appraised)
    assert appraised.estimate == Estimate(memory=3, available=10, seconds=2.0, sure="guess")


def test_an_engine_without_models_says_so() -> None:
    questions = (m.Survey(id="s"), m.Describe(id="d", model="one"), m.Appraise(id="a", recipe=RECIPE.canonical()))
    for question in questions:
        said = answer(Plain(), "Plain", question)
        assert not isinstance(said, m.Understood)
        assert (said.id, said.problem) == (question.id, "Plain needs no models.")
    with pytest.raises(BadInputError, match="Plain does not read prompts"):
        answer(Plain(), "Plain", m.Read(id="r", prompt="fox"))


def test_what_cannot_be_answered_is_raised_and_made_an_answer() -> None:
    engine = Shelf()
    with pytest.raises(BadInputError, match="no model"):
        answer(engine, "Shelf", m.Describe(id="d", model="two"))
    with pytest.raises(BadInputError, match="cannot be read"):
        answer(engine, "Shelf", m.Appraise(id="a", recipe=b"{"))
    failure = m.Failed(job="", kind="bad_input", sentence="No.")
    assert excused(m.Survey(id="s"), failure) == m.Surveyed(id="s", problem="No.")
    assert excused(m.Describe(id="d", model="two"), failure) == m.Described(id="d", model="two", problem="No.")
    assert excused(m.Appraise(id="a", recipe=b""), failure) == m.Appraised(id="a", problem="No.")
    assert excused(m.Read(id="r", prompt=""), failure) is failure


def test_a_recipe_is_read_as_it_was_written() -> None:
    assert read_recipe(RECIPE.canonical()) == RECIPE
