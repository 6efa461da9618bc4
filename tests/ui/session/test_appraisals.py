import json
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot
from weighing import FAKES

from studio.edit import deeds
from studio.extend.registry import bundled_folder, find_plugins
from studio.project import Opened
from studio.settings import Settings
from studio.ui.session import Notice, Session
from studio.ui.session.progress import Progress

PATIENCE_MS = 20_000


@pytest.fixture
def weighed(
    open_project_of: Callable[..., Opened], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    """A session of two shots that are made by the engine `weights`, with a model of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "models" / "small"
    folder.mkdir(parents=True)
    (folder / "model.json").write_text(json.dumps({"name": "Small"}))
    shelf = find_plugins([bundled_folder(), FAKES], installed=False)
    settings = msgspec.structs.replace(Settings(), model_folders=(str(tmp_path / "models"),), draft_at_once=False)
    session = Session(open_project_of(2), shelf, settings)
    for name, value in (("engine", "weights"), ("model", str(folder))):
        session.do(deeds.set_param, ring="project", name=name, value=value)
    yield session
    session.close()
    session.deleteLater()


def test_a_cost_is_asked_for_once_and_counts_for_the_time(weighed: Session, qtbot: QtBot) -> None:
    appraisals, (one, two) = weighed.appraisals, [shot.id for shot in weighed.board.reel]
    assert appraisals.of(one, "test_pattern") is None
    assert appraisals.of(one, "gone") is None
    assert appraisals.seconds([one]) is None
    with qtbot.waitSignal(appraisals.arrived, timeout=PATIENCE_MS):
        pass
    found = appraisals.of(one)
    assert found is not None
    assert found.estimate is not None
    assert found.estimate.fits
    assert appraisals.seconds([one]) == pytest.approx(2.4)
    weighed.do(deeds.set_lengths, shots=[two], frames=48)
    assert appraisals.of(two) is None
    qtbot.waitUntil(lambda: appraisals.seconds([one, two]) == pytest.approx(7.2), timeout=PATIENCE_MS)
    weighed.do(deeds.set_param, ring="project", name="model", value="/nowhere")
    appraisals.of(one)
    qtbot.waitUntil(lambda: bool((found := appraisals.of(one)) and found.problem), timeout=PATIENCE_MS)


def test_out_of_memory_offers_what_would_fit_and_makes_it_when_asked(weighed: Session, qtbot: QtBot) -> None:
    making, shot = weighed.making, weighed.board.reel[0].id
    notices: list[Notice] = []
    weighed.noticed.connect(notices.append)
    weighed.do(deeds.set_param, ring="project", name="memory", value="none")
    making.make([shot])
    qtbot.waitUntil(lambda: bool(notices), timeout=PATIENCE_MS)
    (row,) = making.rows()
    assert (row.state, dict(row.remedy)) == ("failed", {"memory": "8 GB", "resolution": "240p"})
    way = notices[0].remedy
    assert way is not None
    assert way.title == "Try with 8 GB, 240p"
    assert not weighed.board.takes
    way.deed()
    qtbot.waitUntil(lambda: bool(weighed.board.takes), timeout=PATIENCE_MS)
    (take,) = weighed.board.takes.values()
    assert take.ask.params["resolution"] == "240p"
    assert making.rows() == []


def test_new_words_are_offered_to_a_take_in_the_making(weighed: Session, qtbot: QtBot) -> None:
    making, shot = weighed.making, weighed.board.reel[0].id
    for name, value in (("steps", 60), ("step_ms", 40)):
        weighed.do(deeds.set_param, ring="project", name=name, value=value)
    making.make([shot])

    def begun() -> Progress | None:
        found = making.progress(shot)
        return found if found and found.step else None

    qtbot.waitUntil(lambda: begun() is not None, timeout=PATIENCE_MS)
    assert making.newer_words(shot) == ""
    weighed.do(deeds.set_prompt, shot=shot, prompt="A heron in the reeds")
    assert making.newer_words(shot)
    making.use_words(shot)
    assert making.newer_words(shot) == ""
    making.cancel_all()
    qtbot.waitUntil(lambda: not making.busy, timeout=PATIENCE_MS)
