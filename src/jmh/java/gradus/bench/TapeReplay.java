package gradus.bench;

import gradus.reading.ProgramReader;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.trace.Run;
import gradus.trace.Tape;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Forward and backward over about 100,000 scalar gates of an unrolled network, beside its
/// yardstick: the same graph on bare arrays with an int code per operation. The ratio counts.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TapeReplay {
  private static final int WIDTH = 160;

  private Run run;
  private Gate output;
  private int[] code;
  private int[] left;
  private int[] right;
  private double[] value;
  private double[] gradient;

  @Setup
  public void build() {
    ComputationGraph graph = GraphBuilder.build(ProgramReader.read(network())).graph();
    run = Tape.of(graph).run();
    output = graph.output();
    int size = graph.gates().size();
    code = new int[size];
    left = new int[size];
    right = new int[size];
    value = new double[size];
    gradient = new double[size];
    for (Gate gate : graph.gates()) {
      int g = gate.id();
      if (!gate.isOperation()) {
        value[g] = gate.literal().item();
        continue;
      }
      left[g] = graph.operands(gate).get(0).source().id();
      code[g] =
          switch (gate.op().name()) {
            case "+" -> 1;
            case "*" -> 2;
            case "tanh" -> 3;
            default -> throw new IllegalStateException(gate.op().name());
          };
      if (code[g] < 3) right[g] = graph.operands(gate).get(1).source().id();
    }
  }

  private static String network() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < WIDTH; i++) text.append("x").append(i).append("=0.1\n");
    for (int layer = 1; layer < 3; layer++) {
      for (int j = 0; j < WIDTH; j++) {
        StringBuilder sum = new StringBuilder();
        for (int i = 0; i < WIDTH; i++) {
          String weight = "w" + layer + "_" + j + "_" + i;
          text.append(weight).append("=").append(random.nextDouble() - 0.5).append("\n");
          sum.append(i > 0 ? "+" : "").append(weight).append("*");
          sum.append(layer == 1 ? "x" : "h1_").append(i);
        }
        text.append("h").append(layer).append("_").append(j);
        text.append("=tanh(").append(sum).append(")\n");
      }
    }
    text.append("f=h2_0");
    for (int j = 1; j < WIDTH; j++) text.append("+h2_").append(j);
    return text.toString();
  }

  @Benchmark
  @Yardstick("yardstick")
  public double gradus() {
    run.forward(() -> false);
    run.backward(() -> false);
    return run.value(output).orElseThrow().item();
  }

  @Benchmark
  public double yardstick() {
    int size = code.length;
    for (int g = 0; g < size; g++) {
      switch (code[g]) {
        case 1 -> value[g] = value[left[g]] + value[right[g]];
        case 2 -> value[g] = value[left[g]] * value[right[g]];
        case 3 -> value[g] = Math.tanh(value[left[g]]);
        default -> {}
      }
      gradient[g] = 0;
    }
    gradient[output.id()] = 1;
    for (int g = size - 1; g >= 0; g--) {
      double up = gradient[g];
      switch (code[g]) {
        case 1 -> {
          gradient[left[g]] += up;
          gradient[right[g]] += up;
        }
        case 2 -> {
          gradient[left[g]] += up * value[right[g]];
          gradient[right[g]] += up * value[left[g]];
        }
        case 3 -> gradient[left[g]] += up * (1 - value[g] * value[g]);
        default -> {}
      }
    }
    return value[output.id()];
  }
}
