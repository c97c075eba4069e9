package gradus.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

/// What counts entries beside the names of a program.
class IndexLettersTest {
  private static String letters(String... names) {
    return IndexLetters.beside(Set.of(names)).all("ijklmnuv");
  }

  @Test
  void theUsualLettersStayWhereNothingIsCalledLikeThem() {
    assertEquals("ijklmnuv", letters());
    assertEquals("ijklmnuv", letters("x", "L_data", "W_1", "q"));
  }

  @Test
  void aNameOrAScriptTakesItsLetterAndTheOthersMoveOn() {
    assertEquals("jklmnauv", letters("i"));
    assertEquals("jklmnauv", letters("y_i", "L_i"));
    assertEquals("jklmnauv", letters("yᵢ"));
    assertEquals("klmnabuv", letters("w_ij"));
    assertEquals("ijlmnbcv", letters("k", "u", "a"));
    assertEquals("jklmnauv", letters("x^i"));
    assertEquals("jklmnauv", letters("x^{(i)}"));
  }

  @Test
  void whatIsNoUsualLetterIsItself() {
    IndexLetters letters = IndexLetters.beside(Set.of("i"));
    assertEquals("j", letters.of("i"));
    assertEquals("2", letters.of("2"));
    assertEquals("s1", letters.all("s1"));
  }
}
