"""The engine's front door: from `module:Class` to an engine that can be talked to."""

import importlib
import sys
from pathlib import Path
from typing import cast

from studio.backend.engine import Engine
from studio.errors import PluginError


def open_engine(folder: Path, entry: str) -> Engine:
    """Import a plugin's class and make one; `folder` is what the module lies in.

    Raises `PluginError` if there is no such class, and whatever the plugin's own code raises.
    """
    module_name, _, name = entry.partition(":")
    if not module_name or not name:
        raise PluginError(f"'{entry}' is no engine entry: write it as module:Class.")
    sys.path.insert(0, str(folder))
    try:
        module = importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        raise PluginError(f"The plugin's module {module_name} cannot be loaded from {folder}: {error}.") from error
    maker = getattr(module, name, None)
    if not isinstance(maker, type):
        raise PluginError(f"The plugin's module {module_name} has no class {name}.")
    return cast("Engine", maker())
