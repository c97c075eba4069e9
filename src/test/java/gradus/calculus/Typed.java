package gradus.calculus;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.reading.ProgramReader;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Formulas as they are typed, and tables of what becomes of them.
final class Typed {
  private Typed() {}

  /// A formula as it is typed, with nothing simplified.
  static Term term(Terms terms, String formula) {
    return term(terms, expr(formula));
  }

  static Expr expr(String formula) {
    Program program = ProgramReader.read("f_ = " + formula);
    return ((Statement.Definition) program.statements().getFirst()).body();
  }

  private static Term term(Terms terms, Expr expr) {
    return switch (expr) {
      case Expr.Num n -> terms.number(n.value());
      case Expr.Name n -> terms.name(n.name());
      case Expr.Negate n -> terms.negate(term(terms, n.operand()));
      case Expr.Call c ->
          terms.call(c.name(), c.arguments().stream().map(a -> term(terms, a)).toList());
      case Expr.Binary b -> {
        Term left = term(terms, b.left());
        Term right = term(terms, b.right());
        yield switch (b.operator()) {
          case ADD -> terms.sum(left, right);
          case SUBTRACT -> terms.difference(left, right);
          case MULTIPLY, TIMES, PRODUCT, BESIDE, MATMUL -> terms.product(left, right);
          case DIVIDE -> terms.quotient(left, right);
          case POWER -> terms.power(left, right);
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL ->
              throw new AssertionError(b);
        };
      }
      case Expr.Array a -> throw new AssertionError(a);
      case Expr.Index i -> throw new AssertionError(i);
      case Expr.Over o -> throw new AssertionError(o);
    };
  }

  static void all(UnaryOperator<String> written, Map<String, String> expected, int cases) {
    assertEquals(cases, expected.size());
    assertAll(
        expected.entrySet().stream()
            .map(e -> () -> assertEquals(e.getValue(), written.apply(e.getKey()), e.getKey())));
  }

  static Map<String, String> table(String lines) {
    return lines
        .lines()
        .map(l -> l.split(" => "))
        .collect(Collectors.toMap(l -> l[0].strip(), l -> l[1].strip()));
  }
}
