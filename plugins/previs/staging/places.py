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
from previs.staging.rooms import Room

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
    action the fronts are that neon hangs on, `shore` how far behind it the sea begins (metres). `room` encloses it,
    `build` names what `architecture` puts up besides, `glow` lamps of its own (x, y, z, colour, power), `paving` the
    colours of its ground's hollows and tops, its pattern (0 none, 1 slabs, 2 planks) and the pattern's size."""

    ground: Ground
    horizon: Horizon
    indoors: bool = False
    atmosphere: Atmosphere = ""
    scatter: tuple[Scatter, ...] = ()
    rows: tuple[Row, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    room: Room | None = None
    build: tuple[str, ...] = ()
    glow: tuple[tuple[float, float, float, str, float], ...] = ()
    paving: tuple[str, str, int, float] | None = None
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

    @property
    def paving(self) -> tuple[str, str, int, float] | None:
        """The colours and pattern of its ground, as far as no snow lies on it."""
        return self.place.paving if self.ground == self.place.ground else None


@cache
def places() -> Mapping[str, Place]:
    """All sets by name."""
    found: dict[str, Any] = {}
    for path in sorted((Path(__file__).parent / "places").glob("*.toml")):
        found |= tomllib.loads(path.read_text("utf-8"))
    return {name: msgspec.convert(table, Place) for name, table in found.items()}


_HOMES: Mapping[str, tuple[str, ...]] = {
    "alley": ("detective",),
    "bar": ("bar_counter", "counter"),
    "bedroom": ("bed", "vampire"),
    "cave": ("bat", "dragon"),
    "castle_hall": ("king", "queen", "princess", "throne"),
    "church": ("pew", "altar", "monk"),
    "city": ("skyscraper",),
    "city_street": (
        *("street_lamp", "car", "taxi", "police_car", "ambulance", "fire_truck", "bus", "van", "motorcycle", "bicycle"),
        *("tram", "police", "businessman", "superhero", "traffic_light", "robot"),
    ),
    "classroom": ("blackboard",),
    "cliff": ("lighthouse",),
    "cliff_path": ("tower",),
    "desert": ("cowboy", "camel", "cactus", "pyramid", "snake"),
    "farm": ("farmer", "tractor", "hay_bale", "chicken", "pig", "barn", "goat", "donkey", "windmill"),
    "forest": ("deer", "bear", "squirrel", "owl", "hunter", "witch"),
    "hospital": ("doctor", "nurse", "hospital_bed"),
    "jungle": ("monkey", "tiger", "leopard", "parrot", "dinosaur", "panda"),
    "kitchen": ("cook", "stove"),
    "laboratory": ("microscope",),
    "lake": ("swan", "duck"),
    "meadow": ("fox", "horse", "castle", "cow", "sheep", "tree", "knight", "rabbit", "butterfly", "bee", "unicorn"),
    "mountains": ("eagle", "mountain"),
    "office": ("computer",),
    "park": ("fountain", "bench"),
    "pine_forest": ("campfire", "wolf"),
    "planet": ("astronaut", "alien", "ufo"),
    "prison": (),
    "railway": ("train", "rail_track"),
    "river": ("crocodile", "frog"),
    "road": ("truck",),
    "room": (
        *("table", "door", "window", "chair", "letter", "key", "book", "candle", "lamp", "cup", "sofa", "tv", "clock"),
        *("piano", "fireplace", "mirror", "phone", "desk", "plate", "map", "rug", "curtain"),
    ),
    "savanna": ("lion", "elephant", "giraffe", "zebra", "rhino"),
    "sea": ("boat", "ship", "whale", "dolphin", "pirate", "sailor", "gull"),
    "sky": ("plane", "balloon", "helicopter"),
    "snowy_field": ("penguin", "polar_bear", "igloo", "snowy_pine"),
    "space": ("spaceship",),
    "temple": ("samurai", "ninja"),
    "theatre": ("dancer", "clown", "microphone"),
    "underwater": ("fish", "shark", "octopus", "jellyfish", "submarine", "turtle"),
    "village": ("house", "cottage", "well"),
    "cemetery": ("gravestone", "zombie", "skeleton"),
    "battlefield": ("soldier", "tank"),
}
"""Where something is at home, if nothing is said: by place."""

_IMPLIED: Mapping[str, str] = {kind: place for place, kinds in _HOMES.items() for kind in kinds}

_DEEDS: Mapping[str, str] = {
    "write": "room", "type": "office", "cook": "kitchen", "sleep": "bedroom", "wake": "bedroom"
}  # fmt: skip
"""Where people do something, if neither words nor things say."""

_SWIMMERS = frozenset(("fish", "shark", "octopus", "jellyfish", "submarine", "whale", "dolphin", "turtle"))
_DEEP = frozenset(("fish", "shark", "octopus", "jellyfish", "turtle"))
_FLOATERS = frozenset(("duck", "swan", "boat", "ship"))
_UP = frozenset(("leap", "jump", "fly"))

_SNOWED: Mapping[Ground, Ground] = {"grass": "snow", "earth": "snow", "sand": "snow"}


def choose(plan: ScenePlan) -> Set:
    """The set for a plan: the one named, or where its subjects are at home, or a neutral one."""
    name = _shored(plan, plan.place or _implied(plan))
    if "beam" in plan.lights and any(s.kind == "lamp" for s in plan.subjects):
        name = "lighthouse_room"
    if name not in places():
        name = "stage"
    white = plan.covered or plan.weather == "snow"
    if white and name in ("meadow", "stage"):
        name = "snowy_field"
    place = _with_road(plan, places()[name], name)
    ground = _SNOWED.get(place.ground, place.ground) if white else place.ground
    return Set(name, place, ground)


_COUNTRY = ("desert", "pine_forest", "forest", "jungle", "mountains", "savanna", "farm", "snowy_field", "beach")


def _with_road(plan: ScenePlan, chosen: Place, name: str) -> Place:
    """The country that a road is said to lead through, with the road in it."""
    through = next((n for n in plan.places if n in _COUNTRY and n in places()), "") if "road" in plan.places else ""
    if not through or name not in ("road", through):
        return chosen
    country = places()[through]
    strewn = tuple(s for s in country.scatter if s.plane != "near")
    build = tuple(b for b in country.build if b not in ("path", "stream", "furrows"))
    return msgspec.structs.replace(country, scatter=strewn, build=(*build, "roadway"))


def _shored(plan: ScenePlan, name: str) -> str:
    """The place as those who are in it need it: a shore for walkers, open water for what floats, its depth for fish."""
    lead = next((s for s in plan.subjects if s.acts), None)
    if lead is None:
        return name
    deep = lead.kind in _DEEP and not _UP & set(lead.performs)
    if name in ("sea", "lake", "river", "beach") and (deep or (lead.kind == "submarine" and lead.action == "dive")):
        return "underwater"
    afloat = any(s.klass == "vessel" or s.kind in _FLOATERS for s in plan.subjects if s.acts)
    afloat = afloat or lead.kind in _SWIMMERS or "swim" in lead.performs
    if afloat:
        return f"{name}_afloat" if f"{name}_afloat" in places() else name
    if lead.klass in ("person", "animal", "vehicle", "unknown"):
        return {"cliff": "cliff_path", "sea": "beach" if plan.place else "cliff_path"}.get(name, name)
    return name


def _implied(plan: ScenePlan) -> str:
    setting = [s for s in plan.subjects if not s.acts]
    for subject in (*setting, *plan.subjects):
        if subject.kind in _IMPLIED:
            return _IMPLIED[subject.kind]
    deeds = (_DEEDS[s.action] for s in plan.subjects if s.klass == "person" and s.action in _DEEDS)
    return next(deeds, "stage")
