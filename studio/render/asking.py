"""From what an engine can do to what a take is asked for."""

from collections.abc import Mapping

import msgspec

from studio.model.rows import Ask, Grid, Value
from studio.render.parameters import check_params
from studio.wire.capability import Capabilities


def ask_for(
    capabilities: Capabilities, *, seed: int | None = None, model: str = "", params: Mapping[str, Value] | None = None
) -> Ask:
    """What a take of this engine is asked for; raises `BadInputError` for parameters that it does not have."""
    return Ask(
        engine=capabilities.engine,
        revision=capabilities.revision,
        seed=seed,
        model=model,
        params=check_params(capabilities, params or {}),
        grid=Grid(**msgspec.structs.asdict(capabilities.sizes)),
        takes_first_frame=capabilities.inputs.first_frame,
        accepts=tuple(parameter.name for parameter in capabilities.parameters),
    )
