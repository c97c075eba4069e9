package gradus.explain;

import gradus.explain.term.Spoken;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.graph.doubt.ArgumentDoubts;
import gradus.lang.Problem;
import gradus.lang.Reading;
import gradus.latex.Signs;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Breakage;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a trace gives cause to remark: the gates that first made a NaN or infinity, on the way
/// there and on the way back.
public final class Remarks {
  private static final int MOST = 20;
  private static final int MOST_ENTRIES = 6;

  private Remarks() {}

  public static List<Problem> of(Trace trace) {
    List<Problem> remarks = new ArrayList<>();
    if (!trace.isFinite()) infinite(trace, remarks);
    for (Gate gate : trace.graph().gates()) {
      if (remarks.size() == MOST) break;
      if (gate.op() == Ops.CROSS_ENTROPY) probabilities(trace, gate).ifPresent(remarks::add);
      if (gate.op() == Ops.SOFTMAX) unmoved(trace, gate).ifPresent(remarks::add);
    }
    return remarks;
  }

  private static void infinite(Trace trace, List<Problem> remarks) {
    GateNames names = new GateNames(trace.graph(), Signs.TEXTBOOK);
    for (Gate gate : trace.forward()) {
      if (remarks.size() == MOST) break;
      if (!trace.breaks(gate)) continue;
      List<Spoken> operands =
          trace.graph().operands(gate).stream()
              .map(w -> trace.value(w.source()).orElseThrow())
              .map(t -> t.size() <= MOST_ENTRIES ? Spoken.exact(t) : Spoken.omitted())
              .toList();
      String key = trace.value(gate).orElseThrow().hasNaN() ? "step.nan" : "step.infinite";
      remarks.add(Problem.notice(gate.span(), key, names.write(gate, operands)));
    }
    for (Gate gate : trace.backward()) {
      if (remarks.size() == MOST) break;
      trace.spoiled(gate).ifPresent(w -> remarks.add(gradient(trace, w)));
    }
    for (Gate gate : trace.graph().gates()) {
      if (remarks.size() == MOST) break;
      if (trace.cancels(gate)) remarks.add(Problem.notice(gate.span(), "notice.gradient.sum"));
    }
  }

  /// Cross entropy takes scores; what was told of the text alone is not told again.
  private static Optional<Problem> probabilities(Trace trace, Gate gate) {
    ComputationGraph graph = trace.graph();
    Gate scores = graph.operands(gate).getFirst().source();
    Gate label = graph.operands(gate).getLast().source();
    boolean told = scores.op() == Ops.SOFTMAX || !scores.isOperation();
    if (told || !trace.value(scores).map(ArgumentDoubts::isDistribution).orElse(false)) {
      return Optional.empty();
    }
    String p = written(graph, scores);
    boolean call = graph.text(gate).startsWith(gate.op().name() + "(");
    boolean one = scores.shape().isVector() && label.shape().isScalar();
    String other = call && one ? "-log(" + bracketed(p) + "[" + written(graph, label) + "])" : null;
    return Optional.of(Reading.PROBABILITIES.notice(gate.span(), other, p));
  }

  /// Why nothing goes back through a softmax whose entries are all asked for alike.
  private static Optional<Problem> unmoved(Trace trace, Gate gate) {
    Tensor upstream = trace.gradient(gate).orElse(null);
    if (upstream == null || upstream.size() < 2 || upstream.get(0) == 0) return Optional.empty();
    for (double each : upstream.toArray()) {
      if (each != upstream.get(0) || !Double.isFinite(each)) return Optional.empty();
    }
    Gate scores = trace.graph().operands(gate).getFirst().source();
    if (scores.isConstant()) return Optional.empty();
    String name = written(trace.graph(), scores);
    return Optional.of(Problem.notice(gate.span(), "notice.softmax.whole", name));
  }

  private static String written(ComputationGraph graph, Gate gate) {
    return gate.name() == null ? graph.text(gate) : gate.name();
  }

  private static String bracketed(String operand) {
    return operand.codePoints().allMatch(Character::isLetterOrDigit)
        ? operand
        : "(" + operand + ")";
  }

  /// `0 · ∞ at this gate`, of the first entry of tensors; without the factors where it is no
  /// product of two numbers.
  static Problem gradient(Trace trace, Wire wire) {
    Gate gate = wire.target();
    return Breakage.factors(trace, wire)
        .map(f ->
            Problem.notice(
                gate.span(),
                Double.isNaN(f.upstream() * f.local())
                    ? "notice.gradient.nan"
                    : "notice.gradient.infinite",
                figure(f.upstream()),
                figure(f.local())))
        .orElseGet(() -> Problem.notice(gate.span(), spoiled(trace, wire)));
  }

  private static String figure(double value) {
    if (Double.isInfinite(value)) return value > 0 ? "∞" : "−∞";
    return Numbers.inFull(Tensor.scalar(value)).replace('-', '−');
  }

  /// The key of the sentence that a gradient ends in NaN or infinity at a wire.
  static String spoiled(Trace trace, Wire wire) {
    return trace.contribution(wire).hasNaN() ? "step.gradient.nan" : "step.gradient.infinite";
  }
}
