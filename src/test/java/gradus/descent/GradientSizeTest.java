package gradus.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.data.Batches;
import gradus.data.Data;
import gradus.data.ExampleTable;
import gradus.graph.ComputationGraph;
import gradus.graph.GraphBuilder;
import gradus.reading.ProgramReader;
import gradus.trace.Tape;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The sizes of the gradients of inputs.
class GradientSizeTest {
  private static final ComputationGraph GRAPH =
      GraphBuilder.build(
              ProgramReader.read(
                  "x = [3, 4]; w = [1, 2]; t = 1; unused = 5; f = sum(w*x) - t; L = f^2/2"))
          .graph();

  private static List<String> told(List<GradientSize> sizes) {
    return sizes.stream().map(s -> s.input().name() + " " + s.size()).toList();
  }

  @Test
  void theyAreTheLengthsOverAllEntriesWhatMovesFirst() {
    Tape tape = Tape.of(GRAPH);
    Parameters moving = new Parameters(List.of(GRAPH.named("w").orElseThrow()));
    Descent descent = Descent.of(tape, moving, Stride.plain(0.02));
    // f = 3 + 8 − 1 = 10: ∂L/∂w = 10 (3, 4), ∂L/∂x = 10 (1, 2), ∂L/∂t = −10
    assertEquals(List.of("w 50.0"), told(GradientSize.moving(moving, descent.now())));
    assertEquals(
        List.of("w 50.0", "x " + 10 * Math.sqrt(5), "t 10.0"),
        told(GradientSize.all(tape, moving, descent.now(), Data.NONE)));
    descent.step();
    // w = (0.4, 1.2), f = 1.2 + 4.8 − 1 = 5
    List<GradientSize> after = GradientSize.all(tape, moving, descent.now(), Data.NONE);
    assertEquals(25, after.getFirst().size(), 1e-12);
    assertEquals(5 * Math.sqrt(1.6), after.get(1).size(), 1e-12);
  }

  @Test
  void ofSeveralExamplesTheyAreThoseOfTheMean() {
    Tape tape = Tape.of(GRAPH);
    Parameters moving = new Parameters(List.of(GRAPH.named("w").orElseThrow()));
    List<List<String>> table = List.of(List.of("t"), List.of("10"), List.of("12"), List.of("14"));
    Data data =
        ((Data.Intake.Accepted) Data.of(ExampleTable.of(table), GRAPH, moving.gates())).data();
    Descent descent = Descent.of(tape, moving, Stride.plain(1), data, Batches.whole(data));
    // f = 11 − t: 1, −1 and −3, in the mean −1
    List<GradientSize> sizes = GradientSize.all(tape, moving, descent.now(), data);
    assertEquals(5, sizes.getFirst().size(), 1e-12);
    assertEquals(Math.sqrt(5), sizes.get(1).size(), 1e-12);
    assertEquals(1, sizes.get(2).size(), 1e-12);
  }

  @Test
  void hugeEntriesDoNotOverflow() {
    assertEquals(5e200, GradientSize.length(new double[] {3e200, -4e200}), 1e186);
    assertEquals(0, GradientSize.length(new double[0]));
  }
}
