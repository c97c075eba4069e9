package gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Printer;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// An op is refused by a sentence that says which of its parts is missing.
class OpBuilderTest {
  private static Map<String, UnaryOperator<OpBuilder>> parts() {
    Map<String, UnaryOperator<OpBuilder>> parts = new LinkedHashMap<>();
    parts.put("doc", op -> op.doc("Two x.", "x의 두 배입니다."));
    parts.put("shape", op -> op.shape((s, a) -> Fit.of(s.get(0))));
    parts.put("value", op -> op.value((in, a) -> in.get(0).times(2)));
    parts.put("madeOf", op -> op.madeOf(e -> e.whole("2 #by #0", List.of(e.met(0)))));
    parts.put("operand", op -> op.operand("x", "2 #g", l -> l.grad().times(2)));
    parts.put(
        "partial",
        op -> op.partial("x", "2 \\, \\mathbf{1}[k = i]", c -> c.target() == c.place() ? 2 : 0));
    parts.put("back", op -> op.back(GatePattern.SCALER, "Twice.", "두 배입니다."));
    parts.put("latex", op -> op.latex("2 #x", "2 | #g"));
    parts.put("first sample", op -> op.sample(Tensor.scalar(1)));
    parts.put("second sample", op -> op.sample(Tensor.vector(1, 2)));
    return parts;
  }

  private static OpBuilder without(String part) {
    OpBuilder op = Op.named("twice");
    parts()
        .forEach((name, says) -> {
          if (!name.equals(part)) says.apply(op);
        });
    return op;
  }

  /// What is said when it is built, or else when its rules and formulas are asked for.
  private static String refusal(OpBuilder op) {
    return assertThrows(
            IllegalStateException.class,
            () -> {
              Op built = op.build();
              built.typesetting();
              built.slope();
              built.unfolding();
              built.partial(0, List.of(Shape.SCALAR));
            })
        .getMessage();
  }

  @Test
  void everyMissingPartIsNamed() {
    Map<String, String> sentences =
        Map.of(
            "doc", "op twice has no line of help: doc",
            "shape", "op twice has no value: curve, blend, or shape and value",
            "value", "op twice has no value: curve, blend, or shape and value",
            "madeOf", "op twice does not say what its entries are made of: madeOf",
            "operand", "op twice has no operand",
            "partial", "op twice does not say the entries of its Jacobian for x: partial",
            "back", "op twice does not say what it does backward: back",
            "latex", "op twice has no LaTeX: latex",
            "first sample", "op twice has fewer than two samples",
            "second sample", "op twice has fewer than two samples");
    assertEquals(parts().keySet(), sentences.keySet());
    sentences.forEach((part, sentence) -> assertEquals(sentence, refusal(without(part)), part));
  }

  @Test
  void withAllItsPartsItIsBuilt() {
    Op twice = without("nothing").build();
    assertEquals("twice", twice.toString());
    assertEquals("twice", twice.symbol());
    assertEquals("twice", twice.called(Locale.ENGLISH));
    assertEquals("Two x.", twice.doc(Locale.ENGLISH));
    assertEquals("x의 두 배입니다.", twice.doc(Locale.KOREAN));
    assertEquals("두 배입니다.", twice.backward(Locale.KOREAN));
    assertEquals(GatePattern.SCALER, twice.pattern());
    assertEquals(List.of("op.twice.doc", "op.twice.back", "op.twice.called"), twice.keys());
  }

  @Test
  void wordsAreFiledUnderTheKeySaidBeforeThem() {
    Op twice = without("doc").key("double").doc("Two x.", "x의 두 배입니다.").build();
    assertEquals(List.of("op.double.doc", "op.twice.back", "op.double.called"), twice.keys());
    assertEquals("twice", twice.called(Locale.KOREAN));
  }

  @Test
  void aCurveWithoutTheFormulaOfItsSlopeIsRefused() {
    OpBuilder curve =
        Op.named("half")
            .doc("Half.", "반입니다.")
            .curve(x -> x / 2, "ȳ / 2", (x, y) -> 0.5)
            .back(GatePattern.SCALER, "Half.", "반입니다.")
            .latex("#x / 2", "0.5")
            .sample(Tensor.scalar(1))
            .sample(Tensor.vector(1, 2));
    assertEquals("op half is a curve without the formula of its slope: slope", refusal(curve));
    Op half = curve.slope("1/2").build();
    assertEquals("1/2", Printer.text(half.slope().orElseThrow()));
  }

  @Test
  void anEntryOfXNeedsAnOperandX() {
    OpBuilder op =
        without("operand").operand("z", "2ȳ", l -> l.grad().times(2)).latex("#xi", "2 | #g");
    assertEquals(
        "op twice: #x is no slot; there are #z #y #g #n #i #along #axis #xi #p #this #all #self #kl"
            + " #ij #lane #rows #row #col #share #at #span #placekl #placeij #meets #only #times"
            + " #by #cross #squared #ln",
        refusal(op));
    OpBuilder bare =
        Op.named("twice")
            .doc("Two z.", "z의 두 배입니다.")
            .shape((s, a) -> Fit.of(s.get(0)))
            .value((in, a) -> in.get(0).times(2))
            .madeOf(e -> e.whole("2 #by #0", List.of(e.met(0))))
            .operand("z", "2ȳ", l -> l.grad().times(2))
            .back(GatePattern.SCALER, "Twice.", "두 배입니다.")
            .latex("2 #xi", "2 | #g")
            .sample(Tensor.scalar(1))
            .sample(Tensor.scalar(2));
    assertEquals("op twice has no operand x for #xi", refusal(bare));
  }

  @Test
  void anAxisAllowsItsSlotsAndAttributesTheirs() {
    Op op =
        without("latex")
            .attribute("axis", true)
            .latex("\\sum_{#along} #xi #axis #i", "#g | \\mathbf{1}::x")
            .build();
    assertEquals(
        "\\sum_{along} xi axis i",
        op.typesetting().forward(List.of(Shape.SCALAR)).filled(OpBuilderTest::word));
    OpBuilder rows = without("latex").attribute("rows", true).latex("#x #along", "#g");
    assertEquals("op twice has no axis for #along", refusal(rows));
  }

  private static String word(Slot slot, Stencil.Surroundings place) {
    return switch (slot) {
      case Slot.Value v -> v.operand();
      case Slot.LessOne l -> l.operand() + "-1";
      case Slot.Sign s -> "⊙";
      case Slot.Common c -> c.word();
    };
  }

  private static OpBuilder twice() {
    return without("none");
  }

  @Test
  void aFormulaThatCannotBeReadIsRefusedWithTheNameOfTheOp() {
    for (String formula : List.of("x+", "x = 2", "x; x", "", "2(x")) {
      String none = "op twice has a formula that is none: " + formula;
      assertEquals(none, refusal(twice().unfolds(formula)));
      assertEquals(none, refusal(twice().slope(formula)));
    }
    assertEquals("x + x", Printer.text(twice().unfolds("x+x").build().unfolding().orElseThrow()));
  }

  @Test
  void aFormulaHasNoNamesButOperandsAndConstants() {
    assertEquals(
        "op twice unfolds into y, which is no operand", refusal(twice().unfolds("x + sin(y)")));
    assertEquals("op twice has a slope of n, which is no operand", refusal(twice().slope("2*n")));
    assertEquals(
        "2*pi*x/pi", Printer.text(twice().unfolds("2*pi*x/pi").build().unfolding().orElseThrow()));
  }

  @Test
  void theCommonFormOfAFormulaThatDependsOnShapesMayNameWhatTheyGive() {
    Op mean =
        twice()
            .unfolds(
                "sum(x)/n",
                (in, a) ->
                    in.shape(0).isScalar()
                        ? Optional.empty()
                        : Optional.of("sum(x)/" + (in.shape(0).size() > 3 ? "" : "2")))
            .build();
    assertEquals("sum(x)/n", Printer.text(mean.unfolding().orElseThrow()));
    assertTrue(mean.unfolds() && mean.unfoldsByShape());
    assertEquals(Optional.empty(), mean.fixedUnfolding());
    assertEquals(Optional.empty(), mean.unfolding(in(Tensor.scalar(1), mean)));
    assertEquals(
        "sum(x)/2", Printer.text(mean.unfolding(in(Tensor.vector(1, 5, 2), mean)).orElseThrow()));
    Operands four = in(Tensor.vector(1, 2, 3, 4), mean);
    assertEquals(
        "op twice has a formula that is none: sum(x)/",
        assertThrows(IllegalStateException.class, () -> mean.unfolding(four)).getMessage());
    Op plain = twice().build();
    assertFalse(plain.unfolds() || plain.unfoldsByShape());
  }

  private static Operands in(Tensor x, Op op) {
    return Operands.of(op, List.of(x));
  }
}
