"""The store: rows, history, takes and jobs of a project in SQLite. To be used from one thread.

Every call that writes is one transaction (WAL, `synchronous=FULL`): it is kept whole or raises a `StudioError`.
"""

import sqlite3
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from studio.edit.change import Change, Edit, addition, decode_changes, encode_changes, is_removal
from studio.edit.document import Step
from studio.errors import BadInputError, NotFoundError, ProjectError, StudioError
from studio.model.board import Board
from studio.model.rows import Job, Take
from studio.project.disk import damaged, plain_database_errors
from studio.project.table import JOBS, PROJECT, SCENES, SHOTS, TABLES, TAKES

_FIRST_UNDONE = "WHERE undone = 1 ORDER BY step LIMIT 1"
_LAST_DONE = "WHERE undone = 0 ORDER BY step DESC LIMIT 1"


class Store:
    """A project's database. Implements `edit.Ledger`.

    Takes and jobs are outside the history. `refused` is why nothing may be written, if so.
    """

    def __init__(self, database: sqlite3.Connection, folder: Path, refused: StudioError | None = None) -> None:
        self._database = database
        self._folder = folder
        self._refused = refused
        self._followers: list[Callable[[Iterable[Change]], None]] = []

    def close(self) -> None:
        """End the connection; what is committed is on disk."""
        with plain_database_errors(self._folder):
            self._database.close()

    @contextmanager
    def _reading(self) -> Generator[None]:
        with plain_database_errors(self._folder):
            try:
                yield
            except (msgspec.MsgspecError, OverflowError, TypeError) as error:
                raise damaged(self._folder, str(error)) from error

    @contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        if self._refused is not None:
            raise self._refused
        with plain_database_errors(self._folder):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.execute("COMMIT")
            finally:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")

    def load(self) -> Board:
        """All rows; raises `NotAProjectError` where they do not make a board."""
        with self._reading():
            projects = list(PROJECT.read(self._database))
            scenes = {scene.id: scene for scene in SCENES.read(self._database)}
            shots = {shot.id: shot for shot in SHOTS.read(self._database)}
            takes = {take.id: take for take in TAKES.read(self._database)}
        if len(projects) != 1:
            raise damaged(self._folder, "it has no project row")
        for shot in shots.values():
            if shot.scene not in scenes or shot.take_in < 0 or shot.length < 1:
                raise damaged(self._folder, f"shot {shot.id} has no scene or no length")
        return Board(projects[0], scenes, shots, takes)

    def refusal(self) -> StudioError | None:
        """Why nothing may be written; `None` where it may."""
        return self._refused

    def commit(self, step: Step) -> None:
        """Keep an edit's rows and its history entry in one transaction."""
        with self._writing() as database:
            _write(database, step.changes)
            if step.kind == "push":
                database.execute("DELETE FROM history WHERE undone = 1")
                database.execute(
                    "INSERT INTO history (label, changes, at) VALUES (?, ?, ?)",
                    (step.edit.label, encode_changes(step.edit.changes).decode(), utc_now()),
                )
                return
            where = _FIRST_UNDONE if step.kind == "redo" else _LAST_DONE
            entry = database.execute(f"SELECT step FROM history {where}").fetchone()[0]
            if step.kind == "drop":
                database.execute("DELETE FROM history WHERE step = ?", (entry,))
                return
            database.execute(
                "UPDATE history SET label = ?, changes = ?, undone = ? WHERE step = ?",
                (step.edit.label, encode_changes(step.edit.changes).decode(), step.kind == "undo", entry),
            )

    def last_done(self) -> Edit | None:
        """The step that undo would take back."""
        return self._step(_LAST_DONE)

    def first_undone(self) -> Edit | None:
        """The step that redo would do again."""
        return self._step(_FIRST_UNDONE)

    def _step(self, where: str) -> Edit | None:
        with self._reading():
            entry = self._database.execute(f"SELECT label, changes FROM history {where}").fetchone()
            return Edit(entry[0], decode_changes(entry[1])) if entry else None

    def labels(self) -> tuple[str | None, str | None]:
        """The labels of what undo would take back and of what redo would do again."""
        with self._reading():
            ask = f"SELECT (SELECT label FROM history {_LAST_DONE}), (SELECT label FROM history {_FIRST_UNDONE})"
            done, undone = self._database.execute(ask).fetchone()
            return done, undone

    def history(self, limit: int = 100) -> list[tuple[str, bool]]:
        """The newest history entries, newest first: label, and whether it is undone."""
        with self._reading():
            entries = self._database.execute("SELECT label, undone FROM history ORDER BY step DESC LIMIT ?", (limit,))
            return [(label, bool(undone)) for label, undone in entries]

    def follow(self, tell: Callable[[Iterable[Change]], None]) -> None:
        """Call `tell` with changes that are committed outside the history."""
        self._followers.append(tell)

    def _tell(self, changes: list[Change]) -> None:
        for tell in self._followers:
            tell(changes)

    def add_take(self, take: Take, *, choose: bool = False) -> Take:
        """Keep a take, numbered after those of its shot; with `choose` the shot shows it from now on.

        Outside the history: undo neither removes the take nor takes this choice back. A shot that is gone meanwhile
        keeps its takes for when it comes back. Returns the take as kept. Raises `BadInputError` for an id in use.
        """
        with self._writing() as database:
            if database.execute("SELECT 1 FROM takes WHERE id = ?", (take.id,)).fetchone():
                raise BadInputError(f"There is a take '{take.id}' already: a take is never replaced.")
            last = database.execute("SELECT max(number) FROM takes WHERE shot = ?", (take.shot,)).fetchone()[0] or 0
            kept = msgspec.structs.replace(take, number=last + 1, created=take.created or utc_now())
            TAKES.write(database, kept)
            changes = [addition("takes", kept)]
            if choose:
                changes += _choice(database, kept.shot, kept.id)
        self._tell(changes)
        return kept

    def show_take(self, shot: str, take: str) -> None:
        """Have a shot show a take that is there already, outside the history; does nothing if the shot is gone."""
        with self._writing() as database:
            if not database.execute("SELECT 1 FROM takes WHERE id = ?", (take,)).fetchone():
                raise NotFoundError(f"There is no take '{take}'.")
            changes = _choice(database, shot, take)
        self._tell(changes)

    def take_with_recipe(self, recipe_hash: str) -> Take | None:
        """The newest whole take of a recipe, if it was ever made."""
        where = "WHERE recipe_hash = ? AND partial = 0 ORDER BY created DESC, number DESC LIMIT 1"
        with self._reading():
            return next(TAKES.read(self._database, where, (recipe_hash,)), None)

    def jobs(self, *states: str) -> list[Job]:
        """Jobs in the order of the queue; with `states`, those only."""
        where = f"WHERE state IN ({', '.join('?' * len(states))})" if states else ""
        with self._reading():
            return list(JOBS.read(self._database, f"{where} ORDER BY priority, created, rowid", states))

    def put_job(self, job: Job) -> Job:
        """Keep a job, new or changed; returns it as kept."""
        kept = job if job.created else msgspec.structs.replace(job, created=utc_now())
        with self._writing() as database:
            JOBS.write(database, kept)
        return kept

    def set_job(self, job: str, **fields: Any) -> None:
        """Set fields of a job; raises `NotFoundError` if there is none with this id."""
        with self._writing() as database:
            for field, value in fields.items():
                if not JOBS.set(database, job, field, value):
                    raise NotFoundError(f"There is no job '{job}' in the queue.")

    def forget_jobs(self, *states: str) -> None:
        """Remove jobs in these states from the table."""
        with self._writing() as database:
            marks = ", ".join("?" * len(states))
            database.execute(f"DELETE FROM jobs WHERE state IN ({marks})", states)

    def interrupt_jobs(self) -> int:
        """Mark the jobs that a crash left running as interrupted; returns how many."""
        with self._reading():
            left = self._database.execute("SELECT count(*) FROM jobs WHERE state = 'running'").fetchone()[0]
        if left:
            with self._writing() as database:
                database.execute(
                    "UPDATE jobs SET state = 'interrupted', ended = ? WHERE state = 'running'", (utc_now(),)
                )
        return int(left)

    def back_up(self, path: Path) -> None:
        """Copy the database, as it is now, into a new file at `path`."""
        if path.exists():
            raise ProjectError(f"'{path}' is there already: give a new name for the copy.")
        with plain_database_errors(self._folder):
            copy = sqlite3.connect(path)
            try:
                self._database.backup(copy)
            finally:
                copy.close()


def utc_now() -> str:
    """This moment in UTC, ISO 8601 with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _write(database: sqlite3.Connection, changes: Iterable[Change]) -> None:
    for change in changes:
        table = TABLES[change.table]
        if is_removal(change):
            table.remove(database, change.id)
        elif change.field == "*":
            table.write(database, change.after)
        elif not table.set(database, change.id, change.field, change.after):
            raise NotFoundError(f"There is no '{change.id}' in the {change.table} any more.")


def _choice(database: sqlite3.Connection, shot: str, take: str) -> list[Change]:
    row = database.execute("SELECT chosen FROM shots WHERE id = ?", (shot,)).fetchone()
    if row is None or row[0] == take:
        return []
    SHOTS.set(database, shot, "chosen", take)
    return [Change("shots", shot, "chosen", row[0], take)]
