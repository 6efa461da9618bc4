"""A connection to a project's database, with transactions that are kept whole or raise a sentence."""

import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from studio.errors import BadInputError, ProjectError, StudioError
from studio.project.disk import damaged, plain_database_errors


class Database:
    """The database of the project in `folder`. `refused` is why nothing may be written, if so."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, refused: StudioError | None = None) -> None:
        self.connection = connection
        self.folder = folder
        self.refused = refused

    def close(self) -> None:
        """End the connection; what is committed is on disk."""
        with plain_database_errors(self.folder):
            self.connection.close()

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """The connection to read with; what cannot be read raises `NotAProjectError`."""
        with plain_database_errors(self.folder):
            try:
                yield self.connection
            except (msgspec.MsgspecError, OverflowError, TypeError) as error:
                raise damaged(self.folder, str(error)) from error

    @contextmanager
    def writing(self, *, forced: bool = True) -> Generator[sqlite3.Connection]:
        """A transaction: committed at the end of the block, rolled back if that or the block fails.

        It is forced to disk, which may take a while; with `forced` false it survives a crash, but a power cut only
        once something else was forced.
        """
        if self.refused is not None:
            raise self.refused
        with plain_database_errors(self.folder):
            if not forced:
                self.connection.execute("PRAGMA synchronous=NORMAL")
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                yield self.connection
                self.connection.execute("COMMIT")
            except (OverflowError, UnicodeEncodeError) as error:
                raise BadInputError(f"A value cannot be kept in '{self.folder}': {error}.") from error
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                if not forced:
                    self.connection.execute("PRAGMA synchronous=FULL")

    def back_up(self, path: Path) -> None:
        """Copy the database, as it is now, into a new file at `path`."""
        if path.exists():
            raise ProjectError(f"'{path}' is there already: give a new name for the copy.")
        with plain_database_errors(self.folder), closing(sqlite3.connect(path)) as copy:
            self.connection.backup(copy)
