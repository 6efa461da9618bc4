"""One band of one frame, from triangles to I420: what a thread does in one call."""

import numpy as np

from previs.render.background import background
from previs.render.beams import beams
from previs.render.bundles import (
    A_BARE,
    A_LOOK,
    C_CX,
    C_CY,
    C_EYE,
    C_FOCAL,
    C_FORWARD,
    C_RIGHT,
    C_UP,
    Band,
    Bytes,
    Floats,
    Frame,
)
from previs.render.finish import to_i420
from previs.render.ink import ink
from previs.render.kept import kernel
from previs.render.particles import falling
from previs.render.raster import clear, fill
from previs.render.silhouette import silhouette
from previs.render.surface import surfaces

F = np.float32


@kernel
def ground_depth(camera: Floats, bare: np.float32, out: Floats) -> None:
    """The plane of 1/depth of the ground over the samples, (3,): slope along x, along y, offset. Zeros under ground,
    and where the world is bare of it."""
    eye = camera[C_EYE + 1]
    out[0] = out[1] = out[2] = F(0)
    if eye > F(0.02) and bare == F(0):
        k = F(-0.9997) / eye
        step = F(0.5) / camera[C_FOCAL]
        out[0] = camera[C_RIGHT + 1] * step * k
        out[1] = -camera[C_UP + 1] * step * k
        middle = camera[C_FORWARD + 1] - camera[C_RIGHT + 1] * step * F(2) * camera[C_CX]
        out[2] = (middle + camera[C_UP + 1] * step * F(2) * camera[C_CY]) * k


@kernel
def draw_band(frame: Frame, band: Band, out: tuple[Bytes, Bytes, Bytes], place: tuple[int, int, int, int, int]) -> None:
    """Draw one band; place: its number, rows of a full band, apron rows, the last stage to run (9: all), and
    `line_reach`."""
    world, shapes, edges, shadows, tint = frame
    number, full, apron, stages, reach = place
    high = out[0].shape[0]
    top = number * full
    rows = min(full, high - top)
    horizon = tint[4:7]
    ground_depth(world.camera, world.air[A_BARE], horizon)
    clear(band.depth, band.ids, 2 * (top - apron), horizon)
    fill(edges, number, 2 * (top - apron), band.depth, band.ids)
    if stages < 2:
        return
    surfaces(world, shapes, shadows, band, (top, rows, apron))
    if stages < 3:
        return
    background(world, shadows, band, top, rows)
    if stages < 4:
        return
    beams(world.beams, band, (top, rows, apron))
    falling(world.drops, tint, band, (top, rows, apron))
    inked = world.air[A_LOOK] == F(1)
    if inked:
        ink(world, shapes, band, (top, rows, apron), (high, reach))
    elif world.air[A_LOOK] == F(2):
        silhouette(shapes, band, (top, rows, apron))
    to_i420(world, band, out, (top, rows, high), not inked)
