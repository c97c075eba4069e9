package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gradus.Nightly;
import gradus.Texts;
import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of programs that have no graph.
class ProgramMistakesTest {
  private static final Duration FAST = Duration.ofSeconds(120);

  private static Problem error(String text) {
    Lowering lowering = Texts.build(text);
    assertTrue(lowering.hasErrors(), text);
    assertNull(lowering.graph());
    Problem first = lowering.errors().getFirst();
    // Every problem has a sentence in both languages.
    assertFalse(first.message(Locale.ENGLISH).matches(".*\\{\\d}.*"), first.key());
    assertFalse(first.message(Locale.KOREAN).matches(".*\\{\\d}.*"), first.key());
    return first;
  }

  @Test
  void outputThatIsNoWireNamesThoseThereAre() {
    String text = "x = 2\nq = x^2\nf = 3*q";
    Problem none = Texts.build(text, Map.of(), "nope").errors().getFirst();
    assertEquals("graph.output", none.key());
    assertTrue(none.message(Locale.ENGLISH).contains("x, q, f"), none.message(Locale.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource({"q, graph.set.gate", "nope, graph.set.unknown"})
  void onlyInputsCanBeSet(String name, String key) {
    Lowering lowering = Texts.build("x = 1\nq = x + 1", Map.of(name, Tensor.scalar(1)), null);
    assertEquals(key, lowering.errors().getFirst().key());
  }

  @Test
  void nameDefinedTwiceIsAnErrorAtTheSecond() {
    String text = "x = 1\ny = 2\nx = 3\nf = x + y";
    Problem twice = error(text);
    assertEquals(text.lastIndexOf("x = 3"), twice.span().start());
    assertTrue(twice.message(Locale.ENGLISH).contains("x"), twice.message(Locale.ENGLISH));
  }

  @Test
  void cycleIsNamedInOrder() {
    Problem cycle = error("a = b + 1\nb = 2*c\nc = a\nf = a");
    assertEquals("graph.cycle", cycle.key());
    assertTrue(cycle.message(Locale.ENGLISH).contains("a → b → c → a"));
    assertEquals("graph.cycle", error("f = ‖x − b‖₂², x = [1, -2], b = b").key());
    assertEquals("graph.cycle", error("f = ‖x − b‖₁, x = [1, -2], b = b").key());
  }

  @Test
  void nameDefinedByItselfIsACycle() {
    assertTrue(error("x = x + 1").message(Locale.ENGLISH).contains("x → x"));
  }

  @Tag("huge")
  @Test
  void longCycleIsToldShortly() {
    int n = Nightly.size(100_000);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < n; i++) {
      text.append("x").append(i).append(" = x").append((i + 1) % n).append("+1\n");
    }
    assertTimeoutPreemptively(
        FAST,
        () -> {
          String sentence = error(text.toString()).message(Locale.ENGLISH);
          assertTrue(sentence.length() < 250 && sentence.contains("…"), sentence);
          assertTrue(sentence.contains("x0 → x1") && sentence.contains("→ x0"), sentence);
        });
  }

  @Test
  void recursionIsAnError() {
    assertEquals("graph.recursion", error("g(x) = g(x-1)\nf = g(2)").key());
    assertEquals("graph.recursion", error("g(x) = h(x)\nh(x) = g(x)\nf = g(2)").key());
  }

  @Test
  void wrongNumberOfArgumentsNamesBoth() {
    Problem own = error("g(x, y) = x*y\nf = g(2)");
    assertEquals("graph.arguments", own.key());
    assertTrue(own.message(Locale.ENGLISH).contains("2 arguments, not 1"));
    assertEquals("graph.arguments", error("f = sigmoid(1, 2)").key());
  }

  @Test
  void unknownFunctionStandsAtItsName() {
    String text = "x = 1\nf = 2 + sigmod(x)";
    Problem unknown = error(text);
    int at = text.indexOf("sigmod");
    assertEquals(new Span(at, at + 6), unknown.span());
    assertTrue(unknown.message(Locale.ENGLISH).contains("sigmod"));
  }

  @Test
  void raggedMatrixNamesTheRow() {
    Problem ragged = error("W = [[1, 2], [3]]\nf = sum(W)");
    assertEquals("array.ragged", ragged.key());
    assertEquals(List.of(2, 1, 2), ragged.args());
    assertEquals(new Span(13, 16), ragged.span());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "W = [1, [2, 3]] | array.mixed",
        "W = [[1, 2], 3] | array.mixed",
        "W = [[[[[1]]]]] | array.deep",
        "W = [] | syntax.brackets.empty",
        "W = [[]] | syntax.brackets.empty",
        "x = [1]; W = [x, 2] | array.entry"
      })
  void badArraysAreErrors(String text, String key) {
    assertEquals(key, error(text).key());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = [1,2]; y = [1,2,3]; f = x + y | 2 | 3",
        "A = [[1,2],[3,4]]; y = [1,2,3]; f = A@y | 2×2 | 3",
        "A = [[1,2],[3,4]]; B = [[1,2,3]]; f = A*B | 2×2 | 1×3",
        "A = [[1,2],[3,4]]; y = [1,2,3]; f = A y | 2×2 | 3",
        "x = [1,2]; y = [1,2,3]; f = dot(x, y) | 2 | 3",
        "x = [1,2]; y = 3; f = x @ y | 2 | scalar"
      })
  void shapeErrorNamesBothShapesAndThePlace(String text, String a, String b) {
    Problem misfit = error(text);
    List<String> args = misfit.args().stream().map(Object::toString).toList();
    assertTrue(args.containsAll(List.of(a, b)), args.toString());
    String sentence = misfit.message(Locale.ENGLISH);
    assertTrue(sentence.contains(a) && sentence.contains(b), sentence);
    assertEquals(text.indexOf("f = ") + 4, misfit.span().start());
    assertEquals(text.length(), misfit.span().end());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s = [1,2,3]; f = s[3]",
        "s = [1,2,3]; f = s[-4]",
        "W = [[1,2],[3,4]]; f = W[0,2]",
        "W = [[1,2],[3,4]]; f = W[2]",
        "s = 4; f = s[0]"
      })
  void indexOutOfRangeIsAnError(String text) {
    assertTrue(error(text).span().length() > 0);
  }

  @Test
  void indexMustBeAWholeNumberInTheText() {
    assertEquals("graph.index", error("s = [1,2]; q = 1; i = q*1; f = s[i]").key());
    assertEquals("graph.index", error("s = [1,2]; f = s[0.5]").key());
    assertEquals("graph.index", error("s = [1,2]; i = 0.5; f = s[i]").key());
  }

  @Test
  void severalMistakesAreToldAtOnceInTheOrderOfTheText() {
    Lowering lowering = Texts.build("x = [1,2]\na = x + [1,2,3]\nb = [[1],[2,3]]\nf = a*b");
    assertEquals(2, lowering.errors().size());
    assertTrue(lowering.errors().get(0).span().start() < lowering.errors().get(1).span().start());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing\n", ";;"})
  void emptyProgramIsAProblemAndNotACrash(String text) {
    assertTrue(error(text).span().end() <= text.length());
  }

  @Tag("huge")
  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "[", "f(", "x = ", "2^"})
  void deepOrEndlessNestingIsAnswered(String part) {
    assertTimeoutPreemptively(
        FAST,
        () -> {
          Lowering lowering = Texts.build(part.repeat(100_000));
          assertTrue(lowering.hasErrors());
          assertTrue(lowering.errors().size() < 1_000, "as many as " + lowering.errors().size());
        });
  }

  /// Nested functions that double the work with every call: 2ⁿ gates from n short lines.
  private static String doubling(int functions) {
    StringBuilder text = new StringBuilder("g0(x) = 2*x\n");
    for (int i = 1; i <= functions; i++) {
      text.append("g%d(x) = g%d(x) + g%d(x)\n".formatted(i, i - 1, i - 1));
    }
    return text.toString();
  }

  @Test
  void tooManyGatesAreRefusedWithTheLimit() {
    String text = doubling(30) + "x = 1\nf = g30(x)";
    Problem refused = error(text);
    assertEquals("limit.gates", refused.key());
    assertEquals("f", text.substring(refused.span().start(), refused.span().end()));
  }

  @Test
  void callsAreCountedBeforeTheFirstGateIsMadeAlsoWhereTheyMakeNumbersAlone() {
    assertEquals("limit.gates", error(doubling(60) + "f = g60(1)").key());
    Lowering small = Texts.build(doubling(9) + "x = 3\nf = g9(x)");
    Trace trace = Trace.of(small.graph());
    assertEquals(2 * 3 * 512, trace.value(small.graph().output()).orElseThrow().item());
  }

  @Test
  void roundsOfRoundsAreCountedBeforeTheFirstIsMade() {
    String block = "repeat 10000 { x = x + 1 }";
    for (int depth = 0; depth < 90; depth++) {
      block = "repeat 10000 { " + block + " }";
    }
    String text = "x = 1\n" + block + "\nf = x";
    Problem refused = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> error(text));
    assertEquals("limit.gates", refused.key());
    assertEquals(block, text.substring(refused.span().start(), refused.span().end()));
    assertFalse(Texts.build("x = 1\nrepeat 10 { repeat 99 { x = x + 1 } }\nf = x").hasErrors());
  }

  /// Two million gates take half a minute to make: the nightly build makes them.
  @Tag("huge")
  @Test
  void gatesThatAreMadeWithoutACallAreCountedAsTheyAreMade() {
    assumeTrue(Nightly.isOn(), "takes half a minute");
    String text = "x = 1\nh = x\nrepeat 10000 { h = h" + "*x".repeat(201) + " }";
    assertEquals("limit.gates", error(text).key());
  }

  @Test
  void aFunctionThatCallsItselfIsNoMatterOfHowOften() {
    assertEquals(
        "graph.recursion", error("g(x) = h(x) + h(x)\nh(x) = g(x)*2\nx = 1\nf = g(x)").key());
  }

  private static Trace nested(int functions, String body) {
    StringBuilder text = new StringBuilder("g0(x) = 3*x\n");
    for (int i = 1; i < functions; i++) {
      text.append("g%d(x) = ".formatted(i)).append(body.formatted(i - 1, i - 1)).append('\n');
    }
    text.append("x = 2\nf = g%d(x)".formatted(functions - 1));
    Lowering lowering = Texts.build(text.toString());
    assertEquals(List.of(), lowering.errors());
    return Trace.of(lowering.graph());
  }

  @Test
  void functionsMayBeNestedAsDeepAsTheLimitAllows() {
    assertTimeoutPreemptively(
        FAST,
        () -> {
          Trace trace = nested(999, "-g%d(-x) + 0*x");
          Gate x = trace.graph().named("x").orElseThrow();
          assertEquals(6, trace.value(trace.graph().output()).orElseThrow().item());
          assertEquals(3, trace.gradient(x).orElseThrow().item());
        });
  }

  @Test
  void aFunctionOfTwoOperandsMayBeNestedWithoutDoublingTheWork() {
    assertTimeoutPreemptively(
        FAST,
        () -> {
          StringBuilder text = new StringBuilder("g0(x, y) = x - y\n");
          for (int i = 1; i < 100; i++) {
            text.append("g%d(x, y) = g%d(y, x)\n".formatted(i, i - 1));
          }
          text.append("x = 5, y = 3\nf = 4*g99(x, y)");
          Trace trace = Trace.of(Texts.build(text.toString()).graph());
          Gate x = trace.graph().named("x").orElseThrow();
          assertEquals(-8, trace.value(trace.graph().output()).orElseThrow().item());
          assertEquals(-4, trace.gradient(x).orElseThrow().item());
        });
  }

  @Test
  void aProductThatDoesNotFitIsCalledAsItIsWritten() {
    String numbers = "A = [[1, 2, 3], [4, 5, 6]]; x = [1, 2]; ";
    for (String product : List.of("A x", "A @ x", "A · x")) {
      String named = product.equals("A x") ? product : product.substring(2, 3);
      assertEquals(
          List.of(
              "“" + named + "” cannot multiply 2×3 by 2: the inner lengths 3 and 2 must be equal."),
          Texts.build(numbers + "y = " + product).problems().stream()
              .filter(p -> p.severity() == Problem.Severity.ERROR)
              .map(p -> p.message(Locale.ENGLISH))
              .toList());
    }
  }
}
