"""From what an engine can do to what a take is asked for."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
import platformdirs

from studio.errors import BadInputError
from studio.model.rows import Ask, Grid, Value
from studio.render.parameters import check_params, check_value, parameter_of
from studio.wire.capability import Capabilities

FOLDER = "actor.folder"
"""The parameter that says which state of the actors folder a take counts on."""
DIGEST = "model.digest"
"""The parameter that says which state of the weights a take counts on."""
RESOLUTION = "resolution"
"""The parameter that says how many pixels a take has at most, in the project's shape."""
PIXELS = {
    "1080p": 1920 * 1080,
    "720p": 1280 * 720,
    "480p": 854 * 480,
    "360p": 640 * 360,
    "240p": 426 * 240,
}


def ask_for(
    capabilities: Capabilities,
    *,
    seed: int | None = None,
    model: str = "",
    params: Mapping[str, Value] | None = None,
    in_force: Mapping[str, Value] | None = None,
) -> Ask:
    """What a take of this engine is asked for; raises `BadInputError` for parameters that it does not have.

    `in_force` is what the cascade says, of which `resolution` limits the size. An engine that takes models of the
    artist's own is asked to use the actors folder as it is now, one that needs weights to use them as they are now.
    """
    given = dict(params or {})
    if any(item.covers(FOLDER) for item in capabilities.parameters) and (state := actors_state()):
        given.setdefault(FOLDER, state)
    ask = Ask(engine=capabilities.engine, revision=capabilities.revision, seed=seed, model=model, params=given)
    return completed(ask, capabilities, in_force or {})


def completed(ask: Ask, capabilities: Capabilities, in_force: Mapping[str, Value]) -> Ask:
    """The same ask as an engine, or one model of it, can make it: its grid, its parameters, its weights as they are.

    Raises `BadInputError` for parameters that it does not have.
    """
    given = ask.params
    if any(item.covers(DIGEST) for item in capabilities.parameters) and capabilities.digest:
        given = {**given, DIGEST: capabilities.digest}
    return msgspec.structs.replace(
        ask,
        params=check_params(capabilities, given),
        grid=_grid(capabilities, {**in_force, **given}.get(RESOLUTION)),
        takes_first_frame=capabilities.inputs.first_frame,
        accepts=tuple(parameter.name for parameter in capabilities.parameters),
    )


def _grid(capabilities: Capabilities, resolution: Value | None) -> Grid:
    """An engine's sizes, with no more pixels than a resolution has, if it knows such and one is set."""
    grid = Grid(**msgspec.structs.asdict(capabilities.sizes))
    if resolution in PIXELS and any(item.covers(RESOLUTION) for item in capabilities.parameters):
        return msgspec.structs.replace(grid, max_pixels=min(grid.max_pixels, PIXELS[str(resolution)]))
    return grid


def actors_state() -> str:
    """A digest of the models in the actors folder (STORYREEL_ACTORS, else `actors` in the user's data folder), by
    name, size and time of change; empty where there are none."""
    named = os.environ.get("STORYREEL_ACTORS")
    folder = Path(named) if named else Path(platformdirs.user_data_dir("storyreel")) / "actors"
    try:
        found = sorted(
            (entry.name, entry.stat()) for entry in os.scandir(folder) if entry.name.lower().endswith(".glb")
        )
    except OSError:
        return ""
    rows = [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in found]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16] if rows else ""


def accepted(capabilities: Capabilities, params: Mapping[str, Value]) -> dict[str, Value]:
    """Of the parameters in force for a shot those that are this engine's and say something: other engines' are left
    out, and so are values that do not fit and defaults."""
    found: dict[str, Value] = {}
    for name, value in params.items():
        own = parameter_of(capabilities.parameters, name)
        if own is None:
            continue
        try:
            checked = check_value(own, value)
        except BadInputError:
            continue
        if checked != own.default:
            found[name] = checked
    return found
