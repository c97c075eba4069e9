package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.explain.passage.Passage;
import gradus.explain.term.EntryName;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.latex.TypesetName;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.InputEntry;
import gradus.trace.Steps;
import gradus.trace.Tangents;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is said in forward mode.
class TangentSentencesTest {
  private static Trace trace(String program) {
    return Trace.of(GraphBuilder.build(ProgramReader.read(program)).graph());
  }

  private static Steps steps(String program, String along) {
    Trace trace = trace(program);
    InputEntry entry = InputEntry.written(trace.graph(), along).orElseThrow();
    return Steps.of(trace.forwardMode(entry, () -> false), Grain.GATE);
  }

  private static Manner manner(Steps steps, Locale locale) {
    return new Manner(locale, steps.trace().numbers(2));
  }

  private static List<String> sentences(String program, String along, Locale locale) {
    Steps steps = steps(program, along);
    return IntStream.rangeClosed(0, steps.last())
        .mapToObj(n -> Sentences.of(steps, n, manner(steps, locale)))
        .toList();
  }

  @Test
  void everyStepTellsTheValueAndItsTangent() {
    assertEquals(
        List.of(
            "Start: x = 3, y = 2. Forward mode: ∂x/∂x is 1, every other number of the inputs stands"
                + " still.",
            "× : q = x y = 3 × 2 = 6; ∂q/∂x = local 2 · tangent 1 = 2",
            "(·)² : p = y² = 2² = 4; ∂p/∂x = 0, for nothing in it moves with x",
            "× : r = q x = 6 × 3 = 18; ∂r/∂x = local 3 · tangent 2 + local 6 · tangent 1 = 12",
            "− : f = r − p = 18 − 4 = 14; ∂f/∂x = local 1 · tangent 12 = 12"),
        sentences("x = 3; y = 2; q = x*y; p = y^2; r = q*x; f = r - p", "x", Locale.ENGLISH));
  }

  @Test
  void theOnlyInputHasNoneBesideIt() {
    List<String> said = sentences("x = 2; f = exp(-x)", "x", Locale.ENGLISH);
    assertEquals("Start: x = 2.00. Forward mode: ∂x/∂x is 1.", said.getFirst());
    assertEquals(
        "exp : f = e^q = e^(−2.00) = 0.14; ∂f/∂x = local 0.14 · tangent (−1.00) = −0.14",
        said.getLast());
  }

  @Test
  void tensorsAreToldByTheirJacobians() {
    String program = "W = [[1, 2], [3, 4]]; x = [5, 6]; q = W x; f = sum(q*q)";
    List<String> said = sentences(program, "W[0,1]", Locale.KOREAN);
    assertEquals(
        "시작: W = [[1, 2], [3, 4]], x = [5, 6]. 순방향 모드: ∂W₀₁/∂W₀₁은 1이고 입력의 다른 수는 모두" + " 그대로 있습니다.",
        said.getFirst());
    assertTrue(said.get(1).endsWith("; ∂q/∂W₀₁ = ∂q/∂W · ∂W/∂W₀₁ = [6, 0]"), said.get(1));
    assertTrue(said.getLast().endsWith(" = 204"), said.getLast());
  }

  @Test
  void theMovedNumberIsNoFactorOfItsOwnJacobian() {
    List<String> said = sentences("x = 3; q = concat(1, x); f = sum(q*x)", "x", Locale.ENGLISH);
    assertTrue(said.get(1).endsWith("; ∂q/∂x = [0, 1]"), said.get(1));
    assertTrue(said.get(2).contains("·"), said.get(2));
  }

  @Test
  void theCostIsSaidOfThisGraph() {
    Steps steps = steps("x = 3; y = 2; q = x*y; f = q + x", "y");
    assertEquals(
        "One pass of forward mode finds the derivative of every value with respect to y alone, in 2"
            + " products here. The inputs hold 2 numbers: 2 passes and 5 products for all of them."
            + " One backward pass finds them in 4.",
        TangentSentences.cost(
            steps.trace().tangents().orElseThrow(), manner(steps, Locale.ENGLISH)));
    Explanation last = Explanation.of(steps, steps.last(), manner(steps, Locale.ENGLISH));
    Passage.Prose prose = (Passage.Prose) last.blocks().getLast();
    assertTrue(prose.text().startsWith("One pass of forward mode"), prose.text());
    assertEquals(
        List.of("Forward", "Local gradients, known already", "Tangent along y"),
        last.blocks().stream()
            .filter(Passage.Heading.class::isInstance)
            .map(b -> ((Passage.Heading) b).text())
            .toList());
  }

  /// Nothing that is told of any step of any example fails for want of a backward pass.
  @Test
  void everyExampleIsToldAlongEveryInput() {
    int told = 0;
    for (Example example : Examples.all()) {
      Trace trace = trace(example.program());
      if (trace.isSymbolic()) continue;
      for (Gate input : Tangents.inputs(trace.graph())) {
        InputEntry entry = new InputEntry(input, input.shape().size() - 1);
        Steps steps = Steps.of(trace.forwardMode(entry, () -> false), Grain.GATE);
        String name = TypesetName.text(input.name());
        String along = "/∂" + EntryName.text(name, input.shape(), entry.position());
        for (int n = 0; n <= steps.last(); n++) {
          for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            Manner manner = manner(steps, locale);
            String sentence = Sentences.of(steps, n, manner);
            assertTrue(sentence.contains(along), sentence);
            Explanation.of(steps, n, manner);
            StepFormula.of(steps, n, manner);
            told++;
          }
        }
      }
    }
    assertEquals(2384, told);
  }
}
