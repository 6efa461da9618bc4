"""What the sources of diffusers tell of the way that pictures and words go."""

import pytest
from diffusion.loading.quiet import library
from diffusion.running.tracing import Flow, flow_of

diffusers = library("diffusers")

DIRECT = [
    "WanPipeline",
    "LTXPipeline",
    "LTX2Pipeline",
    "HeliosPipeline",
    "CogVideoXPipeline",
    "MochiPipeline",
    "WanVACEPipeline",
    "AnyFlowFARPipeline",
    "HunyuanVideo15Pipeline",
    "Kandinsky5T2VPipeline",
]
WORKED_OVER = [
    "WanAnimatePipeline",
    "HunyuanVideoFramepackPipeline",
    "HunyuanVideoImageToVideoPipeline",
    "AllegroPipeline",
    "StableVideoDiffusionPipeline",
    "CosmosTextToWorldPipeline",
    "ChronoEditPipeline",
]
DEAF = ["LTX2Pipeline", "AnyFlowFARPipeline", "HunyuanVideo15Pipeline"]


@pytest.mark.parametrize("name", DIRECT)
def test_decoded_pictures_are_the_takes_own(name: str) -> None:
    assert flow_of(getattr(diffusers, name)).direct


@pytest.mark.parametrize("name", WORKED_OVER)
def test_decoded_pictures_are_worked_over_first(name: str) -> None:
    assert not flow_of(getattr(diffusers, name)).direct


def test_words_are_used_in_every_step_or_before_the_first() -> None:
    assert flow_of(diffusers.WanPipeline).takes_words
    assert flow_of(diffusers.WanPipeline).embeddings == ("prompt_embeds", "negative_prompt_embeds")
    assert not any(flow_of(getattr(diffusers, name)).takes_words for name in DEAF)


def test_nothing_is_taken_for_granted_without_a_source() -> None:
    assert flow_of(type("Unwritten", (), {})) == Flow(direct=False, embeddings=(), takes_words=False)
