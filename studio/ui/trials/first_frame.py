"""Trial `first_frame`: from Generate pressed to the first frame of that job painted by the monitor, worker warm.

Each round makes another shot, with a seed of its own, from a playhead that stands on it. The parts are told in the
note of the second figure: *ask* until the call returns, *worker* until its word of the frame has come, *ring* until the
frame is copied out, *player* until the window's thread has it and the monitor is told to show it, *paint*.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from studio.edit import deeds
from studio.edit.deeds import Draft
from studio.errors import StudioError
from studio.extend.registry import Registry, bundled_folder, find_plugins
from studio.model.time import Rate
from studio.project import create
from studio.render.events import FramesArrived
from studio.ui.monitor import Monitor
from studio.ui.session import Session
from studio.ui.session.playing import Shown
from studio.ui.theme import Theme
from studio.ui.theme.sheet import style_sheet

ROUNDS, BUDGET_MS = 40, 230.0
WIDTH, HEIGHT, FRAMES = 640, 360, 96
PANEL = (960, 660)
WARM_MS, PATIENCE_MS, REST_MS, LOOK_MS = 600_000, 20_000, 60, 5

PROMPTS = (
    "Extreme wide of a snowed-in pine forest at dusk, slow dolly in",
    "Low angle: a red fox slips out between two trunks and listens",
    "Wide truck right with a red fox running across deep snow at sunset",
    "A woman in the doorway of a hut at night, lantern raised, rain",
    "Two knights fight with swords in a castle courtyard, handheld",
    "A ship on a stormy sea, crane up",
    "Close-up of a boy who laughs on a sunny beach",
    "A robot walks along a city street in fog, tracking shot",
)

PARTS = ("ask", "worker", "ring", "player", "paint")

Figure = dict[str, object]


class Round(QObject):
    """One press of Generate, and the moments until its first frame is painted (monotonic seconds)."""

    def __init__(self, session: Session, monitor: Monitor, shot: str, seed: int) -> None:
        super().__init__()
        self._session, self._shot, self._seed = session, shot, seed
        self._frame: FramesArrived | None = None
        self._pictured_at = self._painted_at = 0.0
        self._done = QEventLoop()
        self._links = [
            session.making.frames_arrived.connect(self._arrived),
            session.playing.pictured.connect(self._pictured),
            monitor.painted.connect(self._painted),
        ]

    def run(self) -> list[float]:
        """Press, wait for the paint, stop the job; returns milliseconds, one for each of `PARTS`."""
        began = time.monotonic()
        jobs = self._session.making.make([self._shot], seed=self._seed, first=True)
        asked = time.monotonic()
        QTimer.singleShot(PATIENCE_MS, self._done, self._done.quit)
        self._done.exec()
        for link in self._links:
            QObject.disconnect(link)
        for job in jobs:
            self._session.making.cancel(job.id, keep=False)
        frame = self._frame
        if frame is None or not self._painted_at:
            raise StudioError(f"The first frame was not painted within {PATIENCE_MS / 1000:g} seconds.")
        moments = (began, asked, frame.heard_at, frame.read_at, self._pictured_at, self._painted_at)
        return [(after - before) * 1000 for before, after in pairwise(moments)]

    def _arrived(self, event: FramesArrived) -> None:
        if event.shot == self._shot and self._frame is None:
            self._frame = event

    def _pictured(self, shown: Shown) -> None:
        if not self._pictured_at and self._is_new(shown):
            self._pictured_at = time.monotonic()

    def _painted(self, shown: Shown) -> None:
        if self._pictured_at and not self._painted_at and self._is_new(shown):
            self._painted_at = time.monotonic()
            self._done.quit()

    def _is_new(self, shown: Shown) -> bool:
        return shown.shot == self._shot and shown.kind == "making"


def measure(
    report: Callable[[int, int], None], *, rounds: int = ROUNDS, shelf: Registry | None = None, engine: str = "previs"
) -> Iterator[Figure]:
    """The figures of the trial: the whole way, and the parts of it."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme("dark", app)
    app.setStyleSheet(style_sheet(theme))
    with tempfile.TemporaryDirectory(prefix="storyreel-trial-") as folder:
        session = _open(Path(folder), shelf or find_plugins([bundled_folder()], installed=False), engine)
        monitor = Monitor(session, theme)
        monitor.resize(*PANEL)
        monitor.show()
        try:
            times = list(_rounds(session, monitor, engine, rounds, report))
        finally:
            monitor.close()
            monitor.deleteLater()
            session.close()
            session.deleteLater()
            app.setStyleSheet("")
    yield from figures(times, engine)


def _open(folder: Path, shelf: Registry, engine: str) -> Session:
    opened = create(folder / "trial.storyreel", rate=Rate(24), width=WIDTH, height=HEIGHT, title="Trial")
    drafts = [Draft(prompt=prompt, frames=FRAMES) for prompt in PROMPTS]
    opened.document.apply(deeds.add_shots(opened.document.board, drafts=drafts))
    opened.document.apply(deeds.set_param(opened.document.board, ring="project", name="engine", value=engine))
    return Session(opened, shelf)


def _rounds(
    session: Session, monitor: Monitor, engine: str, rounds: int, report: Callable[[int, int], None]
) -> Iterator[list[float]]:
    making = session.making
    making.warm(engine)
    _until(lambda: any(look.state == "ready" for look in making.workers()), WARM_MS)
    reel = session.board.reel
    for number in range(-1, rounds):
        report(max(0, number), rounds)
        shot = reel[number % len(reel)]
        session.playing.seek(session.board.start(shot))
        _rest()
        times = Round(session, monitor, shot.id, seed=1000 + number).run()
        _until(lambda: not any(look.state == "busy" for look in making.workers()), PATIENCE_MS)
        if number >= 0:  # the first one warms what is still cold
            yield times


def _until(holds: Callable[[], bool], patience_ms: int) -> None:
    deadline = time.monotonic() + patience_ms / 1000
    while not holds():
        if time.monotonic() > deadline:
            raise StudioError("The worker did not answer the trial in time.")
        _rest(LOOK_MS)


def _rest(ms: int = REST_MS) -> None:
    """Let the window come to rest, as it is when somebody presses a button."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop, loop.quit)
    loop.exec()


def figures(times: list[list[float]], engine: str) -> Iterator[Figure]:
    """Figures of rounds: milliseconds for each of `PARTS`."""
    whole = sorted(sum(parts) for parts in times)
    spread = {"p50": _share(whole, 0.5), "p95": _share(whole, 0.95), "p99": _share(whole, 0.99), "max": whole[-1]}
    size = f"{WIDTH}x{HEIGHT}, {engine}"
    yield {
        "bench": "first-frame", "name": f"{size}, pressed to painted, p95", "value": spread["p95"], "unit": "ms",
        "budget": BUDGET_MS, "ok": spread["p95"] <= BUDGET_MS, **spread,
    }  # fmt: skip
    columns = list(zip(*times, strict=True))
    trace = ", ".join(
        f"{part} {statistics.median(column):.1f} (p95 {_share(sorted(column), 0.95):.1f})"
        for part, column in zip(PARTS, columns, strict=True)
    )
    ours = sorted(sum(parts) - parts[1] for parts in times)
    yield {
        "bench": "first-frame", "name": f"{size}, all but the worker, p95", "value": _share(ours, 0.95), "unit": "ms",
        "p50": _share(ours, 0.5), "max": ours[-1], "ok": True, "note": trace,
    }  # fmt: skip


def _share(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
