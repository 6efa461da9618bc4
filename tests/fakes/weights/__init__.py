"""An engine with models, for tests: as quick as can be, and honest about what it was asked."""
