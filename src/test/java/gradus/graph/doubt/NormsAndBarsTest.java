package gradus.graph.doubt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Norms with their order and bars mean one thing of a vector and two of a matrix; names before a
/// bracket and labels among indices are told how they are read.
class NormsAndBarsTest {
  /// What is told, but for the names of the values in front that a formula does not speak of.
  private static List<Problem> told(Lowering lowering) {
    return lowering.notices().stream().filter(p -> !p.key().equals("notice.unused")).toList();
  }

  private static final String GIVEN =
      "W = [[1, -2], [3, 4]]; x = [3, -4]; k = [[3], [-4]]; s = -3; ";

  private static List<String> keys(Lowering lowering) {
    return lowering.problems().stream()
        .map(Problem::key)
        .filter(key -> !key.equals("notice.seed") && !key.equals("notice.unused"))
        .toList();
  }

  private static double value(Lowering lowering) {
    assertEquals(List.of(), lowering.errors());
    return Trace.of(lowering.graph()).value(lowering.graph().output()).orElseThrow().item();
  }

  private static double[] gradient(Lowering lowering, String name) {
    Tensor gradient =
        Trace.of(lowering.graph())
            .gradient(lowering.graph().named(name).orElseThrow())
            .orElseThrow();
    double[] entries = new double[gradient.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = gradient.get(i);
    }
    return entries;
  }

  // Values of numpy.linalg.norm(…, 'fro'), numpy.abs(W).sum(), numpy.abs(W).max().
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f = ‖W‖_2           ; graph.norm.spectral ; f = ‖W‖_F        ; 5.477225575051661",
        "f = ‖W‖₂ + 1        ; graph.norm.spectral ; f = ‖W‖_F + 1    ; 6.477225575051661",
        "f = norm(W, 2)      ; graph.norm.spectral ; f = norm(W)      ; 5.477225575051661",
        "f = \\|W\\|_2       ; graph.norm.spectral ; f = \\|W\\|_F    ; 5.477225575051661",
        "f = \\lVert W\\rVert_{2} ; graph.norm.spectral ; f = \\lVert W\\rVert_F ;"
            + " 5.477225575051661",
        "f = ‖W‖_1           ; graph.norm.columns  ; f = sum(abs(W))  ; 10",
        "f = ‖W‖_∞           ; graph.norm.rows     ; f = max(abs(W))  ; 4",
        "f = \\|W\\|_1 ; graph.norm.columns ; f ="
            + " \\operatorname{sum}\\left(\\operatorname{abs}\\left(W\\right)\\right) ; 10",
        "f = |x|^2           ; graph.bars          ; f = ‖x‖^2        ; 25",
        "f = |x|²            ; graph.bars          ; f = ‖x‖²         ; 25",
        "f = 2\\left|x\\right|^2 ; graph.bars      ; f = 2\\|x\\|^2   ; 50",
      })
  void whatIsTwoThingsOfSeveralEntriesIsRefusedAndItsEditMendsIt(
      String formula, String key, String edited, double value) {
    String text = GIVEN + formula;
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(key), lowering.errors().stream().map(Problem::key).toList());
    Problem problem = lowering.errors().getFirst();
    assertEquals(GIVEN + edited, Texts.mended(text, problem));
    assertEquals(value, value(Texts.build(Texts.mended(text, problem))), 1e-12);
    String korean = problem.message(Locale.KOREAN);
    assertTrue(korean.codePoints().anyMatch(c -> c >= '가' && c <= '힣'), korean);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f = ‖x‖_2          ; 5  ; 0.6  ; -0.8",
        "f = ‖x‖_1          ; 7  ; 1    ; -1",
        "f = ‖x‖_∞          ; 4  ; 0    ; -1",
        "f = norm(x, inf)   ; 4  ; 0    ; -1",
        "f = ‖x‖_2^2        ; 25 ; 6    ; -8",
        "f = \\|x\\|_2      ; 5  ; 0.6  ; -0.8",
        "f = \\|x\\|_1      ; 7  ; 1    ; -1",
        "f = \\|x\\|_\\infty ; 4 ; 0    ; -1",
        "f = \\|x\\|_2^2    ; 25 ; 6    ; -8",
        "f = \\|x\\|^2_2    ; 25 ; 6    ; -8",
        "f = \\sum_i |x_i|^2 ; 25 ; 6   ; -8",
        "f = sum(abs(x)^2)  ; 25 ; 6    ; -8",
        "f = sum(|x|)       ; 7  ; 1    ; -1",
      })
  void ofAVectorTheyAreWhatTheySay(String formula, double value, double first, double second) {
    Lowering lowering = Texts.build(GIVEN + formula);
    assertEquals(List.of(), keys(lowering));
    assertEquals(value, value(lowering), 1e-12);
    assertArrayEquals(new double[] {first, second}, gradient(lowering, "x"), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"f = ‖k‖_2", "f = ‖k‖_1", "f = |s|^2", "f = ‖W‖_F", "f = ‖W‖^2", "f = sum(|W|)"})
  void whereBothMeaningsAreOneNothingIsSaid(String formula) {
    assertEquals(List.of(), keys(Texts.build(GIVEN + formula)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "f = ‖W‖_2^2     ; ‖W‖_F^2",
        "f = ‖W‖₂²       ; ‖W‖_F²",
        "f = \\|W\\|_2^2 ; \\|W\\|_F^2",
      })
  void theSquaredNormOfAMatrixIsTheLecturesWithANotice(String formula, String edit) {
    Lowering lowering = Texts.build(GIVEN + formula);
    assertEquals(List.of("notice.norm"), keys(lowering));
    assertEquals(edit, told(lowering).getFirst().fix());
    assertEquals(30, value(lowering), 1e-12);
    assertArrayEquals(new double[] {2, -4, 6, 8}, gradient(lowering, "W"), 1e-12);
  }

  @Test
  void barsAroundASquareMatrixAreToldUnlessItsEntriesAreGathered() {
    Lowering lowering = Texts.build(GIVEN + "f = sum(log(|W|))");
    assertEquals(List.of("notice.bars"), keys(lowering));
    assertEquals("abs(W)", told(lowering).getFirst().fix());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = 2; x = 3; g = f(x + 1) | f· | 8",
        "f = 2; x = 3; g = x(f) | x· | 6",
        "σ = 2; x = 3; g = σ(x) | σ· | 6",
        "f = 2, x = 3, g = f(x) + 0 \\cdot x | f \\cdot | 6",
        "\\sigma = 2, x = 3, g = \\sigma(x) | \\sigma \\cdot | 6",
      })
  void aNameWithAValueBeforeABracketIsAProductWithANotice(String text, String edit, double value) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of("notice.factor"), keys(lowering));
    assertEquals(value, value(lowering), 1e-12);
    assertEquals(edit, told(lowering).getFirst().fix());
    Lowering mended = Texts.build(Texts.mended(text, told(lowering).getFirst()));
    assertEquals(List.of(), keys(mended));
    assertEquals(value, value(mended), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x = 3; y = 2; g = x(y + 1)", "x = 3; y = 2; g = x (y)", "g = 2(3 + 1)"})
  void aBracketThatLooksLikeNoArgumentIsAFactorWithoutAWord(String text) {
    assertEquals(List.of(), keys(Texts.build(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s = [5, 7, 9], y = 1, f = 2 \\cdot s_y       | s[1] | 14",
        "s = [5, 7, 9], y = 1, f = 2 \\cdot s_y + s_0 | s[1] | 19",
        "s = [5, 7, 9], y = 2, f = 1 \\cdot s_y - s_3| s[2] | 0",
      })
  void aLabelAsAnIndexIsToldWithTheEntryThatItMeans(String text, String edit, double value) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of("notice.label"), keys(lowering));
    Problem label = told(lowering).getFirst();
    assertEquals(edit, label.fix());
    assertEquals(value, value(lowering), 1e-12);
    assertEquals(value, value(Texts.build(Texts.mended(text, label))), 1e-12);
  }

  /// A label that was counted from 1 is the entry before.
  @Test
  void aLabelOffersTheEntryBeforeToo() {
    String text = "s = [5, 7, 9], y = 2, f = 2 \\cdot s_y";
    Problem label = told(Texts.build(text)).getFirst();
    assertEquals(List.of("s[2]", "s[1]"), label.edits());
    Problem other = label.withFix(label.edits().getLast());
    assertEquals(14, value(Texts.build(Texts.mended(text, other))), 1e-12);
    Problem first = told(Texts.build("s = [5, 7, 9], y = 0, f = 2 \\cdot s_y")).getFirst();
    assertEquals(List.of(), first.edits());
  }

  /// Beside a label, which counts from 0, that an entry counts from 1 is told too.
  @Test
  void whereTheEntryBesideTheLabelStartsIsToldToo() {
    Lowering lowering = Texts.build("s = [5, 7, 9], y = 2, f = 1 \\cdot s_y - s_2");
    assertEquals(List.of("notice.label", "notice.count"), keys(lowering));
    assertEquals(2, value(lowering), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s = [5, 7, 9], y = 1, f = \\sum_{j \\ne y} (s_j - s_y)         | 0",
        "s = [5, 7, 9], y = 0, f = \\sum_{j \\ne y} s_j s_y + s_3       | 89",
        "s = [5, 7, 9]; y = 1; f = sum(j if j != y, s[j]*s[y])          | 98",
      })
  void amongOtherIndicesItIsTold(String text, double value) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of("notice.label"), keys(lowering));
    assertEquals(value, value(lowering), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = 2; f = 1/2x                   | 1/(2x)          | 1   | 0.25",
        "x = 2; f = √2x                    | √(2x)           | 2.8284271247461903 | 2",
      })
  void howFarAQuotientOrARootReachesIsTold(String text, String edit, double value, double other) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of("notice.reach"), keys(lowering));
    assertEquals(edit, told(lowering).getFirst().fix());
    assertEquals(value, value(lowering), 1e-12);
    Lowering mended = Texts.build(Texts.mended(text, told(lowering).getFirst()));
    assertEquals(other, value(mended), 1e-12);
    assertEquals(List.of(), keys(mended));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1/2 x^2", "(1/2)x", "1/(2x)", "x/2*x", "√2 x", "√(2)x", "\\frac12x", "½x"})
  void whatIsSetApartIsNoDoubt(String formula) {
    assertEquals(List.of(), keys(Texts.build("x = 2; f = " + formula)));
  }

  @Test
  void theNormAlongAnAxisIsNoOrder() {
    Lowering lowering = Texts.build(GIVEN + "f = sum(norm(W, axis=1))");
    assertEquals(List.of(), lowering.errors());
    assertEquals(Math.sqrt(5) + 5, value(lowering), 1e-12);
  }

  @Test
  void aPowerOfASquareMatrixIsToldAndItsInverseRefused() {
    Lowering lowering = Texts.build(GIVEN + "f = sum(W^2 + 1)");
    assertEquals(List.of("notice.entries"), keys(lowering));
    assertEquals("W @ W", told(lowering).getFirst().fix());
    assertEquals(34, value(lowering), 1e-12);
    String bracketed = GIVEN + "f = sum((W - 1)^2/2 + 1)";
    Problem power = told(Texts.build(bracketed)).getFirst();
    assertEquals("((W - 1) @ (W - 1))", power.fix());
    assertEquals(List.of(), keys(Texts.build(GIVEN + "f = sum(W^2) + mean((W - 1)^2)")));
    assertEquals(List.of(), keys(Texts.build(GIVEN + "f = \\sum_i \\sum_j W_{ij}^2")));
    assertEquals(
        List.of("notice.entries", "notice.spelling"),
        keys(Texts.build(GIVEN + "f = sum(W**-1 + 1)")));
    assertEquals(null, Texts.build(GIVEN + "f = sum(W^-1 + 1)").errors().getFirst().fix());
    Problem inverse = Texts.build(GIVEN + "f = sum(W⁻¹)").errors().getFirst();
    assertEquals("graph.inverse", inverse.key());
    assertEquals(null, inverse.fix());
    assertEquals(List.of(), Texts.build(GIVEN + "f = W^-2").errors());
    assertEquals(List.of("notice.entries"), keys(Texts.build(GIVEN + "f = W^{-2} x + 1")));
    assertEquals(null, Texts.build(GIVEN + "f = W^{-1} x").errors().getFirst().fix());
  }

  @Test
  void aLabelInSquareBracketsCountsFromZeroAsAllDoThere() {
    assertEquals(List.of(), keys(Texts.build("s = [5, 7, 9]; y = 1; f = s[y]")));
  }

  @Test
  void aQuoteIsATransposeWithANotice() {
    Lowering lowering = Texts.build("W = [[1, 2], [3, 4]]; f = sum(W'@[1, 0])");
    assertEquals(List.of("notice.quote"), keys(lowering));
    assertEquals("Wᵀ", told(lowering).getFirst().fix());
    assertEquals(3, value(lowering), 1e-12);
    assertEquals(List.of(), keys(Texts.build("w' = 2; f = 3w'")));
  }
}
