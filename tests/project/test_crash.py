"""Kill -9 at any moment: the project opens, at most the last edit is lost, nothing is half."""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest

from studio.edit.deeds import add_shot
from studio.project import create, open_project

EDIT = """
import sys
from pathlib import Path
from studio.edit import deeds
from studio.project import open_project

with open_project(Path(sys.argv[1])) as opened:
    document = opened.document
    number = int(document.board.project.title or 0)
    while True:
        number += 1
        document.apply(deeds.chain(document.board, f"Step {number}", [
            lambda board: deeds.set_project(board, title=str(number)),
            lambda board: deeds.set_field(board, shot="1", field="notes", value=str(number)),
            lambda board: deeds.add_shot(board, prompt=f"Shot {number}", at=1 + number % len(board.reel)),
        ]))
        print(number, flush=True)
        if number % 5 == 0:
            document.undo()
            print(number - 1, flush=True)
            document.redo()
            print(number, flush=True)
"""

CREATE = """
import sys
from pathlib import Path
from studio.edit.deeds import add_shot
from studio.project import create

number = 0
while True:
    number += 1
    create(Path(sys.argv[1]) / f"film{number}").close()
    print(number, flush=True)
"""

ADOPT = """
import sys
from pathlib import Path
from studio.project import open_project

with open_project(Path(sys.argv[1])) as opened:
    number = 0
    while True:
        number += 1
        part = opened.media.new_part(".mp4")
        part.write_bytes(str(number).encode() * 300_000)
        opened.media.adopt(part)
        print(number, flush=True)
"""


def run_and_kill(script: str, path: Path, pick: random.Random) -> int:
    """Let a script work on a path, kill it a little later, and return the last number it reported."""
    with subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        last = int(child.stdout.readline())
        for _ in range(pick.randrange(12)):
            last = int(child.stdout.readline())
        time.sleep(pick.random() / 500)
        child.kill()
        return _drained(child.stdout, last)


def _drained(pipe: IO[bytes], last: int) -> int:
    """The last whole number that is still in the pipe."""
    whole = [line for line in pipe.read().split(b"\n")[:-1] if line]
    return int(whole[-1]) if whole else last


@pytest.fixture
def film(tmp_path: Path) -> Path:
    with create(tmp_path / "film") as opened:
        opened.document.apply(add_shot(opened.document.board, prompt="First"))
    return tmp_path / "film"


def test_an_editor_that_is_killed_loses_one_edit_at_most(film: Path) -> None:
    pick = random.Random(11)
    for _ in range(7):
        reported = run_and_kill(EDIT, film, pick)
        with open_project(film, write=False) as reader:
            seen = reader.document.board
        with open_project(film) as opened:
            board = opened.document.board
            assert board.shots == seen.shots
            kept = int(board.project.title)
            assert kept in (reported, reported + 1, *([reported - 1] if reported % 5 == 0 else []))
            assert kept == max(int(shot.notes or 0) for shot in board.reel)
            assert len(board.reel) == kept + 1
            assert (opened.document.can_undo, opened.document.can_redo) in (
                (f"Step {kept}", None),
                (f"Step {kept}", f"Step {kept + 1}"),
            )
        with closing(sqlite3.connect(film / "project.db")) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with open_project(film) as opened:
        while opened.document.undo():
            pass
        assert len(opened.document.board.reel) == 0


def test_a_creation_that_is_killed_leaves_no_half_project(tmp_path: Path) -> None:
    for number in range(2):
        folder = tmp_path / str(number)
        folder.mkdir()
        made = run_and_kill(CREATE, folder, random.Random(number))
        films = list(folder.glob("film*"))
        assert len(films) in (made, made + 1)
        for path in films:
            open_project(path).close()


def test_a_file_that_is_killed_on_its_way_in_is_whole_or_swept(film: Path) -> None:
    for number in range(2):
        run_and_kill(ADOPT, film, random.Random(number))
        with open_project(film) as opened:
            files = [path for path in opened.media.folder.rglob("*") if path.is_file()]
            assert files
            assert [opened.media.verify(path.stem) for path in files]
