"""Which reader a file's suffix asks for, and the edit that puts what it read into a project."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from studio.edit.change import Edit
from studio.edit.deeds import Draft, add_shots
from studio.errors import IntakeError
from studio.intake.prompts import read_prompts
from studio.intake.shotlist import read_shotlist
from studio.model.board import Board
from studio.model.time import Rate

SUFFIXES = (".txt", ".csv")


def read_shots(path: Path, rate: Rate) -> list[Draft]:
    """The shots of a list of prompts (`.txt`) or a shot list (`.csv`), at least one; raises `IntakeError`."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        named = f"'{path.suffix}' is not a format" if suffix else f"'{path.name}' does not say a format"
        raise IntakeError(f"{named} that Storyreel can read in: give a file that ends in {' or '.join(SUFFIXES)}.")
    return read_prompts(path) if suffix == ".txt" else read_shotlist(path, rate)


def shots_edit(board: Board, drafts: Iterable[Draft]) -> Edit:
    """One step that adds the shots at the end of the reel, in their order, with the scenes they need.

    A scene joins the board's last one if it has the same name. One that has been left, on the board or in the list,
    comes back under its name with a number behind it. Raises `BadInputError`.
    """
    every = list(drafts)
    last = board.scene_order[-1].name if board.scene_order else ""
    taken = {name for scene in board.scenes.values() for name in (scene.name, scene.id)}
    named: list[Draft] = []
    said = name = last
    for draft in every:
        if draft.scene and draft.scene != said:
            said, name = draft.scene, _free(draft.scene, taken)
            taken.add(name)
        named.append(msgspec.structs.replace(draft, scene=name))
    count = "1 shot" if len(every) == 1 else f"{len(every)} shots"
    return add_shots(board, drafts=named).labelled(f"Import {count}")


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free
