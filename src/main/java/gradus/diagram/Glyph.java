package gradus.diagram;

import gradus.explain.term.GateSign;
import gradus.explain.term.RoundFormula;
import gradus.explain.term.RoundFormula.NamePiece;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.layout.Box;
import gradus.layout.Point;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;
import java.util.List;
import java.util.Optional;

/// What stands inside a gate. A scalar constant lives inside the gate that uses it, as on the
/// slides: `×(−1)`, `+1`, `1/·`, `(·)²`; in the signs of the notes `∗−1`, `+1`, `1/x`, `^2` (CS231n
/// notes, Backprop, Intuitions).
///
/// @param raised what stands above the line behind the text; often nothing
/// @param width of the gate
/// @param height of the gate, where what comes in asks for no more
/// @param lines of a folded repeat what one round does, below the text that is its title then; else
///   none
/// @param slots of a sum or product of many terms what stands inside at each of them: the sign of
///   one that is taken away, a number of the text, or nothing; else empty
record Glyph(
    String text,
    String raised,
    TextStyle style,
    double width,
    double height,
    List<List<NamePiece>> lines,
    List<Inlet> slots) {
  /// What stands inside where an operand comes in.
  ///
  /// @param isNumber whether it is the operand itself, so that no line comes in
  record Inlet(String text, boolean isNumber) {}

  static final double RADIUS = 20;
  static final TextStyle SLOT = new TextStyle(15, false, false);

  /// Left of what stands at an operand, and right of it.
  static final double SLOT_SIDE = 6;

  /// Between what stands at the operands and the sign beside them; a line is in the middle of it.
  private static final double SLOT_GAP = 8;

  /// Right of the sign beside them.
  private static final double SIGN_SIDE = 9;

  private static final double ROOM = 2 * RADIUS - 11;

  /// Of what one round does.
  static final TextStyle ROUND = TextStyle.name(17);

  static final double ROUND_LINE = 24;

  /// What the title of a folded repeat takes, with the edge above it.
  static final double TITLE = 22;

  private static final double SIDE = 12;

  /// A dot product's, which is seen from the back row only where it is large.
  private static final String DOT = "·";

  private static final String SEEN_DOT = "•";

  /// Of the letters on the line, how large raised ones are; and the smallest in a gate, px.
  private static final double RAISED = 0.7;

  private static final double SMALLEST = 14;

  static Glyph of(ComputationGraph graph, Gate gate, Signs signs) {
    Optional<RoundFormula> round = RoundFormula.of(graph, gate, signs);
    if (round.isPresent()) return of(round.get());
    GateSign sign = GateSign.of(graph, gate, signs);
    if (sign.line().equals(DOT)) sign = new GateSign(SEEN_DOT, "", false);
    for (double size : new double[] {20, 17, 14}) {
      TextStyle style = new TextStyle(size, false, false);
      double room = size > 14 ? ROOM : ROOM + 4;
      if (width(sign, style) <= room) return of(sign, style, 2 * RADIUS);
    }
    TextStyle style = new TextStyle(16, false, false);
    return of(sign, style, Math.max(2 * RADIUS, width(sign, style) + 22));
  }

  /// Of a sum or product of many terms.
  static Glyph of(List<Wire> terms, Signs signs) {
    GateSign sign = GateSign.of(terms, signs);
    List<Inlet> slots =
        terms.stream().map(w -> new Inlet(GateSign.atTerm(w), GateSign.isInside(w))).toList();
    // Larger than the signs of terms, which may stand beside it.
    TextStyle style = new TextStyle(26, false, false);
    double wide = slots.stream().mapToDouble(s -> Lettering.width(s.text(), SLOT)).max().orElse(0);
    double width =
        wide == 0 ? 2 * RADIUS : SLOT_SIDE + wide + SLOT_GAP + width(sign, style) + SIGN_SIDE;
    double whole = Math.max(2 * RADIUS, Math.ceil(width));
    return new Glyph(sign.text(), "", style, whole, 2 * RADIUS, List.of(), slots);
  }

  /// Whether it stands for many operands, in a rounded rectangle.
  boolean isSeries() {
    return !slots.isEmpty();
  }

  /// Whether its outline is round at both ends: of a sign alone.
  boolean isCapsule() {
    return !isSeries() && !isLoop();
  }

  /// Where its sign stands in the gate: right of what stands at its operands.
  Point middle(Box gate) {
    if (!isSigned()) return gate.centre();
    double half = Lettering.width(text, style) / 2;
    return new Point(gate.right() - SIGN_SIDE - half, gate.centre().y());
  }

  /// Whether something stands inside at an operand.
  private boolean isSigned() {
    return slots.stream().anyMatch(s -> !s.text().isEmpty());
  }

  /// Between what stands at the operands and the sign, which would read as one: `− +`; empty where
  /// nothing stands there.
  Optional<Box> divider(Box gate) {
    if (!isSigned()) return Optional.empty();
    double sign = middle(gate).x() - Lettering.width(text, style) / 2;
    double x = sign - SLOT_GAP / 2;
    return Optional.of(new Box(x, gate.y() + SLOT_SIDE, 0, gate.height() - 2 * SLOT_SIDE));
  }

  private static Glyph of(GateSign sign, TextStyle style, double width) {
    return new Glyph(sign.text(), sign.raised(), style, width, 2 * RADIUS, List.of(), List.of());
  }

  private static Glyph of(RoundFormula round) {
    double widest = Lettering.width(round.title(), Blueprint.TITLE);
    List<List<NamePiece>> lines = round.lines().stream().map(round::runs).toList();
    for (List<NamePiece> line : lines) {
      widest = Math.max(widest, width(line));
    }
    double height = TITLE + ROUND_LINE * round.lines().size() + 8;
    // Never as wide as high, which is a circle.
    double width = Math.max(Math.ceil(widest) + 2 * SIDE, height + 1);
    return new Glyph(round.title(), "", Blueprint.TITLE, width, height, lines, List.of());
  }

  /// Of a line of what one round does.
  static double width(List<NamePiece> line) {
    return line.stream().mapToDouble(run -> Lettering.width(run.text(), style(run))).sum();
  }

  /// Vectors and matrices are bold, as the names of inputs are.
  static TextStyle style(NamePiece run) {
    return run.isTensor() ? ROUND.inBold() : ROUND;
  }

  /// Whether it is a frame around what one round does.
  boolean isLoop() {
    return !lines.isEmpty();
  }

  private static double width(GateSign sign, TextStyle style) {
    double above = sign.raised().isEmpty() ? 0 : Lettering.width(sign.raised(), raised(style));
    return Lettering.width(sign.text(), style) + above;
  }

  private static TextStyle raised(TextStyle style) {
    double size = Math.max(SMALLEST, Math.round(RAISED * style.size()));
    return new TextStyle(size, style.bold(), style.italic());
  }

  /// The style of what is raised.
  TextStyle raisedStyle() {
    return raised(style);
  }
}
