"""Schedulers are watched for what they predict, and do what they did."""

import copy
from typing import Any

import pytest
import torch
from diffusion.loading.quiet import library
from diffusion.running.schedulers import Seen, watched

from studio.extend.api import CancelledError

diffusers = library("diffusers")

FLOW = {"prediction_type": "flow_prediction", "use_flow_sigmas": True, "flow_shift": 3.0}

KINDS: dict[str, dict[str, Any]] = {
    "FlowMatchEulerDiscreteScheduler": {"shift": 3.0},
    "UniPCMultistepScheduler": FLOW,
    "DPMSolverMultistepScheduler": FLOW,
    "DDIMScheduler": {"prediction_type": "sample", "clip_sample": False, "set_alpha_to_one": True},
    "CogVideoXDPMScheduler": {"prediction_type": "sample"},
    "HeliosScheduler": {"stages": 1, "stage_range": [0, 1]},
}


def _towards(scheduler: Any, goal: torch.Tensor, noisy: torch.Tensor, at: int) -> torch.Tensor:
    """What a perfect model says: the velocity from the goal to the noise, or the goal itself."""
    if scheduler.config.get("prediction_type") == "sample":
        return goal
    return (noisy - goal) / scheduler.sigmas[at].to(noisy.dtype)


def _run(scheduler: Any) -> tuple[torch.Tensor, torch.Tensor]:
    """The goal, and where a perfect model's steps lead."""
    goal, noisy = torch.randn((2, 1, 4, 2, 2, 2), generator=torch.Generator().manual_seed(2))
    scheduler.set_timesteps(4)
    old: Any = None
    for at, timestep in enumerate(scheduler.timesteps):
        said = _towards(scheduler, goal, noisy, at)
        if "DPM" in type(scheduler).__name__ and "Cog" in type(scheduler).__name__:
            before = scheduler.timesteps[at - 1] if at else None
            noisy, old = scheduler.step(said, old, timestep, before, noisy, return_dict=False)
        else:
            noisy = scheduler.step(said, timestep, noisy, return_dict=False)[0]
    return goal, noisy


@pytest.mark.parametrize("name", KINDS)
def test_the_clean_latents_are_seen_in_every_step(name: str) -> None:
    scheduler, seen = getattr(diffusers, name)(**KINDS[name]), list[Seen]()
    torch.manual_seed(0)
    _, alone = _run(scheduler)
    torch.manual_seed(0)
    with watched(scheduler, lambda: None, seen.append):
        goal, last = _run(scheduler)
    assert type(scheduler) is getattr(diffusers, name)
    assert torch.equal(last, alone)
    assert [each.first for each in seen] == [True, False, False, False]
    assert all(torch.allclose(each.clean, goal, atol=2e-4) for each in seen)


def test_velocities_by_token_point_the_other_way() -> None:
    scheduler, seen = diffusers.FlowMatchEulerDiscreteScheduler(), list[Seen]()
    goal, noisy = torch.randn((2, 1, 6, 3), generator=torch.Generator().manual_seed(2))
    scheduler.set_timesteps(2)
    tokens = torch.full((1, 6), float(scheduler.timesteps[0]))
    said = (goal - noisy) / (tokens[..., None] / 1000)
    with watched(scheduler, lambda: None, seen.append):
        scheduler.step(said, scheduler.timesteps[0], noisy, per_token_timesteps=tokens)
    assert torch.allclose(seen[0].clean, goal, atol=1e-5)


def test_a_copy_is_stopped_but_not_seen() -> None:
    scheduler, seen = diffusers.FlowMatchEulerDiscreteScheduler(), list[Seen]()
    stopped = False

    def check() -> None:
        if stopped:
            raise CancelledError("Enough.")

    with watched(scheduler, check, seen.append):
        twin = copy.deepcopy(scheduler)
        _, last = _run(twin)
        assert not seen
        assert twin.step_index == 4
        assert scheduler.step_index is None
        stopped = True
        with pytest.raises(CancelledError):
            twin.step(last, twin.timesteps[0], last)


def test_copies_of_one_frame_each_are_put_in_a_row() -> None:
    scheduler = diffusers.UniPCMultistepScheduler(**FLOW)
    goals = torch.randn((4, 1, 2, 3, 3), generator=torch.Generator().manual_seed(2))
    noisy = torch.ones((1, 2, 3, 3))

    def step(twin: Any, goal: torch.Tensor) -> None:
        twin.step(_towards(twin, goal, noisy, 0), twin.timesteps[0], noisy)

    with watched(scheduler, lambda: None, lambda _: None) as row:
        assert row.take(2) is None
        for rest in (1, 2):
            twins = [copy.deepcopy(scheduler) for _ in goals]
            for twin in twins:
                twin.set_timesteps(4)
            step(twins[1], goals[1])
            seen = row.take(2)
            assert seen is not None
            assert seen.first
            assert seen.clean.shape[2] == (2 if rest == 1 else 1), "what is given has no steps"
            step(twins[2], goals[2])
            seen = row.take(2)
            assert seen is not None
            assert not seen.first
            assert torch.allclose(seen.clean[:, :, -2:], torch.stack([goals[1], goals[2]], dim=2), atol=2e-4)
            assert row.take(2) is None


def test_a_scheduler_that_tells_nothing_is_seen_without() -> None:
    scheduler, seen = diffusers.PNDMScheduler(skip_prk_steps=True), list[Seen]()
    scheduler.set_timesteps(2)
    latents = torch.zeros((1, 2, 2, 2))
    with watched(scheduler, lambda: None, seen.append):
        scheduler.step(latents, scheduler.timesteps[0], latents)
    assert seen[0].clean is None
