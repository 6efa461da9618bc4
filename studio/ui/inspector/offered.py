"""Which of an engine's parameters get a row, and why one of them has no effect with the model in use."""

from collections.abc import Collection

import msgspec
from PySide6.QtCore import QCoreApplication

from studio.wire.capability import Capabilities, Parameter

MODEL = "model"
"""The parameter that names the weights; it has a row of its own."""
_SILENT = ("model.digest", "earlier.*")
"""Set by Storyreel itself."""
TECHNICAL = ("memory", "attention", "compile", "cache", "tiny_decoder")
"""About the machine rather than the picture: folded away until they are asked for, or set."""
MODELS_OWN = ("steps", "guidance")
"""Numbers whose default leaves them to the model."""
_MOST_MEMBERS = 9


def offered(record: Capabilities, set_names: Collection[str] = ()) -> list[Parameter]:
    """The parameters that get a row, in the record's order, those about the machine last.

    Of a family of pictures (`reference.*`) there is a row for each that is set, and an empty one as long as the model
    takes more; of other families there is none. An input that the model does not take has a row only where it is set.
    """
    rows: list[Parameter] = []
    for parameter in record.parameters:
        if parameter.name in _SILENT or (parameter.name == MODEL and record.models):
            continue
        if "*" not in parameter.name:
            members = [parameter]
        elif parameter.kind in ("picture", "video"):
            members = _members(parameter, record, set_names)
        else:
            continue
        rows += [one for one in members if one.name in set_names or not lacking(record, one)]
    return sorted(rows, key=lambda parameter: parameter.name in TECHNICAL)


def _members(family: Parameter, record: Capabilities, set_names: Collection[str]) -> list[Parameter]:
    taken = [place for place in range(1, _MOST_MEMBERS + 1) if family.name.replace("*", str(place)) in set_names]
    room = min(_MOST_MEMBERS, record.inputs.references or len(taken))
    free = next(place for place in range(1, _MOST_MEMBERS + 2) if place not in taken)
    places = sorted([*taken, *([free] if len(taken) < room else [])])
    return [
        msgspec.structs.replace(
            family, name=family.name.replace("*", str(place)), title=f"{family.title or family.name} {place}"
        )
        for place in places
    ]


def lacking(record: Capabilities, parameter: Parameter) -> str:
    """Why a parameter has no effect with this record, in a sentence; empty where it has."""
    inputs = record.inputs
    name = parameter.name.partition(".")[0]
    missing = {
        "first_frame": not inputs.first_frame,
        "last_frame": not inputs.last_frame,
        "reference": not inputs.references,
        "control": not (inputs.control_video or inputs.video),
    }
    if parameter.kind not in ("picture", "video") or not missing.get(name, False):
        return ""
    words = QCoreApplication.translate("Parameters", "{} does not take this: it has no effect.")
    return words.format(record.model.rstrip("/").rpartition("/")[2] or record.title)
