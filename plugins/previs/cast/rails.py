"""Trains and trams."""

from collections.abc import Callable, Mapping

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.bodywork import GLOW, LIT, NONE, PAINT, PALETTE, lamps, on_axles, pair, round_body, side_panes, slab
from previs.mesh.solids import blob, box, lathe, loft, prism, rod
from previs.records import Skeleton

_PUFFS = 3


def _boiler() -> list[Tagged]:
    """The engine's own body: boiler, chimney, domes, cab, cow-catcher."""
    bands = [round_body([(x - 0.04, 2.35, 0.97, 0.97), (x + 0.04, 2.35, 0.97, 0.97)]) for x in (8.6, 10.2, 11.8)]
    roof = loft([slab(4.9, 3.95, 4.15, 1.5, 0.15), slab(7.4, 3.95, 4.15, 1.5, 0.15)], NONE)
    return [
        Tagged("body", round_body([(7.0, 2.35, 0.95, 0.95), (13.0, 2.35, 0.95, 0.95)], sides=16)),
        Tagged("dark", round_body([(13.0, 2.35, 0.98, 0.98), (13.6, 2.35, 0.98, 0.98), (13.75, 2.35, 0.6, 0.6)])),
        *[Tagged("gold", band) for band in bands],
        Tagged("dark", lathe([(3.1, 0.30), (4.0, 0.28), (4.05, 0.48), (4.4, 0.55)], NONE, at=(12.6, 0.0, 0.0))),
        *[Tagged("gold", blob((x, 3.30, 0.0), (0.36, 0.42, 0.36), NONE)) for x in (9.4, 11.0)],
        Tagged("body", box((6.15, 2.0, 0.0), (1.05, 0.85, 1.35), NONE, finish=PAINT)),
        *pair("body", box((5.25, 3.4, 1.30), (0.12, 0.6, 0.05), NONE)),
        *pair("body", box((7.1, 3.4, 1.30), (0.12, 0.6, 0.05), NONE)),
        Tagged("glass", box((7.1, 3.35, 0.0), (0.05, 0.5, 1.2), NONE)),
        Tagged("dark", roof),
        Tagged("dark", box((9.6, 1.15, 0.0), (4.4, 0.22, 0.85), NONE)),
        *pair("red", box((10.2, 1.50, 1.22), (3.2, 0.05, 0.30), NONE)),
        Tagged("red", box((13.95, 1.15, 0.0), (0.10, 0.30, 1.35), NONE)),
        Tagged("dark", prism([(14.0, 0.95), (14.0, 0.2), (15.0, 0.2)], -1.0, 1.0, NONE)),
        Tagged("dark", box((13.2, 3.55, 0.0), (0.25, 0.25, 0.25), NONE)),
        Tagged("lamp", blob((13.5, 3.55, 0.0), (0.08, 0.22, 0.22), NONE, finish=LIT)),
    ]


def _tender() -> list[Tagged]:
    return [
        Tagged("body", box((2.9, 2.05, 0.0), (1.55, 0.90, 1.30), NONE, finish=PAINT)),
        Tagged("dark", blob((2.9, 2.95, 0.0), (1.35, 0.42, 1.05), NONE, rough=0.12)),
        Tagged("dark", box((2.9, 1.05, 0.0), (1.6, 0.15, 0.9), NONE)),
    ]


def _coach(x: float) -> list[Tagged]:
    """A carriage 8 m long with lit windows, its middle at x."""
    half = 3.9
    sections = [slab(x - half, 1.1, 3.85, 1.40, 0.45), slab(x + half, 1.1, 3.85, 1.40, 0.45)]
    spans = [(x - 3.5 + 1.2 * i, x - 2.7 + 1.2 * i) for i in range(6)]
    return [
        Tagged("coach", loft(sections, NONE, finish=PAINT)),
        *side_panes(spans, 2.15, 3.05, 1.412, part="pane"),
        *side_panes([(x - half, x + half)], 1.85, 1.98, 1.41, part="gold"),
        Tagged("dark", box((x, 3.86, 0.0), (half + 0.1, 0.06, 1.0), NONE)),
        Tagged("dark", box((x, 1.0, 0.0), (half + 0.2, 0.14, 1.0), NONE)),
        Tagged("dark", box((x + half + 0.2, 1.4, 0.0), (0.25, 0.5, 0.6), NONE)),
    ]


def _train(bones: Skeleton) -> list[Tagged]:
    pieces = [*_boiler(), *_tender(), *_coach(-3.4), *_coach(-11.8)]
    rod_ = box((9.5, 0.85, 1.12), (1.9, 0.07, 0.04), NONE)
    pieces += pair("chrome", rod_)
    for i in range(_PUFFS):
        bone = bones.names.index(f"puff{i}")
        pieces.append(Tagged("steam", blob((12.6, 4.0, 0.0), 0.22, NONE, rough=0.12, seed=i, bone=bone)))
    pieces += lamps((15.0, 0.0, 0.0), (-15.75, 1.5, 0.9), 0.10)[2:]
    return [*pieces, *on_axles(bones, width=0.16, plain=0.6)]


def train() -> Blueprint:
    """A steam engine with its tender and two lit carriages."""
    rows = [(7.9, 0.75), (9.5, 0.75), (11.1, 0.75), (13.1, 0.45), (2.0, 0.48), (3.8, 0.48)]
    rows += [(x, 0.46) for x in (-0.6, -6.2, -9.0, -14.6)]
    joints: dict[str, Joint] = {"body": ("", 0.0, 0.5, 0.0)}
    joints |= {f"wheel{i}.R": ("", x, r, 0.95) for i, (x, r) in enumerate(rows)}
    joints |= {f"puff{i}": ("", 12.6, 4.0, 0.0) for i in range(_PUFFS)}
    palette = PALETTE | {"body": "#1f3a2c", "coach": "#5c1f22", "gold": "#b8923e", "red": "#9c241c",
                         "pane": "#ffd694", "steam": "#dcdcd8", "rim": "#7a2018", "spoke": "#a03226"}  # fmt: skip
    seats = ((5.9, 2.1, 0.5), (-3.4, 1.8, 0.8))
    return Blueprint("rail", joints, palette, "body", (6.0, 3.3, 0.0), rigid=_train, seats=seats)


_TRAM = (slab(-6.4, 0.6, 3.1, 0.85, 0.2), slab(-5.8, 0.40, 3.25, 1.18, 0.25), slab(5.8, 0.40, 3.25, 1.18, 0.25),
         slab(6.4, 0.6, 3.1, 0.85, 0.2))  # fmt: skip


def _tram(bones: Skeleton) -> list[Tagged]:
    spans = [(-5.5 + 1.25 * i, -4.45 + 1.25 * i) for i in range(9)]
    return [
        Tagged("body", loft(_TRAM, NONE, finish=PAINT)),
        *side_panes(spans, 1.55, 2.65, 1.195, part="pane"),
        *side_panes([(-5.8, 5.8)], 1.30, 1.48, 1.19, part="white"),
        *side_panes([(-5.8, 5.8)], 2.72, 2.95, 1.19, part="white"),
        Tagged("glass", box((6.32, 2.05, 0.0), (0.10, 0.55, 0.74), NONE)),
        Tagged("glass", box((-6.32, 2.05, 0.0), (0.10, 0.55, 0.74), NONE)),
        Tagged("sign", box((6.25, 3.22, 0.0), (0.10, 0.14, 0.55), NONE, finish=GLOW)),
        Tagged("lamp", blob((6.45, 1.05, 0.0), (0.08, 0.16, 0.16), NONE, finish=LIT)),
        Tagged("dark", box((0.0, 0.36, 0.0), (5.4, 0.14, 1.0), NONE)),
        Tagged("dark", box((0.0, 3.36, 0.0), (2.0, 0.12, 0.5), NONE)),
        *[Tagged("dark", rod(a, b, (0.035, 0.035), NONE, sides=4)) for a, b in (
            ((0.8, 3.4, 0.0), (-0.6, 4.2, 0.0)), ((-0.6, 4.2, 0.0), (0.5, 5.0, 0.0)))],
        Tagged("dark", rod((0.5, 5.0, -0.8), (0.5, 5.0, 0.8), (0.035, 0.035), NONE, sides=4)),
        *on_axles(bones, width=0.14, plain=0.6),
    ]  # fmt: skip


def tram() -> Blueprint:
    """A tram with a bow to the wire."""
    joints: dict[str, Joint] = {"body": ("", 0.0, 0.4, 0.0)}
    joints |= {f"wheel{i}.R": ("", x, 0.34, 0.72) for i, x in enumerate((-3.6, -2.2, 2.2, 3.6))}
    palette = PALETTE | {"body": "#9c2a1e", "white": "#e8dfc8", "pane": "#2a323c"}
    return Blueprint("rail", joints, palette, "body", (5.6, 2.1, 0.0), rigid=_tram, seats=((5.2, 1.3, 0.0),))


ROSTER: Mapping[str, Callable[[], Blueprint]] = {"train": train, "tram": tram}
"""What runs on rails, by kind."""
