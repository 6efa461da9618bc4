"""The CPU renderer: triangles, light, sky and ground to I420, without a GPU.

`renderer.Renderer` is the door. A frame is made in two steps: geometry (project, cull, sort into bands; the shadow map
beside it), then bands of rows, each a task that any thread may take: rasterise, shade, compose, write I420. Bands share
nothing but what they read, so the picture does not depend on the threads.
"""
