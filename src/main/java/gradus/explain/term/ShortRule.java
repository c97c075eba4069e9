package gradus.explain.term;

import gradus.lang.Scripts;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A rule of the catalogue as a few letters of text, to stand at an operand of a gate in the
/// picture: `2 q_i`, `1[k = i] x_j`, `−1/q₁²`. Only looked at.
public final class ShortRule {
  /// A longer rule is told in the panel.
  private static final int LONGEST = 56;

  private static final Pattern GROUP = Pattern.compile("(?<![\\p{L}}])\\{([^{}\\\\]*)}(?=_)");
  private static final Pattern LOWERED = Pattern.compile("_\\{[^{}\\\\]*}");
  private static final Pattern RAISED = Pattern.compile("\\^\\{(-?\\d+)}");
  private static final Pattern POWER = Pattern.compile("\\^(-?\\d+)(?![\\d.])");
  private static final Pattern NAMED = Pattern.compile("\\\\operatorname\\{(\\p{L}+)}");
  private static final Pattern FRACTION = Pattern.compile("\\\\frac\\{([^{}]*)}\\{([^{}]*)}");
  private static final Pattern SIMPLE = Pattern.compile("[^ +−·/()]+");

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("\\mathbf{1}", "1"),
          Map.entry("\\left(", "("),
          Map.entry("\\right)", ")"),
          Map.entry("\\,", " "),
          Map.entry("\\cdot", "·"),
          Map.entry("\\ast", "∗"),
          Map.entry("\\odot", "⊙"),
          Map.entry("\\sigma", "σ"),
          Map.entry("^{\\top}", "ᵀ"),
          Map.entry("-", "−"),
          Map.entry("\\sum", "Σ"),
          Map.entry("\\ne ", "≠"),
          Map.entry("\\textstyle", ""));

  private final SymbolText symbols;
  private final SymbolWriter formulas;

  public ShortRule(AmountWriter amounts) {
    symbols = new SymbolText(amounts);
    formulas = new SymbolWriter(amounts);
  }

  /// Empty where it is long, or has signs that a line of text has not.
  public Optional<String> text(FilledRule rule) {
    String text =
        rule.written((slot, place) ->
            rule.fillings().get(slot) instanceof Symbol.Beside beside
                ? formulas.between(rule, beside.signs(), place.sides())
                : symbols.guarded(rule.fillings().get(slot), place));
    for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
      text = text.replace(sign.getKey(), sign.getValue());
    }
    text = NAMED.matcher(text).replaceAll("$1");
    text = text.replaceAll("_\\{([a-z]+)}", "_$1").replace(" ≠", "≠");
    text = GROUP.matcher(text).replaceAll("$1");
    text = RAISED.matcher(text).replaceAll(m -> Scripts.raised(m.group(1)));
    text = FRACTION.matcher(text).replaceAll(ShortRule::fraction);
    text = text.replaceAll(" {2,}", " ").replace("( ", "(").replace(" )", ")").strip();
    boolean all =
        LOWERED.matcher(text).replaceAll("").chars().noneMatch(c -> "\\{}^&".indexOf(c) >= 0);
    return all && isShort(text) ? Optional.of(text) : Optional.empty();
  }

  /// With whole powers raised, as the picture writes them in any signs.
  public static String raised(String line) {
    return POWER.matcher(line).replaceAll(m -> Scripts.raised(m.group(1)));
  }

  public static boolean isShort(String rule) {
    return rule.length() <= LONGEST;
  }

  private static String fraction(MatchResult parts) {
    return Matcher.quoteReplacement(whole(parts.group(1)) + "/" + whole(parts.group(2)));
  }

  private static String whole(String part) {
    return SIMPLE.matcher(part).matches() ? part : "(" + part + ")";
  }
}
