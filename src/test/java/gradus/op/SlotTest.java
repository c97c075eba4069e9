package gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The LaTeX of an entry is read when the op is built, and a slip in it is refused then.
class SlotTest {
  private static OpBuilder twice() {
    return Op.named("twice")
        .doc("Two x.", "x의 두 배입니다.")
        .shape((s, a) -> Fit.of(s.get(0)))
        .value((in, a) -> in.get(0).times(2))
        .madeOf(e -> e.whole("2 #by #0", List.of(e.met(0))))
        .operand("x", "2ȳ", l -> l.grad().times(2))
        .partial("x", "2 \\, \\mathbf{1}[k = i]", c -> c.target() == c.place() ? 2 : 0)
        .back(GatePattern.SCALER, "Twice.", "두 배입니다.")
        .sample(Tensor.scalar(1))
        .sample(Tensor.vector(1, 2));
  }

  private static String refusal(OpBuilder op) {
    return assertThrows(IllegalStateException.class, () -> op.build().typesetting()).getMessage();
  }

  @Test
  void aWordThatIsNoSlotIsRefusedByTheOpAndTheWord() {
    String known =
        "#x #y #g #n #i #along #axis #xi #p #this #all #self #kl #ij #lane #rows #row #col #share"
            + " #at #span #placekl #placeij #meets #only #times #by #cross #squared #ln";
    assertEquals(
        "op twice: #z is no slot; there are " + known, refusal(twice().latex("2 #z", "2 | #g")));
    assertEquals("op twice: # is no slot; there are " + known, refusal(twice().latex("2 #", "#g")));
    assertEquals(
        "op twice: #^b-1 is no slot; there are " + known, refusal(twice().latex("#^b-1", "#g")));
    assertEquals(
        "op twice: #w is no slot; there are " + known, refusal(twice().latex("2 #x", "2::w")));
  }

  @Test
  void whatAnOpDoesNotHaveCannotBeFilled() {
    assertEquals("op twice has no axis for #axis", refusal(twice().latex("#x#axis", "#g")));
    assertEquals("op twice has no axis for #along", refusal(twice().latex("#x#along", "#g")));
    assertEquals("op twice has no attributes for #i", refusal(twice().latex("#x", "#g_{#i}")));
    assertEquals("op twice has no LaTeX: latex", refusal(twice()));
    assertEquals(
        "op twice needs a backward rule in LaTeX for each operand, has 2",
        refusal(twice().latex("2 #x", "2", "3")));
    assertEquals(
        "op twice: #n has no shape: say after :: what has",
        refusal(twice().latex("2 #x", "\\tfrac{1}{#n}")));
    OpBuilder taken = twice().operand("y", "0", l -> l.grad()).latex("#x", "#g", "#g");
    assertEquals("op twice cannot call an operand y: that slot is taken", refusal(taken));
  }

  @Test
  void aRuleComesApartIntoFactors() {
    Op op = twice().latex("2 #x", "-1 | #g^{\\top} | \\tfrac{#x}{2}::this | #g").build();
    List<RuleFactor> factors = op.typesetting().backward(List.of(Shape.SCALAR), 0);
    assertEquals(4, factors.size());
    RuleFactor sign = factors.get(0);
    assertTrue(sign.isSign() && !sign.isBare() && !sign.isUpstream());
    RuleFactor raised = factors.get(1);
    assertTrue(raised.isTransposed() && raised.isBare() && raised.isUpstream());
    RuleFactor half = factors.get(2);
    assertEquals(RuleFactor.Like.Common.PULLED, half.like());
    assertFalse(half.isSign() || half.isBare() || half.isUpstream() || half.isTransposed());
    RuleFactor bare = factors.get(3);
    assertTrue(bare.isBare() && bare.isUpstream() && !bare.isTransposed());
    assertEquals(RuleFactor.Like.Common.UPSTREAM, bare.like());
  }

  @Test
  void theFirstFormThatHoldsIsTaken() {
    Op op =
        twice()
            .latexWhere(s -> s.get(0).isVector(), "\\vec{#x}", "#g")
            .latex("#x", "2 | #g")
            .build();
    List<Shape> vector = List.of(Shape.vector(2));
    List<Shape> scalar = List.of(Shape.SCALAR);
    assertEquals(Stencil.read("\\vec{#x}", Set.of("x")), op.typesetting().forward(vector));
    assertEquals(Stencil.read("#x", Set.of("x")), op.typesetting().forward(scalar));
    assertEquals(1, op.typesetting().backward(vector, 0).size());
    assertEquals(2, op.typesetting().backward(scalar, 7).size());
  }

  @Test
  void aSlotKnowsWhatStandsAroundIt() {
    Stencil stencil = Stencil.read(" #x#^b-1 ({#y}_i #g)", Set.of("x", "b"));
    StringBuilder seen = new StringBuilder();
    String filled =
        stencil.filled((slot, place) -> {
          seen.append(place.open() ? "o" : "-");
          seen.append(place.raised() ? "r" : "-");
          seen.append(place.indexed() ? "i " : "- ");
          return switch (slot) {
            case Slot.Value v -> v.operand();
            case Slot.LessOne l -> "^{" + l.operand() + "−1}";
            case Slot.Sign s -> "⊙";
            case Slot.Common c -> c.word();
          };
        });
    assertEquals(" x^{b−1} ({y}_i g)", filled);
    assertEquals("or- --- o-i --- ", seen.toString());
    Stencil two = Stencil.joined(List.of(stencil, Stencil.read("#x", Set.of("x"))), " \\, ");
    assertTrue(two.filled((slot, place) -> place.open() ? "o" : "c").endsWith(" c) \\, c"));
  }
}
