package gradus.plain.token;

import java.text.Normalizer;
import java.util.Map;

/// Letters, digits and signs of Unicode that are others in another dress: full-width as East Asian
/// keyboards write them, styled as in a typeset formula, or of another alphabet of signs.
public final class Glyphs {
  /// Signs, and the plain ones they are read as.
  private static final Map<String, Character> SIGNS =
      Map.ofEntries(
          Map.entry("、،", ','),
          Map.entry("。", ';'),
          Map.entry("⋅∙•‧・･", '·'),
          Map.entry("✕✖⨯", '×'),
          Map.entry("∗⋆✱⊙⨀∘⚬", '*'),
          Map.entry("−–‐‑‒﹣", '-'),
          Map.entry("÷∕⁄", '/'),
          Map.entry("ˆ", '^'),
          Map.entry("′’ʹ", '\''),
          Map.entry("∣│❘", '|'),
          Map.entry("∥", '‖'),
          Map.entry("≔", '='),
          Map.entry("≝≜", '='),
          Map.entry("〈", '⟨'),
          Map.entry("〉", '⟩'));

  private Glyphs() {}

  /// The sign, letter or digit that this one is; itself where it is no other's dress.
  public static int plain(int c) {
    if (c < 0x80) return c;
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    if (Character.isDigit(c)) return '0' + Character.digit(c, 10);
    if (isStyled(c)) {
      return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC).codePointAt(0);
    }
    if (Character.isLetter(c) && c != 'ʹ' && c != 'ˆ') return c;
    for (Map.Entry<String, Character> entry : SIGNS.entrySet()) {
      if (entry.getKey().indexOf(c) >= 0) return entry.getValue();
    }
    return c;
  }

  /// Bold, italic, script and double-struck letters, and the micro sign, which is a μ.
  private static boolean isStyled(int c) {
    return (c >= 0x1D400 && c <= 0x1D7FF) || c == 'µ' || c == 'ℎ';
  }

  /// Text with every sign plain and what cannot be seen left out.
  static String plain(String text) {
    int own = 0;
    while (own < text.length() && text.charAt(own) < 0x80) {
      own++;
    }
    if (own == text.length()) return text;
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(c -> plain.appendCodePoint(plain(c)));
    return plain.toString();
  }

  /// A fraction that is one sign as numerator and denominator; null where it is none.
  static String[] fraction(int c) {
    boolean vulgar = (c >= 0x00BC && c <= 0x00BE) || (c >= 0x2150 && c <= 0x215E);
    if (!vulgar) return null;
    return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC).split("⁄");
  }
}
