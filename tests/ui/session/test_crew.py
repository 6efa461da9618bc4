import os
import signal

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from studio.edit import deeds
from studio.errors import NotFoundError
from studio.extend.registry import Registry
from studio.render.inbox import Told
from studio.settings import Settings
from studio.ui.session.crew import SAMPLES, Crew, Reading
from studio.ui.session.making import Making
from studio.wire import messages as m
from studio.wire.capability import Capabilities
from tests.ui.session.conftest import TEST, OpenProject, OpenShop

PATIENCE_MS = 60_000


def test_the_engine_of_a_shot_is_the_one_nearest_to_it(open_shop: OpenShop) -> None:
    shop = open_shop(2)
    making, (one, two) = shop.making, shop.ids
    assert making.engine_of(one) == TEST
    shop.do(deeds.set_param, ring="scene", of=shop.board.shots[one].scene, name="engine", value="scenes")
    assert making.engine_of(one) == "scenes"
    shop.do(deeds.set_param, ring="shot", of=one, name="engine", value="own")
    assert making.engine_of(one) == "own"
    assert making.engine_of(two) == TEST
    assert making.engine_of("gone") == "previs"
    assert making.drafting_engine(two) == TEST
    assert making.drafting_engine(one) == "previs", "there is no engine 'own': previs drafts for it"


def test_where_nothing_makes_drafts_it_is_said(open_project_of: OpenProject) -> None:
    with open_project_of(1) as opened:
        crew = Making(opened, Registry([]), Settings())
        notices: list[str] = []
        crew.noticed.connect(lambda notice: notices.append(notice.sentence))
        shot = opened.document.board.reel[0].id
        with pytest.raises(NotFoundError, match="No engine here makes drafts"):
            crew.drafting_engine(shot)
        crew.draft(shot)
        crew.read("a fox")
        crew.warm()
        crew.close()
    assert len(notices) == 1


def test_a_worker_is_seen_from_its_start_to_its_end(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(1)
    making = shop.making
    assert making.workers() == []
    making.warm(TEST)
    assert [(look.engine, look.title, look.state) for look in making.workers()] == [(TEST, "Test pattern", "starting")]
    qtbot.waitUntil(lambda: making.workers()[0].state == "ready", timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: making.workers()[0].rss > 0, timeout=PATIENCE_MS)
    assert making.capabilities(TEST).title == "Test pattern"
    pid = making.worker_pid(TEST)
    assert pid
    os.kill(pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: making.workers()[0].state == "died", timeout=PATIENCE_MS)
    assert making.workers()[0].restarts == 1
    making.warm(TEST)
    qtbot.waitUntil(lambda: making.workers()[0].state == "ready", timeout=PATIENCE_MS)


def test_an_engine_that_opens_models_for_jobs_waits_for_them(open_shop: OpenShop) -> None:
    making = open_shop(1).making
    making.warm(TEST)
    for models, state in ((True, "ready"), (False, "starting")):
        about = Capabilities(engine=TEST, title="Test pattern", models=models)
        making.heard_of(Told(TEST, m.Ready(protocol=1, pid=1, device="cpu", memory=0, capabilities=about)))
        assert making.workers()[0].state == state


def test_an_engine_that_there_is_not_cannot_be_warmed(open_shop: OpenShop) -> None:
    shop = open_shop(1)
    shop.making.warm("nothing")
    assert "no engine 'nothing'" in shop.notices[0].sentence
    assert shop.making.workers() == []


def test_heartbeats_are_kept_for_the_plot_and_no_more_than_enough(open_shop: OpenShop) -> None:
    crew: Crew = open_shop(1).making
    for beat in range(SAMPLES + 5):
        crew.heard_of(Told(TEST, m.Stats(rss=beat, job="j", frames_per_s=50.0)))
    crew.heard_of(Told(TEST, m.Stats(rss=7, frames_per_s=50.0)))
    samples = crew.telemetry()
    assert len(samples) == SAMPLES
    assert (samples[-2].frames_per_s, samples[-2].step_ms) == (50.0, 20.0)
    assert (samples[-1].frames_per_s, samples[-1].step_ms, samples[-1].rss) == (0.0, 0.0, 7)
    assert samples[0].at_s <= samples[-1].at_s


def test_only_the_newest_question_is_answered(open_shop: OpenShop, qtbot: QtBot) -> None:
    making = open_shop(1).making
    answers: list[Reading] = []
    making.understood.connect(answers.append)
    for prompt in ("a fox", "a red fox", "a red fox runs across deep snow, low angle, zorblax"):
        making.read(prompt)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    assert [answer.prompt for answer in answers] == ["a red fox runs across deep snow, low angle, zorblax"]
    reading = answers[0]
    assert {role for _, _, role in reading.spans} >= {"subject", "action"}
    assert reading.missed == ("zorblax",)
    assert reading.plan["missed"] == ["zorblax"]
    qtbot.waitUntil(lambda: making.workers()[0].state == "ready", timeout=PATIENCE_MS)


def test_what_a_plugin_got_wrong_does_no_harm(open_shop: OpenShop) -> None:
    crew: Crew = open_shop(1).making
    answers: list[Reading] = []
    crew.understood.connect(answers.append)
    crew.read("a fox")
    wrong = m.Understood(id="previs-1", plan=b"{", spans=((0, 99, "subject"), (2, 5, "subject"), (4, 2, "light")))
    crew.heard_of(Told("previs", msgspec.structs.replace(wrong, id="another")))
    assert answers == []
    crew.heard_of(Told("previs", wrong))
    assert answers == [Reading("a fox", ((2, 5, "subject"),), {}, ())]


def test_a_reading_whose_corrections_are_refused_is_made_without_them(open_shop: OpenShop) -> None:
    shop = open_shop(1)
    crew: Crew = shop.making
    answers: list[Reading] = []
    crew.understood.connect(answers.append)
    crew.read("a fox", {"subject.7": "wolf"})
    crew.heard_of(Told("previs", m.Failed(job="", kind="bad_input", sentence="There is no subject 7.")))
    crew.heard_of(Told("previs", m.Understood(id="previs-2", plan=b"{}")))
    assert answers == [Reading("a fox", (), {}, (), {"subject.7": "wolf"}, "There is no subject 7.")]
    assert shop.notices == []


def test_a_shots_corrections_are_what_the_reading_engine_takes(open_shop: OpenShop) -> None:
    shop = open_shop(1)
    (shot,) = shop.ids
    assert shop.making.corrections(shot) == {}
    shop.do(deeds.set_param, ring="project", of=None, name="time", value="night")
    shop.do(deeds.set_param, ring="shot", of=shot, name="subject.1.action", value="run")
    shop.do(deeds.set_param, ring="shot", of=shot, name="delay_ms", value=4)
    assert shop.making.corrections(shot) == {"time": "night", "subject.1.action": "run"}
    assert shop.making.corrections("gone") == {}


def test_a_failing_reader_lets_the_next_question_through(open_shop: OpenShop, qtbot: QtBot) -> None:
    shop = open_shop(1)
    crew: Crew = shop.making
    answers: list[Reading] = []
    crew.understood.connect(answers.append)
    crew.read("first")
    crew.read("a fox")
    crew.heard_of(Told("previs", m.Failed(job="", kind="internal", sentence="It fell over.")))
    assert [notice.sentence for notice in shop.notices] == ["It fell over."]
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    assert [answer.prompt for answer in answers] == ["a fox"]
