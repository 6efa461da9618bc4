"""The previs engine: a prompt read, staged and drawn on the CPU, frame by frame."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import cv2
import msgspec
import numpy as np
import platformdirs

from previs.cast import build_all
from previs.labels import draw_labels
from previs.motion.performance import ACTIONS
from previs.own.casting import Wardrobe
from previs.own.document import RefusedError
from previs.own.folder import actors_folder, load, shelf
from previs.passes import guides_of, names_of, score
from previs.passes.defocus import Defocus
from previs.reading import LISTED, Repertoire, ScenePlan, choices, corrected, plan_json, read_prompt
from previs.render.renderer import Renderer
from previs.render.warm import warm
from previs.staging import Staging, stage
from previs.staging.ahead import Ahead
from previs.staging.wardrobe import bodies
from studio.extend.api import (
    MEDIA,
    BadInputError,
    Cancel,
    Capabilities,
    EngineError,
    Frame,
    Guides,
    Parameter,
    Recipe,
    Report,
    Request,
    Sink,
    Understanding,
    Value,
)

DISSOLVE = 10
"""Frames over which the picture that a clip starts from gives way to the staged shot."""

_KR, _KB = 0.2126, 0.0722
"""Luma weights of red and blue (ITU-R BT.709-6)."""


class PrevisEngine:
    """Reads words, stages them and renders the shot; a picture for every prompt, even an empty one."""

    def __init__(self) -> None:
        self._threads: int | None = None
        self._ahead = Ahead()
        self._loaded = False
        self._repertoire = Repertoire(bodies(), frozenset(name for table in ACTIONS.values() for name in table))
        self._about = _offering(_declared(), self._repertoire)

    def describe(self) -> Capabilities:
        return self._about

    def load(self, model: str, options: Mapping[str, Value], report: Report) -> None:
        """Compile the kernels and build the bodies; both are kept on disk. What sets are made of is
        built after that, while no shot is asked for. Option `threads`: how many draw."""
        threads = int(options.get("threads", 0))
        self._threads = threads if threads > 0 else None
        warm(report)
        folder = cache_folder()
        build_all(folder, lambda kind, done, all_: report(f"Building the cast: {kind.replace('_', ' ')}", done, all_))
        report("Reading the words", 1, 1)
        rehearse(folder)
        self._loaded = True
        self._ahead.start()

    def unload(self) -> None:
        """Nothing is held that another load would not want again."""
        self._loaded = False
        self._ahead.stop()

    def read(self, prompt: str, params: Mapping[str, Value] | None = None) -> Understanding:
        plan = self.plan(prompt, params or {})
        return Understanding(plan_json(plan), tuple((s.start, s.end, s.role) for s in plan.spans), plan.missed)

    def plan(self, prompt: str, params: Mapping[str, Value]) -> ScenePlan:
        """The plan of a prompt, with what the parameters decide instead of the words; `BadInputError` for what cannot
        be."""
        try:
            return corrected(read_prompt(prompt, self._repertoire), params, self._repertoire)
        except ValueError as error:
            raise BadInputError(str(error)) from error

    def generate(self, request: Request, sink: Sink, cancel: Cancel) -> None:
        self._ahead.stop()
        recipe = request.recipe
        sink.phase("prepare", "Staging")
        plan = self.plan(recipe.prompt, recipe.params)
        own, problems = own_actors(request)
        staging = _staged(plan, recipe, own)
        cancel.check()
        for sentence in (*_remarks(plan), *problems):
            sink.note(sentence)
        try:
            renderer = Renderer(staging.scene, recipe.width, recipe.height, threads=self._threads)
        except ValueError as error:
            raise EngineError(str(error)) from error
        sink.phase("decode", "Drawing")
        moment = recipe.rate.den / recipe.rate.num
        with renderer:
            self._draw(renderer, staging, request, sink, cancel=cancel, moment=moment)
        sink.score(*score(plan, staging, seconds=_seconds(recipe)))
        if self._loaded:
            self._ahead.start()

    def guides(self, request: Request) -> tuple[Mapping[int, str], Iterator[Guides]]:
        """Depth, normals, identity and flow of every frame, and who is who in the identities."""
        recipe = request.recipe
        plan = self.plan(recipe.prompt, recipe.params)
        staging = _staged(plan, recipe, own_actors(request)[0])
        return names_of(plan, staging), guides_of(staging, recipe.width, recipe.height, moments=_moments(recipe))

    def _draw(
        self, renderer: Renderer, staging: Staging, request: Request, sink: Sink, *, cancel: Cancel, moment: float
    ) -> None:
        frames = request.recipe.frames
        vertices = np.array(staging.scene.moving.vertices)
        normals = np.array(staging.scene.moving.normals)
        start = _to_i420(request.first_frame) if request.first_frame is not None else None
        focus = staging.focus
        lens = Defocus(staging.scene, renderer.width, renderer.height, focus.strength) if focus else None
        for index in range(frames):
            cancel.check()
            t = index * moment
            contacts = staging.perform(t, vertices, normals)
            camera = staging.path.at(t)
            picture = renderer.draw(t, camera, vertices, normals, contacts)
            if lens is not None and focus is not None:
                picture = lens.apply(picture, camera, vertices, focus.distance(camera, t))
            if staging.labels:
                draw_labels(picture, staging.labels, camera)
            if start is not None and index < DISSOLVE and start.shape == picture.shape:
                picture = cv2.addWeighted(start, 1 - index / DISSOLVE, picture, index / DISSOLVE, 0.0)
            sink.frame(index, np.asarray(picture, np.uint8))
            sink.progress(index + 1, frames)


def _seconds(recipe: Recipe) -> float:
    return recipe.frames * recipe.rate.den / recipe.rate.num


def _moments(recipe: Recipe) -> list[float]:
    """The time of every frame, in seconds, and of the one after the last."""
    return [index * recipe.rate.den / recipe.rate.num for index in range(recipe.frames + 1)]


def _staged(plan: ScenePlan, recipe: Recipe, own: Wardrobe) -> Staging:
    """The stage of a recipe; `BadInputError` for a model that cannot be played."""
    try:
        return stage(
            plan,
            seconds=_seconds(recipe),
            aspect=recipe.width / recipe.height,
            seed=recipe.seed,
            cache_dir=cache_folder(),
            variant=int(recipe.params.get("variant", 0)),
            own=own,
        )
    except RefusedError as error:
        raise BadInputError(str(error)) from error


def own_actors(request: Request) -> tuple[Wardrobe, tuple[str, ...]]:
    """The artist's models that play in a request, and a sentence for each of the folder's that cannot: those attached
    by parameters (`actor.fox`), and those of the actors folder if the recipe counts on it (`actor.folder`)."""
    params = request.recipe.params
    files: dict[str, Path] = {}
    problems: list[str] = []
    if params.get("actor.folder"):
        found = shelf(actors_folder())
        problems += found.problems
        for name, path in found.files.items():
            try:
                load(path, None)
            except RefusedError as error:
                problems.append(str(error))
            else:
                files[name] = path
    for name, value in params.items():
        if name.startswith("actor.") and name != "actor.folder" and str(value):
            path = request.files.get(str(value).removeprefix(MEDIA))
            if path is None:
                raise BadInputError(f"The model of {name} is missing from the project: attach it again.")
            files[name.removeprefix("actor.")] = path
    return Wardrobe(files, cache_folder()), tuple(problems)


def rehearse(folder: Path) -> None:
    """Stage and play what goes through every kernel of motion: a walk that ends, one who lies, a gaze."""
    for prompt in ("a man walks and then sits beside a dog that sleeps", "a man looks at a woman"):
        staging = stage(read_prompt(prompt), seconds=2.0, aspect=16 / 9, cache_dir=folder)
        vertices, normals = np.array(staging.scene.moving.vertices), np.array(staging.scene.moving.normals)
        for t in (0.0, 1.9):
            staging.perform(t, vertices, normals)


def cache_folder() -> Path:
    """Where built bodies are kept: `previs` in STORYREEL_CACHE, else in the user's cache folder."""
    base = os.environ.get("STORYREEL_CACHE") or platformdirs.user_cache_dir("storyreel")
    return Path(base) / "previs"


def _declared() -> Capabilities:
    """The record that the manifest declares: one place for it."""
    table: dict[str, Any] = tomllib.loads((Path(__file__).parent / "plugin.toml").read_text("utf-8"))
    record = {"engine": table["id"], "title": table["title"], "version": table["version"]}
    return msgspec.convert(record | table["engine"]["capabilities"], Capabilities)


def _offering(about: Capabilities, repertoire: Repertoire) -> Capabilities:
    """The record, with what each parameter may be by what can be read and staged."""
    offered: list[Parameter] = []
    for item in about.parameters:
        field = item.name.replace("subject.*", "subject")
        many = ("auto", *choices(field, repertoire)) if field in LISTED else item.choices
        offered.append(msgspec.structs.replace(item, choices=many))
    return msgspec.structs.replace(about, parameters=tuple(offered))


def _remarks(plan: ScenePlan) -> list[str]:
    """What the artist should know of the take."""
    if not plan.missed:
        return list(plan.notes)
    words = ", ".join(plan.missed[:12]) + (" and more" if len(plan.missed) > 12 else "")
    return [*plan.notes, f"Previs could not stage: {words}."]


def _to_i420(rgb: Frame) -> Frame:
    """RGB (H, W, 3) as I420, limited range (ITU-R BT.709-6)."""
    height, width = rgb.shape[:2]
    r, g, b = (rgb[..., i].astype(np.float32) / 255 for i in range(3))
    luma = _KR * r + (1 - _KR - _KB) * g + _KB * b
    planes = [16 + 219 * luma]
    for colour, weight in ((b, _KB), (r, _KR)):
        full = 128 + 224 * (colour - luma) / (2 * (1 - weight))
        planes.append(full.reshape(height // 2, 2, width // 2, 2).mean(axis=(1, 3)))
    return np.concatenate([np.rint(p).astype(np.uint8).ravel() for p in planes]).reshape(height * 3 // 2, width)
