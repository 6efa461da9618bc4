"""The database's form, version by version, and the way from an older one to today's."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from studio.errors import ProjectError
from studio.project.disk import plain_database_errors, plain_file_errors, sync_file, sync_folder

APPLICATION_ID = 0x5352454C
"""`SREL` in SQLite's header: this database is a Storyreel project."""

_VERSION_1 = """
CREATE TABLE project (
    id TEXT PRIMARY KEY CHECK (id = 'project'),
    title TEXT NOT NULL, rate TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
    start_frame INTEGER NOT NULL, params TEXT NOT NULL, notes TEXT NOT NULL
);
CREATE TABLE scenes (
    id TEXT PRIMARY KEY, "order" TEXT NOT NULL, name TEXT NOT NULL, params TEXT NOT NULL, notes TEXT NOT NULL
);
CREATE TABLE shots (
    id TEXT PRIMARY KEY, scene TEXT NOT NULL REFERENCES scenes (id) DEFERRABLE INITIALLY DEFERRED,
    "order" TEXT NOT NULL, prompt TEXT NOT NULL, frames INTEGER NOT NULL, label TEXT NOT NULL,
    take_in INTEGER NOT NULL, take_out INTEGER, bridge INTEGER NOT NULL, chosen TEXT, params TEXT NOT NULL,
    notes TEXT NOT NULL, dialogue TEXT NOT NULL, sound TEXT NOT NULL, extra TEXT NOT NULL
);
CREATE INDEX shots_by_scene ON shots (scene);
CREATE TABLE takes (
    id TEXT PRIMARY KEY, shot TEXT NOT NULL, media TEXT NOT NULL, recipe TEXT NOT NULL, recipe_hash TEXT NOT NULL,
    ask TEXT NOT NULL, frames INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, rate TEXT NOT NULL,
    seed INTEGER NOT NULL, quality TEXT NOT NULL, engine TEXT NOT NULL, number INTEGER NOT NULL, created TEXT NOT NULL,
    first_frame_ms REAL NOT NULL, total_ms REAL NOT NULL, partial INTEGER NOT NULL, label TEXT NOT NULL,
    star INTEGER NOT NULL, UNIQUE (shot, number)
);
CREATE INDEX takes_by_recipe ON takes (recipe_hash);
CREATE TABLE jobs (
    id TEXT PRIMARY KEY, shot TEXT NOT NULL, ask TEXT NOT NULL, state TEXT NOT NULL, priority REAL NOT NULL,
    tries INTEGER NOT NULL, created TEXT NOT NULL, started TEXT NOT NULL, ended TEXT NOT NULL, take TEXT,
    error TEXT NOT NULL
);
CREATE INDEX jobs_by_state ON jobs (state, priority, created);
CREATE INDEX jobs_by_shot ON jobs (shot, state);
CREATE TABLE history (
    step INTEGER PRIMARY KEY, label TEXT NOT NULL, changes TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0,
    at TEXT NOT NULL
);
CREATE INDEX history_undone ON history (undone, step);
"""

_VERSION_2 = """
ALTER TABLE takes ADD COLUMN trashed INTEGER NOT NULL DEFAULT 0;
CREATE TABLE markers (
    id TEXT PRIMARY KEY, shot TEXT NOT NULL REFERENCES shots (id) DEFERRABLE INITIALLY DEFERRED,
    frame INTEGER NOT NULL, name TEXT NOT NULL, notes TEXT NOT NULL
);
CREATE INDEX markers_by_shot ON markers (shot);
CREATE TABLE remembered (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

_VERSION_3 = """
ALTER TABLE takes ADD COLUMN coverage REAL;
ALTER TABLE takes ADD COLUMN lacking TEXT NOT NULL DEFAULT '[]';
"""

_VERSION_4 = """
ALTER TABLE takes ADD COLUMN sound INTEGER NOT NULL DEFAULT 0;
ALTER TABLE takes ADD COLUMN figures TEXT NOT NULL DEFAULT '{}';
ALTER TABLE takes ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
"""

STEPS: tuple[str, ...] = (_VERSION_1, _VERSION_2, _VERSION_3, _VERSION_4)
"""Statements that lead from version n to n + 1, from an empty database on; a released step never changes."""


def version_of(database: sqlite3.Connection) -> int:
    """The version that a database was written in."""
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def build(database: sqlite3.Connection, steps: Sequence[str] = STEPS) -> None:
    """Lead a database up to today's version, all steps in one transaction."""
    statements = [*steps[version_of(database) :], f"PRAGMA application_id={APPLICATION_ID}"]
    script = ";\n".join(["BEGIN IMMEDIATE", *statements, f"PRAGMA user_version={len(steps)}", "COMMIT"])
    database.executescript(script)


def migrate(path: Path, steps: Sequence[str] = STEPS) -> None:
    """Bring the database file at `path` up to today's version, keeping the old one beside it.

    The steps are taken on a copy, which takes the file's place when they have all succeeded; a failing step leaves the
    old file as it is and raises `ProjectError`. To be called with the project's lock held.
    """
    folder = path.parent
    with closing(sqlite3.connect(path, isolation_level=None)) as old, plain_database_errors(folder):
        before = version_of(old)
        if before >= len(steps):
            return
        kept, fresh = path.with_name(f"{path.name}.v{before}"), path.with_name(f"{path.name}.part")
        for copy in (fresh, *([] if kept.exists() else [kept])):
            _back_up(old, copy)
    try:
        with closing(sqlite3.connect(fresh, isolation_level=None)) as new:
            build(new, steps)
            _check(new)
    except sqlite3.Error as error:
        fresh.unlink(missing_ok=True)
        raise ProjectError(
            f"'{folder}' was written by an older Storyreel (version {before}) and could not be brought up to date "
            f"({error}): it was left as it was."
        ) from error
    with plain_file_errors(folder, "brought up to date"):
        _take_place(fresh, path)


def brought_up(old: sqlite3.Connection, folder: Path, steps: Sequence[str] = STEPS) -> sqlite3.Connection:
    """A copy of an older database in memory, brought up to today's version, to be read; `old` is closed.

    Raises `ProjectError` if a step fails.
    """
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with closing(old):
            old.backup(fresh)
        build(fresh, steps)
        _check(fresh)
    except sqlite3.Error as error:
        fresh.close()
        raise ProjectError(
            f"'{folder}' was written by an older Storyreel and cannot be read here ({error})."
        ) from error
    return fresh


def _back_up(old: sqlite3.Connection, copy: Path) -> None:
    copy.unlink(missing_ok=True)
    with closing(sqlite3.connect(copy)) as target:
        old.backup(target)
    sync_file(copy)


def _check(database: sqlite3.Connection) -> None:
    problem = str(database.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if problem != "ok" or database.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.DatabaseError(problem)


def _take_place(fresh: Path, path: Path) -> None:
    sync_file(fresh)
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise ProjectError(f"'{path.parent}' is being read by another program: close it there to bring it up to date.")
    for left in (log, path.with_name(f"{path.name}-shm")):
        left.unlink(missing_ok=True)
    fresh.replace(path)
    sync_folder(path.parent)
