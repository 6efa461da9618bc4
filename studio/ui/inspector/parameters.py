"""The parameters: rows made from the engine's capability record, with the rows that every shot has."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from studio.errors import NotFoundError
from studio.extend.registry import engine_id
from studio.model.board import Board
from studio.model.cascade import DEFAULTS, fold_params
from studio.model.recipe import split_media
from studio.model.rows import Grid, Shot, Value
from studio.render.asking import ask_for
from studio.ui.controls import button
from studio.ui.inspector.cascade import Aim, Cell, Ring, cells, derived, distinct
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.model_row import ModelRow
from studio.ui.inspector.offered import MODEL, MODELS_OWN, TECHNICAL, lacking, offered
from studio.ui.inspector.parameter_row import ParameterRow
from studio.ui.inspector.picking import Picking, media_words
from studio.ui.inspector.row import Row
from studio.ui.inspector.section import Section
from studio.ui.inspector.shot_rows import ClipRow, EngineRow, LengthRow, SeedRow, SizeRow, StartRow, TrimRow
from studio.ui.session import Session
from studio.ui.session.making import Reading
from studio.ui.theme import Theme
from studio.wire.capability import Capabilities, Parameter


class Parameters(Section):
    """What the shots, the scene or the project are made with. `rolled`: a new take with a fresh seed is asked for,
    `library_asked`: the page of all models."""

    rolled = Signal()
    library_asked = Signal()
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
        self.size_row = SizeRow(theme)
        self._engines = EngineRow(theme, engines)
        self.model = ModelRow(theme, session.library)
        self.clip = ClipRow(theme)
        self.seed = SeedRow(theme)
        self.picking = Picking(session, hand, self)
        self.more = button(theme, "", "plain")
        self.more.setCheckable(True)
        self.more.setProperty("kind", "more")
        self.more.toggled.connect(self._fold_more)
        self.body.setSpacing(0)
        above = (self.start, self.length, self._trim, self.clip, self._engines, self.model)
        self._fixed: tuple[Row, ...] = (*above, self.size_row, self.seed)
        for row in (*above, self.more, self.size_row, self.seed):
            self.body.addWidget(row)
        self._connect()

    def _connect(self) -> None:
        hand = self.hand
        for field in (self.start.choice, self.length.clock, self.length.frames, self._engines.choice, self.seed.digits):
            field.escaped.connect(self.escaped)
        self.model.choice.escaped.connect(self.escaped)
        self.model.given.connect(hand.give)
        self.model.reset.connect(lambda: hand.clear(MODEL))
        self.model.asked.connect(lambda: self._offer(MODEL, self.model))
        self.model.library_asked.connect(self.library_asked)
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
        general = cells(board, aim, {"engine": DEFAULTS["engine"], "seed": DEFAULTS["seed"], MODEL: ""}, few)
        record = self._engine = self._capabilities(general["engine"].value, general[MODEL].value)
        known = {parameter.name: parameter for parameter in record.parameters} if record else {}
        self.hand.known = known
        plain = {name: one.default for name, one in known.items() if "*" not in name}
        families = [one for name, one in known.items() if "*" in name]
        set_here = _set_on(board, aim, few)
        members = {name: "" for name in set_here if any(family.covers(name) for family in families)}
        rows = offered(record, set_here) if record else []
        self._cells = general | cells(board, aim, plain | members | {row.name: row.default for row in rows}, few)
        self._offer_rows(rows)
        self._show_rows(aim)
        self._engines.show_cell(general["engine"])
        self.model.setVisible(record is not None and record.models)
        self.model.show_cell(self._cells[MODEL])
        for row in (self.start, self.length, self.size_row):
            row.setVisible(aim.ring == "shot")
        for row in (self._trim, self.clip):
            row.setVisible(False)
        chosen = board.chosen(shots[0]) if len(shots) == 1 else None
        self.seed.show_cell(general["seed"], aim, chosen.seed if chosen else None)
        self._show_shape(shots)
        self._tell(aim)

    def _show_shape(self, shots: Sequence[Shot]) -> None:
        """Show what shots start from, their length, and the size and length that the engine makes of them."""
        board, record = self._session.board, self._engine
        grid = _grid(record, fold_params(board, shots[0]) if shots else board.project.params)
        self.size_row.show_size((board.project.width, board.project.height), grid)
        if not shots:
            return
        self.start.show_shots(board, shots, takes_first_frame=record is None or record.inputs.first_frame)
        self.length.show_shots(shots, board.project.rate)
        self._trim.show_shots(shots, board.project.rate)
        self.clip.show_shots(shots, grid)

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
        yield from self._fixed

    def _capabilities(self, engine: object, model: object) -> Capabilities | None:
        """What the engine can do with the model in force; nothing where several engines are."""
        if not isinstance(engine, str):
            return None
        try:
            record = self._session.making.capabilities(engine, model if isinstance(model, str) else "")
        except NotFoundError:
            return None
        library = self._session.library
        if library and engine == library.engine and isinstance(model, str) and record.model != model:
            library.know(model)
        return record

    def _offer_rows(self, parameters: Sequence[Parameter]) -> None:
        """Have a row for each of these, kept while the engine stays the same."""
        if [row.parameter for row in self.rows.values()] == list(parameters):
            return
        for row in self.rows.values():
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        place, before = self.body.indexOf(self.more), self.model.back
        for parameter in parameters:
            row = self._new_row(parameter)
            self.body.insertWidget(place, row)
            before = row.follow(before)
            self.rows[parameter.name] = row
            place += 1
        self._fold_more(self.more.isChecked())

    def _new_row(self, parameter: Parameter) -> ParameterRow:
        row = ParameterRow(self.theme, parameter, self._session.thumbnails)
        row.make_bare(self._bare)
        row.given.connect(lambda name, value, key: row.answer(self.hand.give(name, value, key)))
        row.reset.connect(lambda: self.hand.clear(parameter.name))
        row.asked.connect(lambda: self._offer(parameter.name, row))
        row.pressed.connect(lambda: self._offer_pictures(row))
        row.dropped.connect(lambda path: row.answer(self.picking.give_file(parameter, path)))
        row.escaped.connect(self.escaped)
        return row

    def _offer_pictures(self, row: ParameterRow) -> None:
        """The menu of where a picture can come from."""
        cell = self._cells[row.parameter.name]
        menu = self.picking.menu(row.parameter, row.answer, set_here=cell.own)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(row.editor.mapToGlobal(row.editor.rect().bottomLeft()))

    def _fold_more(self, open_: bool) -> None:
        """Show the rows about the machine, or those of them alone that are set here."""
        folded = [row for name, row in self.rows.items() if name in TECHNICAL]
        for row in folded:
            cell = self._cells.get(row.parameter.name)
            row.setVisible(open_ or bool(cell and cell.own))
        self.more.setVisible(bool(folded))
        words = self.tr("Less about the machine") if open_ else self.tr("More about the machine")
        self.more.setText(words)
        self.more.setAccessibleName(words)

    def _show_rows(self, aim: Aim) -> None:
        reading = self._reading if aim.only else None
        roles = {role for _, _, role in reading.spans} if reading else set[str]()
        for name, row in self.rows.items():
            cell = self._cells.get(name)
            if cell is not None:
                row.show_cell(
                    derived(cell, name, reading.plan, roles) if reading else cell,
                    _words_of(self._session.board, row, cell, self._engine),
                )
            if self._engine is not None:
                row.dim(lacking(self._engine, row.parameter))
        self._fold_more(self.more.isChecked())

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


def _grid(record: Capabilities | None, in_force: Mapping[str, Value]) -> Grid | None:
    """The sizes and lengths that an engine makes, within the resolution that is set."""
    return ask_for(record, in_force=in_force).grid if record else None


def _words_of(board: Board, row: ParameterRow, cell: Cell, record: Capabilities | None) -> str:
    """What a picture is of, or what a number that is left to the model is called; nothing for other values."""
    parameter = row.parameter
    if record and record.models and parameter.name in MODELS_OWN and cell.value == parameter.default:
        return QCoreApplication.translate("Parameters", "Model's own")
    media = split_media(cell.value) if cell.value is not None else None
    return media_words(board, media, video=row.parameter.kind == "video") if media else ""


def _set_on(board: Board, aim: Aim, shots: Iterable[Shot]) -> set[str]:
    """The names of all parameters that are set on what the inspector is about."""
    match aim.ring:
        case "shot":
            return {name for shot in shots for name in shot.params}
        case "scene":
            return set(board.scenes[aim.ids[0]].params)
        case "project":
            return set(board.project.params)
