"""The document: a board, what may be done to it, and what was done.

Every edit is committed first, then it is the board's, then the listeners hear of it. So a commit that fails changes
nothing, and a listener that fails finds the document whole.
"""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import Literal, Protocol

import msgspec

from studio.edit.apply import advance, rebased, with_present_rows
from studio.edit.change import Change, Edit, merge
from studio.edit.report import Changes
from studio.errors import StudioError
from studio.model.board import Board

Listener = Callable[[Changes], None]


class Step(msgspec.Struct, frozen=True):
    """What a ledger is to commit as one: the changes of rows, and what becomes of the history.

    `push`: `edit` is a new step after the last done one, what was undone is forgotten. `replace`: `edit` takes the
    place of the last done step. `drop`: the last done step is forgotten. `undo`, `redo`: the last done step is marked
    as undone, or the first undone one as done, and is from now on `edit`.
    """

    kind: Literal["push", "replace", "drop", "undo", "redo"]
    changes: tuple[Change, ...]
    edit: Edit


class Ledger(Protocol):
    """Where a document's rows and history are kept."""

    def load(self) -> Board:
        """All rows."""
        ...

    def refusal(self) -> StudioError | None:
        """Why nothing may be written; `None` where it may."""
        ...

    def commit(self, step: Step) -> None:
        """Keep a step whole or, raising a `StudioError`, not at all."""
        ...

    def last_done(self) -> Edit | None:
        """The step that undo would take back."""
        ...

    def first_undone(self) -> Edit | None:
        """The step that redo would do again."""
        ...

    def labels(self) -> tuple[str | None, str | None]:
        """The labels of what undo would take back and of what redo would do again; cheap."""
        ...

    def follow(self, tell: Callable[[Iterable[Change]], None]) -> None:
        """Call `tell` with changes that were committed outside the history (a take arrived)."""
        ...


class Document:
    """A board that changes by edits. To be used from one thread.

    Takes arrive outside the history: undo neither removes them nor, by itself, what they set. A take that is chosen on
    arrival sets the shot's `chosen` outside the history; undoing an older choice still brings back what that replaced.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._board = ledger.load()
        self._listeners: list[Listener] = []
        self._open: Edit | None = None
        ledger.follow(self._arrived)

    @property
    def board(self) -> Board:
        """The rows as they are now; a new object after each change."""
        return self._board

    @property
    def read_only(self) -> bool:
        return self._ledger.refusal() is not None

    @property
    def can_undo(self) -> str | None:
        """The label of the step that undo would take back, if any."""
        return self._ledger.labels()[0]

    @property
    def can_redo(self) -> str | None:
        """The label of the step that redo would do again, if any."""
        return self._ledger.labels()[1]

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called after each change; returns a function that ends it."""
        self._listeners.append(listener)

        def unlisten() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unlisten

    def apply(self, edit: Edit) -> None:
        """Commit an edit as one step, or as part of the last one if both bear the same merge key.

        An edit that changes nothing leaves no step. Raises a `StudioError` if it cannot be kept; nothing changed then.
        """
        self._check_writable()
        edit = rebased(self._board, edit)
        if not edit.changes:
            return
        last = self._open
        if last is None or last.merge_key != edit.merge_key:
            step = Step("push", edit.changes, edit)
        else:
            merged = merge((last, edit), edit.label).merging(edit.merge_key or "")
            step = Step("replace" if merged.changes else "drop", edit.changes, merged)
        self._take(step, mergeable=step.kind != "drop" and edit.merge_key is not None)

    def undo(self) -> str | None:
        """Take the last step back; returns its label, or `None` if there is none."""
        self._check_writable()
        edit = self._ledger.last_done()
        if edit is None:
            return None
        back = with_present_rows(self._board, edit.inverted())
        self._take(Step("undo", back.changes, back.inverted()))
        return edit.label

    def redo(self) -> str | None:
        """Do the last step that was undone again; returns its label, or `None` if there is none."""
        self._check_writable()
        edit = self._ledger.first_undone()
        if edit is None:
            return None
        again = with_present_rows(self._board, edit)
        self._take(Step("redo", again.changes, again))
        return edit.label

    def _check_writable(self) -> None:
        refusal = self._ledger.refusal()
        if refusal is not None:
            raise refusal

    def _take(self, step: Step, *, mergeable: bool = False) -> None:
        """Commit a step, make it the board's, tell; `mergeable`: whether a next edit may become part of it."""
        board = advance(self._board, step.changes)
        self._ledger.commit(step)
        self._board = board
        self._open = step.edit if mergeable else None
        self._tell(Changes.of(step.edit.label, step.changes))

    def _arrived(self, changes: Iterable[Change]) -> None:
        every = tuple(changes)
        self._board = advance(self._board, every)
        self._tell(Changes.of("", every))

    def _tell(self, changes: Changes) -> None:
        """Call every listener; if some raise, the others still hear, and the first failure goes on from here."""
        with ExitStack() as calls:
            for listener in reversed(self._listeners):
                calls.callback(listener, changes)
