"""What engines said of models, kept between sessions: which there are, and what can be done with each.

A record holds as long as its model's files look as they did (names, sizes, times) and the engine and the packages
beside it are the same. Losing the file costs a question to a worker.
"""

import contextlib
import hashlib
import os
import sysconfig
from collections.abc import Sequence
from pathlib import Path

import msgspec
import platformdirs

from studio.wire.capability import Capabilities
from studio.wire.models import ModelCard

FILE = "models.json"
KEPT = 200
"""Records that are kept, the newest."""
_FILES = 2000
"""Files of a model that are looked at; one that has more is no model."""


class _Record(msgspec.Struct, frozen=True):
    engine: str
    model: str
    state: str
    capabilities: Capabilities


class _Kept(msgspec.Struct, frozen=True):
    records: list[_Record] = []
    cards: dict[str, list[ModelCard]] = {}
    packages: int = 0


class Records:
    """Records by engine and model, in the file `path`. Nothing raises: what cannot be read or written is not kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        kept = _read(path)
        self._records = {(one.engine, one.model): one for one in kept.records}
        self._cards = {engine: tuple(cards) for engine, cards in kept.cards.items()}
        self._sure: set[tuple[str, str]] = set()
        self._gone: set[tuple[str, str]] = set()
        self._surveyed: set[str] = set()

    def cards(self, engine: str) -> tuple[ModelCard, ...]:
        """The models that an engine found last."""
        return self._cards.get(engine, ())

    def last(self, engine: str, model: str) -> Capabilities | None:
        """What was last known of a model, whether or not it is still so."""
        record = self._records.get((engine, model))
        return record.capabilities if record else None

    def current(self, offer: Capabilities, model: str) -> Capabilities | None:
        """What is known of a model as it is on disk; `None` if that has to be asked again. `offer` is the engine's own
        record. Of a model of which nobody knows where it lies, an answer holds for this session."""
        record = self._records.get((offer.engine, model))
        if record is None or record.state != self._state(offer, model):
            return None
        placed = self._place(offer.engine, model) is not None
        return record.capabilities if placed or (offer.engine, model) in self._sure else None

    def learn(self, offer: Capabilities, model: str, capabilities: Capabilities) -> None:
        """Keep what an engine said of a model."""
        self._keep(offer, model, capabilities)
        self._write()

    def _keep(self, offer: Capabilities, model: str, capabilities: Capabilities) -> None:
        key = (offer.engine, model)
        self._records.pop(key, None)
        self._records[key] = _Record(offer.engine, model, self._state(offer, model), capabilities)
        self._sure.add(key)
        self._gone.discard(key)

    def learn_cards(self, offer: Capabilities, cards: Sequence[ModelCard]) -> None:
        """Keep which models an engine found, and what it said of each."""
        self._cards[offer.engine] = tuple(cards)
        self._surveyed.add(offer.engine)
        for card in cards:
            if card.capabilities is not None and card.capabilities.digest:
                self._keep(offer, card.model, card.capabilities)
        self._write()

    def forget(self, engine: str, model: str) -> None:
        """A model became another one, as by a download."""
        self._records.pop((engine, model), None)
        self._sure.discard((engine, model))
        self._gone.add((engine, model))
        self._write()

    def _place(self, engine: str, model: str) -> Path | None:
        """Where a model lies, if that is known."""
        there = Path(model).expanduser()
        if there.is_absolute() and there.exists():
            return there
        return next((Path(card.path) for card in self.cards(engine) if card.model == model and card.path), None)

    def _state(self, offer: Capabilities, model: str) -> str:
        place = self._place(offer.engine, model)
        rows = [f"{offer.engine} {offer.version} {offer.revision} {_packages()}", *(files_of(place) if place else [])]
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]

    def _write(self) -> None:
        """Add what was learned here to what is in the file, where another session may have put something meanwhile."""
        old = _read(self._path)
        records = {(one.engine, one.model): one for one in old.records if (one.engine, one.model) not in self._gone}
        for key in self._sure:
            records.pop(key, None)
            records[key] = self._records[key]
        cards = {**old.cards, **{engine: list(self._cards[engine]) for engine in self._surveyed}}
        kept = _Kept(list(records.values())[-KEPT:], cards, _packages())
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(msgspec.json.encode(kept))
            part.replace(self._path)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink()


def records_path() -> Path:
    """Where the records lie: beside the logs, in the user's folder for what programs remember."""
    return platformdirs.user_state_path("storyreel", appauthor=False) / FILE


def files_of(place: Path) -> list[str]:
    """A line for each file of a model, with size and time; cheap, since nothing is read. Links are followed."""
    lines: list[str] = []
    waiting = [place]
    while waiting and len(lines) < _FILES:
        path = waiting.pop()
        try:
            if path.is_dir():
                waiting += sorted(child for child in path.iterdir() if not child.name.startswith("."))
                continue
            stat = path.stat()
        except OSError:
            continue
        lines.append(f"{path} {stat.st_size} {stat.st_mtime_ns}")
    return lines


def _packages() -> int:
    """Changes when a package is installed or taken away."""
    try:
        return Path(sysconfig.get_paths()["purelib"]).stat().st_mtime_ns
    except OSError:
        return 0


def _read(path: Path) -> _Kept:
    """The file; what could not be used counts no more once packages came or went, which may have been the reason."""
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return _Kept()
    if kept.packages == _packages():
        return kept
    sound = {engine: [card for card in cards if not card.problem] for engine, cards in kept.cards.items()}
    return _Kept(kept.records, sound, kept.packages)
