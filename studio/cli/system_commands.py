"""Commands about the program and the machine: open, engines, doctor, bench."""

import argparse
from pathlib import Path

import msgspec

from studio import app
from studio.bench import BENCHES
from studio.bench import run_bench as measure
from studio.cli.output import Output
from studio.doctor import examine


def run_open(args: argparse.Namespace, output: Output) -> int:
    """Show the window, on a project if one is named."""
    return app.run_window(args.project)


def run_engines(args: argparse.Namespace, output: Output) -> int:
    """One capability record a line; plugins that cannot be used are said on stderr."""
    registry = app.registry()
    for manifest in registry.engines:
        if manifest.engine is None:
            continue
        record = manifest.engine.capabilities
        sizes, inputs = record.sizes, record.inputs
        takes = [name for name in ("first_frame", "last_frame", "control_video", "audio") if getattr(inputs, name)]
        output.record(
            msgspec.to_builtins(record),
            f"{record.engine:14} {record.title} · {record.quality} · {record.device} · up to "
            f"{sizes.max_side} px, {sizes.max_frames} frames · takes words{''.join(f', {name}' for name in takes)}",
        )
    for problem in registry.problems:
        output.say(problem)
    return 0


def run_doctor(args: argparse.Namespace, output: Output) -> int:
    """Exit 1 if something that Storyreel needs is missing."""
    findings = examine(plugin_problems=app.registry().problems)
    for finding in findings:
        output.record(msgspec.to_builtins(finding))
    if not output.json:
        marks = {"ok": "ok", "warn": "look", "missing": "MISSING"}
        output.table(
            ("", "what", "found", "to do"),
            [(marks[item.state], item.name, item.value, item.advice) for item in findings],
        )
    return int(any(item.state == "missing" for item in findings))


def run_bench(args: argparse.Namespace, output: Output) -> int:
    """Print figures; a bench that misses its budget says so in `ok` and is no failure of the command."""
    names = [args.name] if args.name else list(BENCHES)
    with output.meter() as meter:
        for name in names:
            for figure in measure(name, meter.show, [Path(file) for file in args.files], Path(args.out)):
                output.record(msgspec.to_builtins(figure), figure.sentence())
    return 0
