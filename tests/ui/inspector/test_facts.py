from typing import Any

from studio.model.rows import Value
from studio.ui.inspector.facts import facts_of, numbers_of
from studio.ui.inspector.understanding import ChipWords
from studio.ui.session.making import Reading
from studio.wire.capability import Parameter

PROMPT = "Wide: two red foxes run at dusk, a samovar gleams"
SPANS = (
    (0, 4, "size"),
    (6, 9, "number"),
    (10, 13, "colour"),
    (14, 19, "subject"),
    (20, 23, "action"),
    (27, 31, "time"),
)
NAMES = (
    "size", "move", "lens_mm", "framing", "place", "time", "subject.*", "subject.*.action", "subject.*.count",
    "subject.*.colour", "subject.*.mood",
)  # fmt: skip
OFFERED = [Parameter(name=name, kind="text", default="auto") for name in NAMES]


def fox(**more: object) -> dict[str, object]:
    row = {"kind": "fox", "label": "foxes", "count": 2, "action": "run", "known": True, "colour": "#b3202a", "mood": ""}
    return row | {"spans": [[6, 19]]} | more


def read(*subjects: dict[str, object], params: dict[str, Value] | None = None, **more: Any) -> Reading:
    camera = {"size": "wide", "move": "static", "lens_mm": 35, "framing": "group"}
    plan: dict[str, object] = {"subjects": list(subjects), "camera": camera, "place": "", "time": "dusk"}
    return Reading(PROMPT, SPANS, plan, more.pop("missed", ()), params or {}, **more)


def by_name(facts: list[ChipWords]) -> dict[str, ChipWords]:
    return {fact.names[0]: fact for fact in facts if fact.kind != "missed"}


def test_what_is_said_is_told_from_what_is_assumed_and_what_is_set() -> None:
    facts = by_name(facts_of(read(fox(), params={"move": "pan_left"}), {"place": "forest"}, OFFERED))
    told = {name: (fact.words, fact.standing) for name, fact in facts.items()}
    assert told == {
        "size": ("Wide", "said"),
        "move": ("Static", "said"),
        "lens_mm": ("35 mm", "assumed"),
        "subject.1": ("Fox × 2", "said"),  # noqa: RUF001
        "subject.1.action": ("Run", "said"),
        "subject.1.colour": ("Red", "said"),
        "place": ("No place", "corrected"),
        "time": ("Dusk", "said"),
    }
    assert facts["subject.1.colour"].swatch == "#b3202a"
    assert facts["subject.1"].mark == (6, 19, "subject")
    assert facts["subject.1"].plays == "fox"
    assert facts["place"].taken == ("place",)
    assert "subject.1.mood" in facts["subject.1"].beside


def test_only_what_the_engine_has_parameters_for_is_a_fact() -> None:
    assert [fact.words for fact in facts_of(read(fox()), {}, OFFERED[:1])] == ["Wide"]
    assert facts_of(Reading("A fox", (), {}, ()), {}, OFFERED) == []


def test_words_that_were_missed_may_be_anything_and_a_stand_in_is_told_once() -> None:
    samovar = fox(kind="stand_in", label="samovar", known=False, count=1, action="stand", colour="", spans=[[35, 42]])
    facts = facts_of(read(fox(), samovar, missed=("samovar", "gleams")), {}, OFFERED)
    missed = [(fact.words, fact.names[0]) for fact in facts if fact.kind == "missed"]
    assert missed == [("samovar", "subject.2"), ("gleams", "subject.3")]
    gleams = next(fact for fact in facts if fact.words == "gleams")
    assert gleams.mark is not None
    assert PROMPT[gleams.mark.start : gleams.mark.end] == "gleams"
    assert {"subject.1.action", "subject.2.action", "place", "time"} <= set(gleams.names)


def test_subjects_keep_their_numbers_when_one_is_taken_out() -> None:
    params: dict[str, Value] = {"subject.1": "none", "subject.4.action": "run"}
    assert numbers_of(2, params.items()) == [2, 3]
    facts = facts_of(read(fox(), missed=("gleams",), params=params), params, OFFERED)
    told = {fact.names[0]: fact.words for fact in facts}
    assert told["subject.2"].startswith("Fox")
    assert (told["subject.1"], told["subject.4.action"]) == ("Subject 1 taken out", "Subject 4: Run")
    assert told["subject.3"] == "gleams"


def test_what_was_refused_does_not_count_the_subjects() -> None:
    facts = by_name(facts_of(read(fox(), params={"subject.1": "none"}, refused="No."), {}, OFFERED))
    assert facts["subject.1"].words.startswith("Fox")
