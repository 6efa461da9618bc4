"""A typed door to numba: a compiled function keeps its Python signature for the type checker."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

Kernel = TypeVar("Kernel", bound=Callable[..., Any])


def compiled(kernel: Kernel) -> Kernel:
    """Compile for one thread, which lets others run meanwhile; the machine code is kept beside the source."""
    return cast(Kernel, njit(cache=True, nogil=True)(kernel))


def loose(kernel: Kernel) -> Kernel:
    """Compile with reordered float arithmetic, for kernels whose last bit does not matter to the next step."""
    return cast(Kernel, njit(cache=True, nogil=True, fastmath=True)(kernel))
