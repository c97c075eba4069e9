package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Blackboard;
import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.lang.Tree;
import gradus.latex.LatexProgram;
import gradus.latex.LatexTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoupTest {
  private static final String[] WORDS =
      ("x y W f h xy x' W'' e pi π σ sin exp max norm sigmoid foo repeat 손실 𝛼 w₁₁⁽²⁾ 2 .5 1e3 1e"
           + " sum(i=1..n, where(x>0, i=0..2 if i<j j in {0,1} x[i] [i,j] <= != 1.2.3 1e999 + - * /"
           + " @ ^ · × − √ ² ³ ⁻¹ ' ᵀ = == := ** ( ) [ ] { } | || ‖ , ; # \\frac $ ( ) , = x ( [ ]"
           + " ) \n"
           + " \r\n"
           + " \r"
           + " \uFEFF \u3000 \ud800 ` repeat\n"
           + "3\n"
           + "{ f(x)= f(x;W)= where and let for def import print += 100원 .sum() .T np.exp ( .dot("
           + " axis=1 zeros(2) pow( x_1 ^T sin² _2 _3 _p )_+ ½ 10% % ! 5! ≈ ⊙ ⟨ ⟩ ∑ ∏ Σ ˣ⁺¹ ⁻ ⁺ １．５"
           + " ｘ （ ） ＝ ， 、 ： \u200b \u2062 “ — ₩ ∂")
          .split(" ");

  private static final String[] SEEDS = {
    "f(x,y,z) = (x + y)z, x = -2, y = 5, z = -4",
    "W = [[0.1,0.5],[-0.3,0.8]]\nx = [0.2, 0.4]\nf = ‖W·x‖²",
    "f = 1/(1+e^(-(w0*x0+w1*x1+w2)))\nw0 = 2, x0 = -1; w1 = -3 # note",
    "swish(x) = x*sigmoid(x)\nrepeat 10 { h = swish(w*h + b) }\nL = (y - h)^2",
    "x = np.array([[1., 2]]); y = (2*x).tanh().sum(axis=1) + W.dot(x.T) + pow(x, 2) + max(x,"
        + " axis=1)",
    "f = sin 2x cos² y + Σ(x)/3 + ‖w‖_2 + ln a x_1 + w^T x + (1, 2)^T - [x + 1], e = 2, e^2",
    "사과 개수 = 2, 값 = 사과 개수 x where x, y = 1, 2 and [a, b] = [3, 4]; z = f(t) = t^2",
    "J = ½(wx＋b − y)², w＝２、x=−2, b=10%, y≈2.0; g = ⟨w, e⁻ˣ⟩ ⊙ ‖x∥²",
    "f = sum(i=1..n, j=1..n if i < j, (x[i] - x[j])^2) + where(a > 0, a, -a), x = [1, 2, 3], a = 2",
    "y[i] = max(j in {0, 1}, W[i, j]*x[j-1+1]) + x^Tx, W = [[1, 2], [3, 4]], x = [5, 6]",
    "f = \\frac{1}{2}‖Ax − b‖₂² + \\lambda_1‖x‖₁, A=[[1,2],[3,4]], x=[1,2], b=[1,2], \\lambda_1=2",
    "f = Σᵢ_{i=1}^n xᵢ + ∑ᵢ₌₁ⁿ_{2} xᵢ, x=[1,2]; g = ‖x − b‖₂, b = b; y = f(x) = x^2 = 10",
    "f = 2(xy + max(z, w)) + |x - |y|| + ||W x|| + s[0] + W' x, x = 1, y = 2",
  };

  /// How many texts of each kind; the nightly build asks for more.
  private static final int ROUNDS = Integer.getInteger("gradus.fuzz", 1_000);

  /// So many texts are tried; none would show nothing.
  private static int rounds() {
    assertTrue(ROUNDS > 0, "gradus.fuzz=" + ROUNDS);
    return ROUNDS;
  }

  private static final String[] LATEX_WORDS =
      ("x y w_1 W_{12}^{(1)} \\frac \\frac{a}{b} { } ( ) [ ] ^ _ ^{2} _{i} \\sum_{i=1}^n"
           + " \\sum_{j\\neq y} \\sum_{i=1}^{3} \\left( \\right) \\| | \\lVert \\rVert_1"
           + " \\begin{bmatrix} \\end{bmatrix} & \\\\ \\sqrt \\sqrt[3]{x} \\exp \\log \\max_j"
           + " \\sigma \\mathbf{W} \\hat{y} \\underbrace{ }_{h} $ $$ \\[ \\] + - = , ; \n"
           + " \\sum_{i<j} \\sum_{i,j=1}^{n} \\sum_{i\\in\\{1,2\\}} \\sum_w w x_{i+1} x^{(i)}"
           + " w^l_{jk} \\begin{cases} \\end{cases} \\mathbb{1}[x>0] \\substack{i<j\\\\j<3} \\mid"
           + " \\le \\neq \\prod_i 1 2.5 \\cdot \\times \\text{loss} \\mathrm{ReLU} \\quad"
           + " \\begin{aligned} \\end{aligned} \\in \\approx \\gets e^{ ^T ^\\top ' . \\foo 손실 σ ‖"
           + " repeat \\left[ \\{ \\} % # \\partial \\prod_{i=1}^{9} x_i y_i \\times 10^{-3}"
           + " \\approx")
          .split(" ");

  @Test
  void soupOfLatexIsAlwaysAnswered() {
    Random random = new Random(11);
    for (int round = 0; round < rounds(); round++) {
      StringBuilder text = new StringBuilder("\\,");
      int length = 1 + random.nextInt(30);
      for (int i = 0; i < length; i++) {
        text.append(LATEX_WORDS[random.nextInt(LATEX_WORDS.length)]);
        text.append(random.nextInt(3) == 0 ? " " : "");
      }
      check(text.toString());
    }
  }

  @Test
  void mutatedLatexIsAlwaysAnswered() {
    Random random = new Random(12);
    List<String> seeds = new ArrayList<>(LatexTest.FORMULAS);
    Textbooks.rows().forEach(row -> seeds.add(row.program()));
    for (int round = 0; round < rounds(); round++) {
      StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
      int changes = 1 + random.nextInt(4);
      for (int i = 0; i < changes && text.length() > 0; i++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, LATEX_WORDS[random.nextInt(LATEX_WORDS.length)]);
          default -> text.setLength(Math.max(1, at));
        }
      }
      check(text.toString());
    }
  }

  @Test
  void soupOfWordsIsAlwaysAnswered() {
    Random random = new Random(20_240_601);
    for (int round = 0; round < rounds(); round++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(40);
      for (int i = 0; i < length; i++) {
        text.append(WORDS[random.nextInt(WORDS.length)]);
        text.append(random.nextInt(3) == 0 ? " " : "");
      }
      check(text.toString());
    }
  }

  @Test
  void mutatedProgramsAreAlwaysAnswered() {
    Random random = new Random(7);
    for (int round = 0; round < rounds(); round++) {
      StringBuilder text = new StringBuilder(SEEDS[random.nextInt(SEEDS.length)]);
      int changes = 1 + random.nextInt(4);
      for (int i = 0; i < changes; i++) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, WORDS[random.nextInt(WORDS.length)]);
          default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
        }
      }
      check(text.toString());
    }
  }

  @Test
  void randomTreesSurviveBothPrinters() {
    Random random = new Random(13);
    Span nowhere = new Span(0, 0);
    for (int round = 0; round < rounds(); round++) {
      Expr body = tree(random, 1 + random.nextInt(5));
      Statement f = new Statement.Definition(nowhere, nowhere, "f", null, body, List.of());
      Program program = new Program("", List.of(f), List.of());
      String written = Tree.of(program);
      String text = Printer.text(program);
      assertEquals(written, Tree.of(Blackboard.parse(text)), text);
      String latex = "$" + LatexProgram.text(program) + "$";
      Program back = Blackboard.parse(latex);
      assertFalse(back.hasErrors(), () -> latex + back.problems());
      assertEquals(written, Tree.of(back), latex);
    }
  }

  private static final String[] NAMES = {
    "x", "W", "θ", "w₁₁⁽²⁾", "hₜ₋₁", "손실", "loss", "ŷ", "b_y", "xᵢ"
  };

  private static Expr tree(Random random, int depth) {
    Span at = new Span(0, 0);
    if (depth == 0 || random.nextInt(6) == 0) {
      return random.nextBoolean()
          ? new Expr.Name(at, NAMES[random.nextInt(NAMES.length)])
          : number(random, at);
    }
    return switch (random.nextInt(10)) {
      case 0 -> new Expr.Negate(at, tree(random, depth - 1));
      case 1 -> new Expr.Call(at, at, "exp", List.of(tree(random, depth - 1)));
      case 2 -> {
        String[] functions = {
          "sqrt", "abs", "norm", "sigmoid", "transpose", "log", "relu", "softmax"
        };
        String name = functions[random.nextInt(functions.length)];
        yield new Expr.Call(at, at, name, List.of(tree(random, depth - 1)));
      }
      case 3 ->
          new Expr.Call(at, at, "max", List.of(tree(random, depth - 1), tree(random, depth - 1)));
      case 4 -> new Expr.Array(at, List.of(tree(random, depth - 1), tree(random, depth - 1)));
      case 5 -> new Expr.Index(at, tree(random, depth - 1), List.of(number(random, at)));
      default -> {
        Expr.Operator[] operators =
            Arrays.stream(Expr.Operator.values())
                .filter(o -> o.tightness() > 0)
                .toArray(Expr.Operator[]::new);
        Expr.Operator operator = operators[random.nextInt(operators.length)];
        yield new Expr.Binary(at, operator, tree(random, depth - 1), tree(random, depth - 1));
      }
    };
  }

  private static Expr number(Random random, Span at) {
    String digits = random.nextInt(3) == 0 ? "2.50" : Integer.toString(random.nextInt(20));
    return new Expr.Num(at, Double.parseDouble(digits), digits);
  }

  private static void check(String text) {
    Program program = Blackboard.parse(text);
    assertFalse(program.statements().isEmpty() && program.problems().isEmpty(), text);
    for (Problem problem : program.problems()) {
      inBounds(problem.span(), text);
      assertFalse(problem.message(Locale.ENGLISH).isBlank());
      assertFalse(problem.message(Locale.KOREAN).isBlank());
    }
    statementsInBounds(program.statements(), text);
    // lines that only run a program leave nothing, which is told of when it is built
    if (!program.hasErrors() && !program.statements().isEmpty()) {
      String printed = Printer.text(program);
      Program again = Blackboard.parse(printed);
      // entries counted from 1 are printed as our own text counts them
      boolean counted = Tree.of(program).contains("]₁");
      String expected = counted ? printed : Tree.of(program);
      String read = counted ? Printer.text(again) : Tree.of(again);
      assertEquals(expected, read, () -> text + " printed as " + printed);
      assertFalse(again.hasErrors(), () -> text + " printed as " + printed + again.problems());
    }
  }

  private static void statementsInBounds(List<Statement> statements, String text) {
    for (Statement statement : statements) {
      inBounds(statement.span(), text);
      switch (statement) {
        case Statement.Bare bare -> within(bare.body(), statement.span(), text);
        case Statement.Definition definition -> within(definition.body(), statement.span(), text);
        case Statement.Repeat repeat -> statementsInBounds(repeat.body(), text);
      }
    }
  }

  private record Inside(Expr expr, Span span) {}

  /// Every expression stands inside the one it is part of.
  private static void within(Expr root, Span statement, String text) {
    Deque<Inside> rest = new ArrayDeque<>();
    rest.push(new Inside(root, statement));
    while (!rest.isEmpty()) {
      Inside next = rest.pop();
      Span span = next.expr().span();
      assertEquals(next.span(), next.span().union(span), text);
      next.expr().parts().forEach(part -> rest.push(new Inside(part, span)));
    }
  }

  private static void inBounds(Span span, String text) {
    assertTrue(span.start() >= 0 && span.end() <= text.length(), text);
  }
}
