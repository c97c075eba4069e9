package gradus.lang;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;

/// Raised and lowered signs of Unicode, by which names keep the form they are typeset in: w₁₁⁽¹⁾.
public final class Scripts {
  private static final String PLAIN = "0123456789+-=()aehijklmnoprstuvxβγρφχ";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ";
  private static final String LEVEL =
      "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ";
  private static final String RAISED =
      "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ";

  /// No sign before this one is raised or lowered, of most texts none.
  private static final char FIRST = '²';

  private Scripts() {}

  /// Every sign lowered; null when Unicode lacks one of them.
  public static String lowered(String plain) {
    return mapped(plain, PLAIN, LOWERED);
  }

  /// Every sign raised; null when Unicode lacks one of them.
  public static String raised(String plain) {
    return mapped(plain, LEVEL, RAISED);
  }

  /// A lowered sign on the line again, any other sign as it is.
  public static char plainOfLowered(char c) {
    int i = LOWERED.indexOf(c);
    return i < 0 ? c : PLAIN.charAt(i);
  }

  /// A raised sign on the line again, any other sign as it is.
  public static char plainOfRaised(char c) {
    int i = RAISED.indexOf(c);
    return i < 0 ? c : LEVEL.charAt(i);
  }

  public static boolean isLowered(int c) {
    return c >= FIRST && LOWERED.indexOf(c) >= 0;
  }

  public static boolean isRaised(int c) {
    return c >= FIRST && RAISED.indexOf(c) >= 0;
  }

  /// Whether a name bears a raised mark, as h⁽¹⁾ does.
  public static boolean isMarked(String name) {
    return name.indexOf('⁽') >= 0;
  }

  /// Whether a sign after a name makes it one of a family: w₁, w1, w_in, w⁽¹⁾.
  public static boolean beginsIndex(char c) {
    return c == '_' || c == '⁽' || Character.isDigit(c) || "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₜ".indexOf(c) >= 0;
  }

  /// A base with its index and its raised mark, as one name in Unicode form NFC. What cannot be
  /// lowered stands after `_`.
  public static String name(String base, String index, String mark) {
    StringBuilder name = new StringBuilder(base);
    if (!index.isEmpty()) {
      String low = lowered(index);
      name.append(low != null ? low : "_" + onLine(index));
    }
    if (!mark.isEmpty()) {
      String high = raised(mark);
      name.append(high != null ? "⁽" + high + "⁾" : "_" + onLine(mark));
    }
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /// Of a longer word nobody sees whose index it is.
  private static final int LONGEST_INDEX = 8;

  /// Whether what stands behind the first bar of a name, as data in L_data, may be lowered: one
  /// word. More of them, or a long one, are a name in words.
  public static boolean isIndex(String tail) {
    List<String> words = Stream.of(tail.split("_")).filter(w -> w.matches("\\p{L}{2,}")).toList();
    return words.size() < 2 && words.stream().allMatch(w -> w.length() <= LONGEST_INDEX);
  }

  /// Whether what is raised may be the power of a quantity that has a name of its own, σ² or χ²: a
  /// whole number from 2.
  public static boolean isSquare(String mark) {
    return mark.length() == 1 && mark.charAt(0) >= '2' && mark.charAt(0) <= '9';
  }

  /// A name whose mark stands without its brackets, as a power is written: σ² of σ⁽²⁾.
  public static String asPower(String name) {
    return name.replace("⁽", "").replace("⁾", "");
  }

  /// Where the digits begin that are raised without brackets at the end of a name, as in σ²; its
  /// length when there are none.
  public static int beginOfPower(String name) {
    int begin = name.length();
    while (begin > 1 && "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(name.charAt(begin - 1)) >= 0) {
      begin--;
    }
    return begin;
  }

  private static String onLine(String index) {
    return index.replace("+", "p").replace("-", "m").replaceAll("[^\\p{L}\\p{N}_]", "");
  }

  private static String mapped(String text, String from, String to) {
    StringBuilder mapped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int at = from.indexOf(text.charAt(i));
      if (at < 0) return null;
      mapped.append(to.charAt(at));
    }
    return mapped.toString();
  }
}
