"""Takes of small numbered pictures for a session's shots, without a worker."""

from fractions import Fraction

import numpy as np

from studio.codec.encoder import H264Writer
from studio.codec.i420 import Frame, blank
from studio.model.recipe import resolve
from studio.model.rows import Ask, Take, new_id
from studio.render.events import FramesArrived
from studio.ui.session import Session

WIDTH, HEIGHT = 128, 72


def numbered(index: int) -> Frame:
    """A picture with its number burnt in: eight columns, each a bit as dark or bright luma."""
    frame = blank(WIDTH, HEIGHT)
    for bit in range(8):
        frame[:HEIGHT, bit * 16 : bit * 16 + 16] = 200 if index >> bit & 1 else 40
    return frame


def number_of(frame: Frame | None) -> int:
    assert frame is not None
    bits = [int(np.median(frame[:HEIGHT, bit * 16 : bit * 16 + 16]) > 120) for bit in range(8)]
    return sum(bit << place for place, bit in enumerate(bits))


def give_take(session: Session, shot: str, *, first: int = 0) -> Take:
    """A take of numbered pictures, from `first` on, which the shot shows; it is not stale."""
    opened, row = session.opened, session.board.shots[shot]
    ask = Ask(engine="test_pattern")
    recipe = resolve(session.board, row, ask).recipe
    part = opened.media.new_part(".mp4")
    with H264Writer(part, WIDTH, HEIGHT, Fraction(24)) as writer:
        for index in range(row.frames):
            writer.write(numbered(first + index))
    take = Take(
        id=new_id(),
        shot=shot,
        media=opened.media.adopt(part),
        recipe=recipe.canonical().decode(),
        recipe_hash=recipe.hash,
        ask=ask,
        frames=row.frames,
        width=WIDTH,
        height=HEIGHT,
        rate=recipe.rate,
        seed=recipe.seed,
        quality="draft",
        engine=ask.engine,
    )
    return opened.store.add_take(take, choose=True)


def arrived(shot: str, first: int, count: int = 1, *, job: str = "j", base: int = 100) -> FramesArrived:
    """What the making tells of a running job's pictures, which bear the numbers from `base + first` on."""
    return FramesArrived(job=job, shot=shot, first=first, pictures=[numbered(base + first + n) for n in range(count)])
