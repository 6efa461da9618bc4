"""What can be done to the reel from the timeline, each a step of the history: for gestures, keys and menus alike."""

from studio.edit import deeds
from studio.edit.change import Edit
from studio.ui.session import Session


class Editing:
    """Deeds on the selected shots and at the playhead. A deed that cannot be done says so, or does nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def _frame(self) -> int:
        return self._session.playing.frame

    def split(self, frame: int | None = None) -> Edit | None:
        """Cut the shot at a reel frame (default: the playhead) in two; on a cut there is nothing to do."""
        frame = self._frame if frame is None else frame
        board = self._session.board
        shot = board.at(frame)
        if shot is None or frame == board.start(shot):
            return None
        return self._session.do(deeds.split_shot, shot=shot.id, at=frame - board.start(shot))

    def duplicate(self) -> Edit | None:
        """Put copies of the selected shots behind them, and select the copies."""
        if not self._session.selection.shots:
            return None
        edit = self._session.do(deeds.duplicate_shots, shots=self._session.selection.shots)
        if edit is not None:
            self._session.selection.become(edit.added("shots"))
        return edit

    def remove(self) -> Edit | None:
        """Remove the selected shots; what follows moves up, and the shot that takes their place is selected."""
        session = self._session
        if not session.selection.shots:
            return None
        at = session.board.numbers[session.selection.shots[0]] - 1
        edit = session.do(deeds.remove_shots, shots=session.selection.shots)
        reel = session.board.reel
        if edit is not None:
            session.selection.only(reel[min(at, len(reel) - 1)].id if reel else None)
        return edit

    def nudge(self, direction: int) -> Edit | None:
        """Move the selected shots one place earlier (-1) or later (1)."""
        session = self._session
        if not session.selection.shots:
            return None
        numbers = [session.board.numbers[shot] for shot in session.selection.shots]
        to = numbers[0] - 1 if direction < 0 else numbers[-1] + 2
        if not 1 <= to <= len(session.board.reel) + 1:
            return None
        return session.do(deeds.move_shots, shots=session.selection.shots, to=to)

    def trim_head(self) -> Edit | None:
        """Have the shot under the playhead begin there."""
        board = self._session.board
        shot = board.at(self._frame)
        if shot is None:
            return None
        edit = self._session.do(deeds.trim_edge, shot=shot.id, edge="in", by=self._frame - board.start(shot))
        self._session.playing.seek(self._session.board.start(self._session.board.shots[shot.id]))
        return edit

    def trim_tail(self) -> Edit | None:
        """Have the shot under the playhead end there, the playhead's frame being its last."""
        board = self._session.board
        shot = board.at(self._frame)
        if shot is None:
            return None
        by = self._frame + 1 - board.start(shot) - shot.length
        return self._session.do(deeds.trim_edge, shot=shot.id, edge="out", by=by)

    def roll(self, frames: int) -> Edit | None:
        """Move the cut behind the current shot by some frames; presses in a row are one step."""
        return self._fine(deeds.roll_cut(self._session.board, shot=shot, by=frames) if (shot := self._pair()) else None)

    def slip(self, frames: int) -> Edit | None:
        """Show what the current shot's take holds some frames later; presses in a row are one step."""
        shot = self._session.selection.current
        return self._fine(deeds.slip_shot(self._session.board, shot=shot, by=frames) if shot else None)

    def link(self, shot: str | None = None) -> Edit | None:
        """Make or cut the link by which a shot (default: the current one) starts from the frame before it."""
        shot = shot or self._session.selection.current
        if shot is None or shot not in self._session.board.shots:
            return None
        row = self._session.board.shots[shot]
        if not row.bridge and self._session.board.previous(row) is None:
            self._session.say("The first shot has none before it to start from: link a later one.", about=shot)
            return None
        return self._session.do(deeds.set_bridge, shot=shot, bridge=not row.bridge)

    def add_after(self, shot: str | None, *, linked: bool = False) -> str | None:
        """Add an empty shot behind another (`None`: at the end), select it, and return its id."""
        edit = self._session.do(deeds.add_blank, after=shot, bridge=linked)
        if edit is None:
            return None
        fresh = edit.added("shots")[0]
        self._session.selection.only(fresh)
        self._session.playing.seek(self._session.board.start(self._session.board.shots[fresh]))
        return fresh

    def add_here(self, *, linked: bool = False) -> str | None:
        """Add an empty shot behind the one under the playhead."""
        shot = self._session.board.at(self._frame)
        return self.add_after(shot.id if shot else None, linked=linked)

    def add_marker(self) -> str | None:
        """Mark the playhead's frame; where a marker is already, that one is meant. Returns its id."""
        here = next((marker.id for at, marker in self._session.board.reel_markers if at == self._frame), None)
        if here is not None:
            return here
        if self._session.board.at(self._frame) is None:
            return None
        edit = deeds.add_marker(self._session.board, frame=self._frame)
        marker = edit.added("markers")[0]
        return marker if self._session.apply(edit.merging(marker_key(marker))) else None

    def to_marker(self, direction: int) -> bool:
        """Put the playhead on the next marker (1) or the one before (-1); tells whether there is one."""
        frames = [at for at, _ in self._session.board.reel_markers]
        ahead = [at for at in frames if (at > self._frame if direction > 0 else at < self._frame)]
        if ahead:
            self._session.playing.seek(min(ahead) if direction > 0 else max(ahead))
        return bool(ahead)

    def _pair(self) -> str | None:
        """The current shot, if there is one behind it."""
        shot, board = self._session.selection.current, self._session.board
        return shot if shot is not None and board.numbers[shot] < len(board.reel) else None

    def _fine(self, edit: Edit | None) -> Edit | None:
        """Apply a small step, as one with those of its kind right before it."""
        return None if edit is None else self._session.apply(edit.merging(edit.label))


def marker_key(marker: str) -> str:
    """What merges the setting of a marker with the first words for it into one step."""
    return f"marker {marker}"
