"""Rows as SQL: which column holds which field, and how a value is written and read.

Text and numbers are stored as they are, truth as 0 or 1, and whatever is a record or a mapping as JSON.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any, Generic, TypeVar, get_type_hints

import msgspec

from studio.model.rows import Job, Marker, Project, Scene, Shot, Take

R = TypeVar("R", bound=msgspec.Struct)


class SqlTable(Generic[R]):
    """One table of the database, whose columns bear the names of a row's fields."""

    def __init__(self, name: str, row: type[R]) -> None:
        self.name = name
        self.row = row
        hints = get_type_hints(row)
        self.columns = tuple(field.name for field in msgspec.structs.fields(row))
        self._json = frozenset(column for column in self.columns if _is_json(hints[column]))
        self._truths = frozenset(column for column in self.columns if hints[column] is bool)
        quoted = ", ".join(f'"{column}"' for column in self.columns)
        marks = ", ".join("?" * len(self.columns))
        anew = ", ".join(f'"{column}" = excluded."{column}"' for column in self.columns)
        self._insert = f"INSERT INTO {name} ({quoted}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {anew}"
        self._select = f"SELECT {quoted} FROM {name}"

    def write(self, database: sqlite3.Connection, row: R) -> None:
        """Add a row, or put it in the place of the one with its id."""
        database.execute(self._insert, [self.packed(column, getattr(row, column)) for column in self.columns])

    def set(self, database: sqlite3.Connection, name: str, field: str, value: object) -> bool:
        """Set one field of the row with the id `name`; tells whether there is such a row."""
        if field not in self.columns:
            raise ValueError(f"{self.name} have no field {field!r}")
        cursor = database.execute(
            f'UPDATE {self.name} SET "{field}" = ? WHERE id = ?', (self.packed(field, value), name)
        )
        return cursor.rowcount > 0

    def remove(self, database: sqlite3.Connection, name: str) -> None:
        database.execute(f"DELETE FROM {self.name} WHERE id = ?", (name,))

    def read(self, database: sqlite3.Connection, where: str = "", values: tuple[object, ...] = ()) -> Iterator[R]:
        """Rows, raising `msgspec.MsgspecError` for one that is not what it should be."""
        decode = msgspec.json.decode
        for record in database.execute(f"{self._select} {where}", values):
            fields: dict[str, Any] = dict(zip(self.columns, record, strict=True))
            for column in self._json:
                fields[column] = decode(fields[column])
            for column in self._truths:
                fields[column] = bool(fields[column])
            yield msgspec.convert(fields, self.row)

    def packed(self, column: str, value: object) -> Any:
        """A field's value as its column holds it."""
        return msgspec.json.encode(value).decode() if column in self._json else value


def _is_json(hint: Any) -> bool:
    return getattr(hint, "__origin__", None) in (dict, tuple) or (
        isinstance(hint, type) and issubclass(hint, msgspec.Struct)
    )


PROJECT = SqlTable("project", Project)
SCENES = SqlTable("scenes", Scene)
SHOTS = SqlTable("shots", Shot)
TAKES = SqlTable("takes", Take)
MARKERS = SqlTable("markers", Marker)
JOBS = SqlTable("jobs", Job)
TABLES: dict[str, SqlTable[Any]] = {
    "project": PROJECT,
    "scenes": SCENES,
    "shots": SHOTS,
    "takes": TAKES,
    "markers": MARKERS,
}
"""The tables that edits change."""
