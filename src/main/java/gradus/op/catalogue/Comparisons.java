package gradus.op.catalogue;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;

import gradus.op.EntryTerm;
import gradus.op.EntryTerm.OperandCell;
import gradus.op.Fit;
import gradus.op.GatePattern;
import gradus.op.JacobianEntry;
import gradus.op.Local;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.op.OpBuilder;
import gradus.op.Unchosen;
import gradus.op.entry.Kinks;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// What is 1 where two operands compare so and 0 elsewhere, entry by entry, and the choice between
/// two values.
final class Comparisons {
  private Comparisons() {}

  static final Op LESS =
      comparison("<", "<", (a, b) -> a < b)
          .key("less")
          .called("less", "작다")
          .doc(
              "1 where the left side is less than the right, else 0. Its gradient is 0.",
              "왼쪽이 오른쪽보다 작으면 1, 아니면 0입니다. 기울기는 0입니다.")
          .back(
              GatePattern.BLOCKER,
              "It jumps from 1 to 0 where the left side reaches the right and is flat elsewhere:"
                  + " nothing can be learned through it, the gradient is 0.",
              "왼쪽이 오른쪽에 이르는 곳에서 1에서 0으로 뛰고 나머지는 평평합니다. 기울기가 0이라 이 게이트를 통해서는 아무것도 배울 수 없습니다.")
          .kink(Kinks.AT_TIE)
          .build();

  static final Op LESS_OR_EQUAL =
      comparison("<=", "\\le", (a, b) -> a <= b)
          .key("atmost")
          .symbol("≤")
          .called("at most", "작거나 같다")
          .doc(
              "1 where the left side is at most the right, else 0. Its gradient is 0.",
              "왼쪽이 오른쪽보다 작거나 같으면 1, 아니면 0입니다. 기울기는 0입니다.")
          .back(
              GatePattern.BLOCKER,
              "It jumps from 1 to 0 where the left side leaves the right behind and is flat"
                  + " elsewhere, so no gradient comes through.",
              "왼쪽이 오른쪽을 지나치는 곳에서 1에서 0으로 뛰고 나머지는 평평하므로 기울기가 지나가지 못합니다.")
          .kink(Kinks.AT_TIE)
          .build();

  static final Op GREATER =
      comparison(">", ">", (a, b) -> a > b)
          .key("greater")
          .called("greater", "크다")
          .doc(
              "1 where the left side is greater than the right, else 0. Its gradient is 0.",
              "왼쪽이 오른쪽보다 크면 1, 아니면 0입니다. 기울기는 0입니다.")
          .back(
              GatePattern.BLOCKER,
              "It jumps from 0 to 1 where the left side leaves the right behind and is flat"
                  + " elsewhere: a small change of either changes nothing, the gradient is 0.",
              "왼쪽이 오른쪽을 지나치는 곳에서 0에서 1로 뛰고 나머지는 평평합니다. 어느 쪽이 조금 변해도 그대로라서 기울기가 0입니다.")
          .kink(Kinks.AT_TIE)
          .build();

  static final Op GREATER_OR_EQUAL =
      comparison(">=", "\\ge", (a, b) -> a >= b)
          .key("atleast")
          .symbol("≥")
          .called("at least", "크거나 같다")
          .doc(
              "1 where the left side is at least the right, else 0. Its gradient is 0.",
              "왼쪽이 오른쪽보다 크거나 같으면 1, 아니면 0입니다. 기울기는 0입니다.")
          .back(
              GatePattern.BLOCKER,
              "It jumps from 0 to 1 where the left side reaches the right and is flat elsewhere, so"
                  + " no gradient comes through.",
              "왼쪽이 오른쪽에 이르는 곳에서 0에서 1로 뛰고 나머지는 평평하므로 기울기가 지나가지 못합니다.")
          .kink(Kinks.AT_TIE)
          .build();

  static final Op EQUAL =
      comparison("==", "=", (a, b) -> a == b)
          .key("equal")
          .symbol("=")
          .called("equal", "같다")
          .doc(
              "1 where both sides are equal, else 0. Its gradient is 0.",
              "양쪽이 같으면 1, 아니면 0입니다. 기울기는 0입니다.")
          .back(
              GatePattern.BLOCKER,
              "It is 1 where both are the same number and 0 all around, so the gradient is 0.",
              "두 수가 같을 때만 1이고 그 둘레는 모두 0이므로 기울기가 0입니다.")
          .build();

  static final Op UNEQUAL =
      comparison("!=", "\\ne", (a, b) -> a != b)
          .key("unequal")
          .symbol("≠")
          .called("unequal", "다르다")
          .doc(
              "1 where the two sides differ, else 0. Its gradient is 0.",
              "양쪽이 다르면 1, 아니면 0입니다. 기울기는 0입니다.")
          .back(
              GatePattern.BLOCKER,
              "It is 0 where both are the same number and 1 all around, so the gradient is 0.",
              "두 수가 같을 때만 0이고 그 둘레는 모두 1이므로 기울기가 0입니다.")
          .build();

  static final Op WHERE =
      Op.named("where")
          .called("choice", "고르기")
          .doc(
              "Entry by entry: the first value where the condition is not 0, else the second.",
              "원소마다 조건이 0이 아니면 첫째 값, 0이면 둘째 값입니다.")
          .shape((s, x) -> fitting(s))
          .value((in, x) -> chosen(in))
          .madeOf(Comparisons::madeOf)
          .chooses(Comparisons::unchosen)
          .operand("c", "0", l -> Tensor.zeros(l.in(0).shape()))
          .operand("a", "#g ⊙ (#c ≠ 0)", l -> handed(l, true))
          .operand("b", "#g ⊙ (#c = 0)", l -> handed(l, false))
          .back(
              GatePattern.ROUTER,
              "Each entry of the result is one of the two values, and only that one receives the"
                  + " gradient; the other gets 0 whatever it is, and the condition has no slope.",
              "결과의 원소는 두 값 가운데 하나이므로 그 값만 기울기를 받습니다. 다른 쪽은 값이 무엇이든 0을 받고, 조건에는 기울기가 없습니다.")
          .latex(
              "\\operatorname{where}\\left(#c, #a, #b\\right)",
              "0::c",
              "#g | \\mathbf{1}[#c \\ne 0]::c",
              "#g | \\mathbf{1}[#c = 0]::c")
          .partial("c", "0", c -> 0)
          .partial(
              "a",
              "\\mathbf{1}[#placekl = #placeij,\\, #c \\ne 0]",
              c -> JacobianEntry.indicator(isSame(c) && condition(c) != 0))
          .partial(
              "b",
              "\\mathbf{1}[#placekl = #placeij,\\, #c = 0]",
              c -> JacobianEntry.indicator(isSame(c) && condition(c) == 0))
          .sample(scalar(1), scalar(3), scalar(-4))
          .sample(vector(0, 1, 1), vector(0.4, 2, -3), vector(1, 2, 3))
          .sample(
              matrix(new double[] {1, 0}, new double[] {0, 1}),
              matrix(new double[] {1, 2}, new double[] {-3, 0.5}),
              matrix(new double[] {4, 3}, new double[] {2, 1}))
          .build();

  /// How two numbers compare.
  @FunctionalInterface
  private interface Order {
    boolean holds(double a, double b);
  }

  private static OpBuilder comparison(String sign, String latex, Order order) {
    return Op.named(sign)
        .infix()
        .blend((a, b) -> order.holds(a, b) ? 1 : 0, "0", (a, b, y) -> 0, "0", (a, b, y) -> 0)
        .latex("\\mathbf{1}[#a " + latex + " #b]", "0", "0")
        .sample(scalar(2), scalar(-1))
        .sample(matrix(new double[] {1, -2}, new double[] {3, 0.5}), scalar(0.2));
  }

  static List<Op> all() {
    return List.of(LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL, WHERE);
  }

  /// The value chosen, and the condition, which chose it.
  private static List<EntryTerm> madeOf(MadeEntry e) {
    OperandCell condition = e.met(0);
    OperandCell chosen = e.met(e.in(0).get(condition.entry()) != 0 ? 1 : 2);
    return e.whole(MadeEntry.ITSELF, List.of(chosen, condition));
  }

  private static Fit fitting(List<Shape> shapes) {
    Optional<Shape> both = shapes.get(1).broadcast(shapes.get(2));
    return both.flatMap(s -> s.broadcast(shapes.get(0)))
        .map(Fit::of)
        .orElseGet(() -> misfit(shapes, both));
  }

  private static Fit misfit(List<Shape> shapes, Optional<Shape> both) {
    Shape first = both.isPresent() ? shapes.get(0) : shapes.get(1);
    Shape second = both.orElse(shapes.get(2));
    return Fit.misfit("shape.broadcast", "where", first.toString(), second.toString());
  }

  private static Tensor chosen(List<Tensor> in) {
    Tensor like = in.get(0).zip(in.get(1).zip(in.get(2), (a, b) -> 0), (c, ab) -> 0);
    Shape shape = like.shape();
    Tensor c = in.get(0).broadcastTo(shape);
    Tensor a = in.get(1).broadcastTo(shape);
    Tensor b = in.get(2).broadcastTo(shape);
    return Tensor.generate(shape, i -> c.get(i) != 0 ? a.get(i) : b.get(i));
  }

  /// No product with 0: what was not chosen gets 0 even where the gradient is infinite.
  private static Tensor handed(Local l, boolean chosen) {
    Tensor c = l.in(0).broadcastTo(l.out().shape());
    return Tensor.generate(l.out().shape(), i -> (c.get(i) != 0) == chosen ? l.grad().get(i) : 0);
  }

  private static Unchosen unchosen(int operand, List<Tensor> in, Shape whole) {
    if (operand == 0) return Unchosen.nothing();
    Tensor c = in.get(0).broadcastTo(whole);
    return Unchosen.of(whole, i -> (c.get(i) != 0) != (operand == 1));
  }

  private static boolean isSame(JacobianEntry.Cell cell) {
    return lands(cell.of(), cell.by(), cell.in(cell.operand()).shape());
  }

  private static double condition(JacobianEntry.Cell cell) {
    Shape shape = cell.in(0).shape();
    return cell.in(0).get(shape.stretched(cell.out().shape(), cell.target()));
  }

  /// Whether an entry is stretched to a place of the result.
  private static boolean lands(int[] of, int[] by, Shape shape) {
    for (int axis = 1; axis <= by.length; axis++) {
      int at = by[by.length - axis];
      if (shape.length(by.length - axis) > 1 && at != of[of.length - axis]) return false;
    }
    return true;
  }
}
