"""Bodies of people below the head: trunk, limbs and clothes as one skin, the hands as a finer one."""

from previs.cast.person import Figure, Person, Wardrobe, joints, measure
from previs.mesh.parts import Finish, Point
from previs.mesh.skin import Paint, Prim, Skin, mirrored


def _torso(f: Figure, w: Wardrobe) -> list[Prim]:
    """Pelvis, waist, ribs and shoulders."""
    m = measure(f)
    hip, b, st = m.hip, f.bulk, f.stoop
    g = 0.35 + 0.65 * f.hip
    lower = w.hem_part if w.hem > 0.0 else w.leg
    wide, side, top = (0.0, hip + 0.03, 0.060 * f.hip), 0.125 * f.shoulder, m.shoulder - 0.012
    seat, seat_size = (-0.03 * f.hip, hip, 0.055 * f.hip), (0.098 * g, 0.10, 0.085 * g)
    waist, waist_size = (0.06 * st, hip + 0.20, 0.0), (0.102 * b * f.waist, 0.16, 0.142 * b * f.waist)
    ribs, ribs_size = (0.34 * st, hip + 0.385, 0.0), (0.118 * b, 0.175, 0.160 * b * f.shoulder)
    right, left = (0.5 * st - 0.015, top, side), (0.5 * st - 0.015, top, -side)
    nape = (0.7 * st - 0.03, hip + 0.570 - 0.14 * st, 0.032)
    slope = (0.5 * st - 0.02, m.shoulder + 0.012, 0.085 * f.shoulder)
    return [
        Prim("hips", "capsule", wide, mirrored(wide), (0.106 * g, 0.106 * g), lower),
        Prim("hips", "ellipsoid", seat, seat_size, (0, 0), lower, 0.04, mirror=True),
        Prim("spine", "ellipsoid", waist, waist_size, (0, 0), w.torso, 0.07),
        Prim("chest", "ellipsoid", ribs, ribs_size, (0, 0), w.torso, 0.07),
        Prim("chest", "capsule", right, left, (0.058 * b, 0.058 * b), w.torso, 0.06),
        Prim("chest", "capsule", slope, nape, (0.044, 0.044), w.torso, 0.04, mirror=True),
        *_front(f, w),
    ]


def _front(f: Figure, w: Wardrobe) -> list[Prim]:
    """Bust, belly and collar, where there are such."""
    hip, st = measure(f).hip, f.stoop
    prims: list[Prim] = []
    if f.bust > 0.0:
        size = (0.056 * f.bust, 0.060 * f.bust, 0.056 * f.bust)
        prims.append(Prim("chest", "ellipsoid", (0.080, hip + 0.390, 0.062), size, (0, 0), w.torso, 0.05, mirror=True))
    if f.belly > 0.0:
        at, size = (0.03 + 0.5 * f.belly, hip + 0.17, 0.0), (0.09 + 0.6 * f.belly, 0.14, 0.13)
        prims.append(Prim("spine", "ellipsoid", at, size, (0, 0), w.torso, 0.07))
    if w.collar:
        back = (0.7 * st - 0.062, hip + 0.594 - 0.12 * st, 0.024)
        front = (0.7 * st + 0.046, hip + 0.552 - 0.16 * st, 0.044)
        prims.append(Prim("chest", "capsule", back, front, (0.026, 0.021), w.torso, 0.016, mirror=True))
    return prims


def _arms(f: Figure, w: Wardrobe) -> list[Prim]:
    j = joints(f, 0.0)
    a, e, h = (j[name][1:] for name in ("arm.R", "forearm.R", "hand.R"))
    r, bare = f.limb, w.cuff == "skin"
    deltoid = (a[0], a[1] - 0.035, a[2] + 0.006)
    wrist = (h[0], h[1] + (0.035 if bare else 0.0), h[2])
    bell = (0.029 if bare else 0.037) * r * w.bell
    shape = "capsule" if w.bell == 1.0 else "cone"
    return [
        Prim("arm.R", "capsule", a, e, (0.052 * r * f.bulk, 0.044 * r), w.sleeve, 0.04),
        Prim("arm.R", "ellipsoid", deltoid, (0.056 * r, 0.075, 0.053 * r), (0, 0), w.sleeve, 0.04),
        Prim("forearm.R", shape, e, wrist, (0.043 * r, bell), w.cuff, 0.014),
    ]


def _legs(f: Figure, w: Wardrobe) -> list[Prim]:
    j = joints(f, 0.0)
    hip, knee, ankle, ball = (j[name][1:] for name in ("thigh.R", "shin.R", "foot.R", "toe.R"))
    bare, r = w.shin == "skin", f.limb
    wide = 1.0 if bare else 1.28 * w.loose
    cuff = (ankle[0], ankle[1] + (0.02 if bare else -0.025 * (w.boot == 0.0)), ankle[2])
    calf, calf_size = (knee[0] - 0.028, knee[1] * 0.74, knee[2]), (0.045 * r, 0.10 * f.leg, 0.045 * r)
    return [
        Prim("thigh.R", "capsule", hip, knee, (0.088 * r, 0.060 * r * (0.4 + 0.6 * w.loose)), w.leg, 0.025),
        Prim("shin.R", "capsule", knee, cuff, (0.057 * r * (0.5 + 0.5 * w.loose), 0.039 * r * wide), w.shin, 0.015),
        Prim("shin.R", "ellipsoid", calf, calf_size, (0, 0), w.shin, 0.03),
        *_feet(ankle, ball),
    ]


def _feet(ankle: tuple[float, float, float], ball: tuple[float, float, float]) -> list[Prim]:
    """A shoe with a heel, an instep and a toe cap."""
    heel, sole = (ankle[0] - 0.030, 0.042, ankle[2]), (ball[0] - 0.02, 0.040, ball[2])
    instep, low = (ankle[0] + 0.008, ankle[1], ankle[2]), (ball[0] - 0.03, 0.048, ball[2])
    toe, tip = (ball[0] - 0.005, 0.038, ball[2]), (ball[0] + 0.068, 0.032, ball[2] + 0.004)
    return [
        Prim("foot.R", "capsule", heel, sole, (0.042, 0.040), "shoes", 0.012, care=1.5),
        Prim("foot.R", "capsule", instep, low, (0.043, 0.034), "shoes", 0.02, care=1.5),
        Prim("toe.R", "capsule", toe, tip, (0.042, 0.031), "shoes", 0.015, care=1.5),
    ]


def _hem(f: Figure, w: Wardrobe) -> list[Prim]:
    """The part of a coat, skirt or robe below the waist; a long one falls straight from the hips first."""
    if w.hem <= 0.0:
        return []
    hip, waist = measure(f).hip, 0.118 * f.bulk * f.waist
    top, middle = (0.0, hip + 0.19, 0.0), (-0.005, hip - 0.04, 0.0)
    start, end = (0.0, hip + 0.05, 0.040), (-0.012, hip - w.hem, 0.062)
    return [
        Prim("hips", "cone", top, middle, (waist, 0.150 * f.hip), w.hem_part, 0.05, 1.16),
        *_skirt(start, end, (0.112 * f.hip, w.flare), 0.54 * hip, w.hem_part),
    ]


def _skirt(start: Point, end: Point, radii: tuple[float, float], knee: float, part: str) -> list[Prim]:
    """A cone from the hips down; what reaches well below the knee hangs on a joint there."""
    if end[1] > knee - 0.12:
        return [Prim("coat.R", "cone", start, end, radii, part, 0.06)]
    share = (start[1] - knee) / (start[1] - end[1])
    middle: Point = (start[0] + share * (end[0] - start[0]), knee, start[2] + share * (end[2] - start[2]))
    wide = radii[0] + share * (radii[1] - radii[0])
    return [
        Prim("coat.R", "cone", start, middle, (radii[0], wide), part, 0.06),
        Prim("hem.R", "cone", middle, end, (wide, radii[1]), part, 0.004),
    ]


def _body_paints(f: Figure, w: Wardrobe) -> list[Paint]:
    m = measure(f)
    front = 0.75 * f.stoop
    collar = (0.115 + front, m.shoulder + 0.075, 0.0)
    breast = (0.145 + 0.4 * f.stoop, m.shoulder - 0.17, 0.0)
    paints: list[Paint] = []
    if w.lapels:
        paints.append(Paint("lapel", (w.torso,), "capsule", collar, breast, (0.100, 0.036)))
    if w.open_neck:
        paints.append(
            Paint("shirt", ("lapel", w.torso) if w.lapels else (w.torso,), "capsule", collar, breast, (0.068, 0.017))
        )
    if w.tie:
        top, low = (0.10 + front, m.shoulder + 0.055, 0.0), breast
        paints.append(Paint("tie", ("shirt", w.torso), "capsule", top, low, (0.013, 0.017)))
    if w.neckline > 0.0:
        at, r = (0.05 + front, m.shoulder + 0.085, 0.0), w.neckline
        paints.append(Paint("skin", (w.torso, w.sleeve), "ellipsoid", at, (1.1 * r, r, r)))
    if w.hem > 0.0:
        middle, half = (0.0, m.hip + 0.05 - 0.5 * w.hem, 0.0), (0.4, 0.05 + 0.5 * w.hem, 0.205)
        paints.append(Paint(w.hem_part, (w.leg,), "box", middle, half))
    if w.boot > 0.0:
        paints.append(Paint("shoes", (w.shin,), "box", (0.0, 0.5 * w.boot, 0.0), (0.4, 0.5 * w.boot, 0.4)))
    if w.belt:
        over = tuple(dict.fromkeys((w.torso, w.hem_part, w.leg)))
        paints.append(Paint(w.belt, over, "box", (0.0, m.hip + 0.145, 0.0), (0.4, 0.022, 0.215)))
    return paints


_FINISHES = {"skin": Finish(0.95, 0.0, 0.06), "shoes": Finish(0.8, 0.0, 0.30), "belt": Finish(0.8, 0.0, 0.25)}


def body_skin(person: Person) -> Skin:
    """Everything below the neck but the hands."""
    f, w = person.figure, person.wardrobe
    legs = _legs(f, w) if person.legs else []
    worn = (*_torso(f, w), *_arms(f, w), *legs, *_hem(f, w)) if person.flesh else ()
    prims = (*worn, *person.extras)
    paints = (*_kept(_body_paints(f, w), prims), *person.paints)
    finishes = tuple((_FINISHES | dict(person.finishes)).items())
    return Skin(prims, paints, 0.0108, person.triangles[0], size=1.8, smooth=0.8, finishes=finishes)


def _kept(paints: list[Paint], prims: tuple[Prim, ...]) -> list[Paint]:
    """The paints that cover something that is there."""
    there = {prim.part for prim in prims}
    kept: list[Paint] = []
    for paint in paints:
        over = tuple(part for part in paint.over if part in there)
        if over:
            there.add(paint.part)
            kept.append(paint._replace(over=over))
    return kept


def hands_skin(person: Person) -> Skin:
    """Both hands: wrist, palm, a thumb and the fingers, half bent, as at rest."""
    f, part = person.figure, person.wardrobe.hand
    j = joints(f, 0.0)
    h, t = j["hand.R"][1:], j["fingers.R"][1:]
    r, long = f.limb * f.hand, f.arm * f.hand
    wrist, palm = (h[0], h[1] + 0.032, h[2]), (t[0] - 0.004, t[1] + 0.010, t[2])
    ball, thumb = (h[0] + 0.020, h[1] - 0.020, h[2] - 0.006), (h[0] + 0.046, h[1] - 0.058 * long, h[2] - 0.022)
    tip = (thumb[0] + 0.014, thumb[1] - 0.030 * long, thumb[2] - 0.002)
    knuckle, ends = (t[0] + 0.010, t[1] - 0.042 * long, t[2] - 0.008), (t[0] + 0.014, t[1] - 0.072 * long, t[2] - 0.026)
    index = (t[0] + 0.024, t[1], t[2] - 0.002)
    pointed = (t[0] + 0.034, t[1] - 0.066 * long, t[2] - 0.020)
    prims = (
        Prim("hand.R", "capsule", wrist, (h[0], h[1] - 0.02, h[2]), (0.0285 * r, 0.0265 * r), part, 0.012, 0.95),
        Prim("hand.R", "capsule", (h[0] + 0.006, h[1] - 0.03, h[2]), palm, (0.030 * r, 0.040 * r), part, 0.012, 0.55),
        Prim("hand.R", "capsule", ball, thumb, (0.018 * r, 0.0135 * r), part, 0.012),
        Prim("hand.R", "capsule", thumb, tip, (0.0135 * r, 0.0095 * r), part, 0.004),
        Prim("fingers.R", "capsule", t, knuckle, (0.033 * r, 0.029 * r), part, 0.010, 0.50),
        Prim("fingers.R", "capsule", knuckle, ends, (0.028 * r, 0.021 * r), part, 0.008, 0.50),
        Prim("fingers.R", "capsule", index, pointed, (0.0125 * r, 0.0100 * r), part, 0.003),
    )
    finishes = tuple((_FINISHES | dict(person.finishes)).items())
    return Skin(prims, (), 0.0068, 240, size=0.5, smooth=0.85, weight_rounds=2, finishes=finishes)
