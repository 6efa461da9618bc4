"""What goes wrong with files and databases, told in one sentence, and what makes a file last."""

import errno
import os
import sqlite3
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from studio.errors import DiskFullError, NotAProjectError, ProjectError, ProjectLockedError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def sync_folder(folder: Path) -> None:
    """Make renames inside a folder last through a power cut (where the system can)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make a file's bytes last through a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def plain_file_errors(path: Path, deed: str) -> Generator[None]:
    """Turn an `OSError` into a sentence: a full disk into `DiskFullError`, anything else into `ProjectError`.

    `deed` completes "could not be ...", for example `written`.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFullError(f"The disk is full: '{path}' could not be {deed}. Make room and try again.") from error
        why = (error.strerror or str(error)).lower()
        raise ProjectError(f"'{path}' could not be {deed}: {why}.") from error


@contextmanager
def plain_database_errors(path: Path) -> Generator[None]:
    """Turn what SQLite raises into a sentence about the project at `path`; a defect of ours stays what it is."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        raise _plain(path, error) from error
    except UnicodeDecodeError as error:  # a message of SQLite's that quotes damaged bytes
        raise damaged(path, "its text is not UTF-8") from error


def damaged(path: Path, why: str) -> NotAProjectError:
    """What is said of a project whose database cannot be trusted."""
    return NotAProjectError(f"The database of '{path}' is damaged ({why}): restore the folder from a backup.")


def _plain(path: Path, error: sqlite3.Error) -> ProjectError | DiskFullError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return DiskFullError(f"The disk is full: '{path}' was left as it was. Make room and try again.")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ProjectLockedError(f"'{path}' is being written by another program: try again when that is done.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH):
        return ProjectError(f"'{path}' may not be written here: check the folder's permissions.")
    if code == sqlite3.SQLITE_CONSTRAINT:
        return ProjectError(f"The edit does not fit '{path}' any more ({error}): it was not kept.")
    if code == sqlite3.SQLITE_IOERR:
        return ProjectError(f"'{path}' could not be read or written: the disk reports an error ({error}).")
    return damaged(path, str(error).replace("\n", " "))
