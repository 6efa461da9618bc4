"""Which parameters exist: those of every engine found, and the few that belong to none."""

import shlex
from collections.abc import Mapping

from studio.errors import BadInputError
from studio.extend.registry import Registry, engine_id
from studio.intake.sources import Kind
from studio.model.rows import Value
from studio.render.parameters import check_value
from studio.render.records import Records, records_path
from studio.wire.capability import Parameter
from studio.wire.models import ModelCard

NONE = "none"
"""The value that takes a picture or a video away."""
COMMON = (
    Parameter(name="seed", kind="int", default=0, minimum=0, maximum=2**63 - 1),
    Parameter(name="negative", kind="text", default=""),
    Parameter(name="model", kind="text", default=""),
)
"""Parameters that every engine is given; `engine` itself is checked against the engines found."""

SHOT_KEYS = ("prompt", "seconds", "frames", "in", "out", "bridge", "scene", "notes", "dialogue", "sound", "label")


def check_parameter(registry: Registry, name: str, value: Value) -> None:
    """Raise `BadInputError` or `NotFoundError` unless some engine has this parameter and can take this value."""
    if name == "engine":
        registry.engine(str(value))
        return
    offers = [item for item in COMMON if item.covers(name)]
    for manifest in registry.engines:
        if manifest.engine:
            offers += [item for item in manifest.engine.capabilities.parameters if item.covers(name)]
    if not offers:
        raise BadInputError(
            f"There is no key '{name}': a shot has {', '.join(SHOT_KEYS)}; engines have {_names(registry)}."
        )
    problems: list[BadInputError] = []
    for offer in offers:
        try:
            check_value(offer, value)
        except BadInputError as problem:
            problems.append(problem)
    if len(problems) == len(offers):
        raise problems[0]


def media_kind(registry: Registry, name: str) -> Kind | None:
    """Whether a parameter of some engine is a picture or a video."""
    offers = [plugin.engine.capabilities for plugin in registry.engines if plugin.engine]
    found = [item.kind for offer in offers for item in offer.parameters if item.covers(name)]
    return next((kind for kind in found if kind in ("picture", "video")), None)


def known_cards(registry: Registry) -> list[ModelCard]:
    """The models that were found last, of all engines that need any."""
    records = Records(records_path())
    return [card for plugin in registry.engines for card in records.cards(engine_id(plugin))]


def _names(registry: Registry) -> str:
    names = {"engine", *(item.name for item in COMMON)}
    for manifest in registry.engines:
        if manifest.engine and engine_id(manifest) != "test_pattern":
            names |= {item.name for item in manifest.engine.capabilities.parameters}
    return ", ".join(sorted(names))


def as_arguments(params: Mapping[str, Value]) -> str:
    """Parameters as they are typed for `generate`."""
    return " ".join(f"--set {name}={shlex.quote(str(value))}" for name, value in params.items())
