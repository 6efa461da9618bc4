"""Checks of what an engine says of itself: the greeting, its capability record, messages that do not concern it."""

import msgspec

from studio.conformance.findings import demand, demand_finished
from studio.conformance.stand import Stand
from studio.render.reports import Died
from studio.wire import messages as m
from studio.wire.capability import Capabilities, Parameter, Sizes

_KINDS: dict[str, tuple[type, ...]] = {"int": (int,), "float": (int, float), "bool": (bool,)}


def greets(stand: Stand) -> None:
    """The worker starts, and the engine describes itself as its manifest does."""
    record = stand.record
    demand(
        record.engine == stand.declared.engine,
        f"The engine calls itself '{record.engine}', but plugin.toml calls it '{stand.declared.engine}'.",
    )
    data = msgspec.json.encode(record)
    demand(
        msgspec.json.decode(data, type=Capabilities) == record,
        "The capability record should be the same after a way through JSON; look for values that are no plain ones.",
    )


def describes_itself_well(stand: Stand) -> None:
    """The capability record holds together: sizes that exist, defaults within their limits, names given once."""
    record = stand.record
    demand(record.cancel_ms > 0, "cancel_ms should say how many milliseconds a cancel may take; it is not above 0.")
    check_sizes(record.sizes)
    names = [parameter.name for parameter in record.parameters]
    twice = {name for name in names if names.count(name) > 1}
    demand(not twice, f"Every parameter should be declared once; these are there twice: {', '.join(sorted(twice))}.")
    for parameter in record.parameters:
        check_parameter(parameter)


def bears_what_does_not_concern_it(stand: Stand) -> None:
    """Changes and cancels of jobs that are not there, and pings, disturb nothing."""
    stand.host.cancel("nobody")
    stand.host.say(m.Update(job="nobody", params={"prompt": "a hen", "conformance": 1}))
    stand.host.say(m.Ping())
    job = stand.make(stand.recipe())
    demand_finished(job.end, "a take after messages about a job that is not there")
    stand.host.say(m.Update(job=job.name, params={"prompt": "a hen"}))
    stand.host.cancel(job.name)
    demand_finished(stand.make(stand.recipe(seed=2)).end, "a take after a cancel of one that was done")
    demand(not any(isinstance(report, Died) for report in stand.answers), "The worker should live on; it died.")


def check_sizes(sizes: Sizes) -> None:
    """Whether there are sizes and lengths that fit; raises `UnfitError`."""
    demand(
        sizes.multiple >= 2 and sizes.multiple % 2 == 0,
        f"sizes.multiple should be even, since I420 pictures have even sides; it is {sizes.multiple}.",
    )
    low = -(-sizes.min_side // sizes.multiple) * sizes.multiple
    demand(
        low <= sizes.max_side and low * low <= sizes.max_pixels,
        f"The sizes should allow at least {low}x{low}, but max_side is {sizes.max_side} and max_pixels "
        f"{sizes.max_pixels}.",
    )
    step, offset = sizes.frame_step, sizes.frame_offset
    demand(step >= 1, f"sizes.frame_step should be at least 1; it is {step}.")
    shortest = -(-(sizes.min_frames - offset) // step) * step + offset
    demand(
        1 <= shortest <= sizes.max_frames,
        f"There should be a length of {step} * n + {offset} frames from {sizes.min_frames} to {sizes.max_frames}.",
    )


def check_parameter(parameter: Parameter) -> None:
    """Whether a default is one that may be set; raises `UnfitError`."""
    name, default = parameter.name, parameter.default
    kinds = _KINDS.get(parameter.kind, (str,))
    demand(
        isinstance(default, kinds) and (bool in kinds or not isinstance(default, bool)),
        f"The default of the parameter {name} should be of its kind, {parameter.kind}; it is {default!r}.",
    )
    if parameter.kind == "choice":
        demand(default in parameter.choices, f"The default of {name} should be one of its choices; it is {default!r}.")
    if isinstance(default, int | float) and not isinstance(default, bool):
        low = default if parameter.minimum is None else parameter.minimum
        high = default if parameter.maximum is None else parameter.maximum
        demand(low <= default <= high, f"The default of {name} should lie from {low} to {high}; it is {default}.")
