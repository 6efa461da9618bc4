"""Words on their way into the model: what it reads of a prompt, and prompts that change while a take is made.

A change counts from a step on: from the one after it came, or when a take is made again, from where its recipe says
(`earlier.1.prompt` for the first `earlier.1.steps` steps, then `earlier.2` ..., the recipe's own prompt for the rest).
"""

import inspect
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from diffusion.running.swapping import Swaps
from diffusion.running.tracing import flow_of
from studio.extend.api import BadInputError, Changes, Recipe, Value

KEPT = 16
"""Prompts whose embeddings are kept with a model, in the machine's memory."""
KEPT_BYTES = 2 << 30
"""LTX-2 makes some hundred megabytes of a prompt, others a few."""
SMALL_BYTES = 1 << 24
"""What of the first words is kept on the device during a take: masks and pooled words, not the embeddings."""

_HEAD, _TAIL = 40, 40
_NO_LIMIT = 1 << 20


class Embeddings:
    """What a pipeline's `encode_prompt` made of texts, kept while its model is loaded, and made in its own way."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._last: dict[str, Any] = {}
        self.first: tuple[Any, ...] = ()
        """What the first words of a take gave; None in the place of what is large."""
        self._encode: Callable[..., Any] | None = None

    def forget(self) -> None:
        """For when the same words mean something else: another LoRA."""
        self._kept.clear()

    @contextmanager
    def serving(self, pipe: Any, begin: Callable[[], None], end: Callable[[], None]) -> Generator[None]:
        """While this lasts the pipeline encodes the same words once; `begin` and `end` are called around that."""
        encode = getattr(pipe, "encode_prompt", None)
        if encode is None:
            yield
            return
        signature = inspect.signature(encode)

        def cached(*args: Any, **named: Any) -> Any:
            given = signature.bind(*args, **named).arguments
            begin()
            self._last = dict(given)
            outcome = self._encoded(encode, given)
            self.first = self.first or tuple(part if _bytes(part) < SMALL_BYTES else None for part in _tuple(outcome))
            end()
            return outcome

        self._encode, pipe.encode_prompt = encode, cached
        try:
            yield
        finally:
            del pipe.encode_prompt
            self._encode, self._last, self.first = None, {}, ()

    def again(self, prompt: str) -> tuple[Any, ...]:
        """What the pipeline's last call would have returned for another prompt."""
        if self._encode is None or "prompt" not in self._last:
            raise BadInputError("The model takes its words in a form that cannot be changed on the way.")
        return _tuple(self._encoded(self._encode, self._last | {"prompt": prompt}))

    def _encoded(self, encode: Callable[..., Any], given: Mapping[str, Any]) -> Any:
        if any(hasattr(value, "shape") for value in given.values()):
            return encode(**given)
        key = repr(sorted((name, str(value)) for name, value in given.items()))
        known = self._kept.get(key)
        if known is not None:
            self._kept.move_to_end(key)
            return known.back()
        outcome = encode(**given)
        self._kept[key] = _Kept(outcome)
        while len(self._kept) > KEPT or sum(kept.bytes for kept in self._kept.values()) > KEPT_BYTES:
            self._kept.popitem(last=False)
        return outcome


class _Kept:
    """What words became, out of the card's way."""

    def __init__(self, outcome: Any) -> None:
        self._whole = isinstance(outcome, tuple)
        self._parts = [(part.cpu(), part.device) if hasattr(part, "cpu") else (part, None) for part in _tuple(outcome)]
        self.bytes = sum(_bytes(part) for part, _ in self._parts)

    def back(self) -> Any:
        """As it was."""
        parts = tuple(part if device is None else part.to(device) for part, device in self._parts)
        return parts if self._whole else parts[0]


def _bytes(part: Any) -> int:
    return part.numel() * part.element_size() if hasattr(part, "element_size") else 0


def _tuple(outcome: Any) -> tuple[Any, ...]:
    return outcome if isinstance(outcome, tuple) else (outcome,)


class Script:
    """Which words govern which steps of one take."""

    def __init__(self, recipe: Recipe, changes: Changes) -> None:
        self._ahead = list(_planned(recipe))
        self._changes = changes
        self.refused: tuple[str, ...] = ()
        """Other parameters that somebody tried to change."""
        self.first = self._ahead.pop(0)[1] if self._ahead else recipe.prompt
        self._now = self.first
        self.came = False
        """Whether the words that were due last came while the take was made."""

    @property
    def planned(self) -> bool:
        """Whether the recipe has words that change on the way."""
        return bool(self._ahead)

    def due(self, steps: int) -> str | None:
        """The words that are to govern from here on, `steps` being done; None if they stay."""
        prompt: str | None = None
        self.came = False
        while self._ahead and self._ahead[0][0] <= steps:
            prompt = self._ahead.pop(0)[1]
        taken = self._changes.take()
        if "prompt" in taken:
            prompt, self._ahead, self.came = str(taken.pop("prompt")), [], True
        self.refused += tuple(taken)
        if prompt is None or prompt == self._now:
            return None
        self._now = prompt
        return prompt


def _planned(recipe: Recipe) -> Iterator[tuple[int, str]]:
    """(step from which on they govern, words), in order."""
    done, number = 0, 1
    while isinstance(prompt := recipe.params.get(f"earlier.{number}.prompt"), str):
        yield done, prompt
        done += _count(recipe.params.get(f"earlier.{number}.steps"), number)
        number += 1
    if number > 1:
        yield done, recipe.prompt


def _count(value: Value | None, number: int) -> int:
    """A number of steps; it comes as text where its family of parameters is one of texts."""
    try:
        return max(0, int(value)) if value is not None else 0
    except ValueError as error:
        raise BadInputError(f"'earlier.{number}.steps' is {value!r}: give a number of steps.") from error


def can_change(pipe: Any, tensors: tuple[str, ...]) -> bool:
    """Whether other words can be put in from one step to the next."""
    return "prompt_embeds" in tensors and flow_of(type(pipe)).takes_words


def changed(pipe: Any, embeddings: Embeddings, prompt: str, tensors: dict[str, Any], swaps: Swaps) -> dict[str, Any]:
    """The tensors of a callback with those of other words in place, as the call keeps them: where it has put those of
    the negative prompt in front, these stay. What the callback does not have goes into `swaps`."""
    outcome = dict(tensors)
    free_device(pipe)
    names = flow_of(type(pipe)).embeddings
    for name, first, value in zip(names, embeddings.first, embeddings.again(prompt), strict=False):
        old = tensors.get(name)
        if value is None or name.startswith("negative"):
            continue
        if old is None:
            swaps.put(name, first, value)
            continue
        value = value.to(old.device, old.dtype)
        if len(old) == 2 * len(value):
            value = _cat(old[: len(value)], value)
        if value.shape == old.shape or value.ndim == old.ndim:
            outcome[name] = value
    return outcome


def _cat(first: Any, second: Any) -> Any:
    import torch

    return torch.cat([first, second])


def free_device(pipe: Any) -> None:
    """Where parts of the pipeline take turns on the device, make room for the text encoder."""
    for hook in getattr(pipe, "_all_hooks", ()):
        hook.offload()


def reads(pipe: Any) -> int:
    """How many tokens of a prompt the model reads; 0 if there is no telling."""
    named = inspect.signature(type(pipe).__call__).parameters.get("max_sequence_length")
    if named is not None and isinstance(named.default, int):
        return named.default
    length = getattr(getattr(pipe, "tokenizer", None), "model_max_length", 0)
    return length if isinstance(length, int) and length < _NO_LIMIT else 0


def cut_words(pipe: Any, prompt: str) -> str | None:
    """A sentence on what of a prompt the model does not read, or None if it reads all."""
    limit, tokenizer = reads(pipe), getattr(pipe, "tokenizer", None)
    if not limit or tokenizer is None or len(prompt) < limit // 4 or not getattr(tokenizer, "is_fast", False):
        return None
    count = len(tokenizer(prompt)["input_ids"])
    if count <= limit:
        return None
    offsets = tokenizer(prompt, truncation=True, max_length=limit, return_offsets_mapping=True)["offset_mapping"]
    end = max((stop for _, stop in offsets), default=0)
    kept, lost = prompt[:end].strip(), prompt[end:].strip()
    return (
        f"The model reads {limit} of this prompt's {count} tokens: the last words that it reads are "
        f"\u201c\u2026{kept[-_TAIL:]}\u201d, and all from \u201c{lost[:_HEAD]}\u2026\u201d on was cut "
        f"({len(lost.split())} words)."
    )
