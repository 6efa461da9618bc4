"""The cards themselves: one painted view that shows what is in sight, and nothing else."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from studio.ui.board.arrangement import Box, Gap, Shape
from studio.ui.board.card_painter import CardPainter, Dress, picture_box
from studio.ui.board.deck import Deck
from studio.ui.board.faces import face_of
from studio.ui.board.overlay_bar import OverlayBar
from studio.ui.board.sieve import Sieve
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, outline, smooth

ASIDE_MS = 200
_ASIDE = 6
_FEW = 40
"""Up to this many cards are repainted one by one."""


class Cards(QAbstractScrollArea):
    """Shots as cards, under their scenes. `Pointer` and `Keyboard` say what is done with them."""

    edit_asked = Signal(str)
    """The words of this shot are to be edited."""
    menu_asked = Signal(QPoint)
    """A menu for the selection is asked for, at this point of the screen."""
    laid = Signal()
    """Cards lie elsewhere than before, or are others."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.theme = theme
        self.deck = Deck(session)
        self.hovered: str | int | None = None
        """The shot, or the place of the group's heading, that the pointer is over."""
        self.dragged: tuple[str, ...] = ()
        self.gap: Gap | None = None
        self.ghost: tuple[QPoint, QPixmap] | None = None
        """What is being dragged, and where its top left corner is, in the view."""
        self._painter = CardPainter(theme)
        self._here: str | None = session.playing.shot
        self._aside = QVariantAnimation(self)
        self._aside.setStartValue(0.0)
        self._aside.setEndValue(1.0)
        self._aside.setDuration(ASIDE_MS)
        self._aside.valueChanged.connect(self.viewport().update)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Shots as cards"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(30)
        OverlayBar(self)
        theme.changed.connect(self._redress)
        self.deck.sift()

    def lay(self) -> None:
        """Put all cards in their places anew."""
        self.deck.sift()
        self.deck.lay(self.viewport().width())
        page = self.viewport().height()
        self.verticalScrollBar().setPageStep(page)
        self.verticalScrollBar().setRange(0, max(0, self.deck.arrangement.height - page))
        self.viewport().update()
        self.laid.emit()

    def use(self, *, shape: Shape | None = None, tile: int | None = None, sieve: Sieve | None = None) -> None:
        """Show cards in another shape or size, or other ones; the shot that was on top stays in sight."""
        top = self.session.selection.current
        self.deck.shape = shape or self.deck.shape
        self.deck.tile = tile or self.deck.tile
        self.deck.sieve = self.deck.sieve if sieve is None else sieve
        self.lay()
        if top is not None:
            self.reveal(top)

    def fold(self, scene: str) -> None:
        """Fold a scene's cards away, or unfold them."""
        self.deck.folded ^= {scene}
        self.lay()

    def box(self, shot: str) -> QRect | None:
        """Where a shot's card is in the view, in sight or not; `None` where it has no place."""
        found = self.deck.place(shot)
        return None if found is None else QRect(*found).translated(0, -self.verticalScrollBar().value())

    def reveal(self, shot: str) -> None:
        """Scroll as little as is needed to have a shot's whole card in sight."""
        found = self.deck.place(shot)
        if found is None:
            return
        bar, head = self.verticalScrollBar(), self.deck.arrangement.sizes.heading
        top, bottom = found.y - head, found.y + found.height + 4
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + self.viewport().height():
            bar.setValue(bottom - self.viewport().height())

    def refresh(self, shots: Iterable[str]) -> None:
        """Repaint some cards."""
        names = list(shots)
        if len(names) > _FEW:
            self.viewport().update()
            return
        for name in names:
            box = self.box(name)
            if box is not None:
                self.viewport().update(box.adjusted(-4, -8, 4, 8))

    def stand(self, shot: str | None) -> None:
        """The playhead is on this shot."""
        if shot != self._here:
            before, self._here = self._here, shot
            self.refresh(name for name in (before, shot) if name is not None)

    def aim(self, gap: Gap | None) -> None:
        """Show that what is dragged would go here; its neighbours move aside."""
        if gap != self.gap:
            self.gap = gap
            self._aside.stop()
            if gap is not None:
                self._aside.start()
        self.viewport().update()

    def _redress(self) -> None:
        self._painter.forget()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        smooth(painter)
        top = self.verticalScrollBar().value()
        area = event.rect().translated(0, top)
        painter.translate(0, -top)
        groups = self.deck.arrangement.between(area.top() - _ASIDE, area.bottom() + 1 + _ASIDE)
        for place, indexes in groups:
            for index in indexes:
                self._paint_card(painter, index)
            self._paint_heading(painter, place, top)
        self._paint_drag(painter, top)
        painter.end()

    def _paint_card(self, painter: QPainter, index: int) -> None:
        shot = self.deck.shot(index)
        box = self.deck.arrangement.card(index)
        if box is None:
            return
        box = self._moved_aside(index, box)
        selection, shape = self.session.selection, self.deck.shape
        dress = Dress(shot.id in selection, selection.current == shot.id, self.hovered == shot.id)
        height = round(picture_box(box, shape).height() * self.devicePixelRatioF())
        picture = self.session.thumbnails.of(shot.id, height=height)
        painter.setOpacity(0.4 if shot.id in self.dragged else 1.0)
        self._painter.card(painter, box, face_of(self.session, shot), dress, shape=shape, picture=picture)
        painter.setOpacity(1.0)
        if shot.id == self._here:
            mark = QRectF(box.x - 6, picture_box(box, shape).center().y() - 12, 3, 24)
            fill(painter, mark, self.theme.color("accent"), 1.5)

    def _moved_aside(self, index: int, box: Box) -> Box:
        if self.gap is None or index not in (self.gap.at - 1, self.gap.at):
            return box
        if index == self.gap.at and self.deck.arrangement.group_of(index) != self.gap.group:
            return box
        way = _ASIDE if index == self.gap.at else -_ASIDE
        far = round(way * float(self._aside.currentValue() or 0.0))
        return box._replace(x=box.x + far) if self.deck.arrangement.sizes.columns > 1 else box._replace(y=box.y + far)

    def _paint_heading(self, painter: QPainter, place: int, top: int) -> None:
        arrangement = self.deck.arrangement
        box = arrangement.heading(place)
        if self.deck.shape == "rail":
            if place:
                line = QRectF(box.x, box.y, box.width, 1)
                fill(painter, line, self.theme.color("hair"))
            return
        sticks = arrangement.sticking(place, top)
        if sticks.y != box.y:
            fill(painter, QRectF(0, sticks.y, self.viewport().width(), sticks.height), self.theme.color("panel"))
        rate = self.session.board.project.rate
        self._painter.heading(painter, sticks, arrangement.groups[place], rate=rate, hovered=self.hovered == place)

    def _paint_drag(self, painter: QPainter, top: int) -> None:
        if self.ghost is not None:
            at, pixmap = self.ghost
            painter.setOpacity(0.8)
            painter.drawPixmap(at + QPoint(0, top), pixmap)
            painter.setOpacity(1.0)
        if self.gap is not None:
            line = QRectF(*self.deck.arrangement.gap_box(self.gap))
            fill(painter, line, self.theme.color("accent"), 1)
        if self.hasFocus() and not len(self.session.selection):
            frame = QRectF(self.viewport().rect()).translated(0, top)
            outline(painter, frame.adjusted(2, 2, -2, -2), self.theme.color("accent"), radius=6)
