"""How much time previews may take: a share of the denoising, earned step by step, and what fits into it."""

from collections.abc import Iterable, Mapping
from statistics import median

SHARE = 0.1
"""Of the time of a step, at most."""
SAVED_STEPS = 2.0
"""Steps' worth of time that may be saved up, so that a pause does not end in a burst."""
MEMORY = 0.3
"""How much the newest measurement of a cost weighs."""
DOUBT = 0.8
"""What is left of a cost that was measured and never fits, each time that it does not."""


class Budget:
    """Seconds earned and spent, and what things were measured to cost. All in one thread."""

    def __init__(self) -> None:
        self.earned = 0.0
        self.spent = 0.0
        self._credit = 0.0
        self._costs: dict[str, float] = {}
        self._guesses: dict[str, float] = {}

    def earn(self, step_s: float) -> None:
        """A step of so many seconds was made."""
        step_s = max(0.0, step_s)
        self.earned += step_s
        self._credit = min(self._credit + SHARE * step_s, max(self._credit, SAVED_STEPS * SHARE * step_s))

    def spend(self, seconds: float) -> None:
        """Previews took so long; more than there was is paid back out of later steps."""
        self.spent += seconds
        self._credit -= seconds

    @property
    def credit(self) -> float:
        """Seconds that may be spent; less than nothing after more was spent than there was."""
        return self._credit

    @property
    def share(self) -> float:
        """Time spent for a second of denoising."""
        return self.spent / self.earned if self.earned else 0.0

    def measured(self, kind: str, units: int, seconds: float) -> None:
        """So many units of something took so long."""
        if units <= 0:
            return
        cost, known = seconds / units, self._costs.get(kind)
        if known is None:
            self._learn(kind, cost)
        self._costs[kind] = cost if known is None else known + MEMORY * (cost - known)

    def _learn(self, kind: str, cost: float) -> None:
        """Where a guess was too low, those of its family (the same first word) are too: by as much, or as many times,
        whichever is less."""
        guess, family = self._guesses.get(kind, cost), kind.partition(" ")[0]
        if guess >= cost:
            return
        for other, theirs in self._guesses.items():
            if other.partition(" ")[0] == family:
                self._guesses[other] = min(theirs + cost - guess, theirs * cost / guess if guess else cost)

    def guess(self, kind: str, cost: float) -> None:
        """What a unit may take; a measurement takes its place."""
        self._guesses[kind] = cost

    def cost(self, kind: str) -> float:
        """Seconds a unit is expected to take; nothing if nobody knows."""
        return self._costs.get(kind, self._guesses.get(kind, 0.0))

    def affordable(self, kind: str, wanted: int, seconds: float) -> int:
        """How many of the units wanted fit into so many seconds. A measurement after which nothing fits is believed
        less each time, because it may have been the machine that was slow."""
        cost = self.cost(kind)
        if cost * wanted <= seconds:
            return wanted
        count = max(0, int(seconds / cost))
        if not count and seconds > 0 and kind in self._costs:
            self._costs[kind] *= DOUBT
        return count


def evenly(count: int) -> list[int]:
    """The numbers below `count` in an order whose every beginning is spread over all of them: bits read backwards (van
    der Corput's sequence)."""
    bits = max(1, (count - 1).bit_length())
    places = (int(f"{number:0{bits}b}"[::-1], 2) for number in range(1 << bits))
    return [place for place in places if place < count]


def chosen(pending: Iterable[int], last_shown: Mapping[int, int], count: int) -> list[int]:
    """`count` of the frames pending, those longest unseen first and else evenly spread, in order."""
    frames = sorted(pending)
    if count >= len(frames):
        return frames
    ranked = [frames[place] for place in evenly(len(frames))]
    ranked.sort(key=lambda frame: last_shown.get(frame, -1))
    return sorted(ranked[:count])


def middle(values: Iterable[float]) -> float:
    """The median; 0 of nothing."""
    found = list(values)
    return float(median(found)) if found else 0.0
