"""The inspector's page: its sections one under the other, those in sight that what it is about calls for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.model.rows import Shot
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.crowd import Crowd
from studio.ui.inspector.hand import Hand
from studio.ui.inspector.parameters import Parameters
from studio.ui.inspector.project_section import ProjectSection
from studio.ui.inspector.prompt import PromptSection
from studio.ui.inspector.takes import Takes
from studio.ui.inspector.words import WordsSection
from studio.ui.session import Session
from studio.ui.theme import Theme

NARROW = 320
"""Below this width the sources lose their words; below `LOW` high the chips take one row."""
LOW = 600
MARGINS = (14, 8, 14, 12)
BAR = 8
"""Width of the scroll bar, which stands in the right margin."""


class Page(QScrollArea):
    """Scrolls where it is too low. `escaped`: Esc in one of its fields."""

    escaped = Signal()

    def __init__(self, session: Session, theme: Theme, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.project = ProjectSection(session, theme)
        self.crowd = Crowd(session, theme)
        self.prompt = PromptSection(session, theme, hand)
        self.takes = Takes(session, theme)
        self.parameters = Parameters(session, theme, hand)
        self.words = WordsSection(session, theme, hand)
        inside = QWidget()
        inside.setObjectName("page")
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(0)
        for section in (self.project, self.crowd, self.prompt, self.takes, self.parameters, self.words):
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for section in (self.project, self.prompt, self.parameters, self.words):
            section.escaped.connect(self.escaped)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def _make_room(self, _low: int, high: int) -> None:
        """Keep the sections as wide with the scroll bar as without."""
        left, top, right, bottom = MARGINS
        self._column.setContentsMargins(left, top, right - (BAR if high > 0 else 0), bottom)

    def show_aim(self, aim: Aim, shots: Sequence[Shot]) -> None:
        """Show the sections for one shot, for many, or for a scene or the project."""
        board, one = self._session.board, shots[0] if aim.only else None
        self.prompt.setVisible(one is not None)
        self.takes.setVisible(one is not None)
        self.crowd.setVisible(aim.many)
        self.words.setVisible(bool(shots))
        self.project.setVisible(not shots)
        self.parameters.show_aim(aim, shots)
        if one is not None:
            self.prompt.show_shot(one)
            self.takes.show_shot(one)
        else:
            self.prompt.leave_shot()
            self.parameters.show_reading(None, aim)
        if aim.many:
            self.crowd.show_shots(shots, board.project.rate)
        if shots:
            self.words.show_shots(shots)
        else:
            self.project.show_aim(aim, board)

    def flush(self) -> None:
        """Commit what is typed and not committed yet."""
        self.prompt.pen.flush()
        self.words.flush()
        self.project.flush()

    def fit(self, width: int, height: int) -> None:
        """Leave away what has no room in an inspector of this size."""
        self.parameters.make_bare(width < NARROW)
        self.prompt.chips.fold(height < LOW)

    def write_prompt(self) -> None:
        """Put the cursor at the end of the prompt."""
        self.prompt.open()
        editor = self.prompt.editor
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(editor)

    def write_notes(self) -> None:
        """Put the cursor into the notes."""
        self.words.focus("notes")
        self.ensureWidgetVisible(self.words)
