package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.export.Csv;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.latex.Signs;
import gradus.tensor.Numbers;
import gradus.trace.ChainPaths;
import gradus.trace.Grain;
import gradus.trace.Jacobian;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ValueTableTest {
  private static Trace trace(String program) {
    return Trace.of(Texts.build(program).graph());
  }

  @Test
  void nothingNotYetComputedShowsANumber() {
    Trace trace = trace("x = 2\nq = x*3\nf = q + 1");
    Steps steps = Steps.of(trace, Grain.GATE);
    List<ValueTable.Row> start =
        ValueTable.of(trace, steps.moment(0), Locale.ENGLISH, Signs.TEXTBOOK);
    assertEquals(List.of("x", "q", "f"), start.stream().map(ValueTable.Row::name).toList());
    assertTrue(start.get(0).value().isPresent());
    assertTrue(start.get(1).value().isEmpty());
    assertTrue(start.stream().allMatch(r -> r.gradient().isEmpty()));
    List<ValueTable.Row> end = ValueTable.of(trace, trace.end(), Locale.ENGLISH, Signs.TEXTBOOK);
    assertTrue(end.stream().allMatch(r -> r.gradient().isPresent()));
    assertEquals(3, end.getFirst().size());
  }

  @Test
  void theFirstGateThatMadeANanIsMarkedWithItsOperand() {
    Trace trace = trace("x = 1, y = 0\nq = x/y\nf = q - q");
    List<ValueTable.Row> rows = ValueTable.of(trace, trace.end(), Locale.ENGLISH, Signs.TEXTBOOK);
    ValueTable.Row q = rows.get(2);
    assertEquals("infinite: made here, because of y = 0", q.note());
    assertTrue(rows.get(3).note().isEmpty(), "what only passes it on is not marked");
    Trace log = trace("x = -1\nf = log(x)");
    assertEquals(
        "수가 아님: x = −1 때문에 여기서 생겼습니다",
        ValueTable.of(log, log.end(), Locale.KOREAN, Signs.TEXTBOOK).get(1).note());
  }

  @Test
  void aSpreadsheetGetsExactNumbers() {
    Trace trace = trace("x = 0.1, W = [[1,2],[3,4]]\nf = sum(W*x)");
    String csv =
        Csv.write(
            ValueTable.cells(ValueTable.of(trace, trace.end(), Locale.ENGLISH, Signs.TEXTBOOK)));
    List<String> lines = csv.lines().toList();
    assertEquals("name,op,shape,value,gradient", lines.getFirst());
    assertEquals("x,input,scalar,0.1,10", lines.get(1));
    assertEquals("W,input,2×2,\"[[1, 2], [3, 4]]\",\"[[0.1, 0.1], [0.1, 0.1]]\"", lines.get(2));
  }

  @Test
  void aSpreadsheetGetsTheNamesAsTheyAreTyped() {
    Trace trace = trace("w0 = 3, x_1 = -4\nf = exp(w0*x_1 - 2)");
    List<ValueTable.Row> rows = ValueTable.of(trace, trace.end(), Locale.ENGLISH, Signs.NOTES);
    assertEquals(
        List.of("w₀", "x₁", "q = w₀ ∗ x₁", "p = w₀ ∗ x₁ − 2", "f"),
        rows.stream().map(ValueTable.Row::name).toList());
    assertEquals(
        List.of("name", "w0", "x_1", "q = w0*x_1", "p = w0*x_1 - 2", "f"),
        ValueTable.cells(rows).stream().map(List::getFirst).toList());
  }

  @Test
  void aPathIsWrittenAsAProductOfSymbolsAndNumbers() {
    Trace trace = trace("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    Gate x = trace.graph().named("x").orElseThrow();
    ChainPaths paths = ChainPaths.of(trace, x, () -> false);
    PathStory story =
        PathStory.of(
            trace,
            paths.strongest(3).getFirst(),
            new Manner(Locale.ENGLISH, trace.numbers(2)),
            true);
    assertEquals("f → q → x", story.route());
    assertEquals(
        "\\frac{\\partial f}{\\partial x} = \\frac{\\partial f}{\\partial q} {}\\cdot"
            + " \\frac{\\partial q}{\\partial x}",
        story.lines().get(0).latex());
    assertEquals("= -4 {}\\cdot 1 = -4", story.lines().get(1).latex());
  }

  @Test
  void aJacobianSaysWhatItIsAndWhatItWouldTake() {
    Trace trace = trace("W = [[1,2],[3,4]], x = [5,6]\nq = W@x\nf = sum(q)");
    Gate q = trace.graph().named("q").orElseThrow();
    Jacobian jacobian = Jacobian.of(trace, trace.graph().operands(q).get(1), () -> false);
    JacobianStory story =
        new JacobianStory(trace, jacobian, new Manner(Locale.ENGLISH, Numbers.SLIDES));
    assertEquals("∂q/∂x", story.title());
    String all = String.join("\n", story.sentences());
    assertTrue(all.contains("it is W itself"), all);
    assertTrue(all.contains("2 × 2 takes 32 B, of which the diagonal is 16 B"), all);
    assertEquals("∂q[1]/∂x[0] = 3", story.entry(1, 0));
    assertFalse(
        new JacobianStory(trace, jacobian, new Manner(Locale.KOREAN, Numbers.SLIDES))
            .sentences()
            .toString()
            .contains("itself"));
  }

  private static JacobianStory ofTerm(String program, int term) {
    Trace trace = trace(program);
    Series series = trace.graph().series(trace.graph().named("q").orElseThrow()).orElseThrow();
    Jacobian jacobian = Jacobian.of(trace, series, series.wires().get(term));
    return new JacobianStory(trace, jacobian, new Manner(Locale.ENGLISH, Numbers.SLIDES));
  }

  @Test
  void theJacobianOfALongSumOrProductIsThatOfAllItsTerms() {
    JacobianStory first = ofTerm("a = 2; b = 3; c = 4; d = 5\nq = a*b*c*d\nf = 2*q", 0);
    assertEquals("∂q/∂a", first.title());
    assertEquals("∂q/∂a = 60", first.entry(0, 0));
    assertEquals(
        List.of("Between two numbers the Jacobian is one number: the local gradient."),
        first.sentences());
    JacobianStory taken = ofTerm("a = 2; b = 3; c = 4; d = 5\nq = a - b + c + d\nf = 2*q", 1);
    assertEquals("∂q/∂b = −1", taken.entry(0, 0));
    JacobianStory again = ofTerm("a = 2; c = 4; d = 5\nq = a*a*c*d\nf = 2*q", 1);
    assertEquals("∂q/∂a|₂", again.title());
    assertEquals("∂q/∂a|₂ = 40", again.entry(0, 0));
    JacobianStory vectors =
        ofTerm("a = [1,2]; b = [3,4]; c = [5,6]; d = [7,8]\nq = a*b*c*d\nf = sum(q)", 3);
    assertEquals("∂q[1]/∂d[1] = 48", vectors.entry(1, 1));
    assertEquals("∂q[1]/∂d[0] = 0", vectors.entry(1, 0));
    String all = String.join("\n", vectors.sentences());
    assertTrue(all.contains("Structure: diagonal."), all);
    assertTrue(all.endsWith("its product with the upstream gradient: ∂f/∂q ⊙ a ⊙ b ⊙ c."), all);
  }

  @Test
  void memoryIsToldInTheLecturesUnits() {
    assertEquals("128 MiB", JacobianStory.bytes(BigInteger.valueOf(128L << 20)));
    assertEquals("32 KiB", JacobianStory.bytes(BigInteger.valueOf(32768)));
    assertEquals(
        "1.2 TiB",
        JacobianStory.bytes(BigInteger.valueOf(409_600).pow(2).multiply(BigInteger.valueOf(8))));
  }
}
