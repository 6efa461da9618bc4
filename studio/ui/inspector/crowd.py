"""Many shots at once: how they stand, in a line a state, and what can be made of them."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from studio.model.rows import Shot
from studio.model.time import Rate
from studio.ui.controls import button, label
from studio.ui.inspector.badge import Badge, look_named
from studio.ui.inspector.length import clock
from studio.ui.inspector.section import Section
from studio.ui.session import Session
from studio.ui.session.standings import Standing
from studio.ui.theme import STATES, Theme
from studio.ui.theme.states import LookName

SLICE = 1000
"""Shots that are counted in a turn of the event loop."""


class Crowd(Section):
    """The selected shots' states, counted; `stale_asked` asks to make those again that are stale."""

    stale_asked = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(theme, "", ruled=False)
        self.name(self.tr("Selected"))
        self._session = session
        self._stale: list[str] = []
        self._found: list[str] = []
        self._waiting: list[Shot] = []
        self._looks: Counter[LookName] = Counter()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._count)
        self.badges: dict[LookName, tuple[Badge, QLabel]] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 2, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, state in enumerate(STATES):
            badge, count = Badge(theme), label("", "faint")
            badge.show_state(state)
            grid.addWidget(badge, row, 0)
            grid.addWidget(count, row, 1)
            self.badges[state] = (badge, count)
        self.body.addLayout(grid)
        self.make = button(theme, "", "ghost", glyph="arrows-clockwise")
        self.make.clicked.connect(self.stale_asked)
        self.body.addWidget(self.make)

    def show_shots(self, shots: Sequence[Shot], rate: Rate) -> None:
        """Count how these stand: a few at once, thousands a slice a turn of the event loop."""
        self._waiting = list(reversed(shots))
        self._looks.clear()
        self._found.clear()
        frames = sum(shot.length for shot in shots)
        self.note.setText(self.tr("{0} in all").format(clock(frames, rate)))
        self._count()

    def _count(self) -> None:
        standings = self._session.standings
        for _ in range(min(SLICE, len(self._waiting))):
            shot = self._waiting.pop().id
            standing = standings.of(shot)
            self._looks[look_named(standings.look(shot)) if standing.state == "generating" else _plain(standing)] += 1
            if standing.stale and standing.state != "generating":
                self._found.append(shot)
        if self._waiting:
            self._later.start()
        else:
            self._later.stop()
            self._show()

    def _show(self) -> None:
        for state, (badge, count) in self.badges.items():
            badge.setVisible(self._looks[state] > 0)
            count.setVisible(self._looks[state] > 0)
            count.setText(f"{self._looks[state]:,}")
        self._stale = list(self._found)
        self.make.setVisible(bool(self._stale) and not self._session.read_only)
        count = len(self._stale)
        words = self.tr("Make the one that is stale") if count == 1 else self.tr("Make the {:,} that are stale")
        self.make.setText(words.format(count))
        self.make.setAccessibleName(self.make.text())

    @property
    def stale(self) -> list[str]:
        """Ids of the stale ones, in reel order."""
        return self._stale


def _plain(standing: Standing) -> LookName:
    """The look of a shot for which nothing is being made."""
    return "stale" if standing.stale and standing.state in ("draft", "master") else look_named(standing.state)
