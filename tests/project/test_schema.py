import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from studio.edit.deeds import add_marker
from studio.errors import ProjectError
from studio.model.time import Rate
from studio.project import open_project
from studio.project.schema import STEPS

FIXTURES = Path(__file__).parent / "fixtures"
VERSION_1 = (FIXTURES / "version_1.sql").read_text()
VERSION_2 = (FIXTURES / "version_2.sql").read_text()
VERSION_3 = (FIXTURES / "version_3.sql").read_text()
VERSION_4 = (FIXTURES / "version_4.sql").read_text()
"""Databases as versions 1 to 4 wrote them; never to be changed."""

NEXT = (*STEPS, "ALTER TABLE takes ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")


def written(folder: Path, script: str) -> Path:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "project.db")) as database:
        database.executescript(f"PRAGMA journal_mode=WAL;{script}")
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A project written by version 1."""
    return written(tmp_path / "old", VERSION_1)


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute("PRAGMA user_version").fetchone()[0])


def test_version_1_opens(old: Path) -> None:
    with open_project(old) as opened:
        board = opened.document.board
        fox, wolf = board.reel
        assert (board.project.rate, board.project.start_frame) == (Rate(24000, 1001), 86_400)
        assert (fox.label, fox.take_in, fox.take_out, fox.extra) == ("1A", 3, 60, {"lens": "35"})
        assert fox.params == {"seed": 7, "fog": 0.5, "rain": True}
        assert (wolf.bridge, wolf.chosen) == (True, None)
        assert [(take.number, take.star, take.quality) for take in board.takes_of(fox)] == [
            (1, False, "draft"),
            (2, True, "master"),
        ]
        assert [take.trashed for take in board.takes_of(fox)] == [False, False]
        assert board.reel_markers == []
        assert [job.state for job in opened.store.jobs()] == ["interrupted"]
        assert (opened.document.can_undo, opened.document.can_redo) == ("Set prompt of shot 1", "Set length of shot 2")
        opened.document.redo()
        opened.document.undo()
        opened.document.undo()
        assert [shot.prompt for shot in opened.document.board.reel] == ["A fox", "Three wolves"]
        opened.document.apply(add_marker(opened.document.board, frame=4, name="leap"))
        assert [frame for frame, _ in opened.document.board.reel_markers] == [4]


def test_version_2_opens(tmp_path: Path) -> None:
    with open_project(written(tmp_path / "two", VERSION_2)) as opened:
        board = opened.document.board
        fox, wolf = board.reel
        assert [take.id for take in board.trashed_of(fox)] == ["tone"]
        assert [(frame, marker.name) for frame, marker in board.reel_markers] == [(4, "leap"), (104, "end")]
        assert [marker.frame for marker in board.markers_of(fox)] == [-2, 4]
        assert opened.store.remembered("queue paused", bool, default=False)
        assert [opened.document.redo(), opened.document.redo()] == ["Set length of shot 2", "Remove marker end"]
        assert opened.document.board.markers_of(wolf) == []


def test_version_3_opens(tmp_path: Path) -> None:
    with open_project(written(tmp_path / "three", VERSION_3)) as opened:
        takes = opened.document.board.takes.values()
        assert {(take.coverage, take.lacking) for take in takes} == {(0.75, ("a rifle",)), (None, ())}
        assert [(take.sound, take.figures, take.notes) for take in takes] == [(False, {}, ())] * 2


def test_version_4_opens(tmp_path: Path) -> None:
    with open_project(written(tmp_path / "four", VERSION_4)) as opened:
        one, two = opened.document.board.takes["tone"], opened.document.board.takes["ttwo"]
        assert (one.sound, one.figures) == (True, {"step_ms": 41.5})
        assert one.notes == ("Made with 81 frames instead of 80.",)
        assert (two.sound, two.figures, two.notes) == (False, {}, ())


def test_an_older_database_is_brought_up_to_date(old: Path) -> None:
    with open_project(old, steps=NEXT) as opened:
        assert len(opened.document.board.takes) == 2
        assert opened.document.undo() == "Set prompt of shot 1"
    assert version(old / "project.db") == len(NEXT)
    assert version(old / "project.db.v1") == 1
    assert not (old / "project.db.part").exists()
    with open_project(old, steps=NEXT) as again:
        assert again.document.can_redo == "Set prompt of shot 1"


def test_an_older_database_is_read_without_being_changed(old: Path) -> None:
    before = sorted((path.name, path.read_bytes()) for path in old.iterdir() if path.name == "project.db")
    with open_project(old, write=False, steps=NEXT) as opened:
        assert opened.document.read_only
        assert [shot.prompt for shot in opened.document.board.reel] == ["A red fox runs", "Three wolves"]
        assert opened.document.can_undo == "Set prompt of shot 1"
        assert [job.state for job in opened.store.jobs()] == ["running"]
    assert sorted((path.name, path.read_bytes()) for path in old.iterdir() if path.name == "project.db") == before
    assert not (old / "project.db.v1").exists()
    with pytest.raises(ProjectError, match="cannot be read here"):
        open_project(old, write=False, steps=(*NEXT, "nonsense"))


@pytest.mark.parametrize("step", ["ALTER TABLE nothing ADD COLUMN x", "DELETE FROM scenes", "nonsense"])
def test_a_failing_step_leaves_the_file_as_it_was(old: Path, step: str) -> None:
    before = (old / "project.db").read_bytes()
    for _ in range(2):
        with pytest.raises(ProjectError, match="left as it was"):
            open_project(old, steps=(*NEXT, step))
    assert (old / "project.db").read_bytes() == before
    assert sorted(path.name for path in old.iterdir()) == ["project.db", "project.db.v1", "project.lock"]
    with open_project(old) as opened:
        assert len(opened.document.board.reel) == 2


def test_what_a_crashed_migration_left_is_made_anew(old: Path) -> None:
    (old / "project.db.part").write_bytes(b"half")
    with open_project(old, steps=NEXT) as opened:
        assert len(opened.document.board.reel) == 2


@pytest.mark.parametrize(("count", "script"), [(1, VERSION_1), (2, VERSION_2), (3, VERSION_3), (4, VERSION_4)])
def test_a_fixture_has_the_form_of_its_version(tmp_path: Path, count: int, script: str) -> None:
    """A step, once released, stays what it was."""
    folder = written(tmp_path / "old", script)
    with closing(sqlite3.connect(":memory:")) as fresh, closing(sqlite3.connect(folder / "project.db")) as database:
        for step in STEPS[:count]:
            fresh.executescript(step)
        ask = "SELECT name, sql FROM sqlite_schema ORDER BY name"
        assert fresh.execute(ask).fetchall() == database.execute(ask).fetchall()
