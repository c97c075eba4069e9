package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.lesson.Examples;
import gradus.op.Op;
import gradus.op.Programs;
import gradus.op.catalogue.Ops;
import gradus.picture.Formula;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.trace.Grain;
import gradus.trace.Moment;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the panel says at each step, block by block.
class ExplanationTest {
  @Test
  void theLogarithmInTheRuleOfAPowerIsWrittenAsTheTextWritesIt() {
    for (String log : List.of("log", "ln")) {
      Trace trace = Trace.of(Texts.build("x = 2; y = 3; f = x^y*" + log + "(x)").graph());
      Wire exponent = trace.graph().consumers(trace.graph().named("y").orElseThrow()).getFirst();
      Manner manner = new Manner(Locale.ENGLISH, trace.numbers(2));
      assertEquals(Optional.of("q " + log + " x"), Explanation.local(trace, exponent, manner), log);
    }
  }

  @Test
  void anEntryOfAnInputIsNamedOnceBeforeItsNumber() {
    Folding scalars = Folding.FOLDED.at(Folding.Level.SCALAR, 0);
    Trace trace =
        Trace.of(
            GraphBuilder.build(
                    ProgramReader.read("W = [[1, 2], [3, 4]]; x = [5, 6]; f = sum(softmax(W x))"),
                    Map.of(),
                    null,
                    scalars,
                    () -> false)
                .graph());
    int entries = 0;
    Steps steps = Steps.of(trace, Grain.GATE);
    for (int n = 0; n <= steps.forwardEnd(); n++) {
      if (!(steps.step(n) instanceof Step.Compute c) || !c.gate().isTakenOut()) continue;
      Manner manner = new Manner(Locale.ENGLISH, trace.numbers(2));
      Passage.Line rule = lines(Explanation.of(steps, n, manner)).getFirst();
      List<String> pieces = rule.pieces().stream().map(Piece::latex).toList();
      assertEquals(pieces.size(), pieces.stream().distinct().count(), pieces.toString());
      assertNotEquals("= " + pieces.getFirst(), pieces.get(1));
      entries++;
    }
    assertEquals(6, entries);
  }

  private static final Numbers EXACT = new Numbers(15, false);
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);

  private static Trace trace(String program) {
    Lowering lowering = Texts.build(program);
    assertFalse(lowering.hasErrors(), () -> program + lowering.problems());
    return Trace.of(lowering.graph());
  }

  private static List<Passage.Line> lines(Explanation explanation) {
    return explanation.blocks().stream()
        .filter(Passage.Line.class::isInstance)
        .map(Passage.Line.class::cast)
        .toList();
  }

  private static String words(Explanation explanation) {
    return explanation.blocks().stream()
        .map(b ->
            switch (b) {
              case Passage.Heading h -> h.text();
              case Passage.Prose w -> w.text();
              case Passage.Line l -> l.text();
            })
        .collect(Collectors.joining("\n"));
  }

  private static Explanation at(Trace trace, Grain grain, int n) {
    Steps steps = Steps.of(trace, grain);
    return Explanation.of(steps, n, new Manner(Locale.ENGLISH, trace.numbers(2)));
  }

  private static Explanation last(Trace trace) {
    return at(trace, Grain.GATE, Steps.of(trace, Grain.GATE).last());
  }

  private static void typesets(Explanation explanation) {
    assertFalse(explanation.title().isBlank());
    for (Passage block : explanation.blocks()) {
      switch (block) {
        case Passage.Heading heading -> assertFalse(heading.text().isBlank());
        case Passage.Prose words -> assertFalse(words.text().isBlank());
        case Passage.Line line -> {
          for (Piece piece : line.pieces()) {
            assertTrue(Formula.of(piece.latex(), 16).isPresent(), piece.latex());
            assertFalse(piece.latex().contains("#"), piece.latex());
          }
          assertTrue(Formula.of(line.latex(), 16).isPresent(), line.latex());
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyOpIsExplainedInBothLanguagesAtEveryGrain() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Op op : Ops.all()) {
      for (Op.Sample sample : op.samples()) {
        String program = Programs.of(op, sample);
        tests.add(dynamicTest(program.strip().replace('\n', ' '), () -> explained(op, program)));
      }
    }
    assertTrue(tests.size() >= 100, "" + tests.size());
    return tests.stream();
  }

  private static void explained(Op op, String program) {
    Trace trace = trace(program);
    for (Locale locale : LANGUAGES) {
      String own = op.backward(locale);
      boolean said = false;
      for (Grain grain : Grain.values()) {
        Steps steps = Steps.of(trace, grain);
        for (int n = 0; n <= steps.last(); n++) {
          Explanation explanation = Explanation.of(steps, n, new Manner(locale, EXACT));
          typesets(explanation);
          said |= words(explanation).contains(own);
        }
      }
      assertTrue(said, own);
    }
  }

  @Test
  void noTwoOpsShareTheirWords() {
    for (Locale locale : LANGUAGES) {
      Set<String> seen = new HashSet<>();
      for (Op op : Ops.all()) {
        assertTrue(seen.add(op.backward(locale)), op + ": " + op.backward(locale));
      }
    }
    for (Op op : Ops.all()) {
      assertTrue(op.backward(Locale.KOREAN).matches("(?s).*[가-힣].*\\."), op.name());
      assertTrue(op.backward(Locale.ENGLISH).matches("\\p{ASCII}*[^가-힣]*\\."), op.name());
      assertNotEquals(op.doc(Locale.ENGLISH), op.backward(Locale.ENGLISH));
    }
  }

  @Test
  void theProductSwapsWithTheNumbersInIt() {
    Trace trace = trace("x = -2, y = 5, z = -4\nq = x + y\nf = q*z");
    Explanation product = at(trace, Grain.GATE, 4);
    assertEquals("f", product.title());
    List<String> formulas = lines(product).stream().map(Passage.Line::latex).toList();
    assertTrue(formulas.contains("f = q \\, z = 3 \\times \\left(-4\\right) = -12"), "" + formulas);
    assertTrue(formulas.contains("\\frac{\\partial f}{\\partial q} = z = -4"), "" + formulas);
    assertTrue(formulas.contains("= 1 \\cdot (-4) = -4"), "" + formulas);
    Explanation sum = last(trace);
    List<String> chain = lines(sum).stream().map(Passage.Line::latex).toList();
    assertTrue(
        chain.contains(
            "\\frac{\\partial f}{\\partial x} = \\frac{\\partial f}{\\partial q} \\cdot"
                + " \\frac{\\partial q}{\\partial x}"),
        "" + chain);
    assertTrue(words(sum).contains("+ hands upstream −4 on to every operand: x ← −4, y ← −4."));
  }

  @Test
  void unnamedWiresHaveTheOneNameTheyWereGiven() {
    Trace trace = trace("a = 2, y = 3, b = 5\n(a + y)*b");
    Explanation product = at(trace, Grain.GATE, 2);
    List<String> formulas = lines(product).stream().map(Passage.Line::latex).toList();
    assertTrue(formulas.getFirst().startsWith("f = q \\, b"), "" + formulas);
    assertTrue(formulas.contains("q = a + y"), "" + formulas);
    Explanation sum = at(trace, Grain.GATE, 1);
    assertEquals("q = a + y", sum.title());
    List<String> same = lines(sum).stream().map(Passage.Line::latex).toList();
    assertTrue(same.getFirst().startsWith("q = a + y"), "" + same);
  }

  @Test
  void aLocalGradientOfTensorsIsAnEntryOfTheJacobian() {
    Trace trace =
        trace("W = [[1, 2, 3], [4, 5, 6]]; x = [1, 2, 3]; b = [1, 2]; f = sum(tanh(W x + b))");
    List<String> formulas = new ArrayList<>();
    for (int n = 1; n <= 4; n++) {
      lines(at(trace, Grain.GATE, n)).stream()
          .map(Passage.Line::latex)
          .filter(l -> l.startsWith("\\frac"))
          .forEach(formulas::add);
    }
    assertEquals(
        List.of(
            "\\frac{\\partial {q}_k}{\\partial {W}_{ij}} = \\mathbf{1}[k = i] \\, {x}_j",
            "\\frac{\\partial {q}_k}{\\partial {x}_i} = {W}_{ki}",
            "\\frac{\\partial {p}_i}{\\partial {q}_i} = 1",
            "\\frac{\\partial {p}_i}{\\partial {b}_i} = 1",
            "\\frac{\\partial {u}_i}{\\partial {p}_i} = 1 - {u}_i^{2}",
            "\\frac{\\partial f}{\\partial {u}_i} = 1"),
        formulas);
  }

  @Test
  void whatIsHandedOnIsAProductWithTheUpstreamGradient() {
    Trace trace = trace("W = [[1, 2, 3], [4, 5, 6]]; b = [1, 2, 3]; f = norm(W b)^2");
    List<String> chain =
        lines(last(trace)).stream()
            .map(Passage.Line::latex)
            .filter(l -> l.startsWith("\\frac{\\partial f}{\\partial W}"))
            .toList();
    assertEquals(
        List.of("\\frac{\\partial f}{\\partial W} = \\frac{\\partial f}{\\partial q} b^{\\top}"),
        chain);
    Steps steps = Steps.of(trace, Grain.GATE);
    assertEquals(
        "to W: ∂f/∂W = ∂f/∂q bᵀ = [[28.00, 56.00, 84.00], [64.00, 128.00, 192.00]]; to b: ∂f/∂b = Wᵀ ∂f/∂q = [284.00, 376.00, 468.00]"
            .replace(".00", ""),
        Sentences.of(steps, steps.last(), new Manner(Locale.ENGLISH, trace.numbers(2))));
  }

  @Test
  void aForkIsSummedAndSaysWhy() {
    Trace trace = trace("x = 3, y = 2\nf = x*y + x");
    Explanation end = last(trace);
    String all = words(end);
    assertTrue(all.contains("x is used 2 times"), all);
    assertTrue(all.contains("+= and not ="), all);
    assertTrue(all.contains("only the branch written last would remain"), all);
    String sum = lines(end).stream().map(Passage.Line::latex).reduce((a, b) -> b).orElseThrow();
    assertTrue(sum.endsWith("= 1 + 2 = 3"), sum);
  }

  @Test
  void whatHasNotArrivedStaysOpen() {
    Trace trace = trace("x = 3, y = 2\nf = x*y + x");
    Steps steps = Steps.of(trace, Grain.GATE);
    Explanation first =
        Explanation.of(steps, steps.forwardEnd() + 2, new Manner(Locale.ENGLISH, trace.numbers(2)));
    String all = lines(first).stream().map(Passage.Line::latex).collect(Collectors.joining("\n"));
    assertTrue(all.contains("= 1 + \\cdots"), all);
  }

  @Test
  void broadcastingSaysWhichAxisIsSummed() {
    Trace trace = trace("W = [[1,2,3],[4,5,6]], b = [1,1,1]\nf = sum(W + b)");
    Steps steps = Steps.of(trace, Grain.GATE);
    String all =
        words(Explanation.of(steps, steps.last(), new Manner(Locale.ENGLISH, trace.numbers(2))));
    assertTrue(all.contains("each entry was copied 2 times along axis 0"), all);
    assertTrue(all.contains("2×3 → 3"), all);
  }

  @Test
  void aMatrixProductShowsTheShapesUnderItsFactors() {
    Trace trace = trace("W = [[0.1,0.5],[-0.3,0.8]], x = [0.2,0.4]\nq = W@x\nf = sum(square(q))");
    Steps steps = Steps.of(trace, Grain.GATE);
    Explanation end =
        Explanation.of(steps, steps.last(), new Manner(Locale.ENGLISH, trace.numbers(2)));
    List<String> captions =
        lines(end).stream().flatMap(l -> l.pieces().stream()).map(Piece::caption).toList();
    assertTrue(captions.containsAll(List.of("2×2", "2×1", "1×2")), "" + captions);
    assertTrue(words(end).contains("2×1 · 1×2 → 2×2"), words(end));
    String all = lines(end).stream().map(Passage.Line::latex).collect(Collectors.joining("\n"));
    assertTrue(all.contains("\\frac{\\partial f}{\\partial q} x^{\\top}"), all);
  }

  @Test
  void divisionAndSubtractionSayWhatTheyDo() {
    assertTrue(
        words(last(trace("x = 2, y = 4\nf = x/y")))
            .contains("for what stands above by one over what stands below"));
    assertTrue(words(last(trace("x = 2, y = 5\nf = y - x"))).contains("with its sign turned"));
  }

  @Test
  void anAxisIsNamedWhereEntriesArePutTogether() {
    Trace trace = trace("A = [[1,2],[3,4]]\ns = sum(A, 0)\nf = sum(s^2)");
    String all = words(last(trace));
    assertTrue(all.contains("along axis 0 (down the rows)"), all);
    String first =
        lines(at(trace, Grain.GATE, 1)).stream().map(Passage.Line::latex).findFirst().orElseThrow();
    assertTrue(first.contains("\\sum_{\\text{axis }0}"), first);
  }

  @Test
  void formulasWithMatrixProductsTypeset() {
    Trace trace = trace("W = [[1,2],[3,4]], x = [1,2], b = [1,1]\nf = sum(max(W@x + b, 0))");
    Steps steps = Steps.of(trace, Grain.GATE);
    for (int n = 0; n <= steps.last(); n++) {
      typesets(Explanation.of(steps, n, new Manner(Locale.ENGLISH, trace.numbers(2))));
    }
  }

  @Test
  void nothingIsReadAloudAsLatex() {
    Trace trace = trace("x = 2, y = 3\nf = (x + y)*sqrt(x*y)");
    Steps steps = Steps.of(trace, Grain.GATE);
    for (int n = 0; n <= steps.last(); n++) {
      for (Passage.Line line :
          lines(Explanation.of(steps, n, new Manner(Locale.ENGLISH, trace.numbers(2))))) {
        assertFalse(line.text().isBlank() || line.text().contains("\\"), line.text());
      }
    }
  }

  @Test
  void aKinkIsPointedOut() {
    assertTrue(words(last(trace("x = 0\nf = relu(x)"))).contains("at a kink"));
  }

  @TestFactory
  Stream<DynamicTest> everyStepOfEveryExampleIsExplained() {
    assertTrue(Examples.all().size() >= 14, "examples: " + Examples.all().size());
    return Examples.all().stream()
        .map(example ->
            dynamicTest(
                example.name(),
                () -> {
                  Trace trace = trace(example.program());
                  for (Locale locale : LANGUAGES) {
                    Steps steps = Steps.of(trace, Grain.GATE);
                    for (int n = 0; n <= steps.last(); n++) {
                      typesets(Explanation.of(steps, n, new Manner(locale, trace.numbers(2))));
                    }
                    for (Gate gate : trace.graph().gates()) {
                      var end = steps.moment(steps.last());
                      typesets(
                          Explanation.of(trace, gate, end, new Manner(locale, trace.numbers(2))));
                    }
                  }
                }));
  }

  @Test
  void functionsAndBlanksAreExplainedToo() {
    Trace own = trace("swish(x) = x × σ(x)\nz = 2\nf = swish(z)");
    assertTrue(words(last(own)).contains("swish(x) = x · σ(x)"), words(last(own)));
    typesets(last(own));
    String local =
        lines(last(own)).stream()
            .map(Passage.Line::latex)
            .filter(l -> l.contains("sigma"))
            .findFirst()
            .orElseThrow();
    assertTrue(local.contains("z \\cdot \\sigma\\left(z\\right)"), local);
    Trace blank = trace("(x+y)*z");
    for (Gate gate : blank.graph().gates()) {
      typesets(
          Explanation.of(blank, gate, blank.end(), new Manner(Locale.KOREAN, blank.numbers(2))));
    }
  }

  /// What a gate is told in brief is its own, also where its operand is a fork.
  @Test
  void whatAGateIsToldInBriefIsItsOwnAlsoWhereItsOperandIsAFork() {
    Trace trace =
        Trace.of(
            GraphBuilder.build(ProgramReader.read("x = 2\ny = -3\nz = 4\ns = x*y\nf = (s+z)*x"))
                .graph());
    Steps steps = Steps.of(trace, Grain.GATE);
    Moment end = steps.moment(steps.last());
    Manner manner = new Manner(Locale.ENGLISH, trace.numbers(2));
    Gate product = trace.graph().named("s").orElseThrow();
    assertEquals(
        "s = −6. × swaps its operands (x = 2, y = −3): each receives upstream 2 times what the"
            + " other one is: x ← −6, y ← 4.",
        Explanation.of(trace, product, end, manner).brief());
    assertEquals(
        "−2 + (−6) = −8. With = only the branch written last would remain: −6 instead of −8.",
        Explanation.ofFork(trace, trace.graph().named("x").orElseThrow(), end, manner).brief());
  }
}
