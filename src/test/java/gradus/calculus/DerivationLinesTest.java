package gradus.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gradus.Texts;
import gradus.calculus.Derivation.Outcome;
import gradus.latex.Signs;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Derivations line by line, as a lecturer would write them on the board.
class DerivationLinesTest {
  private static Derivation derive(String program, String wrt) {
    Outcome outcome = Derivation.of(Texts.build(program).graph(), wrt);
    return assertInstanceOf(Outcome.Done.class, outcome).derivation();
  }

  private static Derivation derive(String function) {
    return derive("x = 1.5, y = 2, b = 3\nf = " + function, "x");
  }

  private static List<String> lines(String function) {
    return derive(function).lines().stream()
        .map(l ->
            l.rule()
                + (l.outer().isEmpty() ? "" : "/" + l.outer())
                + ": "
                + l.before()
                + " -> "
                + l.after())
        .toList();
  }

  private static String refused(String program, String wrt) {
    Outcome outcome = Derivation.of(Texts.build(program).graph(), wrt);
    return assertInstanceOf(Outcome.Refused.class, outcome).problem().message(Locale.ENGLISH);
  }

  @Test
  void aPartIsSimplifiedOnItsWayIntoALargerOneAndTheWholeInStages() {
    assertEquals(
        List.of(
            "identity: x -> 1",
            "constant-multiple: -x -> -1",
            "constant-multiple: -x*b -> b*(-1)",
            "simplify: b*(-1) -> -b",
            "power: x^2 -> 2*x",
            "sum: -x*b + x^2 -> -b + 2*x",
            "simplify: -b + 2*x -> 2*x - b"),
        lines("-x*b + x^2"));
    assertEquals(
        List.of(
            "identity: x -> 1",
            "constant: 1 -> 0",
            "sum: x + 1 -> 1 + 0",
            "simplify: 1 + 0 -> 1",
            "power-of-function: (x + 1)^2 -> 2*(x + 1)*1",
            "simplify: 2*(x + 1)*1 -> 2*(x + 1)",
            "quotient: (x + 1)/(x + 1)^2 -> (1*(x + 1)^2 - (x + 1)*2*(x + 1))/((x + 1)^2)^2",
            "simplify: (1*(x + 1)^2 - (x + 1)*2*(x + 1))/((x + 1)^2)^2 -> ((x + 1)^2 - 2*(x + 1)*(x"
                + " + 1))/((x + 1)^2)^2",
            "simplify: ((x + 1)^2 - 2*(x + 1)*(x + 1))/((x + 1)^2)^2 -> -1/(x + 1)^2"),
        lines("(x + 1)/(x + 1)^2"));
  }

  @Test
  void constantsStandBeforeWhatMoves() {
    assertEquals(
        List.of(
            "identity: x -> 1",
            "constant-multiple: y*x -> y*1",
            "simplify: y*1 -> y",
            "power: x^2 -> 2*x",
            "constant-multiple: b*x^2 -> b*2*x",
            "simplify: b*2*x -> 2*b*x",
            "difference: y*x - b*x^2 -> y - 2*b*x"),
        lines("y*x - b*x^2"));
    assertEquals(
        List.of(
            "identity: x -> 1",
            "product: x*x -> 1*x + x*1",
            "simplify: 1*x + x*1 -> 2*x",
            "constant-multiple: x*y*b*x -> y*b*2*x",
            "simplify: y*b*2*x -> 2*y*b*x"),
        lines("x*y*b*x"));
    assertEquals(
        List.of(
            "identity: x -> 1",
            "constant-multiple: x/2 -> 1/2",
            "constant-multiple: x/2/3 -> 1/2/3",
            "simplify: 1/2/3 -> 1/6"),
        lines("(x/2)/3"));
  }

  @Test
  void quotientsKeepTheOrderOfTheRule() {
    assertEquals(
        List.of(
            "sin: sin(x) -> cos(x)",
            "identity: x -> 1",
            "quotient: sin(x)/x -> (cos(x)*x - sin(x)*1)/x^2",
            "simplify: (cos(x)*x - sin(x)*1)/x^2 -> (cos(x)*x - sin(x))/x^2"),
        lines("sin(x)/x"));
  }

  @Test
  void powersAreToldApart() {
    assertEquals(List.of("power: x^y -> y*x^(y - 1)"), lines("x^y"));
    assertEquals(List.of("exponential: 2^x -> 2^x*log(2)"), lines("2^x"));
    assertEquals(
        List.of(
            "identity: x -> 1",
            "general-power: x^x -> x^x*(1*log(x) + x*1/x)",
            "simplify: x^x*(1*log(x) + x*1/x) -> x^x*(log(x) + x/x)",
            "simplify: x^x*(log(x) + x/x) -> x^x*(log(x) + 1)"),
        lines("x^x"));
    assertEquals(
        List.of("power: x^(1/3) -> 1/3*x^(-2/3)", "simplify: 1/3*x^(-2/3) -> x^(-2/3)/3"),
        lines("x^(1/3)"));
    assertEquals(
        List.of(
            "identity: x -> 1",
            "constant-multiple: 2*x -> 2*1",
            "simplify: 2*1 -> 2",
            "power-of-function: (2*x)^3 -> 3*(2*x)^2*2",
            "simplify: 3*(2*x)^2*2 -> 6*(2*x)^2",
            "simplify: 6*(2*x)^2 -> 24*x^2"),
        lines("(2*x)^3"));
    assertEquals("exponential", derive("2^(3*x)").lines().get(3).outer());
  }

  @Test
  void theChainRuleNamesTheOuterFunction() {
    assertEquals(
        List.of(
            "identity: x -> 1",
            "constant-multiple: 2*x -> 2*1",
            "simplify: 2*1 -> 2",
            "chain/exp: exp(2*x) -> exp(2*x)*2",
            "simplify: exp(2*x)*2 -> 2*exp(2*x)"),
        lines("exp(2*x)"));
  }

  @Test
  void theLargerAndSmallerOfTwoShareATie() {
    String tie = "x = 2; y = 2; f = ";
    assertEquals("(x > y) + (x == y)/2", derive(tie + "max(x, y)", "x").result());
    assertEquals("(x > y) + (x == y)/2", derive(tie + "max(y, x)", "x").result());
    assertEquals("(y > x) + (y == x)/2", derive(tie + "min(x, y)", "x").result());
    assertEquals("(y > x) + (y == x)/2", derive(tie + "min(y, x)", "x").result());
    assertEquals(
        "1[x > y] + ½ · 1[x = y]", derive(tie + "max(x, y)", "x").resultText(Signs.TEXTBOOK));
    assertEquals(
        "\\mathbf{1}[y > x] + \\frac{1}{2} \\cdot \\mathbf{1}[y = x]",
        derive(tie + "min(y, x)", "x").latexResult(Signs.TEXTBOOK));
    assertEquals(
        "3 ∗ (1[x > 0] + ½ ∗ 1[x = 0])",
        derive("x = 0; f = 3*max(0, x)", "x").resultText(Signs.NOTES));
    assertEquals(
        "2 · (1[x + 1 > y] + ½ · 1[x + 1 = y])",
        derive("x = 2; y = 3; f = 2*max(0, x - y + 1)", "x").resultText(Signs.TEXTBOOK));
    assertEquals(
        "z · (1[x y > 0] + ½ · 1[x y = 0]) y",
        derive("x = 1; y = 0; z = 3; f = max(0, x*y)*z", "x").resultText(Signs.TEXTBOOK));
    assertEquals(
        "(1[q > 0] + ½ · 1[q = 0]) y",
        Chain.of(Texts.build("x = 1; y = 0; q = x*y; f = max(0, q)").graph(), Variable.of("x"))
            .found()
            .orElseThrow()
            .resultText(Signs.TEXTBOOK));
  }

  @Test
  void ofATieIsSpokenWhereThereIsOne() {
    assertEquals("x > y", derive("max(x, y)").result());
    assertEquals("y > x", derive("min(x, y)").result());
    assertEquals("1[x > y]", derive("max(y, x)").resultText(Signs.TEXTBOOK));
    assertEquals("\\mathbf{1}[y > x]", derive("min(y, x)").latexResult(Signs.TEXTBOOK));
    assertEquals("1[x > 0]", derive("relu(x)").resultText(Signs.TEXTBOOK));
    assertEquals("step(x)", derive("relu(x)").result());
    assertEquals("3 ∗ 1[x > 0]", derive("3*max(0, x)").resultText(Signs.NOTES));
    assertEquals("2 · 1[x + 1 > y]", derive("2*max(0, x - y + 1)").resultText(Signs.TEXTBOOK));
    // What is not known does not tie.
    assertEquals("x > y", derive("x = 1; f = max(x, y)", "x").result());
    assertEquals(
        "1[q > 0] y",
        Chain.of(Texts.build("x = 1; y = 2; q = x*y; f = max(0, q)").graph(), Variable.of("x"))
            .found()
            .orElseThrow()
            .resultText(Signs.TEXTBOOK));
  }

  @Test
  void aDerivationIsTypesetWithItsRulesInTheMargin() {
    Derivation d = derive("x = 1.5\ng = 5*x^2", "x");
    assertEquals("g", d.output());
    assertEquals("x", d.wrt().text());
    assertEquals("5*x^2", d.formula());
    assertEquals("5 \\, x^{2}", d.latexFormula(Signs.TEXTBOOK));
    assertEquals("\\frac{d g}{d x}", d.latexSlope());
    assertEquals("\\frac{d}{dx}", d.latexOperator());
    assertEquals("10 \\, x", d.latexResult(Signs.TEXTBOOK));
    assertEquals(
        "\\begin{aligned}\n"
            + "\\frac{d}{dx}\\left(x^{2}\\right) &= 2 \\, x && \\text{power} \\\\\n"
            + "\\frac{d}{dx}\\left(5 \\, x^{2}\\right) &= 5 \\cdot 2 \\, x &&"
            + " \\text{constant-multiple} \\\\\n"
            + "5 \\cdot 2 \\, x &= 10 \\, x && \\text{simplify} \\\\\n"
            + "\\frac{d g}{d x} &= 10 \\, x\n"
            + "\\end{aligned}",
        d.latex(Signs.TEXTBOOK, DerivationLine::rule, List.of()));
    assertEquals(
        "\\frac{d}{dx}\\left(x^{2}\\right) = 2 \\, x",
        d.latex(d.lines().getFirst(), Signs.TEXTBOOK));
    assertEquals("5 \\cdot 2 \\, x = 10 \\, x", d.latex(d.lines().getLast(), Signs.TEXTBOOK));
  }

  @Test
  void entriesAreNamedByTheirPlace() {
    Derivation d = derive("W = [[1,2,3],[4,5,6]]\nf = sum(W^2)", "W[1,-1]");
    assertEquals("W[1,2]", d.wrt().text());
    assertEquals("2*W[1, 2]", d.result());
    assertEquals("\\frac{\\partial f}{\\partial W_{12}}", d.latexSlope());
    assertEquals("\\frac{\\partial}{\\partial W_{12}}", d.latexOperator());
    var graph = Texts.build("a = 2, v = [1,2], W = [[1,2,3]]\nf = sum(W) + sum(v) + a").graph();
    assertEquals(
        List.of("a", "v[0]", "v[1]", "W[0,0]", "W[0,1]", "W[0,2]"),
        Derivation.variables(graph).stream().map(Variable::text).toList());
  }

  @Test
  void aLongResultIsBrokenBetweenItsAddendsOrFactors() {
    Derivation sum = derive("sin(x)*exp(x)*cos(x) - x^2*tanh(x)*log(x)");
    assertEquals(String.join(" ", sum.resultPieces(Signs.TEXTBOOK)).contains("{} - "), true);
    assertEquals(6, sum.resultPieces(Signs.TEXTBOOK).size());
    assertEquals(List.of("2 \\, x"), derive("x^2").resultPieces(Signs.TEXTBOOK));
  }

  @Test
  void whatCannotBeDerivedIsSaidInFull() {
    assertEquals(
        "there is no input y to derive for. The inputs are: x.", refused("x = 1\nf = x^2", "y"));
    assertEquals(
        "there is no input zz to derive for. The inputs are: a, b, c, d, g, h, i, j, ….",
        refused("a=1,b=1,c=1,d=1,g=1,h=1,i=1,j=1,k=1\nf = a+b+c+d+g+h+i+j+k", "zz"));
    assertEquals("there is no input to derive for.", refused("f = 2 + 3", "x"));
    assertEquals(
        "W has shape 2×3: choose one of its entries, such as W[0,0].",
        refused("W = [[1,2,3],[4,5,6]]\nf = sum(W)", "W"));
    assertEquals(
        "the output has shape 2: for an entry formulas are derived of an output that is one number."
            + " Derive for the whole vector or matrix, put sum( ) around the output, or choose an"
            + " entry of it.",
        refused("x = [1, 2]\nf = x*2", "x[0]"));
  }

  @Test
  void anEntryThatIsNotThereIsNoInput() {
    String square = "W = [[1,2],[3,4]]\nf = sum(W)";
    String inputs = " to derive for. The inputs are: W[0,0], W[0,1], W[1,0], W[1,1].";
    assertEquals("there is no input W[2,0]" + inputs, refused(square, "W[2,0]"));
    assertEquals("there is no input W[0]" + inputs, refused(square, "W[0]"));
    assertEquals("there is no input W[-1,0]" + inputs, refused(square, "W[-3,0]"));
    assertEquals("W[0,1]", derive(square, " W[ 0, 1 ]").wrt().text());
    assertEquals(
        "there is no input q to derive for. The inputs are: x.",
        refused("x = 2\nq = x^2\nf = q + 1", "q"));
    assertEquals(
        "there is no input zz to derive for. The inputs are: a, b, c, d, g, h, i, j.",
        refused("a=1,b=1,c=1,d=1,g=1,h=1,i=1,j=1\nf = a+b+c+d+g+h+i+j", "zz"));
  }

  @Test
  void sixtyFourEntriesAreWrittenOutAndNotOneMore() {
    String most = "x = 2, v = [" + "1,".repeat(63) + "1]\nf = x*sum(v)";
    String more = "x = 2, v = [" + "1,".repeat(64) + "1]\nf = x*sum(v)";
    assertEquals("x", derive(most, "v[63]").result());
    assertEquals("there is no input v[0] to derive for. The inputs are: x.", refused(more, "v[0]"));
    assertEquals(
        "there is no input to derive for.",
        refused(more.substring("x = 2, ".length()).replace("x*", ""), "v[0]"));
    String said = refused(more, "x");
    assertEquals(
        " cannot be derived as a formula: it has shape 65, and only numbers and vectors and"
            + " matrices of up to 64 entries are written out. Its Jacobian says the same in"
            + " numbers.",
        said.substring(said.indexOf(" cannot")));
  }

  @Test
  void aProductOfBlankOperandsIsNotWrittenOut() {
    assertEquals(
        "W@x cannot be derived as a formula: @ is not written out entry by entry. Its Jacobian"
            + " says the same in numbers.",
        refused("f = W@x", "x"));
  }

  @Test
  void aDerivativeOfTooManyPartsIsRefused() {
    StringBuilder program = new StringBuilder("x0 = 0.5\n");
    for (int i = 1; i <= 60; i++) {
      program.append("x%d = sin(x%d)*x%d\n".formatted(i, i - 1, i - 1));
    }
    assertEquals(
        "the derivative would have more than 200000 parts when written out.",
        refused(program.toString(), "x0"));
  }

  @Test
  void theFirstInputIsDerivedForWhereNoneIsAskedFor() {
    var graph = Texts.build("W = [[1,2]], x = 3\nf = x*sum(W)").graph();
    Outcome outcome = Derivation.of(graph);
    assertEquals("W[0,0]", ((Outcome.Done) outcome).derivation().wrt().text());
    Outcome none = Derivation.of(Texts.build("f = 2 + 3").graph());
    assertEquals("derive.none", ((Outcome.Refused) none).problem().key());
  }
}
