"""The reel's transport on the top bar: start, play, end, and the timecode, which can be typed into."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from studio.edit.report import Changes
from studio.errors import StudioError
from studio.model.time import timecode
from studio.ui.controls import tool_button
from studio.ui.session import Session
from studio.ui.theme import Theme, letters
from studio.ui.theme.paint import fill, smooth
from studio.ui.window.commands import Commands
from studio.ui.window.places import read_position, reel_timecode

_HEIGHT = 32


class TimecodeField(QLineEdit):
    """The playhead's timecode. Typing one and Enter goes there; Esc, or leaving, puts it back."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        letters(self, "timecode", tabular=True)
        self.setProperty("kind", "timecode")
        self.setFrame(False)
        self.setAccessibleName(self.tr("Timecode"))
        self.setToolTip(self.tr("Playhead. Type a timecode, its last fields, or +12 for frames, then Enter."))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus | Qt.FocusPolicy.TabFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        width = QFontMetrics(self.font()).horizontalAdvance("00:00:00:00")
        self.setFixedSize(QSize(width + 20, _HEIGHT))
        self.returnPressed.connect(self._go)
        session.playing.moved.connect(self._follow)
        self.show_frame()

    def show_frame(self) -> None:
        """Show where the playhead is."""
        self.setText(reel_timecode(self._session.playing.frame, self._session.board.project))

    def _follow(self, _frame: int) -> None:
        if not self.hasFocus():
            self.show_frame()

    def _go(self) -> None:
        try:
            place = read_position(self.text(), self._session.playing.frame, self._session.board.project)
        except StudioError as error:
            self._session.fail(error)
        else:
            self._session.playing.seek(place)
        self.show_frame()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.show_frame()
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.deselect()
        self.show_frame()


class _Well(QWidget):
    """The dark ground that holds the playhead's timecode and the reel's length."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(_HEIGHT)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        fill(painter, QRectF(self.rect()), self._theme.color("well"), 6)
        painter.end()


class ReelTransport(QWidget):
    """Start, play, end, timecode and length of the reel."""

    def __init__(self, session: Session, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._was_playing: bool | None = None
        self.start = self._tool(commands, "play.start", "skip-back-fill", self.tr("Start of the reel"))
        self.play = self._tool(commands, "play.toggle", "play-fill", self.tr("Play the reel"))
        self.end = self._tool(commands, "play.end", "skip-forward-fill", self.tr("End of the reel"))
        self.timecode = TimecodeField(session, theme)
        self.length = QLabel()
        self.length.setProperty("kind", "soft")
        letters(self.length, "ui", tabular=True)
        self.length.setToolTip(self.tr("Length of the reel"))
        self.length.setContentsMargins(4, 0, 12, 0)
        well = _Well(theme)
        inside = QHBoxLayout(well)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.timecode)
        inside.addWidget(self.length)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for tool in (self.start, self.play, self.end):
            row.addWidget(tool)
        row.addSpacing(4)
        row.addWidget(well)
        session.playing.changed.connect(self._show_state)
        session.changed.connect(self._follow)
        theme.changed.connect(self._redress)
        self._show_state()
        self._show_length()

    def _tool(self, commands: Commands, name: str, glyph: str, title: str) -> QToolButton:
        made = tool_button(self._theme, glyph, title, size=_HEIGHT, px=18 if name == "play.toggle" else 16)
        made.clicked.connect(lambda: commands.run(name))
        keys = commands.keys_of(name)
        made.setToolTip(f"{title} ({keys})" if keys else title)
        return made

    def _redress(self) -> None:
        self._was_playing = None
        self._show_state()

    def _show_state(self) -> None:
        playing = self._session.playing.playing
        if playing == self._was_playing:
            return
        self._was_playing = playing
        self.play.setIcon(self._theme.icon("pause-fill" if playing else "play-fill", "text", 18))
        self.play.setAccessibleName(self.tr("Pause") if playing else self.tr("Play the reel"))

    def _follow(self, changes: Changes) -> None:
        if changes.retimed or changes.ids("project"):
            self._show_length()
            self.timecode.show_frame()

    def _show_length(self) -> None:
        board = self._session.board
        self.length.setText(timecode(board.length, board.project.rate))

    def compact(self, small: bool) -> None:
        """Leave the length away."""
        self.length.setVisible(not small)
