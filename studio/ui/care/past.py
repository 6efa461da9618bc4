"""The list of past notices."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.ui.care.book import Entry, NoticeBook
from studio.ui.care.toasts import Sign
from studio.ui.controls import button, label, rule
from studio.ui.theme import Theme, letters
from studio.ui.window.overlay import Overlay, let_through


class PastNotices(Overlay):
    """What was said in this session, the newest first; it can be copied for a report."""

    def __init__(self, window: QWidget, theme: Theme, book: NoticeBook) -> None:
        super().__init__(theme, window, width=640)
        self._book = book
        self._close = button(theme, self.tr("Close"), "quiet")
        self._close.clicked.connect(self.dismiss)
        self._copy = button(theme, self.tr("Copy all"), "ghost")
        self._copy.clicked.connect(self._copy_all)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Notices"), "heading"), 1)
        head.addWidget(self._copy)
        head.addWidget(self._close)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFixedHeight(360)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self._area)

    def open(self) -> None:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 12, 0)
        rows.setSpacing(12)
        for entry in reversed(self._book.entries):
            rows.addLayout(self._row(entry))
        if not self._book.entries:
            rows.addWidget(label(self.tr("Nothing has been said yet."), "faint"))
        rows.addStretch(1)
        self._copy.setEnabled(bool(self._book.entries))
        let_through(self._area, page)
        super().open()

    def _row(self, entry: Entry) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Sign(self._theme, entry.notice.level), 0, Qt.AlignmentFlag.AlignTop)
        words: QLabel = label(entry.notice.sentence)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(words, 1)
        when: QLabel = label(f"{entry.at:%H:%M}", "faint")
        letters(when, "label", tabular=True)
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def first_field(self) -> QWidget | None:
        return self._close

    def _copy_all(self) -> None:
        lines = [
            f"{entry.at:%Y-%m-%d %H:%M:%S} {entry.notice.level}: {entry.notice.sentence}"
            for entry in self._book.entries
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))
