"""Words are read once, change when they should, and are said where they are cut."""

from types import SimpleNamespace
from typing import Any

import pytest
import torch
from diffusion.running.swapping import Swaps
from diffusion.running.words import KEPT, Embeddings, Script, can_change, changed, cut_words, free_device, reads

from studio.extend.api import BadInputError, Changes
from tests.plugins.diffusion.running.conftest import Open, shot


class Speller:
    """A pipeline that embeds words as their length."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode_prompt(self, prompt: str, negative: Any = None, *, device: str = "cpu") -> tuple[Any, ...]:
        self.asked.append(prompt)
        return torch.full((1, 2, 3), float(len(prompt))), None

    def __call__(self, prompt: str) -> None:
        prompt_embeds, negative_prompt_embeds = self.encode_prompt(prompt)
        for step in range(2):
            dict(encoder_hidden_states=prompt_embeds, other=negative_prompt_embeds, step=step)  # noqa: C408


def _nothing() -> None: ...


def test_the_same_words_are_read_once_and_few_are_kept() -> None:
    pipe, kept, told = Speller(), Embeddings(), list[str]()
    with kept.serving(pipe, lambda: told.append("begin"), lambda: told.append("end")):
        first = pipe.encode_prompt("one")
        assert pipe.encode_prompt("one", device="meta")[0] is not first[0]
        assert pipe.encode_prompt(prompt="one")[0] is first[0]
        assert pipe.asked == ["one", "one"]
        assert told == ["begin", "end"] * 3
        pipe.encode_prompt("two", torch.zeros(1))
        pipe.encode_prompt("two", torch.zeros(1))
        for number in range(KEPT):
            pipe.encode_prompt(f"more {number}")
        asked = len(pipe.asked)
        pipe.encode_prompt("one")
        assert len(pipe.asked) == asked + 1
    kept.forget()
    assert "encode_prompt" not in vars(pipe)
    with pytest.raises(BadInputError, match="cannot be changed"):
        kept.again("three")


def test_other_words_come_in_the_form_of_the_first_ones() -> None:
    pipe, kept = Speller(), Embeddings()
    assert can_change(pipe, ("latents", "prompt_embeds"))
    assert not can_change(pipe, ("latents",))
    both = torch.cat([torch.zeros(1, 2, 3), torch.full((1, 2, 3), 3.0)])
    with kept.serving(pipe, _nothing, _nothing):
        pipe.encode_prompt("one")
        outcome = changed(pipe, kept, "longer", {"prompt_embeds": both, "latents": 1}, Swaps())
    assert outcome["latents"] == 1
    assert outcome["prompt_embeds"][:, 0, 0].tolist() == [0.0, 6.0]


def test_parts_that_take_turns_make_room() -> None:
    hooks = [SimpleNamespace(done=0), SimpleNamespace(done=0)]
    for hook in hooks:
        hook.offload = lambda hook=hook: setattr(hook, "done", 1)
    free_device(SimpleNamespace(_all_hooks=hooks))
    assert [hook.done for hook in hooks] == [1, 1]


def test_a_script_says_which_words_are_due() -> None:
    told: dict[str, Any] = {
        "earlier.1.prompt": "a",
        "earlier.1.steps": 2,
        "earlier.2.prompt": "b",
        "earlier.2.steps": "1",
    }
    script = Script(shot("c", **told), Changes())
    assert script.first == "a"
    assert script.planned
    assert [script.due(step) for step in (1, 2, 3, 4)] == [None, "b", "c", None]
    assert not script.came


def test_a_change_that_comes_takes_the_place_of_what_was_planned() -> None:
    changes = Changes()
    told: dict[str, Any] = {"earlier.1.prompt": "a", "earlier.1.steps": 3}
    script = Script(shot("c", **told), changes)
    changes.put({"prompt": "new", "steps": 9})
    assert script.due(1) == "new"
    assert script.came
    assert script.refused == ("steps",)
    assert script.due(3) is None


def test_a_number_of_steps_that_is_none_is_refused() -> None:
    told: dict[str, Any] = {"earlier.1.prompt": "a", "earlier.1.steps": "some"}
    with pytest.raises(BadInputError, match=r"earlier\.1\.steps"):
        Script(shot(**told), Changes())


def test_what_a_model_does_not_read_is_quoted(opened: Open) -> None:
    pipe = opened("wan").pipe
    assert reads(pipe) == 512
    assert cut_words(pipe, "short") is None
    assert cut_words(pipe, "a" * 200) is None
    said = cut_words(pipe, "and so on " * 1000)
    assert said is not None
    assert "10002 tokens" in said or "tokens" in said
    assert "words)" in said
    assert cut_words(Speller(), "word " * 5000) is None
