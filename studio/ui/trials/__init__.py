"""How fast the window is: trials that `storyreel bench` runs, each in a process of its own.

`python -m studio.ui.trials NAME` runs one.

Each trial is a module with `measure(report)`, which yields figures as dicts of `bench.figures.Figure`'s fields.
"""
