package gradus.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HighlighterTest {
  /// What is shown in a style of its own, and in which.
  private static List<String> styles(String text) {
    List<String> styles = new ArrayList<>();
    int[] at = {0};
    Highlighter.of(text, List.of(), null)
        .forEach(span -> {
          String part = text.substring(at[0], at[0] + span.getLength());
          at[0] += span.getLength();
          if (!span.getStyle().isEmpty()) {
            styles.add(part + " " + String.join(",", span.getStyle()));
          }
        });
    return styles;
  }

  @Test
  void aNameWithLoweredSignsAndARaisedMarkIsOneWord() {
    assertEquals(
        List.of(
            "w₁₁⁽¹⁾ input",
            "= sign",
            "2 number",
            "s₁⁽¹⁾ gate",
            "= sign",
            "w₁₁⁽¹⁾ input",
            "^ sign",
            "2 number",
            "z⁽ᵗ⁻¹⁾ gate",
            "= sign",
            "s₁⁽¹⁾ gate"),
        styles("w₁₁⁽¹⁾ = 2\ns₁⁽¹⁾ = w₁₁⁽¹⁾^2\nz⁽ᵗ⁻¹⁾ = s₁⁽¹⁾"));
  }

  @Test
  void whatIsRaisedBehindANameIsNoPartOfIt() {
    assertEquals(
        List.of("x input", "= sign", "2 number", "f gate", "= sign", "x input", "² sign"),
        styles("x = 2\nf = x²"));
    assertEquals(
        List.of("W input", "= sign", "2 number", "f gate", "= sign", "W input"),
        styles("W = 2\nf = Wᵀ"));
  }

  @Test
  void aNameOfManyLettersIsReadWithoutEnd() {
    assertEquals(List.of(), styles("a".repeat(90_000)));
    assertEquals(List.of(), styles("a⁽¹⁾".repeat(20_000)));
  }
}
