"""The rows that every shot has, whatever its engine: what it starts from, length, trim, size, engine, seed."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.model.board import Board
from studio.model.recipe import MAX_SECONDS, MAX_SEED, snap_frames, snap_size
from studio.model.rows import Grid, Shot
from studio.model.time import Rate
from studio.ui.controls import label, tool_button
from studio.ui.inspector.cascade import Aim, Cell
from studio.ui.inspector.fields import ChoiceField
from studio.ui.inspector.length import clock
from studio.ui.inspector.number_field import NumberField, Steps
from studio.ui.inspector.refusal import accept, refuse
from studio.ui.inspector.row import TAIL_WIDTH, Row
from studio.ui.theme import Theme

Kind = TypeVar("Kind")


def shared(values: Iterable[Kind]) -> Kind | None:
    """What all have in common, if they do. The values are hashable."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


class StartRow(Row):
    """What the first frame comes from: the prompt alone, or the last frame of the shot before."""

    linked = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        title = QCoreApplication.translate("StartRow", "Starts from")
        self.choice = ChoiceField(theme, title, [])
        super().__init__(theme, title, self.choice)
        self.choice.valued.connect(lambda value, _key: self.linked.emit(value == "link"))

    def show_shots(self, board: Board, shots: Sequence[Shot], *, takes_first_frame: bool) -> None:
        """Show whether these shots are linked to the ones before."""
        before = board.previous(shots[0]) if len(shots) == 1 else None
        from_before = self.tr("Last frame of the one before")
        if before is not None:
            from_before = self.tr("Shot {}, last frame").format(board.numbers[before.id])
        self.choice.offer([("alone", self.tr("The prompt alone")), ("link", from_before)])
        linked = shared(map(attrgetter("bridge"), shots))
        self.choice.show_choice(None if linked is None else "link" if linked else "alone")
        why = ""
        if not takes_first_frame:
            why = self.tr("This engine cannot start from a frame")
        elif len(shots) == 1 and before is None:
            why = self.tr("The first shot has none before it")
        self.choice.setEnabled(not why or bool(linked))
        self.choice.setToolTip(why or self.choice.shown)
        self.show_source("mixed" if linked is None else "link" if linked else "", own=bool(linked), resets=False)


class LengthRow(Row):
    """How long the shot is made: as seconds and frames, and as frames; both can be written and dragged."""

    given = Signal(object, str)
    worded = Signal(str)

    def __init__(self, theme: Theme, rate: Rate) -> None:
        both = QWidget()
        translate = QCoreApplication.translate
        steps = Steps(minimum=1, maximum=rate.frames(MAX_SECONDS))
        self.clock = NumberField(translate("LengthRow", "Length in seconds and frames"), steps)
        self.clock.reads_words = True
        self.frames = NumberField(translate("LengthRow", "Length in frames"), steps)
        self.frames.suffix = translate("LengthRow", " fr")
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.clock, 4)
        row.addWidget(self.frames, 6)
        super().__init__(theme, translate("LengthRow", "Length"), both)
        self.setFocusProxy(self.clock)
        self.clock.worded.connect(self.worded)
        for field in (self.clock, self.frames):
            field.valued.connect(self.given)

    def show_shots(self, shots: Sequence[Shot], rate: Rate) -> None:
        """Show how long these shots are made."""
        frames = shared(map(attrgetter("frames"), shots))
        self.clock.show_number(frames, "" if frames is None else clock(frames, rate))
        self.frames.show_number(frames)
        self.show_source("shot" if frames is not None else "mixed", own=True, resets=False)

    def answer(self, sentence: str) -> None:
        """Say why a length was not taken; empty: it was."""
        if sentence:
            refuse(self.clock, sentence)
        else:
            accept(self.clock)


class TextRow(Row):
    """A row that tells and is not edited here."""

    def __init__(self, theme: Theme, title: str) -> None:
        self.words = label("")
        self.words.setProperty("row", "value")
        super().__init__(theme, title, self.words)

    def say(self, words: str, tip: str = "") -> None:
        self.words.setText(words)
        self.words.setToolTip(tip)


class TrimRow(TextRow):
    """Which frames of the shot the reel shows, where that is not all of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.title.setText(self.tr("Trimmed to"))

    def show_shots(self, shots: Sequence[Shot], rate: Rate) -> None:
        """Show the one shot's in and out; nothing for many or one that is shown whole."""
        shot = shots[0] if len(shots) == 1 else None
        trimmed = shot is not None and (shot.take_in > 0 or shot.take_out is not None)
        self.setVisible(trimmed)
        if shot is not None and trimmed:
            out = shot.take_in + shot.length
            tip = self.tr("Frames {0} to {1} of {2}").format(shot.take_in + 1, out, shot.frames)
            self.say(self.tr("{0} ({1} to {2})").format(clock(shot.length, rate), shot.take_in + 1, out), tip)
            self.show_source("shot", own=True)


class SizeRow(TextRow):
    """The picture's size: the project's, or what the engine makes of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.title.setText(self.tr("Size"))

    def show_size(self, size: tuple[int, int], grid: Grid | None) -> None:
        made = snap_size(*size, grid) if grid else size
        tip = self.tr("The project's size; select nothing to change it")
        if made != size:
            tip = self.tr("{0} × {1} was snapped to what the engine can make").format(*size)  # noqa: RUF001
        self.say(self.tr("{0} × {1}").format(*made), tip)  # noqa: RUF001
        self.show_source("project" if made == size else "engine")


class ClipRow(TextRow):
    """How many frames the engine makes of a length that is not on its grid."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.title.setText(self.tr("Made as"))

    def show_shots(self, shots: Sequence[Shot], grid: Grid | None) -> None:
        """Show the snapped length of shots that share one; nothing where it is as asked."""
        frames = shared(map(attrgetter("frames"), shots))
        made = snap_frames(frames, grid) if frames is not None and grid is not None else frames
        self.setVisible(made != frames)
        if made is None or frames is None or made == frames:
            return
        if made < frames:
            words, tip = self.tr("{} frames at most"), self.tr("The model makes no longer clip: its last frame is held")
        else:
            words, tip = self.tr("{} frames"), self.tr("The next length that the model makes; the reel shows {}")
        self.say(words.format(made), tip.format(frames))
        self.show_source("engine")


class EngineRow(Row):
    """Which engine makes the shot."""

    given = Signal(str, object, str)

    def __init__(self, theme: Theme, engines: Sequence[tuple[str, str]]) -> None:
        title = QCoreApplication.translate("EngineRow", "Engine")
        self.choice = ChoiceField(theme, title, engines)
        super().__init__(theme, title, self.choice)
        self.choice.valued.connect(lambda value, key: self.given.emit("engine", value, key))

    def show_cell(self, cell: Cell) -> None:
        self.choice.show_choice(cell.value)
        self.show_source(cell.source, own=cell.own)


class SeedRow(Row):
    """The seed. Locked, every take is made with it; unlocked, every new take of an unchanged shot rolls its own."""

    given = Signal(str, object, str)
    locked = Signal(bool)
    rolled = Signal()

    def __init__(self, theme: Theme) -> None:
        title = QCoreApplication.translate("SeedRow", "Seed")
        self.digits = NumberField(title, Steps(minimum=0, maximum=MAX_SEED))
        super().__init__(theme, title, self.digits)
        self.number: int | None = None
        """The seed in sight, if there is one."""
        self._theme = theme
        self.lock = tool_button(theme, "lock-key-open", self.tr("Lock the seed"), checkable=True, px=15)
        self.dice = tool_button(theme, "dice-five", self.tr("New take with a fresh seed"))
        self.lock.setFixedSize(28, 24)
        self.dice.setFixedSize(24, 24)
        tools = QWidget()
        tools.setFixedWidth(TAIL_WIDTH)
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.lock)
        row.addStretch(1)
        row.addWidget(self.dice)
        self.end_with(tools)
        self.digits.valued.connect(lambda value, key: self.given.emit("seed", value, key))
        self.lock.clicked.connect(self.locked)
        self.dice.clicked.connect(self.rolled)

    def show_cell(self, cell: Cell, aim: Aim, made_with: int | None) -> None:
        """`made_with`: the seed of the take in the reel, which an unlocked seed shows."""
        locked = cell.source != "engine"
        value = cell.value if locked else made_with
        number = self.number = value if isinstance(value, int) else None
        self.digits.show_number(number, "" if number is None else grouped(number))
        if not locked and number is None:
            self.digits.setPlaceholderText(self.tr("A fresh one"))
        self.lock.setChecked(locked)
        glyph, hue = ("lock-key-fill", "text") if locked else ("lock-key-open", "soft")
        self.lock.setIcon(self._theme.icon(glyph, hue, 15))
        tip = self.tr("Unlock the seed") if locked else self.tr("Lock the seed to this number")
        self.lock.setToolTip(tip)
        self.lock.setAccessibleName(tip)
        self.lock.setEnabled(cell.own or not locked)
        self.dice.setEnabled(not locked and aim.ring == "shot")
        self.dice.setToolTip(self.tr("Unlock the seed to roll another") if locked else self.tr("New take, fresh seed"))
        self.show_source(cell.source, own=cell.own)


def grouped(number: int) -> str:
    """A number in groups of three: `418 220 917`."""
    return f"{number:,}".replace(",", " ")
