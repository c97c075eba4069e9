package gradus.plain.python;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.Lexer;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The vectors and matrices that NumPy makes of their sizes, written out: `zeros(2, 3)`, `eye(2)`.
final class MadeArray {
  /// Most entries that are written out.
  static final int MOST_ENTRIES = 5_000;

  private MadeArray() {}

  /// The text of one; null where its sizes are not one or two small numbers.
  static String of(String called, List<Token> arguments) {
    List<Integer> sizes = new ArrayList<>();
    for (Token token : arguments) {
      switch (token.kind()) {
        case OPEN, CLOSE, OPEN_SQUARE, CLOSE_SQUARE, COMMA -> {}
        case NUMBER -> {
          String number = token.text().replaceFirst("\\.0*$", "");
          if (!number.matches("[0-9]{1,4}")) return null;
          sizes.add(Integer.valueOf(number));
        }
        default -> {
          return null;
        }
      }
    }
    boolean eye = called.equals("eye") || called.equals("identity");
    boolean range = called.equals("arange");
    if (sizes.isEmpty() || sizes.size() > 2) return null;
    if (range && sizes.size() == 2) {
      int first = sizes.getFirst();
      int count = sizes.getLast() - first;
      return count < 1 || count > MOST_ENTRIES ? null : row(count, column -> first + column);
    }
    if (eye && sizes.size() == 1) sizes.add(sizes.getFirst());
    long entries = sizes.stream().mapToLong(Integer::longValue).reduce(1, (x, y) -> x * y);
    if (entries == 0 || entries > MOST_ENTRIES) return null;
    int rows = sizes.size() == 2 ? sizes.getFirst() : 1;
    String all =
        IntStream.range(0, rows)
            .mapToObj(row ->
                row(
                    sizes.getLast(),
                    column -> {
                      if (range) return column;
                      return called.equals("ones") || (eye && row == column) ? 1 : 0;
                    }))
            .collect(Collectors.joining(", "));
    return sizes.size() == 2 ? "[" + all + "]" : all;
  }

  /// The tokens of one, all at the place where it is made.
  ///
  /// @param notice what is told there
  static List<Token> tokens(String array, Span at, Problem notice) {
    List<Token> tokens = new ArrayList<>();
    for (Token token : Lexer.tokens(array)) {
      if (token.kind() == TokenKind.END) break;
      Problem told = tokens.isEmpty() ? notice : null;
      tokens.add(new Token(token.kind(), at.start(), at.end(), token.text(), told));
    }
    return tokens;
  }

  /// In the place of a name whose sizes are not small numbers.
  static Token refused(Token name, String text) {
    Problem problem =
        Problem.error(name.span(), "syntax.python.array", name.shown(text), MOST_ENTRIES);
    return new Token(TokenKind.BAD, name.start(), name.end(), null, problem);
  }

  private static String row(int size, IntUnaryOperator entry) {
    return IntStream.range(0, size)
        .map(entry)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
