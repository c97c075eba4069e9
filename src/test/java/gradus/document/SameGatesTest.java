package gradus.document;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Gate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SameGatesTest {
  private static boolean same(String before, String after) {
    return SameGates.in(
        Texts.build(before).graph(),
        Texts.build(after).graph(),
        Gate::name,
        (gate, name) -> Objects.equals(gate.name(), name));
  }

  private static boolean alike(String before, String after) {
    return SameGates.in(
        Texts.build(before).graph(), Texts.build(after).graph(), Gate::name, (gate, name) -> true);
  }

  @Test
  void orderAndWritingMakeNoDifference() {
    assertTrue(same("f = (x + y)*z", "f=(x+y) * (z)"));
    assertTrue(same("f = x*(y + z)", "f = x*(y+z)"));
    assertTrue(same("a = x + 1; b = 2y; f = a*b", "b = 2y; a = x + 1; f = a*b"));
    assertTrue(alike("f = x*(y + z)", "q = y + z; f = x*q"));
    assertTrue(same("g(t) = 2*t; f = g(x)", "f = g(x); g(t) = 2*t"));
  }

  @Test
  void whatGatesDoAndTakeMakesADifference() {
    assertFalse(same("f = (x + y)*z", "f = (x - y)*z"));
    assertFalse(same("f = x - y", "f = y - x"));
    assertFalse(same("f = 3*x", "f = 4*x"));
    assertFalse(same("x = 1; f = 3*x", "x = 2; f = 3*x"));
    assertFalse(same("s = [1, 2]; f = s[0]", "s = [1, 2]; f = s[1]"));
    assertFalse(same("g(t) = 2*t; f = g(x)", "k(t) = 2*t; f = k(x)"));
    assertFalse(same("f = x*y", "f = x*y*z"));
  }

  @Test
  void namesAndTheOutputMakeADifference() {
    assertFalse(same("f = (x + y)*z", "q = x + y; f = q*z"));
    assertFalse(same("q = x + y; f = q*z", "f = (x + y)*z"));
    assertFalse(same("a = x + 1; b = x + 2", "b = x + 2; a = x + 1"));
  }

  @Test
  void noGateStandsForTwo() {
    assertFalse(alike("f = (x + 1)*(x + 1)", "q = x + 1; k = x + 2; f = q*q"));
    assertFalse(alike("q = x + 1; k = x + 2; f = q*q", "q = x + 1; k = x + 2; f = q*(x + 1)"));
    assertFalse(alike("f = x*y", "k = x + 1; f = x*y"));
  }
}
