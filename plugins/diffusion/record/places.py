"""Where this engine keeps what it worked out once, and how that is written."""

import contextlib
import os
import threading
from pathlib import Path

import platformdirs


def cache_folder() -> Path:
    """`diffusion` in STORYREEL_CACHE, else in the user's cache folder; it need not exist."""
    base = os.environ.get("STORYREEL_CACHE") or platformdirs.user_cache_dir("storyreel")
    return Path(base) / "diffusion"


def learned_folder() -> Path:
    """`diffusion` in the user's folder for what programs remember: how long takes took here; it need not exist."""
    return platformdirs.user_state_path("storyreel", appauthor=False) / "diffusion"


def keep(path: Path, content: bytes) -> None:
    """Write a file of the cache, whole or not at all; a cache that cannot be written is done without."""
    part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
