"""The engine: neural video models through diffusers."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from studio.extend.api import Capabilities


class DiffusersEngine:
    """Implements `studio.extend.api.Engine` and `Modelled`."""

    def __init__(self) -> None:
        self._about = declared()

    def describe(self) -> Capabilities:
        return self._about


def declared() -> Capabilities:
    """The record that the manifest declares, of the engine without a model: one place for it."""
    table: dict[str, Any] = tomllib.loads((Path(__file__).parent / "plugin.toml").read_text("utf-8"))
    record = {"engine": table["id"], "title": table["title"], "version": table["version"]}
    return msgspec.convert(record | table["engine"]["capabilities"], Capabilities)
