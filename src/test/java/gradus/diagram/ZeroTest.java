package gradus.diagram;

import static gradus.diagram.Diagrams.all;
import static gradus.diagram.Diagrams.box;
import static gradus.diagram.Diagrams.diagram;
import static gradus.diagram.Diagrams.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is nothing at all reads 0, beside numbers with decimals too.
class ZeroTest {
  private static Figure end(String program) {
    Diagram diagram = diagram(program);
    return diagram.still(diagram.steps().last());
  }

  @Test
  void aNumberThatIsExactlyZeroHasNoDecimals() {
    Figure end = end("x = -1.5; y = 0; f = max(x, 0) + y");
    assertEquals(List.of("−1.50", "0", "0", "0"), texts(end, Ink.VALUE));
    assertEquals(List.of("0", "1.00", "1.00", "1.00"), texts(end, Ink.GRADIENT));
    assertEquals(
        List.of("0", "2.50", "2.50"), texts(end("x = -0.0; y = 2.5; f = x + y"), Ink.VALUE));
  }

  @Test
  void oneThatIsOnlySmallHasADigitThatTells() {
    assertEquals("0.0041", texts(end("x = 0.0041; f = x*1"), Ink.VALUE).getFirst());
  }

  @Test
  void inATensorItEndsWhereTheDecimalPointsStand() {
    Figure end = end("x = [1.5, 0, -12.25]; f = sum(x)");
    assertEquals(List.of("1.50", "0", "−12.25"), texts(end, Ink.VALUE).subList(0, 3));
    List<Figure.Text> entries =
        all(end, Figure.Text.class).stream().filter(t -> t.ink() == Ink.VALUE).toList();
    double point = box(entries.get(0)).x() + width(entries.get(0), "1");
    assertEquals(point, box(entries.get(1)).right(), 0.01);
    assertEquals(point, box(entries.get(2)).x() + width(entries.get(2), "−12"), 0.01);
  }

  private static double width(Figure.Text entry, String before) {
    return Lettering.width(before, entry.style());
  }

  @Test
  void theGradientOfAnExponentThatNobodySeesAsksForNoDecimals() {
    Figure square = end("x = 3; f = x^2");
    assertEquals(List.of("3", "9"), texts(square, Ink.VALUE));
    assertEquals(List.of("6", "1"), texts(square, Ink.GRADIENT));
    Figure half = end("x = 3; f = 0.5*x^2");
    assertEquals(List.of("3.00", "9.00", "4.50"), texts(half, Ink.VALUE));
    // That of an exponent which is an input is seen.
    Figure power = end("x = 3; n = 2; f = x^n");
    assertEquals(List.of("3.00", "2.00", "9.00"), texts(power, Ink.VALUE));
  }
}
