"""The board: the reel as cards to read, write, re-order and find."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSlider, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from studio.edit.report import Changes
from studio.ui.board.arrangement import Box
from studio.ui.board.card_editor import CardEditor
from studio.ui.board.card_painter import words_box
from studio.ui.board.cards import Cards
from studio.ui.board.doings import Doings
from studio.ui.board.filter_bar import FilterBar
from studio.ui.board.invitation import Invitation, NothingFound
from studio.ui.board.keyboard import Keyboard
from studio.ui.board.pointer import Pointer
from studio.ui.board.sieve import Sieve
from studio.ui.board.speech import announce, spoken
from studio.ui.board.words import shots_words
from studio.ui.controls import PanelHead, rule, tool_button
from studio.ui.session import Session
from studio.ui.theme import Theme

RAIL_BELOW = 200
"""A board narrower than this is a rail of pictures."""
TILES = (160, 480)
"""Widths between which a card of the grid can be set."""


class Board(QWidget):
    """A panel: head, search, cards. Wider than a few cards it can be a grid; narrow, it is a rail."""

    edit_asked = Signal(str)
    """This shot's words are to be edited, where the board has no room for it."""
    menu_asked = Signal(QPoint)
    """A menu for the selection is asked for, at this point of the screen."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(88)
        self.setAccessibleName(self.tr("Board"))
        self._session = session
        self._theme = theme
        self._grid = False
        self.cards = Cards(session, theme)
        self.filter_bar = FilterBar(theme)
        self.editor = CardEditor(theme, self.cards.viewport())
        self.invitation = Invitation(theme)
        self.nothing_found = NothingFound(theme)
        self.doings = Doings(self.cards)
        self._pages = QStackedWidget()
        for page in (self.cards, self.invitation, self.nothing_found):
            self._pages.addWidget(page)
        self.head, self.size_slider, self.grid_button = self._make_head()
        self._rule = rule()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in (self.head, self._rule, self.filter_bar):
            box.addWidget(widget)
        box.addWidget(self._pages, 1)
        Keyboard(self.cards, self.doings)
        self.pointer = Pointer(self.cards, self.doings)
        self._connect()
        self._follow_count()

    def _make_head(self) -> tuple[PanelHead, QSlider, QToolButton]:
        theme = self._theme
        head = PanelHead(self.tr("Board"))
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(*TILES)
        slider.setValue(self.cards.deck.tile)
        slider.setSingleStep(20)
        slider.setFixedWidth(96)
        slider.setAccessibleName(self.tr("Size of cards"))
        slider.setToolTip(self.tr("Size of cards"))
        slider.valueChanged.connect(lambda tile: self.cards.use(tile=tile))
        slider.hide()
        search = tool_button(theme, "magnifying-glass", self.tr("Find a shot"))
        search.clicked.connect(self.find_shot)
        sift = tool_button(theme, "funnel-simple", self.tr("Filter by state and scene"))
        sift.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(sift)
        menu.aboutToShow.connect(lambda: self.filter_bar.fill(menu, self._session.board))
        sift.setMenu(menu)
        grid = tool_button(theme, "squares-four", self.tr("Large cards"), checkable=True)
        grid.toggled.connect(self.use_grid)
        self._add = tool_button(theme, "plus", self.tr("New shot after this one"))
        self._add.clicked.connect(self.add_shot)
        self._add.setEnabled(not self._session.read_only)
        head.add(slider)
        head.space()
        head.add(search, sift, grid, self._add)
        return head, slider, grid

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self._follow)
        session.selection.changed.connect(self._selected)
        session.standings.changed.connect(self._stood)
        session.thumbnails.arrived.connect(self.cards.refresh)
        session.making.progressed.connect(lambda shot: self.cards.refresh((shot,)))
        session.playing.moved.connect(lambda _frame: self.cards.stand(session.playing.shot))
        self.cards.edit_asked.connect(self.edit)
        self.cards.menu_asked.connect(self.menu_asked)
        self.cards.laid.connect(self._place_editor)
        self.cards.verticalScrollBar().valueChanged.connect(self._place_editor)
        self.editor.committed.connect(self.doings.write)
        self.editor.left.connect(lambda: self.cards.setFocus(Qt.FocusReason.OtherFocusReason))
        self.filter_bar.changed.connect(self._sift)
        self.filter_bar.closed.connect(lambda: self.cards.setFocus(Qt.FocusReason.OtherFocusReason))
        self.filter_bar.entered.connect(self._enter_first)
        self.nothing_found.all_asked.connect(self.filter_bar.close_bar)
        self.invitation.written.connect(self.doings.begin)

    def find_shot(self) -> None:
        """Show the search field, ready to be typed into."""
        self.filter_bar.search()

    def use_grid(self, grid: bool) -> None:
        """Show cards as a grid of large ones, or as a list."""
        self._grid = grid
        self.grid_button.setChecked(grid)
        self._choose_shape()

    def edit(self, shot: str | None = None) -> None:
        """Type into a card (default: the current one's)."""
        shot = shot or self._session.selection.current
        row = self._session.board.shots.get(shot) if shot else None
        if row is None:
            return
        if self._session.read_only:
            self._session.say(self.tr("This project is open for reading only: its shots cannot be rewritten."))
        elif self.cards.deck.shape == "rail" or self.cards.box(row.id) is None:
            self.edit_asked.emit(row.id)
        else:
            self.cards.reveal(row.id)
            self.editor.open(row)
            self._place_editor()

    def add_shot(self) -> None:
        """Add an empty shot after the current one, ready to be written."""
        made = self.doings.add()
        if made is not None:
            self.edit(made)

    def _choose_shape(self) -> None:
        rail = self.width() < RAIL_BELOW
        shape = "rail" if rail else "grid" if self._grid else "list"
        self.head.setVisible(not rail)
        self._rule.setVisible(not rail)
        self.size_slider.setVisible(shape == "grid" and self.width() >= 440)
        if shape != self.cards.deck.shape:
            self.cards.use(shape=shape)

    def _follow(self, changes: Changes) -> None:
        if changes.retimed or not self.cards.deck.sieve.is_open:
            self.cards.lay()
        else:
            touched = {*changes.ids("shots"), *(self._shot_of(take) for take in changes.ids("takes"))}
            self.cards.refresh(touched)
            if changes.ids("scenes") or changes.ids("project"):
                self.cards.lay()
        if self.editor.shot is not None and self.editor.shot not in self._session.board.shots:
            self.editor.close_fields()
        self._follow_count()

    def _shot_of(self, take: str) -> str:
        row = self._session.board.takes.get(take)
        return row.shot if row is not None else ""

    def _stood(self, shots: frozenset[str]) -> None:
        if self.cards.deck.sieve.looks:
            self.cards.lay()
            self._follow_count()
        else:
            self.cards.refresh(shots)

    def _selected(self) -> None:
        self.cards.viewport().update()
        current = self._session.selection.current
        if current is not None:
            self.cards.reveal(current)
        announce(self.cards, spoken(self._session))

    def _sift(self, sieve: Sieve) -> None:
        self.cards.use(sieve=sieve)
        self._follow_count()

    def _enter_first(self) -> None:
        if len(self.cards.deck):
            self.doings.go(self.cards.deck.shot(0).id)
            self.cards.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _follow_count(self) -> None:
        every, shown = len(self._session.board.reel), len(self.cards.deck)
        words = shots_words(every)
        if shown != every:
            words = self.tr("{shown} of {every}").format(shown=f"{shown:,}", every=words)
        self.head.note.setText(words)
        page = self.invitation if not every else self.nothing_found if not shown else self.cards
        self._pages.setCurrentWidget(page)

    def _place_editor(self) -> None:
        if self.editor.shot is None:
            return
        place = self.cards.box(self.editor.shot)
        if place is None:
            return
        words = words_box(Box(place.x(), place.y(), place.width(), place.height()), self.cards.deck.shape)
        hint = self.editor.sizeHint()
        width = max(words.width() + 12, min(hint.width(), place.width()))
        right = round(words.right()) + 6
        view = self.cards.viewport().height()
        top = (
            max(4, min(round(words.y()) + 12, view - hint.height() - 4))
            if 0 < place.bottom() < view + 88
            else place.y()
        )
        self.editor.setGeometry(QRect(right - round(width), top, round(width), hint.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_shape()

    def sizeHint(self) -> QSize:
        return QSize(360, 560)
