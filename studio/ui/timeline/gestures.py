"""What a pointer does while a button is held: one small class a gesture, each working on the stage alone.

A gesture is told of moves, and ended by `finish` or given up by `cancel`, which leaves all as it was.
"""

from typing import NamedTuple, Protocol

from PySide6.QtCore import QRectF

from studio.edit import deeds
from studio.ui.timeline.lettering import length_text, shift_text
from studio.ui.timeline.snapping import near
from studio.ui.timeline.stage import Ghost, Hint, Stage

MANY = 200
"""Of more shots than this only the place is shown to which they would go; they move when they are let go."""


class Pointer(NamedTuple):
    """Where the pointer is, and the keys that are held with it."""

    x: float
    y: float
    shift: bool = False
    ctrl: bool = False
    alt: bool = False


class Gesture(Protocol):
    """One drag, from the first move to its end."""

    def move(self, pointer: Pointer) -> None: ...

    def finish(self) -> None: ...

    def cancel(self) -> None: ...


class Scrub:
    """The playhead follows the pointer; with Shift it snaps to cuts and markers."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._from = stage.session.playing.frame

    def move(self, pointer: Pointer) -> None:
        stage = self._stage
        frame = stage.layout.at_frame(pointer.x)
        found = near(stage.layout, frame, cuts=True) if pointer.shift else None
        stage.session.playing.seek(frame if found is None else found)

    def finish(self) -> None:
        self._stage.overlay()

    def cancel(self) -> None:
        self._stage.session.playing.seek(self._from)
        self._stage.overlay()


class Range:
    """One end of the reel's range, or (`end` is `None`) a new range from where the drag began."""

    def __init__(self, stage: Stage, frame: int, end: str | None) -> None:
        self._stage = stage
        self._was = stage.session.playing.range
        self._fixed = frame
        if self._was is not None and end is not None:
            self._fixed = self._was[1] if end == "in" else self._was[0]

    def move(self, pointer: Pointer) -> None:
        stage = self._stage
        frame = stage.layout.at_frame(pointer.x)
        found = near(stage.layout, frame, cuts=True, playhead=stage.session.playing.frame) if stage.snap else None
        frame = frame if found is None else found
        first, last = sorted((self._fixed, frame))
        if first < last:
            stage.session.playing.mark(first=first, last=last)
        words = length_text(last - first, stage.board.project.rate)
        stage.overlay(hint=Hint(pointer.x, 4, words), snapped=found)

    def finish(self) -> None:
        self._stage.overlay()

    def cancel(self) -> None:
        playing = self._stage.session.playing
        if self._was is None:
            playing.unmark()
        else:
            playing.mark(first=self._was[0], last=self._was[1])
        self._stage.overlay()


class Band:
    """A rubber band: selects the strips that it touches, with Ctrl besides those that are selected."""

    def __init__(self, stage: Stage, pointer: Pointer) -> None:
        self._stage = stage
        self._frame = stage.lens.frame(pointer.x)
        self._y = pointer.y
        selection = stage.session.selection
        self._was = (selection.shots, selection.current)
        self._kept = set(selection.shots) if pointer.ctrl or pointer.shift else set[str]()

    def move(self, pointer: Pointer) -> None:
        stage, layout = self._stage, self._stage.layout
        x = layout.lens.x(self._frame)
        box = QRectF(min(x, pointer.x), min(self._y, pointer.y), abs(pointer.x - x), abs(pointer.y - self._y))
        strips = QRectF(box.x(), layout.rows.strip_top, box.width(), layout.rows.strip)
        met: set[str] = set()
        if box.intersects(strips):
            frames = layout.lens.span(box.left(), box.right())
            met = {layout.assembly.reel[index].id for index in layout.assembly.between(*frames)}
        stage.session.selection.become(self._kept | met)
        stage.overlay(band=box)

    def finish(self) -> None:
        self._stage.overlay()

    def cancel(self) -> None:
        self._stage.session.selection.become(*self._was)
        self._stage.overlay()


class Move:
    """The selected strips, or the one taken hold of, on their way to another place; the others move aside."""

    def __init__(self, stage: Stage, shot: str, pointer: Pointer) -> None:
        selection = stage.session.selection
        if shot not in selection:
            selection.only(shot)
        self._stage = stage
        self._shot = shot
        self._moving = selection.shots
        board = stage.session.board
        self._grab = pointer.x - stage.layout.lens.x(board.start(board.shots[shot]))
        self._to = 0
        self._still = stage.layout
        stage.lift(frozenset(self._moving))

    def move(self, pointer: Pointer) -> None:
        stage, assembly = self._stage, self._still.assembly
        to = assembly.nearest_cut(stage.lens.frame(pointer.x)) + 1
        if to != self._to:
            self._to = to
            if len(self._moving) <= MANY:
                stage.preview(deeds.move_shots, shots=self._moving, to=to)
        line = None if stage.previewing else assembly.starts[to - 1]
        stage.overlay(snapped=line, ghost=Ghost(self._shot, len(self._moving), pointer.x - self._grab))

    def finish(self) -> None:
        if len(self._moving) > MANY and self._to:
            self._stage.preview(deeds.move_shots, shots=self._moving, to=self._to)
        self._stage.commit()

    def cancel(self) -> None:
        self._stage.clear()


class Trim:
    """An edge of a strip. Later shots follow (ripple), or, where the switch is off, the neighbour gives or takes."""

    def __init__(self, stage: Stage, shot: str, edge: str, pointer: Pointer) -> None:
        self._stage = stage
        self._shot = shot
        self._edge = edge
        board = stage.session.board
        self._row = board.shots[shot]
        self._at = board.start(self._row) + (self._row.length if edge == "out" else 0)
        self._grab = pointer.x - stage.lens.x(self._at)
        self._still = stage.layout

    def move(self, pointer: Pointer) -> None:
        stage = self._stage
        wanted = round(stage.lens.frame(pointer.x - self._grab))
        found = near(self._still, wanted, playhead=stage.playhead, apart=self._at) if stage.snap else None
        by = (wanted if found is None else found) - self._at
        stage.preview(deeds.trim_edge, shot=self._shot, edge="in" if self._edge == "in" else "out", by=by)
        row = stage.board.shots[self._shot]
        gone = self._row.length - row.length if self._edge == "in" else row.length - self._row.length
        if self._edge == "in":
            stage.shift(round(gone * stage.lens.per_frame))
        self._peek(gone)
        rate = stage.board.project.rate
        words = f"{shift_text(gone, rate)}   {length_text(row.length, rate)}"
        stage.overlay(hint=Hint(pointer.x, pointer.y, words), snapped=found if gone == by else None)

    def _peek(self, gone: int) -> None:
        """Show the frame that the shot would begin or end with, as far as the reel shows it already."""
        first = self._at if self._edge == "in" else self._at - self._row.length
        frame = self._at + gone - (0 if self._edge == "in" else 1)
        self._stage.peek(max(first, min(frame, first + self._row.length - 1)))

    def finish(self) -> None:
        self._stage.commit()

    def cancel(self) -> None:
        self._stage.clear()


class Roll:
    """A cut: the shot before it ends and the one behind it begins elsewhere, the reel stays as long as it is."""

    def __init__(self, stage: Stage, shot: str, pointer: Pointer) -> None:
        self._stage = stage
        self._shot = shot
        board = stage.session.board
        self._row = board.shots[shot]
        self._at = board.start(self._row) + self._row.length
        self._grab = pointer.x - stage.lens.x(self._at)
        self._still = stage.layout

    def move(self, pointer: Pointer) -> None:
        stage = self._stage
        wanted = round(stage.lens.frame(pointer.x - self._grab))
        found = near(self._still, wanted, playhead=stage.playhead, apart=self._at) if stage.snap else None
        by = (wanted if found is None else found) - self._at
        stage.preview(deeds.roll_cut, shot=self._shot, by=by)
        gone = stage.board.shots[self._shot].length - self._row.length
        stage.peek(self._at + gone)
        words = shift_text(gone, stage.board.project.rate)
        stage.overlay(hint=Hint(pointer.x, pointer.y, words), snapped=found if gone == by else None)

    def finish(self) -> None:
        self._stage.commit()

    def cancel(self) -> None:
        self._stage.clear()


class Slip:
    """What a strip shows of its take, earlier or later; the strip stays where it is."""

    def __init__(self, stage: Stage, shot: str, pointer: Pointer) -> None:
        self._stage = stage
        self._shot = shot
        self._from = pointer.x
        self._row = stage.session.board.shots[shot]

    def move(self, pointer: Pointer) -> None:
        stage = self._stage
        by = round((self._from - pointer.x) / stage.lens.per_frame)
        stage.preview(deeds.slip_shot, shot=self._shot, by=by)
        gone = stage.board.shots[self._shot].take_in - self._row.take_in
        stage.overlay(hint=Hint(pointer.x, pointer.y, shift_text(gone, stage.board.project.rate)))

    def finish(self) -> None:
        self._stage.commit()

    def cancel(self) -> None:
        self._stage.clear()


class Retime:
    """The length that a shot is made at; a take of another length turns stale."""

    def __init__(self, stage: Stage, shot: str, pointer: Pointer) -> None:
        self._stage = stage
        self._shot = shot
        board = stage.session.board
        self._row = board.shots[shot]
        self._end = board.start(self._row) + self._row.length
        self._grab = pointer.x - stage.lens.x(self._end)
        self._still = stage.layout

    def move(self, pointer: Pointer) -> None:
        stage = self._stage
        wanted = round(stage.lens.frame(pointer.x - self._grab))
        found = near(self._still, wanted, playhead=stage.playhead, apart=self._end) if stage.snap else None
        by = (wanted if found is None else found) - self._end
        stage.preview(deeds.set_frames, shot=self._shot, frames=max(1, self._row.frames + by))
        row = stage.board.shots[self._shot]
        words = length_text(row.frames, stage.board.project.rate)
        stage.overlay(hint=Hint(pointer.x, pointer.y, words), snapped=found)

    def finish(self) -> None:
        self._stage.commit()

    def cancel(self) -> None:
        self._stage.clear()


class Mark:
    """A marker on its way to another frame."""

    def __init__(self, stage: Stage, marker: str) -> None:
        self._stage = stage
        self._marker = marker
        self._still = stage.layout

    def move(self, pointer: Pointer) -> None:
        stage = self._stage
        frame = stage.layout.at_frame(pointer.x)
        found = near(self._still, frame, cuts=True, playhead=stage.session.playing.frame) if stage.snap else None
        stage.preview(deeds.move_marker, marker=self._marker, frame=frame if found is None else found)
        stage.overlay(snapped=found)

    def finish(self) -> None:
        self._stage.commit()

    def cancel(self) -> None:
        self._stage.clear()


class Pan:
    """The reel follows the pointer."""

    def __init__(self, stage: Stage, pointer: Pointer) -> None:
        self._stage = stage
        self._from = pointer.x
        self._lens = stage.lens

    def move(self, pointer: Pointer) -> None:
        self._stage.look(self._lens._replace(offset=self._lens.offset - round(pointer.x - self._from)))

    def finish(self) -> None:
        self._stage.overlay()

    def cancel(self) -> None:
        self._stage.look(self._lens)
