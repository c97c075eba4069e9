package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.reading.ProgramReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which parts of a formula take over the key of which others, kind by kind.
class CarriedPlacesTest {
  private static CarriedKeys between(String before, String after) {
    return CarriedKeys.between(ProgramReader.read(before), ProgramReader.read(after));
  }

  private static Optional<String> key(String before, String after, String key) {
    return between(before, after).key(key);
  }

  @Test
  void aPartMovesOnlyToOneOfItsKind() {
    assertEquals(Optional.of("f/1"), key("f = a + sin(b)", "f = a + sin(2*b)", "f/1"));
    assertEquals(Optional.empty(), key("f = a + sum(W)", "f = a + sum(W, 0)", "f/1"));
    assertEquals(Optional.empty(), key("f = a + W[0]", "f = a + W[0, 1]", "f/1"));
    assertEquals(Optional.of("f/1"), key("f = a + W[0]", "f = a + W[1]", "f/1"));
    assertEquals(Optional.empty(), key("f = a + b*c", "f = a + b/d", "f/1"));
    assertEquals(Optional.empty(), key("f = a + (-b)", "f = a + sin(c)", "f/1"));
  }

  @Test
  void anInputKeepsItsNameWhateverItsValueBecomes() {
    assertEquals(Optional.of("x"), key("x = 2\nf = x*y", "x = 3\nf = x*y", "x"));
    assertEquals(Optional.of("x"), key("x = -2\nf = x*y", "x = [1, 2]\nf = x*y", "x"));
    assertEquals(Optional.of("x"), key("x = 2\nf = x*y", "f = x*y\nx = 2", "x"));
    // A value moves nothing to another name.
    assertEquals(Optional.empty(), key("x = 2\nf = y", "z = 2\nf = y", "x"));
  }

  @Test
  void aKeyOfNoFormulaStays() {
    assertEquals(Optional.of("y"), key("f = 2*y", "f = 3*y", "y"));
    assertEquals(Optional.of("nowhere/0"), key("f = 2*y", "f = 3*y", "nowhere/0"));
  }

  @Test
  void whatIsInsideACallGoesWithTheCallAndTheFunction() {
    String before = "g(a) = a + 2*a\nf = 3*g(x)";
    assertEquals(Optional.of("f/0/g/1"), key(before, "g(a) = a + 2*a\nf = g(x)*3", "f/1/g/1"));
    assertEquals(Optional.empty(), key(before, "g(a) = a + 2*a\nf = 3*sin(x)", "f/1/g/1"));
    assertEquals(Optional.empty(), key(before, "g(a) = a\nf = 3*g(x)", "f/1/g/1"));
    assertEquals(
        List.of("f/1/g", "f"), List.copyOf(between(before, before).keys(ordered("f/1/g", "f"))));
  }

  private static Set<String> ordered(String... keys) {
    return new LinkedHashSet<>(List.of(keys));
  }

  @Test
  void aRoundKeepsItsNumberUnderAnotherName() {
    String before = "h = 1\nrepeat 3 { h = sin(h) + b }";
    String after = "k = 1\nrepeat 3 { k = sin(k) + b }";
    assertEquals(Optional.of("h⁽³⁾/0"), key(before, before, "h⁽³⁾/0"));
    assertEquals(Optional.of("h⁽²⁾"), key(before, before.replace("b", "c"), "h⁽²⁾"));
    assertEquals(Optional.of("k⁽³⁾/0"), key(before, after, "h⁽³⁾/0"));
    assertEquals(Optional.empty(), key(before, after.replace("sin(k)", "2*k"), "h⁽³⁾/0"));
  }

  @Test
  void namesOfFunctionsAndBlocksStayFoldedWhileTheyAreThere() {
    Folding folding = new Folding(true, Set.of("g"), Set.of("h"));
    String before = "g(a) = 2*a\nh = 1\nrepeat 2 { h = g(h) }\nf = h";
    assertEquals(folding, between(before, before.replace("2*a", "a/2")).folding(folding));
    assertEquals(
        new Folding(true, Set.of("g"), Set.of()),
        between(before, "g(a) = 2*a\nf = g(3)").folding(folding));
  }
}
