"""The command about weights: which models there are, where to look for them, downloading one."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec

from studio import app, settings
from studio.cli.engine_choice import launch_of, modelled
from studio.cli.output import Output
from studio.cli.parameters import known_cards
from studio.errors import BadInputError, NotFoundError, UsageError
from studio.extend.manifest import Manifest
from studio.extend.registry import Registry, engine_id
from studio.render.library import Librarian
from studio.render.records import Records, records_path
from studio.wire.models import ModelCard

FITS = {"yes": "yes", "offload": "with offload", "no": "no", "unknown": "?"}


def run_models(args: argparse.Namespace, output: Output) -> int:
    """List the models of this machine, or do what the arguments say of folders and downloads."""
    if args.download is None and args.to is not None:
        raise UsageError("--to says where a download goes: name the repository with --download.")
    registry = app.registry()
    if args.add or args.remove:
        _change_folders(args.add, args.remove, output)
        return 0
    if args.download is not None:
        return _download(registry, args, output)
    for manifest in modelled(registry, args.engine):
        _list(manifest, [*settings.load().model_folders, *_folders(args.folders)], output)
    return 0


def find_model(registry: Registry, text: str, engine: str | None = None) -> list[ModelCard]:
    """The models that are called so, as far as is known; where none is, all engines (or one) are asked.

    None for a path, or a repository's name. Raises `NotFoundError` for another name that no model has.
    """
    cards = [card for card in known_cards(registry) if _called(card, text)]
    if cards or Path(text).expanduser().exists() or "/" in text:
        return cards
    for manifest in modelled(registry, engine):
        cards += [card for card in survey(manifest, settings.load().model_folders) if _called(card, text)]
    if not cards:
        raise NotFoundError(f"There is no model '{text}': 'storyreel models' lists those of this machine.")
    return cards


def _called(card: ModelCard, text: str) -> bool:
    return text.casefold() in (card.name.casefold(), card.model.casefold())


def survey(manifest: Manifest, folders: Sequence[str]) -> Sequence[ModelCard]:
    """Ask an engine which models there are; what it says is kept."""
    with Librarian(launch_of(manifest)) as librarian:
        cards = librarian.survey(folders)
    if manifest.engine is not None:
        Records(records_path()).learn_cards(manifest.engine.capabilities, cards)
    return cards


def _list(manifest: Manifest, folders: Sequence[str], output: Output) -> None:
    cards = survey(manifest, folders)
    for card in cards:
        output.record({"engine": engine_id(manifest), **msgspec.to_builtins(card)})
    if output.json:
        return
    if not cards:
        output.say(
            f"{manifest.title} found no models. 'storyreel models --add-folder DIR' names a folder to look into, "
            "'storyreel models --download REPOSITORY' gets one."
        )
        return
    rows = [
        (card.name, card.task, spoken_size(card.bytes), card.licence or "?", FITS[card.fits], card.problem)
        for card in cards
    ]
    output.table(("model", "task", "size", "licence", "fits", "problem"), rows)


def spoken_size(count: int) -> str:
    """2.6 GB, 350 MB, 1 MB."""
    return f"{count / 1e9:.1f} GB" if count >= 10**9 else f"{max(1, round(count / 1e6))} MB"


def _download(registry: Registry, args: argparse.Namespace, output: Output) -> int:
    manifest = modelled(registry, args.engine)[0]
    folder = str(Path(args.to).expanduser().absolute()) if args.to else ""
    output.say(f"Downloading {args.download} over the network. Ctrl-C stops; asking again goes on from there.")
    with output.meter() as meter, Librarian(launch_of(manifest)) as librarian:

        def show(text: str, done: int, total: int) -> None:
            output.record({"event": "progress", "what": text, "step": done, "steps": total})
            meter.show(text or args.download, done, max(1, total))

        model = librarian.fetch(args.download, folder, show)
    output.record({"event": "finished", "model": model}, model)
    return 0


def _change_folders(add: Sequence[str], remove: Sequence[str], output: Output) -> None:
    """Keep in the settings which folders are looked into."""
    chosen = settings.load()
    gone = {str(Path(folder).expanduser().absolute()) for folder in remove}
    strangers = sorted(gone - set(chosen.model_folders))
    if strangers:
        known = ", ".join(chosen.model_folders) or "none"
        raise NotFoundError(f"'{strangers[0]}' is no folder of models; there are: {known}.")
    kept = [folder for folder in chosen.model_folders if folder not in gone]
    folders = tuple(dict.fromkeys([*kept, *_folders(add)]))
    settings.save(msgspec.structs.replace(chosen, model_folders=folders))
    output.record({"event": "set", "model_folders": folders}, "\n".join(folders) or "No folders of models are set.")


def _folders(names: Sequence[str]) -> list[str]:
    paths = [Path(name).expanduser().absolute() for name in names]
    for path in paths:
        if not path.is_dir():
            raise BadInputError(f"'{path}' is no folder: give one that holds models.")
    return [str(path) for path in paths]
