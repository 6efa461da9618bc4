"""Answers to questions that an engine is asked beside its work: words, models, costs."""

from pathlib import Path

import msgspec

from studio.backend.engine import Engine, Modelled, Reader
from studio.errors import BadInputError
from studio.model.recipe import Recipe, decode_recipe
from studio.wire import messages as m

Question = m.Read | m.Survey | m.Describe | m.Appraise
Answer = m.Understood | m.Surveyed | m.Described | m.Appraised


def answer(engine: Engine, title: str, question: Question) -> Answer:
    """What the engine says; `title` is its name for people. Raises `BadInputError` for words that nobody
    reads, and whatever the engine raises."""
    if isinstance(question, m.Read):
        return _read(engine, title, question)
    if not isinstance(engine, Modelled):
        return _refused(question, f"{title} needs no models.")
    return _of_models(engine, question)


def excused(question: Question, failure: m.Failed) -> Answer | m.Failed:
    """The answer to a question that failed: of models it says why, since somebody waits for an answer of that name."""
    return failure if isinstance(question, m.Read) else _refused(question, failure.sentence)


def _read(engine: Engine, title: str, question: m.Read) -> m.Understood:
    if not isinstance(engine, Reader):
        raise BadInputError(f"{title} does not read prompts.")
    known = engine.read(question.prompt, question.params)
    return m.Understood(id=question.id, plan=known.plan, spans=known.spans, missed=known.missed)


def _of_models(engine: Modelled, question: m.Survey | m.Describe | m.Appraise) -> Answer:
    match question:
        case m.Survey(id=name, folders=folders):
            return m.Surveyed(id=name, cards=tuple(engine.survey([Path(folder) for folder in folders])))
        case m.Describe(id=name, model=model):
            return m.Described(id=name, model=model, capabilities=engine.describe_model(model))
        case m.Appraise(id=name, recipe=recipe):
            return m.Appraised(id=name, estimate=engine.appraise(read_recipe(recipe)))


def read_recipe(data: bytes) -> Recipe:
    """A recipe out of its canonical JSON; raises `BadInputError`."""
    try:
        return decode_recipe(data)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise BadInputError(f"The recipe cannot be read: {error}.") from error


def _refused(question: m.Survey | m.Describe | m.Appraise, problem: str) -> Answer:
    match question:
        case m.Survey(id=name):
            return m.Surveyed(id=name, problem=problem)
        case m.Describe(id=name, model=model):
            return m.Described(id=name, model=model, problem=problem)
        case m.Appraise(id=name):
            return m.Appraised(id=name, problem=problem)
