"""How many parameters a model has, from the headers of its files."""

import json
from pathlib import Path

from diffusion.memory.weights import denoisers, weigh


def tensors(path: Path, *shapes: tuple[int, ...]) -> None:
    """A file's header without its weights."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table: dict[str, object] = {"__metadata__": {"format": "pt"}}
    table |= {f"t{n}": {"dtype": "F32", "shape": shape, "data_offsets": [0, 0]} for n, shape in enumerate(shapes)}
    header = json.dumps(table).encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header)


def test_parameters_are_counted_by_component(tmp_path: Path) -> None:
    tensors(tmp_path / "transformer" / "model-00001-of-00002.safetensors", (4, 5), (7,))
    tensors(tmp_path / "transformer" / "model-00002-of-00002.safetensors", (2, 2, 2))
    tensors(tmp_path / "transformer" / "model.fp16-00001-of-00001.safetensors", (35,))
    tensors(tmp_path / "text_encoder" / "model.fp16.safetensors", (11,))
    tensors(tmp_path / "vae" / "model.safetensors", (3,))
    (tmp_path / "scheduler").mkdir()
    (tmp_path / "model_index.json").write_text("{}")
    found = weigh(tmp_path)
    assert found == {"transformer": 35, "text_encoder": 11, "vae": 3}
    assert denoisers(found) == ("transformer",)


def test_what_cannot_be_read_counts_as_nothing(tmp_path: Path) -> None:
    assert weigh(tmp_path / "nowhere") == {}
    broken = tmp_path / "vae" / "model.safetensors"
    broken.parent.mkdir()
    for content in (b"", b"\xff" * 8, (5).to_bytes(8, "little") + b"nope!", (2).to_bytes(8, "little") + b"[]"):
        broken.write_bytes(content)
        assert weigh(tmp_path) == {}


def test_a_single_file_is_a_denoiser(tmp_path: Path) -> None:
    tensors(tmp_path / "wan.safetensors", (10,))
    assert weigh(tmp_path / "wan.safetensors") == {"transformer": 10}
    quantised = tmp_path / "wan.gguf"
    quantised.write_bytes(b"x" * 100)
    assert weigh(quantised) == {"transformer": 50}
