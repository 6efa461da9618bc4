"""What a press on the timeline does to the reel, each a step of the history. What keys and menus do is in `actions`."""

from studio.edit import deeds
from studio.edit.change import Edit
from studio.ui.session import Session


class Editing:
    """Deeds on the shot that is pointed at, or at the playhead. One that cannot be done says so, or does nothing."""

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


def marker_key(marker: str) -> str:
    """What merges the setting of a marker with the first words for it into one step."""
    return f"marker {marker}"
