package gradus.diagram;

import gradus.diagram.PartPlan.TagPlan;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.graph.Wire;
import gradus.picture.Caption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A part of the scene as it was measured, and which item of the plan it and its numbers are.
final class PartPlan {
  /// Where a value goes on in a later row: its name and numbers once more.
  ///
  /// @param node its item of the plan
  /// @param label the numbers that stand there
  /// @param only the one branch that goes there, whose share stands there; null where several do
  /// @param whole whether all that comes back does there, so that the gradient itself stands there
  /// @param shared where it does not, the branches that go there: their sum stands there
  record TagPlan(
      ScenePart part,
      int row,
      int node,
      Label label,
      SceneLine only,
      boolean whole,
      List<Wire> shared) {}

  /// The index of what there is not.
  static final int NONE = -1;

  /// Between the end of a wire and the name there.
  static final double STUB_END = 4;

  final ScenePart part;

  /// What stands in it: a sign, or a constant that is no number.
  Glyph glyph;

  Block constant;

  /// Of an operation.
  Footprint footprint;

  /// The numbers on its wire; null without.
  Label label;

  /// Of an input, as it stands at the start of its wire.
  Caption name;

  /// Of an input: whether it is drawn once more elsewhere.
  boolean hasGhosts;

  /// Of such an input the line of its only use here, whose share stands right behind it.
  SceneLine stem;

  int node = NONE;
  int labelNode = NONE;

  /// The plan's wire from it to its numbers.
  int trunk = NONE;

  /// Where its value leaves its row, and the plan's wire to there.
  int leave = NONE;

  int leaving = NONE;

  /// The share of what goes on there, where other branches stay; null without.
  Label share;

  /// The branches that it is the share of.
  List<Wire> shared = List.of();

  /// Where it goes on, one for each later row that takes it.
  final List<TagPlan> tags = new ArrayList<>();

  PartPlan(ScenePart part) {
    this.part = part;
  }

  /// What stands at its wire; hardly anything where lines bear no numbers.
  Label carried() {
    return label == null ? Label.NONE : label;
  }

  /// How long the wire is that leads to its name where it leaves, and on which its share stands.
  double stub() {
    return share == null ? Blueprint.STUB : Math.max(Blueprint.STUB, share.width() + STUB_END);
  }

  /// The names that stand at its wire.
  Stream<Caption> names() {
    if (part.isStart()) return Stream.of(name);
    return label == null
        ? Stream.empty()
        : Stream.of(label.name(), label.tail()).filter(Objects::nonNull);
  }

  /// A line of the scene as it was measured, and which items and wires of the plan it runs along.
  static final class LinePlan {
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
}
