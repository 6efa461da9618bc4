"""The pointer on the board's cards: select, open, fold, link, and drag cards to other places."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QToolTip

from studio.ui.board.card_painter import picture_box
from studio.ui.board.cards import Cards
from studio.ui.board.doings import Doings
from studio.ui.board.pictures import link_box
from studio.ui.board.speech import tip
from studio.ui.board.words import shots_words
from studio.ui.theme.paint import pill, smooth

_EDGE = 36
"""Pixels from the top or bottom of the view within which dragging scrolls."""
_SCROLL_MS = 16


class Press(NamedTuple):
    """Where the button went down, on which shot, and whether that shot was one of the selected."""

    at: QPoint
    shot: str
    was_selected: bool


class Pointer(QObject):
    """Watches the view of the cards. A drag is one step; Esc puts everything back."""

    def __init__(self, cards: Cards, doings: Doings) -> None:
        super().__init__(cards)
        self._cards = cards
        self._viewport = cards.viewport()
        self._doings = doings
        self._press: Press | None = None
        self._corner = QPoint()
        """Where the card that is dragged was, in the view."""
        self._at = QPoint()
        """Where the pointer was last while dragging."""
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        cards.viewport().installEventFilter(self)
        cards.installEventFilter(self)
        cards.laid.connect(self._relaid)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and self.dragging and event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return True
        if watched is not self._viewport:
            return False
        match event:
            case QMouseEvent() if kind == QEvent.Type.MouseButtonPress:
                return self._pressed(event)
            case QMouseEvent() if kind == QEvent.Type.MouseMove:
                return self._moved(event)
            case QMouseEvent() if kind == QEvent.Type.MouseButtonRelease:
                return self._released(event)
            case QMouseEvent() if kind == QEvent.Type.MouseButtonDblClick:
                return self._doubled(event)
            case QContextMenuEvent():
                return self._menu(event)
            case QHelpEvent() if kind == QEvent.Type.ToolTip:
                return self._tip(event)
            case _ if kind == QEvent.Type.Leave:
                self._hover(None)
            case _:
                pass
        return False

    @property
    def dragging(self) -> bool:
        """Whether cards are being dragged."""
        return self._cards.ghost is not None

    def shot_at(self, point: QPoint) -> str | None:
        """The shot whose card is at a point of the view."""
        top = self._cards.verticalScrollBar().value()
        if self.heading_at(point) is not None:
            return None
        index = self._cards.deck.arrangement.card_at(point.x(), point.y() + top)
        return None if index is None else self._cards.deck.shot(index).id

    def heading_at(self, point: QPoint) -> int | None:
        """The group whose heading is at a point of the view."""
        if self._cards.deck.shape == "rail":
            return None
        top = self._cards.verticalScrollBar().value()
        return self._cards.deck.arrangement.heading_at(point.y() + top, top)

    def _pressed(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        point, held = event.position().toPoint(), event.modifiers()
        heading, shot = self.heading_at(point), self.shot_at(point)
        selection = self._cards.session.selection
        if heading is not None:
            self._cards.fold(self._cards.deck.arrangement.groups[heading].scene)
        elif shot is None:
            selection.only(None)
        elif self._on_link(point, shot) and not held:
            self._doings.link(shot)
        else:
            self._press = Press(point, shot, shot in selection)
            if held & Qt.KeyboardModifier.ShiftModifier:
                selection.extend_to(shot)
            elif held & Qt.KeyboardModifier.ControlModifier:
                selection.toggle(shot)
                self._press = None
            elif shot not in selection:
                self._doings.go(shot)
        return True

    def _on_link(self, point: QPoint, shot: str) -> bool:
        box = self._cards.deck.place(shot)
        if box is None or self._cards.deck.shape == "rail" or not self._cards.session.board.shots[shot].bridge:
            return False
        top = self._cards.verticalScrollBar().value()
        area = link_box(picture_box(box, self._cards.deck.shape))
        return area.contains(QPointF(point.x(), point.y() + top))

    def _moved(self, event: QMouseEvent) -> bool:
        point = event.position().toPoint()
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            heading = self.heading_at(point)
            self._hover(heading if heading is not None else self.shot_at(point))
            return False
        far = (point - self._press.at).manhattanLength()
        if not self.dragging and far >= QApplication.startDragDistance() and not self._cards.session.read_only:
            self._begin(self._press)
        if self.dragging:
            self._drag_to(point)
        return True

    def _begin(self, press: Press) -> None:
        cards = self._cards
        box = cards.box(press.shot)
        if press.shot not in cards.session.selection or box is None:
            self._press = None
            return
        cards.ghost = (box.topLeft(), self._ghost(box, len(cards.session.selection)))
        self._corner = box.topLeft()
        cards.dragged = cards.session.selection.shots
        self._scroll.start()

    def _ghost(self, box: QRect, count: int) -> QPixmap:
        """The card that was taken hold of, with how many come along."""
        view = self._cards.viewport()
        pixmap = view.grab(box.intersected(view.rect()) if box.intersects(view.rect()) else box)
        if count > 1:
            painter = QPainter(pixmap)
            smooth(painter)
            at = QPointF(pixmap.deviceIndependentSize().width() - 8, 8)
            words = shots_words(count) if self._cards.deck.shape != "rail" else str(count)
            pill(painter, self._cards.theme, at, words, right=True)
            painter.end()
        return pixmap

    def _drag_to(self, point: QPoint) -> None:
        cards, press = self._cards, self._press
        if cards.ghost is None or press is None:
            return
        self._at = point
        cards.ghost = (self._corner + point - press.at, cards.ghost[1])
        top = cards.verticalScrollBar().value()
        cards.aim(cards.deck.arrangement.gap_at(point.x(), point.y() + top))

    def _relaid(self) -> None:
        """Cards lie elsewhere than before, perhaps since a take arrived or others are gone: aim anew, or not at all."""
        shots = self._cards.session.board.shots
        if self._press is not None and self._press.shot not in shots:
            self.give_up()
        elif self.dragging:
            self._cards.dragged = tuple(shot for shot in self._cards.dragged if shot in shots)
            self._drag_to(self._at)

    def _scroll_on(self) -> None:
        """Scroll while the pointer rests near the top or bottom, the faster the nearer."""
        view = self._cards.viewport()
        point = view.mapFromGlobal(view.cursor().pos())
        over = min(0, point.y() - _EDGE) + max(0, point.y() - view.height() + _EDGE)
        if over and self.dragging:
            bar = self._cards.verticalScrollBar()
            bar.setValue(bar.value() + max(-24, min(24, over // 2)))

    def _released(self, event: QMouseEvent) -> bool:
        press, gap, shots = self._press, self._cards.gap, self._cards.dragged
        dragged = self.dragging
        self.give_up()
        if dragged and gap is not None:
            deck = self._cards.deck
            self._doings.drop(shots, deck.arrangement.groups[gap.group].scene, deck.before(gap))
        elif press is not None and not dragged and not event.modifiers():
            self._clicked(press)
        return press is not None

    def _clicked(self, press: Press) -> None:
        """Choose one of several alone; the picture of an unwritten shot asks for words, and so opens them."""
        if press.was_selected:
            self._doings.go(press.shot)
        row, box = self._cards.session.board.shots.get(press.shot), self._cards.deck.place(press.shot)
        if row is None or row.prompt or box is None:
            return
        top = self._cards.verticalScrollBar().value()
        if picture_box(box, self._cards.deck.shape).contains(QPointF(press.at.x(), press.at.y() + top)):
            self._cards.edit_asked.emit(press.shot)

    def give_up(self) -> None:
        """End a drag without doing anything."""
        self._press = None
        self._scroll.stop()
        self._cards.ghost, self._cards.dragged = None, ()
        self._cards.aim(None)

    def _doubled(self, event: QMouseEvent) -> bool:
        point = event.position().toPoint()
        shot = self.shot_at(point)
        if shot is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        self._cards.edit_asked.emit(shot)
        return True

    def _menu(self, event: QContextMenuEvent) -> bool:
        shot = self.shot_at(event.pos())
        selection = self._cards.session.selection
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse and shot is not None and shot not in selection:
            selection.only(shot)
        self._cards.menu_asked.emit(event.globalPos())
        return True

    def _tip(self, event: QHelpEvent) -> bool:
        shot = self.shot_at(event.pos())
        if shot is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), tip(self._cards.session, shot), self._cards)
        return True

    def _hover(self, what: str | int | None) -> None:
        if what != self._cards.hovered:
            self._cards.hovered = what
            self._cards.viewport().update()
