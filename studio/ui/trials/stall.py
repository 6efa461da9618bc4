"""Trial `stall`: how long the window keeps the artist waiting while it generates, exports, plays and scrubs at once.

A beat is set every millisecond; what lies between two beats beyond that is a gap in which nothing else could be
answered. A thread looks where the window's thread is whenever a gap grows, so the note can name what took longest.
"""

import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from studio.edit import deeds
from studio.export import ExportOptions, source_of
from studio.extend.registry import bundled_folder, find_plugins
from studio.project import create
from studio.settings import Settings
from studio.ui.exporting.exports import Exports
from studio.ui.trials.footage import give_take, wait_until
from studio.ui.trials.spread import spread_of
from studio.ui.window.application import make_application, make_window
from studio.ui.window.window import MainWindow

SECONDS = 20.0
SHOTS, TAKEN, FRAMES = 24, 8, 72
SIZE = (640, 360)
WINDOW = (1920, 1080)
P99_MS, MAX_MS = 16.0, 50.0
SCRUB_MS = 40
_SLOW_S = 0.008
_WARM_S = 90.0


class Heart(QObject):
    """Beats every millisecond and keeps the gaps, in milliseconds, in which it could not.

    `work` is what of each gap the window's thread itself was at work: the rest it waited for a core, or for the disk.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.work: list[float] = []
        self._spent = time.thread_time()
        self.last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.gaps.clear()
        self.work.clear()
        self._spent = time.thread_time()
        self.last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        self.gaps.append((now - self.last) * 1000)
        self.work.append((spent - self._spent) * 1000)
        self.last, self._spent = now, spent


class Witness:
    """Looks, in a thread, at what the window's thread does while a beat is overdue; counts looks by place."""

    def __init__(self, heart: Heart) -> None:
        self._heart = heart
        self._stop = threading.Event()
        self._main = threading.get_ident()
        self.seen: Counter[str] = Counter()
        self._thread = threading.Thread(target=self._look, name="stall-witness", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._stop.wait(0.002):
            if time.perf_counter() - self._heart.last > _SLOW_S:
                # there is no public way to see what another thread is doing
                frame = sys._current_frames().get(self._main)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
                if frame is not None:
                    self.seen[place_of(frame)] += 1


def place_of(frame: FrameType) -> str:
    """The innermost of our own functions on a stack, as `file:function`."""
    at: FrameType | None = frame
    while at is not None:
        name = at.f_code.co_filename
        if "studio" in name and "trials" not in name:
            return f"{'/'.join(Path(name).parts[-2:])}:{at.f_code.co_name}"
        at = at.f_back
    return "Qt itself"


def measure(report: Callable[[int, int], object], seconds: float = SECONDS) -> Iterator[dict[str, object]]:
    """Yield the figures: gaps with their 99th percentile, and the longest one."""
    app = make_application()
    with tempfile.TemporaryDirectory(prefix="storyreel-") as folder:
        path = _project(Path(folder))
        report(1, 4)
        window = make_window(app, find_plugins([bundled_folder()], installed=False), Settings())
        window.resize(*WINDOW)
        window.show()
        window.opener.open(path)
        exports = Exports()
        try:
            _warm(window)
            report(2, 4)
            heart, witness = Heart(), None
            witness = Witness(heart)
            _work(window, exports, Path(folder), seconds, (heart, witness))
            report(3, 4)
            yield from figures(heart.gaps, heart.work, witness.seen)
        finally:
            exports.close()
            _leave(app, window)
    report(4, 4)


def _project(folder: Path) -> Path:
    """A film of which a third has takes."""
    path = folder / "film.storyreel"
    width, height = SIZE
    with create(path, width=width, height=height, title="Film") as opened:
        drafts = [
            deeds.Draft(prompt=f"Wide shot {number} of a red fox running across deep snow at sunset", frames=FRAMES)
            for number in range(1, SHOTS + 1)
        ]
        opened.document.apply(deeds.add_shots(opened.document.board, drafts=drafts))
        for shot in opened.document.board.reel[:TAKEN]:
            give_take(opened, shot.id)
    return path


def _warm(window: MainWindow) -> None:
    """Have the worker started and one take made, as it is after the first minute of work."""
    session = window.session
    if session is None:
        return
    shot = session.board.reel[TAKEN].id
    session.making.make([shot])
    wait_until(lambda: session.board.shots[shot].chosen is not None, _WARM_S)


def _work(window: MainWindow, exports: Exports, folder: Path, seconds: float, watch: tuple[Heart, Witness]) -> None:
    """Generate, export and scrub at once, while the heart beats."""
    session = window.session
    if session is None:
        return
    heart, witness = watch
    session.making.make([shot.id for shot in session.board.reel[TAKEN + 1 :]])
    count = 0

    def export() -> None:
        nonlocal count
        if exports.progress is None:
            count += 1
            exports.start(source_of(session.opened), folder / f"film_{count}.mp4", ExportOptions(threads=1))

    def scrub() -> None:
        span = TAKEN * FRAMES
        session.playing.seek((session.playing.frame * 7 + 31) % span)

    export()
    exports.changed.connect(export)
    scrubbing, end = QTimer(), QEventLoop()
    scrubbing.timeout.connect(scrub)
    scrubbing.start(SCRUB_MS)
    QTimer.singleShot(int(seconds * 1000), end, end.quit)
    heart.start()
    witness.start()
    end.exec()
    witness.stop()
    heart.stop()
    scrubbing.stop()
    exports.changed.disconnect(export)
    session.making.cancel_all()


def _leave(app: QApplication, window: MainWindow) -> None:
    window.close_at_once()
    window.deleteLater()
    wait_until(lambda: True)
    app.processEvents()


def figures(gaps: list[float], work: list[float], seen: Counter[str]) -> Iterator[dict[str, object]]:
    """The gaps as figures, and what of them was work; the places that were seen most in long ones as a note."""
    places = ", ".join(f"{place} {looks}" for place, looks in seen.most_common(6))
    all_ = spread_of("stall", "gaps of the event loop", gaps, note=places)
    p99, longest = float(str(all_["p99"])), float(str(all_["max"]))
    yield {**all_, "value": p99, "budget": P99_MS, "ok": p99 <= P99_MS, "name": "gaps of the event loop, p99"}
    yield {
        "bench": "stall",
        "name": "the longest gap",
        "value": longest,
        "unit": "ms",
        "budget": MAX_MS,
        "ok": longest <= MAX_MS,
    }
    yield spread_of("stall", "of the gaps, work of the window itself", work)
