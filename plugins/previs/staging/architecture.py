"""Builds what a place is made of besides props: its room, and the builders that its table names."""

from collections.abc import Callable, Mapping

from previs.staging import cabins, fields, fittings, hollows, interiors, roads, waters, worlds
from previs.staging.pieces import Built, Extent, lamp
from previs.staging.places import Place
from previs.staging.rooms import room

BUILDERS: Mapping[str, Callable[[Extent], Built]] = {
    "alley_clutter": interiors.clutter,
    "bathroom": fittings.bathroom,
    "bedside": interiors.bedside,
    "bookcases": fittings.bookcases,
    "bottles": interiors.bottles,
    "broken_columns": fields.broken_columns,
    "car": cabins.car,
    "carpet": interiors.carpet,
    "carriageway": roads.carriageway,
    "cave": hollows.cave,
    "cell": fittings.cell,
    "columns": fields.columns,
    "cumulus": worlds.cumulus,
    "desks": interiors.desks,
    "dunes": fields.dunes,
    "fall": waters.fall,
    "far_bank": waters.far_bank,
    "furrows": fields.furrows,
    "goods": fittings.goods,
    "graves": fields.graves,
    "hearth": interiors.hearth,
    "heavens": worlds.heavens,
    "hull": cabins.hull,
    "kitchen": fittings.kitchen,
    "laboratory": fittings.laboratory,
    "lake": waters.lake,
    "lantern": hollows.lantern,
    "line": roads.line,
    "moons": worlds.moons,
    "moorings": waters.moorings,
    "nave": interiors.nave,
    "path": fields.path,
    "peaks": fields.peaks,
    "platform_roof": roads.platform_roof,
    "puddles": waters.puddles,
    "quay": waters.quay,
    "roadway": roads.roadway,
    "rooftop": roads.rooftop,
    "school": interiors.school,
    "sea_bed": worlds.sea_bed,
    "span": roads.span_of_bridge,
    "stage_curtains": fittings.stage_curtains,
    "stalls": fields.stalls,
    "stream": waters.stream,
    "tables": interiors.tables,
    "torches": fittings.torches,
    "tracks": roads.tracks,
    "tunnel": hollows.tunnel,
    "ward": interiors.ward,
    "wreckage": fields.wreckage,
}
"""What `build` of a place may name."""


def architecture(place: Place, extent: Extent) -> Built:
    """All of it: the room first, then the builders in the table's order, then the place's own lamps."""
    parts = [room(place.room, extent)] if place.room else []
    parts += [BUILDERS[name](extent) for name in place.build]
    lamps = [found for part in parts for found in part.lamps]
    lamps += [lamp((x, y, z), colour, power) for x, y, z, colour, power in place.glow]
    return Built(
        [mesh for part in parts for mesh in part.meshes], lamps, [beam for part in parts for beam in part.beams]
    )
