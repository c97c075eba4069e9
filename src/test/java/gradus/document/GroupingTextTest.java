package gradus.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gradus.Texts;
import gradus.graph.Folding;
import gradus.graph.GraphBuilder;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.reading.ProgramReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The text that grouping leaves, to the letter, and what is said where it leaves none.
class GroupingTextTest {
  private static Program plain(String text) {
    return ProgramReader.plain(ProgramReader.read(text));
  }

  /// Groups the gates with these keys, given in one string, as the function `g`.
  private static String grouped(String text, String keys) {
    Grouping.Result result =
        Grouping.of(plain(text), Arrays.asList(keys.split(" ")), "g", ProgramReader::read);
    return assertInstanceOf(Grouping.Result.Done.class, result, result.toString()).text();
  }

  private static String refused(String text, String keys, String name) {
    Grouping.Result result =
        Grouping.of(plain(text), Arrays.asList(keys.split(" ")), name, ProgramReader::read);
    Problem problem =
        assertInstanceOf(Grouping.Result.Refused.class, result, result.toString()).problem();
    return problem.key() + problem.args();
  }

  @Test
  void everySignIsWrittenAsItWas() {
    assertEquals("g(x, y) = x - y\nf = sin(g(x, y))", grouped("f = sin(x - y)", "f/0"));
    assertEquals("g(x, y) = x/y\nf = sin(g(x, y))", grouped("f = sin(x/y)", "f/0"));
    assertEquals("g(x, y) = x^y\nf = sin(g(x, y))", grouped("f = sin(x^y)", "f/0"));
    assertEquals("g(x) = -x\nf = sin(g(x))", grouped("f = sin(-x)", "f/0"));
    assertEquals("g(x) = sin(x)\nf = 2*g(x)", grouped("f = 2*sin(x)", "f/1"));
    String matrix = "W = [[1, 2, 3], [4, 5, 6]], x = [1, 2, 3]\n";
    assertEquals(
        "g(W, x) = W @ x\n" + matrix + "f = sum(g(W, x))", grouped(matrix + "f = sum(W x)", "f/0"));
    assertEquals(
        "g(W) = W[-1, 0]\n" + matrix + "f = 2*g(W)", grouped(matrix + "f = 2*W[-1, 0]", "f/1"));
    assertEquals(
        "g(W) = sum(W, 1)\n" + matrix + "f = sum(g(W))",
        grouped(matrix + "f = sum(sum(W, 1))", "f/0"));
    assertEquals(
        "g(x) = x*[1, 0, 2]\n" + matrix + "f = sum(g(x))",
        grouped(matrix + "f = sum(x*[1, 0, 2])", "f/0"));
  }

  @Test
  void aCopyIsLeftOut() {
    assertEquals("g(x) = 2*x\nf = g(x)", grouped("y = x\nf = 2*y", "y f"));
  }

  @Test
  void statementsGoWithWhatEndsThem() {
    assertEquals("g(x, y) = (x + y)*2\nf = g(x, y)", grouped("q = x + y ;  f = q*2", "q f"));
    assertEquals("g(x, y) = (x + y)*2\nf = g(x, y)", grouped("q = x + y,f = q*2", "q f"));
    assertEquals("g(x, y) = (x + y)*2\n\nf = g(x, y)", grouped("q = x + y\n\nf = q*2", "q f"));
    assertEquals(
        "g(x, y) = (x + y)*2\n# sum\n# all\nf = g(x, y)",
        grouped("q = x + y\t# sum\n# all\nf = q*2", "q f"));
  }

  @Test
  void aParameterIsANameOrTheNextFreeLetter() {
    assertEquals("g(a, b) = a*b\nf = g(x+y, x-y)", grouped("f = (x+y)(x-y)", "f"));
    assertEquals("g(b, c) = b*c\na = 1\nf = g(a+y, a-y)", grouped("a = 1\nf = (a+y)(a-y)", "f"));
  }

  @Test
  void whatIsUsedOutsideIsNamedShortly() {
    assertEquals("group.results[x + y, q*z]", refused("q = x + y\nf = q*z\nk = q", "q f", "g"));
    String long24 = "alpha1*beta1+gamma1*delta";
    assertEquals(25, long24.length());
    assertEquals(
        "group.results[alpha1*beta1+gamma1*del…, sin(x)]",
        refused("f = (" + long24 + ")*sin(x)", "f/0 f/1", "g"));
    assertEquals(
        "group.results[alpha1*beta1+gamma1*delt, sin(x)]",
        refused("f = (alpha1*beta1+gamma1*delt)*sin(x)", "f/1 f/0", "g"));
    assertEquals(
        "group.results[-a, -b, -c, -d, -h, -i]",
        refused(
            "f = [-1]*(-a-(-b)-(-c)-(-d)-(-h)-(-i)-(-j))",
            "f/1^2 f/1/0/1 f/1/0^2/1 f/1/0^3/1 f/1/0^4/1 f/1/0^5/1 f/1/0^6",
            "g"));
  }

  @Test
  void aNameThatIsTakenOrNoneIsRefused() {
    String text = "k(u) = 2*u\nx = 1\nf = k(x)*y";
    for (String name : List.of("k", "u", "x", "y", "f")) {
      assertEquals("name.taken[" + name + "]", refused(text, "f", name));
    }
    for (String name : List.of("1a", "a b", "a(b)", "a = 1\nc")) {
      assertEquals("name.wrong[" + name + "]", refused(text, "f", name));
    }
    assertEquals("name.function[sin]", refused(text, "f", "sin"));
    assertEquals("name.constant[pi]", refused(text, "f", "pi"));
    assertEquals("group.name[]", refused(text, "f", ""));
    assertEquals("group.repeat[]", refused(text, "nowhere", "h"));
    assertEquals("syntax.operand.after", refused("f = 2*", "f", "g").replaceAll("\\[.*", ""));
  }

  @Test
  void whatGrowsTooLargeIsRefused() {
    StringBuilder text = new StringBuilder("x0 = 1\n");
    StringBuilder keys = new StringBuilder();
    for (int i = 1; i <= 11; i++) {
      text.append("x%d = x%d*x%d\n".formatted(i, i - 1, i - 1));
      keys.append("x").append(i).append(' ');
    }
    assertEquals("group.large[2000]", refused(text.toString(), keys.toString().strip(), "g"));
  }

  @Test
  void theOutputStaysTheOutput() {
    String text = "f = x*y\ng2 = 3";
    assertEquals("g(x, y) = x*y\nf = g(x, y)\ng2 = 3", grouped(text, "f"));
    assertEquals("f", Texts.build(grouped(text, "f")).graph().output().name());
  }

  @Test
  void aRepeatIsNotGrouped() {
    assertEquals(
        "group.repeat[]", refused("h = 1\nrepeat 2 { h = 2*h }\nf = h + 1", "h⁽¹⁾ h⁽²⁾", "g"));
    assertEquals("g(a) = 2*a\nh⁽¹⁾ = x + 1\nf = g(h⁽¹⁾)", grouped("h⁽¹⁾ = x + 1\nf = 2*h⁽¹⁾", "f"));
  }

  @Test
  void freeNamesCountOn() {
    assertEquals("g3", Grouping.freeName(ProgramReader.read("g = 1\ng2 = 2\nf = g*g2")));
    assertEquals("g2", Grouping.freeName(ProgramReader.read("k(g) = 2*g\nf = k(1)")));
    assertEquals("g", Grouping.freeName(ProgramReader.read("g2 = 1\nf = g2*x")));
    assertEquals("g2", Grouping.freeName(ProgramReader.read("g = 1\nf = g +")));
  }

  @Test
  void numbersAreWrittenOutAgain() {
    assertEquals("g(x) = x*[1, -2, 0.5]\nf = sum(g(x))", grouped("f = sum(x*[1, -2, 0.5])", "f/0"));
    assertEquals(
        "g(W) = W + [[1, 2, -3], [-0, 1.0e9, 1.5e-7]]\nf = sum(g(W))",
        grouped("f = sum(W + [[1, 2, -3], [-0, 1e9, 1.5e-7]])", "f/0"));
    assertEquals("g(x) = x - -2.5\nf = sin(g(x))", grouped("f = sin(x - -2.5)", "f/0"));
  }

  @Test
  void aTextThatWouldBeReadOtherwiseIsNotHandedOut() {
    String text = "f = sin(x*y)";
    Program program = plain(text);
    Grouping.Result result =
        Grouping.of(program, List.of("f/0"), "g", now -> ProgramReader.read(now + "*k"));
    Problem problem = assertInstanceOf(Grouping.Result.Refused.class, result).problem();
    assertEquals("group.failed[]", problem.key() + problem.args());
    result = Grouping.of(program, List.of("f/0"), "g", now -> ProgramReader.read(now + ")"));
    assertInstanceOf(Grouping.Result.Refused.class, result);
  }

  @Test
  void whatARepeatLeavesIsCalledByItsNameInTheText() {
    String text = "h = 1; repeat 2 {h = 2*h}; f = 3*h";
    assertEquals("g(a) = 3*a\nh = 1; repeat 2 {h = 2*h}; f = g(h)", grouped(text, "f"));
    assertEquals(
        Texts.build(text).graph().gates().size(),
        GraphBuilder.build(
                ProgramReader.read(grouped(text, "f")),
                Map.of(),
                null,
                Folding.UNFOLDED,
                () -> false)
            .graph()
            .gates()
            .size());
    assertEquals(
        "g(a, h) = a*h\nh = 1; k = 5; repeat 2 {k = k*h}; f = g(k, h)",
        grouped("h = 1; k = 5; repeat 2 {k = k*h}; f = k*h", "f"));
    assertEquals(
        "g(a) = a*2\nh=1\nrepeat 3 {h = sigmoid(g(h))}\nL=h^2",
        grouped("h=1\nrepeat 3 {h = sigmoid(h*2)}\nL=h^2", "h⁽²⁾/0"));
  }

  @Test
  void aNameThatOnlyLooksLikeARoundMayBeGrouped() {
    assertEquals("g(x) = (x + 1)*2\nf = g(x)", grouped("h⁽¹⁾ = x + 1\nf = h⁽¹⁾*2", "h⁽¹⁾ f"));
    String both = "h = 1\nh⁽⁴⁾ = x + 1\nrepeat 2 { h = 2*h }\nf = h⁽⁴⁾*h";
    assertEquals(
        "g(x) = x + 1\nh = 1\nh⁽⁴⁾ = g(x)\nrepeat 2 { h = 2*h }\nf = h⁽⁴⁾*h",
        grouped(both, "h⁽⁴⁾"));
    assertEquals("group.repeat[]", refused(both, "h~2⁽²⁾", "g"));
  }
}
