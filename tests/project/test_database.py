import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from studio.edit.deeds import add_scene
from studio.errors import ProjectError
from studio.project import Opened


def test_backup(opened: Opened, tmp_path: Path) -> None:
    opened.document.apply(add_scene(opened.document.board, name="Sea"))
    opened.store.database.back_up(tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as database:
        assert database.execute("SELECT count(*) FROM scenes").fetchone() == (1,)
    with pytest.raises(ProjectError, match="is there already"):
        opened.store.database.back_up(tmp_path / "copy.db")


def test_every_commit_is_synced(opened: Opened, path: Path) -> None:
    database = opened.store.database.connection
    settings = [database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert settings == ["wal", 2]
    assert database.execute("PRAGMA foreign_keys").fetchone() == (1,)


def fail_in_a_transaction(opened: Opened) -> None:
    with opened.store.database.writing() as connection:
        connection.execute("UPDATE project SET title = 'half'")
        raise LookupError


def test_a_failing_block_is_rolled_back(opened: Opened) -> None:
    with pytest.raises(LookupError):
        fail_in_a_transaction(opened)
    with opened.store.database.reading() as connection:
        assert connection.execute("SELECT title FROM project").fetchone() == ("Fox",)
    assert not opened.store.database.connection.in_transaction
