package gradus.op.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.op.Fit;
import gradus.op.Local;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A matrix out of its rows, or out of its entries.
class StackTest {
  private static final Tensor GRAD = Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});

  @Test
  void vectorsAreRowsAndNumbersGoRowByRow() {
    Tensor rows = Ops.STACK.value(List.of(Tensor.vector(1, -2, 0.5), Tensor.vector(4, 3, -7)), 3);
    assertEquals(Tensor.matrix(new double[] {1, -2, 0.5}, new double[] {4, 3, -7}), rows);
    List<Tensor> numbers = Stream.of(1, 2, 3, 4, 5, 6).map(n -> Tensor.scalar(n)).toList();
    Tensor entries = Ops.STACK.value(numbers, 2);
    assertEquals(
        Tensor.matrix(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6}), entries);
  }

  @Test
  void refusesWhatMakesNoFullRows() {
    Shape two = Shape.vector(2);
    assertInstanceOf(Fit.Misfit.class, Ops.STACK.fit(List.of(two, Shape.vector(3)), new int[] {2}));
    assertInstanceOf(Fit.Misfit.class, Ops.STACK.fit(List.of(two, two), new int[] {4}));
    assertInstanceOf(Fit.Misfit.class, Ops.STACK.fit(List.of(two, Shape.SCALAR), new int[] {2}));
    List<Shape> five = Stream.generate(() -> Shape.SCALAR).limit(5).toList();
    assertInstanceOf(Fit.Misfit.class, Ops.STACK.fit(five, new int[] {2}));
    assertInstanceOf(Fit.Misfit.class, Ops.STACK.fit(List.of(GRAD.shape()), new int[] {3}));
  }

  @Test
  void programsDoNotCallIt() {
    assertTrue(Ops.named("stack").isEmpty());
    assertFalse(Ops.all().contains(Ops.STACK));
  }

  @Test
  void eachRowTakesBackItsRowOfTheGradientAndEachEntryItsEntry() {
    List<Tensor> rows = List.of(Tensor.vector(7, 8, 9), Tensor.vector(0, 0, 0));
    Local ofRows = new Local(rows, Ops.STACK.value(rows, 3), GRAD, new int[] {3});
    assertEquals(Tensor.vector(1, 2, 3), Ops.STACK.pull(0, ofRows));
    assertEquals(Tensor.vector(4, 5, 6), Ops.STACK.pull(1, ofRows));
    List<Tensor> numbers = Stream.of(9, 8, 7, 6, 5, 4).map(n -> Tensor.scalar(n)).toList();
    Local ofEntries = new Local(numbers, Ops.STACK.value(numbers, 3), GRAD, new int[] {3});
    assertEquals(Tensor.scalar(2), Ops.STACK.pull(1, ofEntries));
    assertEquals(Tensor.scalar(4), Ops.STACK.pull(3, ofEntries));
  }

  @Test
  void anEntryIsMadeOfTheOneThatStandsThere() {
    for (Op.Sample sample : Ops.STACK.samples()) {
      Tensor out = Ops.STACK.value(sample.operands(), sample.attributes());
      for (int i = 0; i < out.size(); i++) {
        var terms = Ops.STACK.terms(new MadeEntry(sample.operands(), out, sample.attributes(), i));
        assertEquals(List.of(out.get(i)), terms.stream().map(t -> t.value()).toList());
      }
    }
  }
}
