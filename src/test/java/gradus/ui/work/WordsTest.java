package gradus.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class WordsTest {
  private final Words words = new Words(new SimpleObjectProperty<>(Locale.ENGLISH));

  private String alone(String key, Object... args) {
    return words.alone(Problem.error(new Span(0, 1), key, args));
  }

  /// A name keeps its letters, for B may be another input.
  @Test
  void aSentenceBeginsInUpperCaseAndANameAsItIsWritten() {
    assertEquals(
        "b has one number for each of 3 rows, and is taken along the columns, as NumPy does it. For"
            + " one number to a row make it a column.",
        alone("notice.across", "b", 3));
    assertEquals(
        "reshape cannot make 2×2 of 3: it has 3 entries, and the new shape must hold as" + " many.",
        alone("shape.reshape", "reshape", "3", "2×2", 3));
    assertEquals(
        "The gradient [1, 2] does not fit the output 'f', whose shape is vector of 3: a gradient"
            + " has one number for each of its entries, 3 in all.",
        alone("graph.seed.shape", "[1, 2]", "f", 3, "vector of 3"));
  }
}
