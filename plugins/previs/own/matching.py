"""Which clip plays an action: by the words in its name, as the makers of models use them."""

import re
from collections.abc import Mapping, Sequence

from previs.motion.instead import INSTEAD
from previs.own.clips import Clip

_WORDS: Mapping[str, tuple[str, ...]] = {
    "stand": ("idle neutral", "idle", "stand", "rest"),
    "walk": ("walk",),
    "run": ("run", "gallop", "jog", "sprint"),
    "sprint": ("sprint", "run fast", "run", "gallop"),
    "gallop": ("gallop", "run"),
    "trot": ("trot", "walk"),
    "sneak": ("sneak", "crouch walk", "walk"),
    "jump": ("jump", "gallop jump"),
    "leap": ("gallop jump", "jump"),
    "eat": ("eating", "eat", "idle headlow", "headlow"),
    "graze": ("eating", "graze", "eat", "headlow"),
    "drink": ("drink", "eating", "headlow"),
    "fight": ("punch", "attack", "kick", "slash"),
    "sword_fight": ("sword slash", "slash", "attack"),
    "shoot": ("gun shoot", "shoot", "fire"),
    "fall": ("death", "die", "fall"),
    "lie": ("death", "lie", "sleep"),
    "sleep": ("sleep", "lie", "death"),
    "pick_up": ("pick", "interact"),
    "open": ("open", "interact"),
    "push": ("push", "interact"),
    "work": ("work", "interact"),
    "talk": ("talk", "speak", "idle"),
    "look_down": ("headlow", "look down"),
    "ride": ("ride", "sit"),
    "turn": ("turn", "idle"),
    "climb": ("climb",),
    "roll": ("roll",),
}


def words_of(name: str) -> tuple[str, ...]:
    """The words of a clip's name in small letters: `CharacterArmature|Gun_Shoot` is gun, shoot."""
    own = name.rpartition("|")[2]
    return tuple(word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", own))


def find_clip(action: str, clips: Sequence[Clip]) -> Clip | None:
    """The clip that shows an action, else what comes nearest, else one of rest, else none."""
    for wish in (action, *INSTEAD.get(action, ()), "stand"):
        for phrase in _WORDS.get(wish, (wish.replace("_", " "),)):
            found = _named(phrase, clips)
            if found is not None:
                return found
    return None


def plays(action: str, clips: Sequence[Clip]) -> bool:
    """Is there a clip of the action itself?"""
    return any(_named(phrase, clips) for phrase in _WORDS.get(action, (action.replace("_", " "),)))


def _named(phrase: str, clips: Sequence[Clip]) -> Clip | None:
    """The clip with all words of a phrase in its name and the fewest others."""
    wanted = set(phrase.split())
    fitting = [clip for clip in clips if wanted <= set(words_of(clip.name)) and clip.tracks]
    return min(fitting, key=lambda clip: (len(words_of(clip.name)), clip.name), default=None)
