package gradus.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.explain.passage.Passage;
import gradus.graph.Lowering;
import gradus.lesson.Examples;
import gradus.tensor.Numbers;
import gradus.trace.Grain;
import gradus.trace.Step;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The catalogue's formulas hold as they are printed, for the shapes at hand.
class PrintedRulesTest {
  private static final Manner MANNER = new Manner(Locale.ENGLISH, new Numbers(2, false));

  private static Steps steps(String program) {
    Lowering lowering = Texts.build(program);
    assertFalse(lowering.hasErrors(), () -> program + lowering.problems());
    return Steps.of(Trace.of(lowering.graph()), Grain.GATE);
  }

  /// The number of the step that pulls through the gate called `wire`.
  private static int pull(Steps steps, String wire) {
    for (int n = 0; n <= steps.last(); n++) {
      if (steps.step(n) instanceof Step.Pull p
          && steps.trace().graph().called(p.gate()).filter(wire::equals).isPresent()) {
        return n;
      }
    }
    throw new AssertionError("no gate " + wire);
  }

  private static List<String> formulas(Explanation explanation) {
    return explanation.blocks().stream()
        .filter(Passage.Line.class::isInstance)
        .map(b -> ((Passage.Line) b).latex().replaceAll(" +", " "))
        .toList();
  }

  /// What is handed back from the gate called `wire`.
  private static List<String> back(String program, String wire) {
    Steps steps = steps(program);
    return formulas(Explanation.of(steps, pull(steps, wire), MANNER));
  }

  /// The same as the panel has it.
  private static List<String> inBold(String program, String wire) {
    Steps steps = steps(program);
    return formulas(Explanation.of(steps, pull(steps, wire), MANNER.inBold()));
  }

  private static void assertBack(String program, String wire, String formula) {
    List<String> all = back(program, wire);
    assertTrue(all.contains(formula), () -> formula + "\n" + String.join("\n", all));
  }

  private static String sentence(String program, String wire) {
    Steps steps = steps(program);
    return Sentences.of(steps, pull(steps, wire), MANNER);
  }

  @Test
  void aSumOrALeadingMinusStandsInBracketsAsAFactor() {
    assertBack(
        "h = [1, 0]; q = max(0, h); f = sum(q)",
        "q",
        "\\frac{\\partial f}{\\partial h} = \\frac{\\partial f}{\\partial q} \\odot"
            + " \\left(\\mathbf{1}[h > 0] + \\tfrac{1}{2} \\, \\mathbf{1}[h = 0]\\right)");
    assertBack(
        "A = [1, -2]; b = [2, 4]; q = A/b; f = sum(q)",
        "q",
        "\\frac{\\partial f}{\\partial b} = \\frac{\\partial f}{\\partial q} \\odot"
            + " \\left(-\\frac{A}{b^{2}}\\right)");
    assertBack(
        "h = [1, -2]; q = h^(-2); f = sum(q)",
        "q",
        "\\frac{\\partial f}{\\partial h} = \\frac{\\partial f}{\\partial q} \\odot"
            + " \\left(-2 \\, h^{-3}\\right)");
    assertBack(
        "h = [1, -2]; q = sin(h); f = sum(q)",
        "q",
        "\\frac{\\partial f}{\\partial h} = \\frac{\\partial f}{\\partial q} \\odot \\cos h");
  }

  private static final String BATCH = "S = [[1, 2, 3], [4, 0, 1]]; y = [0, 2]; ";

  private static void assertSentence(String program, String wire, String part) {
    String said = sentence(program, wire);
    assertTrue(said.contains(part), said);
  }

  /// The forward rule, as it is told when the gate has been computed.
  private static void assertForward(String program, String formula) {
    String rule = back(program, "f").getFirst();
    assertTrue(rule.startsWith(formula), rule);
  }

  @Test
  void aLossOfABatchIsTheMeanOfItsRows() {
    assertForward(
        BATCH + "f = cross_entropy(S, y)",
        "f = -\\frac{1}{2} \\, \\sum_i \\log \\operatorname{softmax}({S}_i)_{{y}_i} = 2.74");
    assertBack(
        BATCH + "f = cross_entropy(S, y)",
        "f",
        "\\frac{\\partial f}{\\partial S} = \\tfrac{1}{2} \\cdot \\left["
            + " \\operatorname{softmax}({S}_i)_j - \\mathbf{1}[j = {y}_i] \\right]_{ij}");
    assertSentence(
        BATCH + "f = cross_entropy(S, y)",
        "f",
        "to S: ∂f/∂S = 1/2 · [softmax(S_i)_j − 1[j = y_i]]_ij = [[−0.45,");
    assertForward(
        BATCH + "f = hinge(S, y)",
        "f = \\frac{1}{2} \\, \\sum_i \\sum_{j \\ne {y}_i}"
            + " \\max(0, {S}_{ij} - {S}_{i\\,{y}_i} + 1) = 4.50");
    assertSentence(BATCH + "f = hinge(S, y)", "f", "to S: ∂f/∂S = 1/2 · [Σ_{l≠y_i} ");
  }

  /// As formulas have them, where they can be told apart.
  @Test
  void factorsOfASentenceStandSideBySide() {
    assertSentence("q = [1, 2]; f = ‖q‖²", "f", "to q: ∂f/∂q = 2 q = [2.00, 4.00]");
    assertSentence(
        "s = [1, 2]; q = s^3; f = sum(q)", "q", "to s: ∂f/∂s = ∂f/∂q ⊙ 3 s² = [3.00, 12.00]");
    assertSentence(
        "s = [1, 2]; c = 3; q = s*c; f = sum(q)", "q", "to s: ∂f/∂s = ∂f/∂q · c = [3.00, 3.00]");
  }

  @Test
  void oneRowOfScoresHasNoMean() {
    assertForward(
        "s = [1, 2]; f = cross_entropy(s, 1)", "f = -\\log \\operatorname{softmax}(s)[1] = ");
    assertSentence(
        "s = [1, 2]; f = cross_entropy(s, 1)", "f", "to s: ∂f/∂s = [softmax(s)_i − 1[i = 1]]_i = ");
  }

  @Test
  void aScoreAtTheMarginCountsHalfInTheHingeToo() {
    String program = "s = [1, 2, 0]; y = 0; f = hinge(s, y)";
    assertSentence(
        program,
        "f",
        "to s: ∂f/∂s = [Σ_{j≠y} (1[s_j + 1 > s_y] + ½ · 1[s_j + 1 = s_y]) · (1[i = j] − 1[i ="
            + " y])]_i = [−1.50, 1.00, 0.50]; to y: nothing, it is a class label:"
            + " an index has no gradient");
    assertBack(
        program,
        "f",
        "\\frac{\\partial f}{\\partial {s}_i} = \\textstyle\\sum_{j \\ne y} \\left("
            + " \\mathbf{1}[{s}_j + 1 > {s}_{y}] + \\tfrac{1}{2} \\, \\mathbf{1}[{s}_j + 1 ="
            + " {s}_{y}] \\right) \\cdot \\left( \\mathbf{1}[i = j] - \\mathbf{1}[i = y] \\right)");
  }

  /// What is said of ties explains the number at one, and stands in the way elsewhere (the slide
  /// has 1[h > 0]).
  @Test
  void ofTiesIsSpokenWhereThereIsOne() {
    String entry = "\\frac{\\partial {q}_i}{\\partial {h}_i} = \\mathbf{1}[{h}_i > 0]";
    String whole =
        "\\frac{\\partial f}{\\partial h} = \\frac{\\partial f}{\\partial q} \\odot"
            + " \\mathbf{1}[h > 0]";
    String half = " + \\tfrac{1}{2} \\, \\mathbf{1}[{h}_i = 0]";
    String apart = "h = [1, -2]; q = max(0, h); f = sum(q)";
    String tied = "h = [1, 0]; q = max(0, h); f = sum(q)";
    assertBack(apart, "q", entry);
    assertBack(apart, "q", whole);
    assertBack(tied, "q", entry + half);
    assertSentence(apart, "q", "to h: ∂f/∂h = ∂f/∂q ⊙ 1[h > 0] = [1.00, 0]");
    assertSentence(
        tied,
        "q",
        "to h: ∂f/∂h = ∂f/∂q ⊙ (1[h > 0] + ½ · 1[h = 0]) = [1.00, 0.50]; max(0, ·) is at a kink"
            + " here: its gradient is a convention");
    assertSentence(
        "A = [1, 2]; B = [3, 1]; q = min(A, B); f = sum(q)",
        "q",
        "to A: ∂f/∂A = ∂f/∂q ⊙ 1[A < B] = [1.00, 0]; to B: ∂f/∂B = ∂f/∂q ⊙ 1[B < A] = [0, 1.00]");
    assertSentence("A = [1, 2]; f = max(A)", "f", "to A: ∂f/∂A = 1[A = f] = [0, 1.00]");
    assertBack(
        "A = [1, 2]; f = min(A)",
        "f",
        "\\frac{\\partial f}{\\partial {A}_i} = \\mathbf{1}[{A}_i = f]");
    assertSentence(
        "X = [[1, 2], [3, 4]]; q = maxpool(X, 2); f = sum(q)",
        "q",
        "to X: ∂f/∂X = [Σ_{k,l} (∂f/∂q)_kl · 1[⌊i/2⌋ = k, ⌊j/2⌋ = l, X_ij = q_kl]]_ij = [[0, 0],"
            + " [0, 1.00]]");
    assertSentence(
        "s = [1, 4, 2]; f = hinge(s, 0)",
        "f",
        "to s: ∂f/∂s = [Σ_{j≠0} 1[s_j + 1 > s_0] · (1[i = j] − 1[i = 0])]_i = [−2.00, 1.00, 1.00]");
  }

  @Test
  void equalGreatestEntriesShareTheGradient() {
    String program = "A = [[1, 2], [2, 0]]; f = max(A)";
    assertForward(program, "f = \\max_{ij} {A}_{ij} = ");
    assertSentence(program, "f", "to A: ∂f/∂A = 1[A = f] / Σ 1[A = f] = [[0, 0.50], [0.50, 0]]");
    String entry = "\\frac{\\mathbf{1}[{A}_{ij} = f]}{\\sum_{mn} \\mathbf{1}[{A}_{mn} = f]}";
    assertBack(program, "f", "\\frac{\\partial f}{\\partial {A}_{ij}} = " + entry);
    assertBack(
        program, "f", "\\frac{\\partial f}{\\partial A} = \\left[ " + entry + " \\right]_{ij}");
    assertBack(
        "A = [1, 1]; f = min(A)",
        "f",
        "\\frac{\\partial f}{\\partial {A}_i} ="
            + " \\frac{\\mathbf{1}[{A}_i = f]}{\\sum_m \\mathbf{1}[{A}_m = f]}");
    assertBack("A = 2; f = min(A)", "f", "\\frac{\\partial f}{\\partial A} = 1");
  }

  @Test
  void whatWasJoinedTakesBackItsOwnEntriesCountedFromZero() {
    String vectors = "a = [1, 2]; b = 3; c = [4]; q = concat(a, b, c); f = sum(q*q)";
    assertSentence(
        vectors,
        "q",
        "to a: ∂f/∂a = (∂f/∂q)[0…1] = [2.00, 4.00]; to b: ∂f/∂b = (∂f/∂q)[2] = 6.00; to c: ∂f/∂c ="
            + " (∂f/∂q)[3] = [8.00]");
    assertBack(
        vectors,
        "q",
        "\\frac{\\partial f}{\\partial a} = \\left(\\frac{\\partial f}{\\partial q}\\right)_{0"
            + " \\ldots 1}");
    assertBack(vectors, "q", "\\frac{\\partial {q}_k}{\\partial {a}_i} = \\mathbf{1}[k = i]");
    assertBack(vectors, "q", "\\frac{\\partial {q}_k}{\\partial b} = \\mathbf{1}[k = 2]");
    assertBack(vectors, "q", "\\frac{\\partial {q}_k}{\\partial {c}_i} = \\mathbf{1}[k = i + 3]");
    String matrices = "a = [[1, 2]]; b = [[1, 3], [4, 5]]; q = concat(a, b); f = sum(q)";
    assertSentence(matrices, "q", "to b: ∂f/∂b = (∂f/∂q)[1…2] = ");
    assertBack(
        matrices,
        "q",
        "\\frac{\\partial {q}_{kl}}{\\partial {b}_{ij}} = \\mathbf{1}[k = i + 1,\\, l = j]");
  }

  @Test
  void aRearrangedEntryIsFoundByItsIndices() {
    String row = "A = [[1, 2], [3, 4]]; q = A[-1]; f = sum(q)";
    assertBack(
        row, "q", "\\frac{\\partial {q}_k}{\\partial {A}_{ij}} = \\mathbf{1}[i = 1,\\, j = k]");
    assertBack(
        row,
        "q",
        "\\frac{\\partial f}{\\partial A} = \\left[ \\mathbf{1}[i = 1] \\cdot"
            + " \\left(\\frac{\\partial f}{\\partial q}\\right)_j \\right]_{ij}");
    assertSentence(row, "q", "to A: ∂f/∂A = [1[i = 1] (∂f/∂q)_j]_ij = [[0, 0], [1.00, 1.00]]");
    assertBack(
        "A = [[1, 2], [3, 4]]; f = A[1, -2]",
        "f",
        "\\frac{\\partial f}{\\partial {A}_{ij}} = \\mathbf{1}[i = 1,\\, j = 0]");
    assertBack(
        "v = [1, 2]; f = v[0]", "f", "\\frac{\\partial f}{\\partial {v}_i} = \\mathbf{1}[i = 0]");
    assertBack(
        "A = [[1, 2, 3], [4, 5, 6]]; q = reshape(A, 3, 2); f = sum(q)",
        "q",
        "\\frac{\\partial {q}_{kl}}{\\partial {A}_{ij}} = \\mathbf{1}[2k + l = 3i + j]");
  }

  @Test
  void aRuleByEntriesSaysWhichOnes() {
    assertSentence(
        "X = [[1, 2, 3], [4, 0, 1]]; K = [[1, 2]]; q = conv2d(X, K); f = sum(q)",
        "q",
        "to X: ∂f/∂X = [Σ_{k+u=i, l+v=j} (∂f/∂q)_kl K_uv]_ij = ");
    assertSentence(
        "a = [1, 2, 4]; f = prod(a)", "f", "to a: ∂f/∂a = [∏_{m≠i} a_m]_i = [8.00, 4.00, 2.00]");
    assertSentence(
        "a = [[1, 2], [4, 1]]; f = prod(a)", "f", "to a: ∂f/∂a = [∏_{(m, n)≠(i, j)} a_mn]_ij = ");
    assertForward(
        "S = [[1, 2], [0, 1]]; f = softmax(S)",
        "f = \\left[ \\frac{e^{{S}_{ij}}}{\\sum_l e^{{S}_{il}}} \\right]_{ij} = ");
    assertForward("S = [[1, 2], [0, 1]]; f = sum(S)", "f = \\sum_{ij} {S}_{ij} = ");
  }

  @Test
  void aVectorTimesAMatrixHandsBackWhatThePanelSays() {
    String program = "v = [1, 2]; A = [[1, 2, 3], [4, 0, 1]]; q = v@A; f = sum(q)";
    assertSentence(
        program, "q", "to v: ∂f/∂v = A ∂f/∂q = [6.00, 5.00]; to A: ∂f/∂A = v (∂f/∂q)ᵀ = [[1.00,");
    assertBack(
        program,
        "q",
        "\\frac{\\partial f}{\\partial A} = v \\left(\\frac{\\partial f}{\\partial"
            + " q}\\right)^{\\top}");
    assertSentence("v = [1, 2]; w = [4, 0]; f = v@w", "f", "to v: ∂f/∂v = w = [4.00, 0]");
    assertSentence(
        "A = [[1, 2, 3]]; q = transpose(A); f = sum(q)", "q", "to A: ∂f/∂A = (∂f/∂q)ᵀ = ");
  }

  @Test
  void aClassIndexHasNoDecimals() {
    Steps steps = steps("s = [1.5, 2, 3]; y = 0; f = hinge(s, y)");
    assertEquals("Start: s = [1.50, 2.00, 3.00], y = 0.", Sentences.of(steps, 0, MANNER));
    assertEquals(
        "hinge : f = hinge(s, y) = hinge([1.50, 2.00, 3.00], 0) = 4.00",
        Sentences.of(steps, 1, MANNER));
    assertForward(
        "s = [1.5, 2]; y = 1; f = cross_entropy(s, y)",
        "f = -\\log \\operatorname{softmax}(s)[y] = -\\log \\operatorname{softmax}("
            + "\\begin{bmatrix} 1.50 \\\\ 2.00 \\end{bmatrix})[1] = ");
  }

  @Test
  void nothingIsSaidOfEntriesWhileNoShapeIsKnown() {
    Steps steps = steps("z = mean(f(x))");
    List<String> formulas = formulas(Explanation.of(steps, 2, MANNER));
    assertEquals(
        List.of("z = \\frac{1}{n} \\, \\sum_{} q", "\\frac{\\partial z}{\\partial q}"), formulas);
  }

  @Test
  void twoOverTheCountIsInLowestTerms() {
    assertSentence("a = [1, 2]; b = [3, 5]; f = mse(a, b)", "f", "to a: ∂f/∂a = (a − b) = ");
    assertSentence(
        "a = [1, 2, 4]; b = [3, 5, 1]; f = mse(a, b)", "f", "to a: ∂f/∂a = 2/3 · (a − b) = ");
    assertSentence(
        "a = [1, 2, 4, 0]; b = [3, 5, 1, 1]; f = mse(a, b)", "f", "to a: ∂f/∂a = 1/2 · (a − b) = ");
    assertSentence(
        "A = [[1, 2], [4, 0], [1, 1]]; b = [3, 5]; f = mse(A, b)",
        "f",
        "to A: ∂f/∂A = 1/3 · (A − b) = ");
    assertSentence(
        "A = [[1, 2], [4, 0], [1, 1]]; b = [3, 5]; f = mse(A, b)",
        "f",
        "to b: ∂f/∂b = 1/3 · Σ (b − A) = ");
  }

  @Test
  void aFunctionOfVectorsOfTheProgramHasItsLocalGradientAsAWhole() {
    String loss = "CE(y, t) = -sum(t*log(y)); p = [0.3, 0.2, 0.5]; t = [0, 1, 0]; L = CE(p, t)";
    List<String> back = inBold(loss, "L");
    String p = "\\boldsymbol{p}";
    String t = "\\boldsymbol{t}";
    String toP = "\\frac{\\partial L}{\\partial " + p + "} = \\frac{-" + t + "}{" + p + "}";
    String toT = "\\frac{\\partial L}{\\partial " + t + "} = -\\log\\left(" + p + "\\right)";
    assertTrue(back.containsAll(List.of(toP, toT)), back::toString);
  }

  @Test
  void aNumberBesideATensorHasNoLocalGradientAsIfThatWereANumberToo() {
    List<String> all = inBold("R(W, k) = k*norm(W)^2; W = [1, 2]; k = 3; L = R(W, k)", "L");
    String w = "\\boldsymbol{W}";
    String whole = "\\frac{\\partial L}{\\partial " + w + "} = 2 \\, k \\, " + w;
    assertTrue(all.contains(whole), all::toString);
    assertTrue(all.stream().noneMatch(l -> l.contains("W}^{2}")), all::toString);
  }

  @Test
  void aShareHasTheSameDigitsWhereItIsMultipliedAndWhereItIsAdded() {
    String said = sentence(Examples.named("staged").orElseThrow().program(), "sigx");
    assertTrue(said.contains("local 0.045 = −0.036, ∂f/∂x += (−0.036)"), said);
    List<String> panel = back(Examples.named("staged").orElseThrow().program(), "sigx");
    assertTrue(panel.contains("= -0.792 \\cdot 0.045 = -0.036"), String.join("\n", panel));
  }
}
