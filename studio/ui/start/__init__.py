"""The first page: recent projects, the sample, a prompt to begin with."""
