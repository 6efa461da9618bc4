from pathlib import Path

import pytest

from studio import app
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
