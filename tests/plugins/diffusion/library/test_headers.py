import json
import struct
import time
from pathlib import Path

import pytest
from diffusion.library.headers import is_pickle, read_header

from studio.extend.api import BadInputError
from tests.plugins.diffusion.bare import write_weights


def refusal(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    begun = time.process_time()
    with pytest.raises(BadInputError) as caught:
        read_header(path)
    assert time.process_time() - begun < 1.0
    assert str(caught.value).endswith(".")
    return str(caught.value)


def safetensors(header: object, data: int = 8) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + bytes(data)


def entry(dtype: str = "F32", end: int = 8) -> dict[str, object]:
    return {"a": {"dtype": dtype, "shape": [end // 4], "data_offsets": [0, end]}}


def test_a_header_tells_names_and_shapes(tmp_path: Path) -> None:
    header = read_header(write_weights(tmp_path / "x.safetensors", {"a": (2, 3), "b": (4,)}))
    assert {name: tensor.shape for name, tensor in header.tensors.items()} == {"a": (2, 3), "b": (4,)}
    assert header.start + 2 * 10 == (tmp_path / "x.safetensors").stat().st_size


def test_a_header_of_the_length_that_pickles_begin_with_is_none(tmp_path: Path) -> None:
    text = json.dumps(entry()).encode().ljust(0x280)
    (tmp_path / "x.safetensors").write_bytes(safetensors(text))
    assert "a" in read_header(tmp_path / "x.safetensors").tensors


def test_hostile_files_are_refused_in_a_sentence_and_at_once(tmp_path: Path) -> None:
    path = tmp_path / "x.safetensors"
    assert "cut off" in refusal(path, b"")
    assert "cut off" in refusal(path, b"\xff" * 8)
    assert "cut off" in refusal(path, (12 << 30).to_bytes(8, "little") + b"{}")
    assert "cut off" in refusal(path, (100).to_bytes(8, "little") + b"{}")
    assert "damaged" in refusal(path, safetensors(b"[" * (1 << 20)))
    assert "damaged" in refusal(path, safetensors(b'{"a": 1}'))
    assert "damaged" in refusal(path, safetensors(b"\xff\xfe\xfd"))
    assert "992 bytes are missing" in refusal(path, safetensors(entry(end=1000)))
    assert "type F3_E1" in refusal(path, safetensors(entry("F3_E1")))
    assert "whole numbers" in refusal(path, safetensors(entry("U8", 2 << 20), 2 << 20))
    assert "is a pickle" in refusal(path, b"PK\x03\x04 archive of torch.save")
    assert "is a pickle" in refusal(path, b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00.")
    assert "is a pickle" in refusal(tmp_path / "model.ckpt", b"anything")


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "loop.safetensors").symlink_to("loop.safetensors")
    for path in (tmp_path / "none.safetensors", tmp_path / "loop.safetensors", tmp_path):
        with pytest.raises(BadInputError, match=r"cannot be read|is no file"):
            read_header(path)


def text(value: str) -> bytes:
    return struct.pack("<Q", len(value)) + value.encode()


def gguf(values: bytes = b"", count: int = 0) -> bytes:
    tensor = text("head.modulation") + struct.pack("<I2QIQ", 2, 1536, 2, 1, 0)
    return b"GGUF" + struct.pack("<IQQ", 3, 1, count) + values + tensor


def test_gguf_files_tell_the_same(tmp_path: Path) -> None:
    values = text("general.architecture") + struct.pack("<I", 8) + text("wan")
    values += text("numbers") + struct.pack("<IIQ", 9, 4, 3) + bytes(12)
    values += text("words") + struct.pack("<IIQ", 9, 8, 2) + text("a") + text("b")
    (tmp_path / "x.gguf").write_bytes(gguf(values, 3))
    assert read_header(tmp_path / "x.gguf").tensors["head.modulation"].shape == (2, 1536)


def test_hostile_gguf_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.gguf"
    for content in (
        b"GGUF",
        b"GGUF" + struct.pack("<IQQ", 9, 1, 1),
        b"GGUF" + struct.pack("<IQQ", 3, 1 << 60, 1),
        gguf()[:-20],
        gguf(text("a") + struct.pack("<I", 77), 1),
        gguf(text("a") + struct.pack("<IIQ", 9, 8, 1 << 60), 1),
        gguf(text("a") + struct.pack("<IIQ", 9, 4, 1 << 62), 1),
        gguf(text("a") + struct.pack("<I", 9) + struct.pack("<IQ", 9, 1) * 200_000, 1),
    ):
        assert "damaged GGUF" in refusal(path, content)


def test_pickles_are_known_by_their_first_bytes(tmp_path: Path) -> None:
    for name, content, expected in (("a", b"\x80\x02}q", True), ("b", b"PK\x03\x04", True), ("c", b"GGUF", False)):
        (tmp_path / name).write_bytes(content)
        assert is_pickle(tmp_path / name) == expected
    assert not is_pickle(tmp_path / "none")
