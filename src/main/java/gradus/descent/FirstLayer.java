package gradus.descent;

import gradus.graph.ComputationGraph;
import gradus.graph.GraphBuilder;
import gradus.lang.Program;
import gradus.reading.ProgramReader;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// How much of the gradient arrives at the first layer of a deep net, over its depth and over the
/// size of its weights.
public final class FirstLayer {
  /// Of the curve over sizes; [#SIZES] places from one to the other, evenly on a log scale.
  private static final double SMALLEST = 0.1;

  private static final double LARGEST = 10;
  private static final int SIZES = 25;

  /// @param at a depth, or a size
  /// @param gradient root mean square of what comes out of the first layer; infinite or not a
  ///   number where it is too large for a double
  public record Arrival(double at, double gradient) {}

  /// As many nets as a person compares while a slider moves there and back.
  private static final int REMEMBERED = 96;

  /// The last curves: one over depth asks for the deepest net and not for its depth, and one over
  /// sizes not for its size, so that half of them are known when one of both changes.
  private static final Map<DeepNet, List<Arrival>> OVER_DEPTH = curves();

  private static final Map<DeepNet, List<Arrival>> OVER_SIZE = curves();

  private FirstLayer() {}

  private static Map<DeepNet, List<Arrival>> curves() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(2 * REMEMBERED, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<DeepNet, List<Arrival>> eldest) {
            return size() > REMEMBERED;
          }
        });
  }

  /// What each layer of a net hands back, from the first to the last.
  public static List<Double> layers(DeepNet net) {
    Trace trace = Trace.of(graph(ProgramReader.read(net.text()), null));
    return handedBack(trace);
  }

  private static List<Double> handedBack(Trace trace) {
    Layers layers = Layers.of(trace);
    return layers.all().stream()
        .map(l -> layers.handedBack(l, trace.end()).orElse(Double.NaN))
        .toList();
  }

  private static ComputationGraph graph(Program program, String output) {
    return GraphBuilder.build(program, Map.of(), output, () -> false).graph();
  }

  /// The gradient at the first layer of a net of 1, 2, … as many layers as this one.
  ///
  /// @throws CancellationException when `cancelled` says so
  public static List<Arrival> overDepth(DeepNet net, BooleanSupplier cancelled) {
    List<Arrival> known = OVER_DEPTH.get(net);
    if (known != null) return known;
    Program program = ProgramReader.read(net.text());
    List<Arrival> arrivals = new ArrayList<>();
    for (int depth = 1; depth <= net.layers(); depth++) {
      if (cancelled.getAsBoolean()) throw new CancellationException();
      // ones arrive at every entry of the last layer, as from a sum
      Trace trace = Trace.of(graph(program, "h_" + depth), cancelled);
      arrivals.add(new Arrival(depth, handedBack(trace).getFirst()));
    }
    OVER_DEPTH.put(net, List.copyOf(arrivals));
    return List.copyOf(arrivals);
  }

  /// The gradient at the first layer of a net with weights of other sizes; its own plays no part.
  ///
  /// @throws CancellationException when `cancelled` says so
  public static List<Arrival> overSize(DeepNet net, BooleanSupplier cancelled) {
    List<Arrival> known = OVER_SIZE.get(net.with(1.0));
    if (known != null) return known;
    List<Arrival> arrivals = new ArrayList<>();
    for (double size : sizes()) {
      if (cancelled.getAsBoolean()) throw new CancellationException();
      arrivals.add(new Arrival(size, layers(net.with(size)).getFirst()));
    }
    OVER_SIZE.put(net.with(1.0), List.copyOf(arrivals));
    return List.copyOf(arrivals);
  }

  private static double[] sizes() {
    double ratio = LARGEST / SMALLEST;
    return IntStream.range(0, SIZES)
        .mapToDouble(i -> SMALLEST * Math.pow(ratio, i / (SIZES - 1.0)))
        .toArray();
  }
}
