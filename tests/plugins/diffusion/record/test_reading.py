import json
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from diffusion.record.reading import read_record
from diffusion.record.record import Lengths, Record

from studio.extend.api import BadInputError
from tests.plugins.diffusion import bare as f


class Case(NamedTuple):
    """A pipeline: configurations of VAE and denoiser, and what is to be read: layout, multiple, step, offset, clip."""

    pipeline: str
    vae: dict[str, Any]
    denoiser: dict[str, Any]
    read: tuple[str, int, int, int]
    clip: tuple[int, int, int, float]
    vae_class: str = "AutoencoderKLWan"


WAN_CLIP = (832, 480, 81, 16.0)
SKY_CLIP = (960, 544, 97, 24.0)
FAR = f.DIT | {"compressed_patch_size": [1, 4, 4], "chunk_partition": [1, 3, 3, 3, 3, 3, 3, 2]}
ALLEGRO = {"patch_size": 2, "patch_size_t": 1, "sample_height": 90, "sample_width": 160, "sample_frames": 22}
CASES = [
    Case("WanPipeline", f.WAN, f.DIT, ("channels_first", 16, 4, 1), WAN_CLIP),
    Case("WanPipeline", f.WAN_5B, f.DIT, ("channels_first", 32, 4, 1), (1280, 704, 121, 24.0)),
    Case("WanImageToVideoPipeline", f.WAN_OLD, f.DIT, ("channels_first", 16, 4, 1), WAN_CLIP),
    Case("WanVACEPipeline", f.WAN, f.DIT, ("channels_first", 16, 4, 1), WAN_CLIP),
    Case("WanVideoToVideoPipeline", f.WAN, f.DIT, ("channels_first", 16, 4, 1), WAN_CLIP),
    Case("AnyFlowPipeline", f.WAN, f.DIT, ("frames_first", 16, 4, 1), WAN_CLIP),
    Case("AnyFlowFARPipeline", f.WAN, FAR, ("frames_first", 32, 4, 1), WAN_CLIP),
    Case("HeliosPipeline", f.WAN, f.DIT, ("channels_first", 16, 33, 0), (640, 384, 132, 24.0)),
    Case("HeliosPyramidPipeline", f.WAN, f.DIT, ("channels_first", 64, 33, 0), (640, 384, 132, 24.0)),
    Case("LTXPipeline", f.LTX, f.ONE, ("packed", 32, 8, 1), (704, 512, 161, 25.0)),
    Case("LTXImageToVideoPipeline", f.LTX, f.ONE, ("packed", 32, 8, 1), (704, 512, 161, 25.0)),
    Case("LTXConditionPipeline", f.LTX, f.ONE, ("packed", 32, 8, 1), (704, 512, 161, 25.0)),
    Case("LTXI2VLongMultiPromptPipeline", f.LTX, f.ONE, ("packed", 32, 8, 1), (704, 512, 161, 25.0)),
    Case("LTX2Pipeline", f.LTX, f.ONE, ("packed", 32, 8, 1), (768, 512, 121, 24.0)),
    Case("LTX2ImageToVideoPipeline", f.LTX, f.ONE, ("packed", 32, 8, 1), (768, 512, 121, 24.0)),
    Case("LTX2ConditionPipeline", f.LTX, f.ONE, ("packed", 32, 8, 1), (768, 512, 121, 24.0)),
    Case("LTX2InContextPipeline", f.LTX, f.ONE, ("packed", 32, 8, 1), (768, 512, 121, 24.0)),
    Case("LTX2DFRPipeline", f.LTX, f.ONE, ("packed", 32, 8, 1), (1216, 704, 121, 24.0)),
    Case("HunyuanVideoPipeline", f.HUNYUAN, f.TWO, ("channels_first", 16, 4, 1), (1280, 720, 129, 24.0)),
    Case("HunyuanVideoImageToVideoPipeline", f.HUNYUAN, f.TWO, ("channels_first", 16, 4, 1), (1280, 720, 129, 24.0)),
    Case("HunyuanSkyreelsImageToVideoPipeline", f.HUNYUAN, f.TWO, ("channels_first", 16, 4, 1), SKY_CLIP),
    Case("HunyuanVideoFramepackPipeline", f.HUNYUAN, f.TWO, ("channels_first", 16, 36, 1), (1280, 720, 109, 30.0)),
    Case(
        "HunyuanVideo15Pipeline",
        f.HUNYUAN_15,
        f.ONE | {"target_size": 640},
        ("channels_first", 16, 4, 1),
        (848, 480, 121, 24.0),
    ),
    Case(
        "HunyuanVideo15ImageToVideoPipeline",
        f.HUNYUAN_15,
        f.ONE | {"target_size": 960},
        ("channels_first", 16, 4, 1),
        (1280, 720, 121, 24.0),
    ),
    Case("CogVideoXPipeline", f.COG, f.COG_DIT, ("frames_first", 16, 4, 1), (720, 480, 49, 8.0)),
    Case("CogVideoXPipeline", f.COG, f.COG_DIT | {"patch_size_t": 2}, ("frames_first", 16, 8, 5), (720, 480, 45, 8.0)),
    Case("CogVideoXImageToVideoPipeline", f.COG, f.COG_DIT, ("frames_first", 16, 4, 1), (720, 480, 49, 8.0)),
    Case("CogVideoXVideoToVideoPipeline", f.COG, f.COG_DIT, ("frames_first", 16, 4, 1), (720, 480, 49, 8.0)),
    Case("CogVideoXFunControlPipeline", f.COG, f.COG_DIT, ("frames_first", 16, 4, 1), (720, 480, 49, 8.0)),
    Case(
        "MochiPipeline",
        {"latent_channels": 12},
        {"patch_size": 2},
        ("channels_first", 16, 6, 1),
        (848, 480, 19, 30.0),
        "AutoencoderKLMochi",
    ),
    Case(
        "AllegroPipeline", f.COG, ALLEGRO, ("channels_first", 16, 4, 0), (1280, 720, 88, 15.0), "AutoencoderKLAllegro"
    ),
    Case(
        "EasyAnimatePipeline", f.IMAGE, f.TWO, ("channels_first", 16, 4, 1), (512, 512, 49, 8.0), "AutoencoderKLMagvit"
    ),
    Case("SkyReelsV2Pipeline", f.WAN_OLD, f.DIT, ("channels_first", 16, 4, 1), SKY_CLIP),
    Case("SkyReelsV2ImageToVideoPipeline", f.WAN_OLD, f.DIT, ("channels_first", 16, 4, 1), SKY_CLIP),
    Case("SkyReelsV2DiffusionForcingPipeline", f.WAN_OLD, f.DIT, ("channels_first", 16, 4, 1), SKY_CLIP),
    Case("SkyReelsV2DiffusionForcingImageToVideoPipeline", f.WAN_OLD, f.DIT, ("channels_first", 16, 4, 1), SKY_CLIP),
    Case("Kandinsky5T2VPipeline", f.HUNYUAN, f.DIT, ("channels_last", 16, 4, 1), (768, 512, 121, 24.0)),
    Case("Kandinsky5I2VPipeline", f.HUNYUAN, f.DIT, ("channels_last", 16, 4, 1), (768, 512, 121, 24.0)),
    Case("Kandinsky6TI2VAPipeline", f.HUNYUAN, f.DIT, ("channels_last", 16, 4, 1), (768, 512, 121, 24.0)),
    Case("SanaVideoPipeline", f.WAN, f.DIT, ("channels_first", 32, 4, 1), WAN_CLIP),
    Case("SanaImageToVideoPipeline", f.WAN, f.DIT, ("channels_first", 32, 4, 1), WAN_CLIP),
    Case(
        "StableVideoDiffusionPipeline",
        f.IMAGE,
        f.UNET | {"num_frames": 25},
        ("frames_first", 64, 1, 0),
        (1024, 576, 25, 7.0),
    ),
    Case("AnimateDiffPipeline", f.IMAGE, f.UNET, ("channels_first", 64, 1, 0), (512, 512, 16, 8.0)),
    Case("LattePipeline", f.IMAGE, f.TWO, ("channels_first", 16, 1, 0), (512, 512, 16, 8.0)),
    Case("MotifVideoPipeline", f.WAN, f.TWO, ("channels_first", 16, 4, 1), (1280, 736, 121, 24.0)),
    Case("LucyEditPipeline", f.WAN_5B, f.DIT, ("channels_first", 32, 4, 1), (832, 480, 81, 24.0)),
    Case("ChronoEditPipeline", f.WAN, f.DIT, ("channels_first", 16, 4, 1), WAN_CLIP),
    Case("Cosmos3OmniPipeline", f.WAN_5B, f.DIT, ("channels_first", 32, 4, 1), (832, 480, 81, 24.0)),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.pipeline)
def test_every_video_pipeline_has_its_own_grid(case: Case, tmp_path: Path) -> None:
    record = read_record(f.write_model(tmp_path, case.pipeline, case.vae, case.denoiser, vae_class=case.vae_class))
    grid, lengths, native = record.grid, record.lengths, record.native
    assert (record.layout, grid.multiple, lengths.step, lengths.offset) == case.read
    assert (native.width, native.height, native.frames, native.rate) == case.clip
    assert lengths.snapped(native.frames) == native.frames
    assert native.width % grid.multiple == native.height % grid.multiple == 0


def record(tmp_path: Path, pipeline: str, **more: Any) -> Record:
    vae, denoiser = (f.LTX, f.ONE) if pipeline.startswith("LTX") else (f.WAN, f.DIT)
    return read_record(f.write_model(tmp_path / pipeline, pipeline, vae, denoiser, **more))


MEDIA = {
    "WanPipeline": {},
    "WanImageToVideoPipeline": {"first_frame": "image", "last_frame": "last_image", "needs": ("image",)},
    "WanVACEPipeline": {"control": "video", "mask": "mask", "references": "reference_images"},
    "WanVideoToVideoPipeline": {"video": "video", "needs": ("video",)},
    "LTXConditionPipeline": {"first_frame": "image", "keyframes": "conditions", "video": "video"},
    "LTX2ConditionPipeline": {"keyframes": "conditions"},
    "HeliosPipeline": {"first_frame": "image", "video": "video"},
    "AnyFlowFARPipeline": {"video": "video"},
    "CogVideoXFunControlPipeline": {"control": "control_video", "needs": ("control_video",)},
    "HunyuanVideoFramepackPipeline": {"first_frame": "image", "last_frame": "last_image", "needs": ("image",)},
    "LTX2ImageToVideoPipeline": {"first_frame": "image", "needs": ("image",)},
    "EasyAnimateInpaintPipeline": {"video": "video", "mask": "mask_video"},
}
KINDS = ("first_frame", "last_frame", "keyframes", "video", "mask", "references", "control", "needs")


@pytest.mark.parametrize("pipeline", MEDIA)
def test_arguments_for_media_are_found_by_name(pipeline: str, tmp_path: Path) -> None:
    found = msgspec.to_builtins(record(tmp_path, pipeline))
    assert {kind: found[kind] for kind in KINDS if found[kind]} == MEDIA[pipeline]
    assert found["needs_picture"] == ("image" in found["needs"])


def test_what_a_call_can_do_is_read_from_it(tmp_path: Path) -> None:
    assert record(tmp_path, "SanaVideoPipeline").frames_argument == "frames"
    assert record(tmp_path, "SkyReelsV2DiffusionForcingPipeline").rate_argument == "fps"
    assert not record(tmp_path, "HunyuanVideo15Pipeline").callback
    assert record(tmp_path, "LTX2Pipeline").callback_tensors == ("latents",), "its steps use what connectors make"
    assert record(tmp_path, "WanVACEPipeline").callback_tensors == (
        "latents",
        "prompt_embeds",
        "negative_prompt_embeds",
    )
    chunked = [name for name in MEDIA if record(tmp_path, name).chunked]
    assert chunked == ["HeliosPipeline", "AnyFlowFARPipeline", "HunyuanVideoFramepackPipeline"]
    assert [name for name in chunked if record(tmp_path, name).backwards] == ["HunyuanVideoFramepackPipeline"]
    assert record(tmp_path, "SkyReelsV2DiffusionForcingPipeline").chunked
    assert not record(tmp_path, "AnimateDiffPipeline").known


def test_wan_with_time_steps_for_its_first_frame_takes_no_last_one(tmp_path: Path) -> None:
    assert record(tmp_path, "WanImageToVideoPipeline", index={"expand_timesteps": True}).last_frame == ""


def test_sound_needs_the_parts_that_make_it(tmp_path: Path) -> None:
    parts = {"audio_vae": ["diffusers", "A"], "vocoder": ["diffusers", "V"]}
    assert record(tmp_path, "LTX2Pipeline", index=parts).audio
    assert not record(tmp_path, "LTX2Pipeline", index={"audio_vae": [None, None], "vocoder": ["diffusers", "V"]}).audio
    assert record(tmp_path, "Cosmos3OmniPipeline", index={"sound_tokenizer": ["diffusers", "S"]}).audio
    assert not record(tmp_path, "Cosmos3OmniPipeline").audio


def test_a_distilled_model_wants_few_steps_and_no_guidance(tmp_path: Path) -> None:
    told = record(tmp_path, "HeliosPyramidPipeline", index={"is_distilled": True})
    named = read_record(f.write_model(tmp_path / "LTX-Video-0.9.8-13B-distilled", "LTXPipeline", f.LTX, f.ONE))
    assert told.distilled
    assert told.native.steps == 6
    assert named.distilled
    assert (named.native.steps, named.native.guidance) == (8, 1.0)
    assert record(tmp_path, "LTXPipeline").native.steps == 50


def test_learned_positions_bound_sizes_and_lengths(tmp_path: Path) -> None:
    tiny = read_record(f.write_model(tmp_path, "WanPipeline", f.WAN, f.DIT | {"rope_max_seq_len": 8}))
    assert (tiny.max_side, tiny.lengths.most, tiny.native.frames) == (128, 29, 29)
    fixed = f.COG_DIT | {"use_learned_positional_embeddings": True}
    assert read_record(f.write_model(tmp_path / "cog", "CogVideoXPipeline", f.COG, fixed)).fixed_size


def test_chunks_are_asked_for_so_that_the_clip_comes_out_whole() -> None:
    framepack = Lengths(step=36, offset=1, asked=33)
    assert [framepack.argument(frames) for frames in (37, 73, 109)] == [33, 66, 99]
    assert [Lengths(step=33, offset=0, asked=33).argument(frames) for frames in (1, 98, 99)] == [33, 99, 99]
    assert [Lengths().argument(frames) for frames in (1, 79, 81)] == [5, 81, 81]


@pytest.mark.parametrize(
    ("frames", "chunks"),
    [(81, (1, 3, 3, 3, 3, 3, 3, 2)), (9, (1, 2)), (13, (1, 3)), (97, (1, 3, 3, 3, 3, 3, 3, 3, 3)), (1, (1,))],
)
def test_a_partition_is_cut_or_gone_on_with(frames: int, chunks: tuple[int, ...], tmp_path: Path) -> None:
    far = read_record(f.write_model(tmp_path, "AnyFlowFARPipeline", f.WAN, FAR))
    assert far.partition_of(frames) == chunks
    assert sum(chunks) == far.grid.latent_frames(frames)


@pytest.mark.parametrize(
    ("pipeline", "words"),
    [
        ("FluxPipeline", "FluxPipeline makes pictures or sound, and no video."),
        ("Kandinsky5T2IPipeline", "makes pictures"),
        ("AudioLDM2Pipeline", "no video"),
        ("LTXLatentUpsamplePipeline", "a step after a video model"),
        ("WanAnimatePipeline", "it needs face_video"),
        ("SanaWMPipeline", "camera's path"),
        ("Cosmos2_5_TransferPipeline", "it needs controls"),
        ("DreamPipeline", "DreamPipeline is no pipeline of diffusers"),
        (["my_code", "MyPipeline"], "as code, which is not run"),
        ("../../x", "does not name a pipeline"),
        (7, "does not name a pipeline"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(pipeline: Any, words: str, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=words):
        read_record(f.write_model(tmp_path, pipeline, f.WAN, f.DIT))


def test_damaged_folders_are_refused_in_words(tmp_path: Path) -> None:
    def refusal(name: str, text: str | None) -> str:
        folder = f.write_model(tmp_path / "model", "WanPipeline", f.WAN, f.DIT)
        path = folder / name
        path.unlink()
        if text is not None:
            path.write_text(text)
        with pytest.raises(BadInputError) as caught:
            read_record(folder)
        return str(caught.value)

    assert "holds no model" in refusal("model_index.json", None)
    assert "is damaged" in refusal("model_index.json", '{"_class_name": ')
    assert "is damaged" in refusal("model_index.json", "[1, 2]")
    assert "is damaged" in refusal("model_index.json", "[" * 100_000)
    assert "is missing" in refusal("vae/config.json", None)
    assert "scale_factor_spatial is '0'" in refusal("vae/config.json", json.dumps(f.WAN | {"scale_factor_spatial": 0}))
    assert "no short list" in refusal("transformer/config.json", json.dumps({"patch_size": ["a", "b", "c"]}))
    assert "no configuration file" in refusal("vae/config.json", " " * (5 << 20))
    (tmp_path / "modular").mkdir()
    (tmp_path / "modular" / "modular_model_index.json").write_text("{}")
    with pytest.raises(BadInputError, match="modular pipeline"):
        read_record(tmp_path / "modular")
