"""The analyst: a thread that measures the newest frame it is given, and is never waited for."""

from threading import Condition, Thread

from PySide6.QtCore import QObject, Signal

from studio.codec.background import MEASURING, step_back
from studio.codec.i420 import Frame
from studio.ui.scopes.measures import measure


class Analyst(QObject):
    """Frames go in by `look_at`, `measured` tells what they are like. A frame that is overtaken is left out."""

    measured = Signal(object)
    """`Measures`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._news = Condition()
        self._waiting: Frame | None = None
        self._ending = False
        self._thread: Thread | None = None

    def look_at(self, frame: Frame) -> None:
        """Measure this frame next. It must not be changed afterwards."""
        with self._news:
            self._waiting, self._ending = frame, False
            self._news.notify()
        if self._thread is None:
            self._thread = Thread(target=self._work, name="scopes")
            self._thread.start()

    def _work(self) -> None:
        step_back(MEASURING)
        while True:
            with self._news:
                while self._waiting is None and not self._ending:
                    self._news.wait()
                if self._ending or self._waiting is None:
                    return
                frame, self._waiting = self._waiting, None
            self.measured.emit(measure(frame))

    def close(self) -> None:
        """End the thread; the next frame starts another."""
        with self._news:
            self._waiting, self._ending = None, True
            self._news.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
