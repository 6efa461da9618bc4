"""Asking for takes: which seed a new take of a shot is to be made with."""

import secrets

from studio.model.board import Board
from studio.model.rows import Shot
from studio.ui.inspector.cascade import Aim
from studio.ui.session import Session

SEEDS = 1_000_000_000
"""Seeds are rolled below this: nine digits can be read out and written down."""


def roll() -> int:
    """A fresh seed."""
    return secrets.randbelow(SEEDS)


def is_locked(board: Board, shot: Shot) -> bool:
    """Whether someone has said which seed the shot is made with."""
    rings = (shot.params, board.scenes[shot.scene].params, board.project.params)
    return any("seed" in params for params in rings)


def seed_for(board: Board, shot: Shot, *, stale: bool, fresh: bool = False) -> int | None:
    """The seed to ask for; `None`: the board's own.

    A locked seed stays. A shot that changed is made anew as its take was, so that only what changed is other; where
    nothing changed, the same seed would give the same take, so another is rolled.
    """
    chosen = board.chosen(shot)
    if is_locked(board, shot) and not fresh:
        return None
    if fresh or (chosen is not None and not stale):
        return roll()
    return chosen.seed if chosen is not None else None


def ask_for_takes(session: Session, aim: Aim, *, fresh: bool = False) -> None:
    """Queue a take of each shot; one shot's goes first."""
    board = session.board
    if aim.only is None:
        session.making.make(aim.ids)
        return
    shot = board.shots[aim.only]
    seed = seed_for(board, shot, stale=session.standings.of(shot.id).stale, fresh=fresh)
    session.making.make([shot.id], seed=seed, first=True)
