package gradus.diagram;

import gradus.layout.Box;
import gradus.layout.Plan;
import java.util.ArrayList;
import java.util.List;

/// A gate's place in the layout: the gate itself, behind it the numbers on its wire where they
/// belong to the same group, and before it, on the last piece of each wire, room for the local
/// gradient of that operand. Lengths in px from the top left corner.
///
/// @param left where the gate begins
/// @param top where the gate begins
/// @param width of the gate
/// @param height of the gate
/// @param bottom room below the gate
/// @param entries how many lines end at it
/// @param behind room for the numbers behind it, 0 without
record Footprint(
    double left,
    double top,
    double width,
    double height,
    double bottom,
    int entries,
    double behind) {
  /// Between a local gradient and the gate.
  static final double GAP = 9;

  /// Between a local gradient and its wire.
  static final double OFF = 5;

  /// Between the gate and the numbers behind it.
  static final double LABEL_GAP = 3;

  private static final double PORT_STEP = 15;

  /// Two lines come to one point of a circle's middle, yet keep their order.
  private static final double APART = 0.5;

  /// Small changes of a number keep the place, so that the layout can be kept.
  private static final double GRID = 8;

  /// @param locals what is written at each line, from the topmost on; often null
  static Footprint of(Glyph glyph, List<Block> locals) {
    double wide = 0;
    double tall = 0;
    for (Block local : locals) {
      if (local == null) continue;
      wide = Math.max(wide, local.width() + GAP + OFF);
      tall = Math.max(tall, local.height() + OFF);
    }
    int n = locals.size();
    double step = Math.max(PORT_STEP, tall + OFF);
    double height = n <= 2 ? 2 * Glyph.RADIUS : Math.max(2 * Glyph.RADIUS, step * (n + 1));
    double first = height / (n + 1);
    double above = tall == 0 ? 0 : Math.max(0, Math.ceil(tall - first));
    double left = Math.ceil(wide / GRID) * GRID;
    return new Footprint(left, above, glyph.width(), height, n == 2 ? above : 0, n, 0);
  }

  /// With the numbers on its wire behind it.
  Footprint with(Label label) {
    double over = Math.max(top + height / 2, label.above());
    double under = Math.max(height / 2 + bottom, label.below());
    return new Footprint(
        left, over - height / 2, width, height, under - height / 2, entries, label.width());
  }

  /// Whether sloped lines point to its middle.
  boolean isAimedAt() {
    return width == height && left == 0;
  }

  /// What the layout places.
  Plan.Item item() {
    List<Double> ports = new ArrayList<>();
    boolean aimed = isAimedAt();
    for (int i = 0; i < entries; i++) {
      double even = height * (i + 1) / (entries + 1);
      ports.add(top + (aimed && entries == 2 ? height / 2 + (2 * i - 1) * APART : even));
    }
    double whole = left + width + (behind == 0 ? 0 : LABEL_GAP + behind);
    double middle = left + width / 2;
    return new Plan.Item(
        Plan.Purpose.GATE,
        whole,
        top + height + bottom,
        ports,
        List.of(top + height / 2),
        middle,
        aimed ? middle : 0);
  }

  /// Whether the gate stands at the same place of it.
  boolean isLike(Footprint other) {
    return left == other.left && top == other.top && width == other.width;
  }

  /// The gate in its place.
  Box gate(Box place) {
    return new Box(place.x() + left, place.y() + top, width, height);
  }

  /// Whether the local gradient at an entry stands under its line: of two the second's.
  boolean isUnder(int port) {
    return entries == 2 && port == 1;
  }
}
