"""What the library says of a model: its size, what it can do, whether it fits."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QCoreApplication

from studio.model.recipe import snap_size
from studio.model.rows import Grid
from studio.wire.capability import Capabilities
from studio.wire.models import ModelCard

BY = "\N{MULTIPLICATION SIGN}"
DOT = " \N{MIDDLE DOT} "
_LARGEST = (4096, 2304)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Library", words)


class Ability(NamedTuple):
    """One thing that a model can do, with its glyph."""

    glyph: str
    words: str


def size_words(count: int) -> str:
    """Bytes in words: `2.6 GB`, `340 MB`, `12 kB`; nothing of none."""
    if count <= 0:
        return ""
    for unit, size in (("GB", 1 << 30), ("MB", 1 << 20)):
        if count >= size:
            return f"{count / size:.1f} {unit}" if count < 10 * size else f"{count / size:.0f} {unit}"
    return f"{max(1, count >> 10)} kB"


def about_words(card: ModelCard) -> str:
    """The line under a model's name: what it is for, how large, under which licence, where it was found."""
    licence = card.licence or _tr("licence not stated")
    task = card.task[:1].upper() + card.task[1:]
    return DOT.join(part for part in (task, size_words(card.bytes), licence, card.source) if part)


def abilities(record: Capabilities | None) -> list[Ability]:
    """What a model can do, the most telling first."""
    if record is None:
        return []
    inputs = record.inputs
    references = _tr("1 reference") if inputs.references == 1 else _tr("{} references").format(inputs.references)
    found = (
        (inputs.first_frame, "arrow-line-left", _tr("First frame")),
        (inputs.last_frame, "arrow-line-right", _tr("Last frame")),
        (inputs.references > 0, "image", references),
        (inputs.control_video or inputs.video, "sliders-horizontal", _tr("Control video")),
        (inputs.mask, "selection", _tr("Mask")),
        (record.gives_audio, "speaker-high", _tr("Sound")),
        (record.chunked, "waves", _tr("Streams")),
        (record.updates, "pencil-line", _tr("Prompt can change")),
    )
    return [Ability(glyph, words) for has, glyph, words in found if has]


def shape_words(record: Capabilities | None) -> str:
    """The sizes and lengths that a model makes: `up to 1280 x 720, 5 to 81 frames`."""
    if record is None:
        return ""
    sizes = record.sizes
    wide, tall = snap_size(*_LARGEST, Grid(**msgspec.structs.asdict(sizes)))
    return _tr("up to {0} {1} {2}, {3:,} to {4:,} frames").format(wide, BY, tall, sizes.min_frames, sizes.max_frames)


def fits_look(card: ModelCard) -> tuple[str, str, str]:
    """Glyph, hue and words of whether a model fits this machine; empty where that is not known."""
    if card.problem:
        return "warning-octagon-fill", "failed", _tr("Cannot be used")
    looks = {
        "yes": ("check-circle-fill", "master", _tr("Fits")),
        "offload": ("circle-half-fill", "draft", _tr("Fits, parts wait in memory")),
        "no": ("warning-octagon-fill", "failed", _tr("Too large for this machine")),
        "unknown": ("", "faint", ""),
    }
    return looks[card.fits]


def spoken_words(card: ModelCard) -> str:
    """A card as a screen reader says it."""
    can = ", ".join(ability.words for ability in abilities(card.capabilities))
    parts = (card.name, about_words(card), fits_look(card)[2], card.problem or can, shape_words(card.capabilities))
    return ". ".join(part for part in parts if part)


def matching(cards: Sequence[ModelCard], query: str) -> list[ModelCard]:
    """The cards that hold every word of a query somewhere in what they say; those that can be used first."""
    asked = query.casefold().split()
    order = ("yes", "unknown", "offload", "no")
    kept = [card for card in cards if all(word in f"{spoken_words(card)} {card.model}".casefold() for word in asked)]
    return sorted(kept, key=lambda card: (bool(card.problem), order.index(card.fits), card.name.casefold()))


def head_words(cards: Sequence[ModelCard]) -> str:
    """`3 models, 2 can be used here`."""
    if not cards:
        return ""
    usable = sum(not card.problem and card.fits != "no" for card in cards)
    count = _tr("1 model") if len(cards) == 1 else _tr("{} models").format(len(cards))
    return count if usable == len(cards) else _tr("{0}, {1} can be used here").format(count, usable)
