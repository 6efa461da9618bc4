import subprocess
import sys
from collections.abc import Callable

import msgspec

from studio.extend.registry import bundled_folder
from studio.model.recipe import Recipe


def test_each_recipe_is_answered_with_a_line(recipe: Callable[..., Recipe]) -> None:
    words = [sys.executable, "-m", "studio.backend.alone", "--folder", str(bundled_folder())]
    words += ["--entry", "test_pattern.engine:TestPattern"]
    asked = b"".join(recipe(frames).canonical() + b"\n" for frames in (3, 7))
    done = subprocess.run(words, input=asked, capture_output=True, check=True)
    answers = [msgspec.json.decode(line, type=dict[str, float]) for line in done.stdout.splitlines()]
    assert [answer["frames"] for answer in answers] == [3, 7]
    assert all(answer["seconds"] > 0 for answer in answers)
