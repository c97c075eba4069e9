package gradus.calculus;

import static gradus.calculus.Typed.all;
import static gradus.calculus.Typed.table;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.latex.Signs;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TermWriterTest {
  private final Terms terms = new Terms();

  private Term term(String formula) {
    return Typed.term(terms, formula);
  }

  private List<String> pieces(String formula) {
    return TermWriter.pieces(term(formula), Signs.TEXTBOOK);
  }

  @Test
  void aFormulaIsWrittenAndTypesetWithTheBracketsItNeeds() {
    Map<String, String> typeset =
        table(
            """
            a - b - c => a - b - c
            a - (b - c) => a - \\left(b - c\\right)
            -(a + b) => -\\left(a + b\\right)
            -a*b*c => -a \\, b \\, c
            -a/b => \\frac{-a}{b}
            -a/b*c => \\frac{-a}{b} \\, c
            a*(b + c) => a \\cdot \\left(b + c\\right)
            (a + b)*c => \\left(a + b\\right) \\, c
            apple_count*tax_rate => \\text{apple count} \\cdot \\text{tax rate}
            a*b/(c*d) => \\frac{a \\, b}{c \\, d}
            a/(b/c) => \\frac{a}{\\frac{b}{c}}
            a/b/c => \\frac{\\frac{a}{b}}{c}
            (a^b)^c => \\left(a^{b}\\right)^{c}
            a^b^c => a^{b^{c}}
            -a^2 => -a^{2}
            (-a)^2 => \\left(-a\\right)^{2}
            a^-2 => a^{-2}
            a^(-1/3) => a^{\\frac{-1}{3}}
            exp(a) => e^{a}
            exp(-a*b) => e^{-a \\, b}
            exp(a)^2 => \\left(e^{a}\\right)^{2}
            exp(exp(a)) => e^{e^{a}}
            sqrt(a + b) => \\sqrt{a + b}
            log(a)*2 => \\log\\left(a\\right) \\cdot 2
            2*3*a => 2 \\cdot 3 \\, a
            a*2 => a \\cdot 2
            --a => -\\left(-a\\right)
            a*(-b) => a \\cdot \\left(-b\\right)
            2*pi*a => 2 \\, \\pi \\, a
            1.0e-9*a => 1.0\\mathord{\\cdot}10^{-9} \\, a
            max(a, b + c) => \\max\\left(a, b + c\\right)
            a*(b/c) => a \\cdot \\frac{b}{c}
            """);
    all(formula -> TermWriter.latex(term(formula), Signs.TEXTBOOK), typeset, 32);
    Map<String, String> same =
        typeset.keySet().stream().collect(Collectors.toMap(UnaryOperator.identity(), f -> f));
    all(formula -> TermWriter.text(term(formula)), same, 32);
  }

  @Test
  void aSignGoesToTheFirstFactor() {
    all(
        formula -> TermWriter.text(term(formula)),
        table(
            """
            -(a*b*c) => -a*b*c
            -(a/b) => -a/b
            -(a/b)*c => -a/b*c
            -(a/b/c) => -(a/b)/c
            -(a*b/c) => -(a*b)/c
            a + -b => a - b
            a*-b => a*(-b)
            """),
        7);
    assertEquals("-\\frac{a}{b}", TermWriter.latex(term("-(a/b)"), Signs.TEXTBOOK));
    assertEquals("-\\frac{a}{b} \\, c", TermWriter.latex(term("-(a/b)*c"), Signs.TEXTBOOK));
    assertEquals("-\\frac{a \\, b}{c}", TermWriter.latex(term("-(a*b/c)"), Signs.TEXTBOOK));
  }

  @Test
  void entriesAreIndicesAndTheCircleNumberIsALetter() {
    assertEquals("W[1, -2]", TermWriter.text(terms.name(new Variable("W", List.of(1, -2)))));
    assertEquals("v[3]", TermWriter.text(terms.name(new Variable("v", List.of(3)))));
    assertEquals("pi", TermWriter.text(terms.name("pi")));
    assertEquals("\\pi", TermWriter.latex(terms.name("pi"), Signs.TEXTBOOK));
  }

  @Test
  void aLongFormulaIsBrokenBetweenAddendsAndWithinThemBetweenFactors() {
    String left = "sin(angle)*cos(bete)*tanh(gross)";
    String right = "exp(angle)*log(bete)*sqrt(gross)";
    String sine = "\\sin\\left(\\mathrm{angle}\\right)";
    String cosine = "\\cos\\left(\\mathrm{bete}\\right)";
    String tangent = "\\tanh\\left(\\mathrm{gross}\\right)";
    String power = "e^{\\mathrm{angle}}";
    String log = "\\log\\left(\\mathrm{bete}\\right)";
    String root = "\\sqrt{\\mathrm{gross}}";
    String times = "{}\\cdot ";
    assertEquals(
        List.of(sine, times + cosine, times + tangent, "{} + " + power, times + log, times + root),
        pieces(left + " + " + right));
    assertEquals(
        List.of(
            "-" + sine,
            times + cosine,
            times + tangent,
            "{} - " + power,
            times + log,
            times + root,
            "{} + a"),
        pieces("-(" + left + ") - " + right + " + a"));
    assertEquals(
        List.of(
            "\\left(a + b\\right)",
            times + sine,
            times + cosine,
            times + tangent,
            times + "\\left(-a\\right)"),
        pieces("(a + b)*" + left + "*(-a)"));
    assertEquals(
        List.of("a", "{} - \\big(b", "{} + " + sine, times + cosine, times + tangent + "\\big)"),
        pieces("a - (b + " + left + ")"));
    assertEquals(
        List.of(
            "\\mathrm{sin}\\big(" + sine,
            times + cosine,
            times + tangent,
            "{} + " + power,
            times + log,
            times + root + "\\big)"),
        pieces("sin(" + left + " + " + right + ")"));
    assertEquals(1, pieces("sqrt(" + left + " + " + right + ")").size());
    assertEquals(
        List.of(sine, times + cosine, times + tangent, "{} / \\left(a b\\right)"),
        pieces("(" + left + ")/(a*b)").stream().map(p -> p.replace("a \\, b", "a b")).toList());
  }

  @Test
  void aFormulaOfEightySignsStaysWhole() {
    assertEquals(List.of("a + ".repeat(19) + "12.5"), pieces("a + ".repeat(19) + "12.5"));
    List<String> broken = pieces("a + ".repeat(19) + "12.25");
    assertEquals(20, broken.size());
    assertEquals("a", broken.getFirst());
    assertEquals("{} + 12.25", broken.getLast());
  }
}
