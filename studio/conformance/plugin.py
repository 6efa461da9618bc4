"""The checks as a plugin of pytest: options that name an engine, and the stand that it is tested on."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.conformance.stand import Order, Stand
from studio.errors import BadInputError, StudioError
from studio.extend.registry import bundled_folder, find_plugins, user_folders
from studio.render.parameters import check_params
from studio.wire.capability import Capabilities, Value

PATIENCE_S = 300.0

_OURS = "conformance_"
"""How the options are named inside pytest, where plainer names belong to others."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of the kit."""
    group = parser.getgroup("conformance", "does an engine of Storyreel keep its word?")
    folder, pair = "a folder with plugins in it", "a parameter of every take"
    group.addoption("--engine", metavar="ID", dest=f"{_OURS}engine", help="the engine's id in its plugin.toml")
    group.addoption("--model", metavar="PATH", dest=f"{_OURS}model", default="", help="the weights that it is to use")
    group.addoption("--set", metavar="NAME=VALUE", dest=f"{_OURS}params", action="append", default=[], help=pair)
    group.addoption("--plugin-folder", dest=f"{_OURS}folders", action="append", default=[], help=folder)
    group.addoption("--patience", dest=f"{_OURS}patience", type=float, default=PATIENCE_S, help="seconds for a take")


def order_of(config: pytest.Config) -> Order | None:
    """What the options ask to be tested; None where they name no engine. Raises `pytest.UsageError`."""
    given: dict[str, Any] = vars(config.option)
    engine: str = given.get(f"{_OURS}engine") or ""
    if not engine:
        return None
    model, patience_s = given[f"{_OURS}model"], given[f"{_OURS}patience"]
    places = [*map(Path, given[f"{_OURS}folders"]), bundled_folder(), *user_folders()]
    try:
        manifest = find_plugins(places).engine(engine)
        assert manifest.engine
        return Order(manifest, model, read_params(manifest.engine.capabilities, given[f"{_OURS}params"]), patience_s)
    except StudioError as error:
        raise pytest.UsageError(str(error)) from error


def read_params(record: Capabilities, pairs: Iterable[str]) -> dict[str, Value]:
    """Values of the kinds that an engine declares, out of `NAME=VALUE`. Raises `BadInputError`."""
    params: dict[str, Value] = {}
    for pair in pairs:
        name, sign, text = pair.partition("=")
        if not sign:
            raise BadInputError(f"'{pair}' is no parameter: give --set NAME=VALUE.")
        params[name] = text
    return check_params(record, params)


@pytest.fixture(scope="session")
def stand(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    """One engine in its worker process."""
    order = order_of(request.config)
    if order is None:
        raise pytest.UsageError("Say which engine is to be tested: --engine ID.")
    made = Stand(order, tmp_path_factory.mktemp("takes"))
    yield made
    made.close()
