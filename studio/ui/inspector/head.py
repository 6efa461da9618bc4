"""The head of the inspector: which shot it is about, how that stands, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.model.rows import Take
from studio.ui.controls import label, tool_button
from studio.ui.inspector.badge import Badge, look_named
from studio.ui.inspector.cascade import Aim
from studio.ui.inspector.footer import time_left
from studio.ui.session import Session
from studio.ui.theme import STATES, Theme

HEIGHT = 36


class Head(QWidget):
    """36 pixels: title, badge, then star, notes and more. `starred` bears the take whose star is to be turned."""

    starred = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.title = label("", "title")
        self.badge = Badge(theme)
        self.star = tool_button(theme, "star", self.tr("Star the take in the reel"), checkable=True)
        self.notes = tool_button(theme, "note-pencil", self.tr("Notes"))
        self.more = tool_button(theme, "dots-three", self.tr("More"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(self.title)
        row.addSpacing(12)
        row.addWidget(self.badge, 1)
        row.addStretch(0)
        for tool in (self.star, self.notes, self.more):
            row.addWidget(tool)
        self._take = ""
        self.star.clicked.connect(lambda: self.starred.emit(self._take))
        theme.changed.connect(self._draw_star)

    def show_aim(self, aim: Aim) -> None:
        """Say what the inspector is about."""
        board = self._session.board
        shot = board.shots[aim.only] if aim.only else None
        if shot is not None:
            name = self.tr("Shot {}").format(board.numbers[shot.id])
            self.title.setText(f"{name}  {shot.label}" if shot.label else name)
            self.show_standing(shot.id)
            self._show_star(board.chosen(shot))
        elif aim.many:
            self.title.setText(self.tr("{:,} shots").format(len(aim.ids)))
        else:
            scene = board.scenes.get(aim.ids[0]) if aim.ids else None
            self.title.setText(scene.name if scene else self.tr("Project"))
        self.badge.setVisible(shot is not None)
        for tool in (self.star, self.more):
            tool.setVisible(shot is not None)
        self.notes.setVisible(aim.ring == "shot")

    def show_standing(self, shot: str) -> None:
        """Say how a shot stands, and how far it is while it is being made."""
        standings, progress = self._session.standings, self._session.making.progress(shot)
        look = look_named(standings.look(shot))
        why, words = standings.of(shot).why, STATES[look].word
        if progress is not None:
            words = self.tr("{:.0f}%").format(progress.part * 100)
            if progress.left_s is not None:
                words = self.tr("{0}, {1} left").format(words, time_left(progress.left_s))
        elif look in ("stale", "failed", "offline") and why:
            words = self.tr("{0}: {1}").format(words, why)
        self.badge.show_state(look, words, why)

    def _show_star(self, chosen: Take | None) -> None:
        """Whether the take in the reel is starred, if there is one."""
        self._take = chosen.id if chosen else ""
        star = chosen is not None and chosen.star
        self.star.setChecked(star)
        self.star.setEnabled(chosen is not None and not self._session.read_only)
        tip = self.tr("Take the star off the take in the reel") if star else self.tr("Star the take in the reel")
        self.star.setToolTip(tip if chosen else self.tr("There is no take in the reel"))
        self.star.setAccessibleName(tip)
        self._draw_star()

    def _draw_star(self) -> None:
        on = self.star.isChecked()
        self.star.setIcon(self._theme.icon("star-fill" if on else "star", "text" if on else "soft"))
