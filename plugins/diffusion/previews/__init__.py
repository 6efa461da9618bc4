"""WHAT IS TO BE SEEN BEFORE A MODEL IS DONE: from the predicted clean latents of every step to moving pictures."""
