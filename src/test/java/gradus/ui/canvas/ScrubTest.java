package gradus.ui.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.ui.canvas.Scrub.Pace;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScrubTest {
  private static String moved(String literal, int notches, Pace pace) {
    return Scrub.of(literal).orElseThrow().moved(notches, pace).literal();
  }

  @Test
  void aNumberMovesByItsLastDigitFinerOrCoarser() {
    assertEquals("1", moved("-2", 3, Pace.USUAL));
    assertEquals("-1.7", moved("-2", 3, Pace.FINE));
    assertEquals("28", moved("-2", 3, Pace.COARSE));
    assertEquals("1.98", moved("2.00", -2, Pace.USUAL));
    assertEquals("1.998", moved("2.00", -2, Pace.FINE));
    assertEquals("1.80", moved("2.00", -2, Pace.COARSE));
    assertEquals("-0.01", moved("−0.03", 2, Pace.USUAL));
  }

  @Test
  void itKeepsItsDigitsOnTheWay() {
    assertEquals("0.00", moved("0.05", -5, Pace.USUAL));
    assertEquals("0.10", moved("0.05", 5, Pace.USUAL));
    assertEquals("0.002", moved("1e-3", 1, Pace.USUAL));
    Scrub there = Scrub.of("0.5").orElseThrow().moved(3, Pace.FINE);
    assertEquals("0.53", there.literal());
    assertEquals("0.63", there.moved(1, Pace.USUAL).literal());
  }

  @Test
  void whatIsNoSingleNumberDoesNotMove() {
    assertEquals(Optional.empty(), Scrub.of(""));
    assertEquals(Optional.empty(), Scrub.of("1/2"));
    assertEquals(Optional.empty(), Scrub.of("[1, 2]"));
    assertEquals(Optional.empty(), Scrub.of("1e300"));
  }
}
