package gradus.diagram;

/// A part of the scene as it was measured, and which item of the plan it and its numbers are.
final class PartPlan {
  /// The index of what there is not.
  static final int NONE = -1;

  final ScenePart part;

  /// What stands in it: a sign, or a constant that is no number.
  Glyph glyph;

  Block constant;

  /// Of an operation.
  Footprint footprint;

  /// The numbers on its wire; null without.
  Label label;

  int node = NONE;
  int labelNode = NONE;

  /// The plan's wire from it to its numbers.
  int trunk = NONE;

  PartPlan(ScenePart part) {
    this.part = part;
  }
}
