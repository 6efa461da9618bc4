"""The book of notices: all that was said in this session, the newest last, bounded."""

from collections import deque
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from studio.ui.session import Notice

MOST = 200


class Entry(NamedTuple):
    """A notice and when it was said (local time). `times`: how often in a row."""

    notice: Notice
    at: datetime
    times: int = 1


class NoticeBook(QObject):
    """`added` bears the `Entry` that was added, or that grew by being said again."""

    added = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: deque[Entry] = deque(maxlen=MOST)

    @property
    def entries(self) -> list[Entry]:
        """Oldest first."""
        return list(self._entries)

    def add(self, notice: Notice) -> Entry:
        """Put a notice down; the same sentence twice in a row is one entry."""
        entry = Entry(notice, datetime.now().astimezone())
        if self._entries and self._entries[-1].notice.sentence == notice.sentence:
            entry = entry._replace(times=self._entries.pop().times + 1)
        self._entries.append(entry)
        self.added.emit(entry)
        return entry
