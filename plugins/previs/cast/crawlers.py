"""Snake, spider, butterfly and bee: bodies of segments, legs and wings that are rigid parts on joints."""

import math
from collections.abc import Callable, Mapping

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.features import EYE_PALETTE, Eye, eye_joints, eye_pair
from previs.cast.fittings import MOUTH_PALETTE, Jaw, Rod, jaw, mouth_paint, on_skin, rods
from previs.mesh.parts import Finish, Point
from previs.mesh.skin import Paint, Prim, Skin, mirrored
from previs.mesh.solids import blob, sheet
from previs.records import Skeleton

_NONE = "#000000"
_WING = Finish(smooth=0.1)
_SHINE = Finish(smooth=1.0, gloss=0.8)

SEGMENT = 0.10
"""Metres of a snake's segment."""


def _snake_path() -> list[Point]:
    """A snake at rest, from the neck back: the neck raised, the body in bends on the ground."""
    points: list[Point] = [(0.30, 0.27, 0.0), (0.275, 0.175, 0.0), (0.215, 0.095, 0.0), (0.125, 0.045, 0.0)]
    x, z = points[-1][0], points[-1][2]
    for i in range(13):
        heading = 1.15 * math.sin(0.95 * i)
        x, z = x - SEGMENT * math.cos(heading), z + SEGMENT * math.sin(heading)
        points.append((x, 0.034, z))
    return points


def _snake_skin(path: list[Point], mouth: Jaw) -> Skin:
    count = len(path) - 1
    radii = [
        0.031 + 0.016 * math.sin(math.pi * i / count) if i < 7 else 0.048 * (1.0 - (i - 6.0) / (count - 5.0))
        for i in range(count + 1)
    ]
    body = [
        Prim(f"s{i}", "capsule", path[i], path[i + 1], (radii[i], radii[i + 1]), "band" if i % 2 else "skin", 0.012)
        for i in range(count)
    ]
    prims = (
        *body,
        Prim("head", "capsule", (0.315, 0.290, 0.0), (0.300, 0.270, 0.0), (0.032, 0.030), "skin", 0.02, care=4.0),
        Prim("head", "ellipsoid", (0.350, 0.300, 0.0), (0.054, 0.031, 0.047), (0, 0), "skin", 0.02, care=6.0),
        Prim("head", "capsule", (0.365, 0.300, 0.0), (0.410, 0.292, 0.0), (0.027, 0.018), "skin", 0.02, care=6.0),
    )
    return Skin(prims, (mouth_paint(mouth, ("skin",)),), 0.0085, 900, size=0.5, smooth=0.9)


def _snake() -> Blueprint:
    path = _snake_path()
    rows: dict[str, Joint] = {f"s{i}": (f"s{i - 1}" if i else "", *at) for i, at in enumerate(path[:-1])}
    mouth = Jaw((0.335, 0.284), (0.424, 0.276), (0.036, 0.018), (0.018, 0.010), "belly", 1)
    skin = _snake_skin(path, mouth)
    axis = (0.60, 0.20, 0.77)
    eye = Eye(on_skin(skin.prims, (0.370, 0.312, 0.03), axis, 0.003), 0.0095, axis, 70.0, 26.0, 0.35, "skin")
    tongue = (
        Rod("tongue", ((0.405, 0.284, 0.0), (0.450, 0.280, 0.0)), (0.0030, 0.0026), "tongue", 4),
        Rod("tongue", ((0.450, 0.280, 0.0), (0.475, 0.284, 0.010)), (0.0026, 0.0010), "tongue", 4),
    )

    def rigid(bones: Skeleton) -> list[Tagged]:
        pieces = eye_pair(eye, bones.names.index("head"), bones)
        return [*pieces, *jaw(mouth, bones.names.index("jaw")), *rods(tongue, bones)]

    rows |= {
        "head": ("s0", 0.335, 0.300, 0.0),
        "jaw": ("head", *mouth.hinge, 0.0),
        "tongue": ("head", 0.405, 0.284, 0.0),
    }
    palette = {
        "skin": "#4f6b2c",
        "band": "#35481d",
        "belly": "#c4b878",
        "tongue": "#b0201c",
        "iris": "#d8b02a",
        "eye": "#b89020",
    }
    return Blueprint(
        rig="serpent",
        joints=rows | eye_joints(eye),
        palette={**EYE_PALETTE, **MOUTH_PALETTE, **palette},
        main="skin",
        eyes=eye.centre,
        skins=(skin,),
        rigid=rigid,
        scale=1.25,
        wholes={"body": ("skin", "band")},
    )


_LEGS = ((0.72, 1.00), (0.25, 1.12), (-0.28, 1.08), (-0.80, 0.98))
"""Where each spider's leg points, as a share of its reach: ahead and aside."""


def _spider_joints() -> dict[str, Joint]:
    rows: dict[str, Joint] = {
        "body": ("", 0.0, 0.085, 0.0),
        "abdomen": ("body", -0.045, 0.090, 0.0),
        "head": ("body", 0.035, 0.085, 0.0),
        "fang.R": ("head", 0.068, 0.075, 0.012),
    }
    for n, (ahead, aside) in enumerate(_LEGS, 1):
        root = (0.03 - 0.02 * (n - 1), 0.082, 0.030)
        for i, (share, high) in enumerate(((0.0, 0.082), (0.42, 0.170), (0.80, 0.075), (1.0, 0.006)), 1):
            at = (root[0] + 0.20 * ahead * share, high, root[2] + 0.20 * aside * share)
            rows[f"leg{n}{i}.R"] = (f"leg{n}{i - 1}.R" if i > 1 else "body", *at)
    return rows


def _spider() -> Blueprint:
    rows = _spider_joints()
    prims = (
        Prim("body", "ellipsoid", (0.01, 0.085, 0.0), (0.058, 0.034, 0.046), (0, 0), "skin", 0.01),
        Prim("head", "ellipsoid", (0.052, 0.088, 0.0), (0.030, 0.026, 0.032), (0, 0), "skin", 0.01, care=3.0),
        Prim("abdomen", "ellipsoid", (-0.115, 0.100, 0.0), (0.085, 0.064, 0.070), (0, 0), "skin", 0.008),
    )
    paints = (Paint("mark", ("skin",), "ellipsoid", (-0.115, 0.165, 0.0), (0.045, 0.03, 0.022)),)
    thick = ((0.0105, 0.0095), (0.0095, 0.0062), (0.0060, 0.0022))

    def rigid(bones: Skeleton) -> list[Tagged]:
        table: list[Rod] = []
        for n in (1, 2, 3, 4):
            ends = [rows[f"leg{n}{i}.R"][1:] for i in (1, 2, 3, 4)]
            table += [Rod("leg", (ends[i], ends[i + 1]), thick[i], f"leg{n}{i + 1}.R", 6) for i in range(3)]
        table.append(
            Rod(
                "fang",
                ((0.068, 0.078, 0.012), (0.082, 0.060, 0.013), (0.080, 0.042, 0.010)),
                (0.009, 0.007, 0.001),
                "fang.R",
            )
        )
        pieces = rods(table, bones)
        head = bones.names.index("head")
        for x, y, z, r in ((0.074, 0.100, 0.010, 0.0085), (0.066, 0.104, 0.022, 0.0065), (0.054, 0.110, 0.014, 0.005)):
            pieces += [
                Tagged("eyes", blob((x, y, z * s), r, _NONE, detail=1, finish=_SHINE, bone=head)) for s in (1, -1)
            ]
        return pieces

    palette = {"skin": "#2a211d", "leg": "skin*0.85", "mark": "#b3261c", "fang": "#120d0b", "eyes": "#0a0808"}
    skin = Skin(prims, paints, 0.0042, 520, size=0.25, smooth=0.85)
    return Blueprint("spider", rows, palette, "skin", (0.08, 0.10, 0.0), (skin,), rigid, 0.8)


_FORE = (
    (0.030, 0.01),
    (0.085, 0.06),
    (0.135, 0.14),
    (0.130, 0.195),
    (0.075, 0.205),
    (0.020, 0.160),
    (-0.010, 0.06),
    (0.0, 0.01),
)
_HIND = (
    (0.0, 0.008),
    (0.015, 0.09),
    (-0.005, 0.150),
    (-0.060, 0.165),
    (-0.115, 0.130),
    (-0.120, 0.085),
    (-0.075, 0.045),
    (-0.025, 0.008),
)
_MARKS = (
    ("fore.R", ((0.045, 0.045), (0.095, 0.105), (0.085, 0.150), (0.035, 0.125), (0.012, 0.060))),
    ("hind.R", ((-0.005, 0.035), (0.0, 0.095), (-0.040, 0.128), (-0.085, 0.105), (-0.060, 0.055))),
)


def _butterfly() -> Blueprint:
    y = 0.10
    rows: dict[str, Joint] = {
        "body": ("", 0.0, y, 0.0),
        "head": ("body", 0.045, y + 0.008, 0.0),
        "fore.R": ("body", 0.02, y + 0.010, 0.008),
        "hind.R": ("body", -0.005, y + 0.008, 0.008),
    }
    prims = (
        Prim("body", "capsule", (0.03, y, 0.0), (0.0, y, 0.0), (0.013, 0.012), "body", 0.01),
        Prim("body", "capsule", (-0.005, y, 0.0), (-0.085, y - 0.012, 0.0), (0.010, 0.005), "body", 0.008),
        Prim("head", "ellipsoid", (0.048, y + 0.006, 0.0), (0.012, 0.012, 0.013), (0, 0), "body", 0.006, care=3.0),
    )

    def rigid(bones: Skeleton) -> list[Tagged]:
        pieces: list[Tagged] = []
        layers = (
            ("edge", "fore.R", _FORE, 0.0),
            ("edge", "hind.R", _HIND, -0.003),
            *(("wing", b, o, 0.0) for b, o in _MARKS),
        )
        for part, bone, outline, drop in layers:
            lifts = (0.0012, -0.0012) if part == "wing" else (0.0,)
            for lift in lifts:
                points = [
                    (x, y + 0.010 + drop - (0.003 if bone == "hind.R" and part == "wing" else 0.0) + lift, z)
                    for x, z in outline
                ]
                for side, twin in (("R", points), ("L", [mirrored(p) for p in points])):
                    mesh = sheet(twin, _NONE, finish=_WING, bone=bones.names.index(f"{bone[:-1]}{side}"))
                    pieces.append(Tagged(part, mesh))
        feelers = Rod(
            "body",
            ((0.055, y + 0.014, 0.004), (0.085, y + 0.050, 0.020), (0.095, y + 0.060, 0.026)),
            (0.0016, 0.0012, 0.003),
            "head",
            4,
        )
        eyes = [
            Tagged(
                "eyes",
                blob(
                    (0.054, y + 0.008, 0.009 * s),
                    0.0065,
                    _NONE,
                    detail=1,
                    finish=_SHINE,
                    bone=bones.names.index("head"),
                ),
            )
            for s in (1, -1)
        ]
        return [*pieces, *eyes, *rods((feelers,), bones)]

    palette = {"body": "#1c1613", "edge": "#1f1712", "wing": "#e2781c", "eyes": "#0a0808"}
    skin = Skin(prims, (), 0.0032, 200, size=0.15, smooth=0.9)
    return Blueprint(
        "insect", rows, palette, "wing", (0.055, y + 0.01, 0.0), (skin,), rigid, 0.8, wholes={"body": ("wing",)}
    )


def _bee() -> Blueprint:
    y = 0.07
    rows: dict[str, Joint] = {
        "body": ("", 0.0, y, 0.0),
        "head": ("body", 0.045, y, 0.0),
        "fore.R": ("body", 0.015, y + 0.030, 0.014),
        "hind.R": ("body", -0.005, y + 0.030, 0.014),
    }
    prims = (
        Prim("body", "ellipsoid", (0.010, y, 0.0), (0.036, 0.034, 0.034), (0, 0), "fur", 0.008),
        Prim("body", "ellipsoid", (-0.058, y - 0.008, 0.0), (0.056, 0.038, 0.038), (0, 0), "fur", 0.008),
        Prim("body", "cone", (-0.105, y - 0.014, 0.0), (-0.128, y - 0.018, 0.0), (0.010, 0.001), "band", 0.004),
        Prim("head", "ellipsoid", (0.052, y - 0.002, 0.0), (0.020, 0.024, 0.026), (0, 0), "band", 0.006, care=3.0),
    )
    paints = tuple(Paint("band", ("fur",), "box", (x, y, 0.0), (0.009, 0.1, 0.1)) for x in (-0.028, -0.060, -0.090))
    fore = ((0.02, 0.014), (0.050, 0.075), (0.030, 0.120), (-0.010, 0.115), (-0.015, 0.05))
    hind = ((0.0, 0.014), (-0.005, 0.070), (-0.035, 0.085), (-0.055, 0.060), (-0.03, 0.02))

    def rigid(bones: Skeleton) -> list[Tagged]:
        pieces: list[Tagged] = []
        for bone, outline in (("fore", fore), ("hind", hind)):
            points = [(x, y + 0.032, z) for x, z in outline]
            for side, twin in (("R", points), ("L", [mirrored(p) for p in points])):
                pieces.append(
                    Tagged("wing", sheet(twin, _NONE, finish=_WING, bone=bones.names.index(f"{bone}.{side}")))
                )
        head = bones.names.index("head")
        eyes = [
            Tagged(
                "eyes",
                blob((0.060, y + 0.006, 0.018 * s), (0.010, 0.014, 0.009), _NONE, detail=1, finish=_SHINE, bone=head),
            )
            for s in (1, -1)
        ]
        table = [
            Rod(
                "band",
                ((0.066, y + 0.014, 0.006), (0.085, y + 0.034, 0.014), (0.100, y + 0.032, 0.016)),
                (0.002, 0.0018, 0.0025),
                "head",
                4,
            ),
            *(
                Rod(
                    "band",
                    ((x, y - 0.025, 0.015), (x + 0.005, y - 0.045, 0.030), (x - 0.01, y - 0.066, 0.026)),
                    (0.004, 0.003, 0.001),
                    "body",
                    4,
                )
                for x in (0.025, 0.005, -0.02)
            ),
        ]
        return [*pieces, *eyes, *rods(table, bones)]

    palette = {"fur": "#e0a51c", "band": "#1d1712", "wing": "#cdd8e0", "eyes": "#0a0808"}
    skin = Skin(prims, paints, 0.0036, 360, size=0.15, smooth=0.9)
    return Blueprint("insect", rows, palette, "fur", (0.06, y, 0.0), (skin,), rigid, 0.4)


ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    "snake": _snake,
    "spider": _spider,
    "butterfly": _butterfly,
    "bee": _bee,
}
"""Crawling and fluttering things by kind."""
