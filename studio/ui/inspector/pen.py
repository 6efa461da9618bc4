"""The pen: carries what is typed into a field to the document after a short pause, and never back over the typist."""

import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

BURST_S = 2.0
"""A longer pause than this ends a burst of typing: what follows is a step of the history of its own."""


class Field(Protocol):
    """A text field as the pen sees it."""

    @property
    def composing(self) -> bool:
        """Whether an input method is in the middle of a letter."""
        ...

    def text(self) -> str:
        """What the field holds."""
        ...

    def put(self, text: str) -> None:
        """Show another text, keeping the cursor where it is as far as can be; tells nobody."""
        ...


Commit = Callable[[str, str, str], str | None]
"""(what the field is about, text, merge key) -> the text as the document now has it; `None`: it was not taken."""


class Pen(QObject):
    """`pause_ms` after the last letter, and at the latest `most_ms` after the first, what was typed is committed.

    Commits of one burst bear one merge key, so the history keeps one step of them.
    """

    def __init__(
        self, field: Field, commit: Commit, *, pause_ms: int, most_ms: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._commit = commit
        self._most_s = most_ms / 1000
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause_ms)
        self._timer.timeout.connect(self.flush)
        self._subject = ""
        self._known = ""
        self._pending = False
        self._burst = 0
        self._began_s = 0.0
        self._ended_s = 0.0

    @property
    def pending(self) -> bool:
        """Whether something was typed that is not committed yet."""
        return self._pending

    @property
    def subject(self) -> str:
        """What the field is about now."""
        return self._subject

    def follow(self, subject: str, text: str) -> None:
        """The document says that the field is to show this; what is being typed about the same subject stands."""
        if subject != self._subject:
            self.flush()
            self.rest()
            self._subject = subject
        elif self.pending or self._field.composing or text == self._known:
            return
        self._known = text
        if self._field.text() != text:
            self._field.put(text)

    def typed(self) -> None:
        """A letter came."""
        now = time.monotonic()
        if not self._pending and now - self._ended_s > BURST_S:
            self.rest()
        if not self._pending:
            self._began_s = now
        if not self._pending or now - self._began_s < self._most_s:
            self._timer.start()
        self._pending = True

    def flush(self) -> None:
        """Commit what is pending now."""
        if not self._pending:
            return
        self._pending = False
        self._timer.stop()
        self._ended_s = time.monotonic()
        saved = self._commit(self._subject, self._field.text(), f"{self._subject}:{self._burst}")
        if saved is not None:
            self._known = saved

    def rest(self) -> None:
        """End the burst: what is typed next is another step."""
        self._burst += 1

    def leave(self) -> None:
        """The field is left: commit, end the burst, and show what the document has (a refused text goes)."""
        self.flush()
        self.rest()
        if self._field.text() != self._known:
            self._field.put(self._known)
