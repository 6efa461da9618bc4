"""The tables: hours, weathers, grounds, rooms. To add a time or a place, add a row; nothing else has to know.

Directions point towards the light; the default camera stands at +z and looks to -z, so a sun at -z is behind the
subject. Colours are sRGB codes with a power beside them.
"""

from typing import NamedTuple

from previs.records import Ground, Time, Weather

Tint = tuple[str, float]


class Hour(NamedTuple):
    """A time of day in clear weather."""

    sun: tuple[float, float, float]
    light: Tint
    sky: tuple[tuple[float, str], ...]
    ambient: Tint
    bounce: float
    rim: Tint
    glow: Tint
    exposure: float
    cloud_lit: Tint
    cloud_dark: Tint
    far: str
    near: str
    disc: float = 0.0
    moon: bool = False
    stars: float = 0.0
    cloud: float = 0.5
    haze: float = 0.006
    vignette: float = 0.6
    saturation: float = 1.05
    windows: float = 0.0
    lamps: float = 1.0


class Sky(NamedTuple):
    """A weather: what it does to an hour. `veil` pulls the sky towards `grey` by that share, `hide` takes the ridges
    away by that share; `fall` is what falls; `air` is how much lamps light the air."""

    sun: float = 1.0
    veil: float = 0.0
    grey: str = "#c3c8cf"
    grey_power: float = 1.0
    ambient: float = 1.0
    cloud: float | None = None
    cloud_size: float = 70.0
    cloud_power: float = 1.0
    haze: float = 1.0
    fog: float = 0.0
    rim: float = 1.0
    glow: float = 1.0
    disc: float = 1.0
    stars: float = 1.0
    exposure: float = 1.0
    saturation: float = 1.0
    wind: float = 0.0
    waves: float = 0.30
    wet: float = 0.0
    fall: str = ""
    amount: float = 0.0
    air: float = 0.0
    hide: float = 0.0


class Land(NamedTuple):
    """A ground: colours of its hollows and its tops, size of its patterns (waves a metre), bumps, what covers
    it. `clear` scales the haze: one looks far over water."""

    low: str
    high: str
    coarse: float = 1.1
    fine: float = 17.0
    stretch: float = 1.0
    bump: float = 0.12
    bump_fine: float = 0.10
    contrast: float = 1.0
    pattern: int = 0
    pattern_size: float = 1.0
    sheen: float = 0.25
    gloss: float = 0.0
    wettable: float = 0.0
    liquid: bool = False
    waves: float = 1.0
    clear: float = 1.0


HOURS: dict[Time, Hour] = {
    "dawn": Hour(
        sun=(-0.42, 0.16, -0.78),
        light=("#ffc08a", 3.0),
        sky=((0, "#ffdcae"), (0.03, "#fbc3a3"), (0.1, "#e3a8b4"), (0.28, "#9d9cc4"), (0.6, "#5a78b4"), (1, "#2f4d8c")),
        ambient=("#9db0e0", 0.72),
        bounce=0.32,
        rim=("#ffd2a2", 0.85),
        glow=("#ffb670", 0.75),
        exposure=1.05,
        cloud_lit=("#ffd0b0", 1.0),
        cloud_dark=("#9a88a8", 1.0),
        far="#8f92b8",
        near="#566088",
        disc=0.0008,
        stars=0.05,
        cloud=0.5,
        haze=0.011,
    ),
    "morning": Hour(
        sun=(-0.72, 0.36, 0.42),
        light=("#ffdca6", 2.7),
        sky=((0, "#fbeed2"), (0.05, "#dfe6de"), (0.2, "#a9cfe6"), (0.5, "#6fa9dc"), (1, "#3f7cc2")),
        ambient=("#aac8ee", 0.60),
        bounce=0.34,
        rim=("#ffe6bc", 0.45),
        glow=("#ffe3a8", 0.35),
        exposure=0.94,
        cloud_lit=("#fff3dc", 1.05),
        cloud_dark=("#a9b6cc", 1.0),
        far="#94abb8",
        near="#5d7d50",
        disc=0.0005,
        cloud=0.42,
        haze=0.010,
        vignette=0.4,
    ),
    "day": Hour(
        sun=(0.45, 0.62, 0.50),
        light=("#fff0d2", 2.35),
        sky=((0, "#dcebf2"), (0.06, "#b5d6ee"), (0.3, "#6ea8dc"), (1, "#2f6cb4")),
        ambient=("#9ec4f0", 0.58),
        bounce=0.30,
        rim=("#dfeaff", 0.26),
        glow=("#fff0c0", 0.22),
        exposure=0.86,
        cloud_lit=("#ffffff", 1.05),
        cloud_dark=("#9fb4cc", 1.0),
        far="#7f9cae",
        near="#56803f",
        disc=0.0005,
        cloud=0.5,
        haze=0.004,
        vignette=0.4,
    ),
    "noon": Hour(
        sun=(0.12, 0.97, 0.18),
        light=("#fffaf0", 2.9),
        sky=((0, "#d3e8f6"), (0.06, "#a2cdf0"), (0.3, "#4f97dc"), (1, "#1c58a8")),
        ambient=("#9cc8fa", 0.46),
        bounce=0.42,
        rim=("#e8f2ff", 0.16),
        glow=("#fff6d8", 0.10),
        exposure=0.90,
        cloud_lit=("#ffffff", 1.15),
        cloud_dark=("#a8c0dc", 1.0),
        far="#7ba0b8",
        near="#4d8038",
        disc=0.0005,
        cloud=0.38,
        haze=0.003,
        vignette=0.3,
        saturation=1.12,
    ),
    "afternoon": Hour(
        sun=(0.80, 0.30, 0.20),
        light=("#ffcf86", 2.9),
        sky=((0, "#fbe3b4"), (0.06, "#ecd6ac"), (0.25, "#a3c0d4"), (0.6, "#5c93cc"), (1, "#3068b0")),
        ambient=("#a2b8e0", 0.52),
        bounce=0.36,
        rim=("#ffdc9c", 0.6),
        glow=("#ffd890", 0.40),
        exposure=0.95,
        cloud_lit=("#ffe9c4", 1.05),
        cloud_dark=("#a49eb0", 1.0),
        far="#9a9c98",
        near="#64783c",
        disc=0.0006,
        cloud=0.48,
        haze=0.007,
        vignette=0.5,
        saturation=1.08,
    ),
    "sunset": Hour(
        sun=(-0.34, 0.105, -0.86),
        light=("#ff8246", 3.4),
        sky=((0, "#ffb868"), (0.02, "#fb8c4c"), (0.07, "#e8603f"), (0.2, "#b04a62"), (0.45, "#5b3f7c"), (1, "#232a5c")),
        ambient=("#9884c8", 0.66),
        bounce=0.36,
        rim=("#ff9c4e", 1.35),
        glow=("#ff7a34", 0.80),
        exposure=1.02,
        cloud_lit=("#ff8e54", 1.15),
        cloud_dark=("#70406c", 1.0),
        far="#7a5070",
        near="#422c48",
        disc=0.0014,
        stars=0.0,
        cloud=0.58,
        haze=0.007,
        vignette=0.7,
        saturation=1.06,
        windows=0.3,
    ),
    "dusk": Hour(
        sun=(-0.30, 0.135, -0.80),
        light=("#ff9a5c", 3.4),
        sky=((0, "#f7a878"), (0.03, "#e48c7c"), (0.1, "#b46c8c"), (0.25, "#6a5898"), (0.55, "#34407e"), (1, "#182048")),
        ambient=("#7488d8", 0.80),
        bounce=0.34,
        rim=("#ffb27a", 1.0),
        glow=("#ff9a4a", 0.9),
        exposure=1.12,
        cloud_lit=("#ffb089", 1.0),
        cloud_dark=("#7a5a86", 1.0),
        far="#6a6aa0",
        near="#3c4470",
        disc=0.0009,
        stars=0.25,
        cloud=0.55,
        haze=0.010,
        vignette=0.75,
        saturation=1.1,
        windows=0.5,
    ),
    "night": Hour(
        sun=(-0.38, 0.42, -0.70),
        light=("#a9c4ff", 0.62),
        sky=((0, "#3c4c6c"), (0.05, "#2c3c5e"), (0.25, "#18264a"), (0.6, "#0e1834"), (1, "#080e22")),
        ambient=("#6088e4", 0.23),
        bounce=0.30,
        rim=("#a8c4ff", 0.50),
        glow=("#6f8fc8", 0.10),
        exposure=1.55,
        cloud_lit=("#5a6c94", 0.55),
        cloud_dark=("#1c2844", 0.8),
        far="#1d2740",
        near="#10182c",
        disc=0.0005,
        moon=True,
        stars=0.9,
        cloud=0.42,
        haze=0.008,
        vignette=0.75,
        saturation=1.02,
        windows=0.8,
    ),
    "midnight": Hour(
        sun=(-0.45, 0.62, -0.62),
        light=("#9db8ff", 0.52),
        sky=((0, "#26324e"), (0.05, "#1a2542"), (0.25, "#0e1730"), (0.6, "#070d1e"), (1, "#03060f")),
        ambient=("#5078dc", 0.19),
        bounce=0.28,
        rim=("#a4bcff", 0.62),
        glow=("#5f7cb8", 0.06),
        exposure=1.6,
        cloud_lit=("#3f4c70", 0.45),
        cloud_dark=("#0f1628", 0.8),
        far="#131a2c",
        near="#0a0f1c",
        disc=0.0005,
        moon=True,
        stars=1.0,
        cloud=0.20,
        haze=0.006,
        vignette=0.9,
        saturation=0.95,
        windows=0.35,
    ),
}

SKIES: dict[Weather, Sky] = {
    "clear": Sky(),
    "overcast": Sky(
        sun=0.22,
        veil=0.72,
        ambient=1.35,
        cloud=0.95,
        cloud_size=42.0,
        haze=1.3,
        rim=0.5,
        glow=0.25,
        disc=0.0,
        stars=0.0,
        saturation=0.88,
        waves=0.45,
    ),
    "fog": Sky(
        sun=0.25,
        veil=0.85,
        grey="#c9cdd0",
        ambient=1.3,
        cloud=0.0,
        fog=0.055,
        rim=0.6,
        glow=0.55,
        disc=0.0,
        stars=0.0,
        saturation=0.8,
        waves=0.15,
        wet=0.25,
        air=0.0022,
        hide=0.97,
    ),
    "rain": Sky(
        sun=0.12,
        veil=0.75,
        grey="#8d97a3",
        grey_power=0.8,
        ambient=1.15,
        cloud=1.0,
        cloud_size=38.0,
        cloud_power=0.75,
        haze=2.2,
        rim=0.65,
        glow=0.2,
        disc=0.0,
        stars=0.0,
        saturation=0.94,
        wind=0.1,
        waves=0.6,
        wet=1.0,
        fall="rain",
        amount=1.0,
        air=0.0010,
        hide=0.45,
    ),
    "storm": Sky(
        sun=0.30,
        veil=0.80,
        grey="#66727c",
        grey_power=0.55,
        ambient=0.85,
        cloud=1.0,
        cloud_size=30.0,
        cloud_power=0.55,
        haze=1.5,
        rim=0.8,
        glow=0.5,
        disc=0.0,
        stars=0.0,
        exposure=0.86,
        saturation=0.80,
        wind=0.7,
        waves=1.3,
        wet=1.0,
        fall="rain",
        amount=1.4,
        air=0.0009,
        hide=0.35,
    ),
    "snow": Sky(
        sun=0.45,
        veil=0.45,
        grey="#c6ccd8",
        ambient=1.2,
        cloud=0.8,
        cloud_size=46.0,
        haze=1.7,
        rim=0.85,
        glow=0.6,
        disc=0.35,
        stars=0.0,
        saturation=0.92,
        fall="snow",
        amount=1.0,
        air=0.0010,
        hide=0.35,
    ),
    "wind": Sky(
        cloud=0.62,
        cloud_size=60.0,
        haze=0.8,
        wind=0.9,
        waves=0.95,
        fall="leaves",
        amount=1.0,
    ),
    "sandstorm": Sky(
        sun=0.35,
        veil=0.93,
        grey="#ec961e",
        grey_power=1.0,
        ambient=1.1,
        cloud=0.0,
        fog=0.085,
        rim=0.6,
        glow=0.6,
        disc=0.0,
        stars=0.0,
        saturation=1.5,
        wind=1.2,
        waves=0.8,
        fall="sand",
        amount=1.0,
        air=0.0018,
        hide=0.97,
    ),
}

LANDS: dict[Ground, Land] = {
    "snow": Land("#a9b3dd", "#f3f2fb", coarse=1.3, fine=11.0, stretch=2.0, bump=0.30, bump_fine=0.14, sheen=0.55),
    "grass": Land("#38602a", "#93a850", coarse=0.9, fine=21.0, bump=0.12, bump_fine=0.34, contrast=1.25, sheen=0.30),
    "sand": Land("#b08f5e", "#e4cb98", coarse=1.0, fine=14.0, stretch=2.6, bump=0.22, bump_fine=0.18, sheen=0.30),
    "street": Land(
        "#2c3037", "#565b63", coarse=0.9, fine=23.0, bump=0.03, bump_fine=0.06, pattern=1, sheen=0.2, wettable=1.0
    ),
    "sea": Land("#0c2a34", "#2a626a", coarse=2.2, fine=7.0, liquid=True, waves=1.0, clear=0.38),
    "water": Land("#123238", "#35605c", coarse=2.6, fine=8.0, liquid=True, waves=0.35, clear=0.6),
    "floor": Land(
        "#6a5140", "#a3866a", coarse=1.6, fine=26.0, bump=0.01, bump_fine=0.03, pattern=2, sheen=0.1, gloss=0.35
    ),
    "earth": Land("#4f3c2b", "#8d7350", coarse=1.1, fine=17.0, bump=0.16, bump_fine=0.22, wettable=0.5),
    "stone": Land(
        "#565249",
        "#8f897c",
        coarse=1.3,
        fine=19.0,
        bump=0.06,
        bump_fine=0.10,
        pattern=1,
        pattern_size=1.3,
        sheen=0.2,
        wettable=0.9,
    ),
    "seabed": Land("#8a8a62", "#d6cfa0", coarse=0.8, fine=9.0, stretch=2.2, bump=0.34, bump_fine=0.16, sheen=0.05),
    "dust": Land(
        "#84604c",
        "#c4a084",
        coarse=0.55,
        fine=15.0,
        bump=0.42,
        bump_fine=0.26,
        contrast=1.2,
        sheen=0.15,
    ),
    "none": Land("#20242c", "#30343c", coarse=1.0, fine=10.0),
}


class Room(NamedTuple):
    """The light of a room: no sun, no sky; a soft fill from above, a warm bounce, a window's rim."""

    ambient: Tint
    bounce: Tint
    rim: Tint
    light: Tint
    exposure: float
    wall: str


ROOMS: dict[Time, Room] = {
    "dawn": Room(("#ffe6d0", 0.40), ("#c8a484", 0.28), ("#ffd9b0", 0.40), ("#ffc890", 0.9), 1.2, "#6b5648"),
    "morning": Room(("#fff0dc", 0.48), ("#d8b890", 0.40), ("#ffe8c4", 0.45), ("#ffdca8", 1.1), 1.12, "#7e6c58"),
    "day": Room(("#fff8ee", 0.56), ("#d0bca0", 0.45), ("#e8f0ff", 0.35), ("#fff2e0", 0.9), 1.1, "#8a7c6c"),
    "noon": Room(("#fffcf4", 0.66), ("#d8ccb4", 0.50), ("#f0f6ff", 0.30), ("#fff8ec", 1.0), 1.06, "#94897a"),
    "afternoon": Room(("#ffeccc", 0.46), ("#d8b080", 0.40), ("#ffe0a8", 0.50), ("#ffd088", 1.3), 1.12, "#7e6a50"),
    "sunset": Room(("#ffc898", 0.40), ("#c88050", 0.26), ("#ff9c5c", 0.70), ("#ff8440", 1.4), 1.2, "#5c3c30"),
    "dusk": Room(("#ffd8b0", 0.28), ("#b88458", 0.18), ("#ffb888", 0.45), ("#ff9a5c", 0.7), 1.3, "#4d3a34"),
    "night": Room(("#d8b890", 0.17), ("#a06c40", 0.12), ("#9ab4f0", 0.40), ("#8aa8f0", 0.22), 1.5, "#241d1c"),
    "midnight": Room(("#a8a0b8", 0.13), ("#70587c", 0.09), ("#9ab4ff", 0.55), ("#88a4ff", 0.34), 1.55, "#17161c"),
}
