"""How fast the timeline is with 10,000 shots that have takes: painting, dragging, committing a ripple, opening."""

import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import msgspec
import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from studio.bench.figures import Figure, percentiles
from studio.codec.encoder import H264Writer
from studio.codec.i420 import blank
from studio.edit import deeds
from studio.edit.change import Change, Edit, addition, field_change
from studio.extend.registry import bundled_folder, find_plugins
from studio.model.recipe import resolve
from studio.model.rows import Ask, Take, new_id
from studio.project import Opened, create, open_project
from studio.ui.session import Session
from studio.ui.theme import Theme, dress
from studio.ui.timeline import Timeline
from studio.ui.timeline.gestures import Pointer

SHOTS, SCENE_OF = 10_000, 40
WIDTH, HEIGHT = 1920, 253
PICTURE = (320, 180)
FRAMES = 48
PAINT_MS, DRAG_MS, COMMIT_MS, OPEN_MS = 8.0, 16.0, 16.0, 2000.0
ROUNDS = 60
STEPS = 7

Told = Callable[[int, int], object]


class Watch:
    """Takes times: milliseconds that passed, and of those the ones that this thread worked itself.

    The second are what the timeline costs; the first are also what else the machine had to do meanwhile.
    """

    def __init__(self) -> None:
        self.passed: list[float] = []
        self.worked: list[float] = []

    @contextmanager
    def lap(self) -> Generator[None, None, None]:
        """Take the time of what is done within."""
        passed, worked = time.perf_counter(), time.thread_time()
        yield
        self.worked.append((time.thread_time() - worked) * 1000)
        self.passed.append((time.perf_counter() - passed) * 1000)


def measure(report: Told, shots: int = SHOTS, rounds: int = ROUNDS) -> Iterator[dict[str, object]]:
    """Yield the figures, as fields of `bench.figures.Figure`; `report` is told of steps done and in all."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme("dark", app)
    app.setStyle("Fusion")
    dress(app, theme)
    with tempfile.TemporaryDirectory(prefix="storyreel-") as folder:
        path = Path(folder) / "long.storyreel"
        _build(path, shots)
        report(1, STEPS)
        opening = Watch()
        with opening.lap():
            session = Session(open_project(path), find_plugins([bundled_folder()], installed=False))
            timeline = Timeline(session, theme)
            timeline.resize(WIDTH, HEIGHT)
            timeline.show()
            app.processEvents()
            timeline.repaint()
        try:
            yield _figure("open", opening, OPEN_MS)
            yield from _run(timeline, session, report, rounds)
            timeline.close()
            timeline.deleteLater()
        finally:
            session.close()


def _run(timeline: Timeline, session: Session, report: Told, rounds: int) -> Iterator[dict[str, object]]:
    for step, (name, per_frame) in enumerate((("at work", 3.0), ("small", 0.8), ("slivers", 0.3), ("whole", 0.0)), 2):
        _look(timeline, session, per_frame)
        yield _figure(f"paint, {name}", _timed(rounds, lambda: _paint(timeline)), PAINT_MS)
        report(step, STEPS)
    _look(timeline, session, 3.0)
    yield _figure("playhead", _timed(rounds, lambda: _step(timeline, session)), PAINT_MS)
    yield _figure("drag step, trim", _trim(timeline, rounds), DRAG_MS)
    yield _figure("drag step, move", _move(timeline, session, rounds), DRAG_MS)
    report(STEPS - 1, STEPS)
    yield _figure("ripple and commit", _commits(timeline, session, rounds), COMMIT_MS)
    report(STEPS, STEPS)


def _build(path: Path, count: int) -> None:
    """A project of shots in scenes, each with a take; the takes share one file."""
    opened = create(path, width=PICTURE[0], height=PICTURE[1], title="Long")
    with opened:
        drafts = [
            deeds.Draft(
                prompt=f"Shot {number}: the fox runs on", frames=FRAMES, scene=f"Scene {number // SCENE_OF + 1}"
            )
            for number in range(count)
        ]
        opened.document.apply(deeds.add_shots(opened.document.board, drafts=drafts))
        opened.document.apply(Edit("Add takes", tuple(_takes(opened, _media(opened)))))


def _media(opened: Opened) -> str:
    part = opened.media.new_part(".mp4")
    with H264Writer(part, *PICTURE, Fraction(24)) as writer:
        for index in range(FRAMES):
            frame = blank(*PICTURE)
            frame[: PICTURE[1]] = np.linspace(40, 200, PICTURE[0], dtype=np.uint8) + index
            writer.write(frame)
    return opened.media.adopt(part)


def _takes(opened: Opened, media: str) -> Iterator[Change]:
    board, ask = opened.document.board, Ask(engine="test_pattern")
    for shot in board.reel:
        recipe = resolve(board, shot, ask).recipe
        take = Take(
            id=new_id(),
            shot=shot.id,
            media=media,
            recipe=recipe.canonical().decode(),
            recipe_hash=recipe.hash,
            ask=ask,
            frames=FRAMES,
            width=PICTURE[0],
            height=PICTURE[1],
            rate=recipe.rate,
            seed=recipe.seed,
            quality="draft",
            engine=ask.engine,
        )
        yield addition("takes", take)
        yield field_change("shots", shot, "chosen", take.id)


def _look(timeline: Timeline, session: Session, per_frame: float) -> None:
    """Look at the middle of the reel (0: at all of it), and wait until its pictures are there."""
    lens, length = timeline.stage.lens, session.board.length
    timeline.stage.look(lens.fitting(length) if not per_frame else lens._replace(per_frame=per_frame, offset=0))
    if per_frame:
        timeline.stage.look(timeline.stage.lens._replace(offset=round(length / 2 * per_frame)))
    for _ in range(12):
        timeline.repaint()
        _wait(50)


def _paint(timeline: Timeline) -> None:
    timeline.view.page.redraw()
    timeline.view.repaint()


def _step(timeline: Timeline, session: Session) -> None:
    lens = timeline.stage.lens
    middle = round(lens.frame(lens.width / 2))
    session.playing.seek(middle if session.playing.frame != middle else middle + 1)
    timeline.view.repaint()


def _drag(timeline: Timeline, start: Pointer, rounds: int) -> Watch:
    """Each step of a drag from a place, from the event until it is painted; then the drag is given up."""
    watch = Watch()
    timeline.hand.press(start)
    for number in range(rounds):
        with watch.lap():
            timeline.hand.move(start._replace(x=start.x + 8 + 3 * (number % 40)))
            timeline.view.repaint()
    timeline.hand.cancel()
    return watch


def _trim(timeline: Timeline, rounds: int) -> Watch:
    layout = timeline.stage.layout
    box = layout.box(layout.visible()[4])
    return _drag(timeline, Pointer(box.right() - 3, box.top() + 6), rounds)


def _move(timeline: Timeline, session: Session, rounds: int) -> Watch:
    layout = timeline.stage.layout
    seen = layout.visible()
    session.selection.become([session.board.reel[index].id for index in seen[2:5]])
    return _drag(timeline, Pointer(layout.box(seen[3]).center().x(), layout.rows.strip_top + 40), rounds)


def _commits(timeline: Timeline, session: Session, rounds: int) -> Watch:
    """A ripple trim in the middle of the reel, kept on disk, told to all, and painted."""
    watch = Watch()
    shot = session.board.reel[len(session.board.reel) // 2]
    for number in range(rounds):
        with watch.lap():
            session.do(deeds.trim_edge, shot=shot.id, edge="out", by=-1 if number % 2 == 0 else 1)
            timeline.view.repaint()
    return watch


def _timed(rounds: int, call: Callable[[], object]) -> Watch:
    watch = Watch()
    for _ in range(rounds):
        with watch.lap():
            call()
    return watch


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _figure(name: str, watch: Watch, budget: float) -> dict[str, object]:
    spread, own = percentiles(watch.passed), percentiles(watch.worked)
    worst = spread["p95"]
    note = f"its own work: p50 {own['p50']:.1f}, p95 {own['p95']:.1f}, max {own['max']:.1f} ms"
    figure = Figure(bench="timeline", name=name, value=worst, unit="ms", ok=worst <= budget, budget=budget, note=note)
    figure = msgspec.structs.replace(figure, **spread)
    return {field: getattr(figure, field) for field in figure.__struct_fields__}
