"""Light and air: what a time of day, a weather, a ground and a horizon look like. Tables; a place is a row to add."""
