import re
from pathlib import Path

import msgspec
import pytest
from diffusion.record import signature
from diffusion.record.places import cache_folder, keep

from studio.extend.api import BadInputError

VIDEO = re.compile(
    r"pipelines/(wan|ltx2?|helios|anyflow|hunyuan_video|cogvideo|skyreels_v2|kandinsky5|sana_video|mochi)/"
)


def test_the_sizes_that_pipelines_check_are_found_in_all_of_them() -> None:
    for name, where in signature.classes().items():
        if VIDEO.match(where) and "Pipeline" in name and "Output" not in name:
            text = (signature.package() / where).read_text("utf-8")
            demanded = [int(step) for step in re.findall(r"if height % (\d+) != 0", text)]
            assert signature.read_signature(name).size_step == max(demanded, default=1), name


def test_defaults_are_those_of_the_call() -> None:
    wan = signature.read_signature("WanPipeline")
    assert wan.defaults["num_frames"] == 81
    assert wan.defaults["guidance_scale"] == 5.0
    assert "guidance_scale_2" not in wan.defaults
    assert signature.read_signature("WanImageToVideoPipeline").required == ("image",)
    assert signature.read_signature("LTXPipeline").single_file
    # keyword-only arguments and constants of the module
    assert signature.read_signature("SanaWMPipeline").defaults["fps"] == 16
    assert signature.read_signature("LTXI2VLongMultiPromptPipeline").defaults["output_type"] == "latent"


def test_a_call_may_be_inherited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pipelines" / "mine").mkdir(parents=True)
    (tmp_path / "pipelines" / "mine" / "pipeline_mine.py").write_text(
        "class BasePipeline(DiffusionPipeline):\n    def __call__(self, prompt, num_frames=9): ...\n\n"
        "class MinePipeline(BasePipeline):\n    pass\n\n"
        "class EmptyPipeline(DiffusionPipeline):\n    pass\n"
    )
    monkeypatch.setenv("STORYREEL_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(signature, "package", lambda: tmp_path)
    for cached in (signature.classes, signature.read_signature):
        cached.cache_clear()
    try:
        mine = signature.read_signature("MinePipeline")
        assert (mine.name, mine.arguments, mine.required) == ("MinePipeline", ("prompt", "num_frames"), ("prompt",))
        with pytest.raises(BadInputError, match="makes nothing"):
            signature.read_signature("EmptyPipeline")
    finally:
        for cached in (signature.classes, signature.read_signature):
            cached.cache_clear()


def test_what_was_read_is_kept_and_a_damaged_cache_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORYREEL_CACHE", str(tmp_path))
    first = _fresh("MochiPipeline")
    kept = next(cache_folder().glob("signature-*-MochiPipeline.json"))
    state, stored = msgspec.json.decode(kept.read_bytes(), type=tuple[str, signature.Signature])
    assert stored == first
    other = msgspec.structs.replace(stored, rate=99.0)
    kept.write_bytes(msgspec.json.encode((state, other)))
    assert _fresh("MochiPipeline").rate == 99.0
    kept.write_bytes(b"\xff{")
    assert _fresh("MochiPipeline") == first


def _fresh(name: str) -> signature.Signature:
    signature.read_signature.cache_clear()
    return signature.read_signature(name)


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep(tmp_path / "file" / "below.json", b"{}")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
