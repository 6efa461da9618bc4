from pathlib import Path
from typing import Any

import msgspec
import pytest

from studio.conformance.checks import attempt
from studio.conformance.findings import UnfitError
from studio.conformance.stand import Stand
from studio.wire import messages as m
from studio.wire.capability import Parameter


def _hangs(stand: Stand) -> None:
    stand.make(stand.recipe(params={"hang_at": 0}))


def test_after_a_fault_the_next_check_gets_a_fresh_worker(pattern: Any) -> None:
    stand = pattern(patience_s=5.0)
    assert stand.host.pid is None
    assert isinstance(stand.make(stand.recipe()).end, m.Finished)
    before = stand.host.pid
    stand.order = stand.order._replace(patience_s=0.2)
    assert "should have come to the end of a take of 3 frames" in attempt(_hangs, stand).fault
    stand.order = stand.order._replace(patience_s=20.0)
    assert isinstance(stand.make(stand.recipe()).end, m.Finished)
    assert stand.host.pid != before


def test_recipes_are_small_and_on_the_grid(pattern: Any) -> None:
    stand = pattern()
    recipe = stand.recipe(seed=7)
    assert (recipe.width, recipe.height, recipe.frames, recipe.seed) == (96, 64, 3, 7)


def test_a_plugin_without_an_engine_is_refused(pattern: Any) -> None:
    order = pattern().order
    with pytest.raises(UnfitError, match="offers no engine"):
        Stand(order._replace(manifest=msgspec.structs.replace(order.manifest, engine=None)), pattern().folder)


def test_pictures_are_given_as_files(pattern: Any, tmp_path: Path) -> None:
    order = pattern().order
    picture = Parameter(name="last_frame", kind="picture", default="")
    entry = order.manifest.engine
    about = msgspec.structs.replace(entry.capabilities, parameters=(picture,))
    order = order._replace(
        manifest=msgspec.structs.replace(order.manifest, engine=msgspec.structs.replace(entry, capabilities=about)),
        params={"last_frame": str(tmp_path / "door.png")},
    )
    with pytest.raises(UnfitError, match=r"door\.png cannot be read"):
        Stand(order, tmp_path)
    (tmp_path / "door.png").write_bytes(b"a door")
    stand = Stand(order, tmp_path)
    try:
        job = stand.make(stand.recipe())
        assert str(job.recipe.params["last_frame"]).startswith("media:")
        assert isinstance(job.end, m.Finished)
    finally:
        stand.close()
