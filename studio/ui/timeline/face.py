"""The face of a shot: all that its strip shows, as one record that says when it has to be painted anew."""

from collections.abc import Iterable
from typing import NamedTuple, cast

from studio.model.board import Board
from studio.model.rows import Shot
from studio.ui.session import Session
from studio.ui.session.standings import Standing
from studio.ui.theme.states import STATES, LookName
from studio.ui.timeline.lettering import left_text, length_text

LINE = 160
"""As much of a prompt as a strip can show."""


class Face(NamedTuple):
    """`part` is how far the running job is, 0 to 100; `tail` what stands at the right of the head."""

    shot: str
    number: int
    look: LookName
    prompt: str
    tail: str
    why: str = ""
    left: str = ""
    part: int = 0
    linked: bool = False
    starred: bool = False
    label: str = ""
    take: str = ""
    first: int = 0
    """The source frame that the strip begins with."""
    frames: int = 0
    pictures: int = 0
    """Counts up when other pictures have arrived."""
    sound: bool = False
    """Whether the take in the reel has sound of its own."""


class Faces:
    """Makes faces of shots, and counts the pictures that arrive for them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._pictures: dict[str, int] = {}
        self._kept: dict[str, tuple[Shot, Face]] = {}

    def arrived(self, shots: frozenset[str]) -> None:
        """Other pictures of these shots are there."""
        for shot in shots:
            self._pictures[shot] = self._pictures.get(shot, 0) + 1
        self.forget(shots)

    def forget(self, shots: Iterable[str] | None = None) -> None:
        """How these shots (`None`: all) stand, or what their takes are, has changed."""
        if shots is None:
            self._kept.clear()
            return
        for shot in shots:
            self._kept.pop(shot, None)

    def of(self, board: Board, shot: Shot) -> Face:
        """A shot's face on a board."""
        kept = self._kept.get(shot.id)
        if kept is not None and kept[0] is shot and kept[1].number == board.numbers[shot.id]:
            return kept[1]
        face = self._made(board, shot)
        self._kept[shot.id] = (shot, face)
        return face

    def _made(self, board: Board, shot: Shot) -> Face:
        look = look_of(self._session, shot.id)
        tail, left, part = length_text(shot.length, board.project.rate), "", 0
        why = self._session.standings.of(shot.id).why if look in ("stale", "failed", "offline") else ""
        if look == "generating":
            progress = self._session.making.progress(shot.id)
            part = round(100 * progress.part) if progress else 0
            left = left_text(progress.left_s) if progress and progress.left_s is not None else ""
            tail = f"{part}%"
        take = board.chosen(shot)
        return Face(
            shot.id,
            board.numbers[shot.id],
            look,
            shot.prompt[:LINE],
            tail,
            why,
            left,
            part,
            shot.bridge,
            take is not None and take.star,
            shot.label,
            shot.chosen or "",
            shot.take_in,
            shot.length,
            self._pictures.get(shot.id, 0),
            take is not None and take.sound,
        )


def look_of(session: Session, shot: str) -> LookName:
    """How a shot is to look."""
    return cast("LookName", session.standings.look(shot))


def spoken(face: Face, standing: Standing, count: int) -> str:
    """A shot in words, for a screen reader: number, state, length, prompt."""
    state = STATES[face.look].word
    reason = f", {standing.why}" if standing.why else ""
    return f"Shot {face.number} of {count}, {state}{reason}, {face.tail}: {face.prompt}"
