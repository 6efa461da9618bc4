"""What the artist is told of each model on this machine."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from diffusion.library.checking import check
from diffusion.library.digest import digest, state_of
from diffusion.library.finding import INDEX, Found, find
from diffusion.library.headers import PICKLES, pickle_refusal
from diffusion.library.licences import UNSTATED, licence
from diffusion.library.resolving import base_among, base_of, lacking, locate, remember
from diffusion.library.single import identify
from diffusion.library.weighing import Weighed, weigh
from diffusion.memory.device import Facts, facts
from diffusion.memory.planning import fit
from diffusion.record.abilities import abilities
from diffusion.record.places import cache_folder, keep
from diffusion.record.reading import NoVideoError, read_record
from diffusion.record.record import Record
from diffusion.record.signature import release
from studio.extend.api import BadInputError, Capabilities, EngineError, ModelCard

MOST_KEPT = 2_000


class _Kept(msgspec.Struct, frozen=True):
    """A card as it was worked out for one state of a model's files; None for files that are no model."""

    state: str
    card: ModelCard | None
    weighed: Weighed


def cards(folders: Sequence[Path], declared: Capabilities) -> tuple[ModelCard, ...]:
    """A card for each model of this machine; those of models that have not changed are remembered."""
    remember(folders)
    found, machine = find(folders), facts()
    bases = [item.path for item in found if item.path.is_dir()]
    known, fresh = _remembered(), dict[str, _Kept]()
    for item in found:
        state = _state(item, declared, bases)
        kept = known.get(item.model)
        fresh[item.model] = kept if kept and kept.state == state else _made(item, declared, bases, state)
    if fresh != known:
        keep(_place(), msgspec.json.encode(dict(list(fresh.items())[:MOST_KEPT])))
    made = [_fitted(kept.card, kept.weighed, machine) for kept in fresh.values() if kept.card]
    return (*made, *_fruitless(folders, made))


def describe(model: str, declared: Capabilities) -> Capabilities:
    """What the engine can do with one model. Raises `BadInputError` in one sentence if nothing."""
    path = locate(model)
    problem = check(path)
    if problem:
        raise BadInputError(problem)
    record = read_record(path if path.is_dir() else base_of(path))
    try:
        return abilities(declared, record, model=model, digest=digest(path))
    except OSError as error:
        raise BadInputError(f"{path} cannot be read: {error.strerror or error}.") from None


def _fruitless(folders: Sequence[Path], made: Sequence[ModelCard]) -> Iterator[ModelCard]:
    """A card for each chosen folder in which no model was found, to say why."""
    for folder in folders:
        path = folder.expanduser().absolute()
        if not any(Path(card.path).is_relative_to(path) for card in made):
            problem = f"{path} holds no model: that is a folder with a {INDEX}, or a single file of a video model."
            try:
                if path.is_dir():
                    next(path.iterdir(), None)
                elif not path.exists():
                    problem = f"{path} is not there: bring its disk back, or take the folder out of the list."
            except OSError as error:
                problem = f"{path} cannot be read: {error.strerror or error}."
            yield ModelCard(
                model=str(path),
                name=path.name,
                path=str(path),
                source="chosen folder",
                licence=UNSTATED,
                problem=problem,
            )


def _made(item: Found, declared: Capabilities, bases: Iterable[Path], state: str) -> _Kept:
    """A card worked out anew."""
    blank = ModelCard(model=item.model, name=_name(item), path=str(item.path), source=item.source)
    weighed = weigh(item.path)
    blank = msgspec.structs.replace(blank, bytes=weighed.all, licence=_licence(item))
    try:
        return _Kept(state, _usable(item, blank, declared, bases), weighed)
    except NoVideoError as error:
        hidden = item.source == "Hugging Face cache"
        return _Kept(state, None if hidden else _with_problem(blank, str(error)), weighed)
    except (BadInputError, EngineError) as error:
        return _Kept(state, _with_problem(blank, str(error)), weighed)
    except OSError as error:
        return _Kept(state, _with_problem(blank, f"{item.path} cannot be read: {error.strerror or error}."), weighed)


def _usable(item: Found, blank: ModelCard, declared: Capabilities, bases: Iterable[Path]) -> ModelCard | None:
    """A card with what the model can do. Raises `BadInputError` and `OSError`."""
    folder = item.path
    if not folder.is_dir():
        if folder.suffix.lower() in PICKLES:
            raise BadInputError(pickle_refusal(folder.name))
        single = identify(folder)
        if single is None:
            return None
        base = base_among(single, bases)
        if base is None:
            raise BadInputError(lacking(folder, single))
        folder = base
    record = read_record(folder)
    known = msgspec.structs.replace(blank, pipeline=record.pipeline, task=task(record))
    problem = check(item.path) or check(folder)
    if problem:
        return _with_problem(known, problem)
    made = abilities(declared, record, model=item.model, digest=digest(item.path))
    return msgspec.structs.replace(known, capabilities=made)


def task(record: Record) -> str:
    """What a model does, in a few words."""
    if record.needs_picture:
        said = "picture to video"
    elif record.video and record.video in record.needs:
        said = "video to video"
    elif record.control and record.control in record.needs:
        said = "control video to video"
    elif record.first_frame or record.keyframes:
        said = "text or picture to video"
    else:
        said = "text to video"
    if record.control and record.control not in record.needs:
        said += ", with control"
    return f"{said}, with sound" if record.audio else said


def _with_problem(card: ModelCard, problem: str) -> ModelCard:
    return msgspec.structs.replace(card, problem=problem)


def _fitted(card: ModelCard, weighed: Weighed, machine: Facts) -> ModelCard:
    """With whether this machine's memory is enough, which is never remembered."""
    if card.capabilities is None or not weighed.all:
        return card
    fits, preset = fit(weighed.all, weighed.text, facts=machine)
    return msgspec.structs.replace(card, fits=fits, preset=preset)


def _name(item: Found) -> str:
    if item.path.is_dir():
        return item.model.rpartition("/")[2] if item.source == "Hugging Face cache" else item.path.name
    return item.path.stem


def _licence(item: Found) -> str:
    said = licence(item.path if item.path.is_dir() else item.path.parent)
    return said or UNSTATED


def _state(item: Found, declared: Capabilities, bases: Sequence[Path]) -> str:
    """What a card depends on: its files, diffusers, the manifest, and of a single file which folders there are."""
    try:
        files = repr(state_of(item.path))
    except OSError as error:
        files = repr(error)
    rest = "" if item.path.is_dir() else repr([str(path) for path in bases])
    words = f"{item} {files} {release()} {msgspec.json.encode(declared)!r} {rest}"
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _place() -> Path:
    return cache_folder() / "cards.json"


def _remembered() -> dict[str, _Kept]:
    try:
        return msgspec.json.decode(_place().read_bytes(), type=dict[str, _Kept])
    except (OSError, msgspec.MsgspecError):
        return {}
