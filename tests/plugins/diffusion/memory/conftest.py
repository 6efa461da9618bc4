"""A small pipeline that is read once, and plans for a processor that stands in for a card."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from diffusion.memory.tuning import untune


@pytest.fixture(scope="session")
def read(rig: Callable[[str], Path]) -> Callable[..., Any]:
    """Name of a model, and what else `from_pretrained` is given, to a pipeline that nobody else has."""

    def opened(name: str, **given: Any) -> Any:
        from diffusers.pipelines.pipeline_utils import DiffusionPipeline

        return DiffusionPipeline.from_pretrained(rig(name), local_files_only=True, **given)

    return opened


@pytest.fixture
def own_wan(read: Callable[..., Any]) -> Any:
    """A pipeline that a test may change for good."""
    pipe = read("wan")
    pipe.set_progress_bar_config(disable=True)
    return pipe


@pytest.fixture(scope="session")
def _shared_wan(read: Callable[..., Any]) -> Any:
    pipe = read("wan")
    pipe.set_progress_bar_config(disable=True)
    return pipe


@pytest.fixture
def wan(_shared_wan: Any) -> Iterator[Any]:
    """One for all tests, on which nothing is tuned afterwards."""
    yield _shared_wan
    untune(_shared_wan)


@pytest.fixture
def latents() -> Callable[[Any], Any]:
    """What a pipeline makes of the same words and seed, two steps of five small frames, before it is decoded."""

    def made(pipe: Any, steps: int = 2) -> Any:
        import torch

        return pipe(
            "a cat",
            height=16,
            width=16,
            num_frames=5,
            num_inference_steps=steps,
            guidance_scale=3.0,
            output_type="latent",
            generator=torch.Generator().manual_seed(3),
        ).frames

    return made
