"""The silhouette look: figures in black, the set behind them in a few flat tones."""

import numpy as np

from previs.render.bundles import Band, Shapes
from previs.render.kept import kernel
from previs.render.texture import ramp

F = np.float32
BLACK = F(0.03)
SEAM = F(0.24)
"""The thin light line between one figure and another."""


@kernel
def _toned(light: np.float32) -> np.float32:
    """The flat tone (0..1) that stands for a light: four, with soft borders; all are lighter than a figure."""
    tone = F(0.23) + F(0.17) * ramp(F(0.10), F(0.17), light) + F(0.17) * ramp(F(0.28), F(0.36), light)
    return tone + F(0.17) * ramp(F(0.48), F(0.58), light) + F(0.18) * ramp(F(0.70), F(0.82), light)


@kernel
def silhouette(shapes: Shapes, band: Band, place: tuple[int, int, int]) -> None:
    """Redraw a band whose figures were shaded black; place as in `surfaces`."""
    _, rows, apron = place
    planes, ids, figure, owner = band.planes, band.ids, shapes.figure, shapes.owner
    last = ids.shape[1] - 1
    for y in range(rows):
        up = 2 * (y + apron)
        for x in range(planes.shape[2]):
            black, seam = F(0), F(0)
            for k in range(4):
                row, column = up + (k >> 1), 2 * x + (k & 1)
                t = ids[row, column]
                if t < 0 or figure[t] == 0:
                    continue
                black += F(0.25)
                b = ids[row, min(column + 2, last)]
                if b >= 0 and figure[b] > 0 and owner[b] != owner[t]:
                    seam += F(0.25)
            left = F(1) - black
            share = F(1) / max(left, F(0.25))
            red, green, blue = planes[0, y, x] * share, planes[1, y, x] * share, planes[2, y, x] * share
            light = F(0.3) * red + F(0.59) * green + F(0.11) * blue
            tone, dark = _toned(light), BLACK * (black - seam) + SEAM * seam
            planes[0, y, x] = (tone + (red - light) * F(0.3)) * left + dark
            planes[1, y, x] = (tone + (green - light) * F(0.3)) * left + dark
            planes[2, y, x] = (tone + (blue - light) * F(0.3)) * left + dark * F(1.15)
