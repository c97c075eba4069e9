package gradus.explain;

import gradus.explain.term.CopiedAxis;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.lang.IndexLetters;
import gradus.lang.Messages;
import gradus.latex.Signs;
import gradus.op.GatePattern;
import gradus.op.RuleFactor;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.List;
import java.util.stream.Collectors;

/// The shapes under the factors of a gate's chain rule, and why they fit.
final class ShapeStory {
  private final Gate gate;
  private final Template template;
  private final GateNames names;
  private final IndexLetters letters;
  private final Manner manner;

  ShapeStory(Telling telling) {
    gate = telling.gate();
    template = telling.template();
    names = telling.names();
    letters = telling.trace().graph().indexLetters();
    manner = telling.manner();
  }

  private String say(String key, Object... args) {
    return Messages.text(manner.locale(), key, args);
  }

  String of(Shape s) {
    return s.isScalar() ? say("explain.scalar") : s.toString();
  }

  /// Of a factor; empty for a sign. In a matrix product a vector is a column, its transpose a row.
  String of(RuleFactor factor, int operand) {
    Shape s = template.shape(factor, operand);
    if (s == null) return "";
    if (!s.isVector() || !isProduct()) return of(s);
    return factor.isTransposed() ? "1×" + s.cols() : s.cols() + "×1";
  }

  private boolean isProduct() {
    return gate.op() == Ops.MATMUL || gate.op() == Ops.OUTER;
  }

  /// Why the gradient has the shape of what it belongs to.
  String why(Wire wire) {
    String source = names.of(wire.source());
    Shape from = wire.source().shape();
    Shape to = gate.shape();
    if (gate.op().isElementwise() && !from.equals(to)) {
      int copies = to.size() / Math.max(1, from.size());
      CopiedAxis copied = CopiedAxis.of(from, to);
      String axis = say(copied.key(to), copied.numbers());
      return say(
          "explain.why.broadcast",
          source,
          of(from),
          of(to),
          axis,
          copies,
          copied.latex(to, letters));
    }
    if (gate.op().isElementwise()) return say("explain.why.entries", source, of(from));
    if (isProduct()) return say("explain.why.product", source, of(from), of(to), fitted(wire));
    if (gate.op().pattern() == GatePattern.FUNCTION) {
      return say("explain.why.function", source, of(from), of(to));
    }
    if (to.size() >= from.size()) return say("explain.why.same", source, of(from), of(to));
    if (template.axes().isEmpty()) return say("explain.why.reduced", source, of(from), of(to));
    String axis = axis(template.axes());
    return say("explain.why.reduced.axis", source, of(from), of(to), axis);
  }

  private String axis(List<Integer> axes) {
    boolean deep = gate.shape().rank() + axes.size() > 2;
    if (axes.size() == 1 && !deep) return say("explain.axis." + axes.getFirst());
    String numbers = axes.stream().map(k -> k.toString()).collect(Collectors.joining(", "));
    return say(axes.size() == 1 ? "explain.axis.numbered" : "explain.axes.numbered", numbers);
  }

  /// `2×1 · 1×3 → 2×3`; with the sign of matrices `(2×1) × (1×3) → 2×3`.
  private String fitted(Wire wire) {
    boolean dots = manner.signs() == Signs.TEXTBOOK;
    String times = dots ? " " + manner.signs().factor() + " " : manner.signs().matrices();
    return template.factors(wire.index()).stream()
            .filter(f -> !f.isSign())
            .map(f -> dots ? of(f, wire.index()) : "(" + of(f, wire.index()) + ")")
            .collect(Collectors.joining(times))
        + " → "
        + of(wire.source().shape());
  }
}
