package gradus.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.plain.token.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExprTest {
  private static Expr read(String text) {
    return ((Statement.Bare) Blackboard.parse(text).statements().getFirst()).body();
  }

  private static List<String> texts(List<Expr> parts) {
    return parts.stream().map(Printer::text).toList();
  }

  @Test
  void partsComeInTheOrderOfTheText() {
    assertEquals(List.of("a", "b"), texts(read("a - b").parts()));
    assertEquals(List.of("a*b"), texts(read("-(a*b)").parts()));
    assertEquals(List.of("x", "2", "y"), texts(read("max(x, 2, y)").parts()));
    assertEquals(List.of("[1, 2]", "[3]"), texts(read("[[1, 2], [3]]").parts()));
    assertEquals(List.of("W", "0", "-1"), texts(read("W[0, -1]").parts()));
    assertEquals(List.of(), read("x").parts());
    assertEquals(List.of(), read("2").parts());
  }

  @Test
  void allIsEveryPartOnceAfterWhatItIsPartOf() {
    assertEquals(
        List.of("(a - b)*sin(c)", "sin(c)", "c", "a - b", "b", "a"),
        texts(read("(a-b)*sin(c)").all()));
    assertEquals(199_999, read("x" + "+x".repeat(99_999)).all().size());
  }

  @Test
  void aNameIsOneWordThatAProgramCanDefine() {
    for (String name : List.of("x", "x_1", "w₁⁽²⁾", "손실", "x'", "sin", "e")) {
      assertTrue(Tokens.isName(name), name);
    }
    for (String none :
        List.of(
            "", " ", "1a", "a b", " a", "a ", "a(b)", "a=1", "repeat", "2", "x+", "a\n", "\\a",
            "⁽²⁾", "a’")) {
      assertFalse(Tokens.isName(none), none);
    }
  }

  @Test
  void aRaisedMarkAndABeginningIndexAreTold() {
    assertTrue(Scripts.isMarked("h⁽²⁾") && Scripts.isMarked("w₁⁽ᵗ⁻¹⁾"));
    assertFalse(Scripts.isMarked("h2") || Scripts.isMarked("h²") || Scripts.isMarked(""));
    for (char c : "_⁽09₀₉ᵢⱼₖₜ".toCharArray()) {
      assertTrue(Scripts.beginsIndex(c), "" + c);
    }
    for (char c : "ax'²ₐ⁾".toCharArray()) {
      assertFalse(Scripts.beginsIndex(c), "" + c);
    }
  }
}
