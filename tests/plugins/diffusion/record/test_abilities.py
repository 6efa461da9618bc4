from pathlib import Path
from typing import Any

import pytest
from diffusion.engine import declared
from diffusion.record.abilities import abilities
from diffusion.record.reading import read_record

from studio.extend.api import Capabilities, Inputs
from tests.plugins.diffusion import bare


def of(
    tmp_path: Path, pipeline: str, vae: dict[str, Any] = bare.WAN, denoiser: dict[str, Any] = bare.DIT
) -> Capabilities:
    record = read_record(bare.write_model(tmp_path / pipeline, pipeline, vae, denoiser))
    return abilities(declared(), record, model="wan", digest="d")


def names(known: Capabilities) -> set[str]:
    return {parameter.name for parameter in known.parameters}


def test_a_model_has_its_own_sizes_and_names_itself(tmp_path: Path) -> None:
    known = of(tmp_path, "WanPipeline")
    assert (known.engine, known.model, known.digest) == ("diffusers", "wan", "d")
    sizes = known.sizes
    assert (sizes.multiple, sizes.frame_step, sizes.frame_offset) == (16, 4, 1)
    assert (sizes.min_frames, sizes.max_frames) == (5, 241)
    assert sizes.max_pixels == 1280 * 720
    assert known.updates
    assert not known.chunked


def test_large_latents_may_have_large_pictures(tmp_path: Path) -> None:
    known = of(tmp_path, "LTX2Pipeline", bare.LTX, bare.ONE)
    assert known.sizes.max_pixels == declared().sizes.max_pixels
    assert known.sizes.multiple == 32
    assert known.sizes.max_frames % 8 == 1


@pytest.mark.parametrize(
    ("pipeline", "inputs"),
    [
        ("WanPipeline", Inputs()),
        ("WanImageToVideoPipeline", Inputs(first_frame=True, last_frame=True)),
        (
            "WanVACEPipeline",
            Inputs(first_frame=True, last_frame=True, mask=True, references=4, control_video=True),
        ),
        ("LTX2ConditionPipeline", Inputs(first_frame=True, last_frame=True, keyframes=True)),
        ("AnyFlowFARPipeline", Inputs(first_frame=True, video=True, control_video=True)),
        ("HunyuanVideo15ImageToVideoPipeline", Inputs(first_frame=True)),
    ],
)
def test_inputs_and_parameters_are_what_it_takes(pipeline: str, inputs: Inputs, tmp_path: Path) -> None:
    known = of(tmp_path, pipeline)
    assert known.inputs == inputs
    assert ("first_frame" in names(known), "last_frame" in names(known)) == (inputs.first_frame, inputs.last_frame)
    assert ("control" in names(known)) == inputs.control_video
    assert ("reference.*" in names(known)) == bool(inputs.references)
    assert {"model", "model.digest", "memory"} <= names(known)


def test_a_model_without_a_callback_takes_no_changes_guidance_or_lora(tmp_path: Path) -> None:
    known = of(tmp_path, "HunyuanVideo15Pipeline", bare.HUNYUAN_15, bare.ONE)
    assert not known.updates
    assert not names(known) & {"earlier.*", "guidance", "lora", "lora_scale"}


def test_the_models_own_defaults_are_in_the_words(tmp_path: Path) -> None:
    words = {parameter.name: parameter.help for parameter in of(tmp_path, "WanImageToVideoPipeline").parameters}
    assert words["steps"].endswith("This model: 50.")
    assert words["guidance"].endswith("This model: 5.")
    assert "832 x 480, 81 frames at 16 a second" in words["model"]
    assert words["first_frame"].endswith("no shot without one.")
    assert "no shot without one" in {p.name: p.help for p in of(tmp_path, "LucyEditPipeline").parameters}["control"]


def test_chunks_may_go_on_for_a_minute(tmp_path: Path) -> None:
    known = of(tmp_path, "HeliosPipeline")
    assert known.chunked
    assert (known.sizes.min_frames, known.sizes.max_frames) == (33, 1419)


def test_learned_positions_allow_one_size_or_small_ones(tmp_path: Path) -> None:
    fixed = of(tmp_path, "CogVideoXPipeline", bare.COG, bare.COG_DIT | {"use_learned_positional_embeddings": True})
    sizes = fixed.sizes
    assert (sizes.min_side, sizes.max_side, sizes.min_frames, sizes.max_frames) == (480, 720, 49, 49)
    assert "resolution" not in names(fixed)
    small = of(tmp_path, "WanPipeline", bare.WAN, bare.DIT | {"rope_max_seq_len": 3})
    assert (small.sizes.min_side, small.sizes.max_side, small.sizes.max_frames) == (48, 48, 9)
