"""The records that the rooms of this plugin hand to one another.

Metres; y up; an actor in rest looks along +x, its left is -z. Colours are linear RGB. All arrays are float32 or int32,
C-contiguous.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Mesh:
    """Triangles with all that shading and skinning need.

    vertices, normals (V, 3); occlusion (V,), 0 hidden to 1 open; triangles (T, 3), counter-clockwise seen from outside;
    colours (T, 3); materials (T, 3): smoothness (0 flat, 1 by vertex normals), emission (factor on the colour), gloss;
    bones (V, 3) and weights (V, 3) that sum to 1: for a rigid mesh bone 0 with weight 1.
    """

    vertices: Floats
    normals: Floats
    occlusion: Floats
    triangles: Ints
    colours: Floats
    materials: Floats
    bones: Ints
    weights: Floats


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Joints, parents before children: parents (B,), -1 for the root; rest (B, 3) positions in the rest pose."""

    names: tuple[str, ...]
    parents: Ints
    rest: Floats


Rig = Literal[
    "biped", "quadruped", "winged", "fish", "serpent", "spider", "insect", "dinosaur", "dragon",
    "vehicle", "cycle", "rail", "aircraft", "rocket", "vessel", "submarine", "balloon", "effect", "still",
]  # fmt: skip
"""How something is moved: two legs, four, wings, fins, a spine alone, eight legs, a butterfly's wings, two legs and
a tail, four legs and wings; wheels, two wheels, rails, rotor or wings, thrust, a hull, a hull under water, hot air;
flames and blasts; not at all."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Something that can act: a skin over a skeleton, with the measures that framing needs (metres, rest pose).

    `seats`: where the hips of riders, drivers and passengers go in the rest pose, the first one's first; they move
    with the joint that is nearest above the root (`chest`, `body`, else the root).
    """

    kind: str
    rig: Rig
    mesh: Mesh
    skeleton: Skeleton
    height: float
    length: float
    eye_height: float
    seats: tuple[tuple[float, float, float], ...] = ()


class Placement(NamedTuple):
    """Where an actor stands at time 0 and where it looks: yaw in radians about +y, 0 along +x, left-handed turn
    (+x towards -z) positive. It moves along its own forward direction if its action moves."""

    x: float
    y: float
    z: float
    yaw: float
    scale: float = 1.0


class Cue(NamedTuple):
    """What a performance is told of its surroundings, all in the world's metres: where to look, where each hand goes
    (right, left; None: as the action has it), and the mood that shows in face and bearing (see `Mood`)."""

    gaze: tuple[float, float, float] | None = None
    hands: tuple[tuple[float, float, float] | None, tuple[float, float, float] | None] = (None, None)
    mood: str = ""


class Contact(NamedTuple):
    """A soft dark patch on the ground under something: centre, radius (metres), strength 0 to 1."""

    x: float
    z: float
    radius: float
    strength: float


class Lamp(NamedTuple):
    """A point light: position, linear colour times power, softening radius, `spot` 1 for light that falls downwards."""

    position: tuple[float, float, float]
    colour: tuple[float, float, float]
    radius: float = 0.3
    spot: float = 0.0


class Beam(NamedTuple):
    """Light seen in the air between two points: its radius at either end (metres), its colour in display values 0 to 1
    (what it adds to black), dimmer towards its end. `flash`: it is there only while lightning strikes; `turn`: radians
    a second that it swings about the upright line through its start."""

    start: tuple[float, float, float]
    end: tuple[float, float, float]
    radii: tuple[float, float]
    colour: tuple[float, float, float]
    flash: bool = False
    turn: float = 0.0


class Camera(NamedTuple):
    """One camera position: eye, orthonormal right, up, forward (3,) and the vertical field of view in degrees."""

    eye: Floats
    right: Floats
    up: Floats
    forward: Floats
    fov_y: float


Time = Literal["dawn", "morning", "day", "noon", "afternoon", "sunset", "dusk", "night", "midnight"]
"""`day` is what is meant where nothing is said: late morning, a sun that models."""
Weather = Literal["clear", "overcast", "fog", "rain", "storm", "snow", "wind", "sandstorm"]
Ground = Literal["snow", "grass", "sand", "street", "sea", "floor", "earth", "water", "stone", "seabed", "dust", "none"]
"""`dust` is another planet's; `none`: nothing below, in space or high in the air."""
Mood = Literal["", "happy", "sad", "angry", "afraid", "surprised", "tired", "calm", "determined"]
Look = Literal["shaded", "ink", "silhouette"]
Atmosphere = Literal["", "underwater", "space", "planet", "aloft", "cave"]
"""Where the air is not the earth's own: under the sea, in empty space, on another planet, above the clouds, in rock."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the renderer is given once a shot. `still` never moves; `moving` is given new vertices each frame.

    `shadow_centre` and `shadow_extent` (half side, metres) bound the static shadow map; `moving_objects` gives for each
    object in `moving`, its first triangle (ascending), so that outlines and shadows tell objects apart; `figures`: the
    numbers of the still objects that the shot is about, as all that moves is.
    """

    time: Time
    weather: Weather
    ground: Ground
    still: Mesh
    moving: Mesh
    still_objects: Sequence[int] = field(default_factory=tuple)
    moving_objects: Sequence[int] = field(default_factory=tuple)
    figures: Sequence[int] = field(default_factory=tuple)
    still_contacts: Sequence[Contact] = field(default_factory=tuple)
    lamps: Sequence[Lamp] = field(default_factory=tuple)
    shadow_centre: tuple[float, float, float] = (0.0, 0.0, 0.0)
    shadow_extent: float = 30.0
    indoors: bool = False
    horizon: Literal["none", "hills", "forest", "city", "mountains"] = "hills"
    wind: float = 0.3
    seed: int = 0
    look: Look = "shaded"
    reach: float = 0.0
    """Metres from the camera to what has to be seen: haze and fog are thinned for it; 0: as thick as the weather is."""
    sky: tuple[str, ...] = ()
    """What is to be seen up there: moon, stars, clouds, sun, rainbow, aurora."""
    wet: bool = False
    lights: tuple[str, ...] = ()
    """The light that the words ask for, by the names of the vocabulary."""
    mood: str = ""
    """The grade of the whole: tense, romantic, joyful, gloomy, eerie, epic, calm."""
    atmosphere: Atmosphere = ""
    paving: tuple[str, str, int, float] | None = None
    """Other colours (sRGB hex) for the ground's hollows and tops, its pattern and the pattern's size."""
    beams: Sequence[Beam] = field(default_factory=tuple)
