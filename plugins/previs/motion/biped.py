"""All that two legs can do."""

from collections.abc import Mapping

from previs.motion import gaits, gestures, leaps, pairs, sitting, working
from previs.motion.action import Action

ACTIONS: Mapping[str, Action] = {
    **gestures.ACTIONS,
    **gaits.ACTIONS,
    **sitting.ACTIONS,
    **leaps.ACTIONS,
    **working.ACTIONS,
    **pairs.ACTIONS,
}
