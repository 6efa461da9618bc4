"""Arms that carry something, in the `Hold` styles of `props.prop`."""

from previs.motion.body import hand
from previs.motion.puppet import CHEST, Puppet


def carry(puppet: Puppet, needed: str) -> None:
    """Pose the arms of what is held; an arm that the action needs (`R`, `L` in `needed`) is left to it."""
    if puppet.actor.rig != "biped" or not any(puppet.holds):
        return
    both = "two" in puppet.holds
    for side, hold in enumerate(puppet.holds):
        hold = "two" if both else hold
        if hold and hold != "none" and "RL"[side] not in needed:
            _arm(puppet, side, hold)


def _arm(puppet: Puppet, side: int, hold: str) -> None:
    puppet.grip(side, 1.0)
    if hold == "fist":
        hand(puppet, side, (0.52, -0.52, 0.16), (-0.5, -1.0, 0.5), within=CHEST)
    elif hold == "flat":
        hand(puppet, side, (0.58, -0.26, -0.12), (-0.3, -1.0, 0.7), wrist=(0.5, 0.0, 0.3), within=CHEST)
    elif hold == "raised":
        hand(puppet, side, (0.66, 0.02, 0.14), (-0.2, -1.0, 0.6), within=CHEST)
    elif hold == "hang":
        hand(puppet, side, (0.02, -0.97, 0.20), (-1.0, 0.0, 0.6))
    else:
        hand(puppet, side, (0.60, -0.50, -0.16), (-0.5, -0.8, 0.9), wrist=(0.3, 0.0, 0.2), within=CHEST)
