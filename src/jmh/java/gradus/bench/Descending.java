package gradus.bench;

import gradus.descent.Contours;
import gradus.data.Data;
import gradus.descent.Descent;
import gradus.descent.Parameters;
import gradus.descent.Stride;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.reading.ProgramReader;
import gradus.trace.Tape;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The 2-2-1 net on one core: a map of 200 × 200 losses, wanted within 300 ms, and 10,000 steps of
/// a descent, wanted within 1 s; each beside the same numbers by a formula written out in Java.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Descending {
  private static final String NET =
      """
      x1 = 0.5, x2 = -1, y = 1
      w1 = 0.4, w2 = -0.2, w3 = -0.6, w4 = 0.3, w5 = 0.8, w6 = -0.5
      h1 = tanh(w1*x1 + w2*x2)
      h2 = tanh(w3*x1 + w4*x2)
      z = tanh(w5*h1 + w6*h2)
      L = (y - z)^2
      """;
  private static final double RATE = 0.1;
  private static final int PLACES = 200;
  private static final int STEPS = 10_000;

  private Tape tape;
  private Parameters parameters;
  private double[] start;

  @Setup
  public void build() {
    ComputationGraph graph = GraphBuilder.build(ProgramReader.read(NET)).graph();
    tape = Tape.of(graph);
    List<Gate> weights = graph.inputs().stream().filter(g -> g.name().startsWith("w")).toList();
    parameters = new Parameters(weights);
    start = parameters.start();
    double ours = descent();
    double plain = plainDescent();
    if (Math.abs(ours - plain) > 1e-12) throw new IllegalStateException(ours + " " + plain);
  }

  @Benchmark
  @Yardstick("plainMap")
  public double map() {
    Contours.Sweep across = new Contours.Sweep(0, -2, 2, PLACES);
    Contours.Sweep up = new Contours.Sweep(4, -2, 2, PLACES);
    Contours map =
        Contours.around(tape, parameters, start, Data.NONE, across, up, p -> {}, () -> false);
    return map.loss(17, 91);
  }

  @Benchmark
  public double plainMap() {
    double[] losses = new double[PLACES * PLACES];
    double[] w = start.clone();
    for (int row = 0; row < PLACES; row++) {
      w[4] = -2 + 4.0 * row / (PLACES - 1);
      for (int column = 0; column < PLACES; column++) {
        w[0] = -2 + 4.0 * column / (PLACES - 1);
        double h1 = Math.tanh(w[0] * 0.5 - w[1]);
        double h2 = Math.tanh(w[2] * 0.5 - w[3]);
        double z = Math.tanh(w[4] * h1 + w[5] * h2);
        losses[row * PLACES + column] = (1 - z) * (1 - z);
      }
    }
    return losses[91 * PLACES + 17];
  }

  @Benchmark
  @Yardstick("plainDescent")
  public double descent() {
    Descent descent = Descent.of(tape, parameters, Stride.plain(RATE));
    for (int i = 0; i < STEPS; i++) {
      descent.step();
    }
    return descent.now().loss();
  }

  @Benchmark
  public double plainDescent() {
    double[] w = start.clone();
    double z = 0;
    for (int i = 0; i <= STEPS; i++) {
      double h1 = Math.tanh(w[0] * 0.5 - w[1]);
      double h2 = Math.tanh(w[2] * 0.5 - w[3]);
      z = Math.tanh(w[4] * h1 + w[5] * h2);
      if (i == STEPS) break;
      double s = -2 * (1 - z) * (1 - z * z);
      double s1 = s * w[4] * (1 - h1 * h1);
      double s2 = s * w[5] * (1 - h2 * h2);
      w[0] -= RATE * s1 * 0.5;
      w[1] += RATE * s1;
      w[2] -= RATE * s2 * 0.5;
      w[3] += RATE * s2;
      w[4] -= RATE * s * h1;
      w[5] -= RATE * s * h2;
    }
    return (1 - z) * (1 - z);
  }
}
