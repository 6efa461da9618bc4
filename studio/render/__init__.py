"""THE EDITOR'S SIDE OF GENERATION: the queue, the worker host, and the generator that makes takes of jobs.

Qt-free. A worker's events come in threads of the host and wait in an inbox; what they do to the project happens in the
one thread that pumps the generator.
"""
