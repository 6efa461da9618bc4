"""What the kernels are handed: arrays bundled by purpose, and the names of the numbers inside the flat ones.

numba takes a NamedTuple of arrays as one argument, which keeps signatures, compile time and calls short. Everything is
float32, int32 or uint8.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]

BATCH = 512
"""Points shaded together: long enough to fill vector registers, short enough for the second-level cache. Kernels count
them from int(np.int64(0)): a bare 0 would be a type of its own, and compile all that is called with it once more."""

SHADOW = 768
"""Side of the static shadow map, in texels."""
SHADOW_MOVING = 384
"""Side of the shadow map of what moves, in texels."""
OCCLUSION = 256
"""Side of the map of the ground's still contact patches."""

# Camera: a flat float32 array, indexed by these.
C_EYE, C_RIGHT, C_UP, C_FORWARD, C_FOCAL, C_CX, C_CY, C_TIME, C_SIZE = 0, 3, 6, 9, 12, 13, 14, 15, 16

# Light space: a flat float32 array, indexed by these. Scale is texels a metre; `side` is the map's size in texels.
L_CENTRE, L_RIGHT, L_UP, L_TOWARDS, L_SCALE, L_SIDE, L_SIZE = 0, 3, 6, 9, 12, 13, 16

# Air: a flat float32 array, indexed by these (colours take three).
(
    A_SUN,
    A_SUNLIGHT,
    A_SKY,
    A_BOUNCE,
    A_RIM,
    A_GLOW,
    A_CLOUD_LIT,
    A_CLOUD_DARK,
    A_FAR,
    A_NEAR,
    A_LOW,
    A_HIGH,
    A_DISC,
    A_DISC_AT,
) = range(0, 42, 3)
(
    A_FOG,
    A_FOG_TOP,
    A_EXPOSURE,
    A_SATURATION,
    A_VIGNETTE,
    A_CLOUD,
    A_CLOUD_SIZE,
    A_DISC_SIZE,
    A_MOON,
    A_STARS,
    A_RIDGES,
    A_RIDGE_TOP,
    A_WINDOWS,
    A_WIND,
    A_WAVES,
    A_WET,
    A_SHEEN,
    A_COARSE,
    A_FINE,
    A_STRETCH,
    A_BUMP,
    A_BUMP_FINE,
    A_PATTERN,
    A_PATTERN_SIZE,
    A_LIQUID,
    A_HAZE,
    A_KEY,
    A_LOOK,
    A_BLOCKS,
    A_CONTRAST,
    A_BARE,
    A_CAUSTIC,
    A_RAINBOW,
    A_AURORA,
) = range(42, 76)
A_SIZE = 80

# Lamp: a row of eight numbers.
P_POSITION, P_COLOUR, P_RADIUS, P_SPOT = 0, 3, 6, 7

# Scratch: rows of BATCH numbers in one flat array, so that the compiler knows that rows never overlap.
(
    S_X,
    S_Y,
    S_Z,
    S_NX,
    S_NY,
    S_NZ,
    S_DX,
    S_DY,
    S_DZ,
    S_T,
    S_R,
    S_G,
    S_B,
    S_LR,
    S_LG,
    S_LB,
    S_OPEN,
    S_SHADE,
    S_KEY,
    S_GLOSS,
    S_EMIT,
    S_WEIGHT,
    S_U,
    S_V,
    S_A,
    S_C,
    S_FR,
    S_FG,
    S_FB,
    S_SX,
    S_SY,
    S_M,
) = [row * BATCH for row in range(32)]
SCRATCH = 32 * BATCH


class Shapes(NamedTuple):
    """Triangles as the kernels read them; the still ones first, then the moving ones.

    points (V, 3), normals (V, 4: normal and occlusion), corners (T, 3), paint (T, 6: colour, smoothness, emission,
    gloss), planes (T, 12: unit normal and its distance, then the two affine functions of position that give the second
    and third barycentric weight), owner (T,) object number, family (T,) the number of a smooth region of one object and
    colour, or -1; figure (T,) 1 for the figures of the shot, 0 for its set.
    """

    points: Floats
    normals: Floats
    corners: Ints
    paint: Floats
    planes: Floats
    owner: Ints
    family: Ints
    figure: Bytes


class Edges(NamedTuple):
    """Screen triangles ready to fill, and which bands they touch.

    screen (V, 4): x, y in samples, 1/depth (0 or less: behind the near plane), depth; lines (N, 12): slope, offset and
    side of three edges, then the plane of 1/depth; boxes (N, 4): first and last row, first and last column; triangle
    (N,); heads (bands + 1,) and items: the triangles of each band, in order.
    """

    screen: Floats
    lines: Floats
    boxes: Ints
    triangle: Ints
    heads: Ints
    items: Ints


class Shadows(NamedTuple):
    """Two shadow maps (distance towards the light, the greater the nearer) with their light spaces, and the ground's
    still contact patches (1 open) with its place: x and z of its corner and texels a metre."""

    still: Floats
    still_space: Floats
    moving: Floats
    moving_space: Floats
    ground: Floats
    ground_place: Floats


class World(NamedTuple):
    """All that shading reads: camera, air, sky gradient (256, 3), ridge lines (2, 2048), noise tile (65536,), lamps
    (N, 8), contacts (N, 4: x, z, 1/radius squared, strength), dither (64, 64), stars (N, 6:
    direction, light, place on the screen), drops (N, 8: the particles on the screen), beams (N, 12: light in the air,
    on the screen)."""

    camera: Floats
    air: Floats
    sky: Floats
    ridges: Floats
    noise: npt.NDArray[np.uint32]
    lamps: Floats
    contacts: Floats
    dither: Floats
    stars: Floats
    drops: Floats
    beams: Floats


class Band(NamedTuple):
    """One thread's own buffers for one band of rows.

    depth, ids (rows * 2 + aprons, W * 2): samples; planes (3, rows, W): the picture, display encoded; cover (rows, W):
    how much of a pixel is background; cells (3, rows / 2 + 2, W / 2 + 2): the background at half size; need: which
    cells are looked at; line (3, W) and half (3, W / 2 + 2): one row of background; scratch; pixel (BATCH,) and owner
    (BATCH,): what a point of the batch belongs to; lines: ink at each sample, busy: how many lines each square tile of
    samples has (both of no size but in the ink look).
    """

    depth: Floats
    ids: Ints
    planes: Floats
    cover: Floats
    cells: Floats
    need: Bytes
    line: Floats
    half: Floats
    scratch: Floats
    pixel: Ints
    owner: Ints
    lines: Bytes
    busy: Floats


class Frame(NamedTuple):
    """All that a band is drawn from. tint (8,): the colour of drops, then, from 4, working space for the ground."""

    world: World
    shapes: Shapes
    edges: Edges
    shadows: Shadows
    tint: Floats
