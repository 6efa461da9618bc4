"""The grammar of the command line: one sub-command a deed, each bound to the function that runs it."""

import argparse
from typing import Any, NoReturn

from studio import __version__
from studio.cli import (
    board_commands,
    cutting_commands,
    edit_commands,
    export_commands,
    generate_commands,
    guide_command,
    models_command,
    passes_command,
    system_commands,
)
from studio.errors import UsageError


class Parser(argparse.ArgumentParser):
    """argparse, but a mistake is one sentence."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}: try '{self.prog} --help'.")


def build_parser() -> Parser:
    """The whole grammar; parsing gives a namespace with `run(args, output) -> int`."""
    parser = Parser(prog="storyreel", description="A storyboard editor in which a film plays while it is being made.")
    parser.add_argument("--version", action="version", version=f"storyreel {__version__}")
    parser.set_defaults(json=False, run=system_commands.run_open, project=None)
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=Parser)
    _add_board(commands)
    _add_edits(commands)
    _add_cutting(commands)
    _add_trash(commands)
    _add_generate(commands)
    _add_guide(commands)
    _add_export(commands)
    _add_system(commands)
    return parser


def _command(commands: Any, name: str, run: Any, text: str, project: bool = True) -> argparse.ArgumentParser:
    """A sub-command with `--json` and, mostly, a PROJECT folder."""
    command: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    command.set_defaults(run=run)
    command.add_argument("--json", action="store_true", help="one JSON object a line on stdout")
    if project:
        command.add_argument("project", metavar="PROJECT", help="the project folder")
    return command


def _add_board(commands: Any) -> None:
    new = _command(commands, "new", board_commands.run_new, "make a project, empty or from a list of prompts")
    new.add_argument("--fps", default=None, help="frames per second: 24, 25, 29.97, 30000/1001 ... (24)")
    new.add_argument("--size", default=None, help="picture size in pixels (1280x720)")
    new.add_argument("--from", dest="source", metavar="FILE", help="a .txt with a prompt a line, or a .csv shot list")
    _command(commands, "list", board_commands.run_list, "list the shots of the reel")
    takes = _command(commands, "takes", board_commands.run_takes, "list the takes of a shot")
    takes.add_argument("shot", metavar="SHOT")
    takes.add_argument("--trash", action="store_true", help="those that were thrown away instead")
    take_in = _command(commands, "import", board_commands.run_import, "add the shots of a .txt or .csv at the end")
    take_in.add_argument("file", metavar="FILE")


def _add_edits(commands: Any) -> None:
    add = _command(commands, "add", edit_commands.run_add, "add a shot; prints its id")
    add.add_argument("prompt", metavar="PROMPT")
    add.add_argument("--seconds", default="3", help="length (3)")
    add.add_argument("--scene", default=None, metavar="NAME", help="the scene it belongs to; made if new")
    add.add_argument("--at", default=None, metavar="N", help="its number in the reel (the last)")
    change = _command(commands, "set", edit_commands.run_set, "change a shot, a scene ('scene:NAME') or the 'project'")
    change.add_argument("shot", metavar="SHOT")
    change.add_argument("pairs", nargs="+", metavar="KEY=VALUE")
    move = _command(commands, "move", edit_commands.run_move, "move a shot to another place in the reel")
    move.add_argument("shot", metavar="SHOT")
    move.add_argument("to", metavar="N", help="its new number in the reel")
    remove = _command(
        commands, "remove", edit_commands.run_remove, "remove shots (their takes are kept; undo brings them back)"
    )
    remove.add_argument("shots", metavar="SHOTS", help="1,3-5 or ids")
    split = _command(commands, "split", edit_commands.run_split, "cut a shot in two")
    split.add_argument("shot", metavar="SHOT")
    split.add_argument("at", metavar="FRAME", help="the first frame of the second half, counted from the shot's start")
    choose = _command(commands, "choose", edit_commands.run_choose, "show another take of a shot")
    choose.add_argument("shot", metavar="SHOT")
    choose.add_argument("take", metavar="TAKE", help="the take's number or id")
    _command(commands, "undo", edit_commands.run_undo, "take back the last edit, also of an earlier session")
    _command(commands, "redo", edit_commands.run_redo, "do again what was taken back")


def _add_cutting(commands: Any) -> None:
    duplicate = _command(commands, "duplicate", cutting_commands.run_duplicate, "put copies of shots behind them")
    duplicate.add_argument("shots", metavar="SHOTS", help="1,3-5 or ids")
    trim = _command(commands, "trim", cutting_commands.run_trim, "have a shot begin or end some frames later")
    trim.add_argument("shot", metavar="SHOT")
    trim.add_argument("edge", choices=("in", "out"), help="which end")
    roll = _command(commands, "roll", cutting_commands.run_roll, "move the cut behind a shot, the rest stays in place")
    roll.add_argument("shot", metavar="SHOT")
    slip = _command(commands, "slip", cutting_commands.run_slip, "show other frames of a take for as long")
    slip.add_argument("shot", metavar="SHOT")
    for command in (trim, roll, slip):
        command.add_argument("by", metavar="BY", help="frames, below 0 earlier")
    mark = _command(commands, "mark", cutting_commands.run_mark, "mark a frame of the reel")
    mark.add_argument("frame", metavar="FRAME", help="its number in the reel, from 0, or its timecode")
    mark.add_argument("name", nargs="?", default="", metavar="NAME")
    mark.add_argument("--notes", default="")
    _command(commands, "markers", cutting_commands.run_markers, "list the markers")
    unmark = _command(commands, "unmark", cutting_commands.run_unmark, "take a marker away")
    unmark.add_argument("marker", metavar="MARKER", help="its id")


def _add_trash(commands: Any) -> None:
    trash = _command(commands, "trash", cutting_commands.run_trash, "throw takes of a shot away")
    restore = _command(commands, "restore", cutting_commands.run_restore, "take takes back out of the trash")
    for command in (trash, restore):
        command.add_argument("shot", metavar="SHOT")
        command.add_argument("takes", nargs="+", metavar="TAKE", help="a take's number or id")
    _command(commands, "empty-trash", cutting_commands.run_empty_trash, "delete what is in the trash for good")


def _add_generate(commands: Any) -> None:
    plan = _command(
        commands, "plan", generate_commands.run_plan, "what the draft engine understands of a prompt", False
    )
    plan.add_argument("prompt", metavar="PROMPT")
    generate = _command(commands, "generate", generate_commands.run_generate, "make the takes that are missing")
    generate.add_argument("--shots", default=None, metavar="1,3-5", help="these only, even if nothing changed")
    generate.add_argument("--engine", default=None, metavar="ID", help="the engine (each shot's own, else previs)")
    generate.add_argument("--model", default=None, metavar="NAME", help="weights: a name of 'models', or a path")
    generate.add_argument("--seed", default=None, metavar="N")
    generate.add_argument("--estimate", action="store_true", help="say what the takes would cost, and make none")
    generate.add_argument("--stale", action="store_true", help="make again what is stale, and nothing else")
    generate.add_argument("--set", dest="pairs", action="append", default=[], metavar="KEY=VALUE")


def _add_guide(commands: Any) -> None:
    guide = _command(commands, "guide", guide_command.run_guide, "have what previs stages steer a shot's take")
    guide.add_argument("shot", metavar="SHOT")
    guide.add_argument("--pass", dest="pass_", default="depth", choices=("depth",), help="by what (depth)")
    guide.add_argument("--engine", default=None, metavar="ID", help="the engine of that take (the shot's own)")
    guide.add_argument("--model", default=None, metavar="NAME", help="its weights (the shot's own)")


def _add_export(commands: Any) -> None:
    export = _command(
        commands, "export", export_commands.run_export, "write the film (.mp4), shot list (.csv) or sheet (.png)"
    )
    export.add_argument("out", metavar="OUT", help="the file; its suffix says the format")
    export.add_argument("--quality", default="good", choices=("draft", "good", "best"), help="of an MP4 (good)")
    export.add_argument("--shots", default=None, metavar="1,3-5", help="these only (the whole reel)")
    export.add_argument("--size", default=None, metavar="WxH", help="of an MP4 (the project's)")
    export.add_argument("--leave-out", action="store_true", help="leave out shots without a picture")
    export.add_argument("--no-sound", action="store_true", help="write a silent MP4, whatever its takes have")
    export.add_argument("--bom", action="store_true", help="start a CSV with a byte order mark, for old Excel")
    passes = _command(
        commands, "passes", passes_command.run_passes, "write depth, normals, identity and flow of a take as OpenEXR"
    )
    passes.add_argument("shot", metavar="SHOT")
    passes.add_argument("out", metavar="FOLDER", help="a folder that is new or empty")
    passes.add_argument("--take", default=None, metavar="TAKE", help="the take's number or id (the one shown)")
    passes.add_argument("--only", default=None, metavar="NAMES", help="depth,normals,identity,flow (all)")


def _add_system(commands: Any) -> None:
    window = _command(commands, "open", system_commands.run_open, "open the window", False)
    window.add_argument("project", nargs="?", default=None, metavar="PROJECT")
    _command(commands, "engines", system_commands.run_engines, "list the engines and what they can do", False)
    _add_models(commands)
    _command(commands, "doctor", system_commands.run_doctor, "look for what is missing on this machine", False)
    bench = _command(commands, "bench", system_commands.run_bench, "measure this machine against the budgets", False)
    bench.add_argument("name", nargs="?", default=None, metavar="NAME")
    bench.add_argument("--from", dest="files", action="append", default=[], metavar="FILE", help="prompts to use")
    bench.add_argument("--out", default="sheets", metavar="FOLDER", help="where `bench sheets` puts them (sheets)")


def _add_models(commands: Any) -> None:
    models = _command(commands, "models", models_command.run_models, "list the models of this machine", False)
    models.add_argument("--engine", default=None, metavar="ID", help="of this engine (all that need any)")
    models.add_argument("--folder", dest="folders", action="append", default=[], metavar="DIR", help="look here, too")
    for name, deed in (("add", "look into this folder from now on"), ("remove", "do not look there any more")):
        models.add_argument(f"--{name}-folder", dest=name, action="append", default=[], metavar="DIR", help=deed)
    models.add_argument("--download", default=None, metavar="REPO", help="get a model over the network")
    models.add_argument("--to", default=None, metavar="DIR", help="where it goes (the engine's own place)")
