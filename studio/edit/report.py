"""The change report: which fields of which rows are other than before, so that a listener redraws only those."""

from collections.abc import Iterable, Mapping

import msgspec

from studio.edit.change import WHOLE, Change, Table

_ORDERING = frozenset({WHOLE, "scene", "order"})
_LASTING = frozenset({WHOLE, "frames", "take_in", "take_out"})


class Changes(msgspec.Struct, frozen=True):
    """Rows that changed, each with the names of its fields (`*`: the row was added, removed or replaced)."""

    label: str
    rows: Mapping[tuple[Table, str], frozenset[str]]

    @classmethod
    def of(cls, label: str, changes: Iterable[Change]) -> "Changes":
        rows: dict[tuple[Table, str], frozenset[str]] = {}
        for change in changes:
            key = (change.table, change.id)
            rows[key] = rows.get(key, frozenset()) | {change.field}
        return cls(label, rows)

    def ids(self, table: Table) -> list[str]:
        """Ids of the rows of a table that changed."""
        return [name for kind, name in self.rows if kind == table]

    def fields(self, table: Table, name: str) -> frozenset[str]:
        """The fields of a row that changed; none if the row did not."""
        return self.rows.get((table, name), frozenset())

    @property
    def reordered(self) -> bool:
        """Whether numbers in the reel may be other than before."""
        return any(kind in ("shots", "scenes") and fields & _ORDERING for (kind, _), fields in self.rows.items())

    @property
    def retimed(self) -> bool:
        """Whether shots may start at other reel frames than before."""
        return self.reordered or any(kind == "shots" and fields & _LASTING for (kind, _), fields in self.rows.items())
