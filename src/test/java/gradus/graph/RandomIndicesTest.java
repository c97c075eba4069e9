package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random formulas with indices against plain loops: `indices.py` beside the numbers made both. In
/// the last 150 indices are compared that start at 0 and at 1.
class RandomIndicesTest {
  private static Stream<String> rows() throws IOException {
    try (InputStream in = RandomIndicesTest.class.getResourceAsStream("/indices.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
    }
  }

  @Test
  void thereAreFourHundredAndFifty() throws IOException {
    assertEquals(450, rows().count());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void valuesAndGradientsAreThoseOfPlainLoops(String row) {
    String[] cells = row.split("\t");
    areRead(cells[0], cells);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theSameInLatex(String row) {
    String[] cells = row.split("\t");
    areRead(cells[3], cells);
  }

  private static void areRead(String text, String[] cells) {
    Lowering lowering = GraphBuilder.build(ProgramReader.read(text));
    assertEquals(List.of(), lowering.errors());
    ComputationGraph graph = lowering.graph();
    Trace trace = Trace.of(graph);
    same(cells[1], trace.value(graph.output()).orElseThrow(), 1e-6);
    for (String input : cells[2].split(";")) {
      int space = input.indexOf(' ');
      Tensor gradient = trace.gradient(graph.names().get(input.substring(0, space))).orElseThrow();
      same(input.substring(space + 1), gradient, 1e-4);
    }
  }

  private static void same(String numbers, Tensor tensor, double tolerance) {
    String[] expected = numbers.split(" ");
    assertEquals(expected.length, tensor.size());
    for (int i = 0; i < expected.length; i++) {
      double number = Double.parseDouble(expected[i]);
      double off = Math.abs(number - tensor.get(i));
      int at = i;
      assertTrue(
          off <= tolerance * (1 + Math.abs(number)),
          () -> at + ": " + number + " but " + tensor.get(at));
    }
  }
}
