package gradus.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.Batches;
import gradus.data.Data;
import gradus.data.ExampleTable;
import gradus.data.PointSet;
import gradus.graph.ComputationGraph;
import gradus.trace.Tape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The convolutional net of the examples, as it learns pen strokes.
class StrokesNetTest {
  private static final double CLOSE = 1e-9;

  private static List<String> lines(String resource) throws IOException {
    try (var in = StrokesNetTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static final class Learner {
    private final Tape tape;
    private final Parameters moving;
    private final Data.Split examples;

    Learner() throws IOException {
      String program = String.join("\n", lines("/gradus/examples/strokes-net.gradus"));
      ComputationGraph graph = DescentTest.graph(program);
      tape = Tape.of(graph);
      moving = DescentTest.parameters(graph, "K", "c", "W", "b");
      ExampleTable table = ExampleTable.of(PointSet.STROKES.table(300, 0.1, 1));
      examples =
          ((Data.Intake.Accepted) Data.of(table, graph, moving.gates())).data().split(0.2, 1);
    }

    Descent descent() {
      Data taken = examples.taken();
      return Descent.of(tape, moving, Stride.plain(0.2), taken, Batches.of(taken, 8, 1));
    }

    Score score(double[] values, Data data) {
      return Score.of(tape, moving, values, data);
    }
  }

  @Test
  void theImagesAreTheSameEverywhere() throws IOException {
    List<String> made =
        PointSet.STROKES.table(300, 0.1, 1).stream()
            .map(row -> String.join(",", row).replaceAll("X\\[\\d,\\d]", "\"$0\""))
            .toList();
    assertEquals(lines("/reference/strokes.csv"), made);
  }

  @Test
  void itLearnsAsPyTorchDoes() throws IOException {
    Descent descent = new Learner().descent();
    List<String> rows = lines("/reference/strokes.jsonl");
    assertEquals(51, rows.size());
    for (String row : rows) {
      JsonNode wanted = JsonMapper.builder().build().readTree(row);
      Iterate now = descent.now();
      assertEquals(wanted.get("step").asInt(), now.step());
      assertClose(wanted.get("loss").asDouble(), now.loss(), row);
      double[] values = now.values();
      assertEquals(18 + 2 + 54 + 3, values.length);
      assertEquals(values.length, wanted.get("values").size());
      for (int i = 0; i < values.length; i++) {
        assertClose(wanted.get("values").get(i).asDouble(), values[i], i + " of " + row);
      }
      descent.step();
    }
  }

  private static void assertClose(double wanted, double got, String where) {
    assertEquals(wanted, got, CLOSE * Math.abs(wanted), where);
  }

  @Test
  void itTellsTheKindsApartAfterwards() throws IOException {
    Learner learner = new Learner();
    Descent descent = learner.descent();
    double[] start = descent.now().values();
    Score.Tally before = learner.score(start, learner.examples.held()).tally().orElseThrow();
    for (int step = 0; step < 300; step++) {
      descent.step();
    }
    double[] end = descent.now().values();
    Score taken = learner.score(end, learner.examples.taken());
    Score held = learner.score(end, learner.examples.held());
    assertEquals(descent.now().loss(), taken.loss());
    assertEquals(60, before.of());
    assertTrue(before.right() < 20, before.toString());
    assertEquals(new Score.Tally(60, 60), held.tally().orElseThrow());
    assertEquals("100 %", held.tally().orElseThrow().percent());
    assertTrue(held.loss() < 0.1, "loss " + held.loss());
    Descent again = learner.descent();
    for (int step = 0; step < 300; step++) {
      again.step();
    }
    assertArrayEquals(end, again.now().values(), "the same numbers at every run");
    assertTrue(!Arrays.equals(start, end));
  }
}
