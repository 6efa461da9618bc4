"""The picture now: two bodies behind one face, with transport, scrub bar and overlays."""
