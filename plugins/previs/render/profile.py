"""Where a frame's time goes: milliseconds a stage, measured on the frame a renderer drew last."""

import time
from typing import NamedTuple

from previs.render.renderer import ALL_STAGES, Renderer


class Stages(NamedTuple):
    """Milliseconds of each stage, best of several runs; `frame` is all of them, without the engine's posing."""

    geometry: float
    raster: float
    surfaces: float
    background: float
    finish: float
    frame: float


def stages(renderer: Renderer, runs: int = 12) -> Stages:
    """Time the stages of the last frame drawn: bands are drawn up to each stage, and the differences taken."""

    def best(upto: int | None) -> float:
        times: list[float] = []
        for _ in range(runs):
            start = time.perf_counter()
            if upto is None:
                renderer.geometry()
            else:
                renderer.bands(upto)
            times.append(time.perf_counter() - start)
        return min(times) * 1e3

    geometry = best(None)
    raster, surfaces, background, whole = (best(upto) for upto in (1, 2, 3, ALL_STAGES))
    return Stages(
        geometry=geometry,
        raster=raster,
        surfaces=surfaces - raster,
        background=background - surfaces,
        finish=whole - background,
        frame=geometry + whole,
    )
