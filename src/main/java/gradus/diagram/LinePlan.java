package gradus.diagram;

import gradus.diagram.PartPlan.TagPlan;
import gradus.diagram.scene.SceneLine;

/// A line of the scene as it was measured, and which items and wires of the plan it runs along.
final class LinePlan {
  final SceneLine line;

  /// The local gradient written at its end; null without.
  final Block local;

  /// The share that it hands back; null without.
  Label branch;

  int branchNode = PartPlan.NONE;

  /// Where its value goes on from, where that is in a row above; null without.
  TagPlan tag;

  /// The plan's wire from the numbers of its source to its own.
  int exit = PartPlan.NONE;

  /// The plan's wire into the gate.
  int entry = PartPlan.NONE;

  LinePlan(SceneLine line, Block local) {
    this.line = line;
    this.local = local;
  }
}
