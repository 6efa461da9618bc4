import json
from pathlib import Path

from tests.plugins.diffusion import bare


def test_a_bare_folder_names_its_parts_and_describes_them(tmp_path: Path) -> None:
    folder = bare.write_model(tmp_path / "wan", "WanPipeline", bare.WAN, bare.DIT)
    index = json.loads((folder / "model_index.json").read_text())
    assert index["_class_name"] == "WanPipeline"
    assert index["vae"] == ["diffusers", "AutoencoderKLWan"]
    assert json.loads((folder / "transformer" / "config.json").read_text()) == bare.DIT
    unet = bare.write_model(tmp_path / "svd", "StableVideoDiffusionPipeline", bare.IMAGE, bare.UNET)
    assert (unet / "unet" / "config.json").is_file()
