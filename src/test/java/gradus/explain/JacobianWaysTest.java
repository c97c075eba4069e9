package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Wire;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Jacobian;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The gradient of an operand both ways: with the Jacobian, and as a vector-Jacobian product.
class JacobianWaysTest {
  private static Trace trace(String program) {
    return Trace.of(GraphBuilder.build(ProgramReader.read(program)).graph());
  }

  private static Optional<JacobianStory.TwoProducts> ways(Trace trace, Wire wire) {
    Jacobian jacobian = Jacobian.of(trace, wire, () -> false);
    return new JacobianStory(trace, jacobian, new Manner(Locale.ENGLISH, trace.numbers(2))).ways();
  }

  private static Optional<JacobianStory.TwoProducts> ways(
      String program, String gate, int operand) {
    Trace trace = trace(program);
    Gate result = trace.graph().named(gate).orElseThrow();
    return ways(trace, trace.graph().operands(result).get(operand));
  }

  @Test
  void aMatrixIsMultipliedOutEntryByEntry() {
    String norm = "W = [[1, 2], [3, 4]]; x = [5, 6]; q = W x; f = sum(q*q)";
    JacobianStory.TwoProducts told = ways(norm, "q", 0).orElseThrow();
    assertEquals(List.of("8", "64 B"), told.formed());
    assertEquals(List.of("4", "32 B"), told.vjp());
    assertEquals("∂f/∂W", told.gradient());
    assertEquals(
        List.of(
            new JacobianStory.Multiplied("[0, 0]", "34·5 + 78·0 = 170", "170"),
            new JacobianStory.Multiplied("[0, 1]", "34·6 + 78·0 = 204", "204"),
            new JacobianStory.Multiplied("[1, 0]", "34·0 + 78·5 = 390", "390"),
            new JacobianStory.Multiplied("[1, 1]", "34·0 + 78·6 = 468", "468")),
        told.lines());
  }

  /// The picture says 0 there, and so does the table.
  @Test
  void whatRoundingLeavesIsNothingHereToo() {
    String softmax = "s = [1, 2, 0.5]; p = softmax(s); f = sum(p)";
    for (JacobianStory.Multiplied line : ways(softmax, "p", 0).orElseThrow().lines()) {
      assertEquals("0", line.vjp());
      assertTrue(line.multiplied().endsWith(" ≈ 0"), line.multiplied());
    }
  }

  @Test
  void whatOnlyChangesPlacesTakesNoMultiplication() {
    JacobianStory.TwoProducts told =
        ways("A = [[1, 2, 3], [4, 5, 6]]; B = transpose(A); f = sum(B*B)", "B", 0).orElseThrow();
    assertEquals(List.of("36", "288 B"), told.formed());
    assertEquals(List.of("0", "48 B"), told.vjp());
    assertEquals(6, told.lines().size());
    assertEquals("2·0 + 8·0 + 4·1 + 10·0 + 6·0 + 12·0 = 4", told.lines().get(1).multiplied());
  }

  @Test
  void aSumHandsOnWhatArrivesAndAMeanAShareOfIt() {
    String start = "A = [[1, 2, 3], [4, 5, 6]]; ";
    JacobianStory.TwoProducts rows =
        ways(start + "c = sum(A, axis=0); f = sum(c*c)", "c", 0).orElseThrow();
    assertEquals(List.of("18", "144 B"), rows.formed());
    assertEquals(List.of("0", "48 B"), rows.vjp());
    JacobianStory.TwoProducts mean =
        ways(start + "c = mean(A, axis=0); f = sum(c*c)", "c", 0).orElseThrow();
    assertEquals(List.of("6", "48 B"), mean.vjp());
  }

  @Test
  void ofMuchOnlyTheCostIsSaid() {
    JacobianStory.TwoProducts told = ways(large(), "q", 0).orElseThrow();
    assertEquals(List.of("1\u2009600", "12.5 KiB"), told.formed());
    assertEquals(List.of("40", "320 B"), told.vjp());
    assertEquals(List.of(), told.lines());
  }

  private static String large() {
    StringBuilder entries = new StringBuilder("0");
    for (int i = 1; i < 40; i++) {
      entries.append(", ").append(i / 40.0);
    }
    return "x = [" + entries + "]; q = tanh(x); f = sum(q)";
  }

  @Test
  void betweenNumbersThereIsNothingToCompare() {
    assertTrue(ways("x = 2; q = x^2; f = q", "q", 0).isEmpty());
  }

  @Test
  void bothWaysComeToTheSameInEveryExample() {
    int lines = 0;
    for (Example example : Examples.all()) {
      Trace trace = trace(example.program());
      for (Gate gate : trace.graph().gates()) {
        if (!gate.isOperation() || trace.value(gate).isEmpty()) continue;
        for (Wire wire : trace.pulls(gate)) {
          if (gate.op().operand(wire.index()).isLabel()) continue;
          Optional<JacobianStory.TwoProducts> told = ways(trace, wire);
          if (told.isEmpty()) continue;
          Jacobian jacobian = Jacobian.of(trace, wire, () -> false);
          Tensor formed = jacobian.times(trace.gradient(gate).orElseThrow());
          Tensor vjp = trace.contribution(wire);
          for (int i = 0; i < vjp.size(); i++) {
            assertEquals(vjp.get(i), formed.get(i), 1e-12 * Math.max(1, Math.abs(vjp.get(i))));
          }
          for (JacobianStory.Multiplied way : told.get().lines()) {
            assertTrue(way.multiplied().endsWith(" " + way.vjp()), way.toString());
            lines++;
          }
        }
      }
    }
    assertEquals(188, lines);
  }
}
