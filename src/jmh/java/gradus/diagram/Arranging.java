package gradus.diagram;

import gradus.bench.FirstEdition;
import gradus.bench.Yardstick;
import gradus.graph.GraphBuilder;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
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
/// first edition drawing the same program. The promise is twice its time at the most, up to 1,000
/// gates.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Arranging {
  /// An example, a program of its own, or so many lines of random ones.
  @Param({
    "sigmoid",
    "tanh-net",
    "deep",
    "gru",
    "batchnorm",
    "sum-40",
    "net-3-3-3",
    "tangled",
    "random-50",
    "random-200",
    "random-700"
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

  /// Ninety-six gates whose wires cross wherever they stand: nothing can be read in one row.
  private static final String TANGLED =
      """
      x0 = -1.26; x1 = 1.93; x2 = -1.54; x3 = 1.47; x4 = -1.30; x5 = 1.18
      a1 = relu(x2+x5)*x0; a2 = relu(x4+x0)*x1; a3 = (x0+x4)/(1+a2^2)
      a4 = (x3+x1)/(1+a1^2); a5 = tanh(a2*a4+x5); a6 = tanh(a5*a3+a1)
      a7 = tanh(x5*a5+x4); a8 = relu(a3+a6)*x5; a9 = tanh(a2*a6+a3)
      a10 = (a5+a2)/(1+a7^2); a11 = a3*a10-sin(a7); a12 = relu(a9+a11)*a7
      a13 = a10*a12-sin(a5); a14 = (a6+a7)/(1+a10^2); a15 = (a9+a12)/(1+a14^2)
      a16 = a14*a13-sin(a11); a17 = relu(a13+a15)*a14; a18 = relu(a11+a17)*a16
      a19 = a18*a17-sin(a14); a20 = relu(a17+a14)*a18; a21 = tanh(a15*a20+a19)
      a22 = relu(a16+a17)*a19; a23 = (a22+a18)/(1+a19^2); a24 = relu(a19+a16)*a21
      a25 = relu(a17+a21)*a22; a26 = (a25+a18)/(1+a23^2); a27 = (a23+a26)/(1+a22^2)
      f = a20+a21+a22+a23+a24+a25+a26+a27
      """;

  private final LayoutEngine engine = LayoutEngines.standard();
  private String text;
  private Steps steps;

  /// The first edition at the same program.
  @State(Scope.Benchmark)
  public static class First {
    private Callable<Double> picture;

    @Setup
    public void build(Arranging beside) throws ReflectiveOperationException {
      picture = FirstEdition.picture(beside.text);
    }
  }

  @Setup
  public void build() {
    text =
        switch (program) {
          case "gru" -> GRU;
          case "batchnorm" -> NORMALISED;
          case "tangled" -> TANGLED;
          case "sum-40" -> sum(40);
          case "net-3-3-3" -> network(3);
          case String random when random.startsWith("random-") ->
              random(Integer.parseInt(random.substring("random-".length())));
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

  private static String sum(int terms) {
    StringBuilder text = new StringBuilder("f = x1");
    for (int i = 2; i <= terms; i++) {
      text.append(" + x").append(i);
    }
    for (int i = 1; i <= terms; i++) {
      text.append("\nx").append(i).append(" = 0.").append(i);
    }
    return text.toString();
  }

  /// Five values in a column, each of two of the columns before: in what people draw wires are that
  /// short.
  private static String random(int lines) {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder("x0 = -0.5; x1 = 0.1; x2 = -0.3; x3 = 0.2; x4 = 0.25\n");
    List<String> names = new ArrayList<>(List.of("x0", "x1", "x2", "x3", "x4"));
    Set<String> unused = new LinkedHashSet<>(names);
    for (int i = 0; i < lines; i++) {
      int column = 5 + i / 5 * 5;
      List<String> last = names.subList(Math.max(0, column - 10), column);
      String one = last.get(random.nextInt(last.size()));
      String other = last.get(random.nextInt(last.size()));
      String op = List.of(" + ", " - ", " * ").get(random.nextInt(3));
      String whole = random.nextInt(3) == 0 ? "v%d = tanh(%s%s%s)\n" : "v%d = %s%s%s\n";
      text.append(whole.formatted(i, one, op, other));
      unused.removeAll(List.of(one, other));
      names.add("v" + i);
      unused.add("v" + i);
    }
    return text + "f = " + String.join(" + ", unused);
  }

  @Benchmark
  @Yardstick("firstEdition")
  public double arranged() {
    return Diagram.of(steps, Options.DEFAULT, engine, () -> false).width();
  }

  @Benchmark
  public double firstEdition(First first) throws Exception {
    return first.picture.call();
  }
}
