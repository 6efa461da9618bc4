"""Small tables that stand in for textures: a noise tile with its slopes, and a dither pattern."""

from functools import cache

import numpy as np
import numpy.typing as npt

from previs.render.bundles import Floats
from previs.render.kept import kernel

F = np.float32
N = np.int32
Tile = npt.NDArray[np.uint32]
SIDE = 256


@cache
def noise_tile(seed: int = 3) -> Tile:
    """A seamless 256 x 256 tile of 1/f noise, four bytes a texel: height, slope along u, slope along v, fine height.

    Made once a process, in the frequency domain, so that it wraps; not to be written to. Height is 0..1 around a half,
    slopes are signed around 128 in 1/64.
    """
    draw = np.random.default_rng(seed)
    wave = np.fft.fftfreq(SIDE) * SIDE
    radius = np.hypot(wave[:, None], wave[None, :])
    radius[0, 0] = 1.0
    spectrum = np.fft.fft2(draw.standard_normal((SIDE, SIDE)))
    soft = np.real(
        np.fft.ifft2(spectrum * np.where(radius > 2, 1.0, 0.4) / radius**1.4 * np.exp(-((radius / 72) ** 2)))
    )
    rough = np.real(np.fft.ifft2(spectrum[::-1] / radius**0.7 * np.exp(-((radius / 96) ** 2)) * (radius > 6)))
    soft, rough = soft / soft.std(), rough / rough.std()
    along = np.roll(soft, -1, 1) - np.roll(soft, 1, 1)
    down = np.roll(soft, -1, 0) - np.roll(soft, 1, 0)
    layers = (
        soft * 0.25 * 255 + 127.5,
        along / along.std() * 0.3 * 64 + 128,
        down / down.std() * 0.3 * 64 + 128,
        rough * 0.22 * 255 + 127.5,
    )
    tile = np.zeros((SIDE, SIDE), np.uint32)
    for number, layer in enumerate(layers):
        tile |= np.clip(np.round(layer), 0, 255).astype(np.uint32) << np.uint32(8 * number)
    return np.ascontiguousarray(tile.reshape(-1))


def dither(seed: int = 5) -> Floats:
    """A 64 x 64 pattern within half a step, that breaks up bands in soft gradients."""
    order = np.random.default_rng(seed).permutation(4096).reshape(64, 64)
    return (order / 4096 - 0.5).astype(np.float32)


@kernel
def height(tile: Tile, u: np.float32, v: np.float32, shift: int) -> np.float32:
    """Bilinear sample of one layer, 0..1; shift 0 is the soft height, 24 the fine one. Any u and v: the tile wraps."""
    fu, fv = np.floor(u), np.floor(v)
    x, y = N(fu), N(fv)
    ku, kv = u - fu, v - fv
    x0, x1, y0, y1 = x & 255, (x + 1) & 255, (y & 255) << 8, ((y + 1) & 255) << 8
    a, b = F(N((tile[y0 | x0] >> shift) & 255)), F(N((tile[y0 | x1] >> shift) & 255))
    c, d = F(N((tile[y1 | x0] >> shift) & 255)), F(N((tile[y1 | x1] >> shift) & 255))
    top = a + (b - a) * ku
    return (top + (c + (d - c) * ku - top) * kv) * F(1 / 255)


@kernel
def relief(tile: Tile, u: np.float32, v: np.float32) -> tuple[np.float32, np.float32, np.float32]:
    """Bilinear sample of height (0..1) and the two slopes (about -2..2)."""
    fu, fv = np.floor(u), np.floor(v)
    x, y = N(fu), N(fv)
    ku, kv = u - fu, v - fv
    x0, x1, y0, y1 = x & 255, (x + 1) & 255, (y & 255) << 8, ((y + 1) & 255) << 8
    a, b, c, d = N(tile[y0 | x0]), N(tile[y0 | x1]), N(tile[y1 | x0]), N(tile[y1 | x1])
    wd = ku * kv
    wb, wc = ku - wd, kv - wd
    wa = F(1) - ku - wc
    h = F(N(a & 255)) * wa + F(N(b & 255)) * wb + F(N(c & 255)) * wc + F(N(d & 255)) * wd
    p = F(N((a >> 8) & 255)) * wa + F(N((b >> 8) & 255)) * wb + F(N((c >> 8) & 255)) * wc + F(N((d >> 8) & 255)) * wd
    q = F(N((a >> 16) & 255)) * wa + F(N((b >> 16) & 255)) * wb + F(N((c >> 16) & 255)) * wc
    q += F(N((d >> 16) & 255)) * wd
    return h * F(1 / 255), (p - F(128)) * F(1 / 64), (q - F(128)) * F(1 / 64)


@kernel
def ramp(low: np.float32, high: np.float32, x: np.float32) -> np.float32:
    """Smooth step from 0 at low to 1 at high."""
    t = min(max((x - low) / (high - low), F(0)), F(1))
    return t * t * (F(3) - F(2) * t)
