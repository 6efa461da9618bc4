"""All people by kind, and the other colours that they may have so that a crowd is no row of twins."""

from collections.abc import Callable, Mapping
from functools import partial

from previs.cast import people_costume, people_everyday, people_trades, people_uncanny
from previs.cast.blueprint import Blueprint
from previs.cast.human import blueprint
from previs.cast.person import Person
from previs.cast.robot import robot

PEOPLE: Mapping[str, Person] = {
    **people_everyday.PEOPLE,
    **people_trades.PEOPLE,
    **people_costume.PEOPLE,
    **people_uncanny.PEOPLE,
}
"""The numbers of everybody with a face."""

ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    **{kind: partial(blueprint, person) for kind, person in PEOPLE.items()},
    "robot": robot,
}
"""People by kind."""
