"""What stands in a `.glb` file: the container and the typed JSON of glTF 2.0, refused by name where it is not sound.

Source: Khronos Group, glTF 2.0 specification, section 4.4 (GLB container) and 5 (properties). Nothing outside the file
is ever opened.
"""

import struct
from pathlib import Path

import msgspec

from previs.own.properties import Asset, Gltf

LARGEST_FILE = 64 * 2**20
LARGEST_TEXT = 8 * 2**20
MOST_NODES, MOST_PRIMITIVES, MOST_BONES, MOST_CLIPS = 4096, 256, 512, 256
MOST_TRIANGLES = 60_000
MOST_KEYS = 200_000
"""Keyframes of one channel."""
_MAGIC, _JSON, _BIN = 0x46546C67, 0x4E4F534A, 0x004E4942
_KNOWN_EXTENSIONS = {"KHR_materials_unlit", "KHR_materials_specular", "KHR_materials_ior", "KHR_texture_transform"}


class RefusedError(ValueError):
    """A file that cannot be an actor; its text is the sentence for the artist."""


class Document(msgspec.Struct, frozen=True):
    """A file's name, its properties and its binary chunk."""

    name: str
    gltf: Gltf
    binary: bytes

    def refuse(self, why: str) -> RefusedError:
        """The error for something that is wrong with this file."""
        return RefusedError(f"'{self.name}' is refused as an actor: {why}.")


def open_glb(path: Path) -> Document:
    """The document in a file; raises `RefusedError` with one sentence for what is no sound, self-contained GLB."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise RefusedError(
                f"'{path.name}' is refused as an actor: it has {size / 2**20:.0f} MB, and {LARGEST_FILE >> 20} MB is "
                f"the most that previs takes."
            )
        data = path.read_bytes()
    except OSError as error:
        raise RefusedError(f"'{path.name}' cannot be read ({error.strerror or error}).") from error
    return parse_glb(path.name, data)


def parse_glb(name: str, data: bytes) -> Document:
    """The document in a file's bytes; raises `RefusedError`."""
    document = Document(name, Gltf(Asset("2.0")), b"")
    if len(data) < 20 or struct.unpack_from("<I", data)[0] != _MAGIC:
        raise document.refuse("it is no GLB file (binary glTF)")
    version, length = struct.unpack_from("<II", data, 4)
    if version != 2:
        raise document.refuse(f"it is of version {version}, and 2 is the one that is read")
    if length > len(data):
        raise document.refuse(f"it is cut off: {len(data)} of {length} bytes are there")
    chunks = _chunks(document, data, length)
    text = chunks.get(_JSON)
    if text is None or len(text) > LARGEST_TEXT:
        raise document.refuse("its description is missing or too long")
    try:
        gltf = msgspec.json.decode(text, type=Gltf)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise document.refuse(f"its description is not sound ({str(error).rstrip('.')})") from error
    document = Document(name, gltf, chunks.get(_BIN, b""))
    _check(document)
    return document


def _chunks(document: Document, data: bytes, length: int) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    at = 12
    while at + 8 <= length:
        size, kind = struct.unpack_from("<II", data, at)
        if at + 8 + size > length:
            raise document.refuse("one of its parts is longer than the file")
        found.setdefault(kind, data[at + 8 : at + 8 + size])
        at += 8 + size
    return found


def _check(document: Document) -> None:
    """Counts, references to the outside, and what would need another reader."""
    gltf = document.gltf
    strange = [name for name in gltf.extensions_required if name not in _KNOWN_EXTENSIONS]
    if strange:
        raise document.refuse(f"it needs {', '.join(strange[:3])}, which previs does not read; export it without")
    outside = [item.uri for item in (*gltf.buffers, *gltf.images) if item.uri is not None]
    if outside:
        raise document.refuse(f"it points at something outside itself ('{outside[0][:40]}'); pack it into one file")
    counts = {
        "nodes": (len(gltf.nodes), MOST_NODES),
        "parts": (sum(len(mesh.primitives) for mesh in gltf.meshes), MOST_PRIMITIVES),
        "joints": (sum(len(skin.joints) for skin in gltf.skins), MOST_BONES),
        "clips": (len(gltf.animations), MOST_CLIPS),
    }
    for what, (count, most) in counts.items():
        if count > most:
            raise document.refuse(f"it has {count} {what}, and {most} are the most that previs takes")
    for buffer in gltf.buffers[:1]:
        if buffer.byte_length > len(document.binary):
            raise document.refuse("it is cut off: its data is shorter than it says")
    if len(gltf.buffers) > 1:
        raise document.refuse("it has more than one buffer")
