"""The table to keep: machine, versions, figures, and which goals were met."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from diffusion.measure.results import Outcome

COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("step ms", "step_ms", ".0f"),
    ("take s", "seconds", ".1f"),
    ("decode ms a latent frame", "decode_latent_ms", ".0f"),
    ("peak GB", "peak_gb", ".1f"),
    ("first preview ms", "first_preview_ms", ".0f"),
    ("step to preview ms", "preview_ms", ".0f"),
    ("previews cost", "overhead", ".1%"),
    ("engine against diffusers", "share", ".3f"),
    ("cancel ms", "cancel_ms", ".0f"),
)
"""Title, name of the figure, and how it is written."""


class Goal(NamedTuple):
    """What is promised: the figure, the trial that has it, whether a value meets it, in words."""

    figure: str
    trial: str
    met: Callable[[dict[str, float]], bool]
    words: str


GOALS = (
    Goal("preview_ms", "previews", lambda f: f["preview_ms"] <= 230, "A preview within 230 ms after its step"),
    Goal("overhead", "previews", lambda f: f["overhead"] <= 0.10, "Previews cost at most 10 % of a step"),
    Goal("share", "bare", lambda f: f["share"] >= 0.98, "At least 0.98 of the speed of a bare diffusers call"),
    Goal("cancel_ms", "cancel", lambda f: f["cancel_ms"] <= f["step_ms"], "A cancel takes no longer than a step"),
)


class Machine(NamedTuple):
    """What was measured on, and when: a card, its driver, packages and their versions, a date."""

    card: str
    driver: str
    versions: str
    date: str

    @property
    def key(self) -> str:
        """What results are kept under: the same machine with the same packages."""
        return f"{self.card} {self.versions}"


def table(machine: Machine, outcomes: Sequence[Outcome]) -> str:
    """The whole page, as Markdown."""
    names = dict.fromkeys(each.case for each in outcomes)
    parts = [_case(name, [each for each in outcomes if each.case == name]) for name in names]
    return "\n\n".join([_head(machine), _goals(outcomes), *parts]) + "\n"


def _head(machine: Machine) -> str:
    return (
        "# Measured on a graphics card\n\n"
        f"{machine.card}, driver {machine.driver or 'unknown'}; {machine.versions}; {machine.date}.\n\n"
        "Models have random weights and, but for those called tiny, their real sizes; the text encoder is a "
        "small one, so what encoding a prompt costs is not in these figures. Takes run as they do in the editor, "
        "without the encoding of the video file. Made by `python -m diffusion.measure`."
    )


def _goals(outcomes: Sequence[Outcome]) -> str:
    lines = ["| goal | worst | met |", "|---|---|---|"]
    for goal in GOALS:
        found = [each for each in outcomes if each.trial == goal.trial and goal.figure in each.figures]
        missed = [each for each in found if not goal.met(each.figures)]
        worst = _written(goal.figure, (missed or found)[0].figures) if found else "not measured"
        where = f" ({missed[0].case})" if missed else ""
        lines.append(
            f"| {goal.words} | {worst}{where} | {'not measured' if not found else 'no' if missed else 'yes'} |"
        )
    return "\n".join(lines)


def _written(figure: str, figures: dict[str, float]) -> str:
    """A figure as its column writes it; a cancel with the step that it is held against."""
    form = next(form for _, name, form in COLUMNS if name == figure)
    text = format(figures[figure], form)
    return f"{text} of {figures['step_ms']:.0f}" if figure == "cancel_ms" else text


def _case(case: str, outcomes: Sequence[Outcome]) -> str:
    used = [column for column in COLUMNS if any(column[1] in each.figures for each in outcomes)]
    lines = [f"## {case}", ""]
    lines.append(" | ".join(["| trial", *(title for title, _, _ in used), "remarks |"]))
    lines.append("|---" * (len(used) + 2) + "|")
    for each in outcomes:
        cells = [format(each.figures[name], form) if name in each.figures else "" for _, name, form in used]
        remarks = each.problem or "; ".join(each.notes)
        lines.append(f"| {' '.join(filter(None, [each.trial, each.which]))} | {' | '.join([*cells, _cell(remarks)])} |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")
