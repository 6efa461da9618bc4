"""More tables: the air of places that are not on earth or under its sky, and what a light or a mood does to a shot."""

from typing import NamedTuple

from previs.light.tables import Tint
from previs.records import Atmosphere


class Elsewhere(NamedTuple):
    """The air of a place where it is not the earth's: as in `Hour`; `hours`: the hour of the day dims it."""

    sun: tuple[float, float, float]
    light: Tint
    sky: tuple[tuple[float, str], ...]
    ambient: Tint
    bounce: Tint
    rim: Tint
    glow: Tint = ("#000000", 0.0)
    cloud_lit: str = "#000000"
    cloud_dark: str = "#000000"
    far: str = "#000000"
    near: str = "#000000"
    exposure: float = 1.0
    fog: float = 0.0
    fog_top: float = 0.0
    cloud: float = 0.0
    cloud_size: float = 70.0
    disc: float = 0.0
    stars: float = 0.0
    bare: float = 0.0
    caustic: float = 0.0
    fall: str = ""
    hours: bool = True


ATMOSPHERES: dict[Atmosphere, Elsewhere] = {
    "underwater": Elsewhere(
        sun=(0.22, 0.95, -0.10),
        light=("#b8f4ea", 1.5),
        sky=((0, "#0f6a80"), (0.1, "#157f92"), (0.35, "#2aa3ac"), (0.7, "#6fd6cf"), (1, "#c8fff0")),
        ambient=("#58c0cc", 0.52),
        bounce=("#88b8a0", 0.26),
        rim=("#a8fff0", 0.55),
        glow=("#80fff0", 0.10),
        cloud_lit="#d8fff6",
        cloud_dark="#2a9aa4",
        far="#0e6276",
        near="#0b5064",
        exposure=1.02,
        fog=0.060,
        cloud=0.35,
        cloud_size=9.0,
        caustic=0.6,
        fall="bubbles",
    ),
    "space": Elsewhere(
        sun=(0.62, 0.38, 0.45),
        light=("#fff6e8", 3.0),
        sky=((0, "#05060c"), (0.4, "#04050a"), (1, "#030408")),
        ambient=("#5a78b8", 0.12),
        bounce=("#4a68b0", 0.12),
        rim=("#9cc0ff", 0.75),
        exposure=1.05,
        stars=1.0,
        bare=1.0,
        hours=False,
    ),
    "planet": Elsewhere(
        sun=(-0.62, 0.34, 0.25),
        light=("#ffd0a0", 2.9),
        sky=((0, "#e0a068"), (0.05, "#b87058"), (0.2, "#6c4560"), (0.5, "#2c2444"), (1, "#100e22")),
        ambient=("#a88cc8", 0.40),
        bounce=("#b06a40", 0.34),
        rim=("#ffc89c", 0.7),
        glow=("#ffb070", 0.15),
        far="#8a5a50",
        near="#6a3c30",
        exposure=1.0,
        fog=0.004,
        fog_top=0.06,
        stars=0.8,
        hours=False,
    ),
    "aloft": Elsewhere(
        sun=(0.50, 0.55, 0.42),
        light=("#fff4dc", 2.5),
        sky=((0, "#e4f0f8"), (0.05, "#bcdcf4"), (0.3, "#66a6e4"), (1, "#2258ac")),
        ambient=("#a8ccf8", 0.62),
        bounce=("#e8f0ff", 0.50),
        rim=("#f0f6ff", 0.35),
        glow=("#fff2cc", 0.25),
        cloud_lit="#ffffff",
        cloud_dark="#94aed0",
        far="#a8c4e0",
        near="#a8c4e0",
        exposure=0.88,
        fog=0.001,
        cloud=0.30,
        cloud_size=70.0,
        bare=2.0,
    ),
    "cave": Elsewhere(
        sun=(-0.25, 0.80, -0.55),
        light=("#a8c8e8", 0.30),
        sky=((0, "#0a0c10"), (1, "#050608")),
        ambient=("#6a7a98", 0.22),
        bounce=("#5a4838", 0.16),
        rim=("#a8c8f0", 0.75),
        far="#0a0c10",
        near="#0a0c10",
        exposure=1.45,
        fog=0.004,
        hours=False,
    ),
}


class Grade(NamedTuple):
    """What a light or a mood does: factors on the sun (`key`), on ambient and bounce (`fill`), on rim, glow, the
    sky and what stands before it (`back`); `rim_least` whatever the hour; the tint and how far it is taken; `mist` a
    metre and how fast it thins; `smoke` that lamps light; `sun` where the key comes from instead."""

    key: float = 1.0
    fill: float = 1.0
    rim: float = 1.0
    rim_least: float = 0.0
    glow: float = 1.0
    back: float = 1.0
    clouds: float = 1.0
    tint: str = "#ffffff"
    tinted: float = 0.0
    exposure: float = 1.0
    saturation: float = 1.0
    vignette: float = 1.0
    mist: float = 0.0
    mist_top: float = 0.0
    smoke: float = 0.0
    sun: tuple[float, float, float] | None = None


_BEHIND = (-0.25, 0.22, -0.94)

GRADES: dict[str, Grade] = {
    "backlight": Grade(key=1.25, fill=0.62, rim=1.8, rim_least=1.0, glow=1.7, sun=_BEHIND),
    "rim": Grade(key=0.8, fill=0.42, rim=2.6, rim_least=1.5, back=0.62, vignette=1.3, sun=_BEHIND),
    "silhouette": Grade(
        key=0.10, fill=0.05, rim=0.10, glow=2.4, back=1.5, exposure=0.95, mist=-0.02, sun=(-0.1, 0.16, -0.98)
    ),
    "low_key": Grade(
        key=0.70, fill=0.26, rim=1.5, rim_least=0.4, back=0.42, exposure=1.05, vignette=1.6, saturation=0.9
    ),
    "high_key": Grade(
        key=0.85, fill=1.75, rim=0.8, back=1.15, clouds=1.1, exposure=1.18, vignette=0.1, saturation=0.92
    ),
    "soft": Grade(key=0.42, fill=1.45, rim=0.7),
    "hard": Grade(key=1.45, fill=0.45, rim=0.8),
    "warm": Grade(tint="#ffd6a4", tinted=0.6),
    "cold": Grade(tint="#a8c8ff", tinted=0.8, saturation=0.9),
    "moonlight": Grade(tint="#b4ccff", tinted=0.5, rim=1.5, rim_least=0.8, key=1.3),
    "sunlight": Grade(key=1.12, glow=1.2),
    "sunbeams": Grade(key=1.2, fill=0.55, rim=1.3, back=0.85, glow=1.5, mist=0.002),
    "candlelight": Grade(key=0.35, fill=0.36, back=0.5, rim=0.9, tint="#ffd8a8", tinted=0.5, vignette=1.4),
    "firelight": Grade(key=0.45, fill=0.45, back=0.6, tint="#ffd0a0", tinted=0.4, vignette=1.3),
    "torchlight": Grade(key=0.35, fill=0.42, back=0.55, tint="#ffd0a0", tinted=0.4, vignette=1.4, smoke=0.0008),
    "lamplight": Grade(key=0.6, fill=0.6, back=0.75, vignette=1.2),
    "headlights": Grade(key=0.5, fill=0.55, back=0.75, rim=1.4, rim_least=0.5, smoke=0.0004, vignette=1.2),
    "spotlight": Grade(key=0.25, fill=0.24, back=0.35, rim=1.2, rim_least=0.4, smoke=0.0002, vignette=1.5),
    "neon": Grade(fill=0.85, back=0.85, saturation=1.2, smoke=0.0006),
    "tense": Grade(key=0.85, fill=0.55, rim=1.4, back=0.70, tint="#b0d0e8", tinted=0.55, saturation=0.72, vignette=1.6),
    "romantic": Grade(
        fill=1.35, rim=1.5, rim_least=0.35, glow=1.5, tint="#ffc4a8", tinted=0.55, saturation=1.05, vignette=1.3
    ),
    "joyful": Grade(key=1.1, fill=1.18, exposure=1.06, saturation=1.28, vignette=0.4),
    "gloomy": Grade(
        key=0.5, fill=0.92, rim=0.7, glow=0.4, back=0.66, clouds=0.8, saturation=0.5, vignette=1.4, mist=0.004
    ),
    "eerie": Grade(
        key=0.55,
        fill=0.75,
        rim=1.3,
        rim_least=0.3,
        back=0.72,
        tint="#a0f0d0",
        tinted=0.65,
        saturation=0.75,
        vignette=1.5,
        mist=0.085,
        mist_top=1.1,
        smoke=0.0006,
    ),
    "epic": Grade(key=1.3, fill=0.66, rim=1.8, rim_least=0.4, glow=1.7, clouds=0.72, saturation=1.1, vignette=1.5),
    "calm": Grade(key=0.9, fill=1.12, saturation=0.95),
}
