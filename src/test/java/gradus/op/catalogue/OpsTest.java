package gradus.op.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Expr;
import gradus.op.GatePattern;
import gradus.op.Op;
import gradus.op.OpBuilder;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What entries of the catalogue say as text is read when it is asked for: here all of it is, and
/// their formulas call functions that the catalogue has.
class OpsTest {
  private static OpBuilder half() {
    return Op.named("half")
        .doc("Half.", "반입니다.")
        .curve(x -> x / 2, "ȳ / 2", (x, y) -> 0.5)
        .slope("1/2")
        .back(GatePattern.SCALER, "Half.", "반입니다.")
        .latex("#x / 2", "0.5")
        .sample(Tensor.scalar(1))
        .sample(Tensor.vector(1, 2));
  }

  /// The functions that its formulas call and the catalogue does not have, with how many arguments.
  private static List<String> unknown(Op op) {
    return Stream.of(op.unfolding(), op.slope())
        .flatMap(Optional::stream)
        .flatMap(formula -> formula.all().stream())
        .flatMap(part -> part instanceof Expr.Call call ? Stream.of(call) : Stream.empty())
        .filter(call -> Ops.find(call.name(), call.arguments().size()).isEmpty())
        .map(call -> call.name() + "/" + call.arguments().size())
        .toList();
  }

  @Test
  void whatAFormulaCallsIsFound() {
    assertEquals(List.of("sgn/1"), unknown(half().unfolds("x*(1+sgn(x)^2)/4").build()));
    assertEquals(List.of("sin/2"), unknown(half().unfolds("sin(x, x)").build()));
    assertEquals(List.of("one/1"), unknown(half().slope("one(x)/2").build()));
    assertEquals(List.of(), unknown(half().unfolds("max(x, x)/2").build()));
  }

  @Test
  void everyRuleOfTheCatalogueCanBeReadAndCallsWhatItHas() {
    int formulas = 0;
    for (Op op : Ops.all()) {
      assertEquals(List.of(), unknown(op), op.name());
      assertFalse(op.typesetting().forms().isEmpty(), op.name());
      assertTrue(op.operands().size() > 0, op.name());
      op.entryRule().ifPresent(rule -> assertFalse(rule.toString().isEmpty()));
      for (int operand = 0; operand < op.operands().size(); operand++) {
        for (Op.Sample sample : op.samples()) {
          var shapes = sample.operands().stream().map(Tensor::shape).toList();
          boolean none = op.isElementwise() || op.operand(operand).isLabel();
          if (operand < shapes.size()) {
            assertEquals(
                !none,
                op.partial(operand, shapes, sample.attributes()).isPresent(),
                op.name() + " " + shapes);
          }
        }
      }
      formulas += (op.slope().isPresent() ? 1 : 0) + (op.unfolding().isPresent() ? 1 : 0);
    }
    assertTrue(formulas > 50, formulas + " formulas");
  }
}
