package gradus.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Where words of a text stand after an edit.
class AlignmentTest {
  /// The text that the part of `before` became by a guess; `none` when it is gone.
  private static String moved(String before, String after, int from, int to, int guess) {
    return Alignment.between(before, after)
        .moved(new Span(from, to), guess)
        .map(s -> s.start() + ":" + after.substring(s.start(), s.end()))
        .orElse("none");
  }

  private static Optional<Span> moved(String before, String after, String part, int guess) {
    int at = before.indexOf(part);
    return Alignment.between(before, after).moved(new Span(at, at + part.length()), guess);
  }

  @Test
  void wordsNumbersAndSignsMoveWhole() {
    assertEquals("4:b", moved("a+b", "a+c+b", 2, 3, 0));
    assertEquals("5:bb_1", moved("a+bb_1", "a+cc+bb_1", 2, 6, 0));
    assertEquals("3:2.50", moved("2.50", "a* 2.50", 0, 4, 0));
    assertEquals("none", moved("a+b", "a+bc", 2, 3, 0));
    assertEquals("none", moved("a+2", "a+2.5", 2, 3, 0));
    assertEquals("none", moved("a+b", "a", 2, 3, 0));
  }

  @Test
  void spacesDoNotCount() {
    assertEquals("0:a  +  b", moved("a+b", "a  +  b", 0, 3, 0));
    assertEquals("6:b", moved("a+b", "a  +  b", 2, 3, 0));
    assertEquals("2:a+b", moved("a + b", "( a+b", 0, 5, 0));
  }

  @Test
  void ofEqualWordsTheFirstGuessIsTheEarlierOne() {
    // One of the two was put in.
    assertEquals("0:a", moved("a", "a a", 0, 1, 0));
    assertEquals("2:a", moved("a", "a a", 0, 1, 1));
    assertEquals("2:a", moved("a", "a a", 0, 1, 3));
    assertEquals("0:a", moved("a", "a a", 0, 1, 2));
    // One of the two was taken out.
    assertEquals("0:a", moved("a a", "a", 0, 1, 0));
    assertEquals("none", moved("a a", "a", 0, 1, 1));
    assertEquals("none", moved("a a", "a", 2, 3, 0));
    assertEquals("0:a", moved("a a", "a", 2, 3, 1));
  }

  @Test
  void aStretchIsThereOnlyWhenAllOfItIs() {
    assertEquals(Optional.of(new Span(4, 9)), moved("a + b*c", "exp(a + b*c)", "a + b", 0));
    assertEquals(Optional.empty(), moved("x = a + b", "x = a - b", "a + b", 0));
    assertEquals(Optional.empty(), moved("x = a + b", "x = a - b", "a + b", 4));
    assertEquals(Optional.of(new Span(8, 9)), moved("x = a + b", "x = a - b", "b", 0));
  }

  @Test
  void changesFarApartAreFollowedUpToTwoHundredWords() {
    String before = "a " + "k b";
    String near = "a " + "x ".repeat(199) + "k y b";
    assertEquals("400:k", moved(before, near, 2, 3, 0));
    String far = "a " + "x ".repeat(200) + "k y b";
    assertEquals("none", moved(before, far, 2, 3, 0));
    assertEquals("0:a", moved(before, far, 0, 1, 0));
    assertEquals("406:b", moved(before, far, 4, 5, 0));
  }
}
