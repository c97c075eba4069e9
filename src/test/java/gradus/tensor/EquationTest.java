package gradus.tensor;

import static gradus.tensor.Tensor.scalar;
import static gradus.tensor.Tensor.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EquationTest {
  private static String product(double a, double b) {
    Equation e =
        Equation.of(
            Numbers.SLIDES,
            List.of(scalar(a), scalar(b)),
            p -> scalar(p.get(0).item() * p.get(1).item()),
            scalar(a * b));
    Numbers n = e.numbers();
    return n.show(a) + " · " + n.show(b) + " " + e.sign() + " " + n.show(a * b);
  }

  @Test
  void thePicturesDigitsStayWhereTheEquationHoldsWithThem() {
    assertEquals("2.00 · −3.00 = −6.00", product(2, -3));
    assertEquals("−0.53 · 0.37 = −0.20", product(-0.5344, 0.3679));
    assertEquals("0 · 7.00 = 0", product(0, 7));
  }

  @Test
  void moreDigitsAreTakenUntilItHoldsAsPrinted() {
    assertEquals("0.1966 · −2.000 = −0.3932", product(0.19661193324148185, -2));
    assertEquals("0.1500 · 0.0500 = 0.0075", product(0.15, 0.05));
  }

  @Test
  void whereFourDigitsDoNotDoItIsSaidToBeAboutRight() {
    assertEquals("1 234.57 · 1 234.57 ≈ 1 524 157.65", product(1234.5678, 1234.5678));
  }

  private static String uneven(double a, double b) {
    Equation e =
        Equation.uneven(
            Numbers.SLIDES,
            new Equation.Side(
                List.of(scalar(a), scalar(b)),
                p -> scalar(p.get(0).item() * p.get(1).item()),
                scalar(a * b)));
    Numbers n = e.numbers();
    return n.show(a) + " · " + n.show(b) + " " + e.sign() + " " + e.result().show(a * b);
  }

  @Test
  void theResultMayHaveFewerDigitsWhereTheSameDoNot() {
    assertEquals("0.50 · −14.00 ≈ −6.94", product(0.49584, -14));
    assertEquals("0.496 · −14.00 = −6.94", uneven(0.49584, -14));
    assertEquals("2.00 · −3.00 = −6.00", uneven(2, -3));
    assertEquals("0.1966 · −2.000 = −0.3932", uneven(0.19661193324148185, -2));
    assertEquals("1 234.57 · 1 234.57 ≈ 1 524 157.65", uneven(1234.5678, 1234.5678));
  }

  @Test
  void theEntriesOfTensorsAreLookedAtOneByOne() {
    Tensor a = vector(1.004, 2);
    Equation e = Equation.of(Numbers.SLIDES, List.of(a), p -> p.get(0).times(10), a.times(10));
    assertEquals(
        "[1.004, 2.000] = [10.04, 20.00]",
        e.numbers().show(a) + " " + e.sign() + " " + e.numbers().show(a.times(10)));
    assertEquals("\\approx", new Equation(Numbers.SLIDES, false).latex());
    assertEquals("=", e.latex());
  }

  @Test
  void whatIsNoNumberIsWrittenAsUsual() {
    Tensor nan = scalar(Double.NaN);
    Equation e = Equation.of(Numbers.SLIDES, List.of(nan), p -> p.get(0), nan);
    assertEquals(new Equation(Numbers.SLIDES, true), e);
  }

  @Test
  void aResultThatIsFarFromWhatIsPrintedTakesMoreDigits() {
    Tensor right = scalar(0.0075);
    Equation rough =
        Equation.of(new Numbers(2, false), List.of(scalar(0.15), scalar(0.05)), p -> right, right);
    assertEquals("0.0075", rough.numbers().show(0.0075));
    assertEquals("0.01", Numbers.SLIDES.show(0.0075));
  }

  @Test
  void aTwentiethIsStillNear() {
    Tensor right = scalar(1);
    Equation at = Equation.of(new Numbers(2, true), List.of(right), p -> scalar(1 / 0.95), right);
    assertEquals(new Equation(new Numbers(2, true), false), at);
    Equation past = Equation.of(new Numbers(2, true), List.of(right), p -> scalar(1.06), right);
    assertEquals(new Equation(new Numbers(2, true, 8), false), past);
  }

  @Test
  void ofMoreThan250EntriesNoneIsLookedAt() {
    Tensor half = Tensor.ones(Shape.vector(125)).times(0.15);
    Tensor right = half.times(0.05);
    assertEquals(
        "0.0075",
        Equation.of(Numbers.SLIDES, List.of(half), p -> right, right).numbers().show(0.0075));
    Tensor one = Tensor.ones(Shape.vector(126)).times(0.15);
    assertEquals(
        new Equation(Numbers.SLIDES, true),
        Equation.of(Numbers.SLIDES, List.of(one), p -> right, right));
  }

  @Test
  void severalAreWrittenWithTheSameDigits() {
    Equation.Side plain = new Equation.Side(List.of(scalar(2)), p -> p.get(0), scalar(2));
    Equation.Side fine =
        new Equation.Side(
            List.of(scalar(0.15), scalar(0.05)),
            p -> scalar(p.get(0).item() * p.get(1).item()),
            scalar(0.0075));
    Equation both = Equation.of(Numbers.SLIDES, List.of(fine, plain));
    assertEquals(new Equation(Numbers.SLIDES.finer(2), true), both);
    assertEquals(both, Equation.of(Numbers.SLIDES, List.of(plain, fine)));
  }
}
