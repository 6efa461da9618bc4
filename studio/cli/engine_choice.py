"""Which plugin's engine a command is about, and how a worker of it is started."""

from studio.errors import BadInputError, NotFoundError
from studio.extend.manifest import Manifest
from studio.extend.registry import Registry, engine_id
from studio.render.process import Launch
from studio.render.steering import CONTROL
from studio.wire.capability import Capabilities


def abilities(manifest: Manifest) -> Capabilities:
    """What a plugin's engine can do; raises `NotFoundError` if it has none."""
    if manifest.engine is None:
        raise NotFoundError(f"The plugin {manifest.id} offers no engine.")
    return manifest.engine.capabilities


def launch_of(manifest: Manifest) -> Launch:
    """How a worker of a plugin's engine is started; raises `NotFoundError` if it has none."""
    if manifest.engine is None:
        raise NotFoundError(f"The plugin {manifest.id} offers no engine.")
    return Launch(engine_id(manifest), manifest.title, manifest.engine.entry, manifest.import_root)


def reading(registry: Registry) -> Manifest:
    """The plugin whose engine stages words; raises `NotFoundError`."""
    for manifest in registry.engines:
        if manifest.engine and manifest.engine.capabilities.reads_prompts:
            return manifest
    raise NotFoundError("No engine here reads prompts: install Storyreel again to get previs back.")


def modelled(registry: Registry, engine: str | None = None) -> list[Manifest]:
    """The plugins whose engine needs weights, or the one that is named; raises `NotFoundError`, `BadInputError`."""
    if engine is None:
        found = [plugin for plugin in registry.engines if plugin.engine and plugin.engine.capabilities.models]
        if not found:
            raise NotFoundError("No engine here needs models: install Storyreel again to get one.")
        return found
    manifest = registry.engine(engine)
    if not abilities(manifest).models:
        raise BadInputError(f"{manifest.title} needs no models.")
    return [manifest]


def steered(registry: Registry, engine: str, *, named: bool) -> Manifest:
    """The plugin of an engine; where that is nobody's wish, the first whose takes a video can steer."""
    manifest = registry.engine(engine)
    if named or _steers(manifest):
        return manifest
    for other in registry.engines:
        if _steers(other):
            return other
    raise BadInputError("No engine here takes a control video: install Storyreel again to get one.")


def _steers(manifest: Manifest) -> bool:
    engine = manifest.engine
    return engine is not None and any(item.name == CONTROL for item in engine.capabilities.parameters)
