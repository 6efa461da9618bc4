"""The packages whose classes make up a model, loaded when one is built.

They export their names lazily, so a type checker knows none of them; here they are of any type.
"""

from importlib import import_module
from typing import Any


def diffusers() -> Any:
    """The package, whose classes are its attributes."""
    import diffusers as package

    return package


def transformers() -> Any:
    """The package, whose classes are its attributes."""
    import transformers as package

    return package


def tokenizers() -> Any:
    """The package that transformers brings for its fast tokenizers."""
    return import_module("tokenizers")
