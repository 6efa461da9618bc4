"""What is done one after another: when each action begins, how one fades into the next, and where it all leads."""

from collections.abc import Sequence
from typing import NamedTuple

from previs.motion.action import Action, Way, after, between
from previs.motion.puppet import Puppet


class Beat(NamedTuple):
    """Legs of the first action and arms of the others, from `start` seconds on, which takes `fade` seconds to begin;
    `shift` in time, by which actors are out of step; `base`, how far the actor has come before it."""

    start: float
    fade: float
    acts: tuple[Action, ...]
    shift: float
    base: Way

    @property
    def legs(self) -> Action:
        """The action that carries the actor."""
        return self.acts[0]


class Moment(NamedTuple):
    """One moment of a score: the beat and its own time; the beat that it fades from and that one's time, and how far
    the fade has come (1: it is over)."""

    beat: Beat
    clock: float
    old: Beat
    old_clock: float
    share: float


def way_of(beat: Beat, puppet: Puppet, clock: float) -> Way:
    """How far a beat has led by a time of its own."""
    act = beat.legs
    if act.way is None or beat.shift == 0.0:
        return act.way_at(puppet, clock)
    return between(act.way(puppet, beat.shift), act.way(puppet, clock + beat.shift))


class Score:
    """Actions in the order in which they are done. A clock slows to a halt while its action fades out and starts as
    gently, so that no foot slides on when the body stops."""

    def __init__(self, puppet: Puppet, rows: Sequence[tuple[float, tuple[Action, ...]]], shift: float, tempo: float):
        """Rows of (start in seconds, actions); fades take as long as the actions say, `tempo` times as quick."""
        self._puppet = puppet
        self.beats: list[Beat] = []
        for start, acts in rows:
            self._add(start, acts, 0.0 if acts[0].timed or (acts[0].pair and puppet.role >= 0) else shift, tempo)

    def _add(self, start: float, acts: tuple[Action, ...], shift: float, tempo: float) -> None:
        if not self.beats:
            self.beats.append(Beat(start, 0.0, acts, shift, Way()))
            return
        last = self.beats[-1]
        fade = tempo * max(acts[0].settle, last.legs.settle)
        start = max(start, last.start + last.fade)
        end = _clock(last, start) + fade / 2
        self.beats.append(Beat(start, fade, acts, shift, after(last.base, way_of(last, self._puppet, end))))

    def at(self, t: float) -> Moment:
        """What is done at a time."""
        i = max((n for n, beat in enumerate(self.beats) if beat.start <= t), default=0)
        beat, clock = self.beats[i], _clock(self.beats[i], t)
        share = min(1.0, (t - beat.start) / beat.fade) if i else 1.0
        if share >= 1.0:
            return Moment(beat, clock, beat, clock, 1.0)
        halting = beat.fade * (share - share**3 + share**4 / 2)
        old = self.beats[i - 1]
        return Moment(beat, clock, old, _clock(old, beat.start) + halting, share * share * (3.0 - 2.0 * share))

    def way(self, moment: Moment) -> Way:
        """How far the actor has come."""
        base = moment.beat.base
        if moment.share < 1.0:
            base = after(moment.old.base, way_of(moment.old, self._puppet, moment.old_clock))
        return after(base, way_of(moment.beat, self._puppet, moment.clock))


def _clock(beat: Beat, t: float) -> float:
    """The time a beat has been going on, its gentle start counted."""
    t -= beat.start
    if t >= beat.fade:
        return t - beat.fade / 2
    share = t / beat.fade
    return beat.fade * (share**3 - share**4 / 2)
