"""Corrects what was understood: the menu of a chip, the deeds behind it, and models of one's own that play a kind."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.edit import deeds
from studio.errors import NotFoundError, StudioError
from studio.project.casting import ACTOR, MODEL, take_in_model
from studio.render.parameters import check_value, parameter_of
from studio.ui.inspector.chips import Chip
from studio.ui.inspector.choice_menu import ChoiceMenu, Entry, Free
from studio.ui.inspector.facts import NONE, subjects_in, value_words
from studio.ui.inspector.fields import readable
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.understanding import ChipWords
from studio.ui.session import Session
from studio.ui.session.making import Reading
from studio.ui.theme import Theme
from studio.wire.capability import Parameter

AUTO = "auto"
LENSES = ("14", "18", "24", "28", "35", "50", "85", "100", "135", "200")
"""Focal lengths in millimetres that lenses are made with, offered where an engine lists none."""


class Corrector(QObject):
    """`refused` bears why something could not be set, in a sentence; empty: it was set."""

    refused = Signal(str)
    gone = Signal()
    """The menu is closed."""

    def __init__(self, session: Session, theme: Theme, hand: Hand, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._theme, self._hand, self._over = session, theme, hand, parent
        self.menu: ChoiceMenu | None = None
        """The one that was opened last."""

    def offered(self) -> tuple[Parameter, ...]:
        """The parameters of the reading engine."""
        engine = self._session.making.reader()
        try:
            return self._session.making.capabilities(engine).parameters if engine else ()
        except NotFoundError:
            return ()

    # ---- the menu of a chip

    def open(self, chip: Chip) -> None:
        """Offer what a chip may be corrected to."""
        said = chip.said
        if said is None or not said.names or self._session.read_only:
            return
        self._open(chip, self._title(said), self.entries(said, chip), self._free(said.names))

    def _open(self, below: QWidget, title: str, entries: Sequence[Entry], free: Free | None = None) -> None:
        self.menu = ChoiceMenu(self._theme, title, self._over)
        self.menu.gone.connect(self.gone)
        self.menu.offer(entries, free)
        self.menu.open_at(below)

    def _title(self, said: ChipWords) -> str:
        if said.kind == "missed":
            return self.tr("What is “{}”?").format(said.words)
        return self._name(said.names[0])

    def _name(self, name: str) -> str:
        """A parameter as people call it."""
        parameter = self._parameter(name)
        return (parameter.title if parameter else "") or readable(name)

    def _parameter(self, name: str) -> Parameter | None:
        return parameter_of(self.offered(), name)

    def entries(self, said: ChipWords, chip: QWidget) -> list[Entry]:
        """The rows of a chip's menu."""
        rows: list[Entry] = []
        if said.taken:
            rows.append(Entry(self.tr("As read"), partial(self.take_back, said), glyph="arrow-counter-clockwise"))
        rows += [
            Entry(f"{self._name(name)}…", partial(self._open_beside, chip, name), glyph="caret-right")
            for name in said.beside
        ]
        if said.plays and self._parameter(f"{ACTOR}{said.plays}") is not None:
            rows.append(Entry(self.tr("Use my own model…"), partial(self._ask_for_model, said.plays), glyph="cube"))
        grouped = len(said.names) > 1 or bool(said.beside)
        for name in said.names:
            choices = self._choices(name, said, self._heading(name) if grouped else "")
            rows += _ticked_first(choices) if rows else choices
        return rows

    def _heading(self, name: str) -> str:
        """What a parameter is about, where those of several stand below one another."""
        stem, _, field = name.rpartition(".")
        return f"{self._name(name)} ({stem.replace('.', ' ')})" if stem and field == "action" else self._name(name)

    def _choices(self, name: str, said: ChipWords, group: str = "") -> list[Entry]:
        parameter = self._parameter(name)
        choices = parameter.choices if parameter else ()
        if not choices and name == "lens_mm":
            choices = LENSES
        rows: list[Entry] = []
        for choice in choices:
            if choice == AUTO or (choice == NONE and said.kind == "missed"):
                continue
            words = self.tr("Nobody: take it out") if choice == NONE else value_words(name, choice)
            ticked = bool(said.words) and said.kind != "missed" and words == said.words.split(" × ")[0]  # noqa: RUF001
            rows.append(Entry(words, partial(self.give, name, choice), group, ticked))
        return rows

    def _free(self, names: Sequence[str]) -> Free | None:
        """Typed words may be a value themselves where the engine lists none."""
        parameter = self._parameter(names[0])
        if len(names) > 1 or parameter is None or parameter.choices:
            return None
        name = names[0]

        def free(typed: str) -> Entry:
            return Entry(self.tr("Use “{}”").format(typed), partial(self.give, name, typed), glyph="pencil-simple")

        return free

    def _open_beside(self, chip: QWidget, name: str) -> None:
        """Offer another parameter of the same subject."""
        own = self._hand.board.shots[self._hand.aim.only].params if self._hand.aim.only else {}
        value = own.get(name)
        taken = (name,) if name in own else ()
        words = value_words(name, value) if value is not None else ""
        said = ChipWords("subject", words, None, (name,), taken=taken)
        self._open(chip, self._title(said), self.entries(said, chip), self._free(said.names))

    # ---- deeds

    def give(self, name: str, value: str) -> None:
        """Set a parameter of the shot instead of what was read."""
        parameter = self._parameter(name)
        try:
            checked = check_value(parameter, value) if parameter else value
        except StudioError as error:
            self.refused.emit(str(error))
            return
        self.refused.emit(self._hand.give(name, checked))

    def take_back(self, said: ChipWords) -> None:
        """Let the words decide again, as one step."""
        deed: Callable[[], str] = partial(self._hand.clear_all, said.taken)
        if len(said.taken) == 1:
            deed = partial(self._hand.clear, said.taken[0])
        self.refused.emit(deed())

    # ---- models of one's own

    def _ask_for_model(self, kind: str) -> None:
        title = self.tr("A model that plays {}").format(value_words("subject", kind).lower())
        path, _filter = QFileDialog.getOpenFileName(self._over, title, "", self.tr("Models (*{})").format(MODEL))
        if path:
            self.cast(kind, Path(path))

    def cast(self, kind: str, path: Path) -> None:
        """Have a model play a kind wherever it appears in the project."""
        try:
            value = take_in_model(self._session.opened.media, path)
        except StudioError as error:
            self._session.fail(error)
            return
        edit = self._session.do(deeds.set_param, ring="project", name=f"{ACTOR}{kind}", value=value, of=None)
        if edit is not None:
            played = value_words("subject", kind).lower()
            sentence = self.tr("{0} plays “{1}” in all shots of this project; undo takes it back.")
            self._session.say(sentence.format(path.name, played))
            self._hand.draft_soon()

    def cast_into(self, reading: Reading | None, path: Path, below: QWidget) -> str:
        """Have a model that was dropped play a subject of the prompt in sight; returns why it cannot be, if so."""
        subjects = subjects_in(reading.plan) if reading else []
        kinds = list(dict.fromkeys(str(row.get("kind", "")) for row in subjects if row.get("known", True) is not False))
        if not kinds:
            return self.tr("{} has nobody to play: select a shot whose prompt names someone.").format(path.name)
        if len(kinds) == 1:
            self.cast(kinds[0], path)
            return ""
        rows = [Entry(value_words("subject", kind), partial(self.cast, kind, path)) for kind in kinds]
        self._open(below, self.tr("Whom does {} play?").format(path.name), rows)
        return ""


def _ticked_first(rows: Sequence[Entry]) -> list[Entry]:
    """What holds before all else, so that it is in sight below the rows that come first."""
    return sorted(rows, key=lambda row: not row.ticked)
