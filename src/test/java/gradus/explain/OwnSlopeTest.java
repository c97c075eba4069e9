package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.graph.Wire;
import gradus.latex.Signs;
import gradus.lesson.Examples;
import gradus.op.Origin;
import gradus.trace.ChainPaths;
import gradus.trace.Grain;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A function of the program hands back what its body says, and no sentence or formula about a gate
/// with a known rule says a thing by itself: ∂L/∂y is not ∂L/∂y.
class OwnSlopeTest {
  private static final List<String> OWN =
      List.of(
          "g(x) = x^2; f(x) = g(x)*sigmoid(x); v = [1, 2]; y = f(v); L = sum(y)",
          "layer(x, W) = relu(W x); v = [1, 2]; W = [[1, 2], [3, 4]]; L = norm(layer(v, W))",
          "loss(s, k) = hinge(s, k) + sum(s); v = [1, 2]; k = 1; L = loss(v, k)",
          "sc(x, k) = k x^2; v = [1, 2]; y = sc(v, 3); f = sum(y)",
          "sc(x, k) = k x^2; v = [1, 2]; k = 2; y = sc(v, k); f = sum(y)",
          "d(x, k) = dot(x, k); v = [1, 2]; y = d(v, v)",
          "e = 3; g(x) = exp(x); v = [1, 2]; y = g(v); f = sum(y) + e",
          "swish(x) = x*sigmoid(x); z = 2; f = swish(z)",
          "s(x) = softmax(x); v = [1, 2]; w = [3, 1]; f = dot(s(v), w)",
          "g(A) = sum(conv2d(A, [[1, 2], [3, 4]])); X = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]; f ="
              + " g(X)",
          "g(A) = prod(A); X = [[1, 2], [3, 4]]; f = g(X)");

  private static Steps steps(String program) {
    Lowering lowering = Texts.build(program);
    assertFalse(lowering.hasErrors(), () -> program + lowering.problems());
    return Steps.of(Trace.of(lowering.graph()), Grain.GATE);
  }

  private static Manner manner(Trace trace, Locale locale, Signs signs) {
    return new Manner(locale, trace.numbers(2), signs);
  }

  /// What is said of the step that pulls through a function of the program.
  private static String said(String program, Locale locale) {
    Steps steps = steps(program);
    for (int n = 0; n <= steps.last(); n++) {
      if (steps.step(n) instanceof Step.Pull p && isOwn(p.gate())) {
        return Sentences.of(steps, n, manner(steps.trace(), locale, Signs.TEXTBOOK));
      }
    }
    throw new AssertionError("no function of its own in " + program);
  }

  private static boolean isOwn(Gate gate) {
    return gate.isOperation() && gate.op().origin() instanceof Origin.Function;
  }

  private static void assertSaid(String expected, String program) {
    assertEquals(expected, said(program, Locale.ENGLISH), program);
  }

  @Test
  void aLossOfTheProgramSaysItsSlopesInTheNamesOfTheWires() {
    assertSaid(
        "to y: ∂L/∂y = −t/y = [0, −5.00, 0]; to t: ∂L/∂t = −log(y) = [1.20, 1.61, 0.69]",
        Examples.named("softmax-loss").orElseThrow().program());
    String hinge = said(Examples.named("hinge").orElseThrow().program(), Locale.ENGLISH);
    assertTrue(
        hinge.startsWith("to W: ∂L/∂W += ∂L/∂q · 2 λ W = [[0.20, 0.20], [0.10, 0.40]"), hinge);
  }

  @Test
  void aFunctionOfVectorsSaysAllItHandsBack() {
    assertSaid(
        "to v: ∂L/∂v = ∂L/∂y ⊙ v² ⊙ (σ(v) ⊙ (1 − σ(v))) + 2 ∂L/∂y ⊙ σ(v) ⊙ v = [1.66, 3.94]",
        OWN.get(0));
    assertSaid(
        "to v: ∂L/∂v = Wᵀ (∂L/∂q ⊙ 1[W v > 0]) = [3.14, 4.47]; to W: ∂L/∂W = (∂L/∂q ⊙ 1[W v > 0])"
            + " vᵀ = [[0.41, 0.83], [0.91, 1.82]]",
        OWN.get(1));
    assertSaid("to v: ∂f/∂v = 2 k ∂f/∂y ⊙ v = [4, 8]; to k: ∂f/∂k = Σ(∂f/∂y ⊙ v²) = 5", OWN.get(4));
    assertSaid("to v: ∂f/∂v = q ⊙ (∂f/∂q − Σ(∂f/∂q ⊙ q)) = [0.39, −0.39]", OWN.get(8));
  }

  @Test
  void aNumberStandsInTheSlopeAndAWireTakenTwiceIsExplained() {
    assertSaid("to v: ∂f/∂v = 6 ∂f/∂y ⊙ v = [6, 12]", OWN.get(3));
    assertSaid(
        "to v: ∂y/∂v += k = [1, 2], k = v, the first of 2 branches of v; to v: ∂y/∂v += v = [1, 2],"
            + " k = v, together [1, 2] + [1, 2] = [2, 4] (branch 2 of 2)",
        OWN.get(5));
  }

  @Test
  void theSlopeOfAHingeInsideIsSaidAsThatOfTheGate() {
    String loss = said(OWN.get(2), Locale.ENGLISH);
    assertTrue(
        loss.startsWith(
            "to v: ∂L/∂v = 𝟏 + [Σ_{j≠k} (1[v_j + 1 > v_k] + ½ · 1[v_j + 1 = v_k]) · (1[i = j] −"
                + " 1[i = k])]_i = [1.50, 0.50]; "),
        loss);
    String apart = said(OWN.get(2).replace("v = [1, 2]", "v = [1, 3]"), Locale.ENGLISH);
    assertTrue(
        apart.startsWith(
            "to v: ∂L/∂v = 𝟏 + [Σ_{j≠k} 1[v_j + 1 > v_k] · (1[i = j] − 1[i = k])]_i = "),
        apart);
  }

  @Test
  void aFunctionWithoutSuchAFormulaIsSpokenOfInWords() {
    String images = OWN.getLast();
    String result = " = [[24, 12], [8, 6]]";
    assertTrue(
        said(images, Locale.ENGLISH).startsWith("to X: ∂f/∂X = (the local gradient of g)"),
        said(images, Locale.ENGLISH));
    assertTrue(
        said(images, Locale.KOREAN).contains("∂f/∂X = (g의 국소 기울기)"), said(images, Locale.KOREAN));
    assertTrue(said(images, Locale.ENGLISH).endsWith(result.replace(".00", "")), result);
  }

  @Test
  void theExponentialIsNotEToAPowerWhereTheProgramHasAnEOfItsOwn() {
    String doubled = "e = 3; g(x) = sum(exp(x) + x*exp(x)); v = [0, 1]; y = g(v); f = y + e";
    assertSaid("to v: ∂f/∂v = ∂f/∂y · (2 exp(v) + v ⊙ exp(v)) = [2.00, 8.15]", doubled);
  }

  @Test
  void theSlopeStandsAtTheOperandWhereItIsShort() {
    Trace swish = steps(Examples.named("swish").orElseThrow().program()).trace();
    Gate q = swish.graph().operands(swish.graph().output()).getFirst().source();
    assertEquals(
        "σ(x) + x · σ(x) · (1 − σ(x))",
        LocalLine.word(
                swish,
                swish.graph().operands(q).getFirst(),
                manner(swish, Locale.ENGLISH, Signs.TEXTBOOK))
            .orElseThrow());
    Trace hinge = steps(Examples.named("hinge").orElseThrow().program()).trace();
    Gate r = hinge.graph().gates().stream().filter(OwnSlopeTest::isOwn).findFirst().orElseThrow();
    List<String> words =
        hinge.graph().operands(r).stream()
            .map(w -> LocalLine.word(hinge, w, manner(hinge, Locale.ENGLISH, Signs.TEXTBOOK)))
            .map(o -> o.orElse("none"))
            .toList();
    assertEquals(List.of("2 λ W", "‖W‖²"), words);
  }

  @Test
  void theProductAtTheOutputSaysTheLocalGradientAndNotItself() {
    Steps steps = steps(Examples.named("xyz").orElseThrow().program());
    int n = 0;
    while (!(steps.step(n) instanceof Step.Pull)) {
      n++;
    }
    List<String> lines =
        Explanation.of(steps, n, manner(steps.trace(), Locale.ENGLISH, Signs.TEXTBOOK))
            .blocks()
            .stream()
            .filter(Passage.Line.class::isInstance)
            .map(b -> ((Passage.Line) b).latex().replaceAll(" +", " "))
            .toList();
    assertTrue(lines.contains("\\frac{\\partial f}{\\partial q} = 1 \\cdot z"), lines.toString());
  }

  @Test
  void aWayThroughAFunctionOfTheProgramSaysItsSlope() {
    Trace trace = steps(Examples.named("softmax-loss").orElseThrow().program()).trace();
    Gate t = trace.graph().named("t").orElseThrow();
    ChainPaths.Way way = ChainPaths.of(trace, t, () -> false).strongest(1).getFirst();
    Manner manner = manner(trace, Locale.ENGLISH, Signs.TEXTBOOK).inBold();
    Passage.Line last = PathStory.of(trace, way, manner, true).lines().getLast();
    assertEquals("∂L/∂t = −log(y)", last.text());
    assertEquals(
        "\\frac{\\partial L}{\\partial \\boldsymbol{t}} = -\\log\\left(\\boldsymbol{y}\\right)",
        last.latex());
  }

  private static List<String> programs() {
    List<String> programs = new ArrayList<>(OWN);
    Examples.all().forEach(e -> programs.add(e.program()));
    for (String rows : List.of("/people.jsonl", "/textbooks/textbooks.jsonl")) {
      try (InputStream in = OwnSlopeTest.class.getResourceAsStream(rows)) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> JsonMapper.shared().readTree(line).get("program").stringValue())
            .forEach(programs::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return programs;
  }

  @Test
  void nothingIsSaidByItself() {
    int own = 0;
    int pulls = 0;
    for (String program : programs()) {
      Lowering lowering = Texts.build(program);
      if (lowering.hasErrors() || lowering.graph().gates().size() > 60) continue;
      Trace trace = Trace.of(lowering.graph());
      if (trace.isSymbolic() || !trace.graph().blanks().isEmpty()) continue;
      Steps steps = Steps.of(trace, Grain.GATE);
      Manner english = manner(trace, Locale.ENGLISH, Signs.TEXTBOOK);
      Manner korean = manner(trace, Locale.KOREAN, Signs.NOTES);
      for (int n = 0; n <= steps.last(); n++) {
        if (!(steps.step(n) instanceof Step.Pull p)) continue;
        pulls++;
        if (isOwn(p.gate())) own++;
        for (Manner manner : List.of(english, korean)) {
          saysNothingElse(trace, p.gate(), Sentences.of(steps, n, manner), manner, program);
        }
        Explanation.of(steps, n, english).blocks().forEach(b -> noTautology(b, program));
      }
      for (Gate input : trace.graph().inputs()) {
        for (ChainPaths.Way way : ChainPaths.of(trace, input, () -> false).strongest(20)) {
          PathStory.of(trace, way, english, false).lines().forEach(l -> noTautology(l, program));
        }
      }
    }
    assertTrue(own >= 20, "functions of programs: " + own);
    assertTrue(pulls >= 1000, "steps back: " + pulls);
  }

  /// What stands behind ∂ is what arrives at the gate, and no local gradient.
  private static void saysNothingElse(
      Trace trace, Gate gate, String said, Manner manner, String program) {
    Telling telling = Telling.of(trace, gate, manner);
    // The output's own gradient is 1: there the local gradient is all that is said.
    if (telling.symbols().isOne(gate)) {
      assertFalse(said.contains(telling.gradientText(gate)), () -> said + " in " + program);
      return;
    }
    if (telling.template().entryRule().isPresent()) return;
    String arriving = telling.gradientText(gate);
    String rest = said.replace(arriving, "");
    for (Wire wire : trace.graph().operands(gate)) {
      String made = telling.gradientText(wire.source());
      rest = rest.replace(made + " = ", "").replace(made + " += ", "");
    }
    String left = rest;
    assertFalse(left.contains("∂"), () -> said + " in " + program);
  }

  /// No equation has one side twice.
  private static void noTautology(Passage block, String program) {
    if (!(block instanceof Passage.Line line)) return;
    List<String> sides = List.of(line.latex().replaceAll("[ {}]|\\\\,", "").split("=", -1));
    for (int i = 1; i < sides.size(); i++) {
      if (sides.get(i).contains("\\partial")) {
        assertNotEquals(sides.get(i - 1), sides.get(i), () -> line.latex() + " in " + program);
      }
    }
  }
}
