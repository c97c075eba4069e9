package gradus.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.ComputationGraph;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemarkTest {
  private static ComputationGraph chain(int gates) {
    String steps =
        IntStream.rangeClosed(1, gates)
            .mapToObj(i -> "h%d = h%d*x".formatted(i, i - 1))
            .collect(Collectors.joining("\n"));
    return Texts.build("x = 1\nh0 = 1\n" + steps).graph();
  }

  @Test
  void aPictureOfTooManyGatesForNumbersSaysThatItHoldsNone() {
    Words words = new Words(new Settings(Locale.ENGLISH).locale());
    assertEquals("", ProblemModel.about(chain(500), 0, words));
    assertEquals(
        "This picture of 501 gates holds no numbers, as none of more than 500 gates does: fold a"
            + " repeat or a function.",
        ProblemModel.about(chain(501), 0, words));
    assertEquals(
        "This layout takes up to 300 gates, so a plain sketch is shown.",
        ProblemModel.about(chain(501), 300, words));
  }
}
