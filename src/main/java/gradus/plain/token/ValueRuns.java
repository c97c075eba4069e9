package gradus.plain.token;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.List;
import java.util.function.Predicate;

/// Values behind a formula on its line with nothing but white space between, `max(x, y) x = 4 y =
/// 2`.
public final class ValueRuns {
  /// More values in a row are not parted.
  private static final int MOST = 20;

  private ValueRuns() {}

  /// Refuses them, with commas between; null where a statement is none such.
  ///
  /// @param start the first token of the statement
  /// @param defined whether another statement gives a name a value
  public static Problem problem(
      String text, List<Token> tokens, int start, Predicate<String> defined) {
    int end = start;
    while (!tokens.get(end).kind().endsStatement()) {
      end++;
    }
    int last = begin(tokens, start, end, defined);
    int first = end;
    int runs = 0;
    StringBuilder edit = new StringBuilder();
    for (int at = last; at >= 0; at = begin(tokens, start, at, defined)) {
      edit.insert(0, ", " + (runs == 0 ? "" : written(text, tokens, at, first)));
      first = at;
      runs++;
      if (runs > MOST) return null;
    }
    if (runs == 0 || !isFormula(tokens, start, first, runs)) return null;
    Span gap = new Span(tokens.get(first - 1).end(), tokens.get(last).start());
    return Problem.error(gap, "syntax.separator").withFix(edit.toString());
  }

  private static String written(String text, List<Token> tokens, int from, int end) {
    return text.substring(tokens.get(from).start(), tokens.get(end - 1).end());
  }

  /// Where a name with a value begins that ends before a token and stands apart from what comes
  /// before; -1 where none does.
  private static int begin(List<Token> tokens, int start, int end, Predicate<String> defined) {
    int value = end - 1;
    if (value < start) return -1;
    switch (tokens.get(value).kind()) {
      case NUMBER -> {}
      case CLOSE_SQUARE -> {
        int depth = 0;
        do {
          TokenKind kind = tokens.get(value).kind();
          depth += kind == TokenKind.CLOSE_SQUARE ? 1 : kind == TokenKind.OPEN_SQUARE ? -1 : 0;
          value--;
        } while (depth > 0 && value > start);
        value++;
      }
      default -> {
        return -1;
      }
    }
    if (value > start && tokens.get(value - 1).kind() == TokenKind.MINUS) value--;
    int name = value - 2;
    boolean given =
        name > start
            && tokens.get(value - 1).kind() == TokenKind.EQUALS
            && tokens.get(name).kind() == TokenKind.NAME
            && !defined.test(tokens.get(name).text())
            && tokens.get(name - 1).kind().endsOperand()
            && tokens.get(name - 1).end() < tokens.get(name).start();
    return given ? name : -1;
  }

  /// Whether what stands before the values is computed: of one value behind an equals sign others
  /// see to, and bare words are a name with blanks.
  private static boolean isFormula(List<Token> tokens, int start, int end, int runs) {
    boolean equals = false;
    boolean words = true;
    for (int i = start; i < end; i++) {
      equals |= tokens.get(i).kind() == TokenKind.EQUALS;
      words &= tokens.get(i).kind() == TokenKind.NAME;
    }
    return equals ? runs > 1 : !words;
  }
}
