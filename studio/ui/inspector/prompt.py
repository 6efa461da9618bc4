"""The prompt of the shot, what the engine understood of it, and the draft that follows the typing."""

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.model.rows import Shot, Value
from studio.ui.controls import button, label, tool_button
from studio.ui.inspector.chips import Chip, Chips
from studio.ui.inspector.corrector import Corrector
from studio.ui.inspector.coverage import coverage_words
from studio.ui.inspector.facts import facts_of
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.pen import Pen
from studio.ui.inspector.prompt_editor import PromptEditor
from studio.ui.inspector.refusal import mark
from studio.ui.inspector.section import Section
from studio.ui.inspector.understanding import ChipWords, chips_of, marks_of, missed_count, rebased
from studio.ui.session import Session
from studio.ui.session.making import Reading
from studio.ui.theme import Theme

Known = tuple[str, tuple[tuple[str, Value], ...]]
"""What a reading is of: a prompt and the parameters that correct it."""

PAUSE_MS, MOST_MS = 120, 480
"""A draft follows this long after the last letter, and while letters keep coming at least this often."""

READINGS = 256
"""Prompts whose reading is kept, so that going back to a shot shows it at once."""


class PromptSection(Section):
    """`reading_changed` bears the `Reading` of the prompt in sight, or `None` while it is not known."""

    reading_changed = Signal(object)
    drafting_changed = Signal(bool)
    escaped = Signal()

    def __init__(self, session: Session, theme: Theme, hand: Hand) -> None:
        super().__init__(theme, "", ruled=False)
        self.name(self.tr("Prompt"))
        self._session = session
        self._hand = hand
        self._shot = ""
        self._readings: OrderedDict[Known, Reading] = OrderedDict()
        self._params: Mapping[str, Value] = {}
        self.reading: Reading | None = None
        """What was shown last."""
        self.editor = PromptEditor(theme)
        self.chips = Chips(theme)
        self.chips.after = self.editor
        self.corrector = Corrector(session, theme, hand, self)
        self.coverage = label("", "faint")
        self.coverage.setFont(theme.font("label", tabular=True))
        self.coverage.setContentsMargins(0, 6, 0, 0)
        self.coverage.setWordWrap(True)
        self.coverage.hide()
        self.problem = label("", "failed")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.newer = button(theme, self.tr("Use these words from the next step"), "quiet", glyph="pencil-line")
        self.newer.setToolTip(self.tr("The take that is being made goes on with what is written now"))
        self.newer.clicked.connect(lambda: self._session.making.use_words(self._shot))
        self._offer = QWidget()
        self._offer.hide()
        held = QVBoxLayout(self._offer)
        held.setContentsMargins(0, 8, 0, 0)
        held.addWidget(self.newer)
        self.live = tool_button(theme, "lightning", self.tr("Draft as you type"), checkable=True, size=24, px=14)
        self.live.setChecked(hand.drafts)
        self.tool(self.live)
        self.body.addWidget(self.editor)
        self.body.addWidget(self.problem)
        self.body.addWidget(self._offer)
        self.body.addSpacing(8)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.coverage)
        self.pen = Pen(self.editor, self._commit, pause_ms=PAUSE_MS, most_ms=MOST_MS, parent=self)
        self._connect()

    def _connect(self) -> None:
        self.editor.edited.connect(self.pen.typed)
        self.editor.entered.connect(self.pen.flush)
        self.editor.left.connect(self._leave)
        self.editor.escaped.connect(self.escaped)
        self.editor.undo_asked.connect(lambda: self._through(back=True))
        self.editor.redo_asked.connect(lambda: self._through(back=False))
        self.chips.chosen.connect(self._correct)
        self.chips.taken_back.connect(self.corrector.take_back)
        self.corrector.refused.connect(self._say)
        self.corrector.gone.connect(lambda: self.editor.select(None, focus=False))
        self.live.toggled.connect(self._set_live)
        self._session.making.understood.connect(self._understood)

    def show_shot(self, shot: Shot) -> None:
        """Show a shot's prompt; what is being typed about it stands."""
        if shot.id != self._shot:
            self.pen.flush()
            self._say("")
            self._shot = shot.id
        self.pen.follow(f"prompt:{shot.id}", shot.prompt)
        self.editor.setReadOnly(self._session.read_only)
        self._params = self._session.making.corrections(shot.id)
        self._read()
        chosen = self._session.board.chosen(shot)
        self.coverage.setText(coverage_words(chosen) if chosen else "")
        self.coverage.setVisible(bool(self.coverage.text()))
        self.follow_job(shot.id)

    def follow_job(self, shot: str) -> None:
        """The shot's running job got further, or there is none: offer it the words that are written now, if it can
        take them."""
        if shot == self._shot:
            self._offer.setVisible(bool(self._session.making.newer_words(shot)) and not self._session.read_only)

    def leave_shot(self) -> None:
        """No one shot is shown any more: commit what was typed."""
        self.pen.leave()

    def _leave(self) -> None:
        self.pen.leave()
        self._say("")

    def _through(self, *, back: bool) -> None:
        """Undo or redo of the document; what is typed and not yet committed is a step of its own first."""
        self.pen.flush()
        self.pen.rest()
        label = self._session.undo() if back else self._session.redo()
        standing = self._session.standings.of(self._shot)
        if label is not None and standing.stale and self._hand.drafts and self._shot in self._session.board.shots:
            self._session.making.draft(self._shot)

    def _set_live(self, on: bool) -> None:
        self._hand.drafts = on
        self.live.setToolTip(self.tr("Draft as you type: on") if on else self.tr("Draft as you type: off"))
        self.drafting_changed.emit(on)

    def set_live(self, on: bool) -> None:
        """Draft as the artist types, or not."""
        self.live.setChecked(on)

    def _commit(self, subject: str, text: str, key: str) -> str | None:
        shot = subject.partition(":")[2]
        problem = self._hand.prompt(shot, text, key)
        if problem and not text.strip():
            problem = self.tr("Empty: the shot keeps the prompt it has.")
        self._say(problem)
        self._read()
        self.follow_job(shot)
        rows = self._session.board.shots
        return None if problem or shot not in rows else rows[shot].prompt

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        mark(self.editor, "refused", bool(problem))

    def _correct(self, chip: Chip) -> None:
        """Show which words a chip comes from, and offer what else it may be."""
        offers = chip.said is not None and bool(chip.said.names)
        if chip.mark is not None:
            self.editor.select(chip.mark, focus=not offers)
        self.corrector.open(chip)

    def take_model(self, path: Path) -> str:
        """Have a model play a subject of the prompt; returns why it cannot, in a sentence, if so."""
        reading = self.reading
        if reading is None or reading.prompt != self.editor.text():
            return self.tr("The prompt is still being read: drop {} again in a moment.").format(path.name)
        return self.corrector.cast_into(reading, path, self.chips)

    def _read(self) -> None:
        """Show what is known of the text in sight, and ask where it is not."""
        text = self.editor.text()
        known = self._readings.get(_known(text, self._params))
        if known is not None:
            self._show(known)
        elif text.strip():
            self.note.setText("")
            self.reading_changed.emit(None)
            self._session.making.read(text, self._params)
        else:
            self._show(Reading(text, (), {}, ()))

    def _understood(self, answer: object) -> None:
        if not isinstance(answer, Reading):
            return
        self._readings[_known(answer.prompt, answer.params)] = answer
        while len(self._readings) > READINGS:
            self._readings.popitem(last=False)
        if answer.prompt == self.editor.text() or self.pen.pending:
            self._show(answer)

    def _show(self, reading: Reading) -> None:
        """Mark the text; a reading of what it was a moment ago is brought to where the words are now."""
        if reading.refused or (self.reading is not None and self.reading.refused):
            self._say(reading.refused)
        self.reading = reading
        now = self.editor.text()
        marks = marks_of(reading.prompt, reading.spans, reading.missed)
        self.editor.set_marks(rebased(marks, reading.prompt, now))
        self.chips.show_words(self._facts(reading) or chips_of(reading.prompt, marks))
        words = self._verdict(missed_count(self.chips.words)) if reading.prompt.strip() else ""
        self.note.setText(words)
        with QSignalBlocker(self.editor):
            self.editor.setAccessibleDescription(words)
        self.reading_changed.emit(reading)

    def _facts(self, reading: Reading) -> list[ChipWords]:
        """The facts of a reading; none where the engine tells no plan."""
        shot = self._session.board.shots.get(self._shot)
        if not reading.plan or shot is None:
            return []
        return facts_of(reading, shot.params, self.corrector.offered())

    def _verdict(self, missed: int) -> str:
        if not missed:
            return self.tr("All understood")
        return self.tr("1 phrase not staged") if missed == 1 else self.tr("{} phrases not staged").format(missed)


def _known(prompt: str, params: Mapping[str, Value]) -> Known:
    return prompt, tuple(sorted(params.items()))
