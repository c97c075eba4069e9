package gradus.layout;

/// A wire's way through the gap before a column.
final class Slope {
  /// The steepest slope of a wire, 64°: px down for a px to the right.
  private static final double STEEPEST = 2.05;

  /// Above this height the wires of a fan may be steeper, or a tall one would be as wide.
  private static final double TALL = 120;

  private static final double FAN = 5;

  /// Between the bend of a wire and the gate it slopes into.
  private static final double BEFORE = 8;

  final int wire;
  final double from;
  final double to;
  final boolean ends;
  double bend;
  double end;

  /// Where it lay before it was delayed.
  double first;

  double last;

  /// Whether it slopes into the middle of its gate.
  boolean late;

  private final int source;
  private final Plan.Item target;

  /// @param target what it ends at; null where it passes the column
  Slope(int wire, int source, double from, double to, Plan.Item target) {
    this.wire = wire;
    this.source = source;
    this.from = from;
    this.to = to;
    this.target = target;
    ends = target != null;
  }

  /// How far a wire runs at the least on its way up or down by so much to what it aims at: what is
  /// aimed at is not reached from above it.
  static double run(double dy, double aim) {
    double far = Math.max(0, Math.abs(dy) - TALL);
    double run = (Math.abs(dy) - far) / STEEPEST + far / FAN;
    return Math.max(aim > 0 ? aim + BEFORE : 0, run);
  }

  boolean isLevel() {
    return Math.abs(from - to) < 1;
  }

  double least() {
    return run(from - to, aim());
  }

  double aim() {
    return ends ? target.aim() : 0;
  }

  /// Whether it ends at a gate.
  boolean reachesGate() {
    return ends && target.kind() == Plan.Purpose.GATE;
  }

  /// The x at a height on the way.
  double at(double y) {
    return bend + (y - from) / (to - from) * (end - bend);
  }

  double top() {
    return Math.min(from, to);
  }

  double bottom() {
    return Math.max(from, to);
  }

  /// Takes a delay back.
  void early() {
    if (!late) return;
    bend = first;
    end = last;
    late = false;
  }

  /// Whether they come from one source at one height.
  boolean isSibling(Slope other) {
    return source == other.source && Math.abs(from - other.from) < 1;
  }

  /// Whether they cross although one stays above the other.
  boolean needlesslyCrosses(Slope other) {
    if (source == other.source) return false;
    boolean above = from < other.from;
    if (above != to < other.to && Math.abs(to - other.to) > 2) return false;
    double high = Math.max(top(), other.top());
    double low = Math.min(bottom(), other.bottom());
    if (low - high < 2) return false;
    boolean left = at(high + 0.5) < other.at(high + 0.5);
    boolean leftBelow = at(low - 0.5) < other.at(low - 0.5);
    if (left != leftBelow) return true;
    // Of two that go down the upper one must stay to the right, of two that go up to the left.
    boolean down = to > from;
    return down == other.to > other.from && left == (above == down);
  }
}
