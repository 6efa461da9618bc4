"""Watching a scheduler at work: every step can be stopped, and what it takes for the clean clip is seen.

A pipeline calls `scheduler.step`, and copies its scheduler where it denoises sound beside the picture. Therefore it is
the scheduler's class that is exchanged for the time of a take, not a method of the object: a copy then stays a copy,
and can be told from the one that is watched.
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

_CONVERTERS = ("convert_model_output", "convert_flow_pred_to_x0")
"""Methods by which schedulers turn what the model says into what they go on with: mostly the clean latents."""

_CLEAN_SOLVERS = ("dpmsolver++", "sde-dpmsolver++")


@contextmanager
def watched(scheduler: Any, check: Callable[[], None], see: See) -> Generator[None]:
    """While this lasts `check` is called before every step of `scheduler` and of its copies, and may raise; `see` after
    every step of its own."""
    kind = type(scheduler)
    scheduler.__class__ = _watching(kind, scheduler, check, see)
    try:
        yield
    finally:
        scheduler.__class__ = kind


def _watching(kind: Any, watched: Any, check: Callable[[], None], see: See) -> type:
    signature = inspect.signature(kind.step)
    converted: list[Any] = []
    steps = [0]

    @functools.wraps(kind.set_timesteps)
    def set_timesteps(self: Any, *args: Any, **named: Any) -> Any:
        if self is watched:
            steps[0] = 0
        return kind.set_timesteps(self, *args, **named)

    @functools.wraps(kind.step)
    def step(self: Any, *args: Any, **named: Any) -> Any:
        check()
        converted.clear()
        outcome = kind.step(self, *args, **named)
        if self is watched:
            given = signature.bind(self, *args, **named).arguments
            steps[0] += 1
            see(Seen(steps[0] == 1, _outcomes(outcome)[0], _clean(self, given, outcome, converted)))
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
