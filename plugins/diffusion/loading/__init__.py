"""From a folder or a file of weights to a pipeline that is ready to run, or one sentence why not."""
