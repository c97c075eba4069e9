package gradus.export;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.latex.TypesetName;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.InputEntry;
import gradus.trace.Run;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/// How one number moves with another: through where it stands a curve, whose slope there is the
/// gradient.
///
/// @param across what is moved
/// @param up what moves with it
/// @param points where it stands; of a gate with several entries all of them, which lie on one
///   curve
/// @param xs where the curve was tried, from left to right
/// @param ys what it comes to there, which may be no number
public record SlopeCurve(
    String across, String up, List<CurvePoint> points, List<Double> xs, List<Double> ys) {
  private static final int SAMPLES = 320;

  /// The least half of what is shown, in the units of what is moved.
  private static final double LEAST = 2;

  private static final double BEYOND = 0.6;

  /// @param slope of the curve there, as the backward pass has it
  public record CurvePoint(double x, double y, double slope) {}

  public SlopeCurve {
    points = List.copyOf(points);
    xs = List.copyOf(xs);
    ys = List.copyOf(ys);
  }

  /// What a run has curves of, by name: its inputs, of vectors and matrices so many numbers, and
  /// gates.
  public static List<String> subjects(Trace trace, int most) {
    List<String> all = new ArrayList<>();
    for (Gate input : trace.graph().inputs()) {
      if (input.literal() == null) continue;
      int count = input.shape().isScalar() ? 1 : Math.min(most, input.shape().size());
      for (int i = 0; i < count; i++) {
        all.add(input.shape().isScalar() ? input.name() : new InputEntry(input, i).name());
      }
    }
    trace.graph().gates().stream()
        .filter(g -> g.name() != null && moved(trace, g).isPresent())
        .map(Gate::name)
        .forEach(all::add);
    return all;
  }

  /// That of one of these; empty of any other name.
  public static Optional<SlopeCurve> named(Trace trace, String name) {
    return InputEntry.written(trace.graph(), name)
        .map(entry -> along(trace, entry))
        .or(() -> trace.graph().named(name).flatMap(gate -> of(trace, gate)));
  }

  /// The output, or of one with several entries their sum, along one number of an input.
  public static SlopeCurve along(Trace trace, InputEntry entry) {
    Gate output = trace.graph().output();
    String up = TypesetName.text(trace.graph().called(output).orElse("f"));
    double at = entry.input().literal().get(entry.position());
    Run run = trace.tape().forwardRun();
    DoubleUnaryOperator f =
        x -> {
          run.set(entry.input(), entry.position(), x);
          run.forward(() -> false);
          return run.total();
        };
    double slope = trace.gradient(entry.input()).orElseThrow().get(entry.position());
    boolean one = output.shape().size() == 1;
    CurvePoint point = new CurvePoint(at, f.applyAsDouble(at), slope);
    return through(called(entry), one ? up : "Σ" + up, List.of(point), f);
  }

  /// `x`, `x₁`, `W₀₁`.
  private static String called(InputEntry entry) {
    String name = entry.input().name();
    Shape shape = entry.input().shape();
    if (shape.isScalar()) return TypesetName.text(name);
    boolean few = Arrays.stream(shape.lengths()).allMatch(length -> length <= 10);
    boolean plain =
        TypesetName.text(name).equals(name) && Character.isLetter(name.charAt(name.length() - 1));
    if (!few || !plain) return TypesetName.text(entry.name());
    return Arrays.stream(shape.indices(entry.position()))
        .mapToObj(SlopeCurve::lowered)
        .collect(Collectors.joining("", name, ""));
  }

  private static String lowered(int digit) {
    return String.valueOf((char) ('₀' + digit));
  }

  /// A gate that works entry by entry on what is no constant in one of its operands; empty of all
  /// others.
  public static Optional<SlopeCurve> of(Trace trace, Gate gate) {
    return moved(trace, gate).map(wire -> of(trace, gate, wire));
  }

  /// The operand along which a gate has a curve.
  private static Optional<Wire> moved(Trace trace, Gate gate) {
    if (!gate.isOperation() || !gate.op().isElementwise()) return Optional.empty();
    List<Wire> wires = trace.graph().operands(gate);
    List<Wire> moved = wires.stream().filter(w -> !w.source().isConstant()).toList();
    boolean numbers =
        wires.stream()
            .filter(w -> w.source().isConstant())
            .allMatch(w -> w.source().shape().isScalar());
    return moved.size() == 1 && numbers ? Optional.of(moved.getFirst()) : Optional.empty();
  }

  private static SlopeCurve of(Trace trace, Gate gate, Wire wire) {
    List<Wire> wires = trace.graph().operands(gate);
    DoubleUnaryOperator f =
        x -> {
          List<Tensor> in =
              wires.stream().map(w -> w == wire ? Tensor.scalar(x) : w.source().literal()).toList();
          return gate.op().value(in, gate.attributes()).item();
        };
    Tensor in = trace.value(wire.source()).orElseThrow();
    Tensor out = trace.value(gate).orElseThrow();
    Tensor local = trace.localGradient(wire).orElseThrow();
    List<CurvePoint> points = new ArrayList<>();
    for (int i = 0; i < out.size(); i++) {
      double slope = local.get(local.size() == 1 ? 0 : i);
      points.add(new CurvePoint(in.get(in.size() == 1 ? 0 : i), out.get(i), slope));
    }
    String up = trace.graph().called(gate).map(TypesetName::text).orElse("y");
    String across = trace.graph().called(wire.source()).map(TypesetName::text).orElse("x");
    return through(across, up, points, f);
  }

  private static SlopeCurve through(
      String across, String up, List<CurvePoint> points, DoubleUnaryOperator f) {
    double low = points.stream().mapToDouble(CurvePoint::x).min().orElse(0);
    double high = points.stream().mapToDouble(CurvePoint::x).max().orElse(0);
    double most = Math.max(Math.abs(low), Math.abs(high));
    double around = Math.max(LEAST, BEYOND * Math.max(high - low, most));
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int i = 0; i <= SAMPLES; i++) {
      double x = low - around + (high - low + 2 * around) * i / SAMPLES;
      xs.add(x);
      ys.add(f.applyAsDouble(x));
    }
    return new SlopeCurve(across, up, points, xs, ys);
  }
}
