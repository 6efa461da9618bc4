"""The best picture of a reel frame that exists at this moment, and the state of the cache along the reel."""

from collections.abc import Callable, Iterator
from itertools import pairwise, repeat

from studio.codec.i420 import Frame
from studio.model.board import Board
from studio.playback.cache import FrameCache
from studio.playback.decoding import Decoder
from studio.playback.live import FINAL, Live, LiveClip
from studio.playback.reel import Place, Whereabouts
from studio.playback.shown import Shown, Span, SpanKind

NEAR = 12
"""How many frames off a picture of the same take may be to stand in while the right one is decoded, and a preview to
stand in for a frame of a take that is still good."""

IsStale = Callable[[str], bool]


class Pictures:
    """Chooses among what the cache, running jobs and takes have. Asks for nothing and waits for nothing."""

    def __init__(self, cache: FrameCache, live: Live, decoder: Decoder, is_stale: IsStale) -> None:
        self.whereabouts = Whereabouts()
        self._cache = cache
        self._live = live
        self._decoder = decoder
        self._is_stale = is_stale

    def at(self, place: Place, last: Shown) -> Shown:
        """What to show at a place; `last` is what is shown, and held where nothing better is there yet."""
        stale = place.take is not None and self._is_stale(place.shot.id)
        clip = self._live.of(place.shot.id)
        if clip is not None:
            made = self._made(place, clip, stale)
            if made is not None:
                return made
        if place.take is None:
            return Shown(place.frame, place.shot.id, place.source, "card")
        return self._taken(place, last, stale=stale)

    def wants(self, place: Place) -> bool:
        """Whether the place's own frame of its take should be decoded."""
        take = place.take
        if take is None or self._cache.has(take.media, place.of_take):
            return False
        return not self._is_lost(take.media, place.of_take)

    def _is_lost(self, media: str, index: int) -> bool:
        return media in self._decoder.failures or index in self._decoder.bad.get(media, ())

    def _made(self, place: Place, clip: LiveClip, stale: bool) -> Shown | None:
        good = place.take is not None and not stale
        exact = clip.at(place.at)
        if exact is not None:
            return self._making(place, exact.picture, exact.quality, held=False)
        near = clip.before(place.at)
        # previews of a whole clip come with gaps; final frames come one after another, the take is seen beyond them
        if near is None or (good and (near.quality >= FINAL or abs(place.at - near.place) > NEAR)):
            return None
        return self._making(place, near.picture, near.quality, held=True)

    def _making(self, place: Place, picture: Frame, quality: int, *, held: bool) -> Shown:
        return Shown(place.frame, place.shot.id, place.source, "making", picture, held, quality, place.take)

    def _taken(self, place: Place, last: Shown, *, stale: bool) -> Shown:
        take = place.take
        assert take is not None
        shown = Shown(place.frame, place.shot.id, place.source, "stale" if stale else "take", take=take)
        self.whereabouts.note(take.media, place.shot.id)
        picture = self._cache.get(take.media, place.of_take)
        if picture is not None:
            return shown._replace(picture=picture, held=place.beyond)
        if self._is_lost(take.media, place.of_take):
            return shown._replace(kind="offline", picture=self._cache.nearest(take.media, place.of_take), held=True)
        near = self._cache.nearest(take.media, place.of_take, NEAR)
        return shown._replace(picture=last.picture if near is None else near, held=True)

    def spans(self, board: Board, first: int, last: int) -> list[Span]:
        """The cache between two reel frames, without gaps. Only shots of which something is here are looked at."""
        known: set[str] = set(self._live.shots)
        for media in {*self._cache.media, *self._decoder.failures}:
            known.update(shot.id for shot in self.whereabouts.shots(board, media))
        numbers = board.numbers
        spans: list[Span] = []
        for name in sorted(known & numbers.keys(), key=numbers.__getitem__):
            start = board.starts[numbers[name] - 1]
            end = board.starts[numbers[name]]
            if end <= first or start >= last:
                continue
            for span in self._of_shot(board, name, start, end):
                _append(spans, max(first, span.first), min(last, span.last), span.kind)
        return _without_gaps(spans, first, last)

    def _of_shot(self, board: Board, name: str, start: int, end: int) -> Iterator[Span]:
        """What is known of a shot's frames, from the least to the most telling; each over those before it."""
        shot = board.shots[name]
        kinds: list[SpanKind] = ["missing"] * (end - start)

        def paint(first: int, last: int, kind: SpanKind) -> None:
            low, high = max(0, first - shot.take_in), min(end - start, last - shot.take_in)
            if low < high:
                kinds[low:high] = repeat(kind, high - low)

        take, clip = board.chosen(shot), self._live.of(name)
        if clip is not None and (take is None or self._is_stale(name)):
            paint(shot.take_in, shot.take_in + shot.length, "held")
        elif take is not None:
            if take.media in self._decoder.failures:
                paint(shot.take_in, shot.take_in + shot.length, "held")
            for first, last in self._cache.runs(take.media):
                paint(first, last, "cached")
                if last >= take.frames:
                    paint(take.frames, shot.take_in + shot.length, "held")
        for index in clip.indices if clip else ():
            paint(index, index + 1, "making")
        edges = [0, *(n for n in range(1, len(kinds)) if kinds[n] != kinds[n - 1]), len(kinds)]
        for low, high in pairwise(edges):
            yield Span(start + low, start + high, kinds[low])


def _append(spans: list[Span], first: int, last: int, kind: SpanKind) -> None:
    if last <= first:
        return
    if spans and spans[-1].last == first and spans[-1].kind == kind:
        spans[-1] = Span(spans[-1].first, last, kind)
    else:
        spans.append(Span(first, last, kind))


def _without_gaps(spans: list[Span], first: int, last: int) -> list[Span]:
    """What lies between the spans is missing."""
    whole: list[Span] = []
    at = first
    for span in spans:
        _append(whole, at, span.first, "missing")
        _append(whole, span.first, span.last, span.kind)
        at = span.last
    _append(whole, at, last, "missing")
    return whole
