package gradus.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a sentence of advice shows as it is to be written. A Korean sentence tells it apart by
/// itself: it is whatever stands between its words in Hangul and holds a sign of a formula. What
/// stands in quotes is the writer's own text, not what to write.
final class CodeForms {
  /// Signs that prose has not, or a number with a point or an exponent.
  private static final Pattern SIGN =
      Pattern.compile("[\\[\\](){}=*^\\\\_@<>/+|&]|\\d[.\\-]|[a-z]-\\d|\\.\\d");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'|“[^”]*”");
  private static final Pattern PARTICLE = Pattern.compile("\\([가-힣]{1,2}\\)");
  private static final Pattern HANGUL = Pattern.compile("[가-힣]+");
  private static final Pattern SLOT = Pattern.compile("\\{(\\d)\\}");

  private CodeForms() {}

  /// The forms of a Korean sentence as the message file has it, the places for its arguments still
  /// open.
  static List<String> korean(String sentence) {
    String plain = PARTICLE.matcher(QUOTED.matcher(sentence).replaceAll("말")).replaceAll("말");
    return HANGUL
        .splitAsStream(plain)
        .flatMap(run -> listed(run).stream())
        .map(CodeForms::bare)
        .flatMap(CodeForms::apart)
        .filter(form -> !form.isEmpty())
        .toList();
  }

  /// The words of an English sentence that hold a sign of a formula.
  static List<String> english(String sentence) {
    String plain = QUOTED.matcher(sentence).replaceAll(" ");
    return Stream.of(plain.split("\\s+"))
        .map(CodeForms::bare)
        .filter(word -> SIGN.matcher(word.replaceAll("\\{\\d\\}", "")).find())
        .toList();
  }

  /// The forms as they are printed with these arguments; what then holds no sign is no form.
  static List<String> printed(String sentence, List<Object> args) {
    return korean(sentence).stream()
        .map(form ->
            SLOT.matcher(form)
                .replaceAll(m -> Matcher.quoteReplacement(filled(m.group(1), m.group(), args))))
        .map(form -> QUOTED.matcher(form).replaceAll(""))
        .filter(CodeForms::isSigned)
        .toList();
  }

  /// As messages are filled: a number that no argument has stands for itself, as in `^{2}`.
  private static String filled(String number, String slot, List<Object> args) {
    int n = Integer.parseInt(number);
    return n < args.size() ? args.get(n).toString() : slot;
  }

  static boolean isSigned(String form) {
    return SIGN.matcher(form).find();
  }

  /// Whether a text holds a form, whatever stands for its dots and however it is spaced.
  static boolean occurs(String form, String text) {
    String dots = dense(form).replace("\\ldots", "…");
    String pattern =
        Stream.of(dots.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".+"));
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(dense(text)).find();
  }

  static String dense(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
  }

  /// The parts between commas, colons and the ends of sentences that stand in no brackets.
  private static List<String> listed(String run) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      if ("([{".indexOf(c) >= 0) depth++;
      if (")]}".indexOf(c) >= 0) depth--;
      boolean ends = i + 1 == run.length() || run.charAt(i + 1) == ' ';
      if (depth == 0 && ends && ",:;".indexOf(c) >= 0 || ends && c == '.') {
        parts.add(run.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(run.substring(from));
    return parts;
  }

  /// Without the punctuation of the sentence around it.
  private static String bare(String part) {
    String form = part.strip().replaceAll("^[,.:;?“”\\s]+|[,.:;?“”\\s]+$", "");
    while (!form.isEmpty() && form.endsWith("(")) {
      form = form.substring(0, form.length() - 1);
    }
    while (form.startsWith(")")) {
      form = form.substring(1);
    }
    if (form.startsWith("(") && form.indexOf(')') < 0) form = form.substring(1);
    if (form.endsWith(")") && form.indexOf('(') < 0) form = form.substring(0, form.length() - 1);
    return form.strip();
  }

  /// Signs in a row with nothing between them are several things to write.
  private static Stream<String> apart(String form) {
    return form.matches("([^\\w\\s{}…] )+[^\\w\\s{}…]")
        ? Stream.of(form.split(" "))
        : Stream.of(form);
  }
}
