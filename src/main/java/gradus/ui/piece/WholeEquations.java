package gradus.ui.piece;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A sentence whose lines are broken between its equations and not within one: the spaces of a
/// short equation, with what it is of, hold together.
public final class WholeEquations {
  /// A longer equation has to be broken somewhere.
  private static final int LONGEST = 64;

  private static final char HOLDING = '\u00a0';

  /// Behind an equation: a semicolon, or the comma before the next of a list, such as `x = 1, y =
  /// 2`.
  private static final Pattern BETWEEN =
      Pattern.compile("(?<=; )|(?<=, )(?=[^,;:=≈()\\[\\]]+ [=≈] )");

  private static final Pattern CHAIN = Pattern.compile(" [=≈] .* [=≈] ");

  private WholeEquations() {}

  /// What looks the same and is broken so.
  public static String of(String sentence) {
    return BETWEEN.splitAsStream(sentence).map(WholeEquations::held).collect(Collectors.joining());
  }

  private static String held(String part) {
    String words = part.stripTrailing();
    boolean equation = words.contains(" = ") || words.contains(" ≈ ");
    if (!equation) return part;
    // What is equal to more than one thing may go on below from one to the next.
    boolean chain = CHAIN.matcher(words).find();
    if (!chain && words.length() <= LONGEST) {
      return words.replace(' ', HOLDING) + part.substring(words.length());
    }
    // What it is of may stand at the end of the line above.
    int colon = words.indexOf(": ");
    return colon < 0 || words.length() <= LONGEST
        ? sides(words) + part.substring(words.length())
        : part.substring(0, colon + 2) + held(part.substring(colon + 2));
  }

  /// One that is longer than a line is broken before a sign of equality.
  private static String sides(String equation) {
    return Arrays.stream(equation.split(" (?=[=≈] )"))
        .map(side -> side.length() > LONGEST ? side : side.replace(' ', HOLDING))
        .collect(Collectors.joining(" "));
  }
}
