"""The light that staging adds to a shot."""

import numpy as np
from previs.reading.plan import ScenePlan
from previs.render.pack import pack_beams
from previs.staging.lights import guiding


def test_a_lighthouse_throws_turning_beams_in_the_dark_only():
    at = (3.0, 21.0, -4.0)
    assert not guiding(ScenePlan(time="day"), at)
    night = guiding(ScenePlan(time="night"), at)
    assert len(night) == 2
    before, after = pack_beams(night, 0.0), pack_beams(night, 1.0)
    reach = [np.linalg.norm(rows[:, 3:6] - rows[:, 0:3], axis=1) for rows in (before, after)]
    assert np.allclose(before[:, :3], at)
    assert np.allclose(reach[0], reach[1], atol=1e-3)
    assert float(np.abs(before[:, 3:6] - after[:, 3:6]).max()) > 10.0
