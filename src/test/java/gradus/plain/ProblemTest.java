package gradus.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Blackboard;
import gradus.lang.Messages;
import gradus.lang.MessagesTest;
import gradus.lang.Place;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {
  /// A text, and the one problem it has: key, line, column, length, words its sentence holds, fix.
  record Case(String text, String key, int line, int column, int length, String words, String fix) {
    @Override
    public String toString() {
      return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
  }

  private static Case bad(
      String text, String key, int line, int column, int length, String words, String fix) {
    return new Case(text, "syntax." + key, line, column, length, words, fix);
  }

  static Stream<Case> cases() {
    return Stream.of(
        bad("", "empty", 1, 1, 0, "empty", null),
        bad(" \n# only a comment\n", "empty", 1, 1, 0, "f = (x + y)*z", null),
        bad("x = 1\n\0\1\2", "binary", 2, 1, 1, "U+0000", null),
        bad("\u0089PNG\uFFFD\uFFFD", "binary", 1, 5, 1, "U+FFFD", null),
        bad("x = 1 $ 2", "character", 1, 7, 1, "'$'", null),
        bad("x = 😀", "character", 1, 5, 2, "'😀'", null),
        bad("f = \\oint x", "command", 1, 5, 5, "'\\oint' is not known", null),
        bad("f(x) = x + 1; y = (2f)(x)", "function.applied", 1, 19, 7, "(2f)*(x)", "(2f(x))"),
        bad("f(x) = x + 1; y = f²(x)", "function.power", 1, 19, 5, "f(f(x))", "f(x)^2"),
        bad("f(x) = x + 1; y = f⁻¹(x)", "function.undone", 1, 19, 6, "'f⁻¹'", "(1/f(x))"),
        bad("f(x) = x + 1; y = f∘f(x)", "function.after", 1, 19, 3, "(f∘f)(x)", "(f∘f)"),
        bad("x = 1\n+ 2x", "line.sign", 1, 6, 2, "'+'", " +"),
        bad("v = [0.5 -0.3]", "entries", 1, 6, 8, "0.5, -0.3", "0.5, -0.3"),
        bad("v = [1 −1 2]", "entries", 1, 6, 4, "1 − 1", "1, −1"),
        bad("W = [[1 +1],[2, 3]]", "entries", 1, 7, 4, "1 + 1", "1, +1"),
        bad("f = a^2\n- 3a", "line.sign", 1, 8, 2, "'-'", " -"),
        bad("a^2\n-(3a)", "line.sign", 1, 4, 2, "'-'", " -"),
        bad("x = 1\n  − 2x", "line.sign", 1, 6, 4, "'−'", " −"),
        bad("f = 2(a + b)\n(a - b)", "line.factor", 1, 13, 2, "'('", " ("),
        bad("f = a b\n  c", "line.factor", 1, 8, 4, "'c'", " c"),
        bad("y = x with z", "sentence", 1, 7, 4, "'with'", null),
        bad("answer is 5", "sentence", 1, 8, 2, "'is'", null),
        bad("x = 1.2.3", "number", 1, 5, 5, "'1.2.3'", null),
        bad("x = 1e", "exponent", 1, 5, 2, "1*e", null),
        bad("x = 1e+", "exponent", 1, 5, 3, "1e-3", null),
        bad("x = 1e999", "number.large", 1, 5, 5, "1.797e308", null),
        bad("x == 3", "equals", 1, 3, 2, "'=='", "="),
        bad("x <- 3", "equals", 1, 3, 2, "'<-'", "="),
        bad("x <-3", "equals", 1, 3, 2, "'<-'", "="),
        bad("x = [1, 2]; f = sort(x)", "function.order", 1, 17, 4, "x[1]", null),
        bad("f = ‖w‖^2_2", "order", 1, 8, 4, "_2^2", "_2^2"),
        bad("z = [1, 2]; p = exp(z_i)", "index", 1, 21, 3, "sum(i, z[i])", "z"),
        bad("x = [1, 2]; f = cumsum(x)", "function.entries", 1, 17, 6, "x[0] + x[1]", null),
        bad("x = 1; f = σ²(x)", "sigma.power", 1, 12, 5, "σ²·(x)", "σ(x)²"),
        bad("f = where(0 < x < 1, 2, 3)", "chained", 1, 11, 9, "'0 < x'", "(0 < x)*(x < 1)"),
        bad("sin(x) + 1 := 3", "left", 1, 1, 10, "one name", null),
        bad("f = x.backward()", "python.name", 1, 6, 9, "leave out", null),
        bad("f = np.einsum(x)", "python.name", 1, 5, 9, "mean(x)", null),
        bad("f = Q.R.S", "python.name", 1, 6, 2, "mean(x)", null),
        bad("x = zeros(99, 99)", "python.array", 1, 5, 5, "at most 5000", null),
        bad("x = zeros(n)", "python.array", 1, 5, 5, "whole numbers", null),
        bad("f = max(x, 1, keepdim=True)", "python.keepdims", 1, 15, 7, "keepdim", null),
        bad("x = 25°C", "unit", 1, 7, 2, "'°C'", ""),
        bad("x = 2 kg, y = x", "unit", 1, 6, 3, "'kg'", ""),
        bad("d = 5 m; m = 2; y = m*d", "unit.value", 1, 5, 3, "5*m", "5"),
        bad("x = sin(25°)", "function.other", 1, 9, 3, "(25*pi/180)", "(25*pi/180)"),
        bad("x = 100원", "unit", 1, 8, 1, "a unit", ""),
        bad("def f(x): return 3*x", "python.def", 1, 1, 20, "f(x) = 3*x^2", "f(x) = 3*x"),
        bad("y = 2\nprint(2*y)", "python.print", 2, 1, 10, "not needed", "2*y"),
        bad("for i in range(3): x", "python.for", 1, 1, 20, "repeat 10", null),
        bad("while x > 0:", "python.while", 1, 1, 12, "repeat 10", null),
        bad("class Net(Module):", "python.class", 1, 1, 18, "its formulas alone", null),
        bad("x += 1", "python.update", 1, 1, 6, "x2 = x + (1)", "x2 = x + (1)"),
        bad("f = 2½x", "mixed", 1, 5, 2, "write 2.5", "2.5"),
        bad("f = 7 % 3", "percent", 1, 7, 1, "remainder", null),
        bad("f = x%", "percent", 1, 6, 1, "/100", "/100"),
        bad("f = 5 ∞", "infinity", 1, 7, 1, "large number", null),
        bad(
            "z = x if x > 0 else 2",
            "python.if",
            1,
            5,
            17,
            "where(x > 0, x, 2)",
            "where(x > 0, x, 2)"),
        bad("final s = 2\nf = 3s", "words", 2, 6, 1, "final s", " final s"),
        bad("f = 3의 미분값", "particle", 1, 6, 5, "sentence", ""),
        bad("f = n!", "factorial", 1, 6, 1, "product", null),
        bad("f = n ~ 2", "character", 1, 7, 1, "'~'", null),
        bad("x: 3", "colon", 1, 2, 1, "write =", " ="),
        bad("f = x：y", "colon", 1, 6, 1, "/ to divide", null),
        bad("f = x — y", "dash", 1, 7, 1, "a dash", "-"),
        bad("f = “x", "quote", 1, 5, 1, "not needed", ""),
        bad("x = ₩100", "unit", 1, 5, 1, "a unit", ""),
        bad("f = (x)⁺", "raised", 1, 8, 1, "write ^", null),
        bad("f = x⁼²", "raised", 1, 6, 2, "write ^", null),
        bad("f = x +", "operand.after", 1, 7, 1, "missing after '+'", null),
        bad("f = x +\ng = 2", "operand.after", 1, 7, 1, "missing after '+'", null),
        bad("f = max(1,)", "operand.after", 1, 10, 1, "missing after ','", null),
        bad("f = x^", "operand.after", 1, 6, 1, "'^'", null),
        bad("f = -", "operand.after", 1, 5, 1, "'-'", null),
        bad("f(x) = x^2; f(3) =", "operand.end", 1, 19, 0, "missing at the end", null),
        bad("* 3", "operand.before", 1, 1, 1, "missing before '*'", null),
        bad("f = x + * 3", "operand.before", 1, 9, 1, "missing before '*'", null),
        bad("x =", "right", 1, 1, 3, "'x ='", null),
        bad("x = # later\ny = 2", "right", 1, 1, 3, "right", null),
        bad("2 = x", "left", 1, 1, 1, "one name", null),
        bad("x + y = 3", "left", 1, 1, 5, "one name", null),
        bad("= 3", "left", 1, 1, 1, "one name", null),
        bad("a = b = 3 = 4", "equals.twice", 1, 7, 1, "second =", null),
        bad("f = std(2)", "function.choice", 1, 5, 3, "libraries", null),
        bad("f = floor(2)", "function.steps", 1, 5, 5, "in steps", null),
        bad("f = erf(2)", "function.none", 1, 5, 3, "'erf'", null),
        bad("f = lg(8)", "function.other", 1, 5, 5, "log(8)/log(10)", "log(8)/log(10)"),
        bad("f = max(a = 1, 2)", "equals.inside", 1, 11, 1, "formula", null),
        bad("x = 1 y = 2", "separator", 1, 6, 1, "new line", ", "),
        bad("f = 3 x 10^2", "times", 1, 7, 1, "write *", "*"),
        bad("repeat 2 { h = 2h } g = h", "separator", 1, 21, 1, "new line", null),
        bad("repeat = 3", "reserved", 1, 1, 6, "'repeat'", null),
        bad("f(2) = 3", "parameter", 1, 3, 1, "'2'", null),
        bad("f(x+y) = 3", "parameter", 1, 4, 1, "'+'", null),
        bad("f(x, x) = 3", "parameter.twice", 1, 6, 1, "'x'", null),
        bad("x = 1\ny = 2\nx = 3", "defined.twice", 3, 1, 1, "line 1", null),
        bad("f = (x + y", "unclosed", 1, 5, 1, "'('", null),
        bad("f = (x + y\ng = 2\nh = g", "unclosed", 1, 5, 1, "write )", null),
        bad("f = (x + y, x = 1, y = 2", "unclosed", 1, 5, 1, "write )", null),
        bad("x = [1,2\nf = x", "unclosed", 1, 5, 1, "write ]", null),
        bad("x = [(1, 2]", "unclosed", 1, 6, 1, "write )", null),
        bad("f = (x, y", "unclosed", 1, 5, 1, "write )", null),
        bad("repeat 2 {\nrepeat 3 {\na = 1", "unclosed", 2, 10, 1, "'{'", null),
        bad("f = |x", "unclosed", 1, 5, 1, "'|'", null),
        bad("f = (|x)", "unclosed", 1, 6, 1, "'|'", null),
        bad("f = ‖x", "unclosed", 1, 5, 1, "'‖'", null),
        bad("repeat 3 {\n h = 2h\n", "unclosed", 1, 10, 1, "'{'", null),
        bad("f = s[0", "unclosed", 1, 6, 1, "'['", null),
        bad("f = (1]", "mismatch", 1, 7, 1, "write )", ")"),
        bad("f = x)", "unmatched", 1, 6, 1, "')'", ""),
        bad("f = ]", "unmatched", 1, 5, 1, "']'", ""),
        bad("f = x }", "unmatched", 1, 7, 1, "'}'", ""),
        bad("f = ()", "brackets.empty", 1, 5, 2, "'('", null),
        bad("x = []", "brackets.empty", 1, 5, 2, "'['", null),
        bad("f() = 2", "brackets.empty", 1, 2, 2, "'('", null),
        bad("f = {x}", "brace.operand", 1, 5, 3, "write (x) in place", "(x)"),
        bad("f = 2*(1, 2)", "tuple", 1, 7, 6, "[1, 2]", "[1, 2]"),
        bad("f = (1,2)", "tuple.decimal", 1, 5, 5, "1.2", "[1, 2]"),
        bad("x = 0.2, 0.4", "vector", 1, 5, 8, "vector", "[0.2, 0.4]"),
        bad("W = [1,2;3,4]", "rows", 1, 5, 9, "[[1,2], [3,4]]", "[[1,2], [3,4]]"),
        bad("x = [3; 4]", "column", 1, 5, 6, "[[3], [4]]", "[3, 4]"),
        bad("f = max(1;2)", "semicolon", 1, 10, 1, ";", ","),
        bad("x = [1 2]", "comma", 1, 5, 5, "put a comma between", "[1, 2]"),
        bad("x = [[1,2] [3,4]]", "comma", 1, 12, 1, "put a comma between", null),
        bad(
            "x = 2; f = where(x > 1 or x < 0, 1, 0)",
            "conjunction",
            1,
            18,
            14,
            "'or'",
            "max(x > 1, x < 0)"),
        bad("x = [1, 2]; k = 1; f = x[k:]", "slice", 1, 26, 2, "X[:, 1]", null),
        bad("x = [1, 2]; f = x[::2]", "slice.step", 1, 19, 3, "[x[0], x[2]]", null),
        bad("x = [1, 2]; f = x[..., 0]", "slice.dots", 1, 19, 3, "X[:, 0]", null),
        bad("f = 3 4", "adjacent", 1, 7, 1, "'3' and '4'", null),
        bad("f = x 2", "adjacent.power", 1, 6, 2, "*2", "^2"),
        bad(
            "f = sigmod(x)",
            "function.near",
            1,
            5,
            6,
            "unknown function 'sigmod': did you mean 'sigmoid'?",
            "sigmoid"),
        bad("swish(x) = 2x; f = swihs(1)", "function.near", 1, 20, 5, "'swish'", "swish"),
        bad("f(x) = x^2\ny = f''(3)", "derivative", 2, 5, 3, "f", null),
        bad("A = 2; x = 1; y = Asin(x)", "inverse", 1, 19, 4, "arcsin, or A sin", "A sin"),
        bad("x = 1; y = 2+e-x", "power", 1, 14, 3, "e^(-x), or e - x", "e^(-x)"),
        bad("t = 2; y = cost", "glued", 1, 12, 4, "cos t, or cost = …", null),
        bad("w = [1, 2]\ny = 2*w1", "index.number", 2, 7, 2, "w_1", "w_1"),
        bad("x = [1, 2]\ny = 2x_n", "index.last", 2, 6, 3, "x[-1]", "x[-1]"),
        bad("y = Σ_i w_ij", "sum.braces", 1, 10, 3, "w_{ij}", "_{ij}"),
        bad("f = W(x+1)", "function.unknown", 1, 5, 1, "W*(…)", null),
        bad("f = x(x+1)", "function.unknown", 1, 5, 1, "x*(…)", null),
        bad("z = f(x, y)", "function.open", 1, 5, 1, "'f' is not defined", null),
        bad("z = f(x) + f(y)", "function.open", 1, 5, 1, "f(x) = …", null),
        bad("z = f_1(x)", "function.open", 1, 5, 3, "'f_1'", null),
        bad("z = φ(x)", "function.open", 1, 5, 1, "'φ'", null),
        bad("z = f(x)\nx = 3", "function.unknown", 1, 5, 1, "f*(…)", null),
        bad("z = f(x)\ny = 1/2", "function.unknown", 1, 5, 1, "f*(…)", null),
        bad("z = f(x)\ny = [1, 2]", "function.unknown", 1, 5, 1, "f*(…)", null),
        bad("z = f(x) + f", "function.unknown", 1, 5, 1, "f*(…)", null),
        bad("z = f'(x)", "function.unknown", 1, 5, 2, "f'*(…)", null),
        bad("z = k(x)", "function.unknown", 1, 5, 1, "k*(…)", null),
        bad("z = fun(x)", "function.word", 1, 5, 3, "define fun(x) = …", null),
        bad("z = min_w (w - 3)", "extreme", 1, 5, 5, "write the formula alone", null),
        bad("P(A) = 0.3, P(B) = 0.4", "defined.event", 1, 13, 1, "P_A and P_B", null),
        bad("y = max(1|2)", "given", 1, 10, 1, "write a comma", ","),
        bad("In 10 trials, p = 0.5", "sentence", 1, 1, 2, "each formula on a line", null),
        bad("minimize x^2 + y", "extreme", 1, 1, 8, "write the formula alone", ""),
        bad("x^2 s.t. x > 1", "constraint", 1, 5, 10, "leave the condition out", ""),
        bad("x^2 + y subject to x + y = 1", "constraint", 1, 9, 20, "descend along its inputs", ""),
        bad("x = 3 // the input", "comment", 1, 7, 2, "write #", "#"),
        bad("-- the loss\nx = 3", "comment", 1, 1, 2, "write #", "#"),
        bad("x = 7 // 2", "function.steps", 1, 7, 2, "'//'", null),
        bad("x^2 + 1 x = 3", "separator", 1, 8, 1, "new line", ", "),
        bad("f = x*y x = 2 y = [1, 2]", "separator", 1, 8, 7, "new line", ", x = 2, "),
        bad("h = g(3x) = 3x + 1; x = 2", "chain", 1, 5, 8, "nothing defines g", ""),
        bad("m = E[x + 1]; x = [1, 2]", "expectation", 1, 5, 8, "mean(x + 1)", "mean(x + 1)"),
        bad("y = (x + 1)2; x = 3", "adjacent.power", 1, 12, 1, "^2 for a power", "^2"),
        bad("y = 7 mod 3", "function.steps", 1, 7, 3, "'mod'", null),
        bad("s(a) = f(a)\nz = s(x)", "function.unknown", 1, 8, 1, "f*(…)", null),
        bad("h = x\nrepeat 2 { h = f(h) }", "function.unknown", 2, 16, 1, "f*(…)", null),
        bad("f = sin", "function.bare", 1, 5, 3, "sin(x)", null),
        bad("f = mean x", "function.brackets", 1, 5, 6, "write mean(x)", "mean(x)"),
        bad("f = 2 sum 2x", "function.brackets", 1, 7, 6, "write sum(2x)", "sum(2x)"),
        bad("f = sin⁻¹ x", "function.inverse", 1, 5, 5, "1/sin(x)", "asin"),
        bad("f = 2 Σ(x)² y + 1", "sum", 1, 7, 7, "write sum((x)² y)", "sum((x)² y)"),
        bad("x = [1, 2]; f = x^T Σ x", "sum.matrix", 1, 21, 1, "Σ = [[1, 0], [0, 1]]", null),
        bad("f = ∑(x)*y", "sum", 1, 5, 6, "write sum((x)*y)", "sum((x)*y)"),
        bad("y = x^2\ny.backward()\nz = 2*y", "python.backward", 2, 1, 12, "y.backward()", ""),
        bad("e = 2; a = e^-z", "base", 1, 12, 4, "exp(…)", "exp(-z)"),
        bad("e = 2; a = 1/(1 + e^(-z))", "base", 1, 19, 2, "exp(…)", "exp"),
        bad("e = 2; a = e^(x + 1)/2", "base", 1, 12, 2, "(e)^(…)", "exp"),
        bad("(".repeat(50_000), "nesting", 1, 1001, 1, "1000", null),
        bad("f = " + "-".repeat(100_000) + "x", "nesting", 1, 1005, 1, "1000", null),
        bad("x" + "^x".repeat(2_000), "nesting", 1, 2002, 1, "1000", null),
        bad("W = 1; W" + "'".repeat(2_000), "nesting", 1, 8, 1002, "1000", null),
        bad("repeat x { h = 2h }", "repeat.count", 1, 8, 1, "10000", null),
        bad("repeat { h = 2h }", "repeat.count", 1, 1, 6, "10000", null),
        bad("repeat 1.5 { h = 2h }", "repeat.count", 1, 8, 3, "10000", null),
        bad("repeat 10001 { h = 2h }", "repeat.count", 1, 8, 5, "10000", null),
        bad("repeat 10", "repeat.block", 1, 1, 6, "braces", null),
        bad("repeat 2 {".repeat(101), "repeat.nesting", 1, 1001, 6, "100", null));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachMistakeIsSaidOnceWithItsPlace(Case c) {
    Program program = Blackboard.parse(c.text());
    assertEquals(List.of(c.key()), program.problems().stream().map(Problem::key).toList());
    Problem problem = program.problems().getFirst();
    assertEquals(new Place(c.line(), c.column()), Place.of(c.text(), problem.span().start()));
    assertEquals(c.length(), problem.span().length());
    assertEquals(c.fix(), problem.fix());
    String english = problem.message(Locale.ENGLISH);
    assertTrue(english.contains(c.words()), english);
    String korean = problem.message(Locale.KOREA);
    assertTrue(korean.codePoints().anyMatch(p -> p >= '가' && p <= '힣'), korean);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itsFixFollowedLiterallyGivesAProgramThatReads(Case c) {
    // nothing is left of this statement, whatever is done
    if (c.fix() == null || c.text().equals("f = ]")) return;
    String text = c.text();
    for (int i = 0; i < 3 && Blackboard.parse(text).hasErrors(); i++) {
      Problem problem = Blackboard.parse(text).problems().getFirst();
      Span span = problem.span();
      text = text.substring(0, span.start()) + problem.fix() + text.substring(span.end());
    }
    Program program = Blackboard.parse(text + "\nlast = 1");
    assertFalse(program.hasErrors(), text + program.problems());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everySlotOfItsSentenceIsFilled(Case c) {
    for (Problem problem : Blackboard.parse(c.text()).problems()) {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
        assertEquals(
            MessagesTest.slots(Messages.text(locale, problem.key())), problem.args().size());
      }
    }
  }

  @Test
  void everySentenceOfTheRoomIsSaidBySomeMistake() {
    Set<String> said = cases().map(Case::key).collect(Collectors.toCollection(TreeSet::new));
    said.addAll(
        Set.of(
            "syntax.many",
            "syntax.cases",
            "syntax.condition",
            "syntax.condition.behind",
            "syntax.sum.over",
            "syntax.header.value",
            "syntax.numbered",
            "syntax.number.comma",
            "syntax.number.list",
            "syntax.header.conditional",
            "syntax.identity",
            "syntax.units",
            "syntax.number.spaced",
            "syntax.restated",
            "syntax.strong",
            "syntax.table",
            "syntax.table.columns",
            "syntax.function.named",
            "syntax.raised.power",
            "syntax.reach",
            "syntax.share",
            "syntax.share.of",
            "syntax.left.index",
            "syntax.root",
            "syntax.root.reach",
            "syntax.brace"));
    Set<String> known =
        MessagesTest.keys("messages.properties").stream()
            .filter(key -> key.startsWith("syntax."))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(known, said);
  }

  @Test
  void severalMistakesAreReportedInTheOrderOfTheText() {
    String text = "a = foo(1) + bar(2)\nb = (1\nc = 2 +\nd = 4\nd = 5\n2 = e";
    List<String> keys = Blackboard.parse(text).problems().stream().map(Problem::key).toList();
    assertEquals(
        List.of(
            "syntax.function.word",
            "syntax.function.word",
            "syntax.unclosed",
            "syntax.operand.after",
            "syntax.defined.twice",
            "syntax.left"),
        keys);
  }

  @Test
  void statementsAroundAMistakeAreKept() {
    assertEquals("a=1; c=3", Tree.of(Blackboard.parse("a = 1\nb = (2 +\nc = 3")));
    assertEquals("x=1; y=2", Tree.of(Blackboard.parse("f = (x + y, x = 1, y = 2")));
    assertEquals(
        "repeat 2{a=1}; f=a", Tree.of(Blackboard.parse("repeat 2 {\n a = 1\n b = [2\n}\nf = a")));
  }

  @Test
  void readingStopsAfterFiftyMistakes() {
    Program program = Blackboard.parse("2 = x\n".repeat(10_000));
    assertEquals(51, program.problems().size());
    Problem last = program.problems().getLast();
    assertEquals("syntax.many", last.key());
    assertEquals(List.of(50), last.args());
  }

  @Test
  void manyNoticesDoNotMakeAProgramWrong() {
    StringBuilder text = new StringBuilder("total = 0");
    StringBuilder inputs = new StringBuilder();
    for (char a = 'a'; a <= 'm'; a++) {
      inputs.append('\n').append(a).append(" = 1");
      for (char b = 'a'; b <= 'm'; b++) {
        text.append(" + ").append(a).append(b);
      }
    }
    Program program = Blackboard.parse(text.append(inputs).toString());
    assertFalse(program.hasErrors());
    assertEquals(50, program.problems().size());
  }

  @Test
  void longWordsAreCutInSentences() {
    Problem problem = Blackboard.parse("f = " + "W".repeat(100_000) + "(x)").problems().getFirst();
    assertTrue(problem.message(Locale.ENGLISH).length() < 300);
  }

  @Test
  void aSentenceQuotesAVeryLongNameByItsBeginningAndEnd() {
    String name = "ab" + "\uD835\uDC65".repeat(500_000) + "yz";
    String message = Problem.error(new Span(0, 1), "graph.unknown", name).message(Locale.ENGLISH);
    String kept = "ab" + "\uD835\uDC65".repeat(78) + "…" + "\uD835\uDC65".repeat(77) + "yz";
    assertTrue(message.contains(kept), message);
    String whole = "a".repeat(160);
    assertTrue(
        Problem.error(new Span(0, 1), "graph.unknown", whole)
            .message(Locale.ENGLISH)
            .contains(whole));
  }

  /// An order behind bars that were never opened, or that hold nothing: told, without an edit.
  @ParameterizedTest
  @ValueSource(strings = {"x||_3", "||_3", "‖_3", "x‖_p", "||||_3", "f = ‖‖_3 + 1"})
  void anOrderOfNoNormIsAMistake(String text) {
    Problem first = Blackboard.parse(text).problems().getFirst();
    assertEquals("latex.norm", first.key());
    assertNull(first.fix());
    assertTrue(first.span().end() <= text.length());
  }
}
