package gradus.layout;

/// A wire's way through the gap before a column.
public final class Slope {
  /// The steepest slope of a wire, 64°: px down for a px to the right.
  private static final double STEEPEST = 2.05;

  /// Above this height the wires of a fan may be steeper, or a tall one would be as wide.
  private static final double TALL = 120;

  private static final double FAN = 5;

  /// Between the bend of a wire and the gate it slopes into.
  private static final double BEFORE = 8;

  /// Bends of less height are none.
  static final double JOG = 8;

  /// The shortest piece before a gate.
  private static final double LAST = 14;

  /// Of a round gate's radius, how far from its middle a wire comes in level rather than in a jog.
  private static final double LEVEL_TO = 0.7;

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
  /// aimed at is not reached from above it, and what is seen of the way is no small jog.
  static double run(double dy, double aim) {
    double off = Math.abs(dy);
    double far = Math.max(0, off - TALL);
    double run = (off - far) / STEEPEST + far / FAN;
    if (aim == 0) return run;
    double sine = (off - JOG) / aim;
    boolean shallow = off > LEVEL_TO * aim && sine < 1;
    double flat = shallow ? off * Math.sqrt(1 - sine * sine) / sine : 0;
    return Math.max(Math.max(aim + BEFORE, run), flat);
  }

  /// Whether a wire that goes up or down by so much seems to be level by mistake.
  static boolean isJog(double dy) {
    return Math.abs(dy) > 0.5 && Math.abs(dy) < JOG;
  }

  /// Whether the last piece of a wire is too small to be seen as a bend and an end.
  public static boolean isSmall(Point bend, Point tip) {
    return Math.abs(bend.y() - tip.y()) < JOG || bend.distance(tip) < LAST;
  }

  /// Where a wire that bends before a round gate ends at its outline: in line with its middle, but
  /// level where it would come there in a jog.
  ///
  /// @param before its last bend
  /// @param level whether it comes level to that bend
  public static Tip tip(Point before, Point middle, double radius, boolean level) {
    double far = before.distance(middle);
    double part = radius / far;
    Point aimed = middle.plus(part * (before.x() - middle.x()), part * (before.y() - middle.y()));
    if (!level || !isSmall(before, aimed)) return new Tip(aimed, false);
    double off = before.y() - middle.y();
    double x = middle.x() - Math.sqrt(Math.max(0, radius * radius - off * off));
    return new Tip(new Point(x, before.y()), true);
  }

  /// Where a wire ends.
  ///
  /// @param isLevel whether it goes there without its last bend
  public record Tip(Point at, boolean isLevel) {}

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

  /// Further to the right.
  void move(double by) {
    bend += by;
    end += by;
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
