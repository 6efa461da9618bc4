"""Under which licence weights are, by what lies beside them."""

import re
from pathlib import Path

UNSTATED = "licence not stated"
_READ = 16_384
_FIELD = re.compile(r"^(license|license_name|license_link):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_FILES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "license.txt", "LICENSE_MODEL")


def licence(folder: Path) -> str:
    """The licence that the model card names (https://huggingface.co/docs/hub/model-cards), with its link where it has
    a name of its own; else the first line of a licence file; else that none is stated."""
    fields = _front_matter(_text(folder / "README.md"))
    named = fields.get("license", "")
    if named and named != "other":
        return named
    own = fields.get("license_name") or named
    if own:
        link = fields.get("license_link", "")
        return f"{own} ({link})" if link else own
    for name in _FILES:
        line = next((line.strip(" #*=\t") for line in _text(folder / name).splitlines() if line.strip(" #*=\t")), "")
        if line:
            return line[:80]
    return UNSTATED


def _front_matter(text: str) -> dict[str, str]:
    """The plain fields between the first two lines of dashes."""
    head = text.lstrip("\ufeff").split("\n---", 1)
    if not head[0].startswith("---") or len(head) < 2:
        return {}
    return {name: value.strip("\"'")[:200] for name, value in _FIELD.findall(head[0])}


def _text(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            return opened.read(_READ).decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return ""
