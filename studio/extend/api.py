"""The face that plugins are built against. Nothing else of Storyreel may be imported by a plugin."""

from studio.backend.engine import (
    DECODED,
    FINAL,
    LATENT,
    TINY,
    Cancel,
    Engine,
    Frame,
    Guides,
    Guiding,
    Reader,
    Report,
    Request,
    Sink,
    Understanding,
)
from studio.errors import BadInputError, CancelledError, EngineError
from studio.model.recipe import MEDIA, Recipe
from studio.model.time import Rate
from studio.wire.capability import Capabilities, Inputs, Parameter, Sizes, Value

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
    "Engine",
    "EngineError",
    "Frame",
    "Guides",
    "Guiding",
    "Inputs",
    "Parameter",
    "Rate",
    "Reader",
    "Recipe",
    "Report",
    "Request",
    "Sink",
    "Sizes",
    "Understanding",
    "Value",
]
