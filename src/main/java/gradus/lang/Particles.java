package gradus.lang;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Korean particles after what was put into a sentence: 을 after a closed syllable, 를 after an open
/// one. Numbers and letters count as they are read aloud (3 is 삼, x is 엑스).
final class Particles {
  private static final Pattern PAIR =
      Pattern.compile(
          "(\\S)(\u2060?)(은\\(는\\)|을\\(를\\)|이\\(가\\)|과\\(와\\)|와\\(과\\)|\\(으\\)로|\\(이\\)라는)");

  private static final Map<String, String[]> FORMS =
      Map.of(
          "은(는)", new String[] {"은", "는"},
          "을(를)", new String[] {"을", "를"},
          "이(가)", new String[] {"이", "가"},
          "과(와)", new String[] {"과", "와"},
          "와(과)", new String[] {"과", "와"},
          "(으)로", new String[] {"으로", "로"},
          "(이)라는", new String[] {"이라는", "라는"});

  /// 영 일 삼 육 칠 팔 end closed.
  private static final String CLOSED_DIGITS = "013678";

  /// 엘 엠 엔 알 end closed; the Greek 감마, 시그마 … are open.
  private static final String CLOSED_LETTERS = "lmnrLMNR";

  /// Read with a final ㄹ, after which it is 로.
  private static final String LIQUID = "178lrLR";

  private static final Pattern LOWERED = Pattern.compile(".*_[\\p{L}\\p{N}]*[가-힣]", Pattern.DOTALL);

  private Particles() {}

  /// Whether a particle stands at a place of a sentence, close behind a word that ends in lowered
  /// Hangul.
  static boolean follows(String word, String sentence, int at) {
    boolean close =
        at < sentence.length() && (isHangul(sentence.charAt(at)) || sentence.charAt(at) == '(');
    return close && LOWERED.matcher(word).matches();
  }

  /// Chooses where the sound is known; else both forms stay.
  static String chosen(String sentence) {
    Matcher pair = PAIR.matcher(sentence);
    StringBuilder out = new StringBuilder();
    while (pair.find()) {
      // x₁ is read as x1, x² is not as x2.
      char before = Scripts.plainOfLowered(pair.group(1).charAt(0));
      String[] forms = FORMS.get(pair.group(3));
      String form = pair.group(3);
      if (isRead(before)) {
        boolean towards = form.equals("(으)로");
        form = isClosed(before) && !(towards && isLiquid(before)) ? forms[0] : forms[1];
      }
      pair.appendReplacement(out, Matcher.quoteReplacement(pair.group(1) + pair.group(2) + form));
    }
    return pair.appendTail(out).toString();
  }

  private static boolean isHangul(char c) {
    return c >= 0xAC00 && c <= 0xD7A3;
  }

  private static boolean isRead(char c) {
    return isHangul(c) || c >= '0' && c <= '9' || Character.isLetter(c) && c < 0x3000;
  }

  private static boolean isClosed(char c) {
    if (isHangul(c)) return (c - 0xAC00) % 28 != 0;
    return CLOSED_DIGITS.indexOf(c) >= 0 || CLOSED_LETTERS.indexOf(c) >= 0;
  }

  private static boolean isLiquid(char c) {
    return isHangul(c) ? (c - 0xAC00) % 28 == 8 : LIQUID.indexOf(c) >= 0;
  }
}
