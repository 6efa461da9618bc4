"""Every deed of a user, by name: `(board, *, ...) -> Edit`, checked, labelled, not yet applied."""

from studio.edit.apply import chain
from studio.edit.fields import (
    choose_take,
    mark_take,
    set_bridge,
    set_field,
    set_frames,
    set_prompt,
    trim_shot,
)
from studio.edit.settings import (
    add_scene,
    clear_param,
    move_scene,
    remove_scene,
    rename_scene,
    set_param,
    set_project,
    set_scene_notes,
)
from studio.edit.shots import (
    Draft,
    add_shot,
    add_shots,
    move_shot,
    move_to_scene,
    remove_shots,
    split_shot,
)

__all__ = [
    "Draft",
    "add_scene",
    "add_shot",
    "add_shots",
    "chain",
    "choose_take",
    "clear_param",
    "mark_take",
    "move_scene",
    "move_shot",
    "move_to_scene",
    "remove_scene",
    "remove_shots",
    "rename_scene",
    "set_bridge",
    "set_field",
    "set_frames",
    "set_param",
    "set_project",
    "set_prompt",
    "set_scene_notes",
    "split_shot",
    "trim_shot",
]
