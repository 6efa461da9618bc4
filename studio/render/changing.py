"""What becomes of a recipe whose words were changed while its take was made."""

import math
from itertools import pairwise

import msgspec

from studio.model.recipe import Recipe
from studio.model.rows import Ask, Value
from studio.wire import messages as m

EARLIER = "earlier."
"""Parameters that say which words governed the steps before: `earlier.1.prompt` the first `earlier.1.steps` of them,
then `earlier.2.prompt` ..., the recipe's prompt the rest."""
FIGURE = "changed_at"
"""After how many steps the engine turned to new words; `changed_at.2` for the next ones."""


def as_made(recipe: Recipe, ask: Ask, done: m.Finished) -> tuple[Recipe, Ask]:
    """The recipe that gives the very take that was made, and the ask that resolves to it; both as they were if nothing
    was changed on the way, or the engine cannot be told of it afterwards."""
    changes = _changes(recipe, done)
    if not changes or f"{EARLIER}*" not in ask.accepts:
        return recipe, ask
    words = _planned(recipe)
    for step, prompt in changes:
        words = [*(item for item in words if item[0] < step), (step, prompt)]
    earlier: dict[str, Value] = {}
    for number, ((start, prompt), (end, _)) in enumerate(pairwise(words), 1):
        earlier[f"{EARLIER}{number}.prompt"] = prompt
        earlier[f"{EARLIER}{number}.steps"] = str(end - start)
    made = msgspec.structs.replace(recipe, prompt=words[-1][1], params={**without_earlier(recipe.params), **earlier})
    return made, msgspec.structs.replace(ask, params={**without_earlier(ask.params), **earlier})


def without_earlier(params: dict[str, Value]) -> dict[str, Value]:
    """Parameters without those that tell of earlier words."""
    return {name: value for name, value in params.items() if not name.startswith(EARLIER)}


def _changes(recipe: Recipe, done: m.Finished) -> list[tuple[int, str]]:
    """(steps that were done, new words) of each change that the engine says it made, in order."""
    steps = sorted(int(value) for name, value in done.figures.items() if name.partition(".")[0] == FIGURE)
    prompts: list[str] = []
    for change in done.changes:
        prompt = change.get("prompt")
        if isinstance(prompt, str) and prompt != (prompts[-1] if prompts else recipe.prompt):
            prompts.append(prompt)
    return list(zip(steps, prompts, strict=False))


def _planned(recipe: Recipe) -> list[tuple[int, str]]:
    """(first step, words) as the recipe has them, in order."""
    words: list[tuple[int, str]] = []
    start, number = 0, 1
    while isinstance(prompt := recipe.params.get(f"{EARLIER}{number}.prompt"), str):
        words.append((start, prompt))
        start, number = start + _count(recipe.params.get(f"{EARLIER}{number}.steps", 0)), number + 1
    return [*words, (start, recipe.prompt)]


def _count(value: Value) -> int:
    try:
        number = float(value)
    except ValueError:
        return 0
    return max(0, int(number)) if math.isfinite(number) else 0
