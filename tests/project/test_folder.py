import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from studio.edit.deeds import Draft, add_shot, add_shots, set_project
from studio.errors import BadInputError, NewerProjectError, NotAProjectError, ProjectError
from studio.model.time import Rate
from studio.project import Opened, create, open_project
from studio.project.schema import STEPS


def test_a_new_project_is_a_folder(opened: Opened, path: Path) -> None:
    project = opened.document.board.project
    assert (project.title, project.rate, project.width, project.height) == ("Fox", Rate(24), 640, 360)
    assert sorted(one.name for one in path.iterdir() if "-" not in one.name) == [
        "cache",
        "media",
        "project.db",
        "project.lock",
    ]
    assert opened.cache.is_dir()
    assert not opened.document.read_only


def test_nothing_is_left_beside_it(opened: Opened, path: Path) -> None:
    opened.close()
    opened.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert not (path / "project.db-wal").exists()


@pytest.mark.parametrize("name", ["plain", "A b#c?d%20[x].storyreel", "Füchse 狐.storyreel", "it's"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    with create(tmp_path / name) as opened:
        opened.document.apply(add_shot(opened.document.board, prompt="A fox"))
    for write in (True, False):
        with open_project(tmp_path / name, write=write) as again:
            assert len(again.document.board.reel) == 1


def test_what_is_there_is_not_replaced(tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "film.txt").write_text("mine")
    plain = tmp_path / "file"
    plain.write_text("mine")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    for there in (full, plain, link):
        with pytest.raises(ProjectError, match="is there already"):
            create(there)
    assert (full / "film.txt").read_text() == plain.read_text() == "mine"
    empty = tmp_path / "empty"
    empty.mkdir()
    create(empty).close()


def test_what_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="does not exist"):
        create(tmp_path / "no" / "where")
    with pytest.raises(BadInputError):
        create(tmp_path / "x", width=0)
    with pytest.raises(ProjectError, match="could not be made"):
        create(tmp_path / ("x" * 300))
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_creation_left_is_swept(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = tmp_path / f".x.{dead.pid}-0123.part"
    other = tmp_path / f".x.{os.getpid()}-0123.part"
    for folder in (left, other):
        folder.mkdir()
    create(tmp_path / "x").close()
    assert (left.exists(), other.exists()) == (False, True)


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE cats (name TEXT)")


def test_what_is_no_project_is_named(tmp_path: Path) -> None:
    plain = tmp_path / "film.mp4"
    plain.write_bytes(b"x")
    empty = tmp_path / "empty"
    strange = tmp_path / "strange"
    wrong = tmp_path / "wrong"
    for folder in (empty, strange, wrong):
        folder.mkdir()
    foreign(strange / "project.db")
    (wrong / "project.db").write_bytes(b"hello" * 100)
    for path, sentence in (
        (tmp_path / "nowhere", "does not exist"),
        (plain, "this is a file"),
        (empty, r"there is no project\.db in it"),
        (strange, "belongs to another program"),
        (wrong, "is damaged"),
    ):
        for write in (True, False):
            with pytest.raises(NotAProjectError, match=sentence):
                open_project(path, write=write)
    assert [one.name for one in strange.iterdir()] == ["project.db"]
    assert (wrong / "project.db").read_bytes() == b"hello" * 100


def test_a_project_without_its_row_is_damaged(opened: Opened, path: Path) -> None:
    opened.close()
    with closing(sqlite3.connect(path / "project.db")) as database:
        database.execute("DELETE FROM project")
        database.commit()
    with pytest.raises(NotAProjectError, match="no project row"):
        open_project(path)
    with pytest.raises(NotAProjectError):  # the lock is free again
        open_project(path)


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE shots SET scene = 'gone'",
        "UPDATE shots SET frames = 0",
        "UPDATE shots SET frames = 'many'",
        "UPDATE shots SET params = '{'",
        "UPDATE shots SET params = '[]'",
        "UPDATE shots SET prompt = CAST(x'ff' AS TEXT)",
        "UPDATE project SET rate = '{\"num\":0}'",
        "DROP TABLE takes",
    ],
)
def test_rows_that_make_no_board_are_damage(opened: Opened, path: Path, harm: str) -> None:
    opened.document.apply(add_shot(opened.document.board, prompt="A fox"))
    opened.close()
    with closing(sqlite3.connect(path / "project.db")) as database:
        database.execute(harm)
        database.commit()
    with pytest.raises(NotAProjectError, match="is damaged"):
        open_project(path)


def test_readers_need_no_lock(opened: Opened, path: Path) -> None:
    with open_project(path, write=False) as reader:
        opened.document.apply(set_project(opened.document.board, title="Wolf"))
        assert reader.document.board.project.title == "Fox"
        assert reader.document.read_only
        with pytest.raises(ProjectError, match="for reading only"):
            reader.document.apply(set_project(reader.document.board, title="Deer"))
    with open_project(path, write=False) as later:
        assert later.document.board.project.title == "Wolf"


def test_readers_in_another_process_see_what_is_committed(opened: Opened, path: Path) -> None:
    opened.document.apply(set_project(opened.document.board, title="Wolf"))
    code = (
        "import sys; from pathlib import Path; from studio.project import open_project\n"
        "with open_project(Path(sys.argv[1]), write=False) as p: print(p.document.board.project.title)"
    )
    reader = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, check=True, text=True)
    assert reader.stdout.strip() == "Wolf"
    opened.document.undo()


def newer(path: Path, extra: str = "") -> None:
    with closing(sqlite3.connect(path / "project.db")) as database:
        database.executescript(f"{extra};PRAGMA user_version={len(STEPS) + 1}")


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_project_opens_for_reading(opened: Opened, path: Path, write: bool) -> None:
    opened.document.apply(add_shots(opened.document.board, drafts=[Draft(prompt="A fox")]))
    opened.close()
    newer(path, "ALTER TABLE shots ADD COLUMN mood TEXT")
    before = (path / "project.db").read_bytes()
    with open_project(path, write=write) as later:
        assert [shot.prompt for shot in later.document.board.reel] == ["A fox"]
        assert later.document.read_only
        with pytest.raises(NewerProjectError, match="newer Storyreel"):
            later.document.undo()
    assert (path / "project.db").read_bytes() == before


def test_a_newer_project_in_an_unknown_form_says_so(opened: Opened, path: Path) -> None:
    opened.close()
    newer(path, "ALTER TABLE shots RENAME TO clips")
    with pytest.raises(NewerProjectError, match="update Storyreel"):
        open_project(path)


def test_an_older_project_is_not_migrated_by_a_reader(opened: Opened, path: Path) -> None:
    opened.close()
    steps = (*STEPS, "CREATE TABLE cast_list (id TEXT)")
    before = (path / "project.db").read_bytes()
    with open_project(path, write=False, steps=steps) as reader:
        assert reader.document.read_only
    assert (path / "project.db").read_bytes() == before
    open_project(path, steps=steps).close()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_folder_that_may_not_be_written(opened: Opened, path: Path) -> None:
    opened.close()
    path.chmod(0o500)
    try:
        with pytest.raises(ProjectError, match="could not be locked"):
            open_project(path)
        with open_project(path, write=False) as reader:
            assert reader.document.board.project.title == "Fox"
    finally:
        path.chmod(0o700)


def test_a_project_can_be_moved(opened: Opened, path: Path, tmp_path: Path) -> None:
    opened.close()
    shutil.move(path, tmp_path / "Elsewhere")
    with open_project(tmp_path / "Elsewhere") as moved:
        assert moved.document.board.project.title == "Fox"
