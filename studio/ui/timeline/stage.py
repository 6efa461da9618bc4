"""The stage: what the timeline shows at the moment, apart from how it is painted. Gestures work on it, views read it.

A drag shows the board that its edit would make, without committing anything; letting go applies that same edit as one
step, and giving up forgets it.
"""

from collections.abc import Callable
from typing import Concatenate, Literal, NamedTuple, ParamSpec

from PySide6.QtCore import QObject, QRectF, Signal

from studio.edit.apply import advance
from studio.edit.change import Edit
from studio.errors import StudioError
from studio.model.board import Board
from studio.ui.session import Session
from studio.ui.timeline.assembly import Assembly
from studio.ui.timeline.layout import Layout
from studio.ui.timeline.lens import Lens
from studio.ui.timeline.rows import Rows, rows_for

Words = ParamSpec("Words")
Tool = Literal["select", "blade", "retime"]


class Ghost(NamedTuple):
    """Strips on their way: the one that was taken hold of, how `many` in all, and where its left edge is."""

    shot: str
    many: int
    x: float


class Hint(NamedTuple):
    """A few words beside the pointer."""

    x: float
    y: float
    words: str


class Stage(QObject):
    """Board or preview, lens, rows, tool and switches. `layout` is made anew when one of them changed."""

    looked = Signal()
    """The lens or the rows are others."""
    staged = Signal()
    """What is laid out is another: a preview came or went, or the board changed."""
    overlaid = Signal()
    """Ghost, hint, snap line or rubber band are others."""
    switched = Signal()
    """Another tool, or a switch was turned."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.lens = Lens()
        self.rows: Rows = rows_for(216, sound=False)
        self.tool: Tool = "select"
        self.snap = True
        self.ripple = True
        self.ghost: Ghost | None = None
        self.lifted: frozenset[str] = frozenset()
        """Shots that a move has taken up: their places are shown empty."""
        self.hint: Hint | None = None
        self.snapped: int | None = None
        """The reel frame that a drag snapped to."""
        self.band: QRectF | None = None
        """The rubber band."""
        self.cutting: int | None = None
        """The reel frame that the blade would cut at."""
        self.edit: Edit | None = None
        """What letting go would do."""
        self._held: int | None = None
        self._preview: Board | None = None
        self._shift = 0
        self._fitted = False
        self._assembly: Assembly | None = None
        self._layout: Layout | None = None
        session.changed.connect(self._follow)

    @property
    def board(self) -> Board:
        """The board that is shown: that of the preview, if there is one."""
        return self._preview or self.session.board

    @property
    def layout(self) -> Layout:
        """Where everything is now."""
        if self._layout is None:
            if self._assembly is None or self._assembly.board is not self.board:
                self._assembly = Assembly(self.board, self._assembly)
            lens = self.lens._replace(offset=self.lens.offset + self._shift)
            self._layout = Layout(self._assembly, lens, self.rows)
        return self._layout

    @property
    def length(self) -> int:
        return self.session.board.length

    @property
    def playhead(self) -> int:
        """Where the playhead is; while a drag has other frames shown, where it will be again."""
        return self.session.playing.frame if self._held is None else self._held

    @property
    def previewing(self) -> bool:
        return self._preview is not None

    def look(self, lens: Lens, *, fitted: bool = False) -> None:
        """Look through another lens; `fitted`: whatever the reel and the room become, all of it is to be in sight."""
        self._fitted = fitted
        kept = lens.kept(self.length)
        if kept != self.lens:
            self.lens = kept
            self._layout = None
            self.looked.emit()

    def resize(self, width: int, height: int, *, sound: bool) -> None:
        """The widget has another size, or a sound row now."""
        rows, lens = rows_for(height, sound=sound), self._refitted(self.lens._replace(width=width))
        if (rows, lens) != (self.rows, self.lens):
            self.rows, self.lens = rows, lens
            self._layout = None
            self.looked.emit()

    def use(self, tool: Tool, _checked: bool = False) -> None:
        """Take another tool."""
        if tool != self.tool:
            self.tool = tool
            self.switched.emit()

    def turn(self, *, snap: bool | None = None, ripple: bool | None = None) -> None:
        """Turn a switch."""
        self.snap = self.snap if snap is None else snap
        self.ripple = self.ripple if ripple is None else ripple
        self.switched.emit()

    def preview(
        self, deed: Callable[Concatenate[Board, Words], Edit], *_: Words.args, **words: Words.kwargs
    ) -> Edit | None:
        """Show what a deed would make of the board. Where it is refused, the last preview stays."""
        try:
            edit = deed(self.session.board, *_, **words)
        except StudioError:
            return None
        self.edit = edit if edit.changes else None
        self._show(advance(self.session.board, edit.changes) if edit.changes else None)
        return edit

    def peek(self, frame: int) -> None:
        """Have the monitor show a frame of the reel as it is, until the drag ends. What plays is left alone."""
        playing = self.session.playing
        if not playing.playing:
            self._held = self.playhead
            playing.seek(frame)

    def shift(self, pixels: int) -> None:
        """Show all this much farther to the right while a preview lasts, so that an edge stays under the pointer."""
        if pixels != -self._shift:
            self._shift = -pixels
            self._layout = None
            self.staged.emit()

    def overlay(
        self,
        *,
        ghost: Ghost | None = None,
        hint: Hint | None = None,
        snapped: int | None = None,
        band: QRectF | None = None,
        cutting: int | None = None,
    ) -> None:
        """Show these over all else; what is not given goes."""
        self.ghost, self.hint, self.snapped, self.band, self.cutting = ghost, hint, snapped, band, cutting
        self.overlaid.emit()

    def lift(self, shots: frozenset[str]) -> None:
        """Take shots up for a move."""
        self.lifted = shots
        self.staged.emit()

    def commit(self) -> Edit | None:
        """Apply what is previewed as one step; nothing if there is nothing."""
        edit = self.edit
        self.clear(quietly=edit is not None)
        return self.session.apply(edit) if edit is not None else None

    def clear(self, *, quietly: bool = False) -> None:
        """Forget preview and overlays: all is as it was. `quietly`: a change that redraws all follows."""
        self.edit, self.lifted = None, frozenset()
        self._preview, self._shift, self._layout = None, 0, None
        if self._held is not None:
            held, self._held = self._held, None
            self.session.playing.seek(held)
        if not quietly:
            self.staged.emit()
        self.overlay()

    def _show(self, preview: Board | None) -> None:
        self._preview, self._layout = preview, None
        self.staged.emit()

    def _follow(self, _changes: object) -> None:
        self._preview = None
        self.lens = self._refitted(self.lens)
        self._layout = None
        self.staged.emit()

    def _refitted(self, lens: Lens) -> Lens:
        return lens.fitting(self.length) if self._fitted else lens.kept(self.length)
