"""A project for trials: shots with takes of moving, textured pictures, made without a worker."""

import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from studio.codec.encoder import H264Writer
from studio.codec.i420 import Frame, blank
from studio.edit import deeds
from studio.extend.registry import bundled_folder, find_plugins
from studio.model.recipe import resolve
from studio.model.rows import Ask, Take, new_id
from studio.project import Opened, create
from studio.ui.session import Session
from studio.ui.theme import Theme
from studio.ui.theme.sheet import style_sheet

Told = Callable[[int, int], object]
"""Told how much of a trial is done, of how much."""

ENGINE = "previs"
_GRAIN = 12


def application() -> Theme:
    """The application, dressed in the dark theme; made where there is none."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme("dark", app)
    app.setStyle("Fusion")
    app.setStyleSheet(style_sheet(theme))
    return theme


@contextmanager
def footage(shots: int, frames: int, size: tuple[int, int], taken: int) -> Generator[Session]:
    """A session of a project of `shots` shots of `frames` frames; the first `taken` of them have takes."""
    width, height = size
    with tempfile.TemporaryDirectory(prefix="storyreel-") as folder:
        opened = create(Path(folder) / "trial.storyreel", width=width, height=height, title="Trial")
        drafts = [
            deeds.Draft(prompt=f"Wide shot {number} of a red fox running across deep snow at sunset", frames=frames)
            for number in range(1, shots + 1)
        ]
        opened.document.apply(deeds.add_shots(opened.document.board, drafts=drafts))
        for shot in opened.document.board.reel[:taken]:
            give_take(opened, shot.id)
        session = Session(opened, find_plugins([bundled_folder()], installed=False))
        try:
            yield session
        finally:
            session.close()


def give_take(opened: Opened, shot: str) -> Take:
    """Make a take of a shot that shows a textured picture moving across, and have the shot show it."""
    row, ask = opened.document.board.shots[shot], Ask(engine=ENGINE)
    recipe = resolve(opened.document.board, row, ask).recipe
    part = opened.media.new_part(".mp4")
    with H264Writer(part, recipe.width, recipe.height, Fraction(24)) as writer:
        for picture in moving_pictures(recipe.width, recipe.height, row.frames):
            writer.write(picture)
    take = Take(
        id=new_id(),
        shot=shot,
        media=opened.media.adopt(part),
        recipe=recipe.canonical().decode(),
        recipe_hash=recipe.hash,
        ask=ask,
        frames=row.frames,
        width=recipe.width,
        height=recipe.height,
        rate=recipe.rate,
        seed=recipe.seed,
        quality="draft",
        engine=ask.engine,
    )
    return opened.store.add_take(take, choose=True)


def moving_pictures(width: int, height: int, count: int) -> Iterator[Frame]:
    """Slopes of light with grain that wander three pixels a frame: as heavy to decode as a staged scene."""
    grain = np.random.default_rng(7).integers(-_GRAIN, _GRAIN, (height, width * 2))
    slope = 120 + 60 * np.sin(np.arange(width * 2) / 90) + 30 * np.cos(np.arange(height) / 50)[:, None]
    wide = np.clip(slope + grain, 16, 235).astype(np.uint8)
    for index in range(count):
        frame = blank(width, height)
        offset = index * 3 % width
        frame[:height] = wide[:, offset : offset + width]
        yield frame


def wait_until(holds: Callable[[], bool], patience_s: float = 60.0) -> bool:
    """Run the event loop until something holds; False if it does not in time."""
    loop = QEventLoop()
    look, end = QTimer(), QTimer()
    look.timeout.connect(lambda: loop.quit() if holds() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    end.start(int(patience_s * 1000))
    look.start(5)
    if not holds():
        loop.exec()
    look.stop()
    end.stop()
    return holds()
