"""How each shot stands: its state, whether it is stale and why. Kept up to date shot by shot, never all at once."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from studio.edit.report import Changes
from studio.model.staleness import stale_reasons
from studio.project import Opened
from studio.project.state import ShotState, shot_states
from studio.ui.session.making import Making


class Standing(NamedTuple):
    """A shot's state as `storyreel list` shows it; `why` a take is stale, or how the last job failed."""

    state: ShotState = "empty"
    stale: bool = False
    why: str = ""


class Standings(QObject):
    """The standing of every shot. `changed` bears a frozenset of the shot ids whose standing may be another."""

    changed = Signal(object)

    def __init__(self, opened: Opened, making: Making, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._making = making
        self._standings: dict[str, Standing] = {}
        self._refresh()
        opened.document.listen(self._follow)
        making.queue_changed.connect(self._refresh)

    def of(self, shot: str) -> Standing:
        """How a shot stands; empty for one that is not there."""
        return self._standings.get(shot, Standing())

    def look(self, shot: str) -> str:
        """The name in `theme.STATES` of how a shot is to look: stale and queued included."""
        standing = self.of(shot)
        if standing.state == "generating":
            return "generating" if self._making.progress(shot) else "queued"
        return "stale" if standing.stale and standing.state in ("draft", "master") else standing.state

    def stale(self) -> list[str]:
        """Ids of the stale shots, in reel order."""
        return [shot.id for shot in self._opened.document.board.reel if self.of(shot.id).stale]

    def _follow(self, _changes: Changes) -> None:
        self._refresh()

    def _refresh(self) -> None:
        board = self._opened.document.board
        reasons = stale_reasons(board)
        states = shot_states(board, self._opened.store.jobs(), self._opened.media)
        fresh = {name: Standing(state, name in reasons, reasons.get(name, "")) for name, state in states.items()}
        touched = {name for name in fresh.keys() | self._standings.keys() if fresh.get(name) != self.of(name)}
        self._standings = fresh
        if touched:
            self.changed.emit(frozenset(touched))
