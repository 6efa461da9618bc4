"""What the camera is told of the stage: whom it frames, what else stands there, what is held up to it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from previs.camera import Focus
from previs.camera.target import Box, Target
from previs.reading.plan import Cinematography, ScenePlan
from previs.staging.placing import Placed
from previs.staging.wardrobe import held_mesh

_BEYOND = 14.0
"""Metres behind the lead that focus goes to where it is alone."""

_RACKED = 2.4
"""How much softer what is out of focus is where focus is racked, so that it tells between people who stand together."""


def cinematography(plan: ScenePlan) -> Cinematography:
    """The plan's camera; a pan from one who only stands there to another ends on that other."""
    camera = plan.camera
    if camera.object >= 0 or camera.move.split("_")[0] not in ("pan", "tilt", "whip"):
        return camera
    way = next((r for r in plan.relations if r.how == "towards" and r.to >= 0), None)
    if way is None or plan.subjects[way.subject].moves:
        return camera
    return replace(camera, object=way.to, framing="single")


def framed(placed: Sequence[Placed]) -> list[Target]:
    """Whom the camera keeps in the picture, the lead first."""
    return [p.target for p in placed if p.framed]


def unframed(plan: ScenePlan, placed: Sequence[Placed], seconds: float) -> list[Target]:
    """All else that was named: what the camera keeps out of, or turns to where the words ask for it."""
    found = [p.target for p in placed if not p.framed]
    wanted = plan.camera.object
    if (wanted >= 0 or plan.camera.size == "insert") and not any(p.player.number == wanted for p in placed):
        kind = plan.subjects[wanted].kind if wanted >= 0 else ""
        held = (_held(p, kind, seconds / 2, wanted) for p in placed)
        found += [target for target in held if target is not None][:1]
    return found


def _held(item: Placed, kind: str, t: float, number: int) -> Target | None:
    """What somebody holds, as a target that goes where its holder goes; its box is that of time t (seconds)."""
    performance = item.player.performance
    names = [held.name for held in item.player.held]
    if performance is None or not names or (kind and kind not in names):
        return None
    mesh = performance.actor.mesh
    vertices = np.empty_like(mesh.vertices)
    pose = performance.pose(t, item.place, vertices, np.empty_like(mesh.normals))
    counts = [len(held_mesh(held.name, 0, held.colour).vertices) for held in item.player.held]
    which = names.index(kind) if kind else 0
    first = len(vertices) - sum(counts[which:])
    points = vertices[first : first + counts[which]] - np.array(pose.position, np.float32)
    low, high = (tuple(float(v) for v in edge) for edge in (points.min(axis=0), points.max(axis=0)))
    box = Box((low[0], low[1], low[2]), (high[0], high[1], high[2]))
    wide, tall, deep = (float(v) for v in box.size)
    return item.target._replace(
        head=box, number=number, height=tall, length=wide, width=deep, upright=False, landmark=False
    )


def viewers(plan: ScenePlan, placed: Sequence[Placed]) -> frozenset[int]:
    """Places, among all who are placed, of those through whose eyes it is seen: they are not seen themselves."""
    if plan.camera.framing != "pov" or plan.camera.viewer < 0:
        return frozenset()
    return frozenset(i for i, p in enumerate(placed) if p.player.number == plan.camera.viewer)


def focused_on(plan: ScenePlan, placed: Sequence[Placed], seconds: float) -> Focus | None:
    """What is sharp where the words ask for shallow focus or a rack of it; None: everything is."""
    camera = plan.camera
    if camera.focus not in ("shallow", "rack") or not placed:
        return None
    targets = [*framed(placed), *unframed(plan, placed, seconds)]
    lead = next((t for t in targets if t.number == camera.object >= 0 and camera.size == "insert"), targets[0])
    if camera.framing == "over_shoulder" and len(targets) > 1:
        lead = targets[1]
    if camera.focus == "shallow":
        return Focus(lead, lead, seconds)
    others = [t for t in targets if t.number != lead.number]
    x, y, z = lead.base
    beyond = lead._replace(base=(x, y, z - _BEYOND), path=None, head=None, speed=0.0, number=-1)
    deep = max(others, key=lambda t: abs(float(t.at(0.0)[2] - lead.at(0.0)[2])), default=beyond)
    last = next((t for t in targets if t.number == camera.focus_to >= 0), None)
    first = next((t for t in targets if t.number == camera.focus_from >= 0), None)
    if first is None:
        first = lead if last is None or last.number != lead.number else deep
    return Focus(first, last or deep, seconds, _RACKED)
