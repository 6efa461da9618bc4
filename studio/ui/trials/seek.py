"""How long a seek takes: to the exact picture, painted, at random places of a 720p take that is not in memory."""

import random
import time
from collections.abc import Iterator

from studio.codec.decoder import FrameReader
from studio.playback.shown import Shown
from studio.ui.monitor import Monitor
from studio.ui.session import Session
from studio.ui.trials.footage import Told, application, footage, wait_until
from studio.ui.trials.spread import spread_of

SIZE, FRAMES, SEEKS = (1280, 720), 240, 100
MONITOR = (1196, 760)
BUDGET_MS = 100.0


def measure(
    report: Told, seeks: int = SEEKS, frames: int = FRAMES, size: tuple[int, int] = SIZE
) -> Iterator[dict[str, object]]:
    """Yield the figures, as fields of `bench.figures.Figure`; `report` is told of seeks done and in all."""
    theme = application()
    with footage(1, frames, size, 1) as session:
        monitor = Monitor(session, theme)
        monitor.resize(*MONITOR)
        monitor.show()
        session.playing.seek(0)
        wait_until(lambda: not session.playing.shown.held)
        chance = random.Random(3)
        targets = [chance.randrange(frames) for _ in range(seeks)]
        first: list[float] = []
        exact: list[float] = []
        alone: list[float] = []
        with _reader(session) as reader:
            for number, target in enumerate(targets, 1):
                alone.append(_decoded(reader, target))
                shown, painted = _seek(session, monitor, target)
                first.append(shown)
                exact.append(painted)
                report(number, seeks)
        yield spread_of("seek", "exact picture painted", exact, budget=BUDGET_MS)
        note = "the same frames by one reader, in turn with the seeks"
        yield spread_of("seek", "for comparison, decoding alone", alone, note=note)
        note = "a near one is held until the exact one is there"
        yield spread_of("seek", "any picture of the new place", first, note=note)
        monitor.close()
        monitor.deleteLater()


def _seek(session: Session, monitor: Monitor, target: int) -> tuple[float, float]:
    """Milliseconds until the monitor painted anything for a frame, and until it painted exactly that frame."""
    session.playing.set_cache_limit(0)
    session.playing.set_cache_limit(1 << 30)
    times: list[tuple[float, bool]] = []

    def note(shown: Shown) -> None:
        if shown.frame == target:
            times.append((time.perf_counter(), shown.held))

    monitor.painted.connect(note)
    begun = time.perf_counter()
    session.playing.seek(target)
    wait_until(lambda: any(not held for _, held in times))
    monitor.painted.disconnect(note)
    exact = next((at for at, held in times if not held), float("inf"))
    return (times[0][0] - begun) * 1000, (exact - begun) * 1000


def _reader(session: Session) -> FrameReader:
    take = next(iter(session.board.takes.values()))
    return FrameReader(session.opened.media.path(take.media))


def _decoded(reader: FrameReader, target: int) -> float:
    """Milliseconds of decoding a target with a reader that is open already: what the machine can do at this moment."""
    begun = time.perf_counter()
    reader.frame(target)
    return (time.perf_counter() - begun) * 1000
