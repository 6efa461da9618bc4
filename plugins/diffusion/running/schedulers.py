"""Watching a scheduler at work: every step can be stopped, and what it takes for the clean clip is seen.

A pipeline calls `scheduler.step`, and copies its scheduler where it denoises sound beside the picture. Therefore it is
the scheduler's class that is exchanged for the time of a take, not a method of the object: a copy then stays a copy,
and can be told from the one that is watched. Diffusion forcing (SkyReels-V2) has a copy for each latent frame, which
may be at different noise; what these see is put in a row again.
"""

import functools
import inspect
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, NamedTuple


class Seen(NamedTuple):
    """One step: whether it is the first since the scheduler was wound up, the noisy latents after it, and the clean
    ones as they are predicted, or None where the scheduler tells nothing of them."""

    first: bool
    noisy: Any
    clean: Any


See = Callable[[Seen], None]

FRAME = 4
"""Dimensions of the latents of one frame in a batch; a copy that denoises something else, such as sound, has others."""


class Row:
    """Copies of a scheduler that denoise one latent frame each: they are wound up in the order of the frames."""

    def __init__(self) -> None:
        self._copies: list[Any] = []
        self._seen: dict[int, tuple[Any, Any]] = {}
        self._rows = 0
        self._fresh = self._moved = False

    def wound(self, copy: Any) -> None:
        """A copy gets its timesteps; after steps were made it is the first of another chunk's."""
        if self._seen:
            self._copies, self._seen = [], {}
        self._copies.append(copy)

    def stepped(self, copy: Any, noisy: Any, clean: Any) -> None:
        """A copy made a step, of one latent frame."""
        if not self._seen:
            self._rows += 1
            self._fresh = True
        self._seen[id(copy)] = noisy, clean
        self._moved = True

    def take(self, axis: int) -> Seen | None:
        """What the copies saw until now, in a row along `axis`; None if there was no step since it was last taken.

        Frames that were given at the clip's beginning have no steps, and the first that has stands in for them; those
        at the beginning of a later chunk are of the one before, and left out, as are those that wait for their turn.
        """
        if not self._moved:
            return None
        first, self._fresh, self._moved = self._fresh, False, False
        places = [at for at, copy in enumerate(self._copies) if id(copy) in self._seen]
        pairs = [self._seen[id(self._copies[at])] for at in places]
        pairs = pairs[:1] * (places[0] if self._rows == 1 else 0) + pairs
        clean = [pair[1] for pair in pairs]
        known = all(frame is not None for frame in clean)
        return Seen(first, _row([pair[0] for pair in pairs], axis), _row(clean, axis) if known else None)


def _row(frames: list[Any], axis: int) -> Any:
    import torch

    return torch.stack(frames, dim=axis)


_CONVERTERS = ("convert_model_output", "convert_flow_pred_to_x0")
"""Methods by which schedulers turn what the model says into what they go on with: mostly the clean latents."""

_CLEAN_SOLVERS = ("dpmsolver++", "sde-dpmsolver++")


@contextmanager
def watched(scheduler: Any, check: Callable[[], None], see: See) -> Generator[Row]:
    """While this lasts `check` is called before every step of `scheduler` and of its copies, and may raise; `see` after
    every step of its own. What its copies do is told to the `Row`."""
    kind, row = type(scheduler), Row()
    scheduler.__class__ = _watching(kind, scheduler, check, see, row=row)
    try:
        yield row
    finally:
        scheduler.__class__ = kind


def _watching(kind: Any, watched: Any, check: Callable[[], None], see: See, *, row: Row) -> type:
    signature = inspect.signature(kind.step)
    converted: list[Any] = []
    steps = [0]

    @functools.wraps(kind.set_timesteps)
    def set_timesteps(self: Any, *args: Any, **named: Any) -> Any:
        if self is watched:
            steps[0] = 0
        else:
            row.wound(self)
        return kind.set_timesteps(self, *args, **named)

    @functools.wraps(kind.step)
    def step(self: Any, *args: Any, **named: Any) -> Any:
        check()
        converted.clear()
        outcome = kind.step(self, *args, **named)
        noisy = _outcomes(outcome)[0]
        if self is watched or noisy.ndim == FRAME:
            clean = _clean(self, signature.bind(self, *args, **named).arguments, outcome, converted)
            if self is watched:
                steps[0] += 1
                see(Seen(steps[0] == 1, noisy, clean))
            else:
                row.stepped(self, noisy, clean)
        return outcome

    members: dict[str, Any] = {
        "step": step,
        "set_timesteps": set_timesteps,
        "__module__": kind.__module__,
        "__doc__": kind.__doc__,
    }
    for name in _CONVERTERS:
        if hasattr(kind, name):
            members[name] = _kept(getattr(kind, name), converted)
    return type(kind.__name__, (kind,), members)


def _kept(convert: Callable[..., Any], converted: list[Any]) -> Callable[..., Any]:
    """A method whose outcomes are also put into a list."""

    @functools.wraps(convert)
    def call(self: Any, *args: Any, **named: Any) -> Any:
        outcome = convert(self, *args, **named)
        converted.append(outcome)
        return outcome

    return call


def _outcomes(outcome: Any) -> tuple[Any, ...]:
    """What a step returned, as a tuple: the next latents, and where the scheduler gives them the clean ones."""
    if isinstance(outcome, tuple):
        return outcome
    clean = getattr(outcome, "pred_original_sample", None)
    return (outcome.prev_sample,) if clean is None else (outcome.prev_sample, clean)


def _clean(scheduler: Any, given: dict[str, Any], outcome: Any, converted: list[Any]) -> Any:
    """The clean latents that a step predicts (x0), by the scheduler's own account, else by that of flow matching:
    x0 = x - sigma * v (Lipman et al. 2023, arXiv 2210.02747)."""
    after = _outcomes(outcome)
    if len(after) > 1 and getattr(after[1], "shape", None) == after[0].shape:
        return after[1]
    if converted and (hasattr(scheduler, "convert_flow_pred_to_x0") or _predicts_clean(scheduler.config)):
        return converted[0]
    return _by_flow(scheduler, given) if _is_flow(scheduler) else None


def _predicts_clean(config: Any) -> bool:
    return bool(config.get("predict_x0", False)) or config.get("algorithm_type") in _CLEAN_SOLVERS


def _is_flow(scheduler: Any) -> bool:
    config = scheduler.config
    of_flow = config.get("use_flow_sigmas") or config.get("prediction_type") == "flow_prediction"
    name = type(scheduler).__name__
    return bool(of_flow) or "Flow" in name or "Helios" in name


def _by_flow(scheduler: Any, given: dict[str, Any]) -> Any:
    sample, velocity = given.get("sample"), given.get("model_output")
    index, sigmas = getattr(scheduler, "step_index", None), getattr(scheduler, "sigmas", None)
    if sample is None or velocity is None:
        return None
    tokens = given.get("per_token_timesteps")
    if tokens is not None:  # such pipelines give the velocity towards the clip, the others that towards the noise
        return sample.float() + tokens[..., None] / scheduler.config.num_train_timesteps * velocity.float()
    if sigmas is None or not index or index > len(sigmas):
        return None
    sigma = sigmas[index - 1].to(sample.device)
    return sample.float() - sigma.float() * velocity.float()
