package gradus.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StretchTest {
  /// Every stretch behind its level.
  private static String levels(String line) {
    return Stretch.of(line).stream()
        .map(r -> r.level() + r.text())
        .collect(Collectors.joining("|"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "L_data; 0L|1data",
        "∂L_data/∂s_i; 0∂L|1data|0/∂s|1i",
        "W_xhᵀ q; 0W|1xh|0ᵀ q",
        "Σ_{j≠y_i} a; 0Σ|1j≠y|2i|0 a",
        "[a]_i + b; 0[a]|1i|0 + b",
        "x̂_t; 0x̂|1t",
        "L_data_total = 2; 0L_data_total = 2",
        "to L_데이터: 1; 0to L|1데이터|0: 1",
        "L_data의 값; 0L|1data|0의 값",
        "L_2는 1; 0L|12|0는 1",
        "y_i와 L_data_total을; 0y|1i|0와 L_data_total을",
        "A_very_long_name; 0A_very_long_name",
        "h_previousstate; 0h_previousstate",
        "h_previous; 0h|1previous",
        "L_데이터의; 0L|1데이터의",
        "L_데이터\u2060의 값; 0L|1데이터|0의 값",
        "L_데이터\u2060는 L_총합\u2060을; 0L|1데이터|0는 L|1총합|0을",
        "learning_rate; 0learning_rate",
        "∂E/∂net_h1 · out_o2; 0∂E/∂net|1h1|0 · out|1o2",
        "loss_2의 값; 0loss|12|0의 값",
        "loss_12, f(net_1); 0loss|112|0, f(net|11|0)",
        "loss_of_2; 0loss_of_2",
        "a_loss_2; 0a|1loss 2",
        "net_h1_t; 0net_h1_t",
        "net_hid1; 0net_hid1",
        "가중치_1; 0가중치_1",
        "cross_entropy(s, y); 0cross_entropy(s, y)",
        "h1_t; 0h1_t",
        "_x; 0_x",
        "x_; 0x_",
        "x_{}; 0x_{}",
        "x_{a; 0x_{a"
      })
  void aWordBehindTheBarOfALetterIsLowered(String line, String levels) {
    assertEquals(levels, levels(line));
  }

  @ParameterizedTest
  @CsvSource({
    "y, false",
    "yᵢ, false",
    "Lᵢⱼ, false",
    "Wᵀ, false",
    "w₁₁⁽¹⁾, false",
    "tax, true",
    "tanhᵢ, true"
  })
  void aLetterWithSmallIndicesIsNoWord(String name, boolean word) {
    assertEquals(word, Stretch.of(name).getFirst().isWord());
  }

  /// One face for one name, whatever stands beside it: u upright, i slanted, s as in numbers.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "h = tanh(w h + b); i:h |u:=|i: |u:tanh(|i:w h |u:+|i: b|u:)",
        "h = σ(w h); i:h |u:=|i: σ|u:(|i:w h|u:)",
        "2 x; u:2|i: x",
        "h₀₁; i:h|s:01",
        "learning_rate; u:learning_rate",
        "x̂ = loss; i:x̂ |u:=|i: |u:loss",
        "∂L; i:∂L"
      })
  void wordsFiguresAndSignsOfAFormulaAreUpright(String line, String faces) {
    String seen =
        Stretch.placed(line, TextStyle.name(17)).stream()
            .map(p -> (p.face().serif() ? p.face().italic() ? "i:" : "u:" : "s:") + p.text())
            .collect(Collectors.joining("|"));
    assertEquals(faces, seen);
  }

  @Test
  void whatIsLoweredIsSmallerAndTakesLessRoom() {
    TextStyle style = TextStyle.plain(16);
    Stretch data = Stretch.of("L_data").get(1);
    assertEquals(11.52, data.size(16), 1e-12);
    assertEquals(3.2, data.drop(16), 1e-12);
    double apart = Lettering.width("L", style) + Lettering.width("data", style.sized(11.52));
    assertEquals(apart, Lettering.width("L_data", style), 1e-6);
    double line = Lettering.bounds("L", style).getMaxY();
    assertTrue(Lettering.outline("L_data", style).getBounds2D().getMaxY() < line + 3.2);
    assertTrue(Lettering.outline("L_data", style).getBounds2D().getMaxY() > 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "to w₁₁⁽¹⁾: 1 · 2; to |w/₁₁/⁽¹⁾/:| 1 · 2",
        "a b; a b",
        "∂L/∂w₁₁⁽¹⁾ · z₁⁽²⁾; ∂L/∂w/₁₁/⁽¹⁾| · |z/₁/⁽²⁾",
        "w⁽¹⁾ and x₁; w/⁽¹⁾/ and x/₁",
        "L_data of s₁⁽¹⁾; L/data/ of |s/₁/⁽¹⁾"
      })
  void aWordWithAMarkAboveItsIndexStandsByItself(String line, String words) {
    assertEquals(
        words,
        Stretch.words(Stretch.placed(line, TextStyle.plain(16))).stream()
            .map(w -> w.stream().map(Stretch.Placed::text).collect(Collectors.joining("/")))
            .collect(Collectors.joining("|")));
  }

  @Test
  void inAPictureTheFiguresOfAnIndexAreAsLargeAsALoweredWord() {
    TextStyle plain = TextStyle.plain(20);
    List<Stretch.Placed> drawn = Stretch.drawn("q₁₀ of L_data", plain);
    assertEquals(
        List.of("q", "10", " of L", "data"), drawn.stream().map(Stretch.Placed::text).toList());
    Stretch.Placed index = drawn.get(1);
    Stretch.Placed word = drawn.getLast();
    assertEquals(word.face(), index.face());
    assertEquals(word.drop(), index.drop());
    assertEquals(Stretch.Baseline.LOWERED, index.level());
    double widths = Lettering.width("q", plain) + Lettering.width("10", index.face());
    assertEquals(widths, Lettering.width("q₁₀", plain), 1e-6);
  }

  /// w₁₁⁽¹⁾ is as wide as its letter and the wider of mark and index.
  @Test
  void aMarkBeginsAboveItsIndex() {
    List<Stretch.Placed> letters = Stretch.placed("2w₁₁⁽¹⁾x", TextStyle.plain(16));
    assertEquals(
        List.of("2w", "₁₁", "⁽¹⁾", "x"), letters.stream().map(Stretch.Placed::text).toList());
    assertArrayEquals(
        new double[] {0, 20, 20, 35, 45}, Stretch.starts(letters, new double[] {20, 12, 15, 10}));
    assertArrayEquals(
        new double[] {0, 20, 20, 32, 42}, Stretch.starts(letters, new double[] {20, 12, 9, 10}));
    List<Stretch.Placed> flat = Stretch.placed("x⁽¹⁾y₁", TextStyle.plain(16));
    assertArrayEquals(
        new double[] {0, 10, 15, 25, 30}, Stretch.starts(flat, new double[] {10, 5, 10, 5}));
  }
}
