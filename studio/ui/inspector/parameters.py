"""The parameters: rows made from the engine's capability record, with the rows that every shot has."""

from collections.abc import Iterable, Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from studio.errors import NotFoundError
from studio.extend.registry import engine_id
from studio.model.board import Board
from studio.model.cascade import DEFAULTS
from studio.model.rows import Grid, Shot
from studio.ui.inspector.cascade import Aim, Cell, Ring, cells, derived, distinct
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.parameter_row import ParameterRow
from studio.ui.inspector.row import Row
from studio.ui.inspector.section import Section
from studio.ui.inspector.shot_rows import EngineRow, LengthRow, SeedRow, SizeRow, StartRow, TrimRow
from studio.ui.session import Session
from studio.ui.session.making import Reading
from studio.ui.theme import Theme
from studio.wire.capability import Capabilities, Parameter


class Parameters(Section):
    """What the shots, the scene or the project are made with. `rolled`: a new take with a fresh seed is asked for."""

    rolled = Signal()
    escaped = Signal()

    def __init__(self, session: Session, theme: Theme, hand: Hand) -> None:
        super().__init__(theme, "")
        self.name(self.tr("Parameters"))
        self._session = session
        self.hand = hand
        self._engine: Capabilities | None = None
        self._reading: Reading | None = None
        self._bare = False
        self.rows: dict[str, ParameterRow] = {}
        self._cells: dict[str, Cell] = {}
        engines = [
            (engine_id(manifest), manifest.engine.capabilities.title)
            for manifest in session.shelf.engines
            if manifest.engine
        ]
        self.start = StartRow(theme)
        self.length = LengthRow(theme, session.board.project.rate)
        self._trim = TrimRow(theme)
        self._size = SizeRow(theme)
        self._engines = EngineRow(theme, engines)
        self.seed = SeedRow(theme)
        self.body.setSpacing(0)
        for row in (self.start, self.length, self._trim, self._size, self._engines, self.seed):
            self.body.addWidget(row)
        self._connect()

    def _connect(self) -> None:
        hand = self.hand
        for field in (self.start.choice, self.length.clock, self.length.frames, self._engines.choice, self.seed.digits):
            field.escaped.connect(self.escaped)
        self.start.linked.connect(hand.link)
        self.length.given.connect(lambda frames, key: self.length.answer(hand.length(frames, key)))
        self.length.worded.connect(lambda words: self.length.answer(hand.length_words(words)))
        self._trim.reset.connect(hand.untrim)
        self._engines.given.connect(hand.give)
        self._engines.reset.connect(lambda: hand.clear("engine"))
        self._engines.asked.connect(lambda: self._offer("engine", self._engines))
        self.seed.given.connect(hand.give)
        self.seed.rolled.connect(self.rolled)
        self.seed.locked.connect(self._lock_seed)

    def show_aim(self, aim: Aim, shots: Sequence[Shot]) -> None:
        """Show what holds for these; `shots` are the rows of an aim at shots."""
        board = self._session.board
        few = distinct(shots)
        general = cells(board, aim, {name: DEFAULTS[name] for name in ("engine", "seed")}, few)
        self._engine = self._capabilities(general["engine"].value)
        offered = self._engine.parameters if self._engine else ()
        self._offer_rows([parameter for parameter in offered if "*" not in parameter.name])
        known = {parameter.name: parameter for parameter in self._engine.parameters} if self._engine else {}
        self.hand.known = known
        plain = {name: one.default for name, one in known.items() if "*" not in name}
        families = [one for name, one in known.items() if "*" in name]
        members = {name: "" for name in _set_on(board, aim, few) if any(family.covers(name) for family in families)}
        self._cells = general | cells(board, aim, plain | members, few)
        self._show_rows(aim)
        self._engines.show_cell(general["engine"])
        for row in (self.start, self.length):
            row.setVisible(aim.ring == "shot")
        self._trim.setVisible(False)
        grid = Grid(**msgspec.structs.asdict(self._engine.sizes)) if self._engine else None
        self._size.setVisible(aim.ring == "shot")
        self._size.show_size((board.project.width, board.project.height), grid)
        chosen = board.chosen(shots[0]) if len(shots) == 1 else None
        self.seed.show_cell(general["seed"], aim, chosen.seed if chosen else None)
        if shots:
            takes_first = self._engine is None or self._engine.inputs.first_frame
            self.start.show_shots(board, shots, takes_first_frame=takes_first)
            self.length.show_shots(shots, board.project.rate)
            self._trim.show_shots(shots, board.project.rate)
        self._tell(aim)

    def _tell(self, aim: Aim) -> None:
        count = sum(cell.own for cell in self._cells.values())
        if self._engine is None:
            self.note.setText(self.tr("Different engines"))
        elif not count:
            self.note.setText(self.tr("None set here") if aim.ring != "shot" else "")
        else:
            self.note.setText(self.tr("{} set here").format(count))

    def show_reading(self, reading: Reading | None, aim: Aim) -> None:
        """What the prompt itself decides."""
        if reading is not self._reading:
            self._reading = reading
            self._show_rows(aim)

    def set_names(self) -> list[str]:
        """Names of the parameters that are set on what is shown."""
        return [name for name, cell in self._cells.items() if cell.own]

    def clear_all(self) -> None:
        """Let all that is set here come from outside again, as one step."""
        self.hand.clear_all(self.set_names())

    def make_bare(self, bare: bool) -> None:
        """Leave the sources' words away, where the panel is narrow."""
        self._bare = bare
        for row in self._all_rows():
            row.make_bare(bare)

    def _all_rows(self) -> Iterable[Row]:
        yield from self.rows.values()
        yield from (self.start, self.length, self._trim, self._size, self._engines, self.seed)

    def _capabilities(self, engine: object) -> Capabilities | None:
        if not isinstance(engine, str):
            return None
        try:
            return self._session.making.capabilities(engine)
        except NotFoundError:
            return None

    def _offer_rows(self, parameters: Sequence[Parameter]) -> None:
        """Have a row for each of these, kept while the engine stays the same."""
        if [row.parameter for row in self.rows.values()] == list(parameters):
            return
        for row in self.rows.values():
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        place, before = self.body.indexOf(self._size), self._trim.back
        for parameter in parameters:
            row = ParameterRow(self.theme, parameter)
            row.make_bare(self._bare)
            row.given.connect(lambda name, value, key, row=row: row.answer(self.hand.give(name, value, key)))
            row.reset.connect(lambda name=parameter.name: self.hand.clear(name))
            row.asked.connect(lambda name=parameter.name, row=row: self._offer(name, row))
            row.escaped.connect(self.escaped)
            self.body.insertWidget(place, row)
            before = row.follow(before)
            self.rows[parameter.name] = row
            place += 1

    def _show_rows(self, aim: Aim) -> None:
        reading = self._reading if aim.only else None
        roles = {role for _, _, role in reading.spans} if reading else set[str]()
        for name, row in self.rows.items():
            cell = self._cells.get(name)
            if cell is not None:
                row.show_cell(derived(cell, name, reading.plan, roles) if reading else cell)

    def _lock_seed(self, locked: bool) -> None:
        cell = self._cells["seed"]
        if not locked:
            self.hand.clear("seed")
            return
        self.hand.give("seed", self.seed.number if self.seed.number is not None else cell.value or 0)

    def _offer(self, name: str, row: Row) -> None:
        """The menu of a source's mark: where else the value could stand."""
        menu = self.menu_for(name)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(row.source.mapToGlobal(row.source.rect().bottomLeft()) if row.isVisible() else QCursor.pos())

    def menu_for(self, name: str) -> QMenu:
        """What can be done with a parameter besides giving it another value."""
        menu, aim, cell = QMenu(self), self.hand.aim, self._cells[name]
        back = menu.addAction(self.tr("Reset"), lambda: self.hand.clear(name))
        back.setEnabled(cell.own)
        menu.addSeparator()
        wider: list[tuple[Ring, str]] = []
        if aim.ring == "shot":
            wider.append(("scene", self.tr("Set for the scene")))
        if aim.ring != "project":
            wider.append(("project", self.tr("Set for the project")))
        for ring, title in wider:
            action = menu.addAction(title, lambda ring=ring: self._spread(name, ring))
            action.setEnabled(cell.value is not None and cell.source != ring)
        menu.setEnabled(not self._session.read_only)
        return menu

    def _spread(self, name: str, ring: Ring) -> None:
        value = self._cells[name].value
        if value is not None:
            self.hand.spread(name, value, ring)


def _set_on(board: Board, aim: Aim, shots: Iterable[Shot]) -> set[str]:
    """The names of all parameters that are set on what the inspector is about."""
    match aim.ring:
        case "shot":
            return {name for shot in shots for name in shot.params}
        case "scene":
            return set(board.scenes[aim.ids[0]].params)
        case "project":
            return set(board.project.params)
