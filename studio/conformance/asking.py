"""Checks of questions, which an engine answers beside its work."""

import time

from studio.conformance.failing import NOWHERE
from studio.conformance.findings import demand, demand_sentence
from studio.conformance.stand import Stand
from studio.conformance.stopping import begun
from studio.render.reports import Report
from studio.wire import messages as m

ANSWER_S = 4.0
"""Seconds that somebody waits for an answer: twice what engines are told to take, for a machine that is busy."""


def answers_beside_its_work(stand: Stand) -> None:
    """Words are read and models described while a take is being made, within seconds."""
    record, job = stand.record, begun(stand)
    recipe = stand.recipe().canonical()
    if record.reads_prompts:
        stand.host.say(m.Read(id="words", prompt="a fox runs"))
        demand(isinstance(_answer(stand, "words"), m.Understood), "An engine that reads prompts should understand one.")
    for name, question in (
        ("survey", m.Survey(id="survey", folders=(str(stand.folder),))),
        ("describe", m.Describe(id="describe", model=stand.order.model)),
        ("nowhere", m.Describe(id="nowhere", model=NOWHERE)),
        ("cost", m.Appraise(id="cost", recipe=recipe)),
    ):
        stand.host.say(question)
        check_answer(stand, name, _answer(stand, name))
    stand.host.cancel(job.name)
    stand.end(job, "the end of a job during which questions were asked")


def _answer(stand: Stand, name: str) -> Report:
    asked = time.monotonic()
    answer = stand.answer(name)
    took = time.monotonic() - asked
    demand(
        took <= ANSWER_S,
        f"A question should be answered within a second or two, also beside a job; '{name}' took {took:.1f} seconds.",
    )
    return answer


def check_answer(stand: Stand, name: str, answer: Report) -> None:
    """An engine that needs models knows the one that is used and says why it cannot use another; others say so."""
    problem = getattr(answer, "problem", "")
    if problem:
        demand_sentence(problem, f"the question '{name}'")
    if not stand.record.models:
        demand(bool(problem), f"An engine that needs no models should refuse the question '{name}'; it answered.")
    elif name == "nowhere":
        demand(bool(problem), f"The model {NOWHERE} should be refused in a sentence; it was described.")
    elif stand.order.model:
        demand(not problem, f"The question '{name}' should be answered; the engine says: {problem}")
