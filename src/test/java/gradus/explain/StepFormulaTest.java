package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.explain.passage.Piece;
import gradus.explain.term.Excerpt;
import gradus.graph.Folding;
import gradus.graph.GraphBuilder;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Steps of tensors and at forks are formulas of two lines.
class StepFormulaTest {
  private static Steps steps(String program, Grain grain) {
    return Steps.of(Trace.of(GraphBuilder.build(ProgramReader.read(program)).graph()), grain);
  }

  private static Optional<StepFormula> formula(Steps steps, int n, Excerpt excerpt) {
    Manner manner = new Manner(Locale.ENGLISH, steps.trace().numbers(2)).within(excerpt);
    return StepFormula.of(steps, n, manner);
  }

  private static StepFormula last(String program, Grain grain) {
    Steps steps = steps(program, grain);
    return formula(steps, steps.last(), Excerpt.WHOLE).orElseThrow();
  }

  private static String latex(List<Piece> pieces) {
    return pieces.stream().map(Piece::latex).collect(Collectors.joining(" "));
  }

  /// Which steps are formulas.
  private static List<Integer> typeset(String program, Grain grain) {
    Steps steps = steps(program, grain);
    return IntStream.rangeClosed(0, steps.last())
        .filter(n -> formula(steps, n, Excerpt.WHOLE).isPresent())
        .boxed()
        .toList();
  }

  @Test
  void aMatrixProductIsARuleAboveItsNumbers() {
    Steps steps = steps("W = [[1, 2], [3, 4]]; x = [5, 6]; f = W x", Grain.GATE);
    StepFormula made = formula(steps, 1, Excerpt.WHOLE).orElseThrow();
    assertEquals(1, made.parts().size());
    StepFormula.Stacked part = made.parts().getFirst();
    assertEquals("f = W \\, x", latex(part.symbols()).replaceAll(" +", " "));
    String w = "\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}";
    String x = "\\begin{bmatrix} 5 \\\\ 6 \\end{bmatrix}";
    String f = "\\begin{bmatrix} 17 \\\\ 39 \\end{bmatrix}";
    assertEquals("= " + w + " \\, " + x + " = " + f, latex(part.numbers()).replaceAll(" +", " "));
    assertEquals("= \\ldots = " + f, latex(part.result()));
    assertEquals(2, made.lines());
    assertEquals("", made.lead());
  }

  @Test
  void aRowTakenOutIsNamedOnce() {
    String program = "W = [[1, 2], [3, 4]]; x = [5, 6]; f = W x";
    Folding rows = Folding.FOLDED.at(Folding.Level.NEURON, 0);
    Trace trace =
        Trace.of(
            GraphBuilder.build(ProgramReader.read(program), Map.of(), null, rows, () -> false)
                .graph());
    Steps steps = Steps.of(trace, Grain.GATE);
    StepFormula.Stacked row = formula(steps, 1, Excerpt.WHOLE).orElseThrow().parts().getFirst();
    assertEquals("W_{0}", latex(row.symbols()));
    String numbers = latex(row.numbers());
    assertTrue(numbers.startsWith("= "), numbers);
    assertTrue(numbers.endsWith(" = \\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}"), numbers);
    assertFalse(numbers.contains("W"), numbers);
  }

  @Test
  void whatOperandsGetStandsSideBySide() {
    StepFormula handed = last("W = [[1, 2], [3, 4]]; x = [5, 6]; f = W x", Grain.GATE);
    assertEquals(
        List.of(
            "\\frac{\\partial \\Sigma f}{\\partial W} =",
            "\\frac{\\partial \\Sigma f}{\\partial x} ="),
        handed.parts().stream().map(p -> latex(p.symbols().subList(0, 2))).toList());
    assertEquals(
        List.of(
            "= \\ldots = \\begin{bmatrix} 5 & 6 \\\\ 5 & 6 \\end{bmatrix}",
            "= \\ldots = \\begin{bmatrix} 4 \\\\ 6 \\end{bmatrix}"),
        handed.parts().stream().map(p -> latex(p.result())).toList());
    assertEquals(
        "\\frac{\\partial \\Sigma f}{\\partial x} = \\begin{bmatrix} 4 \\\\ 6 \\end{bmatrix}",
        latex(handed.parts().getLast().outcome()));
  }

  @Test
  void aForkIsTheSumWithItsPartsBelowTheBranch() {
    Steps steps = steps("x = 3; y = 2; f = x*y + x*x", Grain.GATE);
    String target = "\\frac{\\partial f}{\\partial x}";
    StepFormula end = formula(steps, steps.last(), Excerpt.WHOLE).orElseThrow();
    StepFormula.Stacked x = end.parts().getFirst();
    assertEquals(target + " \\mathrel{+}=", latex(x.symbols().subList(0, 2)));
    assertEquals("= 1 \\cdot 2 = 2", latex(x.symbols().subList(5, 11)));
    assertEquals(target + " = 3 + 3 + 2 = 8", latex(x.numbers()));
    assertEquals(target + " = 6 + 2 = 8", latex(x.result()));
    assertEquals(target + " = 6 + 2 = 8", latex(x.outcome()));
    // Beside it what is no fork; its share alone.
    assertEquals("= 1 \\cdot 3 = 3", latex(end.parts().get(1).numbers()));
    StepFormula before = formula(steps, steps.last() - 1, Excerpt.WHOLE).orElseThrow();
    // Both operands are x: the sum stands under the last.
    assertEquals(2, before.parts().size());
    StepFormula.Stacked first = before.parts().getFirst();
    assertEquals(List.of(), first.symbols());
    assertEquals(target + " \\mathrel{+}=", latex(first.numbers().subList(0, 2)));
    assertEquals("= 1 \\cdot 3 = 3", latex(first.numbers().subList(5, 11)));
    assertEquals(target + " \\mathrel{+}= 3", latex(first.outcome()));
    StepFormula.Stacked second = before.parts().getLast();
    assertEquals(target + " = 3 + 3 + \\cdots", latex(second.numbers()));
    assertEquals(target + " = 3 + 3 + \\cdots", latex(second.result()));
  }

  @Test
  void partialDerivativesStandInALineWhereThatIsAskedFor() {
    Steps steps = steps("x = 3; y = 2; f = x*y + x*x", Grain.GATE);
    StepFormula end = formula(steps, steps.last(), Excerpt.WHOLE.inLine()).orElseThrow();
    StepFormula.Stacked x = end.parts().getFirst();
    String slashed = "\\partial f/\\partial ";
    String added = slashed + "x \\mathrel{+}= " + slashed;
    assertEquals(added, latex(x.symbols()).substring(0, added.length()));
    assertEquals(slashed + "x = 3 + 3 + 2 = 8", latex(x.numbers()));
    assertEquals(1, end.lines());
    end.parts().forEach(p -> assertFalse(latex(p.symbols()).contains("frac"), "" + p));
  }

  @Test
  void aForkOfMatricesSaysOnceThatItAddsAndByItsRuleWhatIsAdded() {
    Steps steps = steps("A = [[1,2],[3,4]]; B = [[1,0],[2,1]]; f = sum((A@B)*A)", Grain.GATE);
    StepFormula end = formula(steps, steps.last(), Excerpt.WHOLE).orElseThrow();
    StepFormula.Stacked a = end.parts().getFirst();
    String target = "\\frac{\\partial f}{\\partial A}";
    assertEquals(target + " \\mathrel{+}=", latex(a.symbols().subList(0, 2)));
    assertEquals(
        target
            + " \\mathrel{+}= \\frac{\\partial f}{\\partial q} B^{\\top}"
            + " = \\begin{bmatrix} 1 & 4 \\\\ 3 & 10 \\end{bmatrix}",
        latex(a.rule().numbers()));
    StepFormula.Stacked b = end.parts().getLast();
    assertEquals(
        "= \\begin{bmatrix} 10 & 14 \\\\ 14 & 20 \\end{bmatrix}",
        latex(b.rule().numbers().subList(4, 6)));
    Steps wires =
        steps("A = [[1,2],[3,4]]; B = [[1,0],[2,1]]; f = sum((A@B)*A) + sum(A)", Grain.WIRE);
    for (int n = 0; n <= wires.last(); n++) {
      formula(wires, n, Excerpt.WHOLE)
          .ifPresent(f ->
              f.parts().stream()
                  .filter(p -> !p.symbols().isEmpty())
                  .forEach(
                      p -> assertFalse(latex(p.numbers()).contains("+}="), latex(p.numbers()))));
    }
    StepFormula made = formula(steps, 1, Excerpt.WHOLE).orElseThrow();
    assertEquals(
        "= \\begin{bmatrix} 5 & 2 \\\\ 11 & 4 \\end{bmatrix}",
        latex(made.parts().getFirst().rule().numbers().subList(2, 3)));
  }

  @Test
  void whatTheNumbersSayAsWellIsNotSaidInSymbols() {
    Steps steps = steps("x = 3; f = x*x + x", Grain.GATE);
    StepFormula sum = formula(steps, steps.last() - 1, Excerpt.WHOLE).orElseThrow();
    String x = "\\frac{\\partial f}{\\partial x}";
    assertEquals(x + " \\mathrel{+}= 1 \\cdot 1 = 1", latex(sum.parts().getFirst().symbols()));
    assertEquals(x + " = 1 + \\cdots", latex(sum.parts().getFirst().numbers()));
    StepFormula.Stacked q = sum.parts().getLast();
    assertEquals(List.of(), q.symbols());
    assertEquals("\\frac{\\partial f}{\\partial q} = 1 \\cdot 1 = 1", latex(q.numbers()));
  }

  @Test
  void stepsOfNumbersWithoutAForkAreSentences() {
    assertEquals(List.of(), typeset("x = 3; y = 2; f = x*y + 1", Grain.GATE));
    assertEquals(List.of(), typeset("x = 3; y = 2; f = x*y + 1", Grain.PART));
    // Nobody knows the numbers.
    assertEquals(List.of(), typeset("f(x, y) = x*y + x", Grain.GATE));
  }

  @Test
  void everyStepOfTensorsIsAFormulaAtEveryGrain() {
    String program = "W = [[1, 2], [3, 4]]; x = [5, 6]; f = W x";
    assertEquals(List.of(0, 1, 2, 3), typeset(program, Grain.PASS));
    assertEquals(List.of(0, 1, 2, 3), typeset(program, Grain.GATE));
    for (Grain grain : List.of(Grain.WIRE, Grain.PART)) {
      int last = steps(program, grain).last();
      assertEquals(IntStream.rangeClosed(0, last).boxed().toList(), typeset(program, grain));
    }
  }

  @Test
  void theStartNamesItsTensorsUnlessOneIsMissing() {
    StepFormula start =
        formula(steps("x = [1, 2]; y = 3; f = x y", Grain.GATE), 0, Excerpt.WHOLE).orElseThrow();
    assertEquals("Before the first step", start.lead());
    assertEquals(
        List.of("x = \\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}", "y = 3"),
        start.parts().stream().map(p -> latex(p.numbers())).toList());
    assertEquals(
        Optional.empty(), formula(steps("x = [1, 2]; f = x y", Grain.GATE), 0, Excerpt.WHOLE));
  }

  @Test
  void ofALargeTensorTheFirstAndTheLastAreWritten() {
    String row = IntStream.rangeClosed(1, 9).mapToObj(i -> "" + i).collect(Collectors.joining(","));
    Steps steps = steps("x = [" + row + "]; f = x x", Grain.GATE);
    StepFormula start = formula(steps, 0, new Excerpt(3, 3)).orElseThrow();
    assertEquals(
        "x = \\begin{bmatrix} 1 \\\\ \\vdots \\\\ 9 \\end{bmatrix}",
        latex(start.parts().getFirst().numbers()));
    assertEquals(3, start.lines());
    Steps matrix =
        steps("A = [[1,2,3,4],[5,6,7,8],[9,10,11,12],[13,14,15,16]]; f = A*A", Grain.GATE);
    assertEquals(
        "A = \\begin{bmatrix} 1 & \\cdots & 4 \\\\ \\vdots & \\ddots & \\vdots \\\\"
            + " 13 & \\cdots & 16 \\end{bmatrix}",
        latex(formula(matrix, 0, new Excerpt(3, 3)).orElseThrow().parts().getFirst().numbers()));
  }

  @Test
  void whatACarefulReaderShouldNoticeIsSaidBesideIt() {
    StepFormula kink = last("x = [0, 1]; f = relu(x)", Grain.GATE);
    assertEquals(1, kink.remarks().size());
    assertEquals(List.of(), last("x = [2, 1]; f = relu(x)", Grain.GATE).remarks());
  }
}
