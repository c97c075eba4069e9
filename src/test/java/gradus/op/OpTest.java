package gradus.op;

import static gradus.tensor.Tensor.matrix;
import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Expr;
import gradus.lang.Printer;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What an operation says of itself, and that nobody can change it.
class OpTest {
  @Test
  void nothingHandedOutChangesTheOp() {
    Op sum = Ops.find("sum", 2).orElseThrow();
    Op.Sample along = sum.samples().get(2);
    assertArrayEquals(new int[] {0}, along.attributes());
    along.attributes()[0] = 7;
    assertArrayEquals(new int[] {0}, along.attributes());
    for (List<?> list : List.of(sum.samples(), sum.operands(), sum.attributes())) {
      assertThrows(UnsupportedOperationException.class, list::removeFirst);
    }
  }

  @Test
  void whatIsSaidToTheBuilderLaterDoesNotReachTheOp() {
    OpBuilder builder =
        Op.named("half")
            .doc("Half.", "반입니다.")
            .curve(x -> x / 2, "ȳ / 2", (x, y) -> 0.5)
            .slope("1/2")
            .back(GatePattern.SCALER, "Half.", "반입니다.")
            .latex("#x / 2", "0.5")
            .sample(scalar(1))
            .sample(vector(1, 2));
    Op half = builder.build();
    builder.symbol("½").sample(scalar(3)).attribute("n", true).operand("z", "0", l -> l.grad());
    assertEquals("half", half.symbol());
    assertEquals(2, half.samples().size());
    assertEquals(List.of(), half.attributes());
    assertEquals(1, half.operands().size());
  }

  @Test
  void theClassOfALossIsALabelAndHasNoGradient() {
    Set<String> labelled = new HashSet<>();
    for (Op op : Ops.all()) {
      for (Op.Operand operand : op.operands()) {
        if (operand.isLabel()) labelled.add(op.name() + " " + operand.name());
      }
    }
    assertTrue(labelled.containsAll(Set.of("hinge k", "cross_entropy k")), "" + labelled);
    Op hinge = Ops.find("hinge", 2).orElseThrow();
    List<Tensor> in = List.of(matrix(new double[] {1, 2}, new double[] {3, 4}), vector(0, 1));
    Local local = new Local(in, hinge.value(in), scalar(5), new int[0]);
    assertEquals(vector(0, 0), hinge.pull(1, local));
  }

  @Test
  void unfoldingNeedsShapesAndOnlyLabelsValues() {
    Op hinge = Ops.find("hinge", 2).orElseThrow();
    Operands known =
        Operands.of(hinge, 2, List.of(Shape.vector(3), Shape.SCALAR)::get, i -> scalar(2))
            .orElseThrow();
    assertEquals(List.of(Optional.empty(), Optional.of(scalar(2))), known.labels());
    assertEquals(
        Optional.of("sum(max(0, s - s[k] + 1)) - 1"), hinge.unfolding(known).map(Printer::text));
    Operands unknown =
        Operands.of(hinge, 2, List.of(Shape.vector(3), Shape.SCALAR)::get, i -> null).orElseThrow();
    assertEquals(Optional.empty(), hinge.unfolding(unknown));
    assertEquals(Optional.empty(), Operands.of(hinge, 2, i -> null, i -> scalar(2)));
    Operands wrong = Operands.of(hinge, List.of(vector(1, 2, 3), scalar(3)));
    assertEquals(Optional.empty(), hinge.unfolding(wrong));
  }

  @Test
  void theWordsOfEveryOpHaveKeysOfTheirOwn() {
    Set<String> keys = new HashSet<>();
    for (Op op : Ops.all()) {
      assertTrue(keys.addAll(op.keys()), op + ": " + op.keys());
    }
    assertEquals(3 * Ops.all().size(), keys.size());
    assertTrue(keys.containsAll(List.of("op.sigmoid.doc", "op.greatest.back", "op.max.called")));
  }

  @Test
  void aLanguageWithoutWordsForAnOpIsServedInEnglish() {
    Op sine = Ops.find("sin", 1).orElseThrow();
    assertEquals("The sine of an angle in radians.", sine.doc(Locale.of("tlh")));
    assertEquals("sine", sine.called(Locale.of("tlh")));
    assertEquals("사인", sine.called(Locale.KOREA));
    assertEquals(sine.backward(Locale.US), sine.backward(Locale.of("tlh")));
  }

  @Test
  void aFurtherLanguageGivesAnOpsWordsByKeyAndTheRestInEnglish() {
    Op sine = Ops.find("sin", 1).orElseThrow();
    Locale esperanto = Locale.of("eo");
    assertEquals("La sinuso de x en radianoj.", sine.doc(esperanto));
    assertEquals(sine.backward(Locale.ENGLISH), sine.backward(esperanto));
    assertEquals("sine", sine.called(esperanto));
  }

  @Test
  void aWrongLabelInsideAFunctionOfTheProgramIsObjectedTo() {
    Op hinge = Ops.find("hinge", 2).orElseThrow();
    List<Composite.Node> body =
        List.of(
            Composite.Node.operand(),
            Composite.Node.operand(),
            Composite.Node.of(hinge, new int[0], List.of(0, 1)),
            Composite.Node.of(Ops.NEGATE, new int[0], List.of(2)));
    Op loss =
        Composite.of(
            new Origin.Function("loss", 2),
            List.of("s", "m"),
            new Statement.Bare(new Span(0, 0), new Expr.Name(new Span(0, 0), "-hinge(s, m)")),
            body,
            3);
    Fit.Misfit misfit = loss.objection(List.of(vector(1, 2, 3), scalar(3))).orElseThrow();
    assertEquals("shape.label", misfit.key());
    assertEquals(List.of("hinge", "3", 2, "3", "scalar"), misfit.args());
    assertEquals(Optional.empty(), loss.objection(List.of(vector(1, 2, 3), scalar(2))));
  }

  @Test
  void everyWindowOfAPoolStandsInItsOwnPlace() {
    Op pool = Ops.find("maxpool", 2).orElseThrow();
    Tensor image =
        matrix(
            new double[] {1, 2, 3, 4, 5, 6, 99},
            new double[] {7, 0, 0, 0, 8, 0, 99},
            new double[] {0, 9, 1, 2, 0, 3, 99},
            new double[] {4, 5, 6, 0, 11, 0, 99},
            new double[] {99, 99, 99, 99, 99, 99, 99});
    Tensor out = pool.value(List.of(image), 2);
    assertEquals(matrix(new double[] {7, 4, 8}, new double[] {9, 6, 11}), out);
    Tensor up = matrix(new double[] {10, 20, 30}, new double[] {40, 50, 60});
    Local local = new Local(List.of(image), out, up, new int[] {2});
    assertEquals(
        matrix(
            new double[] {0, 0, 0, 20, 0, 0, 0},
            new double[] {10, 0, 0, 0, 30, 0, 0},
            new double[] {0, 40, 0, 0, 0, 0, 0},
            new double[] {0, 0, 50, 0, 60, 0, 0},
            new double[] {0, 0, 0, 0, 0, 0, 0}),
        pool.pull(0, local));
  }

  @Test
  void aResultMayHaveTheMostEntriesAndNoneMore() {
    Op outer = Ops.find("outer", 2).orElseThrow();
    Shape side = Shape.vector(2048);
    assertEquals(Fit.of(Shape.matrix(2048, 2048)), outer.fit(List.of(side, side), new int[0]));
    assertEquals(
        Fit.large(
            Shape.matrix(2048, 2049), "shape.large", "outer", "2048, 2049", "2048×2049", 4_194_304),
        outer.fit(List.of(side, Shape.vector(2049)), new int[0]));
  }

  @Test
  void ofManyShapesTheFirstEightAreNamed() {
    Op concat = Ops.find("concat", 9).orElseThrow();
    List<Shape> shapes = IntStream.rangeClosed(1, 9).mapToObj(i -> Shape.vector(i << 20)).toList();
    String eight = "1048576, 2097152, 3145728, 4194304, 5242880, 6291456, 7340032, 8388608";
    assertEquals(
        Fit.large(
            Shape.vector(45 << 20), "shape.large", "concat", eight, "" + (45 << 20), 4_194_304),
        concat.fit(shapes, new int[0]));
    // More than can be counted is no length, not even of what has no numbers.
    List<Shape> beyond = Collections.nCopies(3, Shape.vector(1 << 30));
    assertEquals(
        Fit.misfit(
            "shape.uncounted",
            "concat",
            "1073741824, 1073741824, 1073741824",
            "2147483647",
            2_147_483_646),
        concat.fit(beyond, new int[0]));
  }

  @Test
  void anOpTakesAsManyOperandsAsItHasUnlessTheLastIsRepeated() {
    Op concat = Ops.find("concat", 5).orElseThrow();
    assertEquals(1, concat.fewest());
    assertEquals(Integer.MAX_VALUE, concat.most());
    assertEquals("x", concat.operand(0).name());
    assertSame(concat.operand(0), concat.operand(7));
    Op loss = Ops.find("cross_entropy", 2).orElseThrow();
    assertEquals(2, loss.fewest());
    assertEquals(2, loss.most());
    assertEquals("k", loss.operand(1).name());
    assertEquals("k", loss.operand(2).name());
    assertEquals(1, Ops.find("sum", 2).orElseThrow().most());
  }

  @Test
  void attributesSayWhetherTheyMayBeLeftOut() {
    assertEquals(
        List.of(
            new Op.Attribute("rows", false),
            new Op.Attribute("cols", true),
            new Op.Attribute("third", true),
            new Op.Attribute("fourth", true)),
        Ops.find("reshape", 3).orElseThrow().attributes());
    assertEquals(
        List.of(new Op.Attribute("axis", true)), Ops.find("sum", 1).orElseThrow().attributes());
    assertEquals(List.of(), Ops.ADD.attributes());
  }

  @Test
  void onlyEntryByEntryIsElementwise() {
    assertTrue(Ops.ADD.isElementwise() && Ops.ADD.blend().isPresent());
    assertTrue(Ops.NEGATE.isElementwise() && Ops.NEGATE.curve().isPresent());
    assertFalse(Ops.MATMUL.isElementwise());
    assertFalse(Ops.find("sum", 1).orElseThrow().isElementwise());
    assertTrue(Ops.MATMUL.isInfix());
    assertFalse(Ops.NEGATE.isInfix());
  }

  @Test
  void aFormulaIsFixedWhereNoShapeChangesIt() {
    Op tan = Ops.find("tan", 1).orElseThrow();
    assertEquals(Optional.of("sin(x)/cos(x)"), tan.fixedUnfolding().map(Printer::text));
    assertEquals(
        Optional.of("sin(x)/cos(x)"),
        tan.unfolding(Operands.of(tan, List.of(scalar(1)))).map(Printer::text));
    Op mean = Ops.find("mean", 1).orElseThrow();
    assertEquals(Optional.empty(), mean.fixedUnfolding());
    assertEquals(Optional.of("sum(x)/n"), mean.unfolding().map(Printer::text));
    assertEquals(Optional.empty(), Ops.ADD.fixedUnfolding());
    assertEquals(Optional.empty(), Ops.ADD.unfolding());
  }

  @Test
  void broadcastOperandsReceiveTheSumOfTheirCopies() {
    Tensor column = matrix(new double[] {2}, new double[] {3});
    Tensor row = vector(5, 7, 11);
    List<Tensor> in = List.of(column, row);
    Tensor up = matrix(new double[] {1, 2, 3}, new double[] {10, 20, 30});
    Local local = new Local(in, Ops.MULTIPLY.value(in), up, new int[0]);
    assertEquals(
        matrix(new double[] {10, 14, 22}, new double[] {15, 21, 33}), Ops.MULTIPLY.value(in));
    assertEquals(matrix(new double[] {52}, new double[] {520}), Ops.MULTIPLY.pull(0, local));
    assertEquals(vector(32, 64, 96), Ops.MULTIPLY.pull(1, local));
    assertEquals(vector(-11, -22, -33), Ops.SUBTRACT.pull(1, local));
  }

  @Test
  void aSampleKeepsItsOwnAttributes() {
    int[] axis = {1};
    Op.Sample sample = new Op.Sample(List.of(scalar(1)), axis);
    axis[0] = 9;
    assertArrayEquals(new int[] {1}, sample.attributes());
  }

  @Test
  void everyPatternHasItsOwnGlyphAndKey() {
    assertEquals("⇉", GatePattern.DISTRIBUTOR.glyph());
    assertEquals("pattern.distributor", GatePattern.DISTRIBUTOR.key());
    assertEquals("pattern.adder", GatePattern.ADDER.key());
    Set<String> glyphs = new HashSet<>();
    for (GatePattern pattern : GatePattern.values()) {
      assertTrue(glyphs.add(pattern.glyph()), pattern.key());
    }
    assertEquals(19, glyphs.size());
  }
}
