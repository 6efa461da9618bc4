"""What a pipeline's own code tells of its flow, read from its source, so that no class needs code of its own.

A video pipeline of diffusers ends in `video = self.vae.decode(latents)[0]`, then `postprocess_video(video)`. Where it
is so, the decoder's frames are the take's frames, and they can be handed on while others are still being decoded.
"""

import ast
import inspect
import re
import textwrap
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_DECODE = re.compile(r"^(\w+) = self\.(vae\.decode|decode_latents)\(")
_PICTURES = re.compile(r"postprocess_video\((?:video=)?(\w+)")
_ENCODE = re.compile(r"^\(?([\w, ]+)\)? = self\.encode_prompt\(")


class Flow(NamedTuple):
    """`direct`: what `vae.decode` returns are frames of the take, in order, and of nothing else; `embeddings`: the
    names under which the call keeps what `encode_prompt` returns; `takes_words`: whether the steps use these."""

    direct: bool
    embeddings: tuple[str, ...]
    takes_words: bool


@lru_cache(maxsize=32)
def flow_of(pipeline: type) -> Flow:
    """Read the source of a pipeline's `__call__`; where there is none nothing is taken for granted."""
    lines = _statements(pipeline, "__call__")
    encoded = [found for line in lines if (found := _ENCODE.match(line))]
    names = tuple(name.strip() for name in encoded[0].group(1).split(",") if name.strip()) if encoded else ()
    uses = any(line.startswith("encoder_hidden_states=prompt_embeds") for line in _arguments(lines))
    return Flow(_is_direct(pipeline, lines), names, uses and "prompt_embeds" in names)


def _statements(owner: type, name: str) -> list[str]:
    """The statements of a method, each on a line of its own, without indentation."""
    try:
        source = textwrap.dedent(inspect.getsource(inspect.unwrap(getattr(owner, name))))
        return [line.strip() for line in ast.unparse(ast.parse(source)).splitlines()]
    except (AttributeError, OSError, TypeError, SyntaxError):
        return []


def _arguments(lines: Sequence[str]) -> list[str]:
    """The pieces between commas, among them the named arguments of calls."""
    return [piece.strip() for line in lines for part in line.split("(") for piece in part.split(",")]


def _is_direct(pipeline: type, lines: Sequence[str]) -> bool:
    """Whether nothing comes between the one call of the decoder and the pictures but putting chunks in a row."""
    calls = sum(line.count("self.vae.decode(") + line.count("self.decode_latents(") for line in lines)
    if calls != 1 or any("safety_checker" in line for line in lines):
        return False
    decoded = [(n, found) for n, line in enumerate(lines) if (found := _DECODE.match(line))]
    pictures = [(n, found) for n, line in enumerate(lines) if (found := _PICTURES.search(line))]
    if not decoded or not pictures or (decoded[0][1].group(2) == "decode_latents" and not _passes_on(pipeline)):
        return False
    name, shown = decoded[0][1].group(1), pictures[0][1].group(1)
    between = lines[decoded[0][0] + 1 : pictures[0][0]]
    if shown == name:
        return not any(re.match(rf"{name}\b[^=(]*=(?!=)", line) for line in between)
    return f"{shown} = torch.cat([{shown}, {name}], dim=2)" in between


def _passes_on(pipeline: type) -> bool:
    """Whether `decode_latents` returns what the decoder gave, all of it and at once."""
    lines = _statements(pipeline, "decode_latents")
    for line, after in pairwise(lines):
        if found := re.match(r"^(\w+) = self\.vae\.decode\(", line):
            return after == f"return {found.group(1)}" and not any(each.startswith("for ") for each in lines)
    return False
