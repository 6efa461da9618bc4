"""All checks in the order in which they are made, and a run of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from studio.conformance import asking, failing, records, stopping, takes
from studio.conformance.findings import DoesNotApplyError, UnfitError
from studio.conformance.stand import Order, Stand

Check = Callable[[Stand], None]

CHECKS: tuple[Check, ...] = (
    records.greets,
    records.describes_itself_well,
    records.bears_what_does_not_concern_it,
    takes.makes_the_same_again,
    takes.hands_over_frames_in_order,
    takes.makes_every_size_and_length,
    takes.gives_the_sound_it_promises,
    stopping.stops_when_asked,
    stopping.stops_before_it_begins,
    stopping.keeps_a_part,
    stopping.goes_on_with_other_words,
    stopping.waits_for_no_reader,
    asking.answers_beside_its_work,
    failing.refuses_in_words,
    failing.comes_back_after_unloading,
    failing.survives_being_killed,
)
"""Each raises `UnfitError` with a sentence, or `DoesNotApplyError` for an engine that it does not concern; its name
says what an engine does that passes it."""


class Finding(NamedTuple):
    """What one check found; nothing where `fault` and `aside` are empty."""

    check: str
    fault: str = ""
    aside: str = ""


def examine(order: Order, folder: Path) -> Iterator[Finding]:
    """Make all checks of an engine, in one worker process as long as it lives. Takes go to `folder`."""
    stand = Stand(order, folder)
    try:
        for check in CHECKS:
            yield attempt(check, stand)
    finally:
        stand.close()


def attempt(check: Check, stand: Stand) -> Finding:
    """Make one check; after a fault the next one gets a fresh worker."""
    try:
        check(stand)
    except UnfitError as fault:
        stand.begin_anew()
        return Finding(check.__name__, fault=str(fault))
    except DoesNotApplyError as reason:
        return Finding(check.__name__, aside=str(reason))
    return Finding(check.__name__)
