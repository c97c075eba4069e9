package gradus.diagram.scene;

import gradus.graph.Wire;
import gradus.graph.place.Group;

/// What brings the value of one part to another, or only says which entries the other takes.
///
/// @param index its place among the lines of the scene
/// @param port the place of its end at `to`, from 0 at the top
/// @param chooses whether no value goes along it, as along that of y to `s[y]`
/// @param isBranch whether it has a way of its own, on which the share that it hands back stands
/// @param isApart whether it begins at a ghost, its input drawn once more beside its end
/// @param home the innermost group around that share: the one it goes into, but not one that it
///   only comes out of
public record SceneLine(
    int index,
    Wire wire,
    ScenePart from,
    ScenePart to,
    int port,
    boolean chooses,
    boolean isBranch,
    boolean isApart,
    Group home) {}
