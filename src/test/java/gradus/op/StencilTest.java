package gradus.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.latex.Signs;
import gradus.op.RuleFactor.Like;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How the LaTeX of an entry is read, character by character.
class StencilTest {
  private static final Set<String> NAMES = Set.of("a", "x");
  private static final Slot X = new Slot.Value("x");

  private static List<Stencil.Section> sections(String template) {
    return Stencil.read(template, NAMES).sections();
  }

  private static Stencil.Section text(String latex) {
    return new Stencil.Text(latex);
  }

  @Test
  void aTemplateIsTextNumberAndSlots() {
    assertEquals(List.of(), sections(""));
    assertEquals(List.of(X), sections("#x"));
    assertEquals(List.of(text("a"), X, text("'b")), sections("a#x'b"));
    assertEquals(List.of(X, X), sections("#x#x"));
    assertEquals(List.of(new Slot.LessOne("a")), sections("#^a-1"));
    assertEquals(List.of(new Slot.Sign("a")), sections("#*a"));
    assertEquals(List.of(X, text("-2")), sections("#x-2"));
    assertEquals(List.of(X, text("1")), sections("#x1"));
    assertEquals(List.of(text("e^{"), X, text("}")), sections("e^{#x}"));
    assertEquals(List.of(text("2 "), Slot.Common.RESULT, text(" ")), sections("2 #y "));
  }

  @Test
  void onlyAWholeTemplateIsANumber() {
    assertEquals(List.of(new Stencil.Whole(0)), sections("0"));
    assertEquals(List.of(new Stencil.Whole(-12)), sections("-12"));
    assertEquals(List.of(new Stencil.Whole(123_456_789)), sections("123456789"));
    assertEquals(List.of(text("1234567890")), sections("1234567890"));
    assertEquals(List.of(text("--1")), sections("--1"));
    assertEquals(List.of(text("0.5")), sections("0.5"));
    assertEquals("-12", Stencil.read("-12", NAMES).filled((slot, place) -> "?"));
  }

  @Test
  void everyCommonSlotIsReadByItsWord() {
    int read = 0;
    for (Slot.Common slot : Slot.Common.values()) {
      assertEquals(List.of(text("("), slot, text(")")), sections("(#" + slot.word() + ")"));
      assertEquals(slot, Stencil.slot(slot.word(), Set.of(slot.word())));
      read++;
    }
    assertEquals(29, read);
  }

  private static List<Stencil.Surroundings> places(String template) {
    List<Stencil.Surroundings> out = new ArrayList<>();
    Stencil.read(template, NAMES)
        .filled((slot, place) -> {
          out.add(place);
          return "";
        });
    return out;
  }

  @Test
  void aPlaceIsOpenAtTheStartAndAfterABracket() {
    Stencil.Surroundings open = new Stencil.Surroundings(true, false, false);
    Stencil.Surroundings closed = new Stencil.Surroundings(false, false, false);
    assertEquals(List.of(open), places("#x"));
    assertEquals(List.of(open), places("  #x"));
    assertEquals(List.of(open), places("1 + ( #x"));
    assertEquals(List.of(open), places("\\sqrt[#x"));
    assertEquals(List.of(open), places("\\sqrt{#x}"));
    assertEquals(List.of(closed), places("1 + #x"));
    assertEquals(List.of(open, closed), places("#x#a"));
    assertEquals(List.of(open, closed), places("#x #a"));
    assertEquals(List.of(open, closed, closed), places(" #x #a #x"));
  }

  @Test
  void whatFollowsRaisesOrIndexes() {
    assertEquals(List.of(new Stencil.Surroundings(true, true, false)), places("#x^{2}"));
    assertEquals(List.of(new Stencil.Surroundings(true, false, true)), places("{#x}_i"));
    assertEquals(List.of(new Stencil.Surroundings(true, false, false)), places("{#x}^i"));
    assertEquals(List.of(new Stencil.Surroundings(true, false, false)), places("#x _i"));
  }

  @Test
  void stencilsKnowTheirFirstSlotAndWhatTheyHold() {
    Stencil rule = Stencil.read("2 #x #y", NAMES);
    assertEquals(Optional.of(X), rule.slot());
    assertEquals(Optional.empty(), Stencil.read("2", NAMES).slot());
    assertFalse(rule.begins(X));
    assertTrue(Stencil.read("#x 2", NAMES).begins(X));
    assertFalse(Stencil.read("#x 2", NAMES).begins(Slot.Common.RESULT));
    assertFalse(Stencil.read("", NAMES).begins(X));
    assertTrue(rule.contains(Slot.Common.RESULT) && rule.contains(X));
    assertFalse(rule.contains(Slot.Common.UPSTREAM));
  }

  @Test
  void oneSlotOrItsTransposeIsBare() {
    Map<String, String> kinds =
        Map.of(
            "#x", "bare",
            "#x^{\\top}", "bare transposed",
            "#x^{2}", "",
            "e^{\\top}", "",
            "2", "",
            "#x#a", "",
            "#x^{\\top} 2", "",
            "2 #x", "",
            "", "");
    kinds.forEach((template, kind) -> {
      Stencil stencil = Stencil.read(template, NAMES);
      assertEquals(kind.contains("bare"), stencil.isBare(), template);
      assertEquals(kind.contains("transposed"), stencil.isTransposed(), template);
    });
  }

  @Test
  void aSumOrALeadingMinusIsNoFactor() {
    List<String> sums =
        List.of("#x + 1", "-#x", "-1", "1 - #x^{2}", "(#x) + (#a)", "#a-1", "\\pm 1");
    List<String> factors =
        List.of(
            "#x",
            "2",
            "2 #x",
            "(1 - #x)",
            "#x^{#a-1}",
            "\\frac{1 + #x}{2}",
            "e^{-#x}",
            "\\begin{cases} 1 & -#x \\\\ #x + 1 \\end{cases}",
            "\\mathbf{1}[#x - 1 > 0]");
    sums.forEach(s -> assertTrue(Stencil.read(s, NAMES).isSum(), s));
    factors.forEach(s -> assertFalse(Stencil.read(s, NAMES).isSum(), s));
  }

  @Test
  void stencilsAreJoinedWithTextBetween() {
    Stencil x = Stencil.read("#x", NAMES);
    Stencil a = Stencil.read("2 #a", NAMES);
    assertEquals(List.of(), Stencil.joined(List.of(), "+").sections());
    assertEquals(
        List.of(X, text("+"), text("2 "), new Slot.Value("a"), text("+"), X),
        Stencil.joined(List.of(x, a, x), "+").sections());
  }

  private static Like like(String factor) {
    return RuleFactor.read(factor, NAMES).like();
  }

  @Test
  void aFactorHasTheShapeOfItsFirstSlotOrOfWhatIsSaid() {
    assertEquals(Like.Common.NOTHING, like("-1"));
    assertEquals(new Like.Lettered("x"), like("2 #x #y"));
    assertEquals(new Like.Lettered("a"), like("#a-1"));
    assertEquals(Like.Common.RESULT, like("#y #x"));
    assertEquals(Like.Common.UPSTREAM, like("#g"));
    assertEquals(Like.Common.PULLED, like("#this"));
    assertEquals(Like.Common.PULLED, like("#self"));
    assertEquals(new Like.Lettered("a"), like("#x^{\\top}::a"));
    assertEquals(Like.Common.PULLED, like("#n #x::this"));
    RuleFactor bare = RuleFactor.read("::a", NAMES);
    assertEquals(new RuleFactor(new Stencil(List.of()), new Like.Lettered("a")), bare);
  }

  @Test
  void whatHasNoShapeIsRefusedWithAHint() {
    List<String> shapeless = List.of("n", "i", "along", "axis", "xi", "p", "all");
    for (String word : shapeless) {
      String hint = "#" + word + " has no shape: say after :: what has";
      for (String factor : List.of("2 #" + word, "2::" + word)) {
        assertEquals(
            hint,
            assertThrows(IllegalArgumentException.class, () -> like(factor)).getMessage(),
            factor);
      }
    }
  }

  @Test
  void aFactorComesFromAboveByItsShapeOrItsBeginning() {
    assertTrue(RuleFactor.read("2 #g", NAMES).isUpstream());
    assertTrue(RuleFactor.read("#g^{\\top}::x", NAMES).isUpstream());
    assertFalse(RuleFactor.read("2 #g::x", NAMES).isUpstream());
    assertFalse(RuleFactor.read("#y", NAMES).isUpstream());
    assertTrue(RuleFactor.read("-", NAMES).isSign());
    assertFalse(RuleFactor.read("-::x", NAMES).isSign());
  }

  @Test
  void anElementwiseRuleIsOneFactorWithoutAShape() {
    Typesetting.Form elementwise =
        Typesetting.Form.read((s, a) -> true, true, NAMES, "#x #a", List.of("#a | 1", "#n"));
    assertEquals(
        List.of(
            List.of(new RuleFactor(Stencil.read("#a | 1", NAMES), Like.Common.NOTHING)),
            List.of(new RuleFactor(Stencil.read("#n", NAMES), Like.Common.NOTHING))),
        elementwise.backward());
    Typesetting.Form product =
        Typesetting.Form.read((s, a) -> true, false, NAMES, "#x #a", List.of("#g | #a", "#x|#g"));
    assertEquals(2, product.backward().get(0).size());
    assertEquals(1, product.backward().get(1).size());
    assertEquals(
        List.of("#x #a", "#g", "#a", "#x|#g").stream().map(t -> Stencil.read(t, NAMES)).toList(),
        product.stencils());
  }

  @Test
  void operandsWithoutAFormHaveNoRule() {
    Typesetting vectors =
        new Typesetting(
            List.of(
                Typesetting.Form.read(
                    (s, a) -> s.getFirst().isVector(), true, NAMES, "#x", List.of("1", "2"))));
    assertEquals(
        Stencil.read("1", NAMES), vectors.backward(List.of(Shape.vector(2)), 0).getFirst().rule());
    assertEquals(
        Stencil.read("2", NAMES), vectors.backward(List.of(Shape.vector(2)), 5).getFirst().rule());
    assertThrows(NoSuchElementException.class, () -> vectors.forward(List.of(Shape.SCALAR)));
  }

  private static String at(boolean tie, String template) {
    return Stencil.read(template, NAMES).at(tie).filled((slot, place) -> word(slot));
  }

  private static String word(Slot slot) {
    return slot.letter(Signs.TEXTBOOK);
  }

  @Test
  void whatIsSaidOfATieStandsWhereThereIsOne() {
    String rule = "#g ⊙ ⟨(⟩1[#x > 0]⟨ + ½ #by 1[#x = 0])⟩";
    assertEquals("ȳ ⊙ (1[x > 0] + ½ · 1[x = 0])", at(true, rule));
    assertEquals("ȳ ⊙ 1[x > 0]", at(false, rule));
    assertEquals("ȳ ⊙ 1[x > 0]", Stencil.read(rule, NAMES).filled((slot, place) -> word(slot)));
    assertEquals("2 x", at(true, "2 #x"));
    assertTrue(Stencil.read("⟨#y ⟩#x", NAMES).contains(Slot.Common.RESULT));
    assertFalse(Stencil.read("⟨#y ⟩#x", NAMES).contains(Slot.Common.UPSTREAM));
  }

  private static String alone(String template) {
    return Stencil.read(template, NAMES).withoutUpstream().filled((slot, place) -> word(slot));
  }

  @Test
  void anUpstreamGradientOfOneIsNoFactor() {
    assertEquals("2 x", alone("#g ⊙ 2 #x"));
    assertEquals("2 · x", alone("2 #by #g #by #x"));
    assertEquals("[1[i = 0]]_i", alone("#g #by [1[i = 0]]_i"));
    assertEquals("−x", alone("−#g ⊙ #x"));
    assertEquals("a", alone("#g #*a #a"));
    assertEquals("1 / x", alone("#g / #x"));
    assertEquals("−1", alone("−#g"));
    assertEquals("1", alone("#g"));
    assertEquals("x", alone("#x"));
  }
}
