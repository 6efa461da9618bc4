"""Whether values fit an engine's parameters, in sentences that say what there is."""

import math
from collections.abc import Iterable, Mapping
from pathlib import PurePath

from studio.errors import BadInputError
from studio.model.rows import Value
from studio.wire.capability import Capabilities, Parameter

GENERAL = ("seed", "model", "negative", "engine")
"""Names in the cascade that belong to no engine in particular."""


def check_params(capabilities: Capabilities, params: Mapping[str, Value]) -> dict[str, Value]:
    """The parameters in the engine's own kinds; raises `BadInputError` for strangers and misfits."""
    own = capabilities.parameters
    known = {name: item for name in params if (item := parameter_of(own, name)) is not None}
    checked: dict[str, Value] = {}
    for name, value in params.items():
        if name in GENERAL and name not in known:
            checked[name] = value
            continue
        if name not in known:
            names = ", ".join(sorted(parameter.name for parameter in own)) or "none"
            who = capabilities.title
            if capabilities.model:
                who += f" with the model '{PurePath(capabilities.model).name}'"
            raise BadInputError(f"{who} has no parameter '{name}'; it has: {names}.")
        checked[name] = check_value(known[name], value)
    return checked


def parameter_of(parameters: Iterable[Parameter], name: str) -> Parameter | None:
    """The parameter that a name means; of families that cover it the narrowest (`subject.*.mood`, not `subject.*`)."""
    return max((item for item in parameters if item.covers(name)), key=lambda item: len(item.name), default=None)


def check_value(parameter: Parameter, value: Value) -> Value:
    """A value in a parameter's kind; text is read where the kind is a number or a switch."""
    match parameter.kind:
        case "bool":
            return _switch(parameter, value)
        case "int" | "float":
            return _number(parameter, value)
        case "choice":
            if value not in parameter.choices:
                raise BadInputError(
                    f"{parameter.name} cannot be '{value}': give one of {', '.join(parameter.choices)}."
                )
            return value
        case "text" | "picture" | "video":
            return str(value)


def _switch(parameter: Parameter, value: Value) -> bool:
    words = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
    switch = words.get(str(value).strip().lower())
    if switch is None:
        raise BadInputError(f"{parameter.name} cannot be '{value}': give true or false.")
    return switch


def _number(parameter: Parameter, value: Value) -> int | float:
    try:
        number = int(value) if parameter.kind == "int" and not isinstance(value, float) else float(value)
    except (ValueError, OverflowError):
        number = math.nan
    low, high = parameter.minimum, parameter.maximum
    fits = math.isfinite(number) and (low is None or number >= low) and (high is None or number <= high)
    if isinstance(value, bool) or not fits or (parameter.kind == "int" and number != int(number)):
        raise BadInputError(f"{parameter.name} cannot be '{value}': give a {_range(parameter)}.")
    return int(number) if parameter.kind == "int" else float(number)


def _range(parameter: Parameter) -> str:
    kind = "whole number" if parameter.kind == "int" else "number"
    low, high = parameter.minimum, parameter.maximum
    if low is not None and high is not None:
        return f"{kind} from {low:g} to {high:g}"
    if low is not None:
        return f"{kind} of {low:g} or more"
    return f"{kind} of {high:g} or less" if high is not None else kind
