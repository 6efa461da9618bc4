"""What a session asks of engines beside takes; the worker is a real one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from weighing import Weighing

from studio.errors import NotFoundError
from studio.extend.registry import Registry
from studio.model.recipe import resolve
from studio.model.rows import Shot
from studio.project import Opened
from studio.render.generate import Generator
from studio.render.reports import Fetching
from studio.wire import messages as m

Shots = Callable[..., list[Shot]]


def test_models_are_found_and_known_from_then_on(weighing: Weighing, opened: Opened) -> None:
    model, broken = (
        weighing.model("tiny", name="Tiny", multiple=64),
        weighing.model("torn", problem="A shard is missing."),
    )
    generator = weighing.generator
    generator.survey("weights", "one")
    assert [card.name for card in weighing.until(m.Surveyed).cards] == ["Tiny", "torn"]
    assert generator.capabilities("weights", model).sizes.multiple == 64
    assert generator.capabilities("weights", broken) == generator.capabilities("weights")
    with Generator(opened, weighing.registry, records=weighing.records) as later:
        assert [card.problem for card in later.cards("weights")] == ["", "A shard is missing."]
        assert later.capabilities("weights", model).model == model


def test_a_take_is_appraised_and_a_model_described(weighing: Weighing, opened: Opened, shots: Shots) -> None:
    shot, model, generator = shots(10)[0], weighing.model("tiny", multiple=64), weighing.generator
    generator.describe("weights", "two", model)
    assert weighing.until(m.Described).id == "two"
    ask = generator.ask(shot, engine="weights", model=model, params={"resolution": "240p"})
    recipe = resolve(opened.document.board, shot, ask).recipe
    assert recipe.width % 64 == 0
    generator.appraise("three", recipe)
    answer = weighing.until(m.Appraised)
    assert (answer.id, answer.estimate.seconds) == ("three", 1.0)


def test_a_download_has_a_worker_of_its_own_and_can_be_stopped(weighing: Weighing, tmp_path: Path) -> None:
    generator = weighing.generator
    generator.fetch("weights", "a", "org/slow", str(tmp_path))
    while not isinstance(weighing.until(Fetching).report, m.Progress):
        pass
    generator.stop_fetching("weights", "a")
    while not isinstance(report := weighing.until(Fetching).report, m.Cancelled):
        pass
    assert report.job == "a"
    assert generator.worker_pid("weights") is None
    generator.fetch("weights", "b", "org/new", str(tmp_path))
    while not isinstance(report := weighing.until(Fetching).report, m.Fetched):
        pass
    assert report.model == str(tmp_path / "new")


def test_an_engine_that_is_not_there_is_said(generator: Generator, registry: Registry) -> None:
    with pytest.raises(NotFoundError):
        generator.capabilities("nobody", "model")
    assert generator.capabilities("previs", "") == generator.capabilities("previs")
    assert not generator.hosts
