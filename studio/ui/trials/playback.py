"""How evenly the monitor plays: 240 cached frames, every frame, painted, alone and beside a worker that draws."""

import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, Qt, QTimer

from studio.bench.figures import Figure, percentiles
from studio.playback.shown import Shown
from studio.ui.monitor import Monitor
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.ui.trials.footage import Told, application, footage, wait_until
from studio.ui.trials.spread import fields_of, spread_of

FRAMES, RATE = 240, 24
SIZES = ((640, 360), (1280, 720))
MONITOR = (1196, 760)
_BARE = 72
JITTER_MS = 4.0
BESIDE = 40
"""Shots that wait to be drawn beside it: more than can be drawn meanwhile."""


class Painted(NamedTuple):
    """A frame that was painted, and when (seconds)."""

    frame: int
    at: float
    held: bool


def measure(
    report: Told, frames: int = FRAMES, sizes: Sequence[tuple[int, int]] = SIZES, beside: int = BESIDE
) -> Iterator[dict[str, object]]:
    """Yield the figures, as fields of `bench.figures.Figure`; `report` is told of runs done and in all."""
    theme = application()
    done, total = 0, 2 * len(sizes)
    for size in sizes:
        with footage(1 + beside, frames, size, 1) as session:
            for drawing in (False, True):
                name = f"{size[0]}x{size[1]}" + (", beside a worker" if drawing else "")
                yield from _figures(name, *_played(session, theme, frames, beside=drawing))
                done += 1
                report(done, total)


def _bare_timer(ticks: int) -> list[float]:
    """How far ticks of a precise timer that does nothing are off the frame rate, in milliseconds: the machine's own."""
    loop, timer, times = QEventLoop(), QTimer(), list[float]()
    begun = time.perf_counter()

    def tick() -> None:
        times.append(time.perf_counter())
        if len(times) > ticks:
            loop.quit()
        else:
            timer.start(max(0, round((begun + (len(times) + 1) / RATE - times[-1]) * 1000)))

    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(round(1000 / RATE))
    loop.exec()
    return [abs((b - a) * 1000 - 1000 / RATE) for a, b in pairwise(times)]


def _played(session: Session, theme: Theme, frames: int, *, beside: bool) -> tuple[list[Painted], list[float]]:
    """Play the first shot once, from memory; what the monitor painted, in order, and a bare timer's jitter before."""
    monitor = Monitor(session, theme)
    monitor.resize(*MONITOR)
    monitor.show()
    playing = session.playing
    playing.seek(0)
    _cache(session, frames)
    if beside:
        session.making.make([shot.id for shot in session.board.reel[1:]])
        wait_until(lambda: any(row.progress and row.progress.frames for row in session.making.rows()))
    bare = _bare_timer(min(frames, _BARE))
    painted: list[Painted] = []

    def note(shown: Shown) -> None:
        if not painted or painted[-1].frame != shown.frame:
            painted.append(Painted(shown.frame, time.perf_counter(), shown.held))

    monitor.painted.connect(note)
    playing.play()
    wait_until(lambda: bool(painted) and painted[-1].frame >= frames - 1)
    playing.pause()
    monitor.painted.disconnect(note)
    if beside:
        session.making.cancel_all()
        wait_until(lambda: not session.making.busy)
    monitor.close()
    monitor.deleteLater()
    return [one for one in painted if one.frame < frames], bare


def _cache(session: Session, frames: int) -> None:
    """Decode the first shot whole: the player reads ahead from wherever the playhead is."""
    for frame in range(0, frames, 60):
        session.playing.seek(frame)
        last = min(frame + 60, frames)
        wait_until(lambda frame=frame, last=last: _is_cached(session, frame, last))
    session.playing.seek(0)
    wait_until(lambda: _is_cached(session, 0, frames))


def _is_cached(session: Session, first: int, last: int) -> bool:
    return all(span.kind == "cached" for span in session.playing.spans(first, last))


def _figures(name: str, painted: list[Painted], bare: list[float]) -> Iterator[dict[str, object]]:
    steps = [(b.at - a.at) * 1000 for a, b in pairwise(painted)]
    dropped = sum(max(0, b.frame - a.frame - 1) for a, b in pairwise(painted))
    held = sum(one.held for one in painted)
    figure = Figure(
        bench="playback",
        name=f"{name}: frames dropped or held",
        value=dropped + held,
        unit="frames",
        budget=0,
        ok=dropped + held == 0,
        note=f"{len(painted)} painted",
    )
    yield fields_of(figure)
    uneven = [abs(step - 1000 / RATE) for step in steps]
    yield spread_of("playback", f"{name}: jitter", uneven, budget=JITTER_MS, note=_beside(bare))


def _beside(bare: list[float]) -> str:
    return f"a bare timer just before: p95 {percentiles(bare)['p95']:.1f} ms"
