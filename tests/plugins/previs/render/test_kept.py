from pathlib import Path
from typing import Any, cast

from numba import config
from previs.render import kept


def test_the_folder_is_named_by_all_kernels_and_used_for_ours_alone():
    usual = cast(Any, config).CACHE_DIR

    @kept.kernel
    def twice(x: int) -> int:
        return 2 * x

    assert twice(4) == 8
    assert usual == cast(Any, config).CACHE_DIR
    assert Path(kept.FOLDER).name.startswith("previs-")
    assert any(Path(kept.FOLDER).rglob("*twice*"))
