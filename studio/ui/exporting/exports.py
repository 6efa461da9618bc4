"""Exports under way: one after the other in a thread, each of the moment that it was asked for."""

import threading
import time
from collections import deque
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from studio.codec.background import EXPORTING, step_back
from studio.errors import CancelledError, StudioError
from studio.export import ExportOptions, ExportResult, Source, export
from studio.ui.session import Notice
from studio.ui.session.notices import Remedy

_TELL_S = 0.1
"""Progress is told no oftener."""
_KNOWN_S = 1.0
"""Seconds after which the time left is worth saying."""


class Progress(NamedTuple):
    """The export that runs: its file, what is done (0 to 1), seconds left (`None`: not known yet), how many wait."""

    out: Path
    part: float
    left_s: float | None
    waiting: int


class _Wish(NamedTuple):
    source: Source
    out: Path
    options: ExportOptions


class Exports(QObject):
    """Runs exports. `changed` tells that there is other progress; `noticed` bears a `Notice` for each that ended."""

    changed = Signal()
    noticed = Signal(object)
    _moved = Signal(float, float)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Wish] = deque()
        self._running: _Wish | None = None
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._part, self._began = 0.0, 0.0
        self._left: float | None = None
        self.frames_per_s: dict[str, float] = {}
        """Frames a second that films of a quality were written with, learned from exports that ended."""
        self._moved.connect(self._move)
        self._ended.connect(self._end)

    @property
    def progress(self) -> Progress | None:
        """How the export that runs gets on; `None` where none does."""
        if self._running is None:
            return None
        return Progress(self._running.out, self._part, self._left, len(self._waiting))

    def start(self, source: Source, out: Path, options: ExportOptions) -> None:
        """Export a frozen source to a file, behind those that were asked for before."""
        self._waiting.append(_Wish(source, out, options))
        if self._running is None:
            self._next()
        else:
            self.changed.emit()

    def cancel(self) -> None:
        """Stop the export that runs; nothing is kept of it."""
        self._stop.set()

    def close(self) -> None:
        """Stop all, and wait until the thread has ended (an export looks for it once a frame)."""
        self._waiting.clear()
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _next(self) -> None:
        if not self._waiting:
            self._running = None
            self.changed.emit()
            return
        self._running = self._waiting.popleft()
        self._part, self._left, self._began = 0.0, None, time.monotonic()
        self._stop = threading.Event()
        work = partial(self._work, self._running, self._stop)
        self._thread = threading.Thread(target=work, name="export", daemon=True)
        self._thread.start()
        self.changed.emit()

    def _work(self, wish: _Wish, stop: threading.Event) -> None:
        """In the thread: write the file, tell how far it is."""
        step_back(EXPORTING)
        told = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told >= _TELL_S:
                told = now
                self._moved.emit(done, total)

        try:
            result: ExportResult | StudioError = export(
                wish.source, wish.out, options=wish.options, progress=progress, cancel=stop.is_set
            )
        except StudioError as error:
            result = error
        self._ended.emit(result)

    def _move(self, done: float, total: float) -> None:
        self._part = done / total if total else 0.0
        spent = time.monotonic() - self._began
        self._left = spent / self._part - spent if self._part > 0 and spent >= _KNOWN_S else None
        self.changed.emit()

    def _end(self, result: ExportResult | StudioError) -> None:
        wish = self._running
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if wish is None:
            return
        if isinstance(result, StudioError):
            self.noticed.emit(Notice(str(result), "info" if isinstance(result, CancelledError) else "error"))
        else:
            self._learn(wish, result)
            self.noticed.emit(self._done(result))
        self._next()

    def _learn(self, wish: _Wish, result: ExportResult) -> None:
        spent = time.monotonic() - self._began
        if wish.out.suffix == ".mp4" and spent > 0:
            self.frames_per_s[wish.options.quality] = result.frames / spent

    def _done(self, result: ExportResult) -> Notice:
        words = self.tr("{name} is exported.").format(name=result.path.name)
        sentence = " ".join([words, *result.notes[:3]])
        show = Remedy(
            self.tr("Show in folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(result.path.parent))),
        )
        return Notice(sentence, "info", remedy=show)
