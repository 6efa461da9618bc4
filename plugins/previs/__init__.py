"""Previs: stages a prompt as a small 3D set and renders it on the CPU, so that the GPU stays free.

`reading` makes a typed plan of the words, `staging` a scene of the plan, `cast` and `motion` its actors, `light` its
air, `render` its pictures. Built against `studio.extend.api` alone.
"""
