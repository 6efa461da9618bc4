"""The registry: which plugins there are, found without running any of them.

They come from the bundled `plugins/` folder, from the user's own, and from installed packages that declare an entry
point in the group `storyreel.plugins`. A project folder never brings code.
"""

import importlib.util
import os
from collections.abc import Iterable, Sequence
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import platformdirs

from studio.errors import NotFoundError, PluginError
from studio.extend.manifest import FILE, Manifest, read_manifest

GROUP = "storyreel.plugins"
VARIABLE = "STORYREEL_PLUGINS"
"""Environment variable: folders that hold plugins, in place of the user's own (separated like PATH)."""


class Registry:
    """The plugins that can be used, and those that cannot with the reason."""

    def __init__(self, manifests: Sequence[Manifest], problems: Sequence[str] = ()) -> None:
        self.manifests = tuple(manifests)
        self.problems = tuple(problems)
        """Why plugins were left out, a sentence each."""

    @property
    def engines(self) -> list[Manifest]:
        """The plugins that offer an engine, by engine id."""
        offers = [manifest for manifest in self.manifests if manifest.engine]
        return sorted(offers, key=lambda manifest: engine_id(manifest))

    def engine(self, name: str) -> Manifest:
        """The plugin that offers the engine of this id; raises `NotFoundError`."""
        for manifest in self.engines:
            if engine_id(manifest) == name:
                return manifest
        known = ", ".join(engine_id(manifest) for manifest in self.engines) or "none"
        raise NotFoundError(f"There is no engine '{name}'; there are: {known}.")


def engine_id(manifest: Manifest) -> str:
    """The id of the engine that a plugin offers; empty if it offers none."""
    return manifest.engine.capabilities.engine if manifest.engine else ""


def bundled_folder() -> Path:
    """Where the plugins that come with Storyreel lie: `plugins/` beside the package."""
    return Path(__file__).resolve().parents[2] / "plugins"


def user_folders() -> list[Path]:
    """Where the user's own plugins lie."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return [Path(folder) for folder in named.split(os.pathsep) if folder]
    return [Path(platformdirs.user_data_dir("storyreel", appauthor=False)) / "plugins"]


def find_plugins(folders: Iterable[Path] | None = None, *, installed: bool = True) -> Registry:
    """Read the manifests of all plugins in `folders` (by default the bundled and the user's) and installed packages."""
    places = [bundled_folder(), *user_folders()] if folders is None else list(folders)
    files = [file for place in places for file in sorted(place.glob(f"*/{FILE}"))]
    problems: list[str] = []
    if installed:
        found = [_installed_file(point) for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)]
        files += [file for file in found if file is not None]
    manifests: dict[str, Manifest] = {}
    engines: dict[str, Manifest] = {}
    for file in files:
        try:
            manifest = read_manifest(file)
            _refuse_twins(manifest, manifests.get(manifest.id) or engines.get(engine_id(manifest)))
        except PluginError as error:
            problems.append(str(error))
            continue
        manifests[manifest.id] = manifest
        if manifest.engine:
            engines[engine_id(manifest)] = manifest
    return Registry(list(manifests.values()), problems)


def _refuse_twins(manifest: Manifest, first: Manifest | None) -> None:
    if first is not None and first.path != manifest.path:
        raise PluginError(f"The plugin {manifest.id} in {manifest.path} is left out: {first.path} offers the same.")


def _installed_file(point: EntryPoint) -> Path | None:
    """The manifest of an installed package, found without importing it; None if the package is gone."""
    top, *rest = point.module.split(".")
    spec = importlib.util.find_spec(top)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places)), *rest, FILE) if places else None
