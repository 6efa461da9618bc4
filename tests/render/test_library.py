"""Questions about models of which somebody waits for the answer; the worker is a real one."""

import threading
from pathlib import Path

import pytest
from weighing import FAKES, Weighing

from studio.errors import BadInputError, StudioError
from studio.model.recipe import Recipe
from studio.model.time import Rate
from studio.render.library import Librarian, model_named
from studio.render.process import Launch
from studio.wire.models import ModelCard

LAUNCH = Launch("weights", "Weights", "weights.engine:Weights", FAKES)


def test_one_worker_answers_one_question_after_another(weighing: Weighing) -> None:
    model = weighing.model("tiny", name="Tiny")
    with Librarian(LAUNCH) as librarian:
        (card,) = librarian.survey([weighing.folder])
        assert librarian.describe(card.model).digest
        recipe = Recipe(
            engine="weights", revision=1, prompt="a", width=64, height=64, frames=5, rate=Rate(), seed=1, model=model
        )
        assert librarian.appraise(recipe).seconds == 0.5
        with pytest.raises(BadInputError, match="is no model"):
            librarian.describe("/nowhere")
        with pytest.raises(StudioError, match="Weights worker"):
            librarian.describe(weighing.model("bad", dies=True))


def test_a_model_is_downloaded(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    with Librarian(LAUNCH) as librarian:
        assert librarian.fetch("org/new", str(tmp_path), lambda *step: told.append(step)) == str(tmp_path / "new")
        with pytest.raises(BadInputError, match="no model 'org/new' to download"):
            librarian.fetch("org/new", "", lambda *_: None)
    assert told[-1] == ("Downloading org/new", 3, 3)


def test_a_download_that_is_stopped_stops_in_the_worker(tmp_path: Path) -> None:
    def stop(_: str, done: int, __: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with Librarian(LAUNCH) as librarian:
        with pytest.raises(KeyboardInterrupt):
            librarian.fetch("org/slow", str(tmp_path), stop)
        assert librarian.fetch("org/new", str(tmp_path), lambda *_: None)
    assert threading.active_count() < 20


def test_a_name_or_a_path_is_a_model(tmp_path: Path) -> None:
    cards = [
        ModelCard(model="/models/wan", name="Wan 1.3B", path="/models/wan"),
        ModelCard(model="/a/tiny", name="Tiny", path="/a/tiny"),
        ModelCard(model="/b/tiny", name="Tiny", path="/b/tiny"),
    ]
    assert model_named(cards, "wan 1.3b") == "/models/wan"
    assert model_named(cards, str(tmp_path)) == str(tmp_path)
    assert model_named(cards, "Wan-AI/Wan2.1") == "Wan-AI/Wan2.1"
    with pytest.raises(BadInputError, match="Several models are called 'Tiny'"):
        model_named(cards, "Tiny")
