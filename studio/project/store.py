"""The store: rows, history, takes and jobs of a project in SQLite. To be used from one thread.

Every call that writes is one transaction (WAL, `synchronous=FULL`): it is kept whole or raises a `StudioError`.
"""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import Protocol, TypeVar

import msgspec

from studio.edit.change import Change, Edit, addition, decode_changes, encode_changes, is_removal, removal
from studio.edit.document import Step
from studio.errors import BadInputError, NotFoundError, StudioError
from studio.model.board import Board
from studio.model.rows import Take
from studio.project.database import Database
from studio.project.disk import damaged
from studio.project.jobs import Jobs, utc_now
from studio.project.table import MARKERS, PROJECT, SCENES, SHOTS, TABLES, TAKES

_FIRST_UNDONE = "WHERE undone = 1 ORDER BY step LIMIT 1"
_LAST_DONE = "WHERE undone = 0 ORDER BY step DESC LIMIT 1"


Kept = TypeVar("Kept")


class Media(Protocol):
    """Where media files are, as far as emptying the trash needs it."""

    def remove(self, sha256: str) -> None:
        """Delete the file of this hash, if there is one."""
        ...


class Store(Jobs):
    """A project's database. Implements `edit.Ledger`.

    Takes and jobs are outside the history.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._followers: list[Callable[[Iterable[Change]], None]] = []

    def close(self) -> None:
        """End the connection; what is committed is on disk."""
        self.database.close()

    def load(self) -> Board:
        """All rows; raises `NotAProjectError` where they do not make a board."""
        with self.database.reading() as connection:
            projects = list(PROJECT.read(connection))
            scenes = {scene.id: scene for scene in SCENES.read(connection)}
            shots = {shot.id: shot for shot in SHOTS.read(connection)}
            takes = {take.id: take for take in TAKES.read(connection)}
            markers = {marker.id: marker for marker in MARKERS.read(connection)}
        if len(projects) != 1:
            raise damaged(self.database.folder, "it has no project row")
        for shot in shots.values():
            if shot.scene not in scenes or shot.take_in < 0 or shot.length < 1:
                raise damaged(self.database.folder, f"shot {shot.id} has no scene or no length")
        return Board(projects[0], scenes, shots, takes, markers=markers)

    def refusal(self) -> StudioError | None:
        """Why nothing may be written; `None` where it may."""
        return self.database.refused

    def commit(self, step: Step) -> None:
        """Keep an edit's rows and its history entry in one transaction."""
        with self.database.writing() as connection:
            _write(connection, step.changes)
            if step.kind == "push":
                connection.execute("DELETE FROM history WHERE undone = 1")
                connection.execute(
                    "INSERT INTO history (label, changes, at) VALUES (?, ?, ?)",
                    (step.edit.label, encode_changes(step.edit.changes).decode(), utc_now()),
                )
                return
            where = _FIRST_UNDONE if step.kind == "redo" else _LAST_DONE
            entry = connection.execute(f"SELECT step FROM history {where}").fetchone()[0]
            if step.kind == "drop":
                connection.execute("DELETE FROM history WHERE step = ?", (entry,))
                return
            connection.execute(
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
        with self.database.reading() as connection:
            entry = connection.execute(f"SELECT label, changes FROM history {where}").fetchone()
            return Edit(entry[0], decode_changes(entry[1])) if entry else None

    def labels(self) -> tuple[str | None, str | None]:
        """The labels of what undo would take back and of what redo would do again."""
        with self.database.reading() as connection:
            ask = f"SELECT (SELECT label FROM history {_LAST_DONE}), (SELECT label FROM history {_FIRST_UNDONE})"
            done, undone = connection.execute(ask).fetchone()
            return done, undone

    def history(self, limit: int = 100) -> list[tuple[str, bool]]:
        """The newest history entries, newest first: label, and whether it is undone."""
        with self.database.reading() as connection:
            entries = connection.execute("SELECT label, undone FROM history ORDER BY step DESC LIMIT ?", (limit,))
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
        with self.database.writing() as connection:
            if connection.execute("SELECT 1 FROM takes WHERE id = ?", (take.id,)).fetchone():
                raise BadInputError(f"There is a take '{take.id}' already: a take is never replaced.")
            last = connection.execute("SELECT max(number) FROM takes WHERE shot = ?", (take.shot,)).fetchone()[0] or 0
            kept = msgspec.structs.replace(take, number=last + 1, created=take.created or utc_now())
            TAKES.write(connection, kept)
            changes = [addition("takes", kept)]
            if choose:
                changes += _choice(connection, kept.shot, kept.id)
        self._tell(changes)
        return kept

    def show_take(self, shot: str, take: str) -> None:
        """Have a shot show a take that is there already, outside the history; does nothing if the shot is gone.

        A take that lies in the trash is taken out of it.
        """
        with self.database.writing() as connection:
            changes = [*_trashing(connection, take, trashed=False), *_choice(connection, shot, take)]
        self._tell(changes)

    def trash(self, takes: Iterable[str]) -> None:
        """Throw takes away outside the history (drafts that another one outran); one that a shot shows stays."""
        with self.database.writing() as connection:
            shown = {row[0] for row in connection.execute("SELECT chosen FROM shots WHERE chosen IS NOT NULL")}
            changes = [change for take in takes if take not in shown for change in _trashing(connection, take)]
        self._tell(changes)

    def empty_trash(self, media: Media) -> int:
        """Delete the takes in the trash for good, with media that nothing else uses; returns how many takes.

        Outside the history: steps of it pass over takes that are gone. A take that a shot shows stays. Where a file
        cannot be deleted all others are, and then `ProjectError` is raised.
        """
        with self.database.writing() as connection:
            where = "WHERE trashed = 1 AND id NOT IN (SELECT chosen FROM shots WHERE chosen IS NOT NULL)"
            gone = list(TAKES.read(connection, where))
            for take in gone:
                TAKES.remove(connection, take.id)
            kept = {row[0] for row in connection.execute("SELECT media FROM takes")}
        self._tell([removal("takes", take) for take in gone])
        with ExitStack() as deletions:
            for sha256 in {take.media for take in gone} - kept:
                deletions.callback(media.remove, sha256)
        return len(gone)

    def remember(self, name: str, value: object) -> None:
        """Keep something about the project that is no part of it, as JSON under a name (is the queue paused)."""
        with self.database.writing() as connection:
            connection.execute(
                "INSERT INTO remembered (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = ?2",
                (name, msgspec.json.encode(value).decode()),
            )

    def remembered(self, name: str, kind: type[Kept], default: Kept) -> Kept:
        """What was kept under a name, if it is of this kind; else `default`."""
        with self.database.reading() as connection:
            found = connection.execute("SELECT value FROM remembered WHERE name = ?", (name,)).fetchone()
        if found is None:
            return default
        try:
            return msgspec.json.decode(found[0], type=kind)
        except msgspec.MsgspecError:
            return default

    def take_with_recipe(self, recipe_hash: str) -> Take | None:
        """The newest whole take of a recipe, if it was ever made; one in the trash only where there is no other."""
        where = "WHERE recipe_hash = ? AND partial = 0 ORDER BY trashed, created DESC, number DESC LIMIT 1"
        with self.database.reading() as connection:
            return next(TAKES.read(connection, where, (recipe_hash,)), None)


def _write(database: sqlite3.Connection, changes: Iterable[Change]) -> None:
    for change in changes:
        table = TABLES[change.table]
        if is_removal(change):
            table.remove(database, change.id)
        elif change.field == "*":
            table.write(database, change.after)
        elif not table.set(database, change.id, change.field, change.after):
            raise NotFoundError(f"There is no '{change.id}' in the {change.table} any more.")


def _trashing(database: sqlite3.Connection, take: str, *, trashed: bool = True) -> list[Change]:
    row = database.execute("SELECT trashed FROM takes WHERE id = ?", (take,)).fetchone()
    if row is None:
        raise NotFoundError(f"There is no take '{take}'.")
    if bool(row[0]) == trashed:
        return []
    TAKES.set(database, take, "trashed", trashed)
    return [Change("takes", take, "trashed", not trashed, trashed)]


def _choice(database: sqlite3.Connection, shot: str, take: str) -> list[Change]:
    row = database.execute("SELECT chosen FROM shots WHERE id = ?", (shot,)).fetchone()
    if row is None or row[0] == take:
        return []
    SHOTS.set(database, shot, "chosen", take)
    return [Change("shots", shot, "chosen", row[0], take)]
