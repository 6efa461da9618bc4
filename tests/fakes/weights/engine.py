"""Models are folders with a `model.json`: `{"multiple": 16, "first_frame": false}`, what a record says otherwise."""

import hashlib
import json
import os
import time
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from studio.extend.api import (
    TINY,
    BadInputError,
    Cancel,
    Capabilities,
    Estimate,
    ModelCard,
    OutOfMemoryError,
    Recipe,
    Report,
    Request,
    Sink,
    Value,
)

FILE = "model.json"


class Weights:
    def __init__(self) -> None:
        table: dict[str, Any] = tomllib.loads((Path(__file__).parent / "plugin.toml").read_text("utf-8"))
        record = {"engine": table["id"], "title": table["title"], "version": table["version"]}
        self._about = msgspec.convert(record | table["engine"]["capabilities"], Capabilities)

    def describe(self) -> Capabilities:
        return self._about

    def load(self, model: str, options: Mapping[str, Value], report: Report) -> None:
        report("Reading weights", 1, 1)

    def unload(self) -> None: ...

    def survey(self, folders: Sequence[Path]) -> Sequence[ModelCard]:
        return [_card(self, path.parent) for folder in folders for path in sorted(folder.glob(f"*/{FILE}"))]

    def describe_model(self, model: str) -> Capabilities:
        told = _told(model)
        if "dies" in told:
            os._exit(7)
        digest = hashlib.sha256((Path(model) / FILE).read_bytes()).hexdigest()[:8]
        sizes = msgspec.structs.replace(self._about.sizes, multiple=told.get("multiple", 2))
        inputs = msgspec.structs.replace(self._about.inputs, first_frame=told.get("first_frame", True))
        without = told.get("without", [])
        parameters = tuple(item for item in self._about.parameters if item.name not in without)
        return msgspec.structs.replace(
            self._about, model=model, digest=digest, sizes=sizes, inputs=inputs, parameters=parameters
        )

    def appraise(self, recipe: Recipe) -> Estimate:
        _told(recipe.model)
        fits = recipe.width * recipe.height <= 640 * 360
        remedy: dict[str, Value] = {} if fits else {"resolution": "240p"}
        advice = "" if fits else "240p would fit."
        return Estimate(
            memory=10**9,
            available=10**10,
            seconds=recipe.frames / 10,
            sure="guess",
            fits=fits,
            preset="auto",
            advice=advice,
            remedy=remedy,
        )

    def fetch(self, model: str, folder: Path | None, report: Report, cancel: Cancel) -> str:
        if folder is None:
            raise BadInputError(f"There is no model '{model}' to download.")
        for part in range(1, 4):
            report(f"Downloading {model}", part, 3)
            while model == "org/slow" and part == 2:
                cancel.check()
                time.sleep(0.01)
        target = folder / model.partition("/")[2]
        target.mkdir(parents=True, exist_ok=True)
        (target / FILE).write_text("{}")
        return str(target)

    def generate(self, request: Request, sink: Sink, cancel: Cancel) -> None:
        recipe = request.recipe
        if recipe.params.get("memory") == "none":
            raise OutOfMemoryError("The card has too little memory.", remedy={"memory": "8 GB", "resolution": "240p"})
        prompt, steps, changes = recipe.prompt, int(recipe.params.get("steps", 2)), 0
        for step in range(steps):
            cancel.check()
            if changed := request.changes.take():
                prompt, changes = str(changed["prompt"]), changes + 1
                sink.figure("changed_at" if changes == 1 else f"changed_at.{changes}", step)
            sink.frame(0, _picture(recipe, step), TINY)
            sink.progress(step + 1, steps)
            time.sleep(int(recipe.params.get("step_ms", 0)) / 1000)
        grey = hashlib.sha256(prompt.encode()).digest()[0]
        for index in range(recipe.frames):
            cancel.check()
            sink.frame(index, _picture(recipe, grey))


def _told(model: str) -> dict[str, Any]:
    try:
        return json.loads((Path(model) / FILE).read_text())
    except (OSError, ValueError):
        raise BadInputError(f"'{model}' is no model: it has no {FILE}.") from None


def _card(engine: Weights, folder: Path) -> ModelCard:
    told = _told(str(folder))
    card = ModelCard(
        model=str(folder),
        name=told.get("name", folder.name),
        path=str(folder),
        task="text to video",
        bytes=2_600_000_000,
        licence="apache-2.0",
        fits="yes",
        preset="auto",
    )
    if told.get("problem"):
        return msgspec.structs.replace(card, problem=told["problem"], fits="unknown")
    return msgspec.structs.replace(card, capabilities=engine.describe_model(str(folder)))


def _picture(recipe: Recipe, grey: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.full((recipe.height * 3 // 2, recipe.width), grey % 256, np.uint8)
