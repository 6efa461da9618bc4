"""Hair and beards: prims about the head joint of a head of size 1."""

from previs.mesh.skin import Prim

_BACK = Prim("head", "ellipsoid", (-0.048, 0.090, 0.0), (0.060, 0.075, 0.072), (0, 0), "hair", 0.01)
_SIDEBURN = Prim(
    "head", "capsule", (0.016, 0.130, 0.075), (0.016, 0.088, 0.070), (0.013, 0.008), "hair", 0.008, mirror=True
)

UNDER_HAT = (
    Prim("head", "ellipsoid", (-0.012, 0.152, 0.0), (0.100, 0.096, 0.085), (0, 0), "hair", 0.004),
    _BACK,
    _SIDEBURN,
)
SHORT = (
    Prim("head", "ellipsoid", (-0.012, 0.162, 0.0), (0.104, 0.093, 0.087), (0, 0), "hair", 0.004),
    _BACK,
    _SIDEBURN,
    Prim("head", "capsule", (0.062, 0.212, 0.048), (0.058, 0.228, -0.040), (0.026, 0.027), "hair", 0.02),
    Prim("head", "capsule", (0.0, 0.238, 0.018), (0.058, 0.228, -0.040), (0.026, 0.022), "hair", 0.02),
)
CROPPED = (
    Prim("head", "ellipsoid", (-0.014, 0.160, 0.0), (0.098, 0.090, 0.083), (0, 0), "hair", 0.004),
    Prim("head", "ellipsoid", (-0.046, 0.092, 0.0), (0.058, 0.070, 0.070), (0, 0), "hair", 0.01),
    _SIDEBURN,
)
LONG = (
    Prim("head", "ellipsoid", (-0.014, 0.162, 0.0), (0.106, 0.097, 0.090), (0, 0), "hair", 0.004),
    Prim("head", "capsule", (-0.055, 0.13, 0.0), (-0.075, -0.10, 0.0), (0.074, 0.060), "hair", 0.03, 1.12),
    Prim("head", "capsule", (0.0, 0.14, 0.076), (-0.040, -0.06, 0.080), (0.026, 0.025), "hair", 0.03, mirror=True),
    Prim("head", "capsule", (0.066, 0.224, 0.008), (0.034, 0.165, 0.078), (0.020, 0.022), "hair", 0.02, mirror=True),
)
BOB = (
    Prim("head", "ellipsoid", (-0.010, 0.158, 0.0), (0.108, 0.097, 0.092), (0, 0), "hair", 0.004),
    Prim("head", "capsule", (-0.028, 0.12, 0.064), (-0.022, 0.02, 0.066), (0.038, 0.032), "hair", 0.03, mirror=True),
    Prim("head", "ellipsoid", (-0.06, 0.06, 0.0), (0.055, 0.085, 0.07), (0, 0), "hair", 0.03),
    Prim("head", "capsule", (0.080, 0.200, 0.040), (0.080, 0.200, -0.040), (0.022, 0.022), "hair", 0.02),
)
PIGTAILS = (
    Prim("head", "ellipsoid", (-0.010, 0.158, 0.0), (0.106, 0.095, 0.088), (0, 0), "hair", 0.004),
    _BACK,
    Prim("head", "capsule", (0.074, 0.204, 0.044), (0.074, 0.204, -0.044), (0.022, 0.022), "hair", 0.02),
    Prim("head", "capsule", (-0.04, 0.15, 0.096), (-0.045, 0.02, 0.118), (0.032, 0.020), "hair", 0.01, mirror=True),
)
BUN = (
    Prim("head", "ellipsoid", (-0.010, 0.158, 0.0), (0.103, 0.093, 0.086), (0, 0), "hair", 0.004),
    _BACK,
    Prim("head", "capsule", (0.072, 0.204, 0.0), (0.024, 0.150, 0.076), (0.018, 0.016), "hair", 0.02, mirror=True),
    Prim("head", "ellipsoid", (-0.100, 0.215, 0.0), (0.048, 0.046, 0.050), (0, 0), "hair", 0.006),
)
BALD_RING = (Prim("head", "ellipsoid", (-0.036, 0.108, 0.0), (0.082, 0.058, 0.085), (0, 0), "hair", 0.008),)
MOUSTACHE = (
    Prim("head", "capsule", (0.106, 0.053, 0.005), (0.088, 0.041, 0.036), (0.0085, 0.005), "beard", 0.006, mirror=True),
)
FULL_BEARD = (
    Prim("jaw", "capsule", (0.078, -0.004, 0.0), (0.086, -0.052, 0.0), (0.040, 0.018), "beard", 0.02),
    Prim("jaw", "capsule", (0.060, 0.002, 0.030), (0.008, 0.052, 0.062), (0.027, 0.015), "beard", 0.02, mirror=True),
    *MOUSTACHE,
)
LONG_BEARD = (
    Prim("jaw", "capsule", (0.074, -0.006, 0.0), (0.100, -0.150, 0.0), (0.044, 0.034), "beard", 0.02),
    Prim("jaw", "capsule", (0.100, -0.140, 0.0), (0.104, -0.280, 0.0), (0.036, 0.008), "beard", 0.02),
    Prim("jaw", "capsule", (0.060, 0.002, 0.030), (0.008, 0.058, 0.062), (0.028, 0.016), "beard", 0.02, mirror=True),
    *MOUSTACHE,
)
STUBBLE_BEARD = (
    Prim("jaw", "capsule", (0.084, -0.012, 0.0), (0.092, -0.030, 0.0), (0.020, 0.012), "beard", 0.01),
    *MOUSTACHE,
)
