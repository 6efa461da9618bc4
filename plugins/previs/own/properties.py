"""The properties of glTF 2.0 that an actor needs, typed; others are passed over.

Source: Khronos Group, glTF 2.0 specification, section 5.
"""

from typing import Any

import msgspec


class Accessor(msgspec.Struct, frozen=True, rename="camel"):
    """How numbers lie in a view: their kind, their count, their shape."""

    component_type: int
    count: int
    type: str
    buffer_view: int | None = None
    byte_offset: int = 0
    normalized: bool = False
    sparse: Any = None


class BufferView(msgspec.Struct, frozen=True, rename="camel"):
    """A stretch of the buffer (bytes)."""

    buffer: int
    byte_length: int
    byte_offset: int = 0
    byte_stride: int | None = None


class Buffer(msgspec.Struct, frozen=True, rename="camel"):
    """The binary part; `uri` would lie outside."""

    byte_length: int
    uri: str | None = None


class Primitive(msgspec.Struct, frozen=True, rename="camel"):
    """Triangles (mode 4, 5 or 6) of one material."""

    attributes: dict[str, int]
    indices: int | None = None
    material: int | None = None
    mode: int = 4


class GltfMesh(msgspec.Struct, frozen=True, rename="camel"):
    """A mesh of primitives."""

    primitives: tuple[Primitive, ...]


class Node(msgspec.Struct, frozen=True, rename="camel"):
    """A place in the tree: a matrix, or translation, rotation (quaternion x, y, z, w) and scale."""

    name: str = ""
    children: tuple[int, ...] = ()
    mesh: int | None = None
    skin: int | None = None
    translation: tuple[float, float, float] = (0.0, 0.0, 0.0)
    rotation: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 1.0)
    scale: tuple[float, float, float] = (1.0, 1.0, 1.0)
    matrix: tuple[float, ...] | None = None


class GltfSkin(msgspec.Struct, frozen=True, rename="camel"):
    """The joints that a mesh hangs on."""

    joints: tuple[int, ...]
    inverse_bind_matrices: int | None = None


class Target(msgspec.Struct, frozen=True, rename="camel"):
    """What a channel moves: `translation`, `rotation`, `scale` or `weights` of a node."""

    path: str
    node: int | None = None


class Channel(msgspec.Struct, frozen=True, rename="camel"):
    """A sampler and its target."""

    sampler: int
    target: Target


class Sampler(msgspec.Struct, frozen=True, rename="camel"):
    """Times and values, and how to go between them: LINEAR, STEP or CUBICSPLINE."""

    input: int
    output: int
    interpolation: str = "LINEAR"


class Animation(msgspec.Struct, frozen=True, rename="camel"):
    """A clip."""

    channels: tuple[Channel, ...]
    samplers: tuple[Sampler, ...]
    name: str = ""


class TextureInfo(msgspec.Struct, frozen=True, rename="camel"):
    """A texture and its set of coordinates."""

    index: int
    tex_coord: int = 0


class Metallic(msgspec.Struct, frozen=True, rename="camel"):
    """Colour (linear), metal and roughness."""

    base_color_factor: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    base_color_texture: TextureInfo | None = None
    metallic_factor: float = 1.0
    roughness_factor: float = 1.0


class Material(msgspec.Struct, frozen=True, rename="camel"):
    """What a surface is made of."""

    pbr_metallic_roughness: Metallic = Metallic()
    emissive_factor: tuple[float, float, float] = (0.0, 0.0, 0.0)


class Texture(msgspec.Struct, frozen=True, rename="camel"):
    """A texture and its image."""

    source: int | None = None


class Image(msgspec.Struct, frozen=True, rename="camel"):
    """A picture in a buffer view; `uri` would lie outside."""

    uri: str | None = None
    buffer_view: int | None = None


class GltfScene(msgspec.Struct, frozen=True, rename="camel"):
    """The roots of a tree."""

    nodes: tuple[int, ...] = ()


class Asset(msgspec.Struct, frozen=True, rename="camel"):
    """The version of the format."""

    version: str


class Gltf(msgspec.Struct, frozen=True, rename="camel"):
    """The properties that an actor needs; others are passed over."""

    asset: Asset
    scene: int = 0
    scenes: tuple[GltfScene, ...] = ()
    nodes: tuple[Node, ...] = ()
    meshes: tuple[GltfMesh, ...] = ()
    skins: tuple[GltfSkin, ...] = ()
    animations: tuple[Animation, ...] = ()
    materials: tuple[Material, ...] = ()
    textures: tuple[Texture, ...] = ()
    images: tuple[Image, ...] = ()
    accessors: tuple[Accessor, ...] = ()
    buffer_views: tuple[BufferView, ...] = ()
    buffers: tuple[Buffer, ...] = ()
    extensions_required: tuple[str, ...] = ()
