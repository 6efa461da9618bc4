"""Models by name, made the same on every machine and written as folders that `from_pretrained` reads."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from diffusion.rigs import forcing, framepack, helios, hunyuan, kandinsky, ltx, others, wan

SEED = 7
"""What the random weights are drawn from."""

TINY: dict[str, Callable[[], Any]] = {
    "anyflow-far": others.anyflow,
    "cogvideox": others.cogvideox,
    "framepack": framepack.image_to_video,
    "helios": helios.text_to_video,
    "hunyuan15": hunyuan.text_to_video,
    "kandinsky5": kandinsky.text_to_video,
    "kandinsky5-i2v": kandinsky.image_to_video,
    "ltx": ltx.text_to_video,
    "ltx-condition": ltx.keyframed,
    "ltx2": ltx.with_sound,
    "sana": others.sana,
    "skyreels-df": forcing.text_to_video,
    "wan": wan.text_to_video,
    "wan-5b": wan.compact,
    "wan-a14b": wan.two_experts,
    "wan-i2v": wan.image_to_video,
    "wan-vace": wan.controlled,
}
"""Name to what makes the pipeline, a few hundred kilobytes of weights."""

_CARD = """---
license: apache-2.0
library_name: diffusers
pipeline_tag: {task}
tags: [storyreel, random-weights]
---
# {name}, {size}

The layers of a real model with random weights: it makes noise, and it makes it as the real one would.
"""


def build(name: str, folder: Path) -> Path:
    """Write the tiny model of a name; returns the folder, which is there whole or not at all. Raises `KeyError`."""
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(SEED)
        pipe = TINY[name]()
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    pipe.save_pretrained(part, safe_serialization=True)
    task = "image-to-video" if "Image" in type(pipe).__name__ else "text-to-video"
    (part / "README.md").write_text(_CARD.format(name=name, size="tiny", task=task), "utf-8")
    try:
        part.rename(folder)
    except OSError:
        shutil.rmtree(part)
        if not (folder / "model_index.json").is_file():  # else another process was quicker, with the same files
            raise
    return folder
