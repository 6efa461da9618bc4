"""The shot's transport: where in the shot we are, first, back, play, on, last, loop, sound, and how to keep time."""

from typing import get_args

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QToolButton, QWidget

from studio.model.rows import Shot
from studio.ui.controls import Pick, tool_button
from studio.ui.monitor.words import clock
from studio.ui.session import Session
from studio.ui.session.playing import Loop, Mode
from studio.ui.theme import Theme
from studio.ui.theme.paint import smooth, text

LOOPS: tuple[Loop, ...] = ("off", "shot", "range", "reel")
_HEIGHT = 44
_WIDE, _MIDDLE = 760, 560
"""From these widths on there is room for everything, and for the volume and the mode."""


class Clock(QWidget):
    """`02:13 of 04:12 in this shot`, in numbers that never jump."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now, self._whole = "", ""
        self.setAccessibleName(self.tr("Position in the shot"))
        self.setMinimumWidth(64)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(240, 40)

    def say(self, now: str, whole: str) -> None:
        """Show a position and what it is of."""
        if (now, whole) != (self._now, self._whole):
            self._now, self._whole = now, whole
            self.setAccessibleDescription(f"{now} {whole}")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        box = QRectF(self.rect())
        used = text(painter, box, self._now, self._theme.font("timecode", tabular=True), self._theme.color("text"))
        rest = box.adjusted(used + 10, 1, 0, 0)
        if rest.width() > 48:
            text(painter, rest, self._whole, self._theme.font("ui", tabular=True), self._theme.color("faint"))
        painter.end()


class LoopButton(QToolButton):
    """Switches the loop on and off; its menu chooses what is looped."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._playing = session.playing
        self._theme = theme
        self._last: Loop = "shot"
        self.setCheckable(True)
        self.setFixedSize(32, 32)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda on: self._playing.set_loop(self._last if on else "off"))
        theme.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is looped."""
        loop = self._playing.loop
        if loop != "off":
            self._last = loop
        self.setChecked(loop != "off")
        self.setIcon(self._theme.icon("repeat", "text" if loop != "off" else "soft"))
        said = self._titles()[self._last]
        self.setAccessibleName(said)
        self.setToolTip(self.tr("{0} (Shift+L)").format(said))

    def _titles(self) -> dict[Loop, str]:
        return {
            "off": self.tr("Do not loop"),
            "shot": self.tr("Loop the shot"),
            "range": self.tr("Loop in to out"),
            "reel": self.tr("Loop the reel"),
        }

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_of_loops().exec(event.globalPos())

    def menu_of_loops(self) -> QMenu:
        """What can be looped, the current one checked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        group.triggered.connect(lambda action: self._playing.set_loop(action.data()))
        titles = self._titles()
        for loop in LOOPS:
            action = QAction(titles[loop], menu)
            action.setCheckable(True)
            action.setChecked(self._playing.loop == loop)
            action.setData(loop)
            group.addAction(action)
            menu.addAction(action)
        return menu


class Transport(QWidget):
    """The row under the scrub bar. It moves the reel's playhead, within the shot that is in the monitor."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._playing, self._theme = session, session.playing, theme
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self.clock = Clock(theme)
        self._play = tool_button(theme, "play-fill", self.tr("Play (Space)"), size=40, px=20)
        self._play.clicked.connect(self._playing.toggle)
        self._loop = LoopButton(session, theme)
        self._mute = tool_button(theme, "speaker-high", self.tr("Mute"), checkable=True, size=32)
        self._mute.clicked.connect(self._playing.set_muted)
        self._volume = self._made_volume()
        self._mode = self._made_mode()
        self._lay_out()
        self._playing.changed.connect(self.refresh)
        theme.changed.connect(self.refresh)
        self.refresh()

    def _made_volume(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setFixedWidth(64)
        slider.setRange(0, 100)
        slider.setAccessibleName(self.tr("Volume"))
        slider.valueChanged.connect(lambda value: self._playing.set_volume(value / 100))
        return slider

    def _made_mode(self) -> Pick:
        box = Pick(self._theme, self.tr("How to keep time"))
        box.setToolTip(self.tr("Every frame shows each one, if late; real time drops pictures to stay with the sound"))
        for mode, title in zip(get_args(Mode), (self.tr("Every frame"), self.tr("Real time")), strict=True):
            box.addItem(title, mode)
        box.setFixedWidth(120)
        box.activated.connect(lambda row: self._playing.set_mode(box.itemData(row)))
        return box

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 4)
        row.setSpacing(4)
        left, right = QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.clock, 1)
        right.setSpacing(4)
        right.addStretch(1)
        for widget in (self._loop, self._mute, self._volume, self._mode):
            right.addWidget(widget)
        right.insertSpacing(4, 8)
        row.addLayout(left, 1)
        for widget in self._steps():
            row.addWidget(widget)
        row.addLayout(right, 1)

    def _steps(self) -> list[QToolButton]:
        named = [
            ("rewind-fill", self.tr("First frame of the shot"), self.to_first),
            ("caret-left-bold", self.tr("Back one frame (Left)"), lambda: self._playing.step(-1)),
            ("caret-right-bold", self.tr("On one frame (Right)"), lambda: self._playing.step(1)),
            ("fast-forward-fill", self.tr("Last frame of the shot"), self.to_last),
        ]
        made: list[QToolButton] = []
        for glyph, name, deed in named:
            tool = tool_button(self._theme, glyph, name, size=32, px=14 if "caret" in glyph else 16)
            tool.clicked.connect(deed)
            made.append(tool)
        return [*made[:2], self._play, *made[2:]]

    def to_first(self) -> None:
        """Go to the first frame of the shot in the monitor."""
        if shot := self._shot():
            self._playing.seek(self._session.board.start(shot))

    def to_last(self) -> None:
        """Go to the last frame of the shot in the monitor."""
        if shot := self._shot():
            self._playing.seek(self._session.board.start(shot) + shot.length - 1)

    def _shot(self) -> Shot | None:
        return self._session.board.shots.get(self._playing.shown.shot or self._playing.shot or "")

    def show_position(self, source: int, shot: Shot | None) -> None:
        """Say where in a shot we are; `source` counts its shown frames from 0."""
        if shot is None:
            self.clock.say("00:00", "")
            return
        rate = self._session.board.project.rate
        self.clock.say(clock(source, rate), self._of().format(clock(shot.length, rate)))

    def _of(self) -> str:
        return self.tr("of {0} in this shot") if self.width() >= _WIDE else self.tr("of {0}")

    def refresh(self) -> None:
        """Show how the player stands."""
        playing = self._playing
        self._play.setIcon(self._theme.icon("pause-fill" if playing.playing else "play-fill", "text", 20))
        name = self.tr("Pause (Space)") if playing.playing else self.tr("Play (Space)")
        self._play.setToolTip(name)
        self._play.setAccessibleName(name)
        self._loop.refresh()
        self._mute.setChecked(playing.muted)
        glyph = "speaker-slash" if playing.muted else "speaker-high" if playing.volume > 0.4 else "speaker-low"
        self._mute.setIcon(self._theme.icon(glyph, "soft"))
        if not self._volume.isSliderDown():
            self._volume.blockSignals(True)
            self._volume.setValue(round(playing.volume * 100))
            self._volume.blockSignals(False)
        self._mode.setCurrentIndex(self._mode.findData(playing.mode))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._volume.setVisible(self.width() >= _MIDDLE)
        self._mode.setVisible(self.width() >= _MIDDLE)
        super().resizeEvent(event)
