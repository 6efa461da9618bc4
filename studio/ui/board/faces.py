"""What a card says, as one record: two cards with the same face look the same, so painted faces can be kept by it."""

from typing import NamedTuple, cast

from studio.model.rows import Shot
from studio.ui.board.words import clock_words, length_words
from studio.ui.session import Session
from studio.ui.theme.states import LookName


class CardFace(NamedTuple):
    """All that a card shows of a shot but its picture. `part` of 1 is done of a running job, `left` as `m:ss`."""

    shot: str
    number: int
    look: LookName
    name: str = ""
    """The shot's own name on paper; empty: its number."""
    prompt: str = ""
    dialogue: str = ""
    length: str = ""
    takes: int = 0
    why: str = ""
    bridge: bool = False
    star: bool = False
    part: float = 0.0
    left: str = ""
    sound: bool = False
    """Whether the take in the reel has sound of its own."""


def face_of(session: Session, shot: Shot) -> CardFace:
    """How a shot's card is to look now."""
    board = session.board
    look = cast("LookName", session.standings.look(shot.id))
    progress = session.making.progress(shot.id) if look == "generating" else None
    chosen = board.chosen(shot)
    return CardFace(
        shot=shot.id,
        number=board.numbers[shot.id],
        look=look,
        name=shot.label,
        prompt=shot.prompt,
        dialogue=" ".join(shot.dialogue.split()),
        length=length_words(shot.length, board.project.rate),
        takes=len(board.takes_of(shot)),
        why=session.standings.of(shot.id).why if look in ("stale", "failed", "offline") else "",
        bridge=shot.bridge,
        star=chosen is not None and chosen.star,
        sound=chosen is not None and chosen.sound,
        part=round(progress.part, 2) if progress else 0.0,
        left=clock_words(progress.left_s) if progress and progress.left_s is not None else "",
    )
