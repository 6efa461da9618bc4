"""All that four legs can do."""

from collections.abc import Mapping

from previs.motion import beasts, paces
from previs.motion.action import Action

ACTIONS: Mapping[str, Action] = {**paces.ACTIONS, **beasts.ACTIONS}
