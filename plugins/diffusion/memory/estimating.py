"""What a take would cost on this machine, before it is made: guessed from its size, corrected by takes of before."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from diffusion.memory.device import Facts
from diffusion.memory.drivers import spoken_bytes
from diffusion.memory.guessing import Cost, Job, Model, guess, job_of
from diffusion.memory.history import History, Learned, Seen
from diffusion.memory.planning import BUDGETS, USABLE, Plan, plan
from diffusion.memory.weights import shape_of, weigh
from diffusion.record.record import Record
from studio.extend.api import Estimate, Recipe, Value

RESOLUTIONS = {"720p": 1280 * 720, "480p": 854 * 480, "360p": 640 * 360, "240p": 426 * 240}
"""What the parameter `resolution` allows, in pixels, from the largest that may be advised."""

RESERVE = 0.95
"""Of the memory that there is, the share that an advice may fill."""


def model_at(path: Path, record: Record, base: Path | None = None) -> Model:
    """What of a model's files its costs depend on; reads headers and a configuration. `base`: of a single file, the
    folder that has the other components."""
    weights = weigh(path) if base is None or base == path else weigh(base) | weigh(path)
    return Model(
        record=record, weights=weights, shape=shape_of(base or path, weights), packed=path.suffix.lower() == ".gguf"
    )


class Setting(NamedTuple):
    """A take's job and the plan that it would run under, on a machine."""

    job: Job
    plan: Plan
    facts: Facts

    @property
    def available(self) -> int:
        """Bytes that a take may fill."""
        whole = self.facts.ram if self.plan.device == "cpu" else self.facts.total
        return int(whole * USABLE)


def setting_of(recipe: Recipe, model: Model, facts: Facts) -> Setting:
    """How a recipe would be run."""
    preset = str(recipe.params.get("memory") or "auto")
    made = plan(preset, model.record, facts=facts, weights=model.weights, packed=model.packed)
    return Setting(job_of(recipe, model.record), made, facts)


def way_of(made: Plan, params: Mapping[str, Value]) -> str:
    """All that makes takes of one size cost otherwise, as one word."""
    tuned = [str(params.get(name) or default) for name, default in (("cache", "off"), ("attention", "auto"))]
    compiled = "compiled" if params.get("compile") else ""
    weights = ["fp8"] * bool(made.fp8) + [made.quantiser] * bool(made.quantised)
    return " ".join(filter(None, [made.device.partition(":")[0], made.dtype, made.offload, *weights, *tuned, compiled]))


def card_of(facts: Facts) -> str:
    """A card's name in the history: the same whether the driver or torch was asked."""
    return "AMD" if any(word in facts.name for word in ("AMD", "Radeon", "Instinct")) else facts.name


def estimate(recipe: Recipe, model: Model, *, facts: Facts, history: History, digest: str) -> Estimate:
    """What a take would cost here; `digest` names the weights in the history."""
    setting = setting_of(recipe, model, facts)
    cost, learned = expected(setting, model, history=history, digest=digest, params=recipe.params)
    available = setting.available
    fits = setting.plan.fits != "no" and (not available or cost.memory <= available)
    advice, remedy = ("", {}) if fits else advised(setting, model, scale=scale_of(cost, setting, model))
    return Estimate(
        memory=cost.memory,
        available=available,
        seconds=cost.seconds,
        sure="guess" if learned is None else "learned" if learned.alike else "scaled",
        takes=learned.takes if learned else 0,
        fits=fits,
        preset=setting.plan.preset,
        advice=advice,
        remedy=remedy,
    )


def expected(
    setting: Setting, model: Model, *, history: History, digest: str, params: Mapping[str, Value]
) -> tuple[Cost, Learned | None]:
    """What a take would cost, and what that was learned from."""
    guessed = guess(setting.job, model, plan=setting.plan, facts=setting.facts)
    way = way_of(setting.plan, params)
    learned = history.learned(guessed, card=card_of(setting.facts), model=digest, way=way)
    return (learned.cost if learned else guessed), learned


def learn(
    recipe: Recipe,
    model: Model,
    *,
    plan: Plan,
    facts: Facts,
    history: History,
    digest: str,
    figures: Mapping[str, float],
) -> None:
    """Keep what a take cost, whole and not cancelled: `figures` are its `seconds`, `peak_bytes` and `step_ms`."""
    guessed = guess(job_of(recipe, model.record), model, plan=plan, facts=facts)
    history.add(
        Seen(
            card=card_of(facts),
            model=digest,
            way=way_of(plan, recipe.params),
            guess_s=guessed.seconds,
            guess_bytes=guessed.memory,
            seconds=float(figures.get("seconds", 0.0)),
            bytes=int(figures.get("peak_bytes", 0.0)),
            step_ms=float(figures.get("step_ms", 0.0)),
        )
    )


def scale_of(cost: Cost, setting: Setting, model: Model) -> float:
    """How much more memory than guessed it takes here, never less."""
    guessed = guess(setting.job, model, plan=setting.plan, facts=setting.facts)
    return max(1.0, cost.memory / max(1, guessed.memory))


def advised(setting: Setting, model: Model, *, scale: float) -> tuple[str, dict[str, Value]]:
    """What would fit, in a sentence, and the parameters for it; the least change first. `scale`: how much more memory
    than guessed it takes here."""
    room = setting.available * RESERVE
    for job, resolution, made in _changes(setting, model):
        memory = guess(job, model, plan=made, facts=setting.facts).memory * scale
        if memory > room or made.fits == "no":
            continue
        remedy: dict[str, Value] = {"memory": made.preset} if made.preset != setting.plan.preset else {}
        remedy |= {"resolution": resolution} if resolution else {}
        if remedy:
            return _sentence(job, resolution, remedy, int(memory)), remedy
    frames = 0 if setting.plan.fits == "no" else _fewer_frames(setting, model, scale=scale, room=room)
    if frames:
        return f"At most {frames} frames of this size would fit.", {}
    return "Nothing of this model would fit: choose a smaller one.", {}


def _changes(setting: Setting, model: Model) -> list[tuple[Job, str, Plan]]:
    """Jobs and plans that ask for less, the ones nearest to what was asked first."""
    presets = [name for name in reversed(BUDGETS) if BUDGETS[name] < BUDGETS.get(setting.plan.preset, 0)]
    plans = [setting.plan] + [
        plan(
            name,
            model.record,
            facts=setting.facts,
            weights=model.weights,
            packed=model.packed,
            quantiser=setting.plan.quantiser,
        )
        for name in presets
    ]
    sizes = [(setting.job, "")]
    sizes += [
        (at(setting.job, pixels, model), name) for name, pixels in RESOLUTIONS.items() if pixels < area(setting.job)
    ]
    return [(job, name, made) for job, name in sizes for made in plans]


def area(job: Job) -> int:
    """Pixels of a frame."""
    return job.width * job.height


def at(job: Job, pixels: int, model: Model) -> Job:
    """The same job in its shape with at most so many pixels, on the model's grid."""
    factor = (pixels / area(job)) ** 0.5
    multiple = model.record.grid.multiple
    width, height = (max(multiple, int(side * factor) // multiple * multiple) for side in (job.width, job.height))
    return msgspec.structs.replace(job, width=width, height=height)


def _fewer_frames(setting: Setting, model: Model, *, scale: float, room: float) -> int:
    """The most frames that fit under the same plan; 0 if not even a few do."""
    step = model.record.grid.temporal
    low, high = 0, max(0, (setting.job.frames - 1) // step)
    while low < high:
        middle = (low + high + 1) // 2
        job = msgspec.structs.replace(setting.job, frames=middle * step + 1)
        fits = guess(job, model, plan=setting.plan, facts=setting.facts).memory * scale <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return low * step + 1 if low else 0


def _sentence(job: Job, resolution: str, remedy: Mapping[str, Value], memory: int) -> str:
    """The preset 8 GB with at most 480p would fit: about 6.1 GB."""
    parts = [f"the preset {remedy['memory']}"] if "memory" in remedy else []
    parts += [f"{resolution} ({job.width}x{job.height})"] if resolution else []
    text = " with ".join(parts)
    return f"{text[0].upper()}{text[1:]} would fit: about {spoken_bytes(memory)}."
