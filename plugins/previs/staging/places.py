"""The sets as tables, and which of them a plan is played on."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from previs.reading.plan import ScenePlan
from previs.records import Atmosphere, Ground

Horizon = Literal["none", "hills", "forest", "city", "mountains"]


class Scatter(msgspec.Struct, frozen=True):
    """Props strewn over a plane: near, mid, far or cliff_foot."""

    props: tuple[str, ...]
    plane: str
    count: int
    scale: tuple[float, float]


class Row(msgspec.Struct, frozen=True, rename={"start": "from", "end": "to"}):
    """Props in a line across the picture at `z`, or into its depth at `x` where `axis` is z."""

    props: tuple[str, ...]
    step: float
    start: float
    end: float
    scale: tuple[float, float]
    yaw: float = 0.0
    z: float = 0.0
    x: float = 0.0
    axis: Literal["x", "z"] = "x"


class Fixed(msgspec.Struct, frozen=True):
    """One prop at a spot of the set."""

    props: tuple[str, ...]
    x: float
    z: float
    yaw: float = 0.0
    y: float = 0.0
    scale: float = 1.0


class Place(msgspec.Struct, frozen=True):
    """A set; `walls` are depth behind the action, half width and height of a room; `signs` is how far behind the
    action the fronts are that neon hangs on, `shore` how far behind it the sea begins (metres)."""

    ground: Ground
    horizon: Horizon
    indoors: bool = False
    atmosphere: Atmosphere = ""
    scatter: tuple[Scatter, ...] = ()
    rows: tuple[Row, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    walls: tuple[float, float, float] | None = None
    colour: str = "#8a8378"
    cliff: bool = False
    ice: bool = False
    parapet: bool = False
    stairs: bool = False
    plateau: bool = False
    signs: float | None = None
    shore: float | None = None


@dataclass(frozen=True, slots=True)
class Set:
    """The place that was chosen, by its name in the table, and its ground after snow has fallen on it."""

    name: str
    place: Place
    ground: Ground


@cache
def places() -> Mapping[str, Place]:
    """All sets by name."""
    found: dict[str, Any] = {}
    for path in sorted((Path(__file__).parent / "places").glob("*.toml")):
        found |= tomllib.loads(path.read_text("utf-8"))
    return {name: msgspec.convert(table, Place) for name, table in found.items()}


_IMPLIED = {
    "street_lamp": "city_street", "car": "city_street", "taxi": "city_street", "truck": "city_street",
    "motorcycle": "city_street", "table": "room", "door": "room", "bed": "room", "window": "room", "chair": "room",
    "boat": "sea", "ship": "sea", "lighthouse": "cliff", "tower": "cliff_path", "campfire": "pine_forest",
    "letter": "room", "key": "room", "book": "room", "candle": "room", "deer": "forest", "bear": "forest",
    "wolf": "pine_forest", "fox": "meadow", "horse": "meadow", "house": "village", "castle": "meadow",
    "cow": "meadow", "sheep": "meadow", "tree": "meadow", "lamp": "room", "cup": "room",
}  # fmt: skip
"""Where something is at home, if nothing is said."""

_SNOWED: Mapping[Ground, Ground] = {"grass": "snow", "earth": "snow", "sand": "snow"}


def choose(plan: ScenePlan) -> Set:
    """The set for a plan: the one named, or where its subjects are at home, or a neutral one."""
    name = plan.place or _implied(plan)
    lead = next((s for s in plan.subjects if s.acts), None)
    on_foot = lead is not None and lead.klass in ("person", "animal", "vehicle", "unknown")
    if name in ("cliff", "sea") and on_foot:
        name = "cliff_path"
    if name not in places():
        name = "stage"
    white = plan.covered or plan.weather == "snow"
    if white and name in ("meadow", "stage"):
        name = "snowy_field"
    place = places()[name]
    ground = _SNOWED.get(place.ground, place.ground) if white else place.ground
    return Set(name, place, ground)


def _implied(plan: ScenePlan) -> str:
    setting = [s for s in plan.subjects if not s.acts]
    for subject in (*setting, *plan.subjects):
        if subject.kind in _IMPLIED:
            return _IMPLIED[subject.kind]
    return "stage"
