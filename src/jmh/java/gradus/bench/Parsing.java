package gradus.bench;

import gradus.op.catalogue.Ops;
import gradus.reading.ProgramReader;
import gradus.lang.Program;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Parsing a program of 15,000, 30,000 and 60,000 statements (1 MB): the time must grow as the text.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
// The trees are kept until the next collection: with a small heap the collector would be measured.
@Fork(jvmArgsAppend = {"-Xms1500m", "-Xmx1500m", "-XX:+UseParallelGC"})
public class Parsing {
  @Param({"15000", "30000", "60000"})
  public int statements;

  private String text;

  @Setup
  public void write() {
    StringBuilder out = new StringBuilder("x0 = 1\n");
    for (int i = 1; i < statements; i++) {
      out.append('x').append(i).append(" = sin(x").append(i - 1).append(")*0.5\n");
    }
    text = out.toString();
  }

  @Benchmark
  public Program parse() {
    return ProgramReader.read(text, Ops.names());
  }
}
