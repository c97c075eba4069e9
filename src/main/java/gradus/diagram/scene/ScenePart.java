package gradus.diagram.scene;

import gradus.graph.Gate;
import gradus.graph.Group;

/// Something drawn once, whose value leaves it on the right.
///
/// @param index its place among the parts of the scene
/// @param home the innermost group around it; null outside all
/// @param wireHome the innermost group around the numbers on its wire, which stand beyond every
///   group that it is the result of
/// @param row from 0 at the top
public record ScenePart(int index, Gate gate, Group home, Group wireHome, int row) {}
