package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.reading.ProgramReader;
import org.junit.jupiter.api.Test;

/// The text in which a wire got a name, to the letter, and what is said where there is none.
class NamedWireTest {
  private static Grouping.Result result(String text, String key, String name) {
    return NamedWire.of(ProgramReader.read(text), key, name, ProgramReader::read);
  }

  private static String named(String text, String key, String name) {
    Grouping.Result result = result(text, key, name);
    return assertInstanceOf(Grouping.Result.Done.class, result, result.toString()).text();
  }

  private static String refused(String text, String key, String name) {
    Grouping.Result result = result(text, key, name);
    Problem problem =
        assertInstanceOf(Grouping.Result.Refused.class, result, result.toString()).problem();
    return problem.key() + problem.args();
  }

  @Test
  void theFormulaGetsALineAndTheNameStandsInItsPlace() {
    assertEquals("q = x + y\nf = q*z", named("f = (x+y)*z", "f/0", "q"));
    assertEquals(
        "x = -2\n  q = x + y\n  f = q*z   # product\n",
        named("x = -2\n  f = (x+y)*z   # product\n", "f/0", "q"));
    assertEquals(
        "s = w*x + b\nf = 1/(1+exp(-s))", named("f = 1/(1+exp(-(w*x + b)))", "f/1^2/0^2", "s"));
    assertEquals(
        "s = -(w*x + b)\nf = 1/(1+exp(s))", named("f = 1/(1+exp(-(w*x + b)))", "f/1^2/0", "s"));
  }

  @Test
  void bracketsStayWhereTheyAreNeeded() {
    assertEquals("q = x + y\nf = sin(q)", named("f = sin(x+y)", "f/0", "q"));
    assertEquals("q = x + y\nf = sin(q)", named("f = sin(((x+y)))", "f/0", "q"));
    assertEquals("q = x + y\nf = max(q, z)", named("f = max((x+y), z)", "f/0", "q"));
    assertEquals("q = x + y\nf = √q*2", named("f = √(x+y)*2", "f/0^2", "q"));
    assertEquals("q = x+y\nf = ‖q‖²", named("f = ‖x+y‖²", "f/0^2", "q").replace("x + y", "x+y"));
    assertEquals("q = x + y\nf = (# sum\n q)*z", named("f = (# sum\n x + y)*z", "f/0", "q"));
  }

  @Test
  void lettersDoNotRunTogether() {
    assertEquals("z = 1\nq = x + y\nf = z q", named("z = 1\nf = z(x+y)", "f/1", "q"));
    assertEquals("q = x + y\nf = q z", named("f = (x+y)z", "f/0", "q"));
    assertEquals("q = x + y\nf = (x-y) q", named("f = (x-y)(x+y)", "f/1", "q"));
    assertEquals("\uFEFFq = x + y\nf = q z", named("\uFEFFf = (x+y)z", "f/0", "q"));
    assertEquals("q = x + y\nf = q (x-y)", named("f = (x+y)(x-y)", "f/0", "q"));
    assertEquals("q = x + y\nf = 2q", named("f = 2(x+y)", "f/1", "q"));
    assertEquals("e1 = x + y\nf = 2 e1", named("f = 2(x+y)", "f/1", "e1"));
    assertEquals("x=1,y=2,z=3\nq = xy\nf = q z", named("x=1,y=2,z=3\nf = xyz", "f/0", "q"));
    assertEquals("q = x + y\nf = q²", named("f = (x+y)²", "f/0", "q"));
  }

  @Test
  void severalStatementsInALineStayInIt() {
    assertEquals("x = 1, q = x + y, f = q z", named("x = 1, f = (x+y)z", "f/0", "q"));
    assertEquals("x = 1;q = x + y;f = q z", named("x = 1;f = (x+y)z", "f/0", "q"));
    assertEquals("q = x + y\nf = q z; g = f^2", named("f = (x+y)z; g = f^2", "f/0", "q"));
    assertEquals("x = 1\r\nq = x + y\r\nf = q z", named("x = 1\r\nf = (x+y)z", "f/0", "q"));
  }

  @Test
  void aFormulaOfSeveralLinesIsBracketed() {
    assertEquals("q = (x # one\n + y)\nf = q*z", named("f = (x # one\n + y)*z", "f/0", "q"));
  }

  @Test
  void everyRoundOfARepeatIsNamedAtOnce() {
    assertEquals(
        "h = 1\nrepeat 3 { s = w*h; h = sigmoid(s) }",
        named("h = 1\nrepeat 3 { h = sigmoid(w*h) }", "h⁽²⁾/0", "s"));
    assertEquals(
        "h = 1\nrepeat 3 {\n  s = w*h\n  h = sigmoid(s)\n}",
        named("h = 1\nrepeat 3 {\n  h = sigmoid(w*h)\n}", "h⁽¹⁾/0", "s"));
  }

  @Test
  void theResultOfABareFormulaIsNamedInFrontOfIt() {
    assertEquals("L = (x + y)*z", named("(x + y)*z", "f", "L"));
    assertEquals("q = x + y\nq*z", named("(x + y)*z", "f/0", "q"));
    assertEquals("x = 1\nL = (x + y)", named("x = 1\n(x + y)", "f", "L"));
  }

  @Test
  void aNameOfTheTextIsChangedEverywhere() {
    assertEquals("# q\ns = x + y\nf = s*z + s²", named("# q\nq = x + y\nf = q*z + q²", "q", "s"));
    assertEquals("a = 3; y = 2\nf = 2a + a y", named("x = 3; y = 2\nf = 2x + xy", "x", "a"));
    assertEquals("g(x) = x^2\na = 3\nf = g(a)", named("g(x) = x^2\nx = 3\nf = g(x)", "x", "a"));
    assertEquals("f(a, y) = a*y = a*y*1", named("f(x, y) = x*y = x*y*1", "x", "a"));
    assertEquals(
        "k = 1\nrepeat 2 { k = 2k }\nf = 3k",
        named("h = 1\nrepeat 2 { h = 2h }\nf = 3h", "h⁽¹⁾", "k"));
    assertEquals("q = x\nf = q*2", named("q = x\nf = q*2", "q", "q"));
  }

  @Test
  void aBadNameIsRefusedWithItsReason() {
    String text = "g(t) = 2*t\nf = g(x+y)*z";
    assertEquals("name.empty[]", refused(text, "f/0^2", "  "));
    assertEquals("name.wrong[1a]", refused(text, "f/0^2", "1a"));
    assertEquals("name.wrong[a b]", refused(text, "f/0^2", "a b"));
    assertEquals("name.wrong[a = 1; b]", refused(text, "f/0^2", "a = 1; b"));
    assertEquals("name.wrong[repeat]", refused(text, "f/0^2", "repeat"));
    for (String taken : new String[] {"x", "f", "g", "t", "z"}) {
      assertEquals("name.taken[" + taken + "]", refused(text, "f/0^2", taken));
    }
    assertEquals("name.constant[pi]", refused(text, "f/0^2", "pi"));
    assertEquals("name.constant[e]", refused(text, "f/0^2", "e"));
    assertEquals("name.function[max]", refused(text, "f/0^2", "max"));
    assertEquals("name.function[σ]", refused(text, "f/0^2", "σ"));
    assertEquals("name.taken[e]", refused("e = 2\nf = (x+e)*z", "f/0", "e"));
    assertEquals("name.taken[h]", refused("h = 1\nrepeat 2 { h = 2h }\nf = (h+x)*y", "f/0", "h"));
    assertEquals("name.taken[z]", refused("q = x + y\nf = q*z", "q", "z"));
  }

  @Test
  void aNameThatChangesWhatIsReadElsewhereIsRefused() {
    assertEquals("name.failed[ab]", refused("a=1,b=2\nf = (x+y)*ab", "f/0^2", "ab"));
    String forms = "x=1,y=2,z=3\nf = (x+y)z = xz + yz";
    assertEquals("name.failed[xz]", refused(forms, "f/0", "xz"));
    assertEquals(
        forms.replace("(x+y)z", "q z").replace("f =", "q = x + y\nf ="), named(forms, "f/0", "q"));
  }

  @Test
  void whatIsNotInTheTextCannotBeNamed() {
    assertEquals("name.inside[]", refused("f = sigmoid(x)", "f/sigmoid/0", "q"));
    assertEquals("name.mistake[]", refused("f = 2*", "f", "q"));
    assertEquals("name.inside[]", refused("f = 2*x", "f/0", "q"));
    assertEquals(
        "name.inside",
        NamedWire.objection(ProgramReader.read("f = x"), "nowhere").orElseThrow().key());
    assertEquals(true, NamedWire.objection(ProgramReader.read("f = x^2+1"), "f/0").isEmpty());
  }

  @Test
  void aTextThatWouldBeReadOtherwiseIsNotHandedOut() {
    Program program = ProgramReader.read("f = (x+y)*z");
    Grouping.Result result =
        NamedWire.of(program, "f/0", "q", now -> ProgramReader.read(now + "*k"));
    assertEquals(
        "name.failed", assertInstanceOf(Grouping.Result.Refused.class, result).problem().key());
    // One gate less and another in its place.
    result = NamedWire.of(program, "f/0", "q", n -> ProgramReader.read(n.replace("+", "-")));
    assertInstanceOf(Grouping.Result.Refused.class, result);
    result = NamedWire.of(program, "f/0", "q", n -> ProgramReader.read(n + "\nx = 1"));
    assertInstanceOf(Grouping.Result.Refused.class, result);
    result = NamedWire.of(program, "f/0", "q", n -> ProgramReader.read(n + "\ng = f"));
    assertInstanceOf(Grouping.Result.Refused.class, result);
  }

  @Test
  void aRowOfALatexTextHasTheFormOfTheOthers() {
    assertEquals(
        "\\begin{aligned}\nq &= x+y \\\\\nf &= q \\cdot z\n\\end{aligned}",
        named("\\begin{aligned}\nf &= (x+y) \\cdot z\n\\end{aligned}", "f/0", "q"));
    assertEquals(
        "\\begin{aligned} q &= x+y \\\\ f &= q z \\end{aligned}",
        named("\\begin{aligned} f &= \\left(x+y\\right)z \\end{aligned}", "f/0", "q"));
    assertEquals("q = x+y\nf = \\frac{q}{z}", named("f = \\frac{x+y}{z}", "f/0", "q"));
    assertEquals("$q = x+y$\n$f = q z$", named("$f = (x+y)z$", "f/0", "q"));
    assertEquals(
        "\\[\n  q = x+y\n\\]\n\\[\n  f = q z\n\\]", named("\\[\n  f = (x+y)z\n\\]", "f/0", "q"));
    assertEquals(
        "\\begin{equation} q = x+y \\end{equation}\n\\begin{equation} f = q z \\end{equation}",
        named("\\begin{equation} f = (x+y)z \\end{equation}", "f/0", "q"));
    assertEquals(
        "q = \\left(x+y\\right)z\nf = \\exp\\left(q\\right)",
        named("f = \\exp\\left(\\left(x+y\\right)z\\right)", "f/0", "q"));
  }

  @Test
  void aTransposeInLatexIsTakenWithItsScript() {
    assertEquals(
        "q = \\mathbf{w}^\\top\nf = q x + b", named("f = \\mathbf{w}^\\top x + b", "f/0^2", "q"));
    assertEquals("q = w^{T}\nf = \\exp(q x)", named("f = \\exp(w^{T}x)", "f/0^2", "q"));
  }

  @Test
  void aFormulaUnderABraceGetsItsLineInFrontOfTheWhole() {
    assertEquals(
        "q = W_1 x\nf = W_2 \\underbrace{(q + b)}_h",
        named("f = W_2 \\underbrace{(W_1 x + b)}_h", "h/0", "q"));
  }

  @Test
  void aNameInALatexTextIsWrittenAsSuch() {
    assertEquals("q_{1} = x+y\nf = \\frac{q_{1}}{z}", named("f = \\frac{x+y}{z}", "f/0", "q_1"));
    assertEquals(
        "\\hat{q} = x+y\nf = \\frac{\\hat{q}}{z}", named("f = \\frac{x+y}{z}", "f/0", "\\hat{q}"));
    assertEquals(
        "\\mathrm{score} = x+y\nf = \\frac{\\mathrm{score}}{z}",
        named("f = \\frac{x+y}{z}", "f/0", "score"));
    assertEquals("name.taken[z]", refused("f = \\frac{x+y}{z}", "f/0", "z"));
    assertEquals("name.wrong[a+b]", refused("f = \\frac{x+y}{z}", "f/0", "a+b"));
    assertEquals("name.latex[]", refused("q = x+y\nf = \\frac{q}{z}", "q", "s"));
  }

  @Test
  void theWireIsCalledByItsName() {
    ComputationGraph graph = Texts.build(named("f = (x+y)*z", "f/0", "q")).graph();
    assertEquals("q", graph.operands(graph.output()).getFirst().source().name());
    assertEquals("f", graph.output().name());
  }
}
