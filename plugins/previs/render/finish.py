"""The last step: vignette, dither, and the picture as I420 (BT.709, limited range)."""

import numpy as np

from previs.render.bundles import A_VIGNETTE, Band, Bytes, World
from previs.render.kept import kernel

F = np.float32


@kernel
def to_i420(
    world: World, band: Band, out: tuple[Bytes, Bytes, Bytes], place: tuple[int, int, int], vignette: bool
) -> None:
    """Write a band's planes to luma (H, W) and the two chroma planes (H / 2, W / 2), each chroma from four pixels.

    place: first row, number of rows (even), height of the picture. Coefficients: ITU-R BT.709, 16..235 and 16..240.
    """
    top, rows, high = place
    luma, blue, red = out
    planes, noise = band.planes, world.dither
    wide = planes.shape[2]
    dim = world.air[A_VIGNETTE] if vignette else F(0)
    across, down = F(1) / F(wide), F(1) / F(high)
    half = band.half
    for y in range(rows):
        vy = (F(top + y) + F(0.5)) * down - F(0.5)
        base = F(1) - dim * vy * vy
        grain = noise[(top + y) & 63]
        for x in range(wide):
            vx = (F(x) + F(0.5)) * across - F(0.5)
            k = base - dim * vx * vx
            r = min(max(planes[0, y, x] * k, F(0)), F(1))
            g = min(max(planes[1, y, x] * k, F(0)), F(1))
            b = min(max(planes[2, y, x] * k, F(0)), F(1))
            planes[0, y, x], planes[1, y, x], planes[2, y, x] = r, g, b
            value = F(46.559) * r + F(156.629) * g + F(15.812) * b + F(16.5) + grain[x & 63]
            luma[top + y, x] = np.uint8(value)
    for y in range(rows // 2):
        for x in range(wide // 2):
            for k in range(3):
                a, b = planes[k, 2 * y, 2 * x], planes[k, 2 * y, 2 * x + 1]
                half[k, x] = a + b + planes[k, 2 * y + 1, 2 * x] + planes[k, 2 * y + 1, 2 * x + 1]
        for x in range(wide // 2):
            r, g, b = half[0, x], half[1, x], half[2, x]
            u = F(-6.4162) * r - F(21.5838) * g + F(28.0) * b + F(128.5)
            v = F(28.0) * r - F(25.4328) * g - F(2.5672) * b + F(128.5)
            blue[top // 2 + y, x] = np.uint8(u)
            red[top // 2 + y, x] = np.uint8(v)
