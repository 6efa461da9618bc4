"""What a job has to know of its model before it begins; the worker is a real one."""

import time
from collections.abc import Callable

import msgspec
from weighing import Weighing

from studio.edit.deeds import set_param
from studio.model.recipe import decode_recipe, stale_reason
from studio.model.rows import Shot
from studio.project import Opened
from studio.render.events import Finished, JobFailed

Shots = Callable[..., list[Shot]]


def test_a_model_is_described_before_its_first_job(weighing: Weighing, opened: Opened, shots: Shots) -> None:
    shot, model = shots(3)[0], weighing.model("tiny", multiple=32, first_frame=False, without=["last_frame"])
    weighing.generator.add(shot, engine="weights", model=model)
    (take,) = [event.take for event in weighing.run() if isinstance(event, Finished)]
    assert (take.width, take.height) == (320, 192)
    assert take.ask.params["model.digest"]
    assert not take.ask.takes_first_frame
    assert "last_frame" not in take.ask.accepts
    assert decode_recipe(take.recipe).model == model
    assert stale_reason(opened.document.board, opened.document.board.shots[shot.id], take) == ""


def test_changed_weights_give_the_next_take_another_recipe(weighing: Weighing, opened: Opened, shots: Shots) -> None:
    shot, model = shots(2)[0], weighing.model("tiny")
    opened.document.apply(set_param(opened.document.board, ring="project", name="model", value=model))
    weighing.generator.add(shot, engine="weights")
    (first,) = [event.take for event in weighing.run() if isinstance(event, Finished)]
    weighing.model("tiny", first_frame=False)
    assert stale_reason(opened.document.board, opened.document.board.shots[shot.id], first) == ""
    weighing.generator.add(shot, engine="weights")
    (second,) = [event for event in weighing.run() if isinstance(event, Finished)]
    assert not second.cached
    assert second.take.recipe_hash != first.recipe_hash
    weighing.generator.add_ask(shot, msgspec.structs.replace(first.ask))
    (third,) = [event for event in weighing.run() if isinstance(event, Finished)]
    assert third.cached
    assert third.take.id == second.take.id


def test_no_model_or_none_that_is_one_is_a_sentence(weighing: Weighing, shots: Shots) -> None:
    shot = shots(2)[0]
    weighing.generator.add(shot, engine="weights")
    weighing.generator.add(shot, engine="weights", model="/no/model")
    weighing.generator.add(
        shot, engine="weights", model=weighing.model("tiny", without=["memory"]), params={"memory": "auto"}
    )
    told = [event for event in weighing.run() if isinstance(event, JobFailed)]
    assert [event.kind for event in told] == ["bad_input"] * 3
    assert "'storyreel models' lists" in told[0].sentence
    assert "'/no/model' is no model" in told[1].sentence
    assert "Weights with the model 'tiny' has no parameter 'memory'" in told[2].sentence
    assert not weighing.generator.models.waiting


def test_a_worker_that_dies_of_a_model_fails_the_job_alone(weighing: Weighing, shots: Shots) -> None:
    shot = shots(2)[0]
    weighing.generator.add(shot, engine="weights", model=weighing.model("bad", dies=True))
    weighing.generator.add(shot, engine="test_pattern")
    events = weighing.run()
    assert [type(event) for event in events if isinstance(event, JobFailed | Finished)].count(JobFailed) == 1
    assert any(isinstance(event, Finished) for event in events)


def test_an_answer_that_does_not_come_is_a_failure(weighing: Weighing, shots: Shots) -> None:
    generator = weighing.generator
    generator.add(shots(2)[0], engine="weights", model=weighing.model("tiny"))
    generator.pump()
    generator.models.give_up(time.monotonic() + 1000)
    (failed,) = [event for event in weighing.run() if isinstance(event, JobFailed)]
    assert "did not say within 180 seconds" in failed.sentence


def test_what_waits_for_a_model_can_be_cancelled(weighing: Weighing, shots: Shots) -> None:
    job = weighing.generator.add(shots(2)[0], engine="weights", model=weighing.model("tiny"))
    weighing.generator.pump()
    assert list(weighing.generator.models.waiting) == ["weights"]
    weighing.generator.cancel(job.id)
    assert not [event for event in weighing.run() if isinstance(event, Finished)]
