"""What typing into a card does to the shot."""

from studio.edit import deeds
from studio.edit.change import Edit
from studio.model.board import Board


def words_edit(board: Board, shot: str, prompt: str, dialogue: str) -> Edit | None:
    """One step that gives a shot the words typed; `None` where they are as before.

    An empty prompt keeps the one before. Dialogue of several lines stays as it is while its words are the same.
    Raises `StudioError` for words that no shot can hold.
    """
    row = board.shots[shot]
    edits: list[Edit] = []
    if prompt.strip():
        edits.append(deeds.set_prompt(board, shot=shot, prompt=prompt))
    if dialogue.split() != row.dialogue.split():
        edits.append(deeds.set_field(board, shot=shot, field="dialogue", value=dialogue))
    edits = [edit for edit in edits if edit.changes]
    if not edits:
        return None
    changes = tuple(change for edit in edits for change in edit.changes)
    return Edit(edits[0].label, changes)
