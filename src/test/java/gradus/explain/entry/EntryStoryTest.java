package gradus.explain.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.Manner;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.op.Op;
import gradus.op.Programs;
import gradus.op.catalogue.Ops;
import gradus.picture.Formula;
import gradus.tensor.Numbers;
import gradus.trace.EntryParts.GateEntry;
import gradus.trace.InputEntry;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What an entry is made of, as it is written and as it is read aloud.
class EntryStoryTest {
  private static final Manner ENGLISH = new Manner(Locale.ENGLISH, Numbers.SLIDES);
  private static final Manner KOREAN = new Manner(Locale.KOREAN, Numbers.SLIDES);

  private static final String NORM =
      "q = W @ x\nf = sum(q * q)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]";

  private static Trace trace(String text) {
    Lowering lowering = Texts.build(text);
    assertFalse(lowering.hasErrors(), () -> text + lowering.problems());
    return Trace.of(lowering.graph());
  }

  private static GateEntry entry(Trace trace, String name, int place) {
    return new GateEntry(trace.graph().named(name).orElseThrow(), place);
  }

  private static EntryStory value(String text, String name, int place) {
    Trace trace = trace(text);
    return EntryStory.ofValue(trace, entry(trace, name, place), List.of(), ENGLISH).orElseThrow();
  }

  private static String latex(EntryStory story) {
    return story.line().latex().replace("\\left", "").replace("\\right", "");
  }

  private static EntryStory gradient(String text, String name, int place, Manner manner) {
    Trace trace = trace(text);
    return EntryStory.ofGradient(trace, entry(trace, name, place), trace.end(), manner)
        .orElseThrow();
  }

  @Test
  void anEntryOfAProductIsItsRowTimesItsColumn() {
    EntryStory q = value(NORM, "q", 0);
    assertEquals(
        "{q}_0 = {W}_{00} \\, {x}_0 + {W}_{01} \\, {x}_1 = 0.10 \\cdot 0.20 + 0.50 \\cdot 0.40 ="
            + " 0.22",
        latex(q));
    assertEquals(
        "q₀ = 0.22, made of W₀₀ = 0.10, x₀ = 0.20, W₀₁ = 0.50, x₁ = 0.40", q.line().text());
    assertEquals(List.of(), q.remarks());
    assertEquals(
        "{q}_1 = {W}_{10} \\, {x}_0 + {W}_{11} \\, {x}_1 = -0.30 \\cdot 0.20 + 0.80 \\cdot 0.40 ="
            + " 0.26",
        latex(value(NORM, "q", 1)));
  }

  @Test
  void anEntryOfAGradientIsUpstreamTimesLocal() {
    EntryStory w = gradient(NORM, "W", 1, ENGLISH);
    assertEquals(
        "\\frac{\\partial f}{\\partial {W}_{01}} = \\frac{\\partial f}{\\partial {q}_0} \\cdot"
            + " \\frac{\\partial {q}_0}{\\partial {W}_{01}} = \\frac{\\partial f}{\\partial {q}_0}"
            + " \\cdot {x}_1 = 0.44 \\cdot 0.40 = 0.18",
        latex(w));
    assertEquals("∂f/∂W₀₁ = 0.44 · 0.40 = 0.18", w.line().text());
    assertEquals(
        "\\frac{\\partial f}{\\partial {x}_0} = \\frac{\\partial f}{\\partial {q}_0} \\cdot"
            + " \\frac{\\partial {q}_0}{\\partial {x}_0} + \\frac{\\partial f}{\\partial {q}_1}"
            + " \\cdot \\frac{\\partial {q}_1}{\\partial {x}_0} = 0.44 \\cdot 0.10 + 0.52 \\cdot"
            + " (-0.30) = -0.11",
        latex(gradient(NORM, "x", 0, ENGLISH)));
  }

  @Test
  void throughTwoOperandsEachIsSaidByItself() {
    EntryStory q = gradient(NORM, "q", 0, ENGLISH);
    assertEquals(
        "\\frac{\\partial f}{\\partial {q}_0} = \\frac{\\partial f}{\\partial {p}_0} \\cdot"
            + " .\\frac{\\partial {p}_0}{\\partial {q}_0}|_{1} + \\frac{\\partial f}{\\partial"
            + " {p}_0} \\cdot .\\frac{\\partial {p}_0}{\\partial {q}_0}|_{2} = 1.00 \\cdot 0.22 +"
            + " 1.00 \\cdot 0.22 = 0.44",
        latex(q));
  }

  private static final String LENGTH =
      "q = W @ x\nf = squared_norm(q)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]";

  @Test
  void aLocalGradientIsToldByItsFormula() {
    EntryStory q = gradient(LENGTH, "q", 0, ENGLISH);
    assertEquals(
        "\\frac{\\partial f}{\\partial {q}_0} = 2 \\, {q}_0 = 2 \\cdot 0.22 = 0.44", latex(q));
    assertEquals("∂f/∂q₀ = 2 · 0.22 = 0.44", q.line().text());
    assertEquals(List.of("q0"), factors(q));
    EntryStory w = gradient(LENGTH, "W", 1, ENGLISH);
    assertEquals(
        "\\frac{\\partial f}{\\partial {W}_{01}} = \\frac{\\partial f}{\\partial {q}_0} \\cdot"
            + " \\frac{\\partial {q}_0}{\\partial {W}_{01}} = 2 \\, {q}_0 \\cdot {x}_1 = 2 \\cdot"
            + " 0.22 \\cdot 0.40 = 0.18",
        latex(w));
    assertEquals("∂f/∂W₀₁ = 2 · 0.22 · 0.40 = 0.18", w.line().text());
    assertEquals(List.of("q0", "x1"), factors(w));
    assertEquals(
        "∂f/∂x₀ = 2 · 0.22 · 0.10 + 2 · 0.26 · (−0.30) = −0.11",
        gradient(LENGTH, "x", 0, ENGLISH).line().text());
  }

  private static List<String> factors(EntryStory story) {
    return story.factors().stream().map(e -> e.gate().name() + e.place()).toList();
  }

  /// A loss and probabilities are told by what their rule makes of the entries.
  @Test
  void aLossTellsWhatItsGradientIsMadeOf() {
    String scores = "s = [1, 2, -0.5]; y = 1; L = cross_entropy(s, y)";
    EntryStory right = gradient(scores, "s", 1, ENGLISH);
    assertEquals(
        "\\frac{\\partial L}{\\partial {s}_1} = \\frac{e^{{s}_1}}{e^{{s}_0} + e^{{s}_1} +"
            + " e^{{s}_2}} - \\mathbf{1}[1 = y] = \\frac{e^{2.00}}{e^{1.00} + e^{2.00} +"
            + " e^{-0.50}} - 1 = -0.31",
        latex(right));
    assertEquals("∂L/∂s₁ = e^2.00/(e^1.00 + e^2.00 + e^(−0.50)) − 1 = −0.31", right.line().text());
    assertEquals(List.of("s0", "s1", "s2", "y0"), factors(right));
    String margins = "s = [1, 2, 0.5]; y = 0; L = hinge(s, y)";
    assertEquals(
        "∂L/∂s₀ = −(1[2.00 − 1.00 + 1 > 0] + 1[0.50 − 1.00 + 1 > 0]) = −2.00",
        gradient(margins, "s", 0, ENGLISH).line().text());
    assertEquals(
        "∂L/∂s₁ = 1[2.00 − 1.00 + 1 > 0] = 1.00", gradient(margins, "s", 1, ENGLISH).line().text());
    String apart = "x = [1, 2, 0.5]; y = [0, 1, -1]; L = mse(x, y)";
    assertEquals(
        "∂L/∂x₂ = 2/3 · (0.50 − (−1.00)) = 1.00", gradient(apart, "x", 2, ENGLISH).line().text());
    assertEquals(
        "∂L/∂y₂ = 2/3 · (−1.00 − 0.50) = −1.00", gradient(apart, "y", 2, ENGLISH).line().text());
  }

  @Test
  void aScoreMovesItsOwnProbabilityAndAllOthers() {
    String program = "s = [1, 2]; p = softmax(s); v = [1, -2]; L = dot(p, v)";
    assertEquals(
        "{v}_0 \\cdot {p}_0 \\, (1 - {p}_0) + {v}_1 \\cdot (-{p}_1 \\, {p}_0) = 1.00 \\cdot 0.27"
            + " \\cdot (1 - 0.27) - 2.00 \\cdot (-0.73 \\cdot 0.27) = 0.59",
        latex(gradient(program, "s", 0, ENGLISH)).split(" = ", 3)[2]);
  }

  /// Through these the gradient is upstream times what the rule makes of the entry or of its value.
  @Test
  void everyCurveIsToldByItsFormula() {
    String after = "\nf = sum(y * v)\nx = [0.5, 2]\nv = [3, 4]";
    assertEquals("4.00 \\cdot 2 \\cdot 2.00 = 16.00", end("y = x^2" + after));
    assertEquals("4.00 \\cdot 3 \\cdot 2.00^{2} = 48.00", end("y = x^3" + after));
    assertEquals("4.00 \\cdot \\frac{1}{2.00} = 2.00", end("y = log(x)" + after));
    assertEquals("4.00 \\cdot 7.39 = 29.56", end("y = exp(x)" + after));
    assertEquals("4.00 \\cdot (-\\frac{1}{2.00^{2}}) = -1.00", end("y = 1/x" + after));
    assertEquals("4.000 \\cdot (1 - 0.964^{2}) = 0.283", end("y = tanh(x)" + after));
    assertEquals("4.00 \\cdot 0.88 \\cdot (1 - 0.88) = 0.42", end("y = sigmoid(x)" + after));
    assertEquals("4.00 \\cdot 1.00 = 4.00", end("y = relu(x)" + after));
  }

  /// The numbers of the gradient of x₁ and what they come to.
  private static String end(String text) {
    String latex = latex(gradient(text, "x", 1, ENGLISH));
    int last = Math.max(latex.lastIndexOf(" = "), latex.lastIndexOf(" \\approx "));
    return latex.substring(latex.lastIndexOf(" = ", last - 1) + 3);
  }

  @Test
  void ofManyTermsThoseThatAreNotZeroAreWritten() {
    String text =
        "C = conv2d(X, K)\n"
            + "M = max(C, axis=1)\n"
            + "L = sum(M)\n"
            + "X = [[1, 2, 0, 1], [3, 1, 2, 2], [0, 1, 4, 1], [2, 2, 1, 0]]\n"
            + "K = [[1, -1], [0.5, 2]]";
    EntryStory k = gradient(text, "K", 1, ENGLISH);
    assertEquals("∂L/∂K₀₁ = 1.00 · 2.00 + 1.00 · 1.00 = 3.00", k.line().text());
    assertEquals(List.of("A sum of 8 terms, of which 6 are 0 and not written."), k.remarks());
    EntryStory s = value("s = sum(v)\nv = [0, 1, 0, 0, 2, 0, 0, -3]", "s", 0);
    assertEquals("s = {v}_1 + {v}_4 + {v}_7 = 1.00 + 2.00 - 3.00 = 0", latex(s));
    assertEquals(List.of("A sum of 8 terms, of which 5 are 0 and not written."), s.remarks());
  }

  @Test
  void anEntryOfATangentIsLocalTimesTangent() {
    Trace backward = trace(LENGTH);
    Trace trace =
        backward.forwardMode(
            new InputEntry(backward.graph().named("W").orElseThrow(), 1), () -> false);
    EntryStory q = EntryStory.ofTangent(trace, entry(trace, "q", 0), ENGLISH).orElseThrow();
    assertEquals("\\frac{\\partial {q}_0}{\\partial {W}_{01}} = {x}_1 = 0.40", latex(q));
    EntryStory f = EntryStory.ofTangent(trace, entry(trace, "f", 0), ENGLISH).orElseThrow();
    assertEquals("∂f/∂W₀₁ = 2 · 0.22 · 0.40 = 0.18", f.line().text());
    assertEquals(List.of("q0"), factors(f));
    EntryStory other = EntryStory.ofTangent(trace, entry(trace, "q", 1), KOREAN).orElseThrow();
    assertEquals("∂q₁/∂W₀₁ = 0", other.line().text());
    assertEquals(List.of("q₁: W₀₁에 따라 변하지 않습니다."), other.remarks());
    EntryStory own = EntryStory.ofTangent(trace, entry(trace, "W", 1), ENGLISH).orElseThrow();
    assertEquals("∂W₀₁/∂W₀₁ = 1.00", own.line().text());
    assertEquals(List.of("It is the number that moves: its own tangent is 1."), own.remarks());
  }

  @Test
  void whatIsReadAloudIsInBothLanguages() {
    Trace trace = trace("m = max(v)\nv = [1, 5, 3]");
    EntryStory m = EntryStory.ofValue(trace, entry(trace, "m", 0), List.of(), KOREAN).orElseThrow();
    assertEquals("m = 5.00. 여기에 든 원소: v₁ = 5.00", m.line().text());
    assertEquals(List.of("v₁만 들어갑니다. 고르지 않은 쪽은 몫이 없습니다."), m.remarks());
    EntryStory english = value("m = max(v)\nv = [1, 5, 3]", "m", 0);
    assertEquals(List.of("v₁ alone is in it: what loses has no part."), english.remarks());
    assertEquals("m = {v}_1 = 5.00", latex(english));
  }

  @Test
  void ofALongSumTheFirstThreeAndTheLastAreWritten() {
    EntryStory s = value("s = sum(v)\nv = [1, 2, 3, 4, 5, 6, 7]", "s", 0);
    assertEquals(
        "s = {v}_0 + {v}_1 + {v}_2 + \\cdots + {v}_6 = 1.00 + 2.00 + 3.00 + \\cdots + 7.00 ="
            + " 28.00",
        latex(s));
    assertEquals(List.of("A sum of 7 terms."), s.remarks());
    assertEquals(
        "s = 28.00, made of v₀ = 1.00, v₁ = 2.00, v₂ = 3.00, …, v₆ = 7.00", s.line().text());
  }

  @Test
  void everyKindOfGateHasItsOwnFormula() {
    assertEquals(
        "{p}_1 = \\frac{e^{{s}_1}}{e^{{s}_0} + e^{{s}_1}} = \\frac{e^{-2.000}}{e^{1.000} +"
            + " e^{-2.000}} = 0.047",
        latex(value("p = softmax(s)\ns = [1, -2]", "p", 1)));
    assertEquals(
        "{z}_1 = {x}_1 + {b}_1 = -2.00 + 0.50 = -1.50",
        latex(value("z = x + b\nx = [1, -2]\nb = [3, 0.5]", "z", 1)));
    assertEquals(
        "{r}_1 = \\max(0, {x}_1) = \\max(0, -2.00) = 0",
        latex(value("r = relu(x)\nx = [1, -2]", "r", 1)));
    assertEquals(
        "n = \\sqrt{{x}_0^{2} + {x}_1^{2}} = \\sqrt{3.00^{2} + (-4.00)^{2}} = 5.00",
        latex(value("n = norm(x)\nx = [3, -4]", "n", 0)));
    assertEquals(
        "L = \\max(0, {s}_1 - {s}_0 + 1) + \\max(0, {s}_2 - {s}_0 + 1) = \\max(0, 5.10 - 3.20 +"
            + " 1) + \\max(0, -1.70 - 3.20 + 1) = 2.90",
        latex(value("L = hinge(s, 0)\ns = [3.2, 5.1, -1.7]", "L", 0)));
    assertEquals(
        "L = \\tfrac{1}{2} \\, ({a}_0 - {b}_0)^{2} + \\tfrac{1}{2} \\, ({a}_1 - {b}_1)^{2} ="
            + " \\tfrac{1}{2} \\cdot (1.00 - 3.00)^{2} + \\tfrac{1}{2} \\cdot (2.00 -"
            + " (-2.00))^{2} = 10.00",
        latex(value("L = mse(a, b)\na = [1, 2]\nb = [3, -2]", "L", 0)));
    assertEquals(
        "{t}_{21} = {A}_{12} = 6.00",
        latex(value("t = transpose(A)\nA = [[1, 2, 3], [4, 5, 6]]", "t", 5)));
    assertEquals("{d}_{01} = 0", latex(value("d = diag(v)\nv = [1, 2]", "d", 1)));
  }

  @Test
  void whatIsPrintedOfALargeMatrixHoldsAsPrinted() {
    String rows = "[0.646, 0.646], ".repeat(200) + "[0.646, 0.646]";
    EntryStory q = value("q = W @ x\nW = [" + rows + "]\nx = [0.646, 0.646]", "q", 200);
    assertEquals(
        "{q}_{200} = {W}_{200,0} \\, {x}_0 + {W}_{200,1} \\, {x}_1 = 0.646 \\cdot 0.646 + 0.646"
            + " \\cdot 0.646 = 0.835",
        latex(q));
  }

  @Test
  void whatReadsItIsNamed() {
    Trace trace = trace(NORM);
    GateEntry x = entry(trace, "x", 1);
    List<GateEntry> readers = List.of(entry(trace, "q", 0), entry(trace, "q", 1));
    assertEquals(
        List.of("It goes into q₀, q₁."),
        EntryStory.ofValue(trace, x, readers, ENGLISH).orElseThrow().remarks());
    assertEquals(
        List.of("들어가는 곳: q₀, q₁"),
        EntryStory.ofValue(trace, x, readers, KOREAN).orElseThrow().remarks());
  }

  @Test
  void aNumberOfTheTextStandsAsItIs() {
    assertEquals(
        "{y}_1 = {x}_1^{2} = (-2.50)^{2} = 6.25", latex(value("y = x^2\nx = [1, -2.5]", "y", 1)));
    assertEquals(
        "{y}_1 = 0.1 \\, {x}_1 = 0.1 \\cdot (-2.50) = -0.25",
        latex(value("y = 0.1*x\nx = [1, -2.5]", "y", 1)));
  }

  @Test
  void whatLeadsToTheOutputAloneIsNotSaidTwice() {
    assertEquals(
        "\\frac{\\partial f}{\\partial {y}_1} = 1.00",
        latex(gradient("y = x^2\nf = sum(y)\nx = [1, -2.5]", "y", 1, ENGLISH)));
  }

  @Test
  void whatIsCopiedSaysHowOften() {
    EntryStory z = value("Z = X + b\nX = [[1, 2], [3, 4], [5, 6]]\nb = [0.5, -1]", "Z", 3);
    assertEquals("{Z}_{11} = {X}_{11} + {b}_1 = 4.00 + (-1.00) = 3.00", latex(z));
    assertEquals(List.of("b₁ is copied to 3 entries."), z.remarks());
  }

  /// Every op of the catalogue, entry by entry: it can be typeset, and no slot is left in it.
  @Test
  void everyEntryOfEveryOpIsTypeset() {
    int typeset = 0;
    for (Op op : Ops.all()) {
      Op.Sample sample = op.samples().getLast();
      Trace trace = trace(Programs.of(op, sample) + "f = sum(v * v)\n");
      for (Gate gate : trace.graph().gates()) {
        GateEntry last = new GateEntry(gate, gate.shape().size() - 1);
        List<EntryStory> stories =
            List.of(
                EntryStory.ofValue(trace, last, List.of(), ENGLISH).orElseThrow(),
                gate.isConstant()
                    ? EntryStory.ofValue(trace, last, List.of(), KOREAN).orElseThrow()
                    : EntryStory.ofGradient(trace, last, trace.end(), KOREAN).orElseThrow());
        for (EntryStory story : stories) {
          String latex = story.line().latex();
          assertFalse(latex.contains("#"), op + ": " + latex);
          assertTrue(Formula.of(latex, 20).isPresent(), op + ": " + latex);
          assertFalse(story.line().text().contains("{"), story.line().text());
          typeset++;
        }
      }
    }
    assertTrue(typeset >= 500, typeset + " stories");
  }

  @Test
  void whatLosesIsReadAllTheSameAndGetsNothing() {
    String text = "Y = [[1, 5], [7, 2]]\nm = max(Y, axis=1)\nf = sum(m^2)\n";
    assertEquals(
        List.of("It has no part in what is read of it, so 0 comes back."),
        gradient(text, "Y", 0, ENGLISH).remarks());
    assertEquals(List.of("읽힌 결과에 몫이 없으므로 0이 돌아옵니다."), gradient(text, "Y", 3, KOREAN).remarks());
    assertEquals(List.of(), gradient(text, "Y", 1, ENGLISH).remarks());
  }
}
