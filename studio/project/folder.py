"""The project folder: `project.db`, `project.lock`, `media/`, `cache/`; made whole or not at all, opened with care."""

import os
import secrets
import shutil
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType
from typing import Self

from studio.edit.checks import check_size
from studio.edit.document import Document
from studio.errors import NewerProjectError, NotAProjectError, ProjectError, StudioError
from studio.model.rows import Project
from studio.model.text import clean_line
from studio.model.time import Rate
from studio.project.database import Database
from studio.project.disk import damaged, plain_database_errors, plain_file_errors, sync_file, sync_folder
from studio.project.lock import Lock
from studio.project.media import MediaStore
from studio.project.schema import APPLICATION_ID, STEPS, brought_up, build, migrate, version_of
from studio.project.store import Store
from studio.project.table import PROJECT

DATABASE = "project.db"
LOCK = "project.lock"
_MAGIC = b"SQLite format 3\x00"
_BUSY_MS = 5000


class Opened:
    """An open project. A context manager: leaving it closes the database and gives the lock back."""

    def __init__(self, path: Path, store: Store, lock: Lock | None) -> None:
        self.path = path
        self.store = store
        self.media = MediaStore(path / "media")
        self.document = Document(store)
        self._lock = lock

    @property
    def cache(self) -> Path:
        """A folder for what can be made again; it may be deleted at any time."""
        return self.path / "cache"

    def close(self) -> None:
        """Close the database and give the lock back; a second call does nothing."""
        self.store.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def create(path: Path, *, rate: Rate | None = None, width: int = 1280, height: int = 720, title: str = "") -> Opened:
    """Make a project at exactly this path and open it for writing.

    It is built beside the path and renamed, so there is never half a project. Raises `ProjectError` if something is
    there already, `BadInputError` for a size that no engine makes, `DiskFullError`.
    """
    path = path.absolute()
    check_size(width, height)
    row = Project(title=clean_line(title, "title"), rate=rate or Rate(), width=width, height=height)
    with plain_file_errors(path, "made"):
        if not path.name or path.is_symlink() or (path.exists() and (not path.is_dir() or any(path.iterdir()))):
            raise ProjectError(f"'{path}' is there already: give the new project another name.")
        if not path.parent.is_dir():
            raise ProjectError(f"The folder '{path.parent}' does not exist: make it first, or give another one.")
        _sweep_unfinished(path)
        unfinished = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.part")
        try:
            _build(unfinished, row)
            if path.is_dir():
                path.rmdir()
            unfinished.rename(path)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        sync_folder(path.parent)
    return open_project(path)


def _build(folder: Path, row: Project) -> None:
    for name in ("media", "cache"):
        (folder / name).mkdir(parents=True)
    database = folder / DATABASE
    with plain_database_errors(folder), closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        build(connection)
        PROJECT.write(connection, row)
    sync_file(database)
    sync_folder(folder)


def _sweep_unfinished(path: Path) -> None:
    """Remove what a killed `create` of the same name left."""
    for left in path.parent.glob(f".{_escaped(path.name)}.*-*.part"):
        owner = left.name.removeprefix(f".{path.name}.").split("-")[0]
        if owner.isdigit() and not _alive(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _escaped(name: str) -> str:
    """A file name as a pattern that matches just itself."""
    return "".join(f"[{mark}]" if mark in "*?[" else mark for mark in name)


def _alive(process: int) -> bool:
    """Whether a process lives; on Windows, where asking would disturb it, it is taken to."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def open_project(path: Path, *, write: bool = True, wait_s: float = 0.0, steps: Sequence[str] = STEPS) -> Opened:
    """Open a project, for writing with its lock held (`wait_s`: how long to wait for it), or for reading without.

    A project of a newer version opens for reading only, as `document.read_only` tells; one of an older version is
    brought up to date or, for reading, a copy of it in memory is. Raises `NotAProjectError` for whatever is no whole
    project, `ProjectLockedError`, `ProjectError`; a bad file is never changed.
    """
    path = path.absolute()
    version = _inspect(path)
    newer = version > len(steps)
    with ExitStack() as on_failure:
        lock: Lock | None = None
        if write and not newer:
            lock = Lock(path / LOCK, wait_s)
            on_failure.callback(lock.release)
            if version < len(steps):
                migrate(path / DATABASE, steps)
        connection = _connect(path, write=lock is not None)
        if version < len(steps) and lock is None:
            connection = brought_up(connection, path, steps)
        store = Store(Database(connection, path, _refusal(path, newer=newer, write=write)))
        on_failure.callback(store.close)
        opened = _load(path, store, lock, newer=newer)
        on_failure.pop_all()
    return opened


def _refusal(path: Path, *, newer: bool, write: bool) -> StudioError | None:
    if newer:
        return NewerProjectError(
            f"'{path}' was written by a newer Storyreel and is open for reading only: update Storyreel to change it."
        )
    return None if write else ProjectError(f"'{path}' is open for reading only: open it for writing to change it.")


def _load(path: Path, store: Store, lock: Lock | None, *, newer: bool) -> Opened:
    try:
        opened = Opened(path, store, lock)
    except NotAProjectError as error:
        if newer:
            raise NewerProjectError(
                f"'{path}' was written by a newer Storyreel, which this one cannot read: update Storyreel to open it."
            ) from error
        raise
    if lock is not None:
        store.interrupt_jobs()
        opened.media.sweep()
    return opened


def _inspect(path: Path) -> int:
    """The version of the project at `path`, read without SQLite so that nothing foreign is touched."""
    what = f"'{path}' is not a Storyreel project"
    with plain_file_errors(path, "read"):
        if not path.exists():
            raise NotAProjectError(f"'{path}' does not exist: make a project there first, or check the name.")
        if not path.is_dir():
            raise NotAProjectError(f"{what}: a project is a folder, this is a file.")
        database = path / DATABASE
        if not database.is_file():
            raise NotAProjectError(f"{what}: there is no {DATABASE} in it.")
        with database.open("rb") as file:
            head = file.read(100)
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise damaged(path, "it is cut off or no database")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotAProjectError(f"{what}: its {DATABASE} belongs to another program.")
    return int.from_bytes(head[60:64], "big")


def _connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection to the project's database, which was found whole by SQLite's own quick check."""
    database = path / DATABASE
    with plain_database_errors(path), ExitStack() as on_failure:
        mode = "mode=rw" if write else _reading_mode(path)
        connection = sqlite3.connect(f"{database.as_uri()}?{mode}", uri=True, isolation_level=None)
        on_failure.callback(connection.close)
        connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
        connection.execute("PRAGMA foreign_keys=ON")
        if write:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
        problem = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
        if problem != "ok":
            raise sqlite3.DatabaseError(problem.splitlines()[-1])
        version_of(connection)
        on_failure.pop_all()
    return connection


def _reading_mode(path: Path) -> str:
    """How to read: as a reader beside a writer, or, from a medium that cannot be written, as a file that is still."""
    log = path / f"{DATABASE}-wal"
    still = not os.access(path, os.W_OK) and not (log.exists() and log.stat().st_size)
    return "immutable=1" if still else "mode=ro"
