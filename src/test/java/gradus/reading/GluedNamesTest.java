package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import gradus.Texts;
import gradus.blanks.Blanks;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names and functions with no blank between them, and one name in two spellings. The numbers are
/// those of Python's math for the same formula, written with blanks.
class GluedNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = xe^x; x = 2                     | 14.778112 | x | 22.167168  | x e",
        "A = Pe^(r t); P = 2; r = 1; t = 2   | 14.778112 | P | 7.389056   | P e",
        "y = xe⁻ˣ; x = 2                     | 0.270671  | x | -0.135335  | x e",
        "y = sinx; x = 1                     | 0.841471  | x | 0.540302   | sin x",
        "y = 2sinx; x = 1                    | 1.682942  | x | 1.080605   | sin x",
        "y = xsinx; x = 1                    | 0.841471  | x | 1.381773   | x sin x",
        "y = xsin(x); x = 1                  | 0.841471  | x | 1.381773   | x sin",
        "y = sin2x; x = 1                    | 0.909297  | x | -0.832294  | sin 2x",
        "y = sinxcosx; x = 1                 | 0.454649  | x | -0.416147  | sin x cos x",
        "y = xlnx; x = 2                     | 1.386294  | x | 1.693147   | x ln x",
        "y = x ln2; x = 2                    | 1.386294  | x | 0.693147   | ln 2",
        "f(x) = tanhx; y = f(2)              | 0.964028  | y | 1          | tanh x",
        "y = sqrtx_1; x = [4, 9]             | 2         | x | 0.25 0     | sqrt x_1",
      })
  void knownNamesWithoutABlankAreReadApart(
      String text, String value, String name, String gradient, String spelled) {
    Outcomes.assertGives(text, value, name, gradient);
    List<Problem> told =
        Texts.build(text).notices().stream()
            .filter(p -> p.key().equals(Reading.SPELLING.key()))
            .toList();
    assertEquals(List.of(spelled), told.stream().map(Problem::fix).toList(), text);
    Outcomes.assertGives(Texts.mended(text, told.getFirst()), value, name, gradient);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = asinx; a = 2; x = 1     | asin x    | a sin x",
        "y = cost + t; t = 2         | cos t     | cost = …",
        "y = 2taux; tau = 2; x = 3   | tau x     | taux = …",
        "y = xrate; rate = 2; x = 3  | x rate    | xrate = …",
        "y = sinx; s = i = n = x = 1 | sin x     | s i n x",
      })
  void whatCanBeTwoThingsIsRefusedWithBoth(String text, String first, String second) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("syntax.glued"), errors.stream().map(Problem::key).toList(), text);
    assertEquals(List.of(first, second), errors.getFirst().args().subList(1, 3), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = \\frac{sinx}{x}; x = 1          | \\sin x  | s i n x | 0.841471",
        "y = \\frac{lnx}{x}; x = 2           | \\ln x   | l n x   | 0.346574",
        "y = e^{-x}sinx; x = 1              | \\sin x  | s i n x | 0.30956",
        "y = x^{2}lnx; x = 2                | \\ln x   | l n x   | 2.772589",
        "y = 2cosx\\cdot x; x = 1            | \\cos x  | c o s x | 1.080605",
        "f = \\frac{xlny}{z}; x = 2; y = 2; z = 2 | \\ln y   | l n y   | 0.693147",
        "y = \\frac{sinx z}{2}; x = 1; z = 2 | \\sin(x) | s i n x | 0.841471",
        "y = \\frac{sin2x}{2}; x = 1         | \\sin 2x | s i n 2 x | 0.454649",
        "y = \\sqrt{lnx_1}; x = [1, 4]       | \\ln x   | l n x   | 0",
        "y = e^{lnx}; x = 2                 | \\ln x   | l n x   | 2",
      })
  void aFunctionCloseToItsArgumentInLatexIsRefusedWithBoth(
      String text, String first, String second, String value) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("syntax.glued"), errors.stream().map(Problem::key).toList(), text);
    assertEquals(List.of(first, second), errors.getFirst().args().subList(1, 3), text);
    Outcomes.assertGives(Texts.mended(text, errors.getFirst()), value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = \\frac{cost}{2}; t = 0         | \\cos t  | c o s t",
      })
  void aGluedFunctionThatMayBeAnotherHasNoEdit(String text, String first, String second) {
    Problem problem = Texts.build(text).errors().getFirst();
    assertEquals("syntax.glued", problem.key(), text);
    assertEquals(List.of(first, second), problem.args().subList(1, 3), text);
    assertNull(problem.fix(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = \\frac{lnx}{2}; x = 1; l = 2; n = 3 | 3",
        "J_{cost} = 3; y = J_{cost} + 1          | 4",
        "y = \\frac{tanx}{2}; tanx = 3           | 1.5",
        "f(l, n) = \\frac{lnx}{2}; x = 1; y = f(2, 3) | 3",
      })
  void lettersAndWordsThatTheTextHasAreNoFunction(String text, String value) {
    Outcomes.assertGives(text, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y = sine + 1",
        "y = loss + 1; s = 2",
        "y = stepsize + 1",
        "y = tanh1 + x; x = 1",
      })
  void aWordOfUnknownPartsStaysAName(String text) {
    Lowering lowering = Texts.build(text);
    String word = text.substring(4).split(" ")[0].replace(";", "");
    boolean name = lowering.graph().named(word).isPresent();
    assertEquals(!word.equals("tanh1"), name, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sinx = 3; y = 2sinx; x = 1", "y = 2sinx; x = 1; sinx = x + 2"})
  void aWordThatTheProgramDefinesIsThatWord(String text) {
    Outcomes.assertGives(text, "6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = Σx²; x = [1, 2]                | f = sum(x²); x = [1, 2]       | 5",
        "f = λΣw²; w = [1, 2]; λ = 2        | f = λ sum(w²); w = [1, 2]; λ = 2 | 10",
        "p = e^z / Σe^z; z = [0, 0]         | p = e^z / sum(e^z); z = [0, 0] | 0.5 0.5",
      })
  void aBigSignCloseToAWholeVectorIsTheCallOfItsTerm(String text, String edited, String value) {
    Outcomes.assertGives(text, value);
    Outcomes.assertGives(edited, value);
    List<String> told =
        Texts.build(text).notices().stream()
            .filter(p -> p.key().equals(Reading.SPELLING.key()) && p.fix().contains("sum"))
            .map(p -> Texts.mended(text, p))
            .toList();
    assertEquals(List.of(edited), told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x₁ = 2; y = x_1^2                           | 4   | x₁     | 4",
        "x_1 = 2; y = x₁²                            | 4   | x_1    | 4",
        "λ = 0.1; R = lambda*sum(w^2); w = [1, 2]    | 0.5 | λ      | 5",
        "y_hat = 2; y = ŷ^2                          | 4   | y_hat  | 4",
        "x̄ = 2; y = xbar^2                           | 4   | x̄      | 4",
        "sigma = 2; y = σ^2                           | 4   | sigma  | 4",
        "theta_1 = 2; y = θ₁^2                       | 4   | theta_1 | 4",
        "ε = 2; y = ϵ^2                              | 4   | ε      | 4",
      })
  void twoSpellingsOfANameAreOneName(String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
    assertEquals(List.of(), Texts.build(text).problems());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w = [1, 2]; y = w1 + 1                        | syntax.index.number",
        "f(x) = x²; y = f'(x); x = 3                   | syntax.derivative",
        "L = \\frac1N\\sum_i L_i, L_1 = 2, L_2 = 4 | indices.parts",
        "E = \\sum_k E_k, E_1 = 2, E_2 = 4           | indices.parts",
      })
  void aNameMadeOfKnownOnesIsNotAskedFor(String text, String key) {
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of(key), errors.stream().map(Problem::key).toList(), text);
  }

  @Test
  void theTotalOfNumberedPartsIsReadWithItsRange() {
    Outcomes.assertGives("L = \\frac12\\sum_{i=1}^{2} L_i, L_1 = 2, L_2 = 4", "3");
    Outcomes.assertGives("w = [1, 2]; w1 = 3; y = w1", "3");
    Outcomes.assertGives("x0 = [[3, 4]]; x = x0[0]; f = sum(x)", "7");
  }

  @Test
  void aNameInTwoSpellingsIsDefinedOnce() {
    List<Problem> errors = Texts.build("x₁ = 2; x_1 = 3; y = x_1").errors();
    assertEquals(List.of("syntax.defined.twice"), errors.stream().map(Problem::key).toList());
  }

  @Test
  void oneSpellingOfABlankIsAsItIsWritten() {
    String text = "y = lambda*x; x = 2";
    var lacks = Blanks.lacks(ProgramReader.read(text), Texts.build(text).graph());
    assertEquals(List.of("lambda"), lacks.stream().map(p -> p.args().getFirst()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = Asin(x); A = 2; x = 0.5      | Asin | arcsin | A sin",
        "y = Atan x; A = 2; x = 0.5       | Atan | arctan | A tan",
        "y = acos(b*x); a = 2; b = x = 1  | acos | arccos | a cos",
      })
  void anInverseThatMayBeAProductIsRefusedWithBoth(
      String text, String name, String inverse, String product) {
    Problem error = Texts.build(text).errors().getFirst();
    assertEquals("syntax.inverse", error.key());
    assertEquals(List.of(name, inverse, product), error.args());
    assertEquals(name, text.substring(error.span().start(), error.span().end()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "y = asin(a); a = 0.5             | 0.523599 | a | 1.154701",
        "y = a asin(x); a = 2; x = 0.5    | 1.047198 | x | 2.309401",
        "y = Asin(x); x = 0.5             | 0.523599 | x | 1.154701",
        "y = x_1^2; x1 = 3                | 9        | x1 | 6",
        "y = x₁^2 + x1; x1 = 3            | 12       | x1 | 7",
        "y = Δ^2; Delta = 3               | 9        | Delta | 6",
        "y = x1 x_1^2; x1 = 3; x_1 = 5    | 75       | x_1 | 30",
        "y = 1 + e - x; x = 1             | 2.718282 | x | -1",
        "y = x^e-x; x = 2                 | 4.580886 | x | 7.944351",
        "y = e-1 + x; x = 1               | 2.718282 | x | 1",
        "y = e-x; x = 1; e = 3            | 2        | x | -1",
      })
  void whatCanBeOneThingOnlyIsRead(String text, String value, String name, String gradient) {
    Outcomes.assertGives(text, value, name, gradient);
  }

  @Test
  void aNameWithANumberIsNoSecondSpellingOfAnEntry() {
    Outcomes.assertGives("y = x_1 * x1; x1 = 3; x = [5, 7]", "15", "x1", "5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"y = 1/(1+e-x); x = 1", "y = 1/(1 + e−x); x = 1"})
  void aPowerThatWasLostWhenItWasCopiedIsRefused(String text) {
    Problem error = Texts.build(text).errors().getFirst();
    assertEquals("syntax.power", error.key());
    Outcomes.assertGives(Texts.mended(text, error), "0.731059", "x", "0.196612");
  }
}
