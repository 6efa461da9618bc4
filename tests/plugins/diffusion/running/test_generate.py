"""A take is what a bare call of the pipeline makes, and more comes of it on the way."""

import dataclasses
import time
from collections.abc import Mapping
from functools import wraps
from typing import Any, NamedTuple

import numpy as np
import pytest
import torch
from diffusion.contracts import Clip, LoadedModel
from diffusion.record.record import Record
from diffusion.running.colour import to_i420
from diffusion.running.generate import Show, Take
from diffusion.running.schedulers import Seen
from diffusion.running.stepping import Steps, evened
from diffusion.running.words import Embeddings
from PIL import Image

from studio.extend.api import LATENT, Cancel, CancelledError, EngineError, Recipe, Request
from tests.plugins.diffusion.running.conftest import Open, Tape, shot


class Shown:
    """Previews that only remember what they are given, but for a grey picture after each step."""

    def __init__(self, show: Show) -> None:
        self.notes = ["The previews had an opinion."]
        self.seen: list[tuple[tuple[int, ...], int]] = []
        self.settled = 0
        self.closed = False
        self._show = show

    def step(self, clean: torch.Tensor, *, first: int = 0, step_s: float, fresh: bool | None = None) -> None:
        assert step_s > 0
        assert not self.closed
        self.seen.append((tuple(clean.shape), first))
        self._show(first, np.full((9, 16, 3), 128, np.uint8), LATENT)

    def settle(self, frames: range) -> None:
        self.settled = len(frames)

    def close(self) -> None:
        self.closed = True

    @property
    def figures(self) -> Mapping[str, float]:
        return {"preview_share": 0.01}


def make(model: LoadedModel, recipe: Recipe, tape: Tape, **more: Any) -> Request:
    """One take onto a tape."""
    request = more.pop("request", None) or Request(recipe)
    Take(model, request, tape, more.pop("cancel", Cancel()), embeddings=Embeddings(), **more).run()
    return request


def bare(model: LoadedModel, recipe: Recipe, **others: Any) -> np.ndarray[Any, Any]:
    """What diffusers makes when it is called as in its own examples."""
    generator = torch.Generator("cpu").manual_seed(recipe.seed)
    more: dict[str, Any] = {"num_frames": recipe.frames}
    more |= {"frame_rate": 16.0} if model.record.rate_argument == "frame_rate" else {}
    outcome = model.pipe(
        prompt=recipe.prompt,
        width=recipe.width,
        height=recipe.height,
        num_inference_steps=2,
        generator=generator,
        output_type="pt",
        **(more | others),
    )
    return to_i420(outcome.frames[0])


@pytest.mark.parametrize("name", ["wan", "ltx", "hunyuan15", "cogvideox"])
def test_frames_are_those_of_a_bare_call(opened: Open, name: str) -> None:
    model, tape = opened(name), Tape()
    recipe = shot()
    make(model, recipe, tape)
    assert np.array_equal(np.stack(tape.finals), bare(model, recipe))
    assert tape.phases[0] == "prepare"
    assert tape.phases[-2:] == ["decode", "save"]
    assert tape.steps == [(1, 2), (2, 2)]
    assert tape.figures["step_ms"] > 0
    assert tape.figures["decode_ms"] > 0


class Family(NamedTuple):
    """What a tiny model is asked for, and what is seen of it on the way."""

    frames: int
    seen: list[tuple[tuple[int, ...], int]]
    """Shapes of the clean latents that previews get, and the clip's frame that they begin with."""
    ends: bool = False
    """Whether it is given its first and its last picture."""
    more: dict[str, Any] = {}  # noqa: RUF012 - nobody writes to it
    """What a bare call is given beside."""


FAMILIES = {
    "kandinsky5": Family(9, [((1, 3, 4, 4, 4), 0)] * 2),
    "kandinsky5-i2v": Family(17, [((1, 5, 4, 4, 4), 0)] * 2, ends=True),
    "framepack": Family(
        73, [((1, 4, 9, 4, 4), 37)] * 2 + [((1, 4, 10, 4, 4), 0)] * 2, ends=True, more={"num_frames": 66}
    ),
    "skyreels-df": Family(9, [((1, 16, 3, 4, 4), 0)] * 2, more={"fps": 16}),
}


class Ends(Request):
    """A request with a dark picture to begin with and a bright one to end with."""

    def picture(self, name: str) -> np.ndarray[Any, Any] | None:
        shade = {"first_frame": 60, "last_frame": 200}.get(name)
        return None if shade is None else np.full((32, 32, 3), shade, np.uint8)


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_makes_what_a_bare_call_does_and_is_seen_on_the_way(opened: Open, name: str) -> None:
    family, model, tape, ladders = FAMILIES[name], opened(name), Tape(), list[Shown]()
    recipe = shot(frames=family.frames)
    request = Ends(recipe) if family.ends else Request(recipe)

    def ladder(_clip: Clip, show: Show) -> Shown:
        ladders.append(Shown(show))
        return ladders[0]

    make(model, recipe, tape, request=request, previews=ladder)
    arguments = {"image": model.record.first_frame, "last_image": model.record.last_frame}
    pictures = [Image.fromarray(np.full((32, 32, 3), shade, np.uint8)) for shade in (60, 200)]
    given = {word: picture for word, picture in zip(arguments, pictures, strict=True) if arguments[word]}
    assert np.array_equal(np.stack(tape.finals), bare(model, recipe, **family.more, **given)[: family.frames])
    assert ladders[0].seen == family.seen
    count = len(family.seen)
    assert tape.steps == [(step, count) for step in range(1, count + 1)]
    assert tape.phases[-2:] == ["decode", "save"]


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_stops_at_the_next_step(opened: Open, name: str) -> None:
    tape, cancel = Tape(), Cancel()
    tape.on_step = lambda _step: cancel.request()
    recipe = shot(frames=FAMILIES[name].frames)
    with pytest.raises(CancelledError):
        make(opened(name), recipe, tape, request=Ends(recipe), cancel=cancel)
    assert len(tape.steps) == 1
    assert not tape.finals


def test_numbers_that_a_pipeline_spoils_after_its_steps_end_the_take(opened: Open) -> None:
    recipe = shot(frames=9)
    with (
        pytest.warns(UserWarning, match="degrees of freedom"),
        pytest.raises(EngineError, match="some frames longer"),
    ):
        make(opened("kandinsky5-i2v"), recipe, Tape(), request=Ends(recipe))


def test_chunks_of_diffusion_forcing_overlap_and_are_shown_as_one_clip(opened: Open) -> None:
    model, tape, ladders = opened("skyreels-df"), Tape(), list[Shown]()
    call = type(model.pipe).__call__

    def ladder(_clip: Clip, show: Show) -> Shown:
        ladders.append(Shown(show))
        return ladders[0]

    @wraps(call)
    def short(pipe: Any, **named: Any) -> Any:
        """With chunks of seven latent frames, five of them the end of the one before."""
        return call(pipe, **named, base_num_frames=25)

    pipe = type("Short", (type(model.pipe),), {"__call__": short})(**model.pipe.components)
    pipe.set_progress_bar_config(disable=True)
    make(dataclasses.replace(model, pipe=pipe), shot(frames=41), tape, previews=ladder)
    assert [shape[2] for shape, _ in ladders[0].seen] == [7, 7, 9, 9, 11, 11]
    assert [step for step, _ in tape.steps] == list(range(1, 7))
    assert tape.steps[-1] == (6, 6)
    assert len(tape.finals) == 41


def test_two_experts_share_the_steps(opened: Open) -> None:
    model = opened("wan")
    parts = model.pipe.components | {"transformer_2": model.pipe.transformer}
    pipe = type(model.pipe)(**parts, boundary_ratio=0.6)
    pipe.set_progress_bar_config(disable=True)
    both, tape = dataclasses.replace(model, pipe=pipe), Tape()
    make(both, shot(), tape)
    assert np.array_equal(np.stack(tape.finals), bare(both, shot()))


def test_steps_of_which_nothing_is_seen_are_counted(opened: Open) -> None:
    tape = Tape()
    steps = Steps(opened("wan").record, Clip(9, 32, 32), tape, None)
    steps.start()
    steps.count(2)
    steps.count(2)
    steps.count(2)
    assert tape.steps == [(1, 2), (2, 2), (3, 3)]
    assert steps.step_s >= 0


def test_chunks_follow_what_is_given() -> None:
    record = Record(pipeline="AnyFlowFARPipeline", chunked=True, partition=(1, 2, 2), layout="frames_first")
    shown = Shown(lambda _index, _rgb, _quality: None)
    steps = Steps(record, Clip(17, 32, 32), Tape(), shown)
    steps.given = 1
    latents = torch.zeros((1, 2, 16, 4, 4))
    for first in (True, False, True, False):
        steps.start()
        time.sleep(0.001)
        steps.see(Seen(first, latents, latents), 4)
    assert [shape[1] for shape, _ in shown.seen] == [3, 3, 5, 5]


def test_previews_are_given_every_step_and_stop_before_the_decoder(opened: Open) -> None:
    model, tape, ladders = opened("wan"), Tape(), list[Shown]()

    def ladder(clip: Clip, show: Show) -> Shown:
        assert clip == (9, 32, 32)
        ladders.append(Shown(show))
        return ladders[0]

    make(model, shot(), tape, previews=ladder)
    assert ladders[0].seen == [((1, 16, 3, 4, 4), 0)] * 2
    assert ladders[0].closed
    assert ladders[0].settled == 9
    assert tape.previews == [(0, LATENT, (12, 16))] * 2
    assert tape.notes == ["The previews had an opinion."]
    assert tape.figures["preview_share"] == 0.01


def test_sound_comes_with_the_picture(opened: Open) -> None:
    tape = Tape()
    make(opened("ltx2"), shot(side=64, frames=9), tape)
    samples, rate = tape.sounds[0]
    assert samples.dtype == np.float32
    assert samples.shape[1] == 2
    assert abs(len(samples) / rate - 9 / 16) < 0.6
    assert len(tape.finals) == 9


def test_chunks_are_final_before_the_next_one_begins(opened: Open) -> None:
    model, tape, firsts = opened("helios"), Tape(), list[int]()
    tape.on_step = lambda _step: firsts.append(len(tape.finals))
    make(model, shot(frames=40), tape)
    assert firsts == [0, 0, 33, 33]
    assert len(tape.finals) == 40
    assert tape.steps == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert tape.phases.count("decode") == 2


def test_chunks_that_are_decoded_at_the_end_are_shown_as_one_clip(opened: Open) -> None:
    tape, ladders = Tape(), list[Shown]()

    def ladder(_clip: Clip, show: Show) -> Shown:
        ladders.append(Shown(show))
        return ladders[0]

    make(opened("anyflow-far"), shot(side=64), tape, previews=ladder)
    assert [shape[1] for shape, _ in ladders[0].seen] == [1, 1, 3, 3]
    assert tape.steps[-1] == (4, 4)
    assert len(tape.finals) == 9


def test_a_length_off_the_grid_is_cut_from_a_longer_clip(opened: Open) -> None:
    tape, longer = Tape(), Tape()
    make(opened("wan"), shot(frames=7), tape)
    make(opened("wan"), shot(frames=9), longer)
    assert np.array_equal(np.stack(tape.finals), np.stack(longer.finals[:7]))


def test_words_change_on_the_way_and_the_recipe_repeats_it(opened: Open) -> None:
    model, tape, again, plain = opened("wan"), Tape(), Tape(), Tape()
    request = Request(shot(steps=4))

    def change(step: int) -> None:
        if step == 2:
            request.changes.put({"prompt": "a blue horse in the snow", "guidance": 3.0})

    tape.on_step = change
    make(model, request.recipe, tape, request=request)
    assert tape.figures["changed_at"] == 2
    assert any("after step 2" in sentence for sentence in tape.notes)
    assert any("guidance stayed" in sentence for sentence in tape.notes)
    told: dict[str, Any] = {"earlier.1.prompt": "a red boat", "earlier.1.steps": "2"}
    make(model, shot("a blue horse in the snow", steps=4, **told), again)
    assert np.array_equal(np.stack(tape.finals), np.stack(again.finals))
    assert "changed_at" not in again.figures
    make(model, shot(steps=4), plain)
    assert not np.array_equal(np.stack(tape.finals), np.stack(plain.finals))


def test_words_that_change_bring_their_mask(opened: Open) -> None:
    model, masks = opened("ltx"), list[int]()
    forward = model.pipe.transformer.forward

    def counting(**named: Any) -> Any:
        masks.append(int(named["encoder_attention_mask"][-1].sum()))
        return forward(**named)

    told: dict[str, Any] = {"earlier.1.prompt": "a", "earlier.1.steps": 1}
    model.pipe.transformer.forward = counting
    try:
        make(model, shot("a blue horse in the snow", side=64, **told), Tape())
    finally:
        del model.pipe.transformer.forward
    assert len(masks) == 2
    assert masks[1] > masks[0] + 10


def test_words_that_cannot_change_are_said(opened: Open) -> None:
    tape = Tape()
    told: dict[str, Any] = {"earlier.1.prompt": "a green boat", "earlier.1.steps": 1}
    make(opened("hunyuan15"), shot(**told), tape)
    assert any("cannot change its words" in sentence for sentence in tape.notes)


def test_a_cancel_stops_at_the_next_step_and_leaves_the_model_as_it_was(opened: Open) -> None:
    model, tape, cancel = opened("wan"), Tape(), Cancel()
    tape.on_step = lambda _step: cancel.request()
    with pytest.raises(CancelledError):
        make(model, shot(), tape, cancel=cancel)
    assert tape.steps == [(1, 2)]
    whole = Tape()
    make(model, shot(), whole)
    assert np.array_equal(np.stack(whole.finals), bare(model, shot()))


def test_a_cancel_between_decoded_frames_keeps_those_before(opened: Open) -> None:
    tape, cancel = Tape(), Cancel()
    tape.on_final = lambda _index: cancel.request()
    with pytest.raises(CancelledError):
        make(opened("wan"), shot(), tape, cancel=cancel)
    assert len(tape.finals) == 1


def test_numbers_that_are_none_end_the_take(opened: Open) -> None:
    model = opened("wan")
    weight = model.pipe.transformer.proj_out.weight
    kept = weight.detach().clone()
    try:
        with torch.no_grad():
            weight.fill_(float("nan"))
        with pytest.raises(EngineError, match="After step 1"):
            make(model, shot(), Tape())
    finally:
        with torch.no_grad():
            weight.copy_(kept)


def test_a_prompt_that_is_too_long_is_cut_and_said(opened: Open) -> None:
    tape = Tape()
    make(opened("wan"), shot("a long way home " * 625), tape)
    assert "reads 512 of this prompt's" in tape.notes[0]
    assert len(tape.finals) == 9


def test_a_picture_starts_the_shot_and_another_ends_it(opened: Open) -> None:
    tape, free = Tape(), Tape()
    model, recipe = opened("wan-i2v"), shot()
    dark = np.zeros((32, 32, 3), np.uint8)
    make(model, recipe, tape, request=Request(recipe, dark))
    make(model, recipe, free, request=Request(recipe, dark + 255))
    assert not np.array_equal(tape.finals[0], free.finals[0])


def test_previews_have_the_frames_that_are_given_and_lack_what_is_beside_the_clip() -> None:
    clean = torch.arange(4.0)[None, None, :, None, None]
    assert evened(clean, 2, 3).flatten().tolist() == [1.0, 2.0, 3.0]
    assert evened(clean, 2, 5).flatten().tolist() == [0.0, 0.0, 1.0, 2.0, 3.0]
