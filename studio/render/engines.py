"""The engines of a session, and what they are asked beside making takes."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from studio.model.recipe import Recipe
from studio.model.rows import Value
from studio.render.host import WorkerHost
from studio.render.hosts import Hosts
from studio.render.models import Models
from studio.render.process import Launch
from studio.render.records import Records
from studio.wire import messages as m
from studio.wire.capability import Capabilities
from studio.wire.models import ModelCard


class Engines:
    """Asks workers. Answers come through `Generator`'s `listen`, bearing the name of the question: `Understood`,
    `Surveyed`, `Described`, `Appraised`; of downloads `Fetching`. No call waits."""

    def __init__(self, hosts: Hosts, records: Path, model_folders: Iterable[str] = ()) -> None:
        self.models = Models(hosts, Records(records))
        self.model_folders = tuple(model_folders)
        """Folders that are looked into for models, beside those that an engine knows of."""
        self._hosts = hosts

    def capabilities(self, engine: str, model: str = "") -> Capabilities:
        """What an engine can do: with a model, if one is named and something is known of it, else by its manifest.

        Raises `NotFoundError`.
        """
        return self.models.capabilities(engine, model)

    def cards(self, engine: str) -> tuple[ModelCard, ...]:
        """The models that an engine found when it was asked last, maybe in another session."""
        return self.models.records.cards(engine)

    def warm(self, engine: str) -> None:
        """Have an engine's worker running and loaded before the first job comes."""
        self._hosts.host(engine).load()

    def read(self, engine: str, name: str, prompt: str, params: Mapping[str, Value] | None = None) -> None:
        """Ask what an engine understands of a prompt as `params` correct it."""
        self._hosts.host(engine).say(m.Read(id=name, prompt=prompt, params=dict(params or {})))

    def survey(self, engine: str, name: str) -> None:
        """Ask which models there are, in the folders set beside those that the engine knows of."""
        self._hosts.host(engine).say(m.Survey(id=name, folders=self.model_folders))

    def describe(self, engine: str, name: str, model: str) -> None:
        """Ask what an engine can do with a model; `capabilities` knows it from the answer on."""
        self._hosts.host(engine).say(m.Describe(id=name, model=model))

    def appraise(self, name: str, recipe: Recipe) -> None:
        """Ask what a take would cost on this machine."""
        self._hosts.host(recipe.engine).say(m.Appraise(id=name, recipe=recipe.canonical()))

    def fetch(self, engine: str, name: str, model: str, folder: str = "") -> None:
        """Download a model, by a worker of its own; `name` is the download's, as a job's would be."""
        self._hosts.fetcher(engine).generate(m.Fetch(job=name, model=model, folder=folder), what=f"download {model}")

    def stop_fetching(self, engine: str, name: str) -> None:
        """Stop a download; what is there of it stays, to go on from."""
        self._hosts.fetcher(engine).cancel(name)

    def launch(self, engine: str) -> Launch:
        """How a worker of an engine is started, for one that is used apart from the queue; raises `NotFoundError`."""
        return self._hosts.launch(engine)

    @property
    def hosts(self) -> Mapping[str, WorkerHost]:
        """The hosts of the engines that were needed so far."""
        return self._hosts.running

    def worker_pid(self, engine: str) -> int | None:
        """The process id of an engine's worker, if one runs."""
        return self._hosts.pid(engine)
