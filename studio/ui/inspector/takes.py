"""The takes of a shot: choose one for the reel, star, rename, throw away, take back, read its recipe."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from studio.edit import deeds
from studio.model.board import Board
from studio.model.recipe import stale_reason
from studio.model.rows import Shot, Take
from studio.ui.controls import tool_button
from studio.ui.inspector.recipe_card import RecipeCard
from studio.ui.inspector.section import Section
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

    escaped = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(theme, "")
        self.name(self.tr("Takes"))
        self._session = session
        self._shot: Shot | None = None
        self._every = False
        self._made: list[TakeTile] = []
        self._missing: dict[str, bool] = {}
        self._namer: QLineEdit | None = None
        self.grid = TakeGrid(theme)
        self._more = tool_button(theme, "caret-down", self.tr("Show all takes"), size=24, px=12)
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show_every)
        self.bin = tool_button(theme, "trash", self.tr("Takes that were thrown away"), size=24, px=14)
        self.bin.clicked.connect(self._open_bin)
        self.tool(self._more)
        self.tool(self.bin)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.grid)

    def show_shot(self, shot: Shot) -> None:
        """Show a shot's takes and the one that is being made."""
        if self._shot is None or shot.id != self._shot.id:
            self._end_naming()
            self._missing.clear()
            self._every = False
            self._more.setChecked(False)
        self._shot = shot
        board = self._session.board
        takes = board.takes_of(shot)
        looks = [self._look(board, shot, take) for take in self._in_sight(takes, shot.chosen)]
        running = self._making(shot, max((take.number for take in takes), default=0) + 1)
        looks += [running] if running else []
        self._more.setVisible(len(takes) > COLUMNS * ROWS)
        self.bin.setVisible(bool(board.trashed_of(shot)))
        self._show(looks)
        self._tell(board, shot, takes, running)

    def _in_sight(self, takes: list[Take], chosen: str | None) -> list[Take]:
        """The newest that have room, and the chosen one in any case."""
        room = COLUMNS * ROWS - 1
        if self._every or len(takes) <= room + 1:
            return takes
        newest = takes[-room:]
        return (
            newest
            if any(take.id == chosen for take in newest)
            else [
                *(take for take in takes if take.id == chosen),
                *newest[1:],
            ]
        )

    def _look(self, board: Board, shot: Shot, take: Take) -> TakeLook:
        title = take.label or self.tr("Take {}").format(take.number)
        standing = self._session.standings.of(shot.id)
        chosen = take.id == shot.chosen
        why = (standing.why if standing.stale else "") if chosen else stale_reason(board, shot, take)
        if take.media not in self._missing:
            self._missing[take.media] = self._session.opened.media.missing(take.media)
        gone = self._missing[take.media]
        state = "offline" if gone else "stale" if why else take.quality
        tip = "\n".join(
            line
            for line in (
                self.tr("Take {0}: {1}, seed {2}").format(take.number, take.engine, take.seed),
                self.tr("{0} × {1}, {2} frames").format(take.width, take.height, take.frames),  # noqa: RUF001
                self.tr("Stopped early, what was made is kept") if take.partial else "",
                self.tr("Its file is missing") if gone else why[:1].upper() + why[1:],
            )
            if line
        )
        return TakeLook(take.id, shot.id, title, state, chosen=chosen, star=take.star, tip=tip)

    def _making(self, shot: Shot, number: int) -> TakeLook | None:
        progress = self._session.making.progress(shot.id)
        title = self.tr("Take {}").format(number)
        if progress is not None:
            return TakeLook("", shot.id, title, "generating", part=progress.part, tip=self.tr("Being made"))
        if self._session.standings.look(shot.id) == "queued":
            return TakeLook("", shot.id, title, "queued", tip=self.tr("Waits in the queue"))
        return None

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
        if take is None or self._session.read_only:
            return
        self._end_naming()
        namer = QLineEdit(take.label, self.grid)
        namer.setProperty("kind", "namer")
        namer.setAccessibleName(self.tr("Name of the take"))
        namer.setPlaceholderText(self.tr("Take {}").format(take.number))
        namer.setGeometry(tile.geometry().adjusted(0, tile.height() - NAME_HEIGHT - 3, 0, 3))
        namer.editingFinished.connect(lambda: self._named(take.id, namer))
        namer.show()
        namer.selectAll()
        namer.setFocus(Qt.FocusReason.OtherFocusReason)
        self._namer = namer

    def _named(self, take: str, namer: QLineEdit) -> None:
        if namer is not self._namer:
            return
        self._end_naming()
        row = self._session.board.takes.get(take)
        if row is not None and namer.text().strip() != row.label:
            self._session.do(deeds.mark_take, take=take, label=namer.text())

    def _end_naming(self) -> None:
        namer, self._namer = self._namer, None
        if namer is not None:
            namer.hide()
            namer.deleteLater()

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
            menu = self.menu_of(tile)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(tile.mapToGlobal(place))

    def menu_of(self, tile: TakeTile) -> QMenu:
        """What can be done with a take."""
        menu, look = QMenu(self), tile.look
        if look is None:
            return menu
        writable = not self._session.read_only
        choose = menu.addAction(self.tr("Show in the reel"), lambda: self._choose(tile))
        choose.setEnabled(writable and not look.chosen)
        star = self.tr("Take the star off") if look.star else self.tr("Star")
        menu.addAction(star, lambda: self.star(look.take)).setEnabled(writable)
        menu.addAction(self.tr("Rename"), lambda: self.rename(tile)).setEnabled(writable)
        menu.addAction(self.tr("Show recipe"), lambda: self.show_recipe(look.take))
        menu.addSeparator()
        menu.addAction(self.tr("Throw away"), lambda: self.trash(look.take)).setEnabled(writable)
        return menu

    def _open_bin(self) -> None:
        menu = self.bin_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.bin.mapToGlobal(self.bin.rect().bottomLeft()))

    def bin_menu(self) -> QMenu:
        """What was thrown away, to be taken back."""
        menu = QMenu(self)
        gone = self._session.board.trashed_of(self._shot) if self._shot else []
        for take in reversed(gone):
            name = take.label or self.tr("Take {}").format(take.number)
            action = menu.addAction(self.tr("Take back {}").format(name), lambda take=take: self._restore([take.id]))
            action.setEnabled(not self._session.read_only)
        if len(gone) > 1:
            menu.addSeparator()
            menu.addAction(self.tr("Take back all"), lambda: self._restore([take.id for take in gone]))
        return menu

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
