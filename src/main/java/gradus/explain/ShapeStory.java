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
import gradus.tensor.Tensor;
import gradus.trace.EntryParts;
import gradus.trace.EntryParts.GradientPart;
import gradus.trace.InputEntry;
import gradus.trace.Trace;
import java.util.List;
import java.util.stream.Collectors;

/// The shapes under the factors of a gate's chain rule, and why they fit.
final class ShapeStory {
  /// Products of a sum that are written out.
  private static final int MOST = 3;

  private final Trace trace;
  private final Gate gate;
  private final Template template;
  private final GateNames names;
  private final IndexLetters letters;
  private final Manner manner;

  ShapeStory(Telling telling) {
    trace = telling.trace();
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

  /// Why the gradient has the shape of what it belongs to; of a kernel how it comes about, too.
  String why(Wire wire) {
    boolean slides = gate.op().name().equals("conv2d") && wire.index() == 1;
    return slides ? fits(wire) + " " + correlation(wire) : fits(wire);
  }

  private String correlation(Wire wire) {
    Wire image = trace.graph().operands(gate).getFirst();
    String source = names.of(wire.source());
    String told = say("explain.why.kernel", source, names.of(image.source()));
    boolean known = wire.source().name() != null && trace.gradient(gate).isPresent();
    if (!known) return told;
    Tensor all = trace.contribution(wire);
    int largest = 0;
    for (int i = 1; i < all.size(); i++) {
      if (Math.abs(all.get(i)) > Math.abs(all.get(largest))) largest = i;
    }
    List<GradientPart> products =
        new EntryParts(trace)
            .ofGradient(wire.source(), largest).stream().filter(p -> p.wire() == wire).toList();
    List<GradientPart> some = products.stream().filter(p -> p.value() != 0).toList();
    if (some.isEmpty()) return told;
    String sum =
        some.stream()
            .limit(MOST)
            .map(p -> figure(p.local()) + "·" + figure(p.upstream()))
            .collect(Collectors.joining(" + "));
    String entry = new InputEntry(wire.source(), largest).name();
    double printed = some.stream().mapToDouble(p -> shown(p.local()) * shown(p.upstream())).sum();
    boolean holds = some.size() <= MOST && Math.abs(printed - shown(all.get(largest))) < 1e-12;
    String equation =
        (some.size() > MOST ? sum + " + ⋯" : sum)
            + (holds ? " = " : " ≈ ")
            + manner.numbers().show(all.get(largest));
    return told + " " + say("explain.why.kernel.entry", entry, equation, some.size());
  }

  private double shown(double number) {
    return manner.numbers().numeral(number).written();
  }

  private String figure(double number) {
    String text = manner.numbers().show(number);
    return number < 0 ? "(" + text + ")" : text;
  }

  private String fits(Wire wire) {
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
