"""Scene coverage: the share of a plan that is really on screen, from identity masks and the camera's path."""

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from previs.camera.sizes import ANGLES, SIZES
from previs.motion.performance import nearest
from previs.passes.guides import GuideRenderer, moving_number, still_number
from previs.reading.plan import ScenePlan, Subject
from previs.records import Camera
from previs.staging.stage import Staging

WIDTH, HEIGHT = 160, 90
"""Size of the masks that are counted."""
MOMENTS = (0.05, 0.3, 0.55, 0.8, 0.97)
"""Shares of the shot's length at which masks are drawn."""
SEEN = 5
"""Pixels of a mask from which something counts as seen."""
_NEAR = 1.9
"""Factor within which a size measured counts as the size asked for."""


_SHAKEN = 0.003
"""Metres from which a camera counts as moved: a hand's tremor in a close-up is no more."""
_STEEP = ("birds_eye", "aerial")
"""Angles whose sizes are cut short so that nobody becomes a dot."""
_FILLED = 0.55
"""What has no head counts as close from this share of the frame's height on."""
_HEADS = {"medium_close_up": 0.32, "close_up": 0.6, "extreme_close_up": 1.15}
"""Shares of the frame's height that a head takes."""


class Score(NamedTuple):
    """`coverage`: 0 to 1, the mean over all that was asked for; `lacking`: what is not to be seen, a few words each."""

    coverage: float
    lacking: tuple[str, ...]


class _Part(NamedTuple):
    """One thing that was asked for: how much of it is to be seen, and what to say where it is not."""

    share: float
    otherwise: str


def score(plan: ScenePlan, staging: Staging, *, seconds: float) -> Score:
    """The coverage of a staged plan, each subject, deed, camera word and missed word counting alike."""
    seen = _seen(staging, seconds)
    parts = [*_subjects(plan, staging, seen), *_deeds(plan, staging, seen), *_setting(plan)]
    parts += _camera(plan, staging, seconds)
    named = {subject.label for subject in plan.subjects if not subject.known}
    parts += [_Part(0.0, f"{word}: not staged") for word in plan.missed if word not in named]
    if not parts:
        return Score(1.0, ())
    lacking = tuple(dict.fromkeys(part.otherwise for part in parts if part.share < 0.999))
    return Score(sum(part.share for part in parts) / len(parts), lacking)


def _seen(staging: Staging, seconds: float) -> frozenset[int]:
    """The identities that some moment shows with SEEN pixels or more."""
    guides = GuideRenderer(staging.scene, WIDTH, HEIGHT)
    vertices = np.array(staging.scene.moving.vertices)
    normals = np.array(staging.scene.moving.normals)
    most = np.zeros(1, np.int64)
    for share in MOMENTS:
        t = share * seconds
        staging.perform(t, vertices, normals)
        counts = np.bincount(guides.identity(staging.path.at(t), vertices).ravel(), minlength=len(most))
        most = np.maximum(np.pad(most, (0, len(counts) - len(most))), counts)
    return frozenset(int(number) for number in np.flatnonzero(most >= SEEN))


def numbers(staging: Staging, subject: int) -> list[int]:
    """The identities that show a subject of the plan, by its index."""
    scene = staging.scene
    own = [(moving, index) for owner, moving, index in staging.parts if owner == subject]
    return [moving_number(index, scene) if moving else still_number(index) for moving, index in own]


def _subjects(plan: ScenePlan, staging: Staging, seen: frozenset[int]) -> Iterator[_Part]:
    for index, subject in enumerate(plan.subjects):
        if subject.klass == "sky":
            yield _Part(1.0, "")
            continue
        label = subject.label or subject.kind.replace("_", " ")
        if not subject.known:
            yield _Part(0.0, f"{label}: only a stand-in")
            continue
        own = numbers(staging, index)
        found = sum(number in seen for number in own)
        wanted = max(1, min(len(own), subject.count))
        words = f"{label}: out of sight" if not found else f"{label}: {found} of {wanted} in sight"
        yield _Part(min(1.0, found / wanted), words)


def _deeds(plan: ScenePlan, staging: Staging, seen: frozenset[int]) -> Iterator[_Part]:
    """An action counts where its doer is seen to perform it, or what comes so near that it was not missed."""
    performed = {item.player.number: item.player.performance for item in staging.troupe.placed}
    for index, subject in enumerate(plan.subjects):
        if not _acts(subject):
            continue
        performance = performed.get(index)
        visible = any(number in seen for number in numbers(staging, index))
        done = performance is not None and performance.action in _played(performance.actor.rig, subject)
        yield _Part(float(visible and done), f"{subject.label}: is not seen to {subject.action.replace('_', ' ')}")


def _played(rig: str, subject: Subject) -> set[str]:
    """The actions that count as what the subject does: those named, and the names that its body has for them."""
    return {*subject.performs, *(nearest(rig, name) for name in subject.performs)} - {"stand"}


def _acts(subject: Subject) -> bool:
    return subject.known and subject.acts and subject.action not in ("", "stand")


def _setting(plan: ScenePlan) -> Iterator[_Part]:
    """Place, hour, weather and light are drawn wherever they were understood."""
    for field in ("place", "time", "weather", "light"):
        if field in plan.said:
            yield _Part(1.0, "")


def _camera(plan: ScenePlan, staging: Staging, seconds: float) -> Iterator[_Part]:
    said, path = plan.camera.said, staging.path
    if "size" in said and staging.troupe.performers and plan.camera.angle not in _STEEP:
        yield _Part(float(_sized(plan, staging, seconds)), f"not framed as a {_words(plan.camera.size)}")
    if "angle" in said:
        middle = path.at(seconds / 2)
        yield _Part(float(_angled(plan.camera.angle, middle)), f"not seen from {_words(plan.camera.angle)}")
    if "move" in said and plan.camera.move not in ("static", "rack_focus"):
        views = [path.at(share * seconds) for share in MOMENTS]
        moved = max(float(np.linalg.norm(view.eye - views[0].eye)) for view in views) > _SHAKEN
        zoomed = max(abs(view.fov_y - views[0].fov_y) for view in views) > 0.3
        turned = min(float(view.forward @ views[0].forward) for view in views) < 0.99995
        yield _Part(float(moved or zoomed or turned), f"no {_words(plan.camera.move)}")


def _words(name: str) -> str:
    return name.replace("_", " ")


def _sized(plan: ScenePlan, staging: Staging, seconds: float) -> bool:
    """Is the lead's height, or its head's where that is what is framed, near enough to the size's, at some moment?"""
    lead = staging.troupe.placed[0]
    tall, wanted = lead.player.stature, SIZES[plan.camera.size].fill
    head = lead.target.head
    middle = np.array((0.0, lead.player.height / 2, 0.0))
    if head is not None and plan.camera.size in _HEADS:
        tall, wanted, middle = float(head.size[1]), _HEADS[plan.camera.size], head.centre
    for share in MOMENTS:
        camera = staging.path.at(share * seconds)
        spot = lead.target.at(share * seconds) + middle
        depth = max(float((spot - camera.eye) @ camera.forward), 0.05)
        fill = tall / (2 * depth * math.tan(math.radians(camera.fov_y) / 2))
        if wanted / _NEAR <= fill <= wanted * _NEAR or (head is None and wanted > 1.0 and fill >= _FILLED):
            return True
    return False


def _angled(angle: str, camera: Camera) -> bool:
    """Does the camera look from where the angle says? By the sine of its elevation, or by its roll."""
    if angle == "dutch":
        return abs(float(camera.right[1])) > 0.1
    up = -float(camera.forward[1])
    wanted = math.sin(math.radians(ANGLES.get(angle, 0.0)))
    return abs(up - wanted) < 0.35
