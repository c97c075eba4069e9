package gradus.explain.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.IndexLetters;
import gradus.op.Slot;
import gradus.op.Stencil;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SymbolWriterTest {
  private static final Slot X = new Slot.Value("x");
  private static final Symbol NAME = new Symbol.Name("x");
  private static final Symbol MARKED = new Symbol.Name("w₁₁⁽²⁾");
  private static final Symbol FOUR = number(-4);
  private static final Symbol GRADIENT = new Symbol.Partial(new Symbol.Letter("f"), NAME);

  private final SymbolWriter writer = new SymbolWriter(new AmountWriter(Numbers.SLIDES));

  private static Symbol number(double value) {
    return new Symbol.Figure(new Amount.Literal(value));
  }

  private static Symbol shown(double value) {
    return new Symbol.Figure(new Amount.Number(value));
  }

  private String alone(Symbol symbol) {
    return filled(symbol, X);
  }

  private String squared(Symbol symbol) {
    return filled(symbol, X, new Stencil.Text("^{2}"));
  }

  private String doubled(Symbol symbol) {
    return filled(symbol, new Stencil.Text("2 \\cdot "), X);
  }

  private String indexed(Symbol symbol) {
    return filled(symbol, new Stencil.Text("{"), X, new Stencil.Text("}_i"));
  }

  private String filled(Symbol symbol, Stencil.Section... sections) {
    return writer.latex(
        FilledRule.of(
            new Stencil(List.of(sections)), IndexLetters.beside(Set.of()), slot -> symbol));
  }

  @Test
  void aNegativeNumberHasBracketsBehindASignAndUnderAMark() {
    assertEquals("-4", alone(FOUR));
    assertEquals("2 \\cdot \\left(-4\\right)", doubled(FOUR));
    assertEquals("\\left(-4\\right)^{2}", squared(FOUR));
    assertEquals("{\\left(-4\\right)}_i", indexed(FOUR));
    assertEquals("\\left(-1.50\\right)^{2}", squared(shown(-1.5)));
    assertEquals("\\left(-0\\right)^{2}", squared(number(-0.0)));
    assertEquals("4^{2}", squared(number(4)));
    assertEquals("2 \\cdot 4", doubled(number(4)));
    assertEquals("0^{2}", squared(shown(-0.0)));
  }

  private String factor(Symbol symbol, Stencil.Section... sections) {
    return writer.factor(
        FilledRule.of(
            new Stencil(List.of(sections)), IndexLetters.beside(Set.of()), slot -> symbol));
  }

  @Test
  void aSumOrALeadingMinusHasBracketsAsAFactor() {
    assertEquals("\\left(x + 1\\right)", factor(NAME, X, new Stencil.Text(" + 1")));
    assertEquals("\\left(-\\sin x\\right)", factor(NAME, new Stencil.Text("-\\sin "), X));
    assertEquals("\\left(-4 y\\right)", factor(FOUR, X, new Stencil.Text(" y")));
    assertEquals("4 y", factor(number(4), X, new Stencil.Text(" y")));
    assertEquals("2 x", factor(NAME, new Stencil.Text("2 "), X));
  }

  @Test
  void aNameHasBracketsOnlyWhereItsMarkWouldMeetAnother() {
    assertEquals("x^{2}", squared(NAME));
    assertEquals("\\left(w_{11}^{(2)}\\right)^{2}", squared(MARKED));
    assertEquals("2 \\cdot w_{11}^{(2)}", doubled(MARKED));
    assertEquals("{\\left(w_{11}^{(2)}\\right)}_i", indexed(MARKED));
    assertEquals("c^{2}", squared(new Symbol.Letter("c")));
  }

  @Test
  void aFractionOrPowerOfTenCannotBeRaised() {
    assertEquals("\\frac{\\partial f}{\\partial x}", alone(GRADIENT));
    assertEquals("\\left(\\frac{\\partial f}{\\partial x}\\right)^{2}", squared(GRADIENT));
    assertEquals("2 \\cdot \\frac{\\partial f}{\\partial x}", doubled(GRADIENT));
    assertEquals("\\left(1.0\\mathord{\\cdot}10^{-9}\\right)^{2}", squared(shown(1e-9)));
    assertEquals("2 \\cdot 1.0\\mathord{\\cdot}10^{-9}", doubled(shown(1e-9)));
  }

  @Test
  void entriesAreBracketsOfTheirOwnUnlessOneHasAPowerOfTen() {
    Symbol plain = new Symbol.Figure(Amount.of(Tensor.vector(-1, 2, 3), true));
    Symbol tiny = new Symbol.Figure(Amount.of(Tensor.vector(-1, 2e-9, 3), true));
    assertEquals("\\begin{bmatrix} -1.00 & 2.00 & 3.00 \\end{bmatrix}^{2}", squared(plain));
    assertEquals(
        "\\left(\\begin{bmatrix} -1.00\\mathord{\\cdot}10^{0} & 2.00\\mathord{\\cdot}10^{-9}"
            + " & 3.00\\mathord{\\cdot}10^{0} \\end{bmatrix}\\right)^{2}",
        squared(tiny));
  }

  @Test
  void whatIsMadeOfSymbolsBeginsAsItsFirstDoes() {
    Symbol less = new Symbol.LessOne(FOUR);
    assertEquals("2 \\cdot \\left(-4 - 1\\right)", doubled(less));
    assertEquals("2 \\cdot x - 1", doubled(new Symbol.LessOne(NAME)));
    assertEquals("\\left(-4, x\\right)^{2}", squared(new Symbol.Sequence(List.of(FOUR, NAME))));
    assertEquals("x, -4^{2}", squared(new Symbol.Sequence(List.of(NAME, FOUR))));
    assertEquals("{-4}_i", doubled(new Symbol.Entry(FOUR, List.of("i"))).substring(8));
    assertEquals(
        "\\left(\\left(w_{11}^{(2)}\\right)_i\\right)^{2}",
        squared(new Symbol.Entry(MARKED, List.of("i"))));
    assertEquals("{\\left(-1,0\\right)}_i", indexed(new Symbol.Indices(List.of(-1, 0))));
    assertEquals("{0,-1}_i", indexed(new Symbol.Indices(List.of(0, -1))));
  }

  @Test
  void anAxisIsSaidWhereThereIsOne() {
    List<String> both = List.of("i", "j");
    assertEquals("ij", alone(new Symbol.Along(OptionalInt.empty(), both)));
    assertEquals("\\text{axis }1", alone(new Symbol.Along(OptionalInt.of(1), both)));
    assertEquals("", alone(new Symbol.Below(List.of())));
    assertEquals("_{\\text{axis }0}", alone(new Symbol.Below(List.of(0))));
    assertEquals("_{\\text{axis }0, 2}", alone(new Symbol.Below(List.of(0, 2))));
  }
}
