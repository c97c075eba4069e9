package gradus.op.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.op.EntryTerm;
import gradus.op.Fit;
import gradus.op.Local;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Some rows of a matrix, beside one that is drawn by itself.
class SomeRowsTest {
  private static final Tensor M =
      Tensor.matrix(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6});

  @Test
  void takesRowsOfAMatrixAndEntriesOfAVector() {
    Tensor rows = Ops.STRETCH.value(List.of(M), 1, 3);
    assertEquals(Tensor.matrix(new double[] {3, 4}, new double[] {5, 6}), rows);
    assertEquals(Tensor.vector(7, 8), Ops.STRETCH.value(List.of(Tensor.vector(7, 8, 9)), 0, 2));
  }

  @Test
  void refusesWhatIsOutside() {
    for (int[] at : new int[][] {{1, 4}, {2, 2}, {-1, 1}}) {
      assertInstanceOf(Fit.Misfit.class, Ops.STRETCH.fit(List.of(M.shape()), at));
    }
    assertInstanceOf(Fit.Misfit.class, Ops.STRETCH.fit(List.of(Shape.SCALAR), new int[] {0, 1}));
  }

  @Test
  void programsDoNotCallIt() {
    assertTrue(Ops.named("rows").isEmpty());
    assertFalse(Ops.all().contains(Ops.STRETCH));
  }

  @Test
  void itsGradientGoesBackToWhereItsEntriesCameFrom() {
    Random random = new Random(3);
    assertEquals(3, Ops.STRETCH.samples().size());
    for (Op.Sample sample : Ops.STRETCH.samples()) {
      Tensor x = sample.operands().getFirst();
      Tensor out = Ops.STRETCH.value(sample.operands(), sample.attributes());
      Tensor grad = Tensor.generate(out.shape(), i -> random.nextGaussian());
      Tensor pulled =
          Ops.STRETCH.pull(0, new Local(sample.operands(), out, grad, sample.attributes()));
      assertEquals(x.shape(), pulled.shape());
      for (int at = 0; at < x.size(); at++) {
        int moved = at;
        Tensor up = Tensor.generate(x.shape(), i -> x.get(i) + (i == moved ? 1 : 0));
        Tensor then = Ops.STRETCH.value(List.of(up), sample.attributes());
        double sum = 0;
        for (int i = 0; i < out.size(); i++) {
          sum += grad.get(i) * (then.get(i) - out.get(i));
        }
        assertEquals(sum, pulled.get(at), 1e-12);
      }
      for (int i = 0; i < out.size(); i++) {
        MadeEntry entry = new MadeEntry(sample.operands(), out, sample.attributes(), i);
        List<EntryTerm> terms = Ops.STRETCH.terms(entry);
        assertEquals(1, terms.size());
        assertEquals(out.get(i), terms.getFirst().value());
        assertEquals(out.get(i), x.get(terms.getFirst().cells().getFirst().entry()));
      }
    }
  }
}
