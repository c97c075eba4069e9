package gradus.diagram;

import gradus.graph.GraphBuilder;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// From an edited text to the picture of its last step, everything placed anew. The promise at the
/// size of a lecture's graphs is 50 ms.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Editing {
  @Param({
    "sigmoid",
    "hinge",
    "three-layer",
    "tanh-net",
    "sigmoid-chain",
    "deep",
    "micrograd",
    "strokes-net",
    "step-by-step"
  })
  private String example;

  private final LayoutEngine engine = LayoutEngines.standard();
  private String text;
  private int edits;

  @Setup
  public void read() {
    text =
        Examples.all().stream()
            .filter(e -> e.name().equals(example))
            .findFirst()
            .orElseThrow()
            .program();
  }

  /// No two texts are the same, so that nothing can be known of one before.
  @Benchmark
  public Figure picture() {
    String edited = text + "\n# " + edits++;
    Trace trace = Trace.of(GraphBuilder.build(ProgramReader.read(edited)).graph());
    Steps steps = Steps.of(trace, Grain.GATE);
    return Diagram.of(steps, Options.DEFAULT, engine, () -> false).figure(steps.last(), 1);
  }
}
