"""The takes of a shot: choose one for the reel, star, rename, throw away, take back, read its recipe."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from studio.edit import deeds
from studio.model.board import Board
from studio.model.rows import Shot, Take
from studio.ui.controls import tool_button
from studio.ui.inspector.namer import Namer
from studio.ui.inspector.recipe_card import RecipeCard
from studio.ui.inspector.section import Section
from studio.ui.inspector.take_looks import TakeLooks, in_sight
from studio.ui.inspector.take_menu import TakeDeeds, bin_menu, fleeting, take_menu
from studio.ui.inspector.tile import NAME_HEIGHT, RING, TakeLook, TakeTile
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.ui.theme.paint import smooth

COLUMNS = 4
GAP = 8
ROWS = 2
"""Rows in sight before the rest is asked for."""


class TakeGrid(QWidget):
    """Tiles in rows of four, made as they are needed; dashed places fill up the first row."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tiles: list[TakeTile] = []
        self._placed = -1
        theme.changed.connect(self.update)

    def lay_out(self, tiles: Sequence[TakeTile]) -> None:
        """Show these tiles, in order."""
        self.tiles = list(tiles)
        self._place()

    def _tile_width(self) -> int:
        return max(24, (self.width() - (COLUMNS - 1) * (GAP - 2 * RING)) // COLUMNS)

    def _place(self) -> None:
        width = self._tile_width()
        height = TakeTile.height_for(width)
        for number, tile in enumerate(self.tiles):
            row, column = divmod(number, COLUMNS)
            tile.setGeometry(column * (width + GAP - 2 * RING), row * (height + 2), width, height)
            tile.show()
        rows = max(1, -(-len(self.tiles) // COLUMNS))
        self.setFixedHeight(rows * height + (rows - 1) * 2)
        if len(self.tiles) != self._placed:
            self._placed = len(self.tiles)
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        width = self._tile_width()
        height = TakeTile.height_for(width) - NAME_HEIGHT - 2 * RING
        painter.setPen(QPen(self._theme.color("edge"), 1, Qt.PenStyle.DashLine))
        for column in range(len(self.tiles), COLUMNS):
            box = QRectF(column * (width + GAP - 2 * RING) + RING, RING, width - 2 * RING, height)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()


class Takes(Section):
    """The section of the takes. Tiles are kept and reused; more than two rows are shown on demand."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(theme, "")
        self.name(self.tr("Takes"))
        self._session = session
        self._shot: Shot | None = None
        self._every = False
        self._made: list[TakeTile] = []
        self._looks = TakeLooks(session)
        self.grid = TakeGrid(theme)
        self.more = tool_button(theme, "caret-down", self.tr("Show all takes"), size=24, px=12)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_every)
        self.namer = Namer(self.grid)
        self.namer.named.connect(self._name)
        self.bin = tool_button(theme, "trash", self.tr("Takes that were thrown away"), size=24, px=14)
        self.bin.clicked.connect(self._open_bin)
        self.tool(self.more)
        self.tool(self.bin)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.grid)

    def show_shot(self, shot: Shot) -> None:
        """Show a shot's takes and the one that is being made."""
        if self._shot is None or shot.id != self._shot.id:
            self.namer.close_name()
            self._looks.forget()
            self._every = False
            self.more.setChecked(False)
        self._shot = shot
        board = self._session.board
        takes = board.takes_of(shot)
        sight = takes if self._every else in_sight(takes, shot.chosen, COLUMNS * ROWS)
        looks = [self._looks.of(shot, take) for take in sight]
        running = self._looks.running(shot, max((take.number for take in takes), default=0) + 1)
        looks += [running] if running else []
        self.more.setVisible(len(takes) > COLUMNS * ROWS)
        self.bin.setVisible(bool(board.trashed_of(shot)))
        self._show(looks)
        self._tell(board, shot, takes, running)

    def _tell(self, board: Board, shot: Shot, takes: Sequence[Take], running: TakeLook | None) -> None:
        chosen = board.chosen(shot)
        if running and running.state == "generating":
            words = self.tr("{} is being made").format(running.title)
        elif chosen is not None:
            words = self.tr("{} is in the reel").format(chosen.label or self.tr("Take {}").format(chosen.number))
        else:
            words = self.tr("None in the reel") if takes else self.tr("None yet")
        self.note.setText(words)

    def _show(self, looks: Sequence[TakeLook]) -> None:
        while len(self._made) < len(looks):
            self._made.append(self._new())
        for tile, look in zip(self._made, looks, strict=False):
            tile.show_look(look)
        for tile in self._made[len(looks) :]:
            tile.hide()
        shown = self._made[: len(looks)]
        if shown != self.grid.tiles:
            self.grid.lay_out(shown)

    def _new(self) -> TakeTile:
        tile = TakeTile(self.theme, self._session.thumbnails, self.grid)
        QWidget.setTabOrder(self._made[-1] if self._made else self.grid, tile)
        tile.clicked.connect(lambda: self._choose(tile))
        tile.rename_asked.connect(lambda: self.rename(tile))
        tile.trash_asked.connect(self.trash)
        tile.star_asked.connect(self.star)
        tile.stepped.connect(lambda steps: self._step(tile, steps))
        tile.customContextMenuRequested.connect(lambda place: self._open_menu(tile, place))
        return tile

    def progressed(self, shot: str) -> None:
        """The shot's running job got further."""
        tile = self.grid.tiles[-1] if self.grid.tiles else None
        progress = self._session.making.progress(shot)
        if tile and tile.look and tile.look.state == "generating" and progress:
            tile.show_look(tile.look._replace(part=progress.part))
        elif self._shot is not None:
            self.show_shot(self._session.board.shots.get(self._shot.id, self._shot))

    def repaint_pictures(self) -> None:
        """Pictures have arrived."""
        for tile in self.grid.tiles:
            tile.update()

    def _choose(self, tile: TakeTile) -> None:
        if tile.look and tile.look.take and not tile.look.chosen and not self._session.read_only:
            self._session.do(deeds.choose_take, shot=tile.look.shot, take=tile.look.take)

    def star(self, take: str) -> None:
        """Star a take, or take the star off."""
        row = self._session.board.takes.get(take)
        if row is not None and not self._session.read_only:
            self._session.do(deeds.mark_take, take=take, star=not row.star)

    def trash(self, take: str) -> None:
        """Throw a take away; it can be taken back."""
        if not self._session.read_only:
            self._session.do(deeds.trash_takes, takes=[take])

    def rename(self, tile: TakeTile) -> None:
        """Have the take's name written on its tile."""
        take = self._session.board.takes.get(tile.look.take) if tile.look else None
        if take is not None and not self._session.read_only:
            place = tile.geometry().adjusted(0, tile.height() - NAME_HEIGHT - 3, 0, 3)
            self.namer.open_name(take, place)

    def _name(self, take: str, label: str) -> None:
        self._session.do(deeds.mark_take, take=take, label=label)

    def _step(self, tile: TakeTile, steps: int) -> None:
        place = self.grid.tiles.index(tile) + steps
        if 0 <= place < len(self.grid.tiles):
            self.grid.tiles[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_every(self, every: bool) -> None:
        self._every = every
        if self._shot is not None:
            self.show_shot(self._session.board.shots.get(self._shot.id, self._shot))

    def _open_menu(self, tile: TakeTile, place: QPoint) -> None:
        if tile.look and tile.look.take:
            fleeting(self.menu_of(tile)).popup(tile.mapToGlobal(place))

    def menu_of(self, tile: TakeTile) -> QMenu:
        """What can be done with a take."""
        look = tile.look or TakeLook("", "", "", "empty")
        deeds_of = TakeDeeds(
            choose=lambda: self._choose(tile),
            star=lambda: self.star(look.take),
            rename=lambda: self.rename(tile),
            recipe=lambda: self.show_recipe(look.take),
            trash=lambda: self.trash(look.take),
        )
        return take_menu(self, look, deeds_of, writable=not self._session.read_only)

    def _open_bin(self) -> None:
        fleeting(self.bin_menu()).popup(self.bin.mapToGlobal(self.bin.rect().bottomLeft()))

    def bin_menu(self) -> QMenu:
        """What was thrown away, to be taken back."""
        gone = self._session.board.trashed_of(self._shot) if self._shot else []
        return bin_menu(self, gone, self._restore, writable=not self._session.read_only)

    def _restore(self, takes: Sequence[str]) -> None:
        self._session.do(deeds.restore_takes, takes=takes)

    def show_recipe(self, take: str) -> RecipeCard | None:
        """Open a card with all that a take was made of."""
        row = self._session.board.takes.get(take)
        if row is None:
            return None
        card = RecipeCard(row, self)
        card.show()
        return card
