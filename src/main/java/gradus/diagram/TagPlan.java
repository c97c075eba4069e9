package gradus.diagram;

import gradus.diagram.scene.ScenePart;

/// Where a value goes on in a later row: its name and numbers once more.
///
/// @param node its item of the plan
record TagPlan(ScenePart part, int row, int node) {}
