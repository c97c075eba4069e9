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
/// @param entries where lines end at it, from its top
/// @param isSeries whether it is a sum or product of many terms
/// @param apart whether lines that come to a circle end at its entries, and not in line with its
///   middle
/// @param behind room for the numbers behind it, 0 without
record Footprint(
    double left,
    double top,
    double width,
    double height,
    double bottom,
    List<Double> entries,
    boolean isSeries,
    boolean apart,
    double behind) {
  /// Between a local gradient and the gate.
  static final double GAP = 9;

  /// Between a local gradient and its wire.
  static final double OFF = 5;

  /// Between the gate and the numbers behind it.
  static final double LABEL_GAP = 3;

  private static final double PORT_STEP = 15;

  /// Between two operands of a sum or product of many terms, and beyond its first and last.
  private static final double SLOT_STEP = 20;

  private static final double SLOT_END = 14;

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
    double left = Math.ceil(wide / GRID) * GRID;
    if (glyph.isSeries()) {
      double step = Math.max(SLOT_STEP, tall + OFF);
      double height = step * (glyph.slots().size() - 1) + 2 * SLOT_END;
      List<Double> ports = new ArrayList<>();
      for (int i = 0; i < glyph.slots().size(); i++) {
        if (!glyph.slots().get(i).isNumber()) ports.add(SLOT_END + step * i);
      }
      double above = Math.max(0, Math.ceil(tall - SLOT_END));
      return new Footprint(left, above, glyph.width(), height, 0, ports, true, false, 0);
    }
    int n = locals.size();
    double step = Math.max(PORT_STEP, tall + OFF);
    double least = glyph.height();
    double height = n <= 2 ? least : Math.max(least, step * (n + 1));
    double first = height / (n + 1);
    double above = tall == 0 ? 0 : Math.max(0, Math.ceil(tall - first));
    List<Double> even = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      even.add(height * (i + 1) / (n + 1));
    }
    double below = n == 2 ? above : 0;
    return new Footprint(left, above, glyph.width(), height, below, even, false, false, 0);
  }

  /// With the numbers on its wire behind it.
  Footprint with(Label label) {
    double over = Math.max(top + height / 2, label.above());
    double under = Math.max(height / 2 + bottom, label.below());
    return new Footprint(
        left,
        over - height / 2,
        width,
        height,
        under - height / 2,
        entries,
        isSeries,
        apart,
        label.whole());
  }

  /// With lines that end at its entries.
  Footprint withEntriesApart() {
    return new Footprint(left, top, width, height, bottom, entries, isSeries, true, behind);
  }

  /// Where an operand of a sum or product comes in or stands, from its top.
  double slot(int i, int of) {
    return SLOT_END + i * (height - 2 * SLOT_END) / (of - 1);
  }

  /// Whether it is a circle.
  boolean isRound() {
    return !isSeries && width == height;
  }

  /// Whether sloped lines point to its middle.
  boolean isAimedAt() {
    return isRound() && left == 0 && !apart;
  }

  /// What the layout places.
  ///
  /// @param work what the gate does
  Plan.Item item(String work) {
    List<Double> ports = new ArrayList<>();
    boolean aimed = isAimedAt();
    for (int i = 0; i < entries.size(); i++) {
      boolean pair = aimed && entries.size() == 2;
      ports.add(top + (pair ? height / 2 + (2 * i - 1) * APART : entries.get(i)));
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
        aimed ? middle : 0,
        work);
  }

  /// Whether the gate stands at the same place of it.
  boolean isLike(Footprint other) {
    return left == other.left && top == other.top && width == other.width;
  }

  /// Whether the gate also ends where it does, and lines end at it where they do.
  boolean isSameAs(Footprint other) {
    return other != null
        && isLike(other)
        && height == other.height
        && isSeries == other.isSeries
        && apart == other.apart
        && entries.equals(other.entries);
  }

  /// The gate in its place.
  Box gate(Box place) {
    return new Box(place.x() + left, place.y() + top, width, height);
  }

  /// Whether the local gradient at an entry stands under its line: of two the second's.
  boolean isUnder(int port) {
    return !isSeries && entries.size() == 2 && port == 1;
  }
}
