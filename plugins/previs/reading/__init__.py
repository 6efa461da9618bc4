"""From words to a plan: what is named, what it does, where, when, and how the camera sees it."""

from previs.reading.corrections import FIELDS, LISTED, choices, corrected
from previs.reading.plan import Cinematography, Relation, ScenePlan, Span, Subject, plan_json
from previs.reading.reader import Repertoire, read_prompt

__all__ = [
    "FIELDS",
    "LISTED",
    "Cinematography",
    "Relation",
    "Repertoire",
    "ScenePlan",
    "Span",
    "Subject",
    "choices",
    "corrected",
    "plan_json",
    "read_prompt",
]
