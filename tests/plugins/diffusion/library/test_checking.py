import json
import os
from pathlib import Path

import pytest
from diffusion.library.checking import check, variant
from diffusion.library.licences import licence
from diffusion.library.weighing import weigh

from tests.plugins.diffusion.bare import write_table, write_weights, write_whole

VAE = "vae/diffusion_pytorch_model.safetensors"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    return write_whole(tmp_path / "wan")


def test_a_whole_model_has_nothing_wrong(whole: Path) -> None:
    assert check(whole) == ""
    assert check(whole / VAE) == ""


def test_half_a_model_is_told_by_what_is_missing(whole: Path) -> None:
    (whole / VAE).unlink()
    assert "the weights of its vae are missing" in check(whole)
    (whole / "vae" / "config.json").unlink()
    (whole / "vae").rmdir()
    assert "its vae is missing" in check(whole)
    (whole / "model_index.json").unlink()
    assert "holds no model" in check(whole)


def test_missing_shards_are_named(whole: Path) -> None:
    name = "transformer/diffusion_pytorch_model"
    shards = {f"{at}.weight": f"diffusion_pytorch_model-0000{at}-of-00002.safetensors" for at in (1, 2)}
    write_table(whole / f"{name}.safetensors.index.json", {"weight_map": shards})
    write_weights(whole / "transformer" / shards["1.weight"], {"1.weight": (2,)})
    assert "transformer/diffusion_pytorch_model-00002-of-00002.safetensors is missing" in check(whole)


def test_a_cut_off_file_is_found_by_its_header(whole: Path) -> None:
    path = whole / "transformer" / "diffusion_pytorch_model.safetensors"
    os.truncate(path, path.stat().st_size - 100)
    assert "was cut off: 100 bytes are missing" in check(whole)


def test_pickles_are_refused_by_name_but_not_beside_safetensors(whole: Path) -> None:
    (whole / "vae" / "old.bin").write_bytes(b"\x80\x02}")
    assert check(whole) == ""
    (whole / VAE).unlink()
    assert "vae/old.bin of wan is a pickle" in check(whole)


@pytest.mark.parametrize(
    ("index", "words"),
    [
        ({"_class_name": "WanPipeline"}, "names no parts"),
        ({"_class_name": "WanPipeline", "../../etc": ["a", "b"]}, "outside of its folder"),
    ],
)
def test_a_strange_index_is_refused(index: dict[str, object], words: str, whole: Path) -> None:
    (whole / "model_index.json").write_text(json.dumps(index))
    assert words in check(whole)


def test_a_folder_that_may_not_be_read_is_said(whole: Path) -> None:
    (whole / "vae").rename(whole / "elsewhere")
    (whole / "vae").symlink_to("vae")
    assert "vae is missing" in check(whole)


def test_a_variant_is_named_where_there_is_nothing_else(whole: Path) -> None:
    assert variant(whole) == ""
    (whole / VAE).rename(whole / "vae" / "diffusion_pytorch_model.fp16.safetensors")
    assert variant(whole) == "fp16"


def test_only_what_is_loaded_is_weighed(whole: Path) -> None:
    text = (whole / "text_encoder" / "model.safetensors").stat().st_size
    before = weigh(whole)
    assert before.text == text
    write_weights(whole / "vae" / "diffusion_pytorch_model.fp16.safetensors", {"a": (512,)})
    write_weights(whole / "everything.safetensors", {"a": (512,)})
    assert weigh(whole) == before
    assert weigh(whole / VAE) == ((whole / VAE).stat().st_size, 0)
    assert weigh(whole / "none") == (0, 0)


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ("---\nlicense: apache-2.0\ntags:\n- video\n---\n# Wan", "apache-2.0"),
        (
            "---\r\nlicense: other\r\nlicense_name: 'ltx-2'\r\nlicense_link: https://a.b/c\r\n---\r\n",
            "ltx-2 (https://a.b/c)",
        ),
        ("---\nlicense: other\n---\n", "other"),
        ("---\nlicense: mit\nno end", "licence not stated"),
        ("license: mit", "licence not stated"),
        ("\ufeff---\nlicense: mit\n---\n", "mit"),
    ],
)
def test_the_licence_is_what_the_model_card_says(card: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_bytes(card.encode())
    assert licence(tmp_path) == said


def test_a_licence_file_says_it_by_its_first_line(tmp_path: Path) -> None:
    assert licence(tmp_path) == "licence not stated"
    (tmp_path / "LICENSE").write_text("\n\n   # Tencent Hunyuan Community License \n\nText")
    assert licence(tmp_path) == "Tencent Hunyuan Community License"
    (tmp_path / "README.md").write_bytes(b"\xff\xfe" * 40_000)
    assert licence(tmp_path) == "Tencent Hunyuan Community License"
