"""What words do to the light of a shot: the sky they name, the lights they ask for, the mood of the whole; and the air
of places where it is not the earth's."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from previs.light.air import Air, unit
from previs.light.colour import gradient, linear
from previs.light.moods import ATMOSPHERES, GRADES, Grade
from previs.records import Atmosphere, Floats, Time

_BRIGHT: dict[Time, float] = {"dawn": 0.7, "sunset": 0.7, "dusk": 0.55, "night": 0.34, "midnight": 0.28}
"""How bright the water is at an hour; by day 1."""

MOON_AT, SUN_AT = (-0.24, 0.17, -0.95), (-0.20, 0.14, -0.97)
"""Where a moon or sun stands that is to be seen: ahead of the usual camera, above the horizon."""


class Wish(NamedTuple):
    """What of a scene bears on its light beyond hour, weather and ground (see `Scene`)."""

    sky: tuple[str, ...] = ()
    wet: bool = False
    lights: tuple[str, ...] = ()
    mood: str = ""
    atmosphere: Atmosphere = ""
    time: Time = "day"
    paving: tuple[str, str, int, float] | None = None
    bare: bool = False


def graded(air: Air, wish: Wish, *, indoors: bool = False) -> Air:
    """The air as the words have it; the same air where they say nothing."""
    if wish.atmosphere:
        air = _elsewhere(air, wish)
    if not indoors:
        air = _heavens(air, wish)
        if wish.wet and not air.land.liquid:
            air = replace(air, wet=max(air.wet, 0.85 * max(air.land.wettable, 0.4)))
    if wish.bare and not wish.atmosphere:
        air = replace(air, bare=1.0)
    if wish.paving:
        low, high, pattern, size = wish.paving
        land = air.land._replace(pattern=pattern, pattern_size=size)
        air = replace(air, low=linear(low), high=linear(high), land=land)
    for name in (*wish.lights, wish.mood):
        grade = GRADES.get(name)
        if grade:
            air = _with(air, grade, indoors=indoors)
    return air


def _elsewhere(air: Air, wish: Wish) -> Air:
    """The air of another world, as bright as the hour."""
    row = ATMOSPHERES[wish.atmosphere]
    bright = np.float32(_BRIGHT.get(wish.time, 1.0) if row.hours else 1.0)
    dark = np.zeros(3, np.float32)
    return replace(
        air,
        sun=unit(row.sun),
        disc_at=unit(row.sun),
        sunlight=linear(*row.light) * bright,
        sky=gradient(row.sky) * bright,
        ambient=linear(*row.ambient) * bright,
        bounce=linear(*row.bounce) * bright,
        rim=linear(*row.rim),
        glow=linear(*row.glow) * bright,
        cloud_lit=linear(row.cloud_lit) * bright,
        cloud_dark=linear(row.cloud_dark) * bright,
        far=linear(row.far) * bright,
        near=linear(row.near) * bright,
        disc=linear(*row.light) if row.disc else dark,
        disc_size=row.disc,
        moon=False,
        fog=row.fog,
        fog_top=row.fog_top,
        exposure=row.exposure,
        cloud=row.cloud,
        cloud_size=row.cloud_size,
        stars=row.stars,
        bare=row.bare,
        caustic=row.caustic,
        fall=row.fall,
        amount=1.0,
        wet=0.0,
        vignette=0.7,
    )


def _heavens(air: Air, wish: Wish) -> Air:
    """The moon, the sun, stars, clouds, a rainbow, the northern lights: as far as the hour lets them be seen."""
    night = wish.time in ("night", "midnight")
    if "moon" in wish.sky and wish.atmosphere in ("", "aloft", "planet"):
        at = unit(MOON_AT)
        size = 0.0016 if night else 0.0011
        air = replace(air, disc_at=at, disc_size=size, moon=True, disc=linear("#f4f0dc", 0.75 if night else 0.5))
        if night:
            air = replace(air, sun=unit((MOON_AT[0], 0.30, MOON_AT[2])), rim=air.rim * np.float32(1.5))
    elif "sun" in wish.sky and not night and not wish.atmosphere:
        at = unit(SUN_AT)
        low = unit((SUN_AT[0], 0.24, SUN_AT[2]))
        light = np.maximum(air.sunlight, linear("#ffe2b0", 1.6))
        air = replace(air, disc_at=at, sun=low, disc_size=0.0013, disc=light * np.float32(2), sunlight=light)
        air = replace(air, rim=np.maximum(air.rim, linear("#ffe0b0", 0.8)), glow=np.maximum(air.glow, light * 0.22))
    if "stars" in wish.sky:
        air = replace(air, stars=max(air.stars, 1.0 if night else 0.55), cloud=min(air.cloud, 0.25))
    if "clouds" in wish.sky and not wish.atmosphere:
        air = replace(air, cloud=max(air.cloud, 0.74), cloud_size=52.0)
    if "rainbow" in wish.sky:
        air = replace(air, rainbow=0.12 if night else 0.5)
    if "aurora" in wish.sky:
        air = replace(air, aurora=1.0 if night else 0.6, stars=max(air.stars, 0.6), cloud=min(air.cloud, 0.3))
    return air


def _with(air: Air, grade: Grade, *, indoors: bool) -> Air:
    """The air after one row of the grades."""
    tint = linear(grade.tint)
    tint = (tint / max(float(tint @ np.array((0.3, 0.55, 0.15))), 1e-3)).astype(np.float32)
    tint = np.float32(1 - grade.tinted) + tint * np.float32(grade.tinted)

    def lit(colour: Floats, power: float) -> Floats:
        return (colour * tint * np.float32(power)).astype(np.float32)

    if grade.sun is not None and not indoors:
        at = unit(grade.sun)
        air = replace(air, sun=at, disc_at=at if (air.disc_at == air.sun).all() else air.disc_at)
    return replace(
        air,
        sunlight=lit(air.sunlight, grade.key),
        ambient=lit(air.ambient, grade.fill),
        bounce=lit(air.bounce, grade.fill),
        rim=np.maximum(lit(air.rim, grade.rim), np.float32(grade.rim_least) * tint),
        glow=lit(air.glow, grade.glow),
        sky=lit(air.sky, grade.back),
        cloud_lit=lit(air.cloud_lit, grade.back),
        cloud_dark=lit(air.cloud_dark, grade.back * grade.clouds),
        far=lit(air.far, grade.back),
        near=lit(air.near, grade.back),
        exposure=air.exposure * grade.exposure,
        saturation=air.saturation * grade.saturation,
        vignette=min(1.2, air.vignette * grade.vignette),
        fog=max(0.0, air.fog + (0.0 if indoors else grade.mist)),
        fog_top=max(air.fog_top, grade.mist_top),
        air=air.air + grade.smoke,
    )
