"""One generator for people: a record of numbers becomes a blueprint."""

from collections.abc import Mapping

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.body import body_skin, hands_skin
from previs.cast.face import face, face_joints, head_skin
from previs.cast.features import EYE_PALETTE
from previs.cast.person import Person, Wardrobe, joints, measure
from previs.records import Skeleton

_PALETTE = {
    **EYE_PALETTE,
    "skin": "#d9a07a",
    "lips": "#b06a58",
    "teeth": "#e8e0d0",
    "mouth": "#240d0c",
    "lash": "hair*0.35",
    "hair": "#2f2019",
    "beard": "hair*1.0",
    "brow": "hair*0.8",
    "coat": "#3b4d66",
    "lapel": "coat*0.72",
    "shirt": "#e4ded2",
    "tie": "#5a1a1e",
    "trousers": "#2b2d38",
    "shoes": "#1b1512",
    "belt": "#2c2018",
}


def _with_carried(rows: dict[str, Joint], carried: tuple[tuple[str, str], ...]) -> dict[str, Joint]:
    return rows | {name: (holder, *rows[holder][1:]) for name, holder in carried}


def _wholes(w: Wardrobe, main: str) -> Mapping[str, tuple[str, ...]]:
    """What words for garments colour on somebody dressed like this."""
    below = w.hem_part if w.hem > 0.15 else w.leg
    suit = tuple(dict.fromkeys((w.torso, w.sleeve, w.leg)))
    worn = {"coat": (main,), "top": (w.torso,), "dress": (w.torso, w.hem_part), "skirt": (below,), "suit": suit}
    if not w.open_neck:
        worn["shirt"] = (w.torso,)
    return {word: tuple(p for p in parts if p != "skin") or (main,) for word, parts in worn.items()}


def blueprint(person: Person) -> Blueprint:
    """The person as a blueprint."""
    m = measure(person.figure)
    rows = joints(person.figure, person.wardrobe.hem) | face_joints(person)

    def rigid(bones: Skeleton) -> list[Tagged]:
        return [*face(person, bones), *(piece for kit in person.kit for piece in kit(m, bones))]

    return Blueprint(
        rig="biped",
        joints=_with_carried(rows, person.carried),
        palette={**_PALETTE, **person.palette},
        main=person.main,
        eyes=m.on_head(0.1, 0.0985),
        skins=(body_skin(person), hands_skin(person), head_skin(person)),
        rigid=rigid,
        scale=person.scale,
        wholes=_wholes(person.wardrobe, person.main),
    )
