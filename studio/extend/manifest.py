"""Manifests: what a plugin says about itself in `plugin.toml`. Reading one imports nothing of the plugin.

id = "test_pattern"
title = "Test pattern"
version = "1.0"
api = 1

[engine]
entry = "test_pattern.engine:TestPattern"

[engine.capabilities]
device = "cpu"
# the other fields of `wire.capability.Capabilities`; `engine` and `title` follow from above unless given
"""

import re
import tomllib
from pathlib import Path
from typing import Any, cast

import msgspec

from studio.errors import PluginError
from studio.extend.api import API
from studio.wire.capability import Capabilities, Inputs, Parameter, Sizes

FILE = "plugin.toml"

_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}")
_ENTRY = re.compile(r"[A-Za-z_][\w.]*:[A-Za-z_]\w*")


class EngineEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An engine that a plugin offers: where its class is, as `module:Class`, and what it can do."""

    entry: str
    capabilities: Capabilities


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A plugin's manifest. `path` is the plugin's folder, which is a Python package; it is not written in the file."""

    id: str
    title: str
    version: str
    api: int
    path: Path
    engine: EngineEntry | None = None

    @property
    def import_root(self) -> Path:
        """The folder that the worker must find the plugin's package in."""
        return self.path.parent


def read_manifest(path: Path) -> Manifest:
    """Read a plugin's `plugin.toml`; raises `PluginError` naming the file and the field."""
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise PluginError(f"{path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PluginError(f"{path} is no TOML: {error}.") from error
    engine = table.get("engine")
    if isinstance(engine, dict):
        _complete(path, table, cast("dict[str, Any]", engine))
    try:
        manifest = msgspec.convert(table | {"path": path.parent.resolve()}, Manifest)
    except msgspec.ValidationError as error:
        raise PluginError(f"{path}: {_sentence(error)}") from error
    _check(path, manifest)
    return manifest


def _complete(path: Path, table: dict[str, Any], engine: dict[str, Any]) -> None:
    """Fill in what follows from the top of the file, and refuse fields that nobody knows."""
    abilities = engine.setdefault("capabilities", {})
    if not isinstance(abilities, dict):
        raise PluginError(f"{path}: engine.capabilities has to be a table.")
    record = cast("dict[str, Any]", abilities)
    for name in ("engine", "title", "version"):
        record.setdefault(name, table.get("id" if name == "engine" else name, ""))
    parts: list[tuple[str, Any, type[msgspec.Struct]]] = [
        ("engine.capabilities", record, Capabilities),
        ("engine.capabilities.inputs", record.get("inputs"), Inputs),
        ("engine.capabilities.sizes", record.get("sizes"), Sizes),
    ]
    parameters = record.get("parameters")
    if isinstance(parameters, list):
        items = cast("list[Any]", parameters)
        parts += [(f"engine.capabilities.parameters[{n}]", item, Parameter) for n, item in enumerate(items)]
    for name, part, kind in parts:
        unknown = (
            sorted(cast("dict[str, Any]", part).keys() - set(kind.__struct_fields__)) if isinstance(part, dict) else []
        )
        if unknown:
            raise PluginError(f"{path}: there is no field {name}.{unknown[0]}.")


def _check(path: Path, manifest: Manifest) -> None:
    if not _ID.fullmatch(manifest.id):
        raise PluginError(f"{path}: id '{manifest.id}' has to be small letters, digits, '_' and '-'.")
    if manifest.api != API:
        raise PluginError(f"{path}: api {manifest.api} is not spoken here (it is {API}): get another version of it.")
    engine = manifest.engine
    if engine is None:
        return
    if not _ENTRY.fullmatch(engine.entry):
        raise PluginError(f"{path}: engine.entry '{engine.entry}' has to be written as module:Class.")
    if not engine.capabilities.engine:
        raise PluginError(f"{path}: engine.capabilities.engine is empty.")


def _sentence(error: msgspec.ValidationError) -> str:
    """msgspec's words with the field in front: `engine.entry: Expected 'str', got 'int'`."""
    words, _, place = str(error).partition(" - at `$.")
    words = words.replace("`", "'")
    return f"{place.rstrip('`')}: {words}." if place else f"{words}."
