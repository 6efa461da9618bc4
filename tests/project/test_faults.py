"""Full disks and damaged files: one clear sentence, and what was whole stays whole."""

import random
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from studio.edit.deeds import Draft, add_shots, set_field, set_prompt
from studio.edit.document import Document
from studio.errors import DiskFullError, ProjectError
from studio.project import Opened, create, open_project


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A closed project with a hundred shots and some history."""
    with create(tmp_path / "film") as opened:
        document = opened.document
        document.apply(add_shots(document.board, drafts=[Draft(prompt=f"Shot {n} " * 9) for n in range(100)]))
        for number in range(20):
            document.apply(set_prompt(document.board, shot=str(number + 1), prompt=f"Other {number}"))
    return tmp_path / "film"


def limit_pages(opened: Opened) -> None:
    """Let the database grow no further: SQLite then reports a full disk."""
    database = opened.store.database.connection
    pages = database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(f"PRAGMA max_page_count={pages}")


def fill(document: Document) -> None:
    """Apply edits until there is no more room."""
    with suppress(DiskFullError):
        while True:
            document.apply(set_field(document.board, shot="1", field="notes", value=secrets.token_hex(2000)))


def test_a_full_disk_changes_nothing(film: Path) -> None:
    with open_project(film) as opened:
        limit_pages(opened)
        document = opened.document
        fill(document)
        board, label = document.board, document.can_undo
        with pytest.raises(DiskFullError, match="left as it was"):
            document.apply(set_field(board, shot="1", field="notes", value="x" * 90_000))
        assert document.board is board
        assert document.can_undo == label
        shots = dict(document.board.shots)
        opened.store.database.connection.execute("PRAGMA max_page_count=100000")
        document.apply(set_prompt(document.board, shot="1", prompt="There is room again"))
        document.undo()
        assert document.board.shots == shots
    with open_project(film) as again:
        assert again.document.board.shots == shots


LIMITED = """
import resource, sys
from pathlib import Path
from studio.edit.deeds import set_field
from studio.edit.document import Document
from studio.errors import DiskFullError, StudioError
from studio.project import open_project

with open_project(Path(sys.argv[1])) as opened:
    board = opened.document.board
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    source = Path(sys.argv[1]) / "big.mp4"
    try:
        opened.media.copy_in(source)
    except DiskFullError as error:
        print(error)
    try:
        for number in range(50):
            opened.document.apply(set_field(opened.document.board, shot="1", field="notes", value=str(number) * 50000))
    except StudioError as error:
        print(type(error).__name__)
    print(len(list(opened.media.folder.rglob("*.part"))), opened.document.board.reel[0].notes[:1])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file size are POSIX")
def test_a_file_that_may_not_grow(film: Path) -> None:
    (film / "big.mp4").write_bytes(b"x" * 500_000)
    child = subprocess.run([sys.executable, "-c", LIMITED, str(film)], capture_output=True, text=True, check=True)
    lines = child.stdout.splitlines()
    assert "Make room and try again." in lines[0]
    assert lines[1] in ("DiskFullError", "ProjectError")
    parts, kept = lines[2].split()
    assert parts == "0"
    with open_project(film) as opened:
        assert opened.document.board.reel[0].notes.startswith(kept)
        opened.document.undo()


def cut(data: bytes, pick: random.Random) -> bytes:
    return data[: pick.randrange(len(data))]


def flip(data: bytes, pick: random.Random) -> bytes:
    at = pick.randrange(len(data))
    return data[:at] + pick.randbytes(min(64, len(data) - at)) + data[at + 64 :]


def blank(data: bytes, pick: random.Random) -> bytes:
    at = pick.randrange(0, len(data), 512)
    return data[:at] + bytes(min(4096, len(data) - at)) + data[at + 4096 :]


@pytest.mark.parametrize("harm", [cut, flip, blank])
def test_a_damaged_database_opens_or_is_refused_but_never_changed(
    film: Path, tmp_path: Path, harm: Callable[[bytes, random.Random], bytes]
) -> None:
    pick = random.Random(23)
    whole = (film / "project.db").read_bytes()
    outcomes: list[str] = []
    for number in range(25):
        copy = tmp_path / f"copy{number}"
        shutil.copytree(film, copy)
        damaged = harm(whole, pick)
        (copy / "project.db").write_bytes(damaged)
        outcomes.append(attempt(copy))
        if outcomes[-1].startswith("refused"):
            assert (copy / "project.db").read_bytes() == damaged
    sentences = [one for one in outcomes if one != "opened"]
    assert sentences
    assert all(one.endswith(".") and one.count("\n") == 0 for one in sentences)


def attempt(path: Path) -> str:
    """Open a project and undo all it remembers; the sentence that came of it, if one did."""
    try:
        opened = open_project(path)
    except ProjectError as error:
        return f"refused: {error}"
    with opened:
        try:
            while opened.document.undo():
                pass
        except ProjectError as error:
            return f"failed: {error}"
    return "opened"


@pytest.mark.parametrize("size", [0, 1, 99, 100, 4096])
def test_a_cut_off_database_is_left_alone(film: Path, size: int) -> None:
    cut_off = (film / "project.db").read_bytes()[:size]
    (film / "project.db").write_bytes(cut_off)
    for write in (True, False):
        with pytest.raises(ProjectError, match="is damaged"):
            open_project(film, write=write)
    assert (film / "project.db").read_bytes() == cut_off
