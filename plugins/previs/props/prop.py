"""What a prop is: how it is made and painted, how much room it takes, what light it gives, how a hand holds it."""

import math
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import numpy as np

from previs.mesh.parts import Point, linear, place, replaced, turn
from previs.records import Lamp, Mesh

Hold = Literal["none", "fist", "flat", "hang", "raised", "two"]
"""How it is carried, and what its own axes mean then:

- `fist` (sword, umbrella, gun): +y leaves the fist on the thumb's side, +x points away from the knuckles; `grip` is the
  middle of the handle. Edges, muzzles and faces look along +x.
- `flat` (book, phone, letter): it lies in y = 0 with its face up; +x is the top of the page, +z the right of it. Held
  before the eyes its +y points to them; `grip` is where the thumb lies.
- `hang` (bag): it stands; `grip` is the handle's middle above it, at the end of a straight arm; +x is forward.
- `raised` (lantern): as `hang`, but held out before the chest, so that it lights the way and the face.
- `two` (box, ball, guitar): both hands hold it before the body, `grip` between them; +x points away from the body. What
  has a neck (guitar, violin, rifle) has it along +y and is leant to the left shoulder.
- `none`: not at all.
"""


class Prop(NamedTuple):
    """`build(seed)` makes it, standing on y = 0 and looking along +x; `radius` of its footprint and `height` in metres,
    which no seed exceeds; the lamps it carries, and `grip`, where a hand closes about it, in its own space. `lies`:
    built upright for the hand, it lies on its side where nobody holds it (see `laid`). `paint` are the colours, sRGB
    hex, that take another colour when the words give one, the main one first; none: what covers most of it does."""

    build: Callable[[int], Mesh]
    radius: float
    height: float
    lamps: tuple[Lamp, ...] = ()
    hold: Hold = "none"
    grip: Point = (0.0, 0.0, 0.0)
    lies: bool = False
    paint: tuple[str, ...] = ()


_WARM = (1.0, 0.72, 0.36)
_LUMINANCE = np.array((0.2126, 0.7152, 0.0722))
_ALIKE = 0.012


def shine(
    at: Point, power: float, *, radius: float = 0.3, spot: float = 0.0, colour: tuple[float, float, float] = _WARM
) -> Lamp:
    """A lamp at a point of a prop: warm, or of a linear colour."""
    red, green, blue = colour
    return Lamp(at, (red * power, green * power, blue * power), radius, spot)


def laid(mesh: Mesh) -> Mesh:
    """The mesh on its side, as it lies where nobody holds it: +y turned to +z, its lowest point on y = 0."""
    turned = place(mesh, rotation=turn(roll=0.5 * math.pi))
    return place(turned, (0.0, -float(turned.vertices[:, 1].min()), 0.0))


def painted(mesh: Mesh, colour: str, paint: Sequence[str] = ()) -> Mesh:
    """The mesh with its main colours turned to one (sRGB hex), light and dark shades of them kept.

    `paint`: the main colours; where there are none, or none is found, the one that covers the largest area.
    """
    hues = _hues(mesh.colours)
    wanted = [_hues(np.array([linear(known)]))[0] for known in paint]
    found = np.zeros(len(hues), np.bool_)
    for hue in wanted:
        found |= np.abs(hues - hue).max(axis=1) < _ALIKE
    if not found.any():
        found = np.abs(hues - hues[_largest(mesh)]).max(axis=1) < _ALIKE
    light = mesh.colours @ _LUMINANCE
    share = light / max(float(np.median(light[found])), 1e-4)
    new = np.array(linear(colour)) * np.clip(share, 0.35, 2.0)[:, None]
    return replaced(mesh, colours=np.where(found[:, None], np.minimum(new, 1.6), mesh.colours))


def _hues(colours: np.ndarray) -> np.ndarray:
    """Colours without their brightness, (N, 3), shares that sum to 1."""
    return colours / np.maximum(colours.sum(axis=1, keepdims=True), 1e-6)


def _largest(mesh: Mesh) -> int:
    """A triangle of the colour that covers most of a mesh."""
    a, b, c = (mesh.vertices[mesh.triangles[:, k]] for k in range(3))
    areas = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    keys = np.round(_hues(mesh.colours) * 40.0).astype(np.int64) @ np.array((1, 100, 10000))
    _, first, group = np.unique(keys, return_index=True, return_inverse=True)
    return int(first[np.argmax(np.bincount(group.ravel(), weights=areas))])
