"""The record of a person: proportions, wardrobe, hair, kit and colours as numbers, and the skeleton they hang on.

Lengths are metres for a body 1.8 m tall; the whole is scaled afterwards.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from previs.cast.blueprint import Joint, Tagged
from previs.mesh.parts import Finish, Point
from previs.mesh.skin import Paint, Prim
from previs.records import Skeleton


class Figure(NamedTuple):
    """Proportions, as factors of a grown man's, and `stoop` in metres that the head comes forward; `belly` is how far
    (metres) the front bulges over the belt."""

    leg: float = 1.0
    head: float = 1.06
    bulk: float = 1.0
    shoulder: float = 1.0
    hip: float = 1.0
    waist: float = 1.0
    arm: float = 1.0
    limb: float = 1.0
    bust: float = 0.0
    stoop: float = 0.0
    belly: float = 0.0
    hand: float = 1.0


class Face(NamedTuple):
    """What tells faces apart, as factors of a man's: `jaw` its width, `chin` its reach, `cheek` its fullness, `brow`
    the ridge and the hair on it, `nose`, `eye`, `lips`; `lash`, how far the upper lid comes down (0 to 1), `line`,
    whether its edge is dark; `ears`, whether there are any; `low`, the
    height of all that is below the eyes (children's faces are short)."""

    jaw: float = 1.0
    chin: float = 1.0
    cheek: float = 1.0
    brow: float = 1.0
    nose: float = 1.0
    eye: float = 1.0
    lips: float = 1.0
    lash: float = 0.54
    line: bool = True
    ears: bool = True
    low: float = 1.0


class Wardrobe(NamedTuple):
    """What is worn: parts of torso, sleeves, forearms, hands, legs and feet; a coat or skirt reaches `hem` metres
    below the hip joint and is `flare` metres wide there (0 no such thing); `boot`, the height (metres) that shoes
    reach up the shin; `loose`, how wide trousers are; `neckline`, the radius of bare skin about the neck."""

    torso: str = "coat"
    sleeve: str = "coat"
    cuff: str = "coat"
    hand: str = "skin"
    leg: str = "trousers"
    shin: str = "trousers"
    hem_part: str = "coat"
    hem: float = 0.0
    flare: float = 0.16
    collar: bool = True
    open_neck: bool = True
    lapels: bool = False
    belt: str = ""
    tie: bool = False
    neckline: float = 0.0
    boot: float = 0.0
    loose: float = 1.0
    bell: float = 1.0


class Measures(NamedTuple):
    """Heights that garments and hats are hung on: hip joint, shoulders, the head joint, and the head's factor."""

    hip: float
    shoulder: float
    head: tuple[float, float]
    size: float
    figure: Figure

    def on_head(self, x: float, y: float, z: float = 0.0) -> Point:
        """A point given about the head joint of a head of size 1."""
        return self.head[0] + x * self.size, self.head[1] + y * self.size, z * self.size


Kit = Callable[[Measures, Skeleton], list[Tagged]]
"""Makes stiff things (hats, armour, bags) for a body."""


class Person(NamedTuple):
    """A whole person. `extras` are further prims of the body, `head_extras` of the head, given about the head joint
    and scaled with the head; `kit` adds stiff things; `carried` names further joints and the joints they are held at;
    `triangles` are the aims for body and head; `legs` False leaves them out, `flesh` False the whole body but
    for its extras."""

    figure: Figure = Figure()
    face: Face = Face()
    wardrobe: Wardrobe = Wardrobe()
    palette: Mapping[str, str] = {}
    scale: float = 1.0
    hair: tuple[Prim, ...] = ()
    head_extras: tuple[Prim, ...] = ()
    extras: tuple[Prim, ...] = ()
    paints: tuple[Paint, ...] = ()
    kit: tuple[Kit, ...] = ()
    carried: tuple[tuple[str, str], ...] = ()
    finishes: Mapping[str, Finish] = {}
    main: str = "coat"
    triangles: tuple[int, int] = (1120, 800)
    legs: bool = True
    flesh: bool = True


def measure(figure: Figure) -> Measures:
    """The heights of a figure; the larger the head, the less neck shows."""
    hip = 0.92 * figure.leg
    neck = 0.645 - 0.10 * max(0.0, figure.head - 1.06)
    head = (figure.stoop * 0.95 + 0.01, hip + neck - figure.stoop * 0.22)
    return Measures(hip, hip + 0.525 - figure.stoop * 0.12, head, figure.head, figure)


def joints(figure: Figure, hem: float) -> dict[str, Joint]:
    """Hips to head, arms and legs; a coat or skirt hangs on two more pairs, a long one bends at the knee."""
    m = measure(figure)
    f, hip, st = figure, m.hip, figure.stoop
    reach = f.arm
    out = 0.165 * f.shoulder
    rows: dict[str, Joint] = {
        "hips": ("", 0.0, hip + 0.03, 0.0),
        "spine": ("hips", 0.08 * st, hip + 0.18, 0.0),
        "chest": ("spine", 0.28 * st, hip + 0.36, 0.0),
        "neck": ("chest", 0.72 * st - 0.01, hip + 0.575 - 0.14 * st, 0.0),
        "head": ("neck", m.head[0], m.head[1], 0.0),
        "arm.R": ("chest", 0.5 * st - 0.01, m.shoulder, out),
        "forearm.R": ("arm.R", 0.5 * st - 0.03, m.shoulder - 0.275 * reach, out + 0.075 * reach),
        "hand.R": ("forearm.R", 0.5 * st + 0.01, m.shoulder - 0.515 * reach, out + 0.115 * reach),
        "fingers.R": ("hand.R", 0.5 * st + 0.03, m.shoulder - 0.60 * reach, out + 0.122 * reach),
        "thigh.R": ("hips", 0.0, hip, 0.088 * f.hip),
        "shin.R": ("thigh.R", 0.018, hip * 0.54, 0.096 * f.hip),
        "foot.R": ("shin.R", -0.02, 0.085, 0.10 * f.hip),
        "toe.R": ("foot.R", 0.105, 0.03, 0.106 * f.hip),
    }
    if hem > 0.0:
        rows["coat.R"] = ("hips", 0.0, hip + 0.06, 0.045)
        rows["hem.R"] = ("coat.R", -0.01, max(hip - hem, 0.54 * hip), 0.07)
    return rows
