"""A list of prompts: one shot a line; blank lines and lines that begin with # are skipped."""

import re
from pathlib import Path

from studio.edit.deeds import Draft
from studio.errors import BadInputError, IntakeError
from studio.intake.text import MAX_SHOTS, read_text
from studio.model.text import clean_prompt


def read_prompts(path: Path) -> list[Draft]:
    """The shots of a text file, as long as a shot is by itself; raises `IntakeError` that names the line."""
    drafts: list[Draft] = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", read_text(path)), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if len(drafts) == MAX_SHOTS:
            raise IntakeError(f"{path.name} has more than {MAX_SHOTS:,} shots: split it into smaller files.")
        try:
            drafts.append(Draft(prompt=clean_prompt(line)))
        except BadInputError as error:
            raise IntakeError(f"{path.name}, line {number}: {error}") from error
    if not drafts:
        raise IntakeError(f"{path.name} has no shots: write one prompt a line.")
    return drafts
