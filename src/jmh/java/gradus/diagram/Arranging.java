package gradus.diagram;

import gradus.diagram.scene.Arrangement;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// From a trace to a picture with its rows and ghosts chosen for a slide, beside its yardstick: the
/// same graph measured and laid out once in one row, which is the least that the first edition did;
/// where wires crossed it tried up to twelve times. So a ratio up to 2 is certain to keep what is
/// promised, twice the first edition's time at the most; a larger one says that it may not.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Arranging {
  /// An example, how many neurons each of three layers of scalars has (ten make 980 inputs and
  /// gates), or a program of its own.
  @Param({
    "sigmoid",
    "tanh-net",
    "sigmoid-chain",
    "deep",
    "micrograd",
    "3",
    "6",
    "10",
    "12",
    "gru",
    "normalised",
    "rounds"
  })
  private String program;

  /// A cell with three gates of its own; many values pass wherever it is broken.
  private static final String GRU =
      """
      x = 0.6; h0 = -0.2
      w_z = 0.5; u_z = 0.3; w_r = -0.4; u_r = 0.8; w_h = 0.9; u_h = -0.7
      z = sigmoid(w_z*x + u_z*h0)
      r = sigmoid(w_r*x + u_r*h0)
      n = tanh(w_h*x + u_h*(r*h0))
      h = (1 - z)*n + z*h0
      """;

  /// Seventeen inputs and gates of which several arrangements are tried.
  private static final String NORMALISED =
      """
      x = [1, 2, 4, -1]
      gamma = 1.5; beta = 0.3
      m = mean(x)
      d = x - m
      v = mean(d^2)
      x_hat = d/sqrt(v + 1e-5)
      y = gamma*x_hat + beta
      L = sum(y^3)
      """;

  /// Six hundred gates without numbers.
  private static final String ROUNDS =
      """
      x = 0.5; w = 0.9; h = 0.1
      repeat 200 { h = tanh(w*h + x) }
      """;

  private final LayoutEngine engine = LayoutEngines.standard();
  private Steps steps;

  @Setup
  public void build() {
    String text =
        switch (program) {
          case "gru" -> GRU;
          case "normalised" -> NORMALISED;
          case "rounds" -> ROUNDS;
          case String digits when Character.isDigit(digits.charAt(0)) ->
              network(Integer.parseInt(digits));
          case String example -> example(example);
        };
    steps = Steps.of(Trace.of(GraphBuilder.build(ProgramReader.read(text)).graph()), Grain.GATE);
    System.out.println(steps.trace().graph().gates().size() + " inputs and gates");
  }

  private static String example(String name) {
    return Examples.all().stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow()
        .program();
  }

  private static String network(int width) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < width; i++) {
      text.append("x").append(i).append(" = 0.1\n");
    }
    for (int layer = 1; layer <= 3; layer++) {
      for (int j = 0; j < width; j++) {
        StringBuilder sum = new StringBuilder();
        for (int i = 0; i < width; i++) {
          String weight = "w" + layer + "_" + j + "_" + i;
          text.append(weight).append(" = ").append(random.nextDouble() - 0.5).append("\n");
          sum.append(i > 0 ? " + " : "").append(weight).append("*");
          sum.append(layer == 1 ? "x" + i : "h" + (layer - 1) + "_" + i);
        }
        text.append("h").append(layer).append("_").append(j);
        text.append(" = tanh(").append(sum).append(")\n");
      }
    }
    text.append("f = h3_0");
    for (int j = 1; j < width; j++) {
      text.append(" + h3_").append(j);
    }
    return text.toString();
  }

  @Benchmark
  public double arranged() {
    return Diagram.of(steps, Options.DEFAULT, engine, () -> false).width();
  }

  @Benchmark
  public double firstEdition() {
    Blueprint blueprint = new Blueprint(steps.trace(), Options.DEFAULT, Arrangement.PLAIN);
    long gates = steps.trace().graph().gates().stream().filter(Gate::isOperation).count();
    return OneRun.width(blueprint.plan, (int) gates);
  }
}
