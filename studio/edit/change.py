"""Changes: which field of which row becomes what, and edits, which are changes under a label."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple, cast, get_type_hints

import msgspec

from studio.model.rows import Marker, Project, Scene, Shot, Take

Table = Literal["project", "scenes", "shots", "takes", "markers"]
Row = Project | Scene | Shot | Take | Marker

WHOLE = "*"
"""The field name of a change that adds, removes or replaces a whole row."""

ROWS: dict[Table, type[Row]] = {
    "project": Project,
    "scenes": Scene,
    "shots": Shot,
    "takes": Take,
    "markers": Marker,
}
_FIELDS: dict[str, dict[str, Any]] = {table: get_type_hints(row) for table, row in ROWS.items()}


class Change(NamedTuple):
    """One field of one row, before and after. With field `*` the values are whole rows; `None`: there is none."""

    table: Table
    id: str
    field: str
    before: object
    after: object

    def inverted(self) -> "Change":
        return self._replace(before=self.after, after=self.before)


class Edit(msgspec.Struct, frozen=True):
    """One step that can be undone. Of edits in a row with the same `merge_key`, the history keeps one step."""

    label: str
    changes: tuple[Change, ...]
    merge_key: str | None = None

    def added(self, table: Table) -> list[str]:
        """Ids of the rows that the edit adds to a table, in order."""
        return [change.id for change in self.changes if change.table == table and is_addition(change)]

    def inverted(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.label, tuple(change.inverted() for change in reversed(self.changes)))

    def merging(self, key: str) -> "Edit":
        """The same edit, merged with the step before if that has the same key (a drag, typing in a field)."""
        return msgspec.structs.replace(self, merge_key=key)

    def labelled(self, label: str) -> "Edit":
        return msgspec.structs.replace(self, label=label)


def is_addition(change: Change) -> bool:
    """Whether a row is there after the change that was not before."""
    return change.field == WHOLE and change.before is None


def is_removal(change: Change) -> bool:
    """Whether a row is gone after the change."""
    return change.field == WHOLE and change.after is None


def field_change(table: Table, row: Row, field: str, after: object) -> Change:
    """The change that gives a row's field a value."""
    return Change(table, row.id, field, getattr(row, field), after)


def addition(table: Table, row: Row) -> Change:
    """The change that adds a row."""
    return Change(table, row.id, WHOLE, None, row)


def removal(table: Table, row: Row) -> Change:
    """The change that removes a row."""
    return Change(table, row.id, WHOLE, row, None)


class _Net:
    """What a run of changes does to one row, all in all."""

    def __init__(self) -> None:
        self.whole: Change | None = None
        self.fields: dict[str, Change] = {}

    def add(self, change: Change) -> None:
        if change.field == WHOLE:
            before = self.whole.before if self.whole else self._original(change.before)
            self.whole, self.fields = change._replace(before=before), {}
        elif self.whole:
            row = msgspec.structs.replace(cast("Row", self.whole.after), **{change.field: change.after})
            self.whole = self.whole._replace(after=row)
        else:
            first = self.fields.get(change.field, change)
            self.fields[change.field] = change._replace(before=first.before)

    def _original(self, row: object) -> object:
        """A row as it was before the field changes seen so far."""
        befores = {name: change.before for name, change in self.fields.items()}
        return msgspec.structs.replace(cast("Row", row), **befores) if row is not None and befores else row

    def changes(self) -> Iterator[Change]:
        net = [self.whole] if self.whole else self.fields.values()
        return (change for change in net if change.before != change.after)


def squash(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The fewest changes that do the same as a run of them; what cancels out is gone."""
    rows: dict[tuple[str, str], _Net] = {}
    for change in changes:
        rows.setdefault((change.table, change.id), _Net()).add(change)
    return tuple(change for net in rows.values() for change in net.changes())


def merge(edits: Iterable[Edit], label: str | None = None) -> Edit:
    """Several edits, each made for the board that the one before left, as one step (labelled like the last)."""
    every = list(edits)
    name = label if label is not None else every[-1].label if every else ""
    return Edit(name, squash(change for edit in every for change in edit.changes))


def revive(table: Table, field: str, value: object) -> object:
    """A change's value as it was, from plain JSON values; raises `msgspec.ValidationError`."""
    if field == WHOLE:
        return None if value is None else msgspec.convert(value, ROWS[table])
    kind = _FIELDS[table].get(field)
    if kind is None:
        raise msgspec.ValidationError(f"{table} have no field {field!r}")
    return msgspec.convert(value, kind)


class _Stored(msgspec.Struct, array_like=True):
    table: Table
    id: str
    field: str
    before: object
    after: object


def encode_changes(changes: Iterable[Change]) -> bytes:
    """Changes as JSON: a list of `[table, id, field, before, after]`."""
    return msgspec.json.encode([tuple(change) for change in changes])


def decode_changes(data: bytes | str) -> tuple[Change, ...]:
    """Read changes from JSON; raises `msgspec.MsgspecError` for anything else."""
    return tuple(
        Change(
            one.table,
            one.id,
            one.field,
            revive(one.table, one.field, one.before),
            revive(one.table, one.field, one.after),
        )
        for one in msgspec.json.decode(data, type=list[_Stored])
    )
