package gradus.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariableTest {
  private static final Shape TWO_BY_THREE = Shape.matrix(2, 3);

  private static Variable entry(String name, Integer... place) {
    return new Variable(name, List.of(place));
  }

  @Test
  void whatIsTypedIsANameOrAnEntry() {
    assertEquals(Variable.of("x"), Variable.read("x"));
    assertEquals(entry("v", 3), Variable.read("v[3]"));
    assertEquals(entry("W", 1, 2, 3), Variable.read("W[1,2,3]"));
    assertEquals(entry("W₁", 0, -1), Variable.read(" W₁[ 0, -1 ] "));
    for (String name :
        List.of("W[", "W[]", "W[a]", "[1]", "W[1,2,3,4,5]", "W[1]x", "v[1234567]", "")) {
      assertEquals(Variable.of(name), Variable.read(name));
    }
  }

  @Test
  void theWordsOfANameMayStandApart() {
    assertEquals(Variable.of("사과_개수"), Variable.read("사과 개수"));
    assertEquals(Variable.of("apple_count"), Variable.read(" apple  count "));
    assertEquals(entry("apple_count", 0), Variable.read("apple count [ 0 ]"));
  }

  @Test
  void theEntriesOfAValueComeRowByRow() {
    assertEquals(List.of(Variable.of("x")), Variable.of("x", Shape.SCALAR));
    assertEquals(List.of(entry("v", 0), entry("v", 1)), Variable.of("v", Shape.vector(2)));
    List<Variable> entries = Variable.of("W", TWO_BY_THREE);
    assertEquals("[W[0,0], W[0,1], W[0,2], W[1,0], W[1,1], W[1,2]]", entries.toString());
    for (int i = 0; i < entries.size(); i++) {
      assertEquals(i, entries.get(i).index(TWO_BY_THREE));
    }
    assertEquals(4, entry("v", 4).index(Shape.vector(7)));
    assertEquals(0, Variable.of("x").index(Shape.SCALAR));
  }

  @Test
  void placesBelowZeroCountFromTheEnd() {
    assertEquals(entry("W", 1, 0), entry("W", -1, -3).from(TWO_BY_THREE));
    assertEquals(entry("W", 0, 2), entry("W", 0, -1).from(TWO_BY_THREE));
    assertEquals(entry("W", -1), entry("W", -1).from(TWO_BY_THREE));
    assertEquals(entry("v", 6), entry("v", -1).from(Shape.vector(7)));
  }

  @Test
  void itIsWrittenWithItsPlace() {
    assertEquals("W[1,20]", entry("W", 1, 20).text());
    assertEquals("x_1", Variable.of("x_1").text());
    assertEquals("w_{1}[4]", entry("w₁", 4).latex());
    assertEquals("w_{1}", Variable.of("w₁").latex());
    assertTrue(entry("v", 0).isEntry());
    assertFalse(Variable.of("v").isEntry());
  }

  @Test
  void aNameThatLooksLikeAnEntryIsAnotherValue() {
    Terms terms = new Terms();
    assertFalse(terms.name("v[0]") == terms.name(entry("v", 0)));
    assertTrue(terms.name(entry("v", 0)) == terms.name(entry("v", 0)));
    List<Integer> place = new ArrayList<>(List.of(1));
    Variable kept = new Variable("v", place);
    place.set(0, 2);
    assertEquals(entry("v", 1), kept);
  }
}
