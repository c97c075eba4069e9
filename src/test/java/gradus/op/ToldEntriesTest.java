package gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.op.EntryTerm.OperandCell;
import gradus.op.JacobianEntry.InCells;
import gradus.op.catalogue.Ops;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import gradus.trace.Run;
import gradus.trace.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Entries of a Jacobian that are told as formulas come to the numbers that they are: every sample
/// of the catalogue, every entry.
class ToldEntriesTest {
  private final List<String> formulas = new ArrayList<>();
  private final List<Double> due = new ArrayList<>();

  @Test
  void everyToldEntryIsTheNumberThatItIs() {
    TreeSet<String> told = new TreeSet<>();
    for (Op op : Ops.all()) {
      for (Op.Sample sample : op.samples()) {
        List<Shape> shapes = sample.operands().stream().map(Tensor::shape).toList();
        Tensor out = op.value(sample.operands(), sample.attributes());
        Local local =
            new Local(sample.operands(), out, Tensor.ones(out.shape()), sample.attributes());
        for (int operand = 0; operand < shapes.size(); operand++) {
          Optional<JacobianEntry> rule = op.partial(operand, shapes, sample.attributes());
          if (rule.isEmpty()) continue;
          int before = formulas.size();
          tell(local, operand, rule.get());
          if (formulas.size() > before) told.add(op.name());
        }
      }
    }
    assertEquals("[cross_entropy, hinge, log_softmax, mse, softmax]", told.toString());
    assertTrue(formulas.size() > 80, formulas.size() + " formulas");
    StringBuilder program = new StringBuilder();
    for (int i = 0; i < formulas.size(); i++) {
      program
          .append("v_{")
          .append(i)
          .append("} = 1 \\cdot (")
          .append(formulas.get(i))
          .append(")\n");
    }
    Lowering lowering = Texts.build(program.toString());
    assertFalse(lowering.hasErrors(), () -> lowering.problems() + "\n" + program);
    ComputationGraph graph = lowering.graph();
    List<Gate> sides = graph.gates().stream().filter(g -> g.name() != null).toList();
    assertEquals(formulas.size(), sides.size());
    Run run = Tape.of(graph).run(sides);
    run.forward(() -> false);
    for (int i = 0; i < formulas.size(); i++) {
      double value = run.value(sides.get(i)).orElseThrow().item();
      assertEquals(due.get(i), value, 1e-12, formulas.get(i));
    }
  }

  private void tell(Local local, int operand, JacobianEntry rule) {
    int rows = local.out().size();
    int cols = local.in(operand).size();
    for (int row = 0; row < rows; row++) {
      for (int col = 0; col < cols; col++) {
        Optional<InCells> told = rule.told(local, operand, row, col);
        if (told.isEmpty()) continue;
        formulas.add(filled(told.get(), local));
        due.add(rule.at(local, operand, row, col));
      }
    }
  }

  private static String filled(InCells told, Local local) {
    String formula =
        told.formula()
            .replaceAll("#one\\{[^}]*}[^}]*}", "1")
            .replaceAll("#zero\\{[^}]*}[^}]*}", "0")
            .replaceAll("e\\^\\{([^}]*)}", "\\\\exp($1)")
            .replace("#by", "\\cdot");
    for (int i = told.cells().size() - 1; i >= 0; i--) {
      OperandCell cell = told.cells().get(i);
      Tensor of = cell.isOfResult() ? local.out() : local.in(cell.operand());
      formula = formula.replace("#" + i, "(" + Numbers.exact(of.get(cell.entry())) + ")");
    }
    return formula;
  }
}
