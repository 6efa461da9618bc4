"""Passes as OpenEXR files, one a frame, in the channels that compositors look for.

depth is `Z` (metres, inf where there is nothing), normals `N.x N.y N.z` (the camera's space), identity `id` (whole
numbers), flow `forward.u forward.v` (pixels right and down to the next frame). Written whole or not at all.
"""

import contextlib
import errno
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import OpenEXR

from studio.errors import BadInputError, DiskFullError, MediaError

Pixels = npt.NDArray[Any]
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

_CHANNELS: Mapping[str, tuple[str, ...]] = {
    "depth": ("Z",),
    "normals": ("N.x", "N.y", "N.z"),
    "identity": ("id",),
    "flow": ("forward.u", "forward.v"),
}
PASSES = tuple(_CHANNELS)


def check_passes(names: Sequence[str]) -> tuple[str, ...]:
    """The passes asked for, all of them if none is named; raises `BadInputError` for a name that is none."""
    for name in names:
        if name not in _CHANNELS:
            raise BadInputError(f"There is no pass '{name}'; there are: {', '.join(PASSES)}.")
    return tuple(dict.fromkeys(names)) or PASSES


def write_passes(path: Path, passes: Mapping[str, Pixels]) -> None:
    """Write the passes of one frame, each (H, W) or (H, W, C); raises `DiskFullError` or `MediaError`."""
    channels: dict[str, Pixels] = {}
    for name, pixels in passes.items():
        planes = pixels[..., None] if pixels.ndim == 2 else pixels
        kind = np.uint32 if name == "identity" else np.float32
        for at, channel in enumerate(_CHANNELS[name]):
            channels[channel] = np.ascontiguousarray(planes[..., at], kind)
    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    part = path.with_name(f"{path.name}.part.exr")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        OpenEXR.File(header, channels).write(str(part))
        part.replace(path)
    except (OSError, RuntimeError) as error:
        if getattr(error, "errno", None) in _NO_ROOM:
            raise DiskFullError(f"The disk is full: '{path}' could not be written.") from error
        raise MediaError(f"'{path}' could not be written ({error}).") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def read_passes(path: Path) -> dict[str, Pixels]:
    """The passes in a file; raises `MediaError` for one that holds none."""
    try:
        channels: dict[str, Any] = dict(OpenEXR.File(str(path), separate_channels=True).channels())
    except (OSError, RuntimeError) as error:
        raise MediaError(f"'{path}' cannot be read as OpenEXR ({error}).") from error
    found: dict[str, Pixels] = {}
    for name, wanted in _CHANNELS.items():
        if all(channel in channels for channel in wanted):
            planes = [np.asarray(channels[channel].pixels) for channel in wanted]
            found[name] = planes[0] if len(planes) == 1 else np.stack(planes, axis=-1)
    if not found:
        raise MediaError(f"'{path}' has no pass that Storyreel knows.")
    return found
