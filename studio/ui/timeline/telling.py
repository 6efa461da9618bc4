"""What a tooltip says of a place: the whole prompt, the state and why, the marker's notes, what a press would do."""

from PySide6.QtCore import QCoreApplication

from studio.ui.theme import STATES
from studio.ui.timeline.face import look_of
from studio.ui.timeline.layout import Spot
from studio.ui.timeline.lettering import length_text
from studio.ui.timeline.stage import Stage


def said_of(stage: Stage, spot: Spot) -> str:
    """Plain text, perhaps empty."""
    board = stage.board
    if spot.zone == "marker":
        marker = board.markers.get(spot.name)
        return ": ".join(part for part in (marker.name, marker.notes) if part) if marker else ""
    if spot.zone == "band":
        run = next((run for run in stage.layout.assembly.runs if run.scene.id == spot.name), None)
        words = QCoreApplication.translate("Timeline", "{scene}: shots {first} to {last}. Double-click to rename it.")
        return words.format(scene=run.scene.name or run.number, first=run.first + 1, last=run.last) if run else ""
    if spot.zone == "tail":
        return QCoreApplication.translate("Timeline", "Add a shot at the end")
    if spot.zone == "link" and spot.place is not None:
        number = spot.place + 1
        if board.reel[spot.place].bridge:
            words = "Shot {number} starts from the last frame of shot {before}. Click to cut the link."
        else:
            words = "Click to have shot {number} start from the last frame of shot {before}."
        return QCoreApplication.translate("Timeline", words).format(number=number, before=number - 1)
    if spot.zone == "cut" and spot.place is not None:
        words = QCoreApplication.translate("Timeline", "Roll the cut between shots {before} and {number}")
        return words.format(before=spot.place, number=spot.place + 1)
    if spot.zone in ("strip", "button", "in", "out") and spot.place is not None:
        return _of_shot(stage, spot.place)
    return ""


def _of_shot(stage: Stage, index: int) -> str:
    board = stage.board
    shot = board.reel[index]
    name = str(index + 1) if not shot.label else f"{index + 1} ({shot.label})"
    state = STATES[look_of(stage.session, shot.id)].word
    why = stage.session.standings.of(shot.id).why
    head = f"{name}, {state}, {length_text(shot.length, board.project.rate)}"
    return ". ".join(part for part in (head, why, shot.prompt) if part)
