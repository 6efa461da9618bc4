"""What is shown while nothing is selected: the project, or one of its scenes."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.edit import deeds
from studio.edit.change import Edit
from studio.errors import StudioError
from studio.model.board import Board
from studio.model.recipe import SIDES
from studio.model.time import Rate, parse_timecode, timecode
from studio.ui.controls import label
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.fields import ChoiceField, LineField
from studio.ui.inspector.length import clock
from studio.ui.inspector.number_field import NumberField, Steps
from studio.ui.inspector.pen import Pen
from studio.ui.inspector.refusal import accept, refuse
from studio.ui.inspector.row import Row
from studio.ui.inspector.section import Section
from studio.ui.inspector.shot_rows import TextRow
from studio.ui.inspector.words import MOST_MS, PAUSE_MS, WordsField
from studio.ui.session import Session
from studio.ui.theme import Theme

RATES = ("24", "25", "30", "48", "50", "60", "24000/1001", "30000/1001", "60000/1001")
SIDE_WIDTH = 64
PROJECT = ""
"""The choice that stands for the whole project, where others are scenes' ids."""


def rate_words(rate: str) -> str:
    """A rate as an editor says it: `23.976`."""
    value = Rate.parse(rate).fraction
    return str(value) if value.denominator == 1 else f"{float(value):.3f}".rstrip("0")


class ProjectSection(Section):
    """`aimed` bears the `Aim` that was chosen: the project or a scene."""

    aimed = Signal(object)
    escaped = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(theme, "", ruled=False)
        self.name(self.tr("Set for"))
        self._session = session
        self._aim = Aim("project")
        self._turn = 0
        self.choice = ChoiceField(theme, self.tr("Project or scene"), [])
        self.name_field = LineField(self.tr("Name"))
        self.rate = ChoiceField(theme, self.tr("Frames per second"), [(one, rate_words(one)) for one in RATES])
        self.width_field = NumberField(self.tr("Width"), Steps(minimum=SIDES[0], maximum=SIDES[1], step=2))
        self.height_field = NumberField(self.tr("Height"), Steps(minimum=SIDES[0], maximum=SIDES[1], step=2))
        self.start = LineField(self.tr("First timecode"))
        self.notes = WordsField(self.tr("Notes"))
        size = QWidget()
        sides = QHBoxLayout(size)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(4)
        sides.addWidget(self.width_field)
        sides.addWidget(label("×", "faint"))  # noqa: RUF001
        sides.addWidget(self.height_field)
        sides.addStretch(1)
        for side in (self.width_field, self.height_field):
            side.setFixedWidth(SIDE_WIDTH)
        self.length = TextRow(theme, self.tr("Length"))
        self._name_row = Row(theme, self.tr("Title"), self.name_field)
        self.project_rows = (
            Row(theme, self.tr("Rate"), self.rate),
            Row(theme, self.tr("Size"), size),
            Row(theme, self.tr("Starts at"), self.start),
        )
        self._for = Row(theme, self.tr("For"), self.choice)
        notes = Row(theme, self.tr("Notes"), self.notes)
        notes.setMinimumHeight(28)
        notes.setMaximumHeight(16_777_215)
        every = (self._for, self._name_row, *self.project_rows, self.length, notes)
        self.body.setSpacing(2)
        for row in every:
            row.end_with(None)
            self.body.addWidget(row)
        self._for.show_source("", own=True)
        self._pen = Pen(self.notes, self._write_notes, pause_ms=PAUSE_MS, most_ms=MOST_MS, parent=self)
        self._connect()

    def _connect(self) -> None:
        self.choice.valued.connect(lambda value, _key: self._choose(str(value)))
        self.name_field.valued.connect(lambda words, _key: self._do(self._named(str(words)), self.name_field))
        self.rate.valued.connect(lambda rate, _key: self._do(self._rated(str(rate)), self.rate))
        self.start.valued.connect(lambda words, _key: self._do(self._started(str(words)), self.start))
        wide, high = self.width_field, self.height_field
        wide.valued.connect(lambda value, key: self._do(self._sized(width=value), wide, f"width:{key}"))
        high.valued.connect(lambda value, key: self._do(self._sized(height=value), high, f"height:{key}"))
        for field in (self.choice, self.name_field, self.rate, wide, high, self.start, self.notes):
            field.escaped.connect(self.escaped)
        self.notes.edited.connect(self._pen.typed)
        self.notes.left.connect(self._pen.leave)
        self.notes.undo_asked.connect(self._session.undo)
        self.notes.redo_asked.connect(self._session.redo)

    def show_aim(self, aim: Aim, board: Board) -> None:
        """Show the project or a scene."""
        self._aim = aim
        scenes = [(scene.id, scene.name) for scene in board.scene_order]
        self.choice.offer([(PROJECT, self.tr("The whole project")), *scenes])
        scene = board.scenes.get(aim.ids[0]) if aim.ids else None
        self.choice.show_choice(scene.id if scene else PROJECT)
        for row in self.project_rows:
            row.setVisible(scene is None)
        self._name_row.title.setText(self.tr("Name") if scene else self.tr("Title"))
        self.name_field.show_text(scene.name if scene else board.project.title, self.tr("Untitled"))
        project, rate = board.project, board.project.rate
        self.rate.show_choice(str(rate), rate_words(str(rate)))
        self.width_field.show_number(project.width)
        self.height_field.show_number(project.height)
        self.start.show_text(timecode(project.start_frame, rate))
        frames = sum(shot.length for shot in board.shots_in(scene.id)) if scene else board.length
        count = len(board.shots_in(scene.id)) if scene else len(board.reel)
        shots = self.tr("1 shot") if count == 1 else self.tr("{:,} shots").format(count)
        self.length.say(self.tr("{0}, {1}").format(clock(frames, rate), shots))
        self._pen.follow(f"notes:{scene.id if scene else ''}", scene.notes if scene else project.notes)

    def flush(self) -> None:
        """Commit what is typed."""
        self._pen.flush()

    def _choose(self, scene: str) -> None:
        self.flush()
        self.aimed.emit(Aim("scene", (scene,)) if scene else Aim("project"))

    def _named(self, words: str) -> Callable[[Board], Edit]:
        if self._aim.ids:
            return lambda board: deeds.rename_scene(board, scene=self._aim.ids[0], name=words)
        return lambda board: deeds.set_project(board, title=words)

    def _rated(self, rate: str) -> Callable[[Board], Edit]:
        return lambda board: deeds.set_project(board, rate=Rate.parse(rate))

    def _started(self, words: str) -> Callable[[Board], Edit]:
        return lambda board: deeds.set_project(board, start_frame=parse_timecode(words, board.project.rate))

    def _sized(self, *, width: int | None = None, height: int | None = None) -> Callable[[Board], Edit]:
        return lambda board: deeds.set_project(board, width=width, height=height)

    def _write_notes(self, subject: str, text: str, key: str) -> str | None:
        scene = subject.partition(":")[2]

        def deed(board: Board) -> Edit:
            if scene:
                return deeds.set_scene_notes(board, scene=scene, notes=text)
            return deeds.set_project(board, notes=text)

        if not self._do(deed, self.notes, key):
            return None
        board = self._session.board
        return board.scenes[scene].notes if scene else board.project.notes

    def _do(self, deed: Callable[[Board], Edit], field: QWidget, key: str = "") -> bool:
        try:
            edit = deed(self._session.board)
        except StudioError as error:
            refuse(field, str(error))
            return False
        accept(field)
        return not edit.changes or self._session.apply(edit.merging(key) if key else edit) is not None
