"""Many shots at once: how they stand, in a line a state, and what can be made of them."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from studio.model.rows import Shot
from studio.model.time import Rate
from studio.ui.controls import button, label
from studio.ui.inspector.badge import Badge
from studio.ui.inspector.length import clock
from studio.ui.inspector.section import Section
from studio.ui.session import Session
from studio.ui.theme import STATES, Theme
from studio.ui.theme.states import LookName


class Crowd(Section):
    """The selected shots' states, counted; `stale_asked` asks to make those again that are stale."""

    stale_asked = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(theme, "", ruled=False)
        self.name(self.tr("Selected"))
        self._session = session
        self._stale: list[str] = []
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
        """Count how these stand."""
        standings = self._session.standings
        looks: Counter[str] = Counter(standings.look(shot.id) for shot in shots)
        for state, (badge, count) in self.badges.items():
            badge.setVisible(looks[state] > 0)
            count.setVisible(looks[state] > 0)
            count.setText(f"{looks[state]:,}")
        self._stale = [shot.id for shot in shots if standings.of(shot.id).stale]
        self.make.setVisible(bool(self._stale) and not self._session.read_only)
        self.make.setText(self.tr("Make the {:,} that are stale").format(len(self._stale)))
        self.make.setAccessibleName(self.make.text())
        frames = sum(shot.length for shot in shots)
        self.note.setText(self.tr("{0} in all").format(clock(frames, rate)))

    @property
    def stale(self) -> list[str]:
        """Ids of the stale ones, in reel order."""
        return self._stale
