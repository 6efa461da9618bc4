"""Asking for takes: which seed a new take of a shot is to be made with."""

import secrets
from collections import defaultdict

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


def seed_for(board: Board, shot: Shot, rolled: int, *, stale: bool, fresh: bool = False) -> int | None:
    """The seed to ask for; `None`: the board's own.

    A locked seed stays. A shot that changed is made anew as its take was, so that only what changed is other; where
    nothing changed, the same seed would give the same take, so it is `rolled`. `fresh`: that in any case.
    """
    chosen = board.chosen(shot)
    if is_locked(board, shot) and not fresh:
        return None
    if fresh or (chosen is not None and not stale):
        return rolled
    return chosen.seed if chosen is not None else None


def ask_for_takes(session: Session, aim: Aim, *, fresh: bool = False) -> None:
    """Queue a take of each shot, those with the same seed together; one shot's goes before all that waits."""
    board, rolled = session.board, roll()
    alike: defaultdict[int | None, list[str]] = defaultdict(list)
    for name in aim.ids:
        shot = board.shots.get(name)
        if shot is not None:
            stale = session.standings.of(name).stale
            alike[seed_for(board, shot, rolled, stale=stale, fresh=fresh)].append(name)
    for seed, shots in alike.items():
        session.making.make(shots, seed=seed, first=aim.only is not None)
