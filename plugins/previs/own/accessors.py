"""Numbers out of a document's buffer, each access checked against its bounds."""

from typing import Any

import numpy as np
import numpy.typing as npt

from previs.own.document import MOST_KEYS, MOST_TRIANGLES, Document

Array = npt.NDArray[Any]

_TYPES = {5120: np.int8, 5121: np.uint8, 5122: np.int16, 5123: np.uint16, 5125: np.uint32, 5126: np.float32}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
_MOST = 6 * max(MOST_KEYS, MOST_TRIANGLES)


def numbers(document: Document, index: int) -> Array:
    """An accessor's elements (N, width) in their own type; raises `RefusedError` for whatever lies out of bounds."""
    gltf = document.gltf
    if not 0 <= index < len(gltf.accessors):
        raise document.refuse(f"it names data number {index}, which is not there")
    accessor = gltf.accessors[index]
    kind, width = _TYPES.get(accessor.component_type), _WIDTHS.get(accessor.type)
    if kind is None or width is None:
        raise document.refuse(f"it has data of an unknown kind ({accessor.component_type}, {accessor.type})")
    if accessor.sparse is not None:
        raise document.refuse("it has sparse data, which previs does not read; export it without")
    if not 0 <= accessor.count <= _MOST:
        raise document.refuse(f"it has {accessor.count} elements in one piece of data, and {_MOST} are the most")
    if accessor.buffer_view is None:
        return np.zeros((accessor.count, width), kind)
    return _viewed(document, accessor.buffer_view, (accessor.byte_offset, accessor.count, width), np.dtype(kind))


def _viewed(document: Document, view: int, place: tuple[int, int, int], kind: np.dtype[Any]) -> Array:
    offset, count, width = place
    data = chunk(document, view)
    stride = document.gltf.buffer_views[view].byte_stride or kind.itemsize * width
    need = offset + stride * max(0, count - 1) + kind.itemsize * width * (count > 0)
    if offset < 0 or stride < kind.itemsize * width or need > len(data):
        raise document.refuse("some of its data lies outside of the file")
    rows = np.ndarray((count, width), kind.newbyteorder("<"), data, offset, (stride, kind.itemsize))
    return np.ascontiguousarray(rows)


def chunk(document: Document, view: int) -> bytes:
    """The bytes of a buffer view."""
    gltf = document.gltf
    if not 0 <= view < len(gltf.buffer_views):
        raise document.refuse(f"it names buffer view {view}, which is not there")
    found = gltf.buffer_views[view]
    start, end = found.byte_offset, found.byte_offset + found.byte_length
    if found.buffer != 0 or start < 0 or found.byte_length < 0 or end > len(document.binary):
        raise document.refuse("some of its data lies outside of the file")
    return document.binary[start:end]


def floats(document: Document, index: int, width: int) -> npt.NDArray[np.float64]:
    """An accessor as finite floats (N, width); whole numbers that are normalised become shares of 1."""
    found = numbers(document, index)
    if found.shape[1] != width:
        raise document.refuse(f"it has data of {found.shape[1]} numbers where {width} belong")
    values = found.astype(np.float64)
    if found.dtype.kind in "iu" and document.gltf.accessors[index].normalized:
        values = np.maximum(values / np.iinfo(found.dtype).max, -1.0)
    if not np.isfinite(values).all():
        raise document.refuse("some of its numbers are infinite or none at all")
    return values
