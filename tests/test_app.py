from pathlib import Path

import pytest

from studio import app, settings
from studio.edit import deeds
from studio.errors import BadInputError, ProjectLockedError
from studio.project import create


def test_bundled_engines_come_through_the_same_door() -> None:
    assert app.registry().engine("test_pattern").title


def test_a_project_is_live_while_it_is_open_for_writing(tmp_path: Path) -> None:
    with create(tmp_path / "film") as opened:
        assert app.is_live(opened)
        with app.open_board(str(tmp_path / "film"), write=False) as reader:
            assert app.is_live(reader)
    with app.open_board(str(tmp_path / "film"), write=False) as reader:
        assert not app.is_live(reader)


def test_a_nameless_project_is_a_sentence() -> None:
    with pytest.raises(BadInputError, match="no name"):
        app.open_board(" ")


def test_two_writers_do_not_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "LOCK_WAIT_S", 0.1)
    with create(tmp_path / "film"), pytest.raises(ProjectLockedError, match="another Storyreel"):
        app.open_board(str(tmp_path / "film"))


def test_a_generator_is_as_the_user_has_set_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "settings.json"
    monkeypatch.setenv("STORYREEL_CONFIG", str(config))
    settings.save(settings.Settings(previs_threads=1, ring_slots=4, heartbeat_s=20.0), config)
    with create(tmp_path / "film", width=64, height=64) as opened:
        opened.document.apply(deeds.add_shot(opened.document.board, prompt="Bars", frames=6))
        with app.generator(opened, app.registry()) as generator:
            generator.add(opened.document.board.reel[0], engine="test_pattern")
            list(generator.run())
        assert opened.document.board.reel[0].chosen
