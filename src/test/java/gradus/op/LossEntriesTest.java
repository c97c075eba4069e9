package gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every loss says in its entry of the catalogue what it is, entry by entry; the formula is worked
/// out here by its own, with no gate of the catalogue in it.
class LossEntriesTest {
  /// Makes one number of scores or predictions and what they should be.
  private static boolean isLoss(Op op) {
    List<Shape> shapes = shapes(op.samples().getFirst());
    boolean label = op.operands().stream().anyMatch(Op.Operand::isLabel);
    boolean number =
        op.fit(shapes, op.samples().getFirst().attributes()) instanceof Fit.Of(Shape shape)
            && shape.isScalar();
    return label && number || op.pattern() == GatePattern.COMPARER;
  }

  private static List<Shape> shapes(Op.Sample sample) {
    return sample.operands().stream().map(Tensor::shape).toList();
  }

  @TestFactory
  Stream<DynamicTest> everyLossIsWhatItsEntriesSay() {
    List<DynamicTest> tests = new ArrayList<>();
    List<String> losses = new ArrayList<>();
    for (Op op : Ops.all()) {
      boolean says = op.inEntries(shapes(op.samples().getFirst())).isPresent();
      assertEquals(isLoss(op), says, op.name());
      if (!says) continue;
      losses.add(op.name());
      for (Op.Sample sample : op.samples()) {
        tests.add(dynamicTest(op + " of " + sample.operands(), () -> holds(op, sample)));
      }
    }
    assertEquals(List.of("mse", "hinge", "cross_entropy"), losses);
    assertEquals(8, tests.size());
    return tests.stream();
  }

  private static void holds(Op op, Op.Sample sample) {
    Expr formula = op.inEntries(shapes(sample)).orElseThrow();
    Map<String, Tensor> meant = new HashMap<>();
    for (int i = 0; i < sample.operands().size(); i++) {
      meant.put(op.operand(i).name(), sample.operands().get(i));
    }
    double stated = value(formula, meant).item();
    double own = op.value(sample.operands(), sample.attributes()).item();
    assertTrue(own > 0.1, "a sample that tells little: " + own);
    assertEquals(own, stated, 1e-12 * own, Printer.text(formula));
  }

  private static Tensor value(Expr formula, Map<String, Tensor> meant) {
    return switch (formula) {
      case Expr.Num n -> Tensor.scalar(n.value());
      case Expr.Name n -> meant.get(n.name());
      case Expr.Negate n -> value(n.operand(), meant).times(-1);
      case Expr.Binary b -> {
        double left = value(b.left(), meant).item();
        double right = value(b.right(), meant).item();
        yield Tensor.scalar(
            switch (b.operator()) {
              case ADD -> left + right;
              case SUBTRACT -> left - right;
              case MULTIPLY, PRODUCT -> left * right;
              case DIVIDE -> left / right;
              case POWER -> Math.pow(left, right);
              case UNEQUAL -> left != right ? 1 : 0;
              case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, MATMUL, TIMES, BESIDE ->
                  throw new AssertionError(b.operator());
            });
      }
      case Expr.Call c -> {
        List<Tensor> in = c.arguments().stream().map(a -> value(a, meant)).toList();
        yield switch (c.name()) {
          case "log" -> in.getFirst().map(Math::log);
          case "max" -> Tensor.scalar(Math.max(in.get(0).item(), in.get(1).item()));
          case "softmax" -> softmax(in.getFirst());
          default -> throw new AssertionError(c.name());
        };
      }
      case Expr.Index i -> {
        Tensor of = value(i.target(), meant);
        int[] at =
            i.indices().stream().mapToInt(index -> (int) value(index, meant).item()).toArray();
        yield Tensor.scalar(of.get(of.shape().place(at)));
      }
      case Expr.Over o -> Tensor.scalar(sum(o, 0, meant));
      case Expr.Array a -> throw new AssertionError(a);
    };
  }

  /// Over all entries that the index has in the first tensor that it picks of, from 0.
  private static double sum(Expr.Over sum, int binder, Map<String, Tensor> meant) {
    assertEquals(Expr.BigOperator.SUM, sum.operator());
    if (binder == sum.binders().size()) {
      boolean counts = sum.condition() == null || value(sum.condition(), meant).item() != 0;
      return counts ? value(sum.body(), meant).item() : 0;
    }
    String index = sum.binders().get(binder).index();
    Map<String, Tensor> inside = new HashMap<>(meant);
    double total = 0;
    for (int at = 0; at < reach(index, sum.body(), meant); at++) {
      inside.put(index, Tensor.scalar(at));
      total += sum(sum, binder + 1, inside);
    }
    return total;
  }

  private static int reach(String index, Expr body, Map<String, Tensor> meant) {
    for (Expr part : body.all()) {
      if (!(part instanceof Expr.Index entry)) continue;
      for (int axis = 0; axis < entry.indices().size(); axis++) {
        if (!(entry.indices().get(axis) instanceof Expr.Name n && n.name().equals(index))) continue;
        return value(entry.target(), meant).shape().length(axis);
      }
    }
    throw new AssertionError(index + " picks nothing of " + Printer.text(body));
  }

  private static Tensor softmax(Tensor scores) {
    int cols = scores.shape().cols();
    return Tensor.generate(
        scores.shape(),
        i -> {
          double total = 0;
          for (int j = 0; j < cols; j++) {
            total += Math.exp(scores.get(i / cols * cols + j));
          }
          return Math.exp(scores.get(i)) / total;
        });
  }

  @Test
  void whatIsCopiedIsSaidByTheEntryThatMeetsTheOther() {
    assertEquals("(a - b)^2", squares(Shape.SCALAR, Shape.SCALAR));
    assertEquals("1/3·sum(i, (a - b[i])^2)", squares(Shape.SCALAR, Shape.vector(3)));
    assertEquals("1/3·sum(i, (a[i] - b[0])^2)", squares(Shape.vector(3), Shape.vector(1)));
    assertEquals(
        "1/6·sum(i, j, (a[i, j] - b[i, 0])^2)", squares(Shape.matrix(2, 3), Shape.matrix(2, 1)));
    assertEquals("1/6·sum(i, j, (a[j] - b[i, j])^2)", squares(Shape.vector(3), Shape.matrix(2, 3)));
  }

  private static String squares(Shape a, Shape b) {
    return Printer.text(Ops.MSE.inEntries(List.of(a, b)).orElseThrow());
  }

  @Test
  void aLossThatDoesNotSayItsEntriesIsRefused() {
    OpBuilder silent =
        Op.named("apart")
            .doc("a", "가")
            .shape((s, a) -> Fit.of(Shape.SCALAR))
            .value((in, a) -> in.getFirst())
            .madeOf(e -> e.handedOn(0, 0))
            .operand("x", "#g", Local::grad)
            .latex("#x", "#g::x")
            .partial("x", "1", c -> 1)
            .back(GatePattern.COMPARER, "b", "나")
            .sample(Tensor.scalar(1))
            .sample(Tensor.scalar(2));
    assertEquals(
        "op apart is a loss that does not say its entries: entries",
        assertThrows(IllegalStateException.class, silent::build).getMessage());
    assertEquals(
        "x",
        Printer.text(
            silent.entries(s -> "x").build().inEntries(List.of(Shape.SCALAR)).orElseThrow()));
  }
}
