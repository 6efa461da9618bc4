"""Other colours for people of one kind, so that a crowd is no row of twins: skin, hair and clothes."""

from collections.abc import Mapping, Sequence

Look = Mapping[str, str]

_FAIR = {"skin": "#e8bc9c", "lips": "#b87464", "hair": "#b98a48"}
_ROSY = {"skin": "#e0a684", "lips": "#b06654", "hair": "#7a3216"}
_OLIVE = {"skin": "#c08a5e", "lips": "#96543f", "hair": "#17110e"}
_BROWN = {"skin": "#8a5836", "lips": "#6e3a2e", "hair": "#120d0b"}
_DARK = {"skin": "#543421", "lips": "#4a2620", "hair": "#0d0a09"}
_PALE = {"skin": "#ecc9ae", "lips": "#b87a6c", "hair": "#1c1512"}
_FOLK: tuple[Look, ...] = (_OLIVE, _DARK, _FAIR, _BROWN, _ROSY)
_ELDERS: tuple[Look, ...] = (
    _OLIVE | {"hair": "#b8b4ae"},
    _DARK | {"hair": "#c8c5c0"},
    _FAIR | {"hair": "#f0eee8"},
    _BROWN | {"hair": "#8e8a86"},
)


def _dressed(folk: Sequence[Look], clothes: Sequence[Look]) -> tuple[Look, ...]:
    """Everybody of `folk` in the clothes of the same place."""
    return tuple({**person, **worn} for person, worn in zip(folk, clothes, strict=False))


_COATS = (
    {"coat": "#6a4a34", "trousers": "#3a3f4a", "shirt": "#d8d2c0"},
    {"coat": "#35513f", "trousers": "#4a3c30", "shirt": "#e8e2d0"},
    {"coat": "#8a8478", "trousers": "#26303e", "shirt": "#7a2f2a"},
    {"coat": "#7a2a2a", "trousers": "#2c2c30", "shirt": "#cfd6dc"},
    {"coat": "#23252c", "trousers": "#5a564e", "shirt": "#9ab0c0"},
)
_DRESSES = (
    {"dress": "#2f5d6e", "shoes": "#1c2a30"},
    {"dress": "#c98a2a", "shoes": "#4a2c14"},
    {"dress": "#56703e", "shoes": "#3a2a1c"},
    {"dress": "#ded6c6", "shoes": "#6a4a38"},
    {"dress": "#4a3468", "shoes": "#221a2c"},
)
_PLAY = (
    {"coat": "#2f7a58", "trousers": "#7a5a3a", "hat": "#2a4a8a", "shoes": "#3a2c22"},
    {"coat": "#c8482e", "trousers": "#3c4250", "hat": "#e0c040", "shoes": "#26262c"},
    {"coat": "#3a62a8", "trousers": "#8a7a5a", "hat": "#b83a30", "shoes": "#5a3a24"},
    {"coat": "#8a5aa0", "trousers": "#3a4a3a", "hat": "#e8e0d0", "shoes": "#2c3a5a"},
)
_FROCKS = (
    {"dress": "#d8607a", "shoes": "#3a2a2a"},
    {"dress": "#e2b83c", "shoes": "#4a3a24"},
    {"dress": "#5f9a66", "shoes": "#7a3a2a"},
    {"dress": "#e8e2d6", "shoes": "#2c3a5a"},
)
_WARM = (
    {"coat": "#4a4a58", "trousers": "#3a342e", "hat": "#5a4632"},
    {"coat": "#6a4e38", "trousers": "#35383e", "hat": "#22242a"},
    {"coat": "#34483e", "trousers": "#4c4238", "hat": "#6a665c"},
    {"coat": "#7c7466", "trousers": "#2e3038", "hat": "#3a3a44"},
)
_SHAWLS = (
    {"dress": "#3a4a44", "shawl": "#8a7a58"},
    {"dress": "#3c3c48", "shawl": "#a8443c"},
    {"dress": "#6a4a3a", "shawl": "#4a6a78"},
    {"dress": "#2f3a58", "shawl": "#c0b49c"},
)
_ROBES = ({"robe": "#274a6a"}, {"robe": "#2f5a3c"}, {"robe": "#4a2a5a"}, {"robe": "#8a6a2a"})
_MAGES = (
    {"robe": "#5a5a64", "hat": "#4c4c56"},
    {"robe": "#6a2a34", "hat": "#5a242e"},
    {"robe": "#e2e0d8", "hat": "#d0cec6"},
)
_GOWNS = ({"dress": "#8a1f34"}, {"dress": "#1f5a52"}, {"dress": "#c9a24a"}, {"dress": "#27407a"})
_TABARDS = (
    {"tabard": "#26478a", "plume": "#2a58b0"},
    {"tabard": "#2c6a3c"},
    {"tabard": "#d8d2c0"},
    {"tabard": "#202024"},
)
_ARMOURS = ({"armour": "#1f2c3a", "cloth": "#24445a"}, {"armour": "#3a2a1a", "cloth": "#c8bca4"}, {"armour": "#202420"})

_UNIFORMED = (
    *("police", "doctor", "nurse", "cook", "soldier", "worker", "firefighter", "astronaut", "dancer", "sailor"),
    *("ninja", "monk", "superhero", "clown", "vampire"),
)
_PEOPLE = _FOLK[:4]

LOOKS: Mapping[str, tuple[Look, ...]] = {
    **dict.fromkeys(_UNIFORMED, _PEOPLE),
    "man": _dressed(_FOLK, _COATS),
    "businessman": _dressed(
        _FOLK, ({"coat": "#4a4e58"}, {"coat": "#1c1e24"}, {"coat": "#3a3a30"}, {"coat": "#5a4a3c"})
    ),
    "woman": _dressed(_FOLK, _DRESSES),
    "child": _dressed(_FOLK, _PLAY),
    "girl": _dressed(_FOLK, _FROCKS),
    "old_man": _dressed(_ELDERS, _WARM),
    "old_woman": _dressed(_ELDERS, _SHAWLS),
    "baby": _dressed(_FOLK, ({"suit": "#e8d8a0"}, {"suit": "#e0a8b4"}, {"suit": "#b8d8b0"}, {"suit": "#e8e4dc"})),
    "detective": _dressed(_FOLK, ({"coat": "#5a5a52"}, {"coat": "#4a3a2c"}, {"coat": "#2e3238", "hat": "#22242a"})),
    "hunter": _dressed(_FOLK, ({"coat": "#5a4630"}, {"coat": "#3c4a3a"}, {"coat": "#6a5a3c"})),
    "farmer": _dressed(_FOLK, ({"shirt": "#c8b890"}, {"shirt": "#4a6a8a"}, {"shirt": "#5a7a4a"}, {"shirt": "#d8d4c8"})),
    "cowboy": _dressed(_FOLK, ({"vest": "#2c2420", "hat": "#241e1a"}, {"vest": "#6a5a40"}, {"hat": "#d8ccb0"})),
    "pirate": _dressed(_FOLK, ({"coat": "#27355a"}, {"coat": "#2a2a2c"}, {"coat": "#3c5a48"}, {"coat": "#6a4a2a"})),
    "knight": _dressed(_FOLK, _TABARDS),
    "samurai": _dressed((_PALE, _OLIVE, _PALE), _ARMOURS),
    "king": _dressed(_FOLK, _ROBES),
    "queen": _dressed(_FOLK, _GOWNS),
    "princess": _dressed(
        _FOLK, ({"dress": "#8ab4e0"}, {"dress": "#e8d890"}, {"dress": "#a8d8b8"}, {"dress": "#c8a0e0"})
    ),
    "witch": ({"dress": "#26342a", "skin": "#9aac7a"}, {"dress": "#3a2028", "skin": "#c8b09a"}, {"dress": "#20242e"}),
    "wizard": _dressed(_ELDERS, _MAGES),
    "zombie": ({"skin": "#8a8a72", "coat": "#3a3a48"}, {"skin": "#6a7a6a", "coat": "#5a3a30"}, {"coat": "#6a6450"}),
    "alien": ({"skin": "#9a9aa6"}, {"skin": "#7a9ab4"}, {"skin": "#a8a06a"}),
    "ghost": ({"sheet": "#d2e4da"}, {"sheet": "#dcd6ea"}, {"sheet": "#e8e2d4"}),
    "skeleton": ({"bone": "#cfc4a2"}, {"bone": "#e8e4da"}, {"bone": "#b4a888"}),
    "robot": ({"body": "#8fa3b0"}, {"body": "#c8503a", "accent": "#e8d8a0"}, {"body": "#4a5058", "light": "#ff7a3a"}),
}
"""Kind to other colourings, part to `#rrggbb`, each as `build` takes them; the kind's own palette is one more."""
