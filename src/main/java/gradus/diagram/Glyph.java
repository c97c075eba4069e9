package gradus.diagram;

import gradus.explain.term.GateSign;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.picture.Lettering;
import gradus.picture.TextStyle;

/// What stands inside a gate. A scalar constant lives inside the gate that uses it, as on the
/// slides: `×(−1)`, `+1`, `1/·`, `(·)²`; in the signs of the notes `∗−1`, `+1`, `1/x`, `^2` (CS231n
/// notes, Backprop, Intuitions).
///
/// @param raised what stands above the line behind the text; often nothing
/// @param width of the gate
record Glyph(String text, String raised, TextStyle style, double width) {
  static final double RADIUS = 20;
  private static final double ROOM = 2 * RADIUS - 11;

  static Glyph of(ComputationGraph graph, Gate gate, Signs signs) {
    GateSign sign = GateSign.of(graph, gate, signs);
    for (double size : new double[] {20, 17, 14}) {
      TextStyle style = new TextStyle(size, false, false);
      double room = size > 14 ? ROOM : ROOM + 4;
      if (width(sign, style) <= room) return of(sign, style, 2 * RADIUS);
    }
    TextStyle style = new TextStyle(16, false, false);
    return of(sign, style, Math.max(2 * RADIUS, width(sign, style) + 22));
  }

  private static Glyph of(GateSign sign, TextStyle style, double width) {
    return new Glyph(sign.text(), sign.raised(), style, width);
  }

  private static double width(GateSign sign, TextStyle style) {
    double above = sign.raised().isEmpty() ? 0 : Lettering.width(sign.raised(), raised(style));
    return Lettering.width(sign.text(), style) + above;
  }

  private static TextStyle raised(TextStyle style) {
    return new TextStyle(Math.round(0.7 * style.size()), style.bold(), style.italic());
  }

  /// The style of what is raised.
  TextStyle raisedStyle() {
    return raised(style);
  }
}
