"""The hand: makes the edits that the inspector is asked for, on one shot or all that are selected, a step each."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QTimer

from studio.edit import deeds
from studio.edit.change import Edit
from studio.edit.fields import Words
from studio.errors import StudioError
from studio.model.board import Board
from studio.model.rows import Value
from studio.render.parameters import check_value, parameter_of
from studio.ui.inspector import edits
from studio.ui.inspector.cascade import Aim, Ring
from studio.ui.inspector.length import parse_length
from studio.ui.session import Session
from studio.wire.capability import Parameter

DRAFT_PAUSE_MS = 120
"""Between a value that changes and the draft that is asked for by it."""


class Hand(QObject):
    """Every call returns why it was refused, in a sentence for beside the field; empty when it was done."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.aim = Aim("project")
        self.drafts = True
        """Whether a changed shot is drafted at once."""
        self.known: Mapping[str, Parameter] = {}
        """The engine's own parameters, by name."""
        self._drafting = QTimer(self)
        self._drafting.setSingleShot(True)
        self._drafting.setInterval(DRAFT_PAUSE_MS)
        self._drafting.timeout.connect(self._draft)
        self._to_draft = ""

    @property
    def board(self) -> Board:
        return self._session.board

    def give(self, name: str, value: object, key: str = "") -> str:
        """Set a parameter on what the inspector is about."""
        try:
            checked = self._checked(name, value)
        except StudioError as error:
            return str(error)
        return self._do(lambda: edits.given(self.board, self.aim, name, checked), self._key(name, key))

    def _key(self, name: str, key: str) -> str:
        """A merge key for what the inspector is about now; none where none is given."""
        ring, ids = self.aim
        return f"{name}:{ring}:{ids[0] if ids else ''}:{len(ids)}:{key}" if key else ""

    def _checked(self, name: str, value: object) -> Value:
        plain = value if isinstance(value, str | int | float | bool) else str(value)
        known = parameter_of(self.known.values(), name)
        return check_value(known, plain) if known is not None else plain

    def clear(self, name: str) -> str:
        """Let a parameter come from outside again."""
        return self._do(lambda: edits.cleared(self.board, self.aim, name))

    def clear_all(self, names: Iterable[str]) -> str:
        """Let all these parameters come from outside again, as one step."""
        return self._do(lambda: edits.all_cleared(self.board, self.aim, names))

    def spread(self, name: str, value: Value, ring: Ring) -> str:
        """Set a parameter for the whole scene or project, and let the shots follow it, as one step."""
        return self._do(lambda: edits.spread(self.board, self.aim, name, value, ring))

    def length(self, frames: int, key: str = "") -> str:
        """Set the length that shots are made at."""
        ids = self.aim.ids
        return self._do(
            lambda: deeds.set_lengths(self.board, shots=ids, frames=frames), self._key("length", key), drafts=False
        )

    def length_words(self, words: str) -> str:
        """Set the length as it was typed."""
        try:
            frames = parse_length(words, self.board.project.rate)
        except StudioError as error:
            return str(error)
        return self.length(frames)

    def untrim(self) -> str:
        """Show all that the shot's take holds."""
        shot = self.aim.only or ""
        return self._do(lambda: deeds.trim_shot(self.board, shot=shot, take_in=0, take_out=None), drafts=False)

    def link(self, linked: bool) -> str:
        """Have shots start from the last frame of the one before, or not."""
        board, ids = self.board, self.aim.ids
        verb, deed = "Link" if linked else "Unlink", deeds.set_bridge
        return self._do(lambda: edits.each(board, ids, verb, lambda shot: deed(board, shot=shot, bridge=linked)))

    def write(self, field: Words, text: str, key: str = "", *, of: tuple[str, ...] | None = None) -> str:
        """Set notes, dialogue, sound or label."""
        board, ids = self.board, self.aim.ids if of is None else of
        verb, deed = f"Set {field} of", deeds.set_field

        def make() -> Edit:
            return edits.each(board, ids, verb, lambda shot: deed(board, shot=shot, field=field, value=text))

        return self._do(make, key, drafts=False)

    def prompt(self, shot: str, text: str, key: str) -> str:
        """Say anew what a shot shows, and draft it at once if the artist wants that."""
        if shot not in self.board.shots:
            return ""
        before = self.board.shots[shot].prompt
        try:
            edit = deeds.set_prompt(self.board, shot=shot, prompt=text)
        except StudioError as error:
            return str(error)
        self._session.apply(edit.merging(key))
        if self.drafts and self.board.shots[shot].prompt != before:
            self._session.making.draft(shot)
        return ""

    def _do(self, make: Callable[[], Edit], key: str = "", *, drafts: bool = True) -> str:
        try:
            edit = make()
        except StudioError as error:
            return str(error)
        if not edit.changes:
            return ""
        done = self._session.apply(edit.merging(key) if key else edit)
        if done is not None and drafts:
            self.draft_soon()
        return ""

    def draft_soon(self) -> None:
        """Draft the one shot that the inspector is about, if the artist wants that."""
        if self.drafts and self.aim.only:
            self._to_draft = self.aim.only
            self._drafting.start()

    def rest(self) -> None:
        """Ask for no draft any more that was about to be asked for: the project is being closed."""
        self._drafting.stop()

    def _draft(self) -> None:
        if self._to_draft in self.board.shots and self.board.shots[self._to_draft].prompt:
            self._session.making.draft(self._to_draft)
