"""A typed door to numba: a compiled function keeps its Python signature for the type checker."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

Kernel = TypeVar("Kernel", bound=Callable[..., Any])


def compiled(kernel: Kernel) -> Kernel:
    """Compile for one thread; the machine code is kept beside the source between runs."""
    return cast(Kernel, njit(cache=True)(kernel))


def loose(kernel: Kernel) -> Kernel:
    """Compile with reordered float arithmetic, for kernels whose last bit does not matter to the next step."""
    return cast(Kernel, njit(cache=True, fastmath=True)(kernel))
