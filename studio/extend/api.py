"""The face that plugins are built against. Nothing else of Storyreel may be imported by a plugin."""

from studio.backend.engine import (
    DECODED,
    FINAL,
    LATENT,
    TINY,
    Cancel,
    Changes,
    Engine,
    Frame,
    Guides,
    Guiding,
    Modelled,
    Reader,
    Report,
    Request,
    Samples,
    Sink,
    Understanding,
)
from studio.errors import BadInputError, CancelledError, DeviceLostError, EngineError, OutOfMemoryError
from studio.model.recipe import MEDIA, Recipe
from studio.model.time import Rate
from studio.wire.capability import Capabilities, Inputs, Parameter, Sizes, Value
from studio.wire.models import Estimate, ModelCard

API = 1
"""The version a manifest's `api` must name."""

__all__ = [
    "API",
    "DECODED",
    "FINAL",
    "LATENT",
    "MEDIA",
    "TINY",
    "BadInputError",
    "Cancel",
    "CancelledError",
    "Capabilities",
    "Changes",
    "DeviceLostError",
    "Engine",
    "EngineError",
    "Estimate",
    "Frame",
    "Guides",
    "Guiding",
    "Inputs",
    "ModelCard",
    "Modelled",
    "OutOfMemoryError",
    "Parameter",
    "Rate",
    "Reader",
    "Recipe",
    "Report",
    "Request",
    "Samples",
    "Sink",
    "Sizes",
    "Understanding",
    "Value",
]
