package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.explain.term.GateSign;
import gradus.graph.Gate;
import gradus.latex.Signs;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The words beside a program are true of it: they name its own wires or none.
class WordsTest {
  private static final Manner MANNER = new Manner(Locale.ENGLISH, Numbers.SLIDES);

  /// A letter by itself; the article of English apart.
  private static final Pattern LETTER = Pattern.compile("(?<![\\p{L}'])[b-zA-Z](?![\\p{L}])");

  private static final Pattern ARTICLE = Pattern.compile("\\b[Aa] (?=[a-z])");

  private static Trace trace(String text) {
    return Trace.of(Texts.build(text).graph());
  }

  private static List<String> sentences(String text) {
    Steps steps = Steps.of(trace(text), Grain.GATE);
    return IntStream.rangeClosed(0, steps.last())
        .mapToObj(n -> Sentences.of(steps, n, MANNER))
        .toList();
  }

  /// All that the panel says at the step.
  private static String panel(Steps steps, int n) {
    return Explanation.of(steps, n, MANNER).blocks().stream()
        .map(block ->
            switch (block) {
              case Passage.Heading h -> h.text();
              case Passage.Prose p -> p.text();
              case Passage.Line l -> l.latex();
            })
        .collect(Collectors.joining("\n"));
  }

  private static String panel(String text, int fromLast) {
    Steps steps = Steps.of(trace(text), Grain.GATE);
    return panel(steps, steps.last() - fromLast);
  }

  @Test
  void theCatalogueSpeaksOfNoVariable() {
    int read = 0;
    for (Op op : Ops.all()) {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
        for (String words : List.of(op.doc(locale), op.backward(locale))) {
          String bare = ARTICLE.matcher(words).replaceAll("");
          assertFalse(LETTER.matcher(bare).find(), op + ": " + words);
          assertFalse(bare.matches(".*(?<!\\p{L})a(?!\\p{L}).*"), op + ": " + words);
          read++;
        }
      }
    }
    assertTrue(read > 160, "sentences: " + read);
  }

  @Test
  void theSeedSpeaksOfTheOutputByItsName() {
    Steps steps = Steps.of(trace("x = 2; loss = x^2"), Grain.GATE);
    String seed = panel(steps, 2);
    assertTrue(
        seed.contains("loss changes exactly as much as itself, so its gradient is 1."), seed);
    Steps one = Steps.of(trace(Examples.named("three-layer").orElseThrow().program()), Grain.GATE);
    String all =
        IntStream.rangeClosed(0, one.last())
            .mapToObj(n -> Sentences.of(one, n, MANNER) + panel(one, n))
            .collect(Collectors.joining("\n"));
    assertFalse(all.contains("several entries") || all.contains("not a scalar"), all);
    assertFalse(all.contains("Sigma"), all);
  }

  @Test
  void aLabelHasNoGradientAnywhere() {
    String text = "s = [1, 2, 0]; y = 1; L = hinge(s, y)";
    String last = sentences(text).getLast();
    String none = "to y: nothing, it is a class label: an index has no gradient";
    assertTrue(
        last.endsWith("; " + none + "; hinge is at a kink here: its gradient is a convention"),
        last);
    List<String> picked = sentences("s = [1, 2, 0]; y = 1; q = s[y]; f = 3*q");
    assertTrue(picked.getLast().endsWith("; " + none), picked.getLast());
    assertTrue(panel("s = [1, 2, 0]; y = 1; q = s[y]; f = 3*q", 0).contains("y is a class label"));
    String panel = panel(text, 0);
    assertTrue(panel.contains("y is a class label: it only says which entry counts"), panel);
    assertFalse(panel.contains("\\partial y"), panel);
    assertTrue(panel.contains("compares s = [1.00, 2.00, 0], y = 1 and finds"), panel);
  }

  private static GatePattern pattern(String formula) {
    Trace trace = trace("x = 2; y = 3; f = " + formula);
    return GateSign.pattern(trace.graph(), trace.graph().output());
  }

  @Test
  void aConstantReceivesNothingSoItsGateDoesNotSwap() {
    assertEquals(GatePattern.SWITCHER, pattern("x*y"));
    assertEquals(GatePattern.SCALER, pattern("2*x"));
    assertEquals(GatePattern.SCALER, pattern("x*2"));
    assertEquals(GatePattern.SCALER, pattern("x/2"));
    assertEquals(GatePattern.CURVE, pattern("2/x"));
    assertEquals(GatePattern.DIVIDER, pattern("x/y"));
    assertEquals(GatePattern.PASSER, pattern("x + 1"));
    assertEquals(GatePattern.DISTRIBUTOR, pattern("x + y"));
    assertEquals(GatePattern.PASSER, pattern("x - 1"));
    assertEquals(GatePattern.SCALER, pattern("1 - x"));
    assertEquals(GatePattern.SUBTRACTER, pattern("y - x"));
    assertEquals(GatePattern.ROUTER, pattern("max(0, x)"));
    String panel = panel("x = 2; f = 3*x", 0);
    assertTrue(panel.contains("Pattern: scaler\n×3 multiplies upstream 1.00 by the same"), panel);
  }

  private static void beside(String formula, String does, String back) {
    String text = "x = 2\nf = " + formula;
    for (Grain grain : List.of(Grain.GATE, Grain.WIRE)) {
      Steps steps = Steps.of(trace(text), grain);
      List<String> made = panel(steps, 1).lines().toList();
      assertEquals(does, made.get(1), formula);
      assertTrue(made.contains(back), formula + ": " + made);
      List<String> handed = panel(steps, steps.last()).lines().toList();
      assertTrue(handed.contains(back), formula + ": " + handed);
      // The drawn operand is all that is spoken of.
      String all = made + " " + handed;
      assertFalse(all.matches("(?s).*(either|each operand|other factor|second|numerator).*"), all);
    }
  }

  @Test
  void ofANumberInTheSignOfAGateTheWordsSpeakAsOfANumber() {
    String same = "the local gradient is 1 and x receives the upstream gradient as it is.";
    beside(
        "x + 1",
        "Adds 1 to x.",
        "1 does not change: the sum changes by as much as x does, so " + same);
    beside(
        "1 + x",
        "Adds 1 to x.",
        "1 does not change: the sum changes by as much as x does, so " + same);
    beside(
        "x - 1",
        "Takes 1 away from x.",
        "1 does not change: the difference changes by as much as x does, so " + same);
    beside(
        "1 - x",
        "Takes x away from 1.",
        "1 does not change: the difference falls by as much as x grows, so the local gradient is −1"
            + " and x receives the upstream gradient with its sign changed.");
    beside(
        "2*x",
        "Multiplies x by 2.",
        "2 does not change: the product changes 2 times as much as x does, so the local gradient is"
            + " 2, whatever x is.");
    beside(
        "x/4",
        "Divides x by 4.",
        "4 does not change: the quotient changes by what x changes, over 4. The local gradient is"
            + " one over 4, whatever x is.");
    beside(
        "1/x",
        "Divides 1 by x.",
        "1 does not change: the local gradient is minus the quotient over x. The nearer x is to 0,"
            + " the larger it is.");
    beside(
        "x^3",
        "Raises x to the power of 3.",
        "3 does not change, so this is the power rule: the exponent comes down as a factor and is"
            + " lowered by one.");
    beside(
        "2^x",
        "Raises 2 to the power of x.",
        "2 does not change, so this is the rule of exponentials: the local gradient is the power"
            + " itself times the logarithm of 2.");
    beside(
        "max(0, x)",
        "The larger of x and 0.",
        "Where x is the larger, it decides the result and receives the gradient; where 0 is, x"
            + " could move a little without any effect and receives nothing. At a tie it gets"
            + " half.");
    beside(
        "min(x, 3)",
        "The smaller of x and 3.",
        "Where x is the smaller, it decides the result and receives the gradient; where 3 is, x"
            + " could move a little without any effect and receives nothing. At a tie it gets"
            + " half.");
  }

  @Test
  void theNumbersOfAPatternComeToWhatItSays() {
    String panel = panel(Examples.named("sigmoid").orElseThrow().program(), 0);
    assertTrue(
        panel.contains(
            "(w₀ = 2.000, x₀ = −1.000): each receives upstream 0.1966 times what the other one is:"
                + " w₀ ← −0.1966, x₀ ← 0.3932."),
        panel);
  }

  @Test
  void aFunctionOfTheProgramIsDerivedByTheWiresThatItTakes() {
    List<String> crossed = sentences("g(A,x)=A x; x=[[1,2],[3,4]]; A=[1,2]; f=sum(g(x,A))");
    String said = crossed.getLast();
    assertTrue(said.contains("to x: ∂f/∂x = ∂f/∂q Aᵀ = "), said);
    assertTrue(said.contains("to A: ∂f/∂A = xᵀ ∂f/∂q = "), said);
    String twice = sentences("g(a, b) = sum(a*b); v = [1, 2]; f = g(v, v)").getLast();
    assertTrue(twice.contains("to v: ∂f/∂v += b = [1.00, 2.00], b = v"), twice);
  }

  /// What is handed on in tensors is an equation of the gradient it makes, at a fork of what it
  /// adds to.
  @Test
  void aStepOfTensorsSaysWhoseGradientItMakes() {
    int walked = 0;
    for (Example example : Examples.all()) {
      for (String sentence : sentences(example.program())) {
        for (String part : sentence.split("; ")) {
          boolean tensors = part.startsWith("to ") && part.contains("[") && !part.contains("label");
          if (!tensors) continue;
          String to = part.substring(3, part.indexOf(": "));
          String rest = part.substring(part.indexOf(": ") + 2);
          assertTrue(rest.matches("∂Σ?\\w+/∂" + to + " \\+?= .*"), sentence);
          assertEquals(part.contains("branch"), rest.contains(" += ∂"), sentence);
          walked++;
        }
      }
    }
    assertTrue(walked >= 15, "" + walked);
  }

  @Test
  void aStepOfTensorsSaysOnceWhatItAddsTo() {
    String text = "h = [1, 2]; W = [[1, 0], [0, 1]]; f = sum(h + W@h)";
    List<String> said = sentences(text);
    String last = said.getLast();
    assertEquals(
        "to W: ∂f/∂W = ∂f/∂q hᵀ = [[1.00, 2.00], [1.00, 2.00]]; to h: ∂f/∂h += Wᵀ ∂f/∂q ="
            + " [1.00, 1.00], together [1.00, 1.00] + [1.00, 1.00] = [2.00, 2.00] (branch 2 of 2)",
        last);
    assertTrue(said.stream().anyMatch(s -> s.contains("the first of 2 branches of h")));
  }

  @Test
  void inTheSignsOfTheNotesShapesAreMultipliedAsMatrices() {
    Trace trace = trace("W = [[1, 2], [3, 4]]; x = [1, 1]; q = W x; f = sum(q)");
    Gate q = trace.graph().named("q").orElseThrow();
    Manner notes = new Manner(Locale.ENGLISH, Numbers.SLIDES, Signs.NOTES);
    String said = Explanation.of(trace, q, trace.end(), notes).blocks().toString();
    assertTrue(said.contains("(2×1) ∗ (1×2) → 2×2"), said);
  }

  @Test
  void theIndicesOfAnEntryDoNotRunIntoThoseOfTheName() {
    String panel = panel("W_1 = [[1, 2], [3, 4]]; x = [1, 1]; f = sum(W_1 x)", 0);
    assertTrue(panel.contains("\\partial \\left(W_{1}\\right)_{ij}"), panel);
    assertFalse(panel.contains("{W_{1}}_"), panel);
  }

  private static String title(String text, String gate, Signs signs) {
    Trace trace = trace(text);
    Gate at =
        trace.graph().gates().stream()
            .filter(g -> trace.graph().called(g).filter(gate::equals).isPresent())
            .findFirst()
            .orElseThrow();
    return Explanation.of(trace, at, trace.end(), new Manner(Locale.ENGLISH, Numbers.SLIDES, signs))
        .title();
  }

  @Test
  void aTitleMultipliesAsTheFormulaBesideIt() {
    String text = "W = [[1, 2], [3, 4]]; x = [1, 2]; f = sum((W x)*x)";
    assertEquals("q = W ∗ x", title(text, "q", Signs.NOTES));
    assertEquals("q = W x", title(text, "q", Signs.TEXTBOOK));
    assertEquals("p = W x ⊙ x", title(text, "p", Signs.TEXTBOOK));
    assertEquals("p = W ∗ x ⊙ x", title(text, "p", Signs.NOTES));
    assertEquals("q = a ∗ b", title("a = 1; b = 2; f = (a b)^2", "q", Signs.NOTES));
  }
}
