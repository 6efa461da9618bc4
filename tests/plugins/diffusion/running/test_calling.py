"""Arguments are those that the record names, and nothing else is asked for."""

import msgspec
import pytest
from diffusion.record.record import Lengths, Native, Record
from diffusion.running.calling import arguments

from studio.extend.api import BadInputError
from tests.plugins.diffusion.running.conftest import Open, shot


def test_only_arguments_that_there_are() -> None:
    notes = list[str]()
    record = Record(pipeline="Bare", arguments=("prompt", "width", "generator"))
    found = arguments(shot(guidance=3.0), record, prompt="words", note=notes.append)
    assert sorted(found) == ["generator", "prompt", "width"]
    assert found["generator"].initial_seed() == 1
    assert len(notes) == 2


def test_a_size_off_the_grid_is_refused_with_one_that_is_on_it() -> None:
    with pytest.raises(BadInputError, match="multiples of 16, and 40x40 is none: make it 32x32"):
        arguments(shot(side=40), Record(pipeline="Bare"), prompt="words", note=print)


def test_names_are_the_records_own() -> None:
    names = ("prompt", "frames", "fps", "guidance_scale", "num_inference_steps", "use_resolution_binning", "seed")
    record = Record(pipeline="Own", arguments=names, frames_argument="frames", rate_argument="fps")
    found = arguments(shot(frames=6, steps=0, guidance=2), record, prompt="words", note=print)
    assert found == {
        "prompt": "words",
        "frames": 9,
        "fps": 16,
        "guidance_scale": 2.0,
        "use_resolution_binning": False,
        "seed": 1,
    }


def test_chunks_and_stages_are_told_as_the_pipeline_counts_them(opened: Open) -> None:
    record = opened("anyflow-far").record
    found = arguments(shot(frames=17), record, prompt="words", note=print)
    assert sum(found["chunk_partition"]) == 5
    found = arguments(shot(frames=6), record, prompt="words", note=print)
    assert (found["num_frames"], sum(found["chunk_partition"])) == (9, 3)
    names = ("num_frames", "pyramid_num_inference_steps_list")
    lengths = Lengths(step=33, offset=0, asked=33)
    pyramid = Record(pipeline="Pyramid", arguments=names, frames_argument="num_frames", lengths=lengths)
    found = arguments(shot(frames=40, steps=6), pyramid, prompt="words", note=print)
    assert found == {"num_frames": 66, "pyramid_num_inference_steps_list": [2, 2, 2]}


def test_a_distilled_model_gets_its_few_steps_unless_others_are_asked_for() -> None:
    names = ("num_inference_steps", "guidance_scale", "overlap_history")
    record = Record(pipeline="Few", arguments=names, distilled=True, native=Native(steps=8, guidance=1.0))
    found = arguments(shot(steps=0), record, prompt="words", note=print)
    assert found == {"num_inference_steps": 8, "guidance_scale": 1.0, "overlap_history": 17}
    assert arguments(shot(steps=5, guidance=2.0), record, prompt="words", note=print)["num_inference_steps"] == 5


@pytest.mark.parametrize(
    ("more", "guidance", "said"),
    [
        ((), 5.0, ["The negative prompt had no effect: Own takes none."]),
        (("negative_prompt", "guidance_scale"), 5.0, []),
        (("negative_prompt", "guidance_scale"), 1.0, ["guidance of 1 or less"]),
        (("negative_prompt", "guidance_scale", "true_cfg_scale"), 5.0, ["trained into it"]),
    ],
)
def test_a_negative_prompt_that_nobody_heeds_is_said(more: tuple[str, ...], guidance: float, said: list[str]) -> None:
    notes = list[str]()
    record = Record(pipeline="Own", arguments=("prompt", "frames", "guidance_scale", *more), frames_argument="frames")
    recipe = msgspec.structs.replace(shot(guidance=guidance), negative="rain")
    arguments(recipe, record, prompt="words", note=notes.append)
    assert len(notes) == len(said)
    assert all(words in note for words, note in zip(said, notes, strict=True))
