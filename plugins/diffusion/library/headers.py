"""The headers of weight files, which say what is in them; no weight is read, and nothing that they say is trusted.

safetensors: 8 bytes of length, then JSON of names, types, shapes and places (huggingface/safetensors, format).
GGUF: a table of values, then one of tensors (ggml-org/ggml, docs/gguf.md).
"""

import struct
from pathlib import Path
from typing import BinaryIO

import msgspec

from studio.extend.api import BadInputError

LONGEST = 16 << 20
"""Bytes of a header; those of the largest video models take about one million."""
MOST_TENSORS = 100_000
MOST_VALUES = 1_000_000
"""Entries of all lists of a GGUF file together; vocabularies are the longest."""

PICKLES = (".bin", ".ckpt", ".pkl", ".pt", ".pth", ".pickle")
"""Endings of files that run code when they are opened."""

FLOATS = {"F64", "F32", "F16", "BF16", "F8_E4M3", "F8_E5M2", "F8_E8M0", "F4"}
KNOWN = FLOATS | {"BOOL", "U8", "I8", "U16", "I16", "U32", "I32", "U64", "I64", "C64"}
"""Types that torch has."""

_WIDTHS = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
"""Bytes of GGUF's plain kinds of value; 8 is text, 9 a list."""


class Tensor(msgspec.Struct, frozen=True):
    """One entry of a header. `data_offsets`: bytes from the end of the header on."""

    dtype: str
    shape: tuple[int, ...] = ()
    data_offsets: tuple[int, int] = (0, 0)


class Header(msgspec.Struct, frozen=True):
    """What a file of weights holds: tensors by name. `raw` is the header as it is in the file."""

    tensors: dict[str, Tensor]
    raw: bytes
    start: int
    """Where in the file the data begin."""


def read_header(path: Path) -> Header:
    """The header of a `.safetensors` or `.gguf` file. Raises `BadInputError` in one sentence for any other file, a
    damaged one, one that ends early, and one with types that nobody knows."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise BadInputError(f"{path.name} is no file.")
        with path.open("rb") as opened:
            magic = opened.read(8)
            _refuse_pickle(path, magic)
            if magic[:4] == b"GGUF":
                opened.seek(0)
                return _gguf(path.name, opened)
            return _safetensors(path.name, opened, magic, size)
    except OSError as error:
        raise BadInputError(f"{path} cannot be read: {error.strerror or error}.") from None


def is_pickle(path: Path) -> bool:
    """Whether a file is one that runs code when it is opened: by its first bytes, whatever its name is."""
    try:
        with path.open("rb") as opened:
            return _looks_pickled(opened.read(4))
    except OSError:
        return False


def pickle_refusal(name: str) -> str:
    """The sentence for a file of that kind."""
    return f"{name} is a pickle, which can run any program when it is opened: only safetensors and GGUF are read."


def _looks_pickled(magic: bytes) -> bool:
    return magic[:4] == b"PK\x03\x04" or (magic[:1] == b"\x80" and 2 <= magic[1] <= 5 if len(magic) > 1 else False)


def _refuse_pickle(path: Path, magic: bytes) -> None:
    length = int.from_bytes(magic, "little")
    if path.suffix.lower() in PICKLES or (length > LONGEST and _looks_pickled(magic)):
        raise BadInputError(pickle_refusal(path.name))


def _safetensors(name: str, opened: BinaryIO, magic: bytes, size: int) -> Header:
    length = int.from_bytes(magic, "little")
    if len(magic) < 8 or length < 2 or length > LONGEST or length + 8 > size:
        raise BadInputError(f"{name} is no safetensors file, or was cut off: fetch it again.")
    raw = opened.read(length)
    try:
        table = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
        table.pop("__metadata__", None)
        tensors = {key: msgspec.json.decode(value, type=Tensor) for key, value in table.items()}
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise BadInputError(f"{name} is damaged: its header cannot be read; fetch it again.") from None
    end = max((tensor.data_offsets[1] for tensor in tensors.values()), default=0)
    if length + 8 + end > size:
        missing = length + 8 + end - size
        raise BadInputError(f"{name} was cut off: {missing:,} bytes are missing; fetch it again.")
    strange = {tensor.dtype for tensor in tensors.values()} - KNOWN
    if strange:
        raise BadInputError(f"{name} has weights of the type {min(strange)[:20]}, which torch does not know.")
    if tensors and size > 1 << 20 and not any(tensor.dtype in FLOATS for tensor in tensors.values()):
        raise BadInputError(f"{name} has whole numbers for weights: a kind of quantising that is not known here.")
    return Header(tensors, raw, length + 8)


def _gguf(name: str, opened: BinaryIO) -> Header:
    """Names and shapes of a GGUF file; ggml's order of dimensions is turned round."""
    raw = opened.read(LONGEST)
    reader = _Reader(raw)
    try:
        version, tensors, values = reader.numbers("<4xIQQ")
        if version not in (2, 3) or tensors > MOST_TENSORS or values > MOST_TENSORS:
            raise ValueError
        for _ in range(values):
            reader.text()
            reader.skip(reader.numbers("<I")[0])
        found = dict(reader.tensor() for _ in range(tensors))
    except (struct.error, ValueError, RecursionError):
        raise BadInputError(f"{name} is a damaged GGUF file, or was cut off: fetch it again.") from None
    return Header(found, raw[: reader.at], reader.at)


class _Reader:
    """Walks through a GGUF header. Raises `struct.error` at its end and `ValueError` for what cannot be."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self.at = 0
        self._left = MOST_VALUES

    def numbers(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(form, self._raw, self.at)
        self.at += struct.calcsize(form)
        return found

    def text(self) -> str:
        (length,) = self.numbers("<Q")
        self._leap(length)
        return self._raw[self.at - length : self.at].decode("utf-8")

    def skip(self, kind: int) -> None:
        if kind == 8:
            self.text()
        elif kind == 9:
            inner, count = self.numbers("<IQ")
            if inner in _WIDTHS:
                self._leap(_WIDTHS[inner] * count)
            else:
                self._left -= count
                for _ in range(count if self._left >= 0 else -1):
                    self.skip(inner)
                if self._left < 0:
                    raise ValueError
        else:
            self._leap(_WIDTHS.get(kind, -1))

    def tensor(self) -> tuple[str, Tensor]:
        name = self.text()
        (rank,) = self.numbers("<I")
        if rank > 8:
            raise ValueError
        shape = tuple(reversed(self.numbers(f"<{rank}Q")))
        kind, _ = self.numbers("<IQ")
        return name, Tensor(f"GGML_{kind}", shape)

    def _leap(self, length: int) -> None:
        if length < 0 or self.at + length > len(self._raw):
            raise ValueError
        self.at += length
