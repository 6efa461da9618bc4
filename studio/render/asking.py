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


def ask_for(
    capabilities: Capabilities, *, seed: int | None = None, model: str = "", params: Mapping[str, Value] | None = None
) -> Ask:
    """What a take of this engine is asked for; raises `BadInputError` for parameters that it does not have.

    An engine that takes models of the artist's own is asked to use the actors folder as it is now.
    """
    given = dict(params or {})
    if any(item.covers(FOLDER) for item in capabilities.parameters) and (state := actors_state()):
        given.setdefault(FOLDER, state)
    return Ask(
        engine=capabilities.engine,
        revision=capabilities.revision,
        seed=seed,
        model=model,
        params=check_params(capabilities, given),
        grid=Grid(**msgspec.structs.asdict(capabilities.sizes)),
        takes_first_frame=capabilities.inputs.first_frame,
        accepts=tuple(parameter.name for parameter in capabilities.parameters),
    )


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
