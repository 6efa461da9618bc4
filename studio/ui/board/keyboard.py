"""The keyboard on the board's cards."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from studio.ui.board.cards import Cards
from studio.ui.board.doings import Doings
from studio.ui.board.keys import aim, wish


class Keyboard(QObject):
    """Turns keys on the cards into deeds; what it knows goes before the window's own shortcuts."""

    def __init__(self, cards: Cards, doings: Doings) -> None:
        super().__init__(cards)
        self._cards = cards
        self._doings = doings
        cards.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._knows(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._knows(event):
                self._act(event)
                return True
        return super().eventFilter(watched, event)

    def _knows(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            return self._cards.gap is not None
        return wish(self._cards.deck, event) != "none"

    def _act(self, event: QKeyEvent) -> None:
        cards, doings = self._cards, self._doings
        current = cards.session.selection.current
        match wish(cards.deck, event):
            case "go":
                shot = aim(cards.deck, event, current, cards.viewport().height())
                if shot is not None:
                    doings.go(shot, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            case "edit" if current is not None:
                cards.reveal(current)
                cards.edit_asked.emit(current)
            case "remove":
                doings.remove()
            case "earlier":
                doings.nudge(-1)
            case "later":
                doings.nudge(1)
            case "all":
                cards.session.selection.all()
            case "fold" if current is not None:
                cards.fold(cards.session.board.shots[current].scene)
            case _:
                pass
