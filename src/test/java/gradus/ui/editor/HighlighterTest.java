package gradus.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.model.StyleSpan;
import org.fxmisc.richtext.model.StyleSpans;
import org.junit.jupiter.api.Test;

class HighlighterTest {
  /// What is shown in a style of its own, and in which.
  private static List<String> styles(String text) {
    List<String> styles = new ArrayList<>();
    int[] at = {0};
    new Highlighter()
        .of(text, List.of(), null)
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

  private static List<String> letters(String text, int from, StyleSpans<Collection<String>> spans) {
    List<String> letters = new ArrayList<>();
    int at = from;
    for (StyleSpan<Collection<String>> span : spans) {
      for (int i = 0; i < span.getLength(); i++) {
        letters.add(text.charAt(at++) + " " + span.getStyle());
      }
    }
    return letters;
  }

  @Test
  void anotherNumberStylesItsLineAlone() {
    Highlighter one = new Highlighter();
    one.next("a = 1\nx = 0.5 # half\nf = sin(x)", List.of(), null);
    String text = "a = 1\nx = -0.75 # half\nf = sin(x)";
    one.next(text.replace("-0.75", "0.75"), List.of(), null);
    Highlighter.Restyled all = one.next(text, List.of(), null);
    assertEquals(0, all.start());
    String other = text.replace("0.75", "12");
    Highlighter.Restyled line = one.next(other, List.of(), null);
    assertEquals(other.indexOf("x = "), line.start());
    assertEquals("x = -12 # half".length(), line.spans().length());
    StyleSpans<Collection<String>> whole = new Highlighter().of(other, List.of(), null);
    int end = line.start() + line.spans().length();
    assertEquals(
        letters(other, line.start(), whole.subView(line.start(), end)),
        letters(other, line.start(), line.spans()));
  }

  @Test
  void anotherNameIsKnownEverywhere() {
    Highlighter one = new Highlighter();
    one.next("x = 1\nf = x2 + x", List.of(), null);
    String text = "x2 = 1\nf = x2 + x";
    Highlighter.Restyled next = one.next(text, List.of(), null);
    assertEquals(
        letters(text, 0, new Highlighter().of(text, List.of(), null)),
        letters(text, 0, next.spans()));
    // In LaTeX a number may stand in a name.
    String latex = "x_{1} = 3\nf = \\sin x_{1}";
    one.next(latex, List.of(), null);
    assertEquals(0, one.next(latex.replace("{1}", "{2}"), List.of(), null).start());
  }
}
