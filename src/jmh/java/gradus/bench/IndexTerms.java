package gradus.bench;

import gradus.graph.ComputationGraph;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.reading.ProgramReader;
import java.util.Locale;
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

/// From the text of a formula in index notation to its graph, beside its yardstick: the same terms
/// written out one by one. A formula of 10,000 terms must be read within a second.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class IndexTerms {
  @Param({"1000", "10000"})
  public int terms;

  private String indexed;
  private String writtenOut;

  @Setup
  public void write() {
    Random random = new Random(1);
    StringBuilder row = new StringBuilder();
    StringBuilder sum = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (int i = 1; i <= terms; i++) {
      String value = String.format(Locale.ROOT, "%.3f", random.nextDouble());
      row.append(i > 1 ? ", " : "").append(value);
      values.append("x").append(i).append(" = ").append(value).append("\n");
      if (i > 1) {
        sum.append(i > 2 ? " + " : "f = ");
        String term = "x%1$d*x%2$d*exp(-(x%1$d - x%2$d)^2)";
        sum.append(String.format(Locale.ROOT, term, i, i - 1));
      }
    }
    indexed =
        "x = [" + row + "]\n$f = \\sum_{i=2}^{" + terms + "} x_i x_{i-1} e^{-(x_i - x_{i-1})^2}$";
    writtenOut = values.append(sum).toString();
    System.out.println(graph(indexed).gates().size() + " inputs and gates");
  }

  private static ComputationGraph graph(String text) {
    Lowering lowering = GraphBuilder.build(ProgramReader.read(text));
    if (lowering.hasErrors()) throw new IllegalStateException(lowering.errors().toString());
    return lowering.graph();
  }

  @Benchmark
  @Yardstick("writtenOut")
  public int inIndexNotation() {
    return graph(indexed).gates().size();
  }

  @Benchmark
  public int writtenOut() {
    return graph(writtenOut).gates().size();
  }
}
