"""From words to light: one record with all that shading needs to know of time, weather, ground, horizon and room."""

import math
from dataclasses import dataclass, replace

import numpy as np

from previs.light.colour import gradient, linear
from previs.light.ridges import HORIZONS, Horizon, ridges
from previs.light.tables import HOURS, LANDS, ROOMS, SKIES, Hour, Land, Sky
from previs.records import Floats, Ground, Time, Weather


@dataclass(frozen=True, slots=True)
class Air:
    """Light and air of one shot. Colours (3,) are linear; directions are unit vectors.

    sun points towards the sun or the moon; sky (256, 3) is looked up by the square root of the sine of elevation,
    ridges (2, 2048) by azimuth; ridge_cover 0..1 is how clearly they are seen; fog is density a metre; air how much a
    lamp lights the air; wet 0..1 is how much the ground mirrors; fall is what falls or blows ("", rain, snow, sand,
    leaves, bubbles) with its amount; fog_top is how fast fog thins with height (a metre); bare 1: no ground, 2: clouds
    below; caustic, rainbow and aurora are strengths, 0 for none; disc_at is where the sun or moon is seen.
    """

    sun: Floats
    sunlight: Floats
    sky: Floats
    ambient: Floats
    bounce: Floats
    rim: Floats
    glow: Floats
    cloud_lit: Floats
    cloud_dark: Floats
    far: Floats
    near: Floats
    disc: Floats
    disc_at: Floats
    ridges: Floats
    low: Floats
    high: Floats
    land: Land
    fog: float
    exposure: float
    saturation: float
    vignette: float
    ridge_cover: float
    cloud: float
    cloud_size: float
    disc_size: float
    moon: bool
    stars: float
    windows: float
    blocks: bool
    wind: float
    waves: float
    wet: float
    air: float
    fall: str
    amount: float
    fog_top: float = 0.06
    bare: float = 0.0
    caustic: float = 0.0
    rainbow: float = 0.0
    aurora: float = 0.0


def unit(vector: tuple[float, float, float]) -> Floats:
    """The direction of a vector, (3,)."""
    value = np.array(vector, np.float32)
    return (value / np.linalg.norm(value)).astype(np.float32)


def _mix(colour: Floats, towards: Floats, share: float) -> Floats:
    return (colour + (towards - colour) * np.float32(share)).astype(np.float32)


def _grey(hour: Hour, sky: Sky) -> Floats:
    """The colour of a covered sky at this hour: the weather's grey, as bright as the hour's own sky allows."""
    own = gradient(hour.sky)[40:200].mean(0)
    tone = linear(sky.grey, sky.grey_power)
    level = float(own.max()) * 1.15
    return (tone * np.float32(level) * 0.75 + own * 0.25 * np.float32(sky.grey_power)).astype(np.float32)


def _sky(hour: Hour, sky: Sky) -> Floats:
    base = gradient(hour.sky)
    rise = np.linspace(0.0, 1.0, len(base), dtype=np.float32)[:, None]
    cover = _grey(hour, sky) * (np.float32(1.12) - np.float32(0.45) * rise)
    return (base + (cover - base) * np.float32(sky.veil)).astype(np.float32)


def _outdoors(hour: Hour, weather: Sky, land: Land, horizon: Horizon, *, seed: int, wind: float) -> Air:
    sky = _sky(hour, weather)
    bounce = linear(land.high) * linear(hour.light[0]) * np.float32(hour.bounce * (0.4 + 0.6 * weather.sun))
    bounce = bounce + linear(*hour.ambient) * linear(land.high) * np.float32(0.35)
    haze = hour.haze * weather.haze
    edge = sky[4]
    return Air(
        sun=unit(hour.sun),
        disc_at=unit(hour.sun),
        sunlight=linear(hour.light[0], hour.light[1] * weather.sun),
        sky=sky,
        ambient=_mix(linear(hour.ambient[0], hour.ambient[1] * weather.ambient), sky[150] * 2, weather.veil * 0.3),
        bounce=bounce.astype(np.float32),
        rim=_mix(linear(*hour.rim), edge, weather.veil * 0.5) * np.float32(weather.rim),
        glow=linear(hour.glow[0], hour.glow[1] * weather.glow),
        cloud_lit=_mix(linear(*hour.cloud_lit), _grey(hour, weather) * 1.25, weather.veil)
        * np.float32(weather.cloud_power),
        cloud_dark=_mix(linear(*hour.cloud_dark), _grey(hour, weather) * 0.6, weather.veil)
        * np.float32(weather.cloud_power),
        far=_mix(linear(hour.far), edge, 0.25 + 0.5 * weather.veil),
        near=_mix(linear(hour.near), edge, 0.10 + 0.4 * weather.veil),
        disc=linear(*hour.light) * np.float32(weather.disc * (4.5 if hour.moon else 1.0)),
        ridges=ridges(horizon, seed),
        low=linear(land.low),
        high=linear(land.high),
        land=land,
        fog=(haze + weather.fog) * land.clear,
        exposure=hour.exposure * weather.exposure,
        saturation=hour.saturation * weather.saturation,
        vignette=hour.vignette,
        ridge_cover=1 - weather.hide,
        cloud=hour.cloud if weather.cloud is None else weather.cloud,
        cloud_size=weather.cloud_size,
        disc_size=hour.disc if weather.disc > 0.1 else 0.0,
        moon=hour.moon,
        stars=hour.stars * weather.stars,
        windows=hour.windows,
        blocks=_blocks(horizon),
        wind=wind + weather.wind,
        waves=weather.waves * land.waves * (0.8 + 0.6 * wind),
        wet=max(land.gloss, weather.wet * land.wettable),
        air=weather.air + (0.0005 if hour.moon else 0.0003),
        fall=weather.fall,
        amount=weather.amount,
    )


KEPT_IN_FOG, KEPT_IN_HAZE, KEPT_IN_SAND = 0.62, 0.86, 0.52
"""How much of the main subject's light reaches the camera at least (Beer-Lambert): in fog, otherwise, in blown sand."""


def thinned(air: Air, weather: Weather, reach: float) -> Air:
    """The air no thicker than lets what is `reach` metres away be seen, as one would light and smoke a set."""
    if reach <= 0:
        return air
    kept = {"fog": KEPT_IN_FOG, "sandstorm": KEPT_IN_SAND}.get(weather, KEPT_IN_HAZE)
    low = 1.0 + max(0.0, air.fog_top - 0.06)
    return replace(air, fog=min(air.fog, -math.log(min(kept, KEPT_IN_FOG) if low > 1.0 else kept) / reach * low))


def _blocks(horizon: Horizon) -> bool:
    lines = HORIZONS[horizon]
    return lines is not None and lines[0].blocks


def _indoors(time: Time, land: Land) -> Air:
    room = ROOMS[time]
    wall = linear(room.wall)
    rise = np.linspace(1.0, 0.55, 256, dtype=np.float32)[:, None]
    dark = np.zeros(3, np.float32)
    return Air(
        sun=unit((0.55, 0.62, -0.45)),
        disc_at=unit((0.55, 0.62, -0.45)),
        sunlight=linear(*room.light),
        sky=(wall * rise).astype(np.float32),
        ambient=linear(*room.ambient),
        bounce=linear(*room.bounce),
        rim=linear(*room.rim),
        glow=dark,
        cloud_lit=dark,
        cloud_dark=dark,
        far=wall,
        near=wall,
        disc=dark,
        ridges=ridges("none", 0),
        low=linear(land.low),
        high=linear(land.high),
        land=land,
        fog=0.004,
        exposure=room.exposure,
        saturation=1.04,
        vignette=0.8,
        ridge_cover=0.0,
        cloud=0.0,
        cloud_size=70.0,
        disc_size=0.0,
        moon=False,
        stars=0.0,
        windows=0.0,
        blocks=False,
        wind=0.0,
        waves=0.1 * land.waves,
        wet=land.gloss,
        air=0.0010,
        fall="",
        amount=0.0,
    )


def air(
    time: Time,
    weather: Weather,
    ground: Ground,
    horizon: Horizon,
    *,
    indoors: bool = False,
    seed: int = 0,
    wind: float = 0.3,
) -> Air:
    """The light of a shot; `seed` shapes the horizon only, so that a scene keeps its light from shot to shot."""
    land = LANDS[ground]
    if indoors:
        return _indoors(time, land)
    return _outdoors(HOURS[time], SKIES[weather], land, horizon, seed=seed, wind=wind)
