from dataclasses import replace

import numpy as np
import pytest
from previs.engine import PrevisEngine, cache_folder
from previs.passes import Score, score
from previs.staging import stage

ENGINE = PrevisEngine()


def scored(prompt: str) -> Score:
    plan = ENGINE.plan(prompt, {})
    return score(plan, stage(plan, seconds=2.0, aspect=16 / 9, cache_dir=cache_folder()), seconds=2.0)


def test_what_is_all_there_is_covered():
    assert scored("Wide shot, a fox runs across a meadow at dusk") == Score(1.0, ())
    assert scored("") == Score(1.0, ())


def test_what_is_missed_and_stand_ins_are_lacking():
    found = scored("A zzyzx stands beside a fox")
    assert found.coverage < 1
    assert any("zzyzx" in words for words in found.lacking)
    assert scored("A frobnicated fox stands").lacking == ("frobnicated: not staged",)


def test_who_is_out_of_frame_is_lacking():
    plan = ENGINE.plan("A fox stands in a meadow", {})
    staging = stage(plan, seconds=2.0, aspect=16 / 9, cache_dir=cache_folder())
    away = replace(staging.path, station=replace(staging.path.station, aim=np.array((0.0, 400.0, 0.0))))
    found = score(plan, replace(staging, path=away), seconds=2.0)
    assert any("out of sight" in words for words in found.lacking)
    assert found.coverage < 0.8


@pytest.mark.parametrize("asked", ["extreme_wide", "close_up"])
def test_another_size_than_asked_is_lacking(asked: str):
    plan = ENGINE.plan(f"{asked.replace('_', ' ')} of a man in a meadow", {})
    other = "close_up" if asked == "extreme_wide" else "extreme_wide"
    staged_otherwise = replace(plan, camera=replace(plan.camera, size=other))
    staging = stage(staged_otherwise, seconds=2.0, aspect=16 / 9, cache_dir=cache_folder())
    assert f"not framed as a {asked.replace('_', ' ')}" in score(plan, staging, seconds=2.0).lacking
