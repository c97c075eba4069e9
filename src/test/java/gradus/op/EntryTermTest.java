package gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.op.EntryTerm.OperandCell;
import gradus.op.catalogue.Ops;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What an op says an entry of its result is made of adds up to it, and hides nothing.
class EntryTermTest {
  private static final double MOVED = 1e-3;

  @Test
  void theTermsOfEveryEntryOfEveryOpAddUpToIt() {
    int entries = 0;
    int terms = 0;
    for (Op op : Ops.all()) {
      for (Op.Sample sample : op.samples()) {
        Tensor out = op.value(sample.operands(), sample.attributes());
        for (int i = 0; i < out.size(); i++) {
          List<EntryTerm> made = terms(op, sample, out, i);
          double sum = made.stream().mapToDouble(EntryTerm::value).sum();
          double most = made.stream().mapToDouble(t -> Math.abs(t.value())).max().orElse(0);
          assertEquals(out.get(i), sum, 1e-12 * Math.max(1, most), op + " " + i);
          entries++;
          terms += made.size();
        }
      }
    }
    assertTrue(Ops.all().size() >= 65, Ops.all().size() + " ops");
    assertTrue(entries >= 400, entries + " entries");
    assertTrue(terms > entries, terms + " terms");
  }

  @Test
  void everyCellThatMovesAnEntryIsAmongItsCells() {
    int moved = 0;
    for (Op op : Ops.all()) {
      for (Op.Sample sample : op.samples()) {
        Tensor out = op.value(sample.operands(), sample.attributes());
        List<Set<OperandCell>> made = new ArrayList<>();
        for (int i = 0; i < out.size(); i++) {
          made.add(cells(terms(op, sample, out, i)));
        }
        for (int operand = 0; operand < sample.operands().size(); operand++) {
          for (int at = 0; at < sample.operands().get(operand).size(); at++) {
            for (double by : new double[] {MOVED, -MOVED}) {
              Tensor now = moved(op, sample, operand, at, by);
              for (int i = 0; i < out.size(); i++) {
                if (now.get(i) == out.get(i)) continue;
                moved++;
                OperandCell cell = new OperandCell(operand, at);
                assertTrue(made.get(i).contains(cell), op + " hides " + cell + " of " + i);
              }
            }
          }
        }
      }
    }
    assertTrue(moved >= 1_200, moved + " moved");
  }

  @Test
  void everyFormulaSpeaksOfItsOwnCellsOnly() {
    int written = 0;
    for (Op op : Ops.all()) {
      for (Op.Sample sample : op.samples()) {
        Tensor out = op.value(sample.operands(), sample.attributes());
        for (int i = 0; i < out.size(); i++) {
          for (EntryTerm term : terms(op, sample, out, i)) {
            String rest = term.formula().replaceAll("#by|#(sum|product)\\{", "").replace("#c", "");
            for (int cell = 0; cell < term.cells().size(); cell++) {
              rest = rest.replaceAll("#" + cell + "(?!\\d)", "");
            }
            assertTrue(rest.indexOf('#') < 0, op + ": " + term.formula());
            if (!term.formula().isEmpty()) written++;
          }
        }
      }
    }
    assertTrue(written >= 200, written + " formulas");
  }

  @Test
  void theWinnerAloneIsPartOfAGreatestEntry() {
    Tensor x = Tensor.vector(1, 5, 3);
    assertEquals(
        List.of(new EntryTerm(5, List.of(new OperandCell(0, 1)), "#0")),
        Ops.GREATEST.terms(new MadeEntry(List.of(x), Tensor.scalar(5), new int[0], 0)));
    Tensor tie = Tensor.vector(5, 5, 3);
    assertEquals(
        List.of(
            new EntryTerm(2.5, List.of(new OperandCell(0, 0)), "\\tfrac{1}{2} #by #0"),
            new EntryTerm(2.5, List.of(new OperandCell(0, 1)), "\\tfrac{1}{2} #by #0")),
        Ops.GREATEST.terms(new MadeEntry(List.of(tie), Tensor.scalar(5), new int[0], 0)));
    Tensor zero = Tensor.scalar(2);
    assertEquals(
        List.of(new EntryTerm(3, List.of(new OperandCell(0, 2)), "#0")),
        Ops.LARGER.terms(new MadeEntry(List.of(x, zero), Tensor.vector(2, 5, 3), new int[0], 2)));
    assertEquals(
        List.of(new EntryTerm(2, List.of(new OperandCell(1, 0)), "#0")),
        Ops.LARGER.terms(new MadeEntry(List.of(x, zero), Tensor.vector(2, 5, 3), new int[0], 0)));
  }

  @Test
  void whatStandsBesideADiagonalIsMadeOfNothing() {
    Tensor x = Tensor.vector(1, 2);
    Tensor out = Ops.DIAG.value(List.of(x));
    assertEquals(List.of(), Ops.DIAG.terms(new MadeEntry(List.of(x), out, new int[0], 1)));
  }

  private static List<EntryTerm> terms(Op op, Op.Sample sample, Tensor out, int i) {
    return op.terms(new MadeEntry(sample.operands(), out, sample.attributes(), i));
  }

  private static Set<OperandCell> cells(List<EntryTerm> terms) {
    return terms.stream()
        .flatMap(t -> t.cells().stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Tensor moved(Op op, Op.Sample sample, int operand, int at, double by) {
    List<Tensor> in = new ArrayList<>(sample.operands());
    double[] entries = in.get(operand).toArray();
    entries[at] += by;
    in.set(operand, Tensor.of(in.get(operand).shape(), entries));
    return op.value(in, sample.attributes());
  }
}
