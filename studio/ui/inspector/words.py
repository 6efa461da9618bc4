"""Words about a shot that do not influence its frames: name on paper, dialogue, notes, sound."""

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from studio.edit.fields import Words
from studio.model.rows import Shot
from studio.ui.controls import label
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.pen import Pen
from studio.ui.inspector.refusal import accept, refuse
from studio.ui.inspector.row import LABEL_WIDTH
from studio.ui.inspector.section import Section
from studio.ui.inspector.shot_rows import shared
from studio.ui.session import Session
from studio.ui.theme import Theme

PAUSE_MS, MOST_MS = 600, 3000


class WordsField(QPlainTextEdit):
    """A few lines of plain text that grow with what is written; undo and redo are the document's."""

    edited = Signal()
    left = Signal()
    escaped = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, name: str, *, one_line: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = False
        self._one_line = one_line
        self._quiet = False
        self.setProperty("kind", "words")
        self.setAccessibleName(name)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(3)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def text(self) -> str:
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Show a text, the cursor staying as near as it can; tells nobody."""
        place = self.textCursor().position()
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()

    def _fit(self) -> None:
        lines = 1 if self._one_line else min(8, max(1, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 14)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            if event.matches(undo) or event.matches(redo) or event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class WordsSection(Section):
    """The fields; for many shots each shows what they share, and what is written goes to all of them."""

    escaped = Signal()

    def __init__(self, session: Session, theme: Theme, hand: Hand) -> None:
        super().__init__(theme, "")
        self.name(self.tr("Words"))
        self._session = session
        self._hand = hand
        self._ids: tuple[str, ...] = ()
        self.fields: dict[Words, WordsField] = {}
        self.pens: dict[Words, Pen] = {}
        titles: list[tuple[Words, str, str]] = [
            ("dialogue", self.tr("Dialogue"), self.tr("What is said")),
            ("sound", self.tr("Sound"), self.tr("What is heard")),
            ("notes", self.tr("Notes"), self.tr("For whoever works on it")),
            ("label", self.tr("Label"), self.tr("Such as 2A")),
        ]
        self.body.setSpacing(4)
        for field, title, hint in titles:
            self._add(field, title, hint)

    def _add(self, name: Words, title: str, hint: str) -> None:
        field = WordsField(title, one_line=name == "label")
        field.setPlaceholderText(hint)
        field.setProperty("hint", hint)
        pen = Pen(
            field,
            lambda subject, text, key: self._commit(name, subject, text, key),
            pause_ms=PAUSE_MS,
            most_ms=MOST_MS,
            parent=self,
        )
        field.edited.connect(pen.typed)
        field.left.connect(pen.leave)
        field.escaped.connect(self.escaped)
        field.undo_asked.connect(lambda: self._through(pen, back=True))
        field.redo_asked.connect(lambda: self._through(pen, back=False))
        line = QHBoxLayout()
        line.setSpacing(8)
        said = label(title, "faint")
        said.setProperty("row", True)
        said.setFixedWidth(LABEL_WIDTH)
        said.setBuddy(field)
        held = QVBoxLayout()
        held.setContentsMargins(0, 6, 0, 0)
        held.addWidget(said)
        held.addStretch(1)
        line.addLayout(held)
        line.addWidget(field, 1)
        self.body.addLayout(line)
        self.fields[name], self.pens[name] = field, pen

    def show_shots(self, shots: Sequence[Shot]) -> None:
        """Show what these shots say."""
        ids = tuple(shot.id for shot in shots)
        if ids != self._ids:
            for pen in self.pens.values():
                pen.flush()
            self._ids = ids
        for name, field in self.fields.items():
            words = shared(map(attrgetter(name), shots))
            field.setPlaceholderText(self.tr("Mixed") if words is None else str(field.property("hint")))
            field.setReadOnly(self._session.read_only)
            self.pens[name].follow(f"{name}:{len(ids)}:{ids[0] if ids else ''}:{hash(ids)}", words or "")

    def flush(self) -> None:
        """Commit what is typed."""
        for pen in self.pens.values():
            pen.flush()

    def focus(self, name: Words) -> None:
        """Begin writing in a field."""
        self.open()
        self.fields[name].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _commit(self, name: Words, _subject: str, text: str, key: str) -> str | None:
        problem = self._hand.write(name, text, key, of=self._ids)
        field = self.fields[name]
        if problem:
            refuse(field, problem)
            return None
        accept(field)
        rows = self._session.board.shots
        return str(getattr(rows[self._ids[0]], name)) if self._ids and self._ids[0] in rows else None

    def _through(self, pen: Pen, *, back: bool) -> None:
        pen.flush()
        pen.rest()
        if back:
            self._session.undo()
        else:
            self._session.redo()
