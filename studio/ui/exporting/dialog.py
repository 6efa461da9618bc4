"""The export dialog: what, where, how large, how good, which part; and what is not at its best yet."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.export import ExportOptions, source_of
from studio.model.time import timecode
from studio.ui.actions.times import about, minutes
from studio.ui.controls import Pick, button, label, rule, tool_button
from studio.ui.exporting.catalogue import Format, formats
from studio.ui.exporting.choice import next_version, rest_of, short_path, shots_within, sizes_for, sounds
from studio.ui.exporting.exports import Exports
from studio.ui.exporting.preview import Preview
from studio.ui.exporting.rest_note import RestNote
from studio.ui.session import Session
from studio.ui.theme import Theme, letters
from studio.ui.window.overlay import Overlay

_WIDTH, _HEIGHT = 1040, 624
_ASIDE = 256
BY = "\N{MULTIPLICATION SIGN}"


class ExportDialog(Overlay):
    """Made anew each time it is asked for; it goes when it is closed. What it starts goes on without it."""

    def __init__(self, window: QWidget, session: Session, theme: Theme, exports: Exports) -> None:
        super().__init__(theme, window, width=_WIDTH)
        self._session = session
        self._exports = exports
        self._formats = formats()
        self._format = self._formats[0]
        self._folder = session.opened.path.parent
        self._out: Path | None = None
        self.kinds: dict[str, QPushButton] = {}
        self.rest = RestNote(theme)
        self.facts: dict[str, QLabel] = {}
        self._build()
        self.rest.make_asked.connect(self._make_first)
        session.standings.changed.connect(self._refresh)
        session.making.queue_changed.connect(self._refresh)
        self.closed.connect(self.deleteLater)
        self._choose(self._format)

    def _build(self) -> None:
        self.box.setFixedHeight(min(_HEIGHT, max(420, self._over.height() - 48)))
        column = QVBoxLayout(self.box)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(rule())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._aside())
        line = rule()
        line.setMaximumSize(1, 16_777_215)
        line.setFixedWidth(1)
        middle.addWidget(line)
        middle.addLayout(self._main(), 1)
        column.addLayout(middle, 1)
        column.addWidget(rule())
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        close = tool_button(self._theme, "x", self.tr("Close"))
        close.clicked.connect(self.dismiss)
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 16, 12)
        row.addWidget(label(self.tr("Export"), "heading"), 1)
        row.addWidget(close)
        return row

    def _aside(self) -> QWidget:
        """The formats, in groups."""
        aside = QWidget()
        aside.setFixedWidth(_ASIDE)
        column = QVBoxLayout(aside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(2)
        group = QButtonGroup(aside)
        title = ""
        for one in self._formats:
            if one.group != title:
                title = one.group
                heading: QLabel = label(title, "section")
                heading.setContentsMargins(12, 10, 0, 4)
                column.addWidget(heading)
            made = button(self._theme, f"{one.title}   {one.suffix}", "plain", glyph=one.glyph)
            made.setCheckable(True)
            made.setProperty("align", "left")
            made.setMinimumHeight(36)
            made.clicked.connect(lambda _on=False, one=one: self._choose(one))
            group.addButton(made)
            self.kinds[one.suffix] = made
            column.addWidget(made)
        column.addStretch(1)
        return aside

    def _main(self) -> QVBoxLayout:
        session, board = self._session, self._session.board
        top = QHBoxLayout()
        top.setSpacing(24)
        top.addWidget(Preview(session, self._theme), 0, Qt.AlignmentFlag.AlignTop)
        facts = QFormLayout()
        facts.setHorizontalSpacing(24)
        facts.setVerticalSpacing(9)
        facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        heading: QLabel = label(board.project.title or session.opened.path.stem, "heading")
        heading.setWordWrap(True)
        facts.addRow(heading)
        for name, title in (
            ("length", self.tr("Length")),
            ("shots", self.tr("Shots")),
            ("picture", self.tr("Picture")),
            ("colour", self.tr("Colour")),
            ("time", self.tr("Time, about")),
        ):
            made: QLabel = label("")
            letters(made, "ui", tabular=True)
            self.facts[name] = made
            facts.addRow(label(title, "faint"), made)
        top.addLayout(facts, 1)
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(20)
        column.addLayout(top)
        column.addLayout(self._fields())
        column.addWidget(self.rest)
        column.addStretch(1)
        return column

    def _fields(self) -> QGridLayout:
        board, session = self._session.board, self._session
        inside = session.playing.range
        selected = len(session.selection)
        self.range = self._combo(self.tr("Range"), [(self.tr("Whole reel"), "reel")])
        if inside:
            words = self.tr("From in to out, {length}").format(
                length=timecode(inside[1] - inside[0], board.project.rate)
            )
            self.range.addItem(words, "range")
        if selected and selected < len(board.reel):
            words = self.tr("The selected shot") if selected == 1 else self.tr("The {count} selected shots")
            self.range.addItem(words.format(count=selected), "selection")
        self.sides = self._combo(
            self.tr("Size"), [(f"{width} {BY} {height}", (width, height)) for width, height in sizes_for(board.project)]
        )
        self.quality = self._combo(
            self.tr("Quality"),
            [
                (self.tr("Good, CRF 18"), "good"),
                (self.tr("Best, CRF 14, slower"), "best"),
                (self.tr("Small and quick, CRF 24"), "draft"),
            ],
        )
        self.missing = self._combo(
            self.tr("Missing pictures"),
            [
                (self.tr("Title card with prompt"), "card"),
                (self.tr("Leave the shot out"), "leave"),
                (self.tr("Refuse to export"), "strict"),
            ],
        )
        self.sound = self._combo(
            self.tr("Sound"), [(self.tr("As the takes have it"), True), (self.tr("Leave it out"), False)]
        )
        sounding = [self.sound] if sounds(board) else []
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        self._rows: list[tuple[QLabel, QComboBox]] = []
        for at, field in enumerate((self.range, self.quality, self.sides, self.missing, *sounding)):
            title: QLabel = label(field.accessibleName(), "faint")
            title.setBuddy(field)
            grid.addWidget(title, at // 2, at % 2 * 2)
            grid.addWidget(field, at // 2, at % 2 * 2 + 1)
            self._rows.append((title, field))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _combo(self, title: str, items: Sequence[tuple[str, object]]) -> QComboBox:
        made = Pick(self._theme, title)
        for words, value in items:
            made.addItem(words, value)
        made.currentIndexChanged.connect(self._refresh)
        return made

    def _foot(self) -> QHBoxLayout:
        self.place_label: QLabel = label("")
        self.place_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        change = button(self._theme, self.tr("Change…"), "ghost", glyph="folder-open")
        change.clicked.connect(self._ask_place)
        leave = button(self._theme, self.tr("Cancel"), "quiet")
        leave.clicked.connect(self.dismiss)
        self.go = button(self._theme, self.tr("Export"), "primary")
        self.go.clicked.connect(self._start)
        for made in (change, leave, self.go):
            made.setMinimumHeight(32)
        row = QHBoxLayout()
        row.setContentsMargins(24, 14, 24, 14)
        row.setSpacing(8)
        row.addWidget(self.place_label)
        row.addWidget(change)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.go)
        return row

    def first_field(self) -> QWidget | None:
        return self.go

    def _choose(self, one: Format) -> None:
        self._format = one
        self.kinds[one.suffix].setChecked(True)
        self._out = None
        for title, field in self._rows[1:]:
            shown = one.moves
            title.setVisible(shown)
            field.setVisible(shown)
        self.go.setText(
            self.tr("Export {what}").format(what=one.title.split(" ")[-1] if one.moves else one.title.lower())
        )
        self._refresh()

    @property
    def out(self) -> Path:
        """Where the file will be."""
        title = self._session.board.project.title or self._session.opened.path.stem
        return self._out or next_version(self._folder, title, self._format.suffix)

    def options(self) -> ExportOptions:
        """What is chosen."""
        which = self.range.currentData()
        first, last = (self._session.playing.range or (0, None)) if which == "range" else (0, None)
        size = self.sides.currentData()
        return ExportOptions(
            quality=self.quality.currentData(),
            strict=self._format.moves and self.missing.currentData() == "strict",
            leave_out=self._format.moves and self.missing.currentData() == "leave",
            first=first,
            last=last,
            shots=frozenset(self._session.selection.shots) if which == "selection" else None,
            width=size[0],
            height=size[1],
            sound=self.sound.currentData(),
        )

    def _refresh(self, *_: object) -> None:
        if not hasattr(self, "go"):
            return
        board, chosen = self._session.board, self.options()
        shots = shots_within(board, chosen.first, chosen.last, chosen.shots)
        starts = [board.start(shot) for shot in shots]
        end = board.length if chosen.last is None else chosen.last
        frames = sum(
            min(start + shot.length, end) - max(start, chosen.first) for shot, start in zip(shots, starts, strict=True)
        )
        scenes = len({shot.scene for shot in shots})
        count = self.tr("1 shot") if len(shots) == 1 else str(len(shots))
        self.facts["length"].setText(timecode(frames, board.project.rate))
        self.facts["shots"].setText(
            self.tr("{count} in 1 scene").format(count=count)
            if scenes == 1
            else self.tr("{count} in {scenes} scenes").format(count=count, scenes=scenes)
        )
        self.facts["picture"].setText(
            self.tr("{width} {by} {height}, {rate} fps").format(
                by=BY, width=chosen.width, height=chosen.height, rate=f"{float(board.project.rate.fraction):.5g}"
            )
        )
        self.facts["colour"].setText(self.tr("Rec. 709, limited"))
        speed = self._exports.frames_per_s.get(chosen.quality)
        known = minutes(frames / speed) if speed and self._format.moves else self.tr("learned from the first export")
        self.facts["time"].setText(known if self._format.moves else self.tr("a moment"))
        self._show_rest(shots)
        self.place_label.setText(short_path(self.out))
        self.place_label.setToolTip(str(self.out))
        self.go.setEnabled(bool(frames))

    def _show_rest(self, shots: Sequence[object]) -> None:
        board, session, chosen = self._session.board, self._session, self.options()
        rows = shots_within(board, chosen.first, chosen.last, chosen.shots)
        rest = rest_of(rows, session.standings.look, masters=_makes_masters(session))
        seconds = session.making.estimate(rest.makeable) if rest.makeable else None
        self._rest = rest
        self.rest.show_rest(
            rest, len(rows), minutes(seconds) if seconds is not None else "", can_make=not session.read_only
        )

    def _make_first(self) -> None:
        """Have made what lacks; the dialog stays, and its counts follow."""
        self._session.making.make(self._rest.makeable)
        seconds = self._session.making.left_s()
        self._session.say(
            self.tr("The shots are being made, {time}. Export when the counts are gone.").format(
                time=about(seconds) or self.tr("which takes a while")
            )
        )

    def _ask_place(self) -> None:
        dialog = QFileDialog(self._over, self.tr("Export to"), str(self.out))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(self._format.suffix.lstrip("."))
        dialog.setNameFilter(f"{self._format.title} (*{self._format.suffix})")
        dialog.selectFile(self.out.name)
        dialog.fileSelected.connect(self.use_place)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def use_place(self, name: str) -> None:
        """Export to this file."""
        path = Path(name)
        self._out = (
            path if path.suffix.lower() == self._format.suffix else path.with_name(path.name + self._format.suffix)
        )
        self._folder = self._out.parent
        self._refresh()

    def _start(self) -> None:
        self._exports.start(source_of(self._session.opened), self.out, self.options())
        self.dismiss()


def _makes_masters(session: Session) -> bool:
    """Whether something better than drafts can be made here: by an engine that has the models it needs."""
    known = session.library is not None and any(not card.problem for card in session.library.cards)
    records = [found.engine.capabilities for found in session.shelf.engines if found.engine]
    return any(record.quality == "master" and (known or not record.models) for record in records)
