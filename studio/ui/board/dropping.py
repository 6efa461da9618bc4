"""What dropping cards between others does to the reel."""

from collections.abc import Sequence

from studio.edit import deeds
from studio.edit.change import Edit
from studio.model.board import Board


def drop_edit(board: Board, shots: Sequence[str], scene: str, before: str | None) -> Edit | None:
    """The step that puts shots (in reel order) into a scene, in front of a shot of it or at its end.

    `None` where they are there already.
    """
    moving = set(shots)
    rows = board.shots_in(scene)
    place = next((number for number, row in enumerate(rows) if row.id == before), len(rows))
    behind = next((row.id for row in rows[place:] if row.id not in moving), None)
    staying = [row.id for row in rows if row.id not in moving]
    at = staying.index(behind) if behind is not None else len(staying)
    wanted = [*staying[:at], *shots, *staying[at:]]
    if wanted == [row.id for row in rows]:
        return None
    edit = deeds.move_to_scene(
        board, shots=shots, scene=scene, at=board.numbers[behind] if behind is not None else None
    )
    within = all(board.shots[name].scene == scene for name in shots)
    return edit.labelled(_label(board, shots)) if within else edit


def _label(board: Board, shots: Sequence[str]) -> str:
    return f"Move shot {board.numbers[shots[0]]}" if len(shots) == 1 else f"Move {len(shots)} shots"
