package gradus.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.latex.Signs;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What holds for every operation, whichever it is.
class CatalogueTest {
  private interface Check {
    void of(Op op, Op.Sample sample);
  }

  /// Floors, so that no case goes missing unseen: samples and ops are added, seldom taken away.
  private static final int SAMPLES = 113;

  private static final int ELEMENTWISE_SAMPLES = 56;
  private static final int OPS = 49;

  private static Stream<DynamicTest> everywhere(Check check) {
    return everywhere(Ops.all(), SAMPLES, check);
  }

  private static Stream<DynamicTest> everywhere(List<Op> ops, int fewest, Check check) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Op op : ops) {
      for (int i = 0; i < op.samples().size(); i++) {
        Op.Sample sample = op.samples().get(i);
        tests.add(dynamicTest(op.name() + " sample " + i, () -> check.of(op, sample)));
      }
    }
    assertTrue(tests.size() >= Math.max(fewest, 2 * ops.size()), "only " + tests.size());
    return tests.stream();
  }

  private static Local local(Op op, Op.Sample sample) {
    Tensor out = op.value(sample.operands(), sample.attributes());
    Random random = new Random(7);
    Tensor grad = Tensor.generate(out.shape(), i -> random.nextGaussian());
    return new Local(sample.operands(), out, grad, sample.attributes());
  }

  @TestFactory
  Stream<DynamicTest> everyGradientRuleAgreesWithDifferences() {
    return everywhere((op, sample) -> {
      Local l = local(op, sample);
      for (int operand = 0; operand < sample.operands().size(); operand++) {
        Tensor pulled = op.pull(operand, l);
        assertEquals(l.in(operand).shape(), pulled.shape(), op + " operand " + operand);
        boolean label = op.operand(operand).isLabel();
        for (int i = 0; i < pulled.size(); i++) {
          double expected = label || op.stops() ? 0 : Gradients.measured(op, l, operand, i);
          String what = op + " operand " + operand + " entry " + i;
          assertEquals(expected, pulled.get(i), 1e-8 * (1 + Math.abs(expected)), what);
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> everyEntryOfAJacobianIsWhatItsFormulaSays() {
    List<Op> others = Ops.all().stream().filter(op -> !op.isElementwise()).toList();
    return everywhere(
        others,
        SAMPLES - ELEMENTWISE_SAMPLES,
        (op, sample) -> {
          Local l = local(op, sample);
          List<Shape> shapes = sample.operands().stream().map(Tensor::shape).toList();
          for (int operand = 0; operand < sample.operands().size(); operand++) {
            Optional<JacobianEntry> partial = op.partial(operand, shapes, sample.attributes());
            assertEquals(op.operand(operand).isLabel(), partial.isEmpty());
            if (partial.isEmpty()) continue;
            for (int row = 0; row < l.out().size(); row++) {
              int seeded = row;
              Tensor seed = Tensor.generate(l.out().shape(), i -> i == seeded ? 1 : 0);
              Tensor pulled = op.pull(operand, new Local(l.in(), l.out(), seed, l.attributes()));
              for (int col = 0; col < pulled.size(); col++) {
                double entry = partial.get().at(l, operand, row, col);
                String what = op + " operand " + operand + " at " + row + ", " + col;
                assertEquals(pulled.get(col), entry, 1e-14 * (1 + Math.abs(entry)), what);
              }
            }
          }
        });
  }

  /// `∂f/∂q ⊙ −a` and `∂f/∂q ⊙ a + b` would be misread; a sum that stands alone, and a sign between
  /// two factors, are not.
  @Test
  void noFactorOfAProductIsASum() {
    int read = 0;
    for (Op op : Ops.all()) {
      if (op.isElementwise()) continue;
      for (Typesetting.Form form : op.typesetting().forms()) {
        for (List<RuleFactor> rule : form.backward()) {
          for (RuleFactor factor : rule) {
            boolean alone = rule.size() == 1 || factor.isSign();
            assertTrue(alone || !factor.rule().isSum(), op + " " + factor.rule());
            read++;
          }
        }
      }
    }
    assertTrue(read >= 60, "only " + read);
  }

  @TestFactory
  Stream<DynamicTest> shapeForetoldIsShapeFound() {
    return everywhere((op, sample) -> {
      List<Shape> shapes = sample.operands().stream().map(Tensor::shape).toList();
      Tensor out = op.value(sample.operands(), sample.attributes());
      assertEquals(Fit.of(out.shape()), op.fit(shapes, sample.attributes()));
    });
  }

  @TestFactory
  Stream<DynamicTest> samplesAreAwayFromKinksAndUnobjectionable() {
    return everywhere((op, sample) -> {
      assertFalse(op.atKink(sample.operands(), sample.attributes()));
      assertTrue(op.objection(sample.operands()).isEmpty());
    });
  }

  @TestFactory
  Stream<DynamicTest> plainNumbersTakeTheSamePathAsTensors() {
    List<Op> elementwise = Ops.all().stream().filter(Op::isElementwise).toList();
    return everywhere(
        elementwise,
        ELEMENTWISE_SAMPLES,
        (op, sample) -> {
          Local l = local(op, sample);
          assertNotEquals(op.curve().isPresent(), op.blend().isPresent());
          op.curve().ifPresent(c -> assertSamePath(c, op, l));
          op.blend().ifPresent(b -> assertSamePath(b, op, l));
        });
  }

  private static void assertSamePath(Curve curve, Op op, Local l) {
    Tensor x = l.in(0);
    Tensor pulled = op.pull(0, l);
    for (int i = 0; i < x.size(); i++) {
      double y = curve.value().applyAsDouble(x.get(i));
      assertEquals(y, l.out().get(i));
      assertEquals(curve.slope().at(x.get(i), y) * l.grad().get(i), pulled.get(i));
    }
  }

  private static void assertSamePath(Blend blend, Op op, Local l) {
    Shape s = l.out().shape();
    Tensor a = l.in(0).broadcastTo(s);
    Tensor b = l.in(1).broadcastTo(s);
    Tensor y = Tensor.generate(s, i -> blend.value().applyAsDouble(a.get(i), b.get(i)));
    assertEquals(l.out(), y);
    Tensor da = Tensor.generate(s, i -> blend.first().at(a.get(i), b.get(i), y.get(i)));
    Tensor db = Tensor.generate(s, i -> blend.second().at(a.get(i), b.get(i), y.get(i)));
    assertEquals(da.times(l.grad()).sumTo(l.in(0).shape()), op.pull(0, l));
    assertEquals(db.times(l.grad()).sumTo(l.in(1).shape()), op.pull(1, l));
  }

  @TestFactory
  Stream<DynamicTest> everyOpSaysWhatItIs() {
    assertTrue(Ops.all().size() >= OPS, "only " + Ops.all().size());
    return Ops.all().stream()
        .map(op ->
            dynamicTest(
                op.name(),
                () -> {
                  String english = op.doc(Locale.ENGLISH);
                  String korean = op.doc(Locale.KOREAN);
                  assertTrue(english.endsWith("."));
                  assertTrue(korean.matches(".*[가-힣].*\\."), korean);
                  assertNotEquals(english, korean);
                  assertFalse(op.symbol().isBlank());
                  assertTrue(op.samples().size() >= 2);
                  for (Op.Operand operand : op.operands()) {
                    assertFalse(operand.name().isBlank());
                    assertFalse(operand.written(Signs.TEXTBOOK).isBlank());
                  }
                }));
  }

  @Test
  void variadicOpGivesEveryPositionItsOwnPart() {
    Op concat = Ops.find("concat", 3).orElseThrow();
    List<Tensor> in = List.of(Tensor.scalar(1), Tensor.vector(2, 3), Tensor.scalar(4));
    Tensor out = concat.value(in);
    Local l = new Local(in, out, Tensor.vector(10, 20, 30, 40), new int[0]);
    assertArrayEquals(new double[] {1, 2, 3, 4}, out.toArray());
    assertEquals(Tensor.scalar(10), concat.pull(0, l));
    assertEquals(Tensor.vector(20, 30), concat.pull(1, l));
    assertEquals(Tensor.scalar(40), concat.pull(2, l));
  }
}
