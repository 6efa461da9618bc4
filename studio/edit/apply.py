"""Changes applied to a board: pure functions, the old board stays as it was."""

from collections.abc import Callable, Iterable, Mapping
from typing import cast

import msgspec

from studio.edit.change import WHOLE, Change, Edit, Row, Table, is_removal, merge, squash
from studio.errors import NotFoundError
from studio.model.board import Board
from studio.model.rows import Marker, Project, Scene, Shot, Take


def row_of(board: Board, table: Table, name: str) -> Row | None:
    """A row by its table and id, if there is one."""
    if table == "project":
        return board.project
    rows: Mapping[str, Row] = getattr(board, table)
    return rows.get(name)


def advance(board: Board, changes: Iterable[Change]) -> Board:
    """The board after the changes. Costs a copy of the tables that are touched, and nothing for the others.

    Raises `NotFoundError` for a change of a row that is not there.
    """
    project = board.project
    copies: dict[str, dict[str, Row]] = {}
    touched: dict[str, dict[str, None]] = {"shots": {}, "takes": {}}
    for change in changes:
        if change.table == "project":
            project = cast("Project", _changed(project, change))
            continue
        rows = copies.get(change.table)
        if rows is None:
            rows = copies[change.table] = dict(getattr(board, change.table))
        row = _changed(rows.get(change.id), change)
        if row is None:
            rows.pop(change.id, None)
        else:
            rows[change.id] = row
        if change.table in touched:
            touched[change.table][change.id] = None
    return board.succeed(
        project=project,
        scenes=cast("dict[str, Scene] | None", copies.get("scenes")),
        shots=cast("dict[str, Shot] | None", copies.get("shots")),
        takes=cast("dict[str, Take] | None", copies.get("takes")),
        markers=cast("dict[str, Marker] | None", copies.get("markers")),
        touched=touched["shots"],
        touched_takes=touched["takes"],
    )


def _changed(row: Row | None, change: Change) -> Row | None:
    if change.field == WHOLE:
        return cast("Row | None", change.after)
    if row is None:
        raise NotFoundError(f"There is no '{change.id}' in the {change.table} any more.")
    return msgspec.structs.replace(row, **{change.field: change.after})


def rebased(board: Board, edit: Edit) -> Edit:
    """The edit with the befores that the board has now, less what would change nothing.

    An edit may be applied a moment after it was made; its befores must be what undoing is to bring back.
    """
    changes: list[Change] = []
    for change in squash(edit.changes):
        row = row_of(board, change.table, change.id)
        if change.field != WHOLE and row is None:
            raise NotFoundError(f"There is no '{change.id}' in the {change.table} any more.")
        before = row if change.field == WHOLE else getattr(row, change.field)
        if before != change.after:
            changes.append(change._replace(before=before))
    return msgspec.structs.replace(edit, changes=tuple(changes))


def with_present_rows(board: Board, edit: Edit) -> Edit:
    """The edit whose removals carry the rows as they are now.

    A take that arrived and was chosen outside the history is part of the row: undoing an addition must keep that, so
    that redoing brings it back. A take that was deleted for good meanwhile is passed over.
    """
    changes = tuple(
        change._replace(before=row_of(board, change.table, change.id)) if is_removal(change) else change
        for change in edit.changes
        if change.table != "takes" or change.field == WHOLE or change.id in board.takes
    )
    return edit if changes == edit.changes else msgspec.structs.replace(edit, changes=changes)


def chain(board: Board, label: str, deeds: Iterable[Callable[[Board], Edit]]) -> Edit:
    """Several deeds as one step: each is given the board that the ones before would leave."""
    edits: list[Edit] = []
    for deed in deeds:
        edit = deed(board)
        board = advance(board, edit.changes)
        edits.append(edit)
    return merge(edits, label)
