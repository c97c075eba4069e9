package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.explain.passage.Piece;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.latex.LatexPrinter.Product;
import gradus.latex.LatexProgram;
import gradus.latex.Signs;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.trace.ChainPaths;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Sentences, panel and paths in the signs of the textbook and in those of the notes.
class NotationTest {
  private static Manner manner(Signs signs) {
    return new Manner(Locale.ENGLISH, Numbers.SLIDES, signs);
  }

  private static Trace trace(String text) {
    return Trace.of(Texts.build(text).graph());
  }

  private static List<String> sentences(String text, Signs signs) {
    Steps steps = Steps.of(trace(text), Grain.GATE);
    return IntStream.rangeClosed(1, steps.last())
        .mapToObj(n -> Sentences.of(steps, n, manner(signs)))
        .toList();
  }

  /// The formulas of the panel about a gate, a block a line.
  private static String panel(String text, String name, Signs signs) {
    Trace trace = trace(text);
    ComputationGraph graph = trace.graph();
    Gate gate = graph.named(name).orElseThrow();
    return Explanation.of(trace, gate, trace.end(), manner(signs)).blocks().stream()
        .filter(Passage.Line.class::isInstance)
        .map(b ->
            ((Passage.Line) b).pieces().stream().map(Piece::latex).collect(Collectors.joining(" ")))
        .collect(Collectors.joining("\n"));
  }

  private static void has(String formula, String whole) {
    assertTrue(whole.contains(formula), whole);
  }

  @Test
  void aSentenceIsWrittenInTheSignsChosen() {
    String text = "x0 = 3; y = -4; f = (x0*y)^2";
    assertEquals(
        List.of(
            "× : q = x₀ y = 3.00 × (−4.00) = −12.00",
            "(·)² : f = q² = (−12.00)² = 144.00",
            "Seed: the gradient of f with respect to itself is 1.00.",
            "to q: upstream 1.00 · local (−24.00) = −24.00",
            "to x₀: upstream −24.00 · local (−4.00) = 96.00; to y: upstream −24.00 · local 3.00 ="
                + " −72.00"),
        sentences(text, Signs.TEXTBOOK));
    assertEquals(
        List.of(
            "∗ : q = x₀ ∗ y = 3.00 ∗ (−4.00) = −12.00",
            "^2 : f = q^2 = (−12.00)^2 = 144.00",
            "Seed: the gradient of f with respect to itself is 1.00.",
            "to q: upstream 1.00 ∗ local (−24.00) = −24.00",
            "to x₀: upstream −24.00 ∗ local (−4.00) = 96.00; to y: upstream −24.00 ∗ local 3.00 ="
                + " −72.00"),
        sentences(text, Signs.NOTES));
  }

  private static String computed(String text, Signs signs) {
    String sentence = sentences(text, signs).getFirst();
    return sentence;
  }

  @Test
  void aSentenceSaysAFunctionWithTheSignOfItsGate() {
    assertEquals(
        "σ : f = σ(x) = σ(1.00) = 0.73", computed("x = 1; f = sigmoid(x)", Signs.TEXTBOOK));
    assertEquals("σ : f = σ(x) = σ(1.00) = 0.73", computed("x = 1; f = sigmoid(x)", Signs.NOTES));
    assertEquals(
        "(·)² : f = x² = (−3.00)² = 9.00", computed("x = -3; f = square(x)", Signs.TEXTBOOK));
    assertEquals("^2 : f = x^2 = (−3.00)^2 = 9.00", computed("x = -3; f = square(x)", Signs.NOTES));
    assertEquals("|·| : f = |x| = |−3.00| = 3.00", computed("x = -3; f = abs(x)", Signs.TEXTBOOK));
    assertEquals("√· : f = √x = √4.00 = 2.00", computed("x = 4; f = sqrt(x)", Signs.TEXTBOOK));
    assertEquals(
        "CE(·, 1) : f = CE(s, 1) = CE([1.00, 2.00], 1) = 0.31",
        computed("s = [1, 2]; f = cross_entropy(s, 1)", Signs.TEXTBOOK));
    assertEquals(
        "· : f = a · b = [1.00, 2.00] · [3.00, 4.00] = 11.00",
        computed("a = [1, 2]; b = [3, 4]; f = dot(a, b)", Signs.TEXTBOOK));
  }

  @Test
  void ofManyInputsTheRestIsCountedAndASentenceEndsOnce() {
    StringBuilder text = new StringBuilder("f = x1");
    for (int i = 2; i <= 17; i++) {
      text.append(" + x").append(i);
    }
    for (int i = 1; i <= 17; i++) {
      text.append("; x").append(i).append(" = 1");
    }
    Steps steps = Steps.of(trace(text.toString()), Grain.GATE);
    String start = Sentences.of(steps, 0, manner(Signs.TEXTBOOK));
    assertTrue(start.endsWith(", x₁₆ = 1.00 and 1 more."), start);
    assertFalse(start.contains("…"), start);
    Steps fewer =
        Steps.of(trace(text.toString().replace(" + x17", "").replace("; x17 = 1", "")), Grain.GATE);
    assertTrue(Sentences.of(fewer, 0, manner(Signs.TEXTBOOK)).endsWith(", x₁₆ = 1.00."));
  }

  @Test
  void theChainRuleOfThePanelIsWrittenInTheSignsChosen() {
    String text = "x0 = 3; y = -4; q = x0*y; f = q^2";
    String textbook = panel(text, "q", Signs.TEXTBOOK);
    has("q = x_{0} \\, y", textbook);
    has("\\frac{\\partial f}{\\partial q} \\cdot \\frac{\\partial q}{\\partial x_{0}}", textbook);
    has("= -24.00 \\cdot (-4.00)", textbook);
    String notes = panel(text, "q", Signs.NOTES);
    has("q = x_{0} \\ast y", notes);
    has("\\frac{\\partial f}{\\partial q} \\ast \\frac{\\partial q}{\\partial x_{0}}", notes);
    has("= -24.00 \\ast (-4.00)", notes);
  }

  @Test
  void theRulesOfTheCatalogueAreWrittenInTheSignsChosen() {
    String text = "x = 3; f = x^2 + sigmoid(x)";
    has(
        "2 \\, x = 2 \\cdot 3.00 = 6.00",
        panel(text.replace("+ sigmoid(x)", ""), "f", Signs.TEXTBOOK));
    has(
        "2 \\ast x = 2 \\ast 3.00 = 6.00",
        panel(text.replace("+ sigmoid(x)", ""), "f", Signs.NOTES));
    String squash = "x = 3; f = sigmoid(x)";
    has("f \\cdot (1 - f)", panel(squash, "f", Signs.TEXTBOOK));
    has("f \\ast (1 - f)", panel(squash, "f", Signs.NOTES));
  }

  /// A factor before a bracket has its dot in the panel as in a derivation: f (1 − f) could be a
  /// call.
  @Test
  void noFactorOfAnExampleStandsBeforeABracketWithoutASign() {
    int dots = 0;
    for (String name : List.of("sigmoid", "sigmoid-fused", "staged", "swish", "deep", "tanh-net")) {
      Trace trace = trace(Examples.named(name).orElseThrow().program());
      for (Gate gate : trace.graph().gates()) {
        if (!gate.isOperation()) continue;
        for (Passage block :
            Explanation.of(trace, gate, trace.end(), manner(Signs.TEXTBOOK)).blocks()) {
          if (!(block instanceof Passage.Line line)) continue;
          assertFalse(line.latex().matches(".*\\\\, *(\\\\left)?\\(.*"), line.latex());
          if (line.latex().contains("\\cdot (1 - ")) dots++;
        }
      }
    }
    assertTrue(dots >= 10, "" + dots);
  }

  /// What a program calls sum has one sign in the gate, the panel and a derivation.
  @Test
  void aSumOfAllEntriesHasItsSignInAFormulaToo() {
    String loss = Examples.named("softmax-loss").orElseThrow().program();
    Gate gate = trace(loss).graph().named("L").orElseThrow();
    assertEquals(
        "CE(y, t) = −Σ(t ⊙ log(y))",
        Explanation.about(trace(loss).graph(), gate, manner(Signs.TEXTBOOK)));
    String own = "sum(x) = 2*x; g(x) = sum(x)^2; x = 3; f = g(x)";
    Gate called = trace(own).graph().named("f").orElseThrow();
    assertEquals(
        "g(x) = sum(x)²", Explanation.about(trace(own).graph(), called, manner(Signs.TEXTBOOK)));
    String typeset =
        LatexProgram.shown(ProgramReader.read(loss), Signs.TEXTBOOK, e -> Product.PLAIN);
    has("= -\\Sigma \\left(t \\cdot \\log\\left(y\\right)\\right)", typeset);
    String kept = LatexProgram.shown(ProgramReader.read(own), Signs.TEXTBOOK, e -> Product.PLAIN);
    assertFalse(kept.contains("\\Sigma"), kept);
    assertFalse(LatexProgram.text(ProgramReader.read(loss)).contains("\\Sigma"), "is read back");
  }

  @Test
  void matricesStandSideBySideInTheTextbookAndHaveAnAsteriskInTheNotes() {
    String text = "W = [[1, 2], [3, 4]]; x1 = [5, 6]; s = W @ x1; f = sum(s)";
    String textbook = panel(text, "s", Signs.TEXTBOOK);
    has("s = W \\, x_{1}", textbook);
    has("\\frac{\\partial f}{\\partial s} x_{1}^{\\top}", textbook);
    String notes = panel(text, "s", Signs.NOTES);
    has("s = W \\ast x_{1}", notes);
    has("\\frac{\\partial f}{\\partial s} \\ast x_{1}^{\\top}", notes);
    String said = String.join("\n", sentences(text, Signs.TEXTBOOK));
    has("to W: ∂f/∂W = ∂f/∂s x₁ᵀ", said);
    String told = String.join("\n", sentences(text, Signs.NOTES));
    has("to W: ∂f/∂W = ∂f/∂s ∗ x₁ᵀ", told);
    has("∗ : ", told);
  }

  @Test
  void thePathsAreWrittenInTheSignsChosen() {
    Trace trace = trace("x0 = 3; y = -4; q = x0*y; f = q*2");
    Gate x = trace.graph().named("x0").orElseThrow();
    var way = ChainPaths.of(trace, x, () -> false).strongest(1).getFirst();
    for (Signs signs : Signs.values()) {
      PathStory story = PathStory.of(trace, way, manner(signs), true);
      String symbols =
          story.lines().get(0).pieces().stream().map(Piece::latex).collect(Collectors.joining(" "));
      has(
          "\\frac{\\partial f}{\\partial q} {}"
              + signs.latexFactor()
              + " \\frac{\\partial q}{\\partial x_{0}}",
          symbols);
      String numbers =
          story.lines().get(1).pieces().stream().map(Piece::latex).collect(Collectors.joining(" "));
      assertEquals("= 2.00 {}" + signs.latexFactor() + " \\left(-4.00\\right) = -8.00", numbers);
      assertEquals("f → q → x₀", story.route());
    }
  }

  @Test
  void aWireWithoutANameIsIntroducedInTheSignsChosen() {
    Trace trace = trace("w0 = 3; x0 = -4; f = sin(w0*x0 - 2)");
    List<String> textbook =
        ValueTable.of(trace, trace.end(), Locale.ENGLISH, Signs.TEXTBOOK).stream()
            .map(ValueTable.Row::name)
            .toList();
    assertEquals(List.of("w₀", "x₀", "q = w₀ x₀", "p = w₀ x₀ − 2", "f"), textbook);
    List<String> notes =
        ValueTable.of(trace, trace.end(), Locale.ENGLISH, Signs.NOTES).stream()
            .map(ValueTable.Row::name)
            .toList();
    assertEquals(List.of("w₀", "x₀", "q = w₀ ∗ x₀", "p = w₀ ∗ x₀ − 2", "f"), notes);
  }

  @Test
  void theSignOfAPowerHasItsExponentInTheTextbook() {
    Trace trace = trace("x = 3; n = 2; a = x^2; b = x^n; c = x^0.5; d = x*a; f = a + b + c + d");
    List<String> textbook = signs(trace, Signs.TEXTBOOK);
    assertEquals(List.of("(·)²", "(·)^(·)", "(·)^0.5", "×"), textbook);
    assertEquals(List.of("^2", "^", "^0.5", "∗"), signs(trace, Signs.NOTES));
  }

  private static List<String> signs(Trace trace, Signs signs) {
    return List.of("a", "b", "c", "d").stream()
        .map(name -> trace.graph().named(name).orElseThrow())
        .map(gate -> Explanation.sign(trace, gate, manner(signs)))
        .toList();
  }

  @Test
  void aFunctionOfTheProgramIsToldInTheSignsChosen() {
    Trace trace = trace("sq1(a0, b) = a0^2*b; x0 = 3; y = 2; f = sq1(x0, y)");
    Gate f = trace.graph().named("f").orElseThrow();
    assertEquals("sq1(a₀, b) = a₀² b", Explanation.about(trace.graph(), f, manner(Signs.TEXTBOOK)));
    assertEquals("sq1(a₀, b) = a₀^2 ∗ b", Explanation.about(trace.graph(), f, manner(Signs.NOTES)));
    assertEquals(
        "sq1(a₀, b) = a₀^2 ∗ b: 본문을 따라 작은 역전파가 한 번 돕니다.",
        Explanation.back(trace.graph(), f, new Manner(Locale.KOREAN, Numbers.SLIDES, Signs.NOTES)));
    assertEquals(
        Explanation.about(trace.graph(), f, manner(Signs.NOTES))
            + ": a small backward pass runs through its body.",
        Explanation.back(trace.graph(), f, manner(Signs.NOTES)));
  }

  @Test
  void aFunctionIsCalledWithTheArgumentsThatTheTextGivesIt() {
    String text = "λ = 2; W = [1, 2]; R(W) = λ‖W‖²; f = R(W) + 1";
    Trace trace = trace(text);
    Gate call = trace.forward().getFirst();
    assertEquals(2, trace.graph().operands(call).size());
    assertEquals("R(W) = λ ‖W‖²", Explanation.about(trace.graph(), call, manner(Signs.TEXTBOOK)));
    assertEquals(
        "R : q = R(W) = R([1.00, 2.00]) = 10.00", sentences(text, Signs.TEXTBOOK).getFirst());
    Explanation panel = Explanation.of(trace, call, trace.end(), manner(Signs.TEXTBOOK));
    String first =
        panel.blocks().stream()
            .filter(Passage.Line.class::isInstance)
            .map(b -> ((Passage.Line) b).latex())
            .findFirst()
            .orElseThrow();
    has("q = R\\left(W\\right) = R\\left(", first);
  }

  @Test
  void aGateIsCalledByTheSignThePictureShows() {
    Trace trace = trace("x = 2; f = 1/(1 + exp(-x)) + max(0, x)*3");
    List<List<String>> called =
        Stream.of(Signs.TEXTBOOK, Signs.NOTES)
            .map(signs -> new Manner(Locale.ENGLISH, trace.numbers(2), signs))
            .map(manner ->
                trace.forward().stream().map(g -> Explanation.sign(trace, g, manner)).toList())
            .toList();
    assertEquals(
        List.of(
            List.of("×(−1)", "exp", "+1", "1/·", "max(0, ·)", "×3", "+"),
            List.of("∗−1", "exp", "+1", "1/x", "max(0, ·)", "∗3", "+")),
        called);
  }
}
