"""How kernels are compiled, and where the machine code is kept."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from numba import config, njit

_settings = cast(Any, config)
Kernel = TypeVar("Kernel", bound=Callable[..., Any])

OPTIONS: dict[str, Any] = {"cache": True, "nogil": True, "fastmath": True, "error_model": "numpy"}
"""Every kernel is compiled with these: no global lock held, and sums may be reordered (the same way each time)."""


def _digest() -> str:
    """A name for the kernels as they are written now."""
    made = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        made.update(path.read_bytes())
    return made.hexdigest()[:12]


def _folder() -> str:
    """Where numba keeps these kernels: a folder of their digest, under NUMBA_CACHE_DIR or beside the source.

    numba looks only at a kernel's own file to see whether what it kept is stale. Kernels call one another across files,
    so without this an upgrade that changes one file would go on running the old code of another.
    """
    base = Path(_settings.CACHE_DIR or Path(__file__).parent / "__pycache__")
    return str(base / f"previs-{_digest()}")


FOLDER = _folder()


def kernel(function: Kernel) -> Kernel:
    """Compile with OPTIONS, kept in FOLDER (or where numba chooses, if that cannot be written)."""
    usual = _settings.CACHE_DIR
    _settings.CACHE_DIR = FOLDER
    try:
        return cast(Kernel, njit(**OPTIONS)(function))
    except RuntimeError:
        _settings.CACHE_DIR = usual
        return cast(Kernel, njit(**OPTIONS)(function))
    finally:
        _settings.CACHE_DIR = usual
