"""Musical instruments: what has a neck has it along +y, its strings towards +x."""

import math
from collections.abc import Mapping, Sequence

from previs.mesh.parts import Finish, join, place, turn
from previs.mesh.solids import blob, box, lathe, prism, rod
from previs.props.forms import METAL, POLISH, hoop, slab
from previs.props.prop import Prop
from previs.records import Mesh

_LACQUER = Finish(gloss=0.5)


def _waisted(rows: Sequence[tuple[float, float]], near: float, far: float, colour: str) -> Mesh:
    """A body of an outline given as (height, half width) rows, from `near` to `far` along z."""
    outline = [(w, y) for y, w in rows] + [(-w, y) for y, w in reversed(rows)]
    return prism(outline, near, far, colour, finish=_LACQUER)


def guitar(seed: int) -> Mesh:
    """A guitar 1 m high: a waisted body with its sound hole, frets, six pegs."""
    top = ("#c2843e", "#8a4a26", "#26282c", "#d8b070")[seed % 4]
    lower = [(0.0, 0.07), (0.03, 0.145), (0.11, 0.185), (0.19, 0.165), (0.25, 0.125)]
    upper = [(0.25, 0.125), (0.31, 0.125), (0.38, 0.14), (0.44, 0.115), (0.47, 0.05)]
    pieces: list[Mesh] = []
    for rows in (lower, upper):
        pieces.append(_waisted(rows, -0.045, 0.045, "#5a3018"))
        pieces.append(_waisted([(0.47 / 2 + (y - 0.235) * 0.97, w * 0.96) for y, w in rows], 0.0, 0.05, top))
    pieces += [
        place(
            lathe([(0.0, 0.045), (0.003, 0.045)], "#1a1210", sides=12), (0.0, 0.27, 0.05), rotation=turn(roll=1.5708)
        ),
        box((0.0, 0.11, 0.055), (0.06, 0.012, 0.008), "#2a1a12"),
        box((0.0, 0.63, 0.047), (0.026, 0.26, 0.014), "#3a2216"),
        prism([(-0.028, 0.88), (0.028, 0.88), (0.04, 1.02), (-0.04, 1.02)], 0.03, 0.052, "#5a3018"),
        *[box((0.0, 0.46 + 0.052 * i, 0.062), (0.026, 0.002, 0.002), "#c9c0a8") for i in range(8)],
        *[
            box((s * 0.05, 0.915 + 0.035 * i, 0.04), (0.018, 0.008, 0.006), "#e0dcd0")
            for s in (-1, 1)
            for i in range(3)
        ],
        *[box((x, 0.5, 0.066), (0.0014, 0.39, 0.0014), "#e8e4dc") for x in (-0.014, 0.0, 0.014)],
    ]
    return place(join(pieces), yaw=0.5 * math.pi)


def violin(seed: int) -> Mesh:
    """A violin 0.6 m long with its bow beside it: pinched waist, f-holes, scroll."""
    wood = ("#8a4220", "#7a3418", "#a05a2a", "#5f2a16")[seed % 4]
    lower = [(0.0, 0.05), (0.03, 0.088), (0.08, 0.104), (0.13, 0.088), (0.16, 0.056)]
    waist = [(0.16, 0.056), (0.22, 0.056)]
    upper = [(0.22, 0.056), (0.25, 0.076), (0.30, 0.084), (0.34, 0.066), (0.356, 0.03)]
    pieces = [_waisted(rows, -0.02, 0.02, wood) for rows in (lower, waist, upper)]
    pieces += [
        box((0.0, 0.09, 0.025), (0.02, 0.055, 0.006), "#1a1412"),
        box((0.0, 0.185, 0.03), (0.026, 0.005, 0.012), "#d8b880"),
        box((0.0, 0.40, 0.027), (0.014, 0.14, 0.009), "#1a1412"),
        box((0.0, 0.54, 0.012), (0.013, 0.045, 0.013), wood),
        blob((0.0, 0.595, 0.018), (0.016, 0.024, 0.024), wood, detail=0),
        *[
            box((s * 0.028, 0.52 + 0.026 * i, 0.012), (0.018, 0.005, 0.005), "#1a1412")
            for s in (-1, 1)
            for i in range(2)
        ],
        *[box((s * 0.04, 0.185, 0.0208), (0.005, 0.035, 0.001), "#1a1210") for s in (-1, 1)],
        *[box((x, 0.33, 0.039), (0.001, 0.2, 0.001), "#e8e4dc") for x in (-0.008, 0.0, 0.008)],
        rod((0.15, 0.0, 0.0), (0.15, 0.70, 0.0), (0.006, 0.004), "#4a2416", sides=4),
        rod((0.132, 0.03, 0.0), (0.14, 0.69, 0.0), (0.003, 0.003), "#f0ece0", sides=3),
        box((0.142, 0.04, 0.0), (0.012, 0.02, 0.008), "#1a1412"),
    ]
    return place(join(pieces), yaw=0.5 * math.pi)


def drum(seed: int) -> Mesh:
    """A marching drum with zigzag cords and two sticks on its skin."""
    colour = ("#b3202a", "#2f5a9a", "#3a6a4a", "#c9a24a")[seed % 4]
    pieces = [
        lathe([(0.03, 0.24), (0.37, 0.24)], colour, sides=14, finish=POLISH),
        lathe([(0.372, 0.225), (0.385, 0.225)], "#f0e8d4", sides=14),
        *[lathe([(y, 0.25), (y + 0.045, 0.25)], "#d8b070", sides=14) for y in (0.0, 0.345)],
    ]
    for i in range(14):
        a, b = 0.4488 * i, 0.4488 * (i + 0.5)
        low, high = ((math.cos(t) * 0.246, y, math.sin(t) * 0.246) for t, y in ((a, 0.04), (b, 0.35)))
        pieces.append(rod(low, high, (0.006, 0.006), "#f0ece0", sides=3))
    sticks = [rod((-0.14, 0.395, z), (0.24, 0.40, -z), (0.012, 0.008), "#b08a5a", sides=5) for z in (-0.08, 0.08)]
    return join([*pieces, *sticks])


def piano(seed: int) -> Mesh:
    """A grand piano with its lid up; the keys are at its -x side, where a player looks along +x."""
    colour = ("#16171a", "#16171a", "#4a2416", "#e8e6e0")[seed % 4]
    body = [
        (-0.55, -0.74),
        (0.1, -0.74),
        (0.75, -0.72),
        (1.02, -0.62),
        (1.12, -0.42),
        (1.08, -0.15),
        (0.85, 0.12),
        (0.55, 0.36),
        (0.25, 0.66),
        (0.05, 0.74),
        (-0.55, 0.74),
    ]
    pieces = [
        slab(body, 0.66, 0.98, colour, finish=_LACQUER),
        slab([(0.08 + (x - 0.08) * 0.94, 0.95 * z) for x, z in body], 0.98, 0.985, "#8a6a2a", finish=METAL),
        box((-0.64, 0.70, 0.0), (0.13, 0.04, 0.74), colour, finish=_LACQUER),
        box((-0.66, 0.755, 0.0), (0.075, 0.015, 0.64), "#f2efe6", finish=POLISH),
        *[box((-0.64, 0.82, z), (0.13, 0.09, 0.04), colour, finish=_LACQUER) for z in (-0.70, 0.70)],
        *[
            box((-0.63, 0.775, -0.58 + 0.0897 * i), (0.045, 0.012, 0.018), "#16171a")
            for i in range(14)
            if i % 7 not in (2, 6)
        ],
        place(box((0, 0, 0), (0.012, 0.15, 0.34), colour), (-0.42, 1.14, 0.0), rotation=turn(pitch=0.3)),
    ]
    lid = slab([(x, z + 0.74) for x, z in body[1:]], 0.0, 0.025, colour, finish=_LACQUER)
    pieces.append(place(lid, (-0.05, 1.0, -0.74), rotation=turn(roll=-0.72)))
    pieces.append(rod((0.55, 0.98, 0.2), (0.45, 1.60, 0.02), (0.014, 0.014), colour, sides=4))
    for x, z in ((-0.45, -0.60), (-0.45, 0.60), (0.85, -0.35)):
        pieces.append(lathe([(0.0, 0.04), (0.04, 0.05), (0.08, 0.045), (0.66, 0.085)], colour, sides=6, at=(x, 0.0, z)))
    pieces += [
        box((-0.3, 0.35, 0.0), (0.03, 0.32, 0.09), colour),
        box((-0.38, 0.05, 0.0), (0.1, 0.012, 0.07), "#c9a24a"),
    ]
    return join(pieces)


def microphone(seed: int) -> Mesh:
    """A singer's microphone on a stand 1.5 m high, its head towards -x, where the singer stands."""
    del seed
    steel, black = "#b8bec4", "#1c1f22"
    return join(
        [
            lathe([(0.0, 0.16), (0.02, 0.155), (0.035, 0.03)], black, sides=12, finish=METAL),
            rod((0.0, 0.02, 0.0), (0.0, 1.38, 0.0), (0.013, 0.011), steel, sides=6, finish=METAL),
            rod((0.05, 1.36, 0.0), (-0.06, 1.46, 0.0), (0.017, 0.024), black, sides=8),
            blob((-0.09, 1.485, 0.0), (0.048, 0.048, 0.045), "#7d848b", finish=METAL),
            hoop((-0.072, 1.47, 0.0), 0.044, 0.007, steel, upright="x", sides=10, finish=METAL),
        ]
    )


PROPS: Mapping[str, Prop] = {
    "guitar": Prop(
        guitar, 0.2, 1.03, hold="two", grip=(0.05, 0.27, 0.0), paint=("#c2843e", "#8a4a26", "#26282c", "#d8b070")
    ),
    "violin": Prop(
        violin,
        0.17,
        0.71,
        hold="two",
        grip=(0.02, 0.19, 0.0),
        lies=True,
        paint=("#8a4220", "#7a3418", "#a05a2a", "#5f2a16"),
    ),
    "drum": Prop(
        drum, 0.27, 0.42, hold="two", grip=(0.0, 0.2, 0.0), paint=("#b3202a", "#2f5a9a", "#3a6a4a", "#c9a24a")
    ),
    "piano": Prop(piano, 1.3, 2.02, paint=("#16171a", "#4a2416", "#e8e6e0")),
    "microphone": Prop(microphone, 0.18, 1.55),
}
