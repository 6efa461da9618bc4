"""The hand: turns what the pointer does into clicks and gestures. Knows no window, so it can be tested without one."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from studio.edit.report import Changes
from studio.ui.timeline.editing import Editing
from studio.ui.timeline.face import look_of
from studio.ui.timeline.gestures import Band, Gesture, Mark, Move, Pan, Pointer, Range, Retime, Roll, Scrub, Slip, Trim
from studio.ui.timeline.layout import Spot, buttons_of
from studio.ui.timeline.snapping import near
from studio.ui.timeline.stage import Stage

SLACK = 4
"""Pixels that a press may stray and still be a click."""

CURSORS: dict[str, Qt.CursorShape] = {
    "in": Qt.CursorShape.SizeHorCursor,
    "out": Qt.CursorShape.SizeHorCursor,
    "cut": Qt.CursorShape.SplitHCursor,
    "link": Qt.CursorShape.PointingHandCursor,
    "button": Qt.CursorShape.PointingHandCursor,
    "tail": Qt.CursorShape.PointingHandCursor,
    "marker": Qt.CursorShape.PointingHandCursor,
    "range_in": Qt.CursorShape.SizeHorCursor,
    "range_out": Qt.CursorShape.SizeHorCursor,
}


class Hand(QObject):
    """Presses, moves and releases, as (place, keys); at most one gesture is under way."""

    prompt_asked = Signal(str)
    """A shot's prompt is to be written."""
    marker_asked = Signal(str)
    """A marker's name and notes are to be shown."""
    file_asked = Signal(str)
    """The lost file of a shot's take is to be looked for."""
    name_asked = Signal(str)
    """A scene is to be given another name."""

    def __init__(self, stage: Stage, editing: Editing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._editing = editing
        self._pressed: tuple[Pointer, Spot, bool] | None = None
        self._gesture: Gesture | None = None
        self._last = Pointer(0, 0)
        stage.session.changed.connect(self._follow)
        self.hovered: Spot | None = None

    @property
    def busy(self) -> bool:
        """Whether a drag is under way."""
        return self._gesture is not None

    def spot(self, x: float, y: float) -> Spot:
        """What is at a place, buttons of strips and ends of the range included."""
        layout = self._stage.layout
        spot = layout.spot(x, y)
        marked = self._stage.session.playing.range
        if spot.zone == "ruler" and marked is not None and y >= 12:
            for zone, frame in (("range_in", marked[0]), ("range_out", marked[1])):
                if abs(layout.lens.x(frame) - x) <= 6:
                    return spot._replace(zone=zone)
        if spot.zone == "strip" and spot.place is not None:
            shot = layout.assembly.reel[spot.place]
            look = look_of(self._stage.session, shot.id)
            for name, box in buttons_of(layout.box(spot.place), look).items():
                if box.contains(x, y) and (look != "empty" or not shot.prompt):
                    return spot._replace(zone="button", name=name)
        return spot

    def press(self, pointer: Pointer, *, middle: bool = False) -> None:
        """A button went down. A playhead on the ruler follows at once; all else waits for a drag or a release."""
        self.cancel()
        spot = self.spot(pointer.x, pointer.y)
        self._pressed = (pointer, spot, middle)
        if middle:
            self._gesture = Pan(self._stage, pointer)
        elif spot.zone == "ruler" and not pointer.alt and not pointer.ctrl:
            self._gesture = Scrub(self._stage)
            self._gesture.move(pointer)
        elif spot.zone == "strip" and self._stage.tool != "blade":
            self._take_hold(pointer, spot)

    def move(self, pointer: Pointer) -> None:
        """The pointer moved, with or without a button held."""
        self._last = pointer
        if self._gesture is not None:
            self._gesture.move(pointer)
            return
        if self._pressed is None:
            self._hover(pointer)
            return
        start, spot, _ = self._pressed
        if abs(pointer.x - start.x) + abs(pointer.y - start.y) < SLACK:
            return
        self._gesture = self._begun(start, spot)
        if self._gesture is not None:
            self._gesture.move(pointer)

    def release(self, pointer: Pointer) -> None:
        """The button went up: the gesture is done, or it was a click."""
        gesture, pressed = self._gesture, self._pressed
        self._gesture = self._pressed = None
        if gesture is not None:
            gesture.finish()
        elif pressed is not None:
            self._click(pressed[0], pressed[1])
        self._hover(pointer)

    def cancel(self) -> bool:
        """Give a drag up; returns whether there was one."""
        gesture, self._gesture, self._pressed = self._gesture, None, None
        if gesture is None:
            return False
        gesture.cancel()
        return True

    def double(self, pointer: Pointer) -> None:
        """A double click: write the prompt, the marker's notes or the scene's name; elsewhere it is a second press."""
        spot = self.spot(pointer.x, pointer.y)
        self._pressed = None
        if spot.zone == "marker":
            self.marker_asked.emit(spot.name)
        elif spot.zone == "band":
            self.name_asked.emit(spot.name)
        elif spot.zone == "strip" and spot.place is not None and self._stage.tool == "select":
            self.prompt_asked.emit(self._stage.layout.assembly.reel[spot.place].id)
        elif spot.zone == "ruler" and self._stage.session.playing.range is not None and pointer.ctrl:
            self._stage.session.playing.unmark()
        else:
            self.press(pointer)

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self.hovered = None
        if self._gesture is None:
            self._stage.overlay()

    def cursor(self) -> Qt.CursorShape:
        """The pointer's shape for what it is over."""
        spot, tool = self.hovered, self._stage.tool
        if spot is None:
            return Qt.CursorShape.ArrowCursor
        if tool == "blade" and spot.zone in ("strip", "in", "out", "cut", "button"):
            return Qt.CursorShape.IBeamCursor
        return CURSORS.get(spot.zone, Qt.CursorShape.ArrowCursor)

    def _follow(self, changes: Changes) -> None:
        """The board changed during a drag: a take that arrives leaves it alone, what moves strips ends it."""
        if self._gesture is None:
            return
        if changes.retimed or any(table == "scenes" for table, _ in changes.rows):
            self.cancel()
        else:
            self._gesture.move(self._last)

    def _hover(self, pointer: Pointer) -> None:
        was, self.hovered = self.hovered, self.spot(pointer.x, pointer.y)
        stage = self._stage
        if stage.tool == "blade" and self.hovered.zone in ("strip", "in", "out", "cut", "button"):
            stage.overlay(cutting=self._cut_at(self.hovered.frame))
        elif stage.cutting is not None or (was is None or was[2:] != self.hovered[2:] or was.zone != self.hovered.zone):
            stage.overlay()

    def _cut_at(self, frame: int) -> int:
        """Where the blade cuts: at the playhead, if that is near."""
        stage = self._stage
        found = near(stage.layout, frame, playhead=stage.session.playing.frame) if stage.snap else None
        return frame if found is None else found

    def _take_hold(self, pointer: Pointer, spot: Spot) -> None:
        """Select on the press, so that a drag takes along what is seen to be selected."""
        shot, selection = self._shot(spot), self._stage.session.selection
        if pointer.shift:
            selection.extend_to(shot)
        elif not pointer.ctrl and not pointer.alt and shot not in selection:
            selection.only(shot)

    def _begun(self, start: Pointer, spot: Spot) -> Gesture | None:
        """The gesture that a drag from a place is."""
        stage = self._stage
        if spot.zone in ("bed", "sound", "tail"):
            return Band(stage, start)
        if spot.zone in ("ruler", "range_in", "range_out"):
            return Range(stage, spot.frame, {"range_in": "in", "range_out": "out"}.get(spot.zone))
        if stage.session.read_only or stage.tool == "blade":
            return None
        if spot.zone == "marker":
            return Mark(stage, spot.name)
        if spot.zone in ("in", "out", "cut"):
            return self._on_edge(start, spot)
        if spot.zone in ("strip", "button"):
            return Slip(stage, self._shot(spot), start) if start.alt else Move(stage, self._shot(spot), start)
        return None

    def _on_edge(self, start: Pointer, spot: Spot) -> Gesture:
        stage, index = self._stage, spot.place or 0
        reel = stage.layout.assembly.reel
        if stage.tool == "retime":
            return Retime(stage, reel[index if spot.zone == "out" else max(0, index - 1)].id, start)
        if spot.zone == "cut":
            return Roll(stage, reel[index - 1].id, start)
        if not stage.ripple or start.alt:
            before = index if spot.zone == "out" else index - 1
            if 0 <= before < len(reel) - 1:
                return Roll(stage, reel[before].id, start)
        return Trim(stage, self._shot(spot), spot.zone, start)

    def _shot(self, spot: Spot) -> str:
        return self._stage.layout.assembly.reel[spot.place or 0].id

    def _click(self, pointer: Pointer, spot: Spot) -> None:
        stage, editing = self._stage, self._editing
        selection = stage.session.selection
        if spot.zone in ("strip", "in", "out", "cut", "button") and stage.tool == "blade":
            editing.split(self._cut_at(spot.frame))
        elif spot.zone == "link":
            editing.link(self._shot(spot))
        elif spot.zone == "button":
            self._push(spot)
        elif spot.zone == "tail":
            fresh = editing.add_after(None)
            if fresh:
                self.prompt_asked.emit(fresh)
        elif spot.zone == "marker":
            at = next((at for at, marker in stage.board.reel_markers if marker.id == spot.name), None)
            if at is not None:
                stage.session.playing.seek(at)
        elif spot.zone == "band":
            selection.become([shot.id for shot in stage.board.shots_in(spot.name)])
        elif spot.zone in ("strip", "in", "out", "cut", "sound") and spot.place is not None:
            self._select(pointer, self._shot(spot))
        elif spot.zone == "bed":
            selection.only(None)

    def _select(self, pointer: Pointer, shot: str) -> None:
        selection = self._stage.session.selection
        if pointer.ctrl:
            selection.toggle(shot)
        elif not pointer.shift:
            selection.only(shot)

    def _push(self, spot: Spot) -> None:
        shot = self._shot(spot)
        self._stage.session.selection.only(shot)
        if spot.name == "prompt":
            self.prompt_asked.emit(shot)
        elif spot.name == "find":
            self.file_asked.emit(shot)
        else:
            self._stage.session.making.make([shot], first=spot.name != "refresh")


def menu_place(stage: Stage) -> QPoint:
    """Where a menu that the keyboard asked for opens: on the selected shot, else at the playhead."""
    layout = stage.layout
    current = stage.session.selection.current
    index = layout.assembly.index(current) if current else None
    if index is None:
        return QPoint(layout.lens.x(stage.session.playing.frame), layout.rows.strip_top)
    middle = layout.box(index).center()
    return QPoint(min(max(int(middle.x()), 0), layout.lens.width), int(middle.y()))
