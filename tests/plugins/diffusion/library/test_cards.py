import os
import time
from pathlib import Path
from typing import Any

import pytest
from diffusion.engine import declared
from diffusion.library.cards import cards, describe
from diffusion.library.digest import digest
from diffusion.library.finding import find, snapshot
from diffusion.library.resolving import base_of, chosen, locate

from studio.extend.api import BadInputError, ModelCard
from tests.plugins.diffusion.bare import DIT, HUNYUAN, WAN, write_model, write_weights, write_whole

WAN_FILE = {"head.modulation": (1, 2, 48), "patch_embedding.weight": (48, 16, 1, 2, 2)}
HEADS = {"num_attention_heads": 4, "attention_head_dim": 12}


def by_name(*folders: Path) -> dict[str, ModelCard]:
    return {card.name: card for card in cards(folders, declared())}


def cached(hub: Path, repo: str, revision: str = "abc") -> Path:
    """Where a repository's state lies in the Hugging Face cache."""
    folder = hub / f"models--{repo.replace('/', '--')}"
    (folder / "refs").mkdir(parents=True, exist_ok=True)
    (folder / "refs" / "main").write_text(revision)
    return folder / "snapshots" / revision


def test_models_are_found_in_the_cache_and_in_chosen_folders(hub: Path, tmp_path: Path) -> None:
    write_whole(cached(hub, "Wan-AI/Wan2.1"))
    write_whole(tmp_path / "chosen" / "deep" / "er" / "mine")
    found = find([tmp_path / "chosen", tmp_path / "chosen" / "deep", tmp_path / "nowhere"])
    assert [(item.model, item.source) for item in found] == [
        ("Wan-AI/Wan2.1", "Hugging Face cache"),
        (str(tmp_path / "chosen" / "deep" / "er" / "mine"), "chosen folder"),
    ]


def test_a_card_says_what_a_model_is(hub: Path, tmp_path: Path) -> None:
    folder = write_whole(cached(hub, "Wan-AI/Wan2.1"), "WanImageToVideoPipeline")
    (folder / "README.md").write_text("---\nlicense: apache-2.0\n---\n")
    card = by_name()["Wan2.1"]
    assert (card.model, card.pipeline, card.task) == ("Wan-AI/Wan2.1", "WanImageToVideoPipeline", "picture to video")
    assert (card.licence, card.problem, card.source) == ("apache-2.0", "", "Hugging Face cache")
    assert card.bytes == sum(path.stat().st_size for path in folder.rglob("*.safetensors"))
    assert card.fits in ("yes", "offload", "no")
    assert card.preset
    assert card.capabilities is not None
    assert card.capabilities.model == "Wan-AI/Wan2.1"
    assert card.capabilities == describe("Wan-AI/Wan2.1", declared())
    assert card.capabilities.digest == digest(folder)


def test_a_model_that_is_not_whole_says_so_and_can_do_nothing(tmp_path: Path) -> None:
    write_whole(tmp_path / "half")
    (tmp_path / "half" / "vae" / "diffusion_pytorch_model.safetensors").unlink()
    card = by_name(tmp_path)["half"]
    assert card.capabilities is None
    assert "vae are missing" in card.problem
    with pytest.raises(BadInputError, match="vae are missing"):
        describe(str(tmp_path / "half"), declared())


def test_picture_models_are_told_where_they_were_chosen_and_left_out_of_the_cache(hub: Path, tmp_path: Path) -> None:
    write_whole(cached(hub, "black-forest-labs/FLUX"), "FluxPipeline")
    assert by_name() == {}
    write_whole(tmp_path / "flux", "FluxPipeline")
    assert "makes pictures" in by_name(tmp_path / "flux")["flux"].problem


def test_the_second_survey_is_quick_and_sees_changes(tmp_path: Path) -> None:
    for at in range(40):
        write_whole(tmp_path / "models" / f"wan {at}")
    first = cards([tmp_path / "models"], declared())
    begun = time.process_time()
    assert cards([tmp_path / "models"], declared()) == first
    assert time.process_time() - begun < 0.5
    (tmp_path / "models" / "wan 7" / "vae" / "diffusion_pytorch_model.safetensors").unlink()
    assert [card.name for card in cards([tmp_path / "models"], declared()) if card.problem] == ["wan 7"]


def test_a_single_file_needs_the_rest_of_its_model(tmp_path: Path) -> None:
    file = write_weights(tmp_path / "wan2.1_fp16.safetensors", WAN_FILE)
    card = by_name(tmp_path)["wan2.1_fp16"]
    assert card.source == "single file"
    assert "only the denoiser of a Wan model" in card.problem
    with pytest.raises(BadInputError, match="only the denoiser"):
        describe(str(file), declared())
    write_model(tmp_path / "other", "WanPipeline", WAN, DIT | HEADS | {"num_attention_heads": 9})
    base = write_whole(tmp_path / "base")
    for folder, heads in ((tmp_path / "other", 9), (base, 4)):
        table = DIT | HEADS | {"num_attention_heads": heads}
        write_model(folder, "WanPipeline", WAN, table, index=parts(heads))
    card = by_name(tmp_path)["wan2.1_fp16"]
    assert card.problem == ""
    assert card.pipeline == "WanPipeline"
    assert base_of(file) == base
    assert chosen() == [tmp_path]
    assert describe(str(file), declared()).model == str(file)


def parts(heads: int) -> dict[str, Any]:
    text = ["transformers", "UMT5EncoderModel"] if heads == 4 else [None, None]
    return {"transformer": ["diffusers", "WanTransformer3DModel"], "text_encoder": text}


def test_files_that_are_no_model_are_left_out_and_pickles_refused(tmp_path: Path) -> None:
    write_weights(tmp_path / "lora.safetensors", {"a.lora_A.weight": (4, 4)})
    (tmp_path / "old.ckpt").write_bytes(b"\x80\x02}q")
    (tmp_path / "notes.bin").write_bytes(b"no pickle")
    (tmp_path / "cut.safetensors").write_bytes(b"\x01")
    found = by_name(tmp_path)
    assert set(found) == {"old", "cut"}
    assert "old.ckpt is a pickle" in found["old"].problem
    assert "cut off" in found["cut"].problem
    with pytest.raises(BadInputError, match="no video model"):
        base_of(tmp_path / "lora.safetensors")


def test_a_folder_of_ten_thousand_files_and_loops_of_links_take_no_time(tmp_path: Path) -> None:
    for at in range(10_000):
        os.close(os.open(tmp_path / f"{at}.txt", os.O_CREAT))
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "gone").symlink_to("nowhere")
    write_whole(tmp_path / "wan")
    begun = time.process_time()
    assert list(by_name(tmp_path)) == ["wan"]
    assert time.process_time() - begun < 1.0


def test_a_chosen_folder_without_a_model_says_why(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    file = write_weights(tmp_path / "wan.gguf.safetensors", WAN_FILE)
    found = by_name(tmp_path / "empty", tmp_path / "gone", file)
    assert "empty holds no model" in found["empty"].problem
    assert "gone is not there" in found["gone"].problem
    assert "only the denoiser" in found["wan.gguf"].problem
    assert all(card.capabilities is None for card in found.values())


def test_the_digest_changes_with_configuration_weights_and_names(tmp_path: Path) -> None:
    folder = write_whole(tmp_path / "wan")
    found = [digest(folder)]
    assert digest(folder) == found[0]
    write_weights(
        folder / "transformer" / "diffusion_pytorch_model.safetensors",
        {"a.weight": (64, 64), "b.weight": (64,)},
        fill=1,
    )
    found.append(digest(folder))
    write_model(folder, "WanPipeline", HUNYUAN, DIT)
    found.append(digest(folder))
    (folder / "README.md").write_text("words alone")
    assert digest(folder) == found[-1]
    assert len(set(found)) == 3
    same = write_whole(tmp_path / "elsewhere")
    assert digest(same) == found[0]


def test_models_are_located_by_path_or_repository(hub: Path, tmp_path: Path) -> None:
    folder = write_whole(cached(hub, "a/b"))
    older = folder.parent / "000"
    older.mkdir()
    os.utime(older, (1, 1))
    assert locate("a/b") == folder
    (folder.parent.parent / "refs" / "main").unlink()
    assert snapshot("a/b") == folder
    assert locate(str(folder)) == folder
    for model, words in (
        ("", "No model is set"),
        ("c/d", "c/d is not on this machine"),
        ("../../etc", "is not on this machine"),
        (str(tmp_path / "none"), "is not there"),
        ("a\0b", "is no path"),
        ("x" * 9000, "is no path"),
    ):
        with pytest.raises(BadInputError, match=words):
            locate(model)
