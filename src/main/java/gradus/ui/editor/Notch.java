package gradus.ui.editor;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text in which one number was stepped up or down, and where the caret stands after it.
public record Notch(String text, int caret) {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\d.])[-−]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?");

  /// Steps the number at the caret, or the nearest before it; unchanged where there is none.
  public static Notch of(String text, int caret, BigDecimal by) {
    Matcher number = NUMBER.matcher(text);
    int start = -1;
    int end = -1;
    while (number.find() && (start < 0 || number.start() <= caret)) {
      start = number.start();
      end = number.end();
    }
    if (start < 0) return new Notch(text, caret);
    BigDecimal value = new BigDecimal(text.substring(start, end).replace('−', '-')).add(by);
    boolean tiny = value.signum() != 0 && value.abs().compareTo(new BigDecimal("1e-6")) < 0;
    boolean huge = value.abs().compareTo(new BigDecimal("1e15")) >= 0;
    String written =
        tiny || huge ? value.toString().replace("E+", "e").replace('E', 'e') : plain(value);
    return new Notch(
        text.substring(0, start) + written + text.substring(end), start + written.length());
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
