"""Small pictures of shots: decoded elsewhere, kept here, drawn only from what is kept."""

import time
from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from studio.codec.encoder import GOP
from studio.model.recipe import MediaName
from studio.model.rows import Shot, Take
from studio.playback.jpeg import Bgra
from studio.playback.stills import WHOLE, Still, Stills
from studio.project import Opened
from studio.render.events import FramesArrived
from studio.render.roster import OPEN
from studio.ui.session.making import Making
from studio.ui.session.pixmaps import PixmapKey, PixmapShelf, Scaled

GRID = GOP
"""Thumbnails are of every so many-th frame: keyframes, which decode alone, and zooming asks for the same ones again."""

LIVE_S = 0.25
"""The least time between two thumbnails of a running job."""

LIVE_HEIGHT = 190
"""Of no height that a panel asks for: these stand in for the take's own pictures and are never taken for them."""

_LIVE = "live:"
_SLICE_S = 0.003
_AGAIN_S = 10.0


class Thumbnails(QObject):
    """Pictures of takes and of what is being made, by shot and frame. `arrived` bears a frozenset of shot ids."""

    arrived = Signal(object)
    files_arrived = Signal()
    """A picture that was asked for by `of_file` is there."""
    _made = Signal()

    def __init__(self, opened: Opened, making: Making, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._making = making
        self._shelf = PixmapShelf()
        self._scaled = Scaled()
        self._askers: dict[str, set[str]] = {}
        self._files: set[str] = set()
        self._pending: set[Still] = set()
        self._failed: dict[str, float] = {}
        self._live_at: dict[str, float] = {}
        self._done: deque[tuple[Still, Bgra | None]] = deque()
        self._waking = False
        self._stills = Stills(opened.media.path, opened.cache, self._tell, write=not opened.document.read_only)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._take_in)
        self._made.connect(self._take_in, Qt.ConnectionType.QueuedConnection)
        making.frames_arrived.connect(self._frames_arrived)
        making.finished.connect(self._finished)
        making.queue_changed.connect(self._sweep)

    def of(self, shot: str, frame: int | None = None, *, height: int = 72) -> QPixmap | None:
        """A shot's picture at a frame of its own (default: its middle), `height` device pixels high.

        The nearest one that is kept; asks for the right one, and `arrived` tells when it is there. `None`: none yet.
        """
        board = self._opened.document.board
        row = board.shots.get(shot)
        if row is None:
            return None
        index = row.take_in + (row.length // 2 if frame is None else frame)
        if shot in self._live_at:
            live = self._shelf.nearest(PixmapKey(_LIVE + shot, index, LIVE_HEIGHT))
            if live is not None:
                return self._scaled.get(live, height)
        take = board.chosen(row)
        return self._of(take, _on_grid(index, row, take), height, shot) if take else None

    def of_take(self, take: str, frame: int | None = None, *, height: int = 72) -> QPixmap | None:
        """A take's picture, as `of`; `arrived` bears the take's shot."""
        row = self._opened.document.board.takes.get(take)
        if row is None:
            return None
        index = row.frames // 2 if frame is None else frame
        return self._of(row, max(0, min(round(index / GRID) * GRID, row.frames - 1)), height, row.shot)

    def of_file(self, name: MediaName, *, height: int = 72) -> QPixmap | None:
        """A picture of the project's media that a parameter names; `files_arrived` tells when one is there."""
        frame = WHOLE if name.frame is None else name.frame
        key = PixmapKey(name.sha256, frame, height)
        pixmap = self._shelf.get(key)
        if pixmap is None:
            self._files.add(name.sha256)
            self._ask(Still(*key), "")
        return pixmap

    def _of(self, take: Take, index: int, height: int, shot: str) -> QPixmap | None:
        key = PixmapKey(take.media, index, height)
        pixmap = self._shelf.get(key)
        if pixmap is not None:
            return pixmap
        self._ask(Still(*key), shot)
        near = self._shelf.nearest(key)
        return None if near is None else self._scaled.get(near, height)

    def _ask(self, still: Still, shot: str) -> None:
        failed = self._failed.get(still.media)
        if failed is not None and time.monotonic() - failed < _AGAIN_S:
            return
        if shot:
            self._askers.setdefault(still.media, set()).add(shot)
        self._pending.add(still)
        self._pending.difference_update(self._stills.ask(still))

    def _tell(self, still: Still, picture: Bgra | None) -> None:
        """From the thread that makes stills: one signal for many."""
        self._done.append((still, picture))
        if not self._waking:
            self._waking = True
            self._made.emit()

    def _take_in(self) -> None:
        """Turn what was made into pixmaps, a few milliseconds' worth a turn of the event loop."""
        self._waking = False
        end = time.perf_counter() + _SLICE_S
        shots: set[str] = set()
        files = False
        while self._done and time.perf_counter() < end:
            still, picture = self._done.popleft()
            self._pending.discard(still)
            if picture is None:
                self._failed[still.media] = time.monotonic()
                continue
            self._failed.pop(still.media, None)
            self._shelf.put(PixmapKey(*still), _pixmap(picture))
            shots |= self._shots_of(still.media)
            files = files or still.media in self._files
        if self._done:
            self._again.start(0)
        if shots:
            self.arrived.emit(frozenset(shots))
        if files:
            self.files_arrived.emit()

    def _shots_of(self, clip: str) -> set[str]:
        return {clip.removeprefix(_LIVE)} if clip.startswith(_LIVE) else self._askers.get(clip, set())

    # ---- what is being made

    def _frames_arrived(self, event: FramesArrived) -> None:
        now = time.monotonic()
        places = range(event.first, event.first + event.count)
        wanted = [index for index in places if index % GRID == 0]
        if now - self._live_at.get(event.shot, 0.0) >= LIVE_S:
            wanted = sorted({*wanted, places[-1]}) if places else wanted
            self._live_at[event.shot] = now
        for index in wanted:
            self._stills.shrink(_LIVE + event.shot, index, event.pictures[index - event.first], LIVE_HEIGHT)

    def _finished(self, shot: str, take: Take) -> None:
        """What was seen while it was made stands for the take until its own pictures are decoded."""
        if self._live_at.pop(shot, None) is not None:
            self._shelf.forget(take.media)
            self._shelf.rename(_LIVE + shot, take.media)
        self.arrived.emit(frozenset({shot}))

    def _sweep(self) -> None:
        """Let go of the pictures of jobs that made no take."""
        gone = [shot for shot in self._live_at if not self._opened.store.jobs_of(shot, *OPEN)]
        self._drop(gone)

    def _drop(self, shots: Iterable[str]) -> None:
        dropped = frozenset(shots)
        for shot in dropped:
            del self._live_at[shot]
            self._shelf.forget(_LIVE + shot)
        if dropped:
            self.arrived.emit(dropped)

    def close(self) -> None:
        """End all threads."""
        self._again.stop()
        self._stills.close()


def _on_grid(index: int, shot: Shot, take: Take | None) -> int:
    """The frame on the grid nearest to one of a take, as far as the shot shows it."""
    last = min(shot.take_in + shot.length, take.frames if take else shot.frames) - 1
    return max(0, min(max(round(index / GRID) * GRID, shot.take_in), last))


def _pixmap(picture: Bgra) -> QPixmap:
    height, width = picture.shape[:2]
    image = QImage(picture.data, width, height, picture.strides[0], QImage.Format.Format_RGB32)
    return QPixmap.fromImage(image)
