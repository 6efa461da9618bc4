"""The colours of a document's materials: plain, or read from a texture at the middle of each triangle."""

import io
import warnings
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

from previs.own.accessors import chunk, floats
from previs.own.document import Document
from previs.own.properties import Material, Primitive, TextureInfo

MOST_PIXELS = 4096 * 4096
Doubles = npt.NDArray[np.float64]


class Paint(NamedTuple):
    """Of each triangle: linear colour (T, 3), and smoothness, emission and gloss (T, 3) as in `records.Mesh`."""

    colours: npt.NDArray[np.float32]
    materials: npt.NDArray[np.float32]


def paint(document: Document, primitive: Primitive, triangles: npt.NDArray[np.int64]) -> Paint:
    """What the triangles (T, 3) of a primitive are painted with."""
    index = primitive.material
    materials = document.gltf.materials
    if index is not None and not 0 <= index < len(materials):
        raise document.refuse(f"it names material {index}, which is not there")
    material = materials[index] if index is not None else Material()
    metal = material.pbr_metallic_roughness
    colours = np.tile(np.clip(np.array(metal.base_color_factor[:3]), 0.0, 1.0), (len(triangles), 1))
    if metal.base_color_texture is not None:
        colours = colours * _sampled(document, primitive, metal.base_color_texture, triangles)
    if (shade := primitive.attributes.get("COLOR_0")) is not None:
        colours = colours * _of_corners(document, shade, triangles)
    glow = np.clip(np.array(material.emissive_factor), 0.0, 4.0)
    light = float(glow.max())
    if light > 0.02:
        colours = np.maximum(colours, glow / max(light, 1.0))
    gloss = 0.6 * (1.0 - min(1.0, max(0.0, metal.roughness_factor))) + 0.2 * min(1.0, max(0.0, metal.metallic_factor))
    smooth = 0.85 if "NORMAL" in primitive.attributes else 0.0
    surface = np.tile(np.array((smooth, 2.0 * light if light > 0.02 else 0.0, gloss)), (len(triangles), 1))
    return Paint(colours.astype(np.float32), surface.astype(np.float32))


def _of_corners(document: Document, index: int, triangles: npt.NDArray[np.int64]) -> Doubles:
    """Mean colour of each triangle's corners (T, 3)."""
    width = 4 if document.gltf.accessors[index].type == "VEC4" else 3
    return np.asarray(floats(document, index, width)[triangles][..., :3].mean(axis=1))


def _sampled(
    document: Document, primitive: Primitive, texture: TextureInfo, triangles: npt.NDArray[np.int64]
) -> Doubles:
    """A texture's linear colour at the middle of each triangle (T, 3)."""
    pixels = _picture(document, texture.index)
    at = primitive.attributes.get(f"TEXCOORD_{texture.tex_coord}")
    if at is None:
        return np.tile(pixels.reshape(-1, 3).mean(axis=0), (len(triangles), 1))
    middle = floats(document, at, 2)[triangles].mean(axis=1) % 1.0
    high, wide = pixels.shape[:2]
    column = np.minimum((middle[:, 0] * wide).astype(np.int64), wide - 1)
    row = np.minimum((middle[:, 1] * high).astype(np.int64), high - 1)
    return pixels[row, column]


def _picture(document: Document, texture: int) -> Doubles:
    """A texture as linear RGB (H, W, 3), at most 256 pixels a side: a triangle takes one colour of it."""
    gltf = document.gltf
    source = gltf.textures[texture].source if 0 <= texture < len(gltf.textures) else None
    if source is None or not 0 <= source < len(gltf.images):
        raise document.refuse(f"it names texture {texture}, which is not there")
    view = gltf.images[source].buffer_view
    if view is None:
        raise document.refuse("one of its textures has no picture")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(chunk(document, view)), formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise document.refuse(f"a texture of {picture.width} x {picture.height} pixels is too large")
                picture.draft("RGB", (256, 256))
                small = picture.convert("RGB")
                small.thumbnail((256, 256))
    except (OSError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise document.refuse("one of its textures is no picture that can be read (PNG or JPEG)") from error
    shares = np.asarray(small, np.float64) / 255.0
    # sRGB to linear, IEC 61966-2-1
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
