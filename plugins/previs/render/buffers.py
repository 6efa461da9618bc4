"""Working memory of a renderer, made once for a size."""

import numpy as np

from previs.render.bundles import BATCH, SCRATCH, Band, Edges


def band_rows(width: int, height: int) -> int:
    """Rows of a band: even, few enough that its samples stay in the second-level cache."""
    rows = 24 if width <= 960 else 16
    return min(rows, height)


def make_band(width: int, rows: int, apron: int) -> Band:
    """One thread's buffers for bands of `rows` rows and `apron` rows more on both sides (none: no lines are drawn)."""
    samples = (2 * (rows + 2 * apron), 2 * width) if apron else (0, 0)
    tile = max(4, width // 40)
    return Band(
        depth=np.zeros((2 * (rows + 2 * apron), 2 * width), np.float32),
        ids=np.zeros((2 * (rows + 2 * apron), 2 * width), np.int32),
        planes=np.zeros((3, rows, width), np.float32),
        cover=np.zeros((rows, width), np.float32),
        cells=np.zeros((3, rows // 2 + 2, width // 2 + 2), np.float32),
        need=np.zeros((rows // 2 + 2, width // 2 + 2), np.uint8),
        line=np.zeros((3, width), np.float32),
        half=np.zeros((3, width // 2 + 2), np.float32),
        scratch=np.zeros(SCRATCH, np.float32),
        pixel=np.zeros(BATCH, np.int32),
        owner=np.zeros(BATCH, np.int32),
        lines=np.zeros(samples, np.uint8),
        busy=np.zeros((-(-samples[0] // tile), max(samples[1] // tile, 1)), np.float32),
    )


def make_edges(points: int, triangles: int, bands: int) -> Edges:
    """Room for the screen triangles of a scene; clipping may make two of one."""
    return Edges(
        screen=np.zeros((points, 4), np.float32),
        lines=np.zeros((2 * triangles + 2, 12), np.float32),
        boxes=np.zeros((2 * triangles + 2, 4), np.int32),
        triangle=np.zeros(2 * triangles + 2, np.int32),
        heads=np.zeros(bands + 1, np.int32),
        items=np.zeros(4 * triangles + 64 * bands, np.int32),
    )
