"""The libraries without their own bars and remarks, and without the network, while they work for us."""

import os
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from studio.extend.api import EngineError

INSTALL = "install them with 'python3 packaging/bootstrap.py neural' in Storyreel's folder"


def library(name: str) -> Any:
    """Import one of the libraries that this engine needs. Raises `EngineError` if it is not there, or is broken."""
    try:
        return import_module(name)
    except ImportError as error:
        missing = (error.name or name).partition(".")[0]
        said = "is not installed" if missing in ("torch", "diffusers", "transformers") else f"cannot be used ({error})"
        raise EngineError(
            f"Video models need torch, diffusers and transformers; {missing} {said}: {INSTALL}."
        ) from error
    except (OSError, RuntimeError) as error:
        raise EngineError(
            f"The library {name} cannot be used on this machine ({error}): {INSTALL}, once more."
        ) from error


@contextmanager
def offline() -> Generator[None]:
    """Nothing is looked for in the network while this lasts, whatever a library would like to."""
    constants: Any = library("huggingface_hub.constants")
    before, said = constants.HF_HUB_OFFLINE, os.environ.get("HF_HUB_OFFLINE")
    constants.HF_HUB_OFFLINE, os.environ["HF_HUB_OFFLINE"] = True, "1"
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = before
        if said is None:
            del os.environ["HF_HUB_OFFLINE"]
        else:
            os.environ["HF_HUB_OFFLINE"] = said


@contextmanager
def silenced() -> Generator[None]:
    """No bars and no remarks; what the artist should know is said in our own words."""
    loggers: list[Any] = [library("diffusers").utils.logging, library("transformers").utils.logging]
    levels = [each.get_verbosity() for each in loggers]
    for each in loggers:
        each.set_verbosity(each.CRITICAL)
        each.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for each, level in zip(loggers, levels, strict=True):
            each.set_verbosity(level)


@contextmanager
def components_told(tell: Callable[[str], None]) -> Generator[None]:
    """While this lasts `tell` is called with the name of each component of a pipeline before it is read.

    diffusers goes through them with a bar of its own, in whose place this looks on.
    """
    logging: Any = library("diffusers").utils.logging
    bars = logging.tqdm

    def looking(items: Iterable[Any] = (), *_args: Any, **_named: Any) -> Iterator[Any]:
        for item in items:
            if isinstance(item, tuple) and item and isinstance(item[0], str):
                tell(item[0])
            yield item

    logging.tqdm = looking
    try:
        yield
    finally:
        logging.tqdm = bars
