"""Which body the monitor has: OpenGL where it draws a known picture right and quickly, else raster, with the reason."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

import platformdirs
from PySide6.QtGui import QGuiApplication

from studio.errors import StudioError
from studio.ui.monitor.trial import Trial

BodyKind = Literal["raster", "gpu"]

LEVELS = 4
"""How far a colour may be from the reference, of 255."""
SLOW_MS = 4.0
"""A card that takes longer than this for 640x360 is no help: the raster body is quicker."""

_SOFTWARE = ("llvmpipe", "softpipe", "swrast", "swiftshader", "gdi generic", "software", "basic render")
_NO_OPENGL = ("offscreen", "minimal", "vnc", "linuxfb")
"""Platforms of Qt's that have no windows of OpenGL."""


class Choice(NamedTuple):
    """The body to use, and why, in a sentence for `doctor` and the monitor's tooltip."""

    kind: BodyKind
    note: str


def choose(trial: Callable[[], Trial] | None = None, *, marker: Path | None = None) -> Choice:
    """Try OpenGL and choose. `marker` is a file that is there while the trial runs: one that was left behind says that
    the driver took the whole program with it, and is not tried again until the file is removed."""
    platform = QGuiApplication.platformName()
    if trial is None and platform in _NO_OPENGL:
        return Choice("raster", f"Raster: the platform '{platform}' has no OpenGL windows.")
    marker = marker or _marker()
    if marker.exists():
        return Choice("raster", f"Raster: the last trial of OpenGL did not end. Remove {marker} to try it again.")
    try:
        marker.parent.mkdir(parents=True, exist_ok=True)
        marker.touch()
    except OSError as error:
        return Choice("raster", f"Raster: the trial of OpenGL cannot be noted in {marker.parent} ({error.strerror}).")
    try:
        found = (trial or _try_opengl)()
    except StudioError as error:
        return Choice("raster", f"Raster: {error}")
    finally:
        marker.unlink(missing_ok=True)
    return judge(found)


def judge(trial: Trial) -> Choice:
    """Raster or OpenGL, after a trial."""
    name = trial.renderer or "OpenGL"
    if any(word in name.lower() for word in _SOFTWARE):
        return Choice("raster", f"Raster: OpenGL is software here ({name}), which is slower.")
    if trial.error > LEVELS:
        return Choice("raster", f"Raster: {name} draws colours that are off by {trial.error} of 255.")
    if trial.frame_ms > SLOW_MS:
        return Choice("raster", f"Raster: {name} takes {trial.frame_ms:.1f} ms a frame.")
    return Choice("gpu", f"OpenGL: {name}, {trial.frame_ms:.1f} ms a frame, colours within {trial.error} of 255.")


def _marker() -> Path:
    base = os.environ.get("STORYREEL_CACHE") or platformdirs.user_cache_path("storyreel", appauthor=False)
    return Path(base) / "opengl-trial-running"


def _try_opengl() -> Trial:
    """The trial, loaded only now: a machine without OpenGL's library cannot even import it."""
    try:
        from studio.ui.monitor.selftest import try_opengl
    except ImportError as error:
        raise StudioError(f"OpenGL's library cannot be loaded ({error}).") from error
    return try_opengl()
