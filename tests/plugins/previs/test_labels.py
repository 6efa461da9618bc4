import numpy as np
from previs.camera.lens import look_at
from previs.labels import draw_labels, plain
from previs.staging.stage import Label


def test_a_label_is_drawn_where_its_thing_is():
    picture = np.full((270, 320), 128, np.uint8)
    camera = look_at(np.array((0.0, 1.0, 5.0)), np.array((0.0, 1.0, 0.0)), 40.0)
    draw_labels(picture, [Label("zorblax", (0.0, 1.0, 0.0))], camera)
    assert picture[80:100, 130:190].max() > 180
    assert picture[80:100, 130:190].min() < 40
    assert (picture[:40] == 128).all()


def test_labels_behind_the_camera_are_left_out():
    picture = np.full((270, 320), 128, np.uint8)
    camera = look_at(np.array((0.0, 1.0, 5.0)), np.array((0.0, 1.0, 0.0)), 40.0)
    draw_labels(picture, [Label("zorblax", (0.0, 1.0, 9.0))], camera)
    assert (picture == 128).all()


def test_letters_the_font_lacks():
    assert plain("café") == "cafe"
    assert plain("狐狸") == "stand-in"
