import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from studio.errors import DiskFullError, NotAProjectError, ProjectError, ProjectLockedError
from studio.project.disk import plain_database_errors, plain_file_errors, sync_file, sync_folder


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_told(tmp_path: Path, code: int) -> None:
    with pytest.raises(DiskFullError, match="could not be written"), plain_file_errors(tmp_path, "written"):
        raise OSError(code, "full")


def test_other_file_errors_keep_their_reason(tmp_path: Path) -> None:
    missing = tmp_path / "nothing"
    with pytest.raises(ProjectError, match="could not be read: no such file"), plain_file_errors(missing, "read"):
        missing.read_bytes()


def failure(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("why")
    error.sqlite_errorcode = getattr(sqlite3, name)
    return error


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("SQLITE_FULL", DiskFullError, "disk is full"),
        ("SQLITE_BUSY_SNAPSHOT", ProjectLockedError, "another program"),
        ("SQLITE_READONLY_DBMOVED", ProjectError, "permissions"),
        ("SQLITE_CANTOPEN", ProjectError, "permissions"),
        ("SQLITE_CONSTRAINT_FOREIGNKEY", ProjectError, "does not fit"),
        ("SQLITE_IOERR_WRITE", ProjectError, "disk reports an error"),
        ("SQLITE_CORRUPT", NotAProjectError, "is damaged"),
        ("SQLITE_NOTADB", NotAProjectError, "is damaged"),
    ],
)
def test_database_errors_are_told(tmp_path: Path, name: str, kind: type[ProjectError], words: str) -> None:
    with pytest.raises(kind, match=words), plain_database_errors(tmp_path):
        raise failure(name)


def test_a_real_failure_is_told(tmp_path: Path) -> None:
    path = tmp_path / "project.db"
    path.write_bytes(b"hello" * 1000)
    with closing(sqlite3.connect(path)) as database, pytest.raises(NotAProjectError), plain_database_errors(tmp_path):
        database.execute("SELECT 1 FROM shots")


def test_a_defect_of_ours_is_no_damage(tmp_path: Path) -> None:
    database = sqlite3.connect(":memory:")
    database.close()
    with pytest.raises(sqlite3.ProgrammingError), plain_database_errors(tmp_path):
        database.execute("SELECT 1")


def test_syncing_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"x")
    sync_file(tmp_path / "x")
    sync_folder(tmp_path)
    assert (tmp_path / "x").read_bytes() == b"x"
