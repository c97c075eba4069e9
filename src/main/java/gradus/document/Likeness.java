package gradus.document;

import gradus.plain.token.Lexer;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;

/// Tells a text that was edited from another one in its place.
public final class Likeness {
  /// Of the words and signs of both, what is common to texts that one is an edit of the other.
  private static final double COMMON = 2.0 / 3;

  /// Letters of a text that is far longer than another one: so many times as many, and some more.
  private static final int FAR = 8;

  private static final int FEW = 500;

  private Likeness() {}

  /// Whether most of two programs is the same, in the same order; numbers and comments do not
  /// count.
  public static boolean of(String one, String other) {
    // Where one is far longer, most of it is new, and is not even read.
    int longest = FAR * Math.min(one.length(), other.length()) + FEW;
    if (Math.max(one.length(), other.length()) > longest) return false;
    List<String> first = words(one);
    List<String> second = words(other);
    int all = first.size() + second.size();
    int most = 2 * Math.min(first.size(), second.size());
    return all == 0 || most >= COMMON * all && 2 * common(first, second) >= COMMON * all;
  }

  private static List<String> words(String text) {
    return Lexer.tokens(text).stream()
        .filter(t -> t.kind() != TokenKind.NEWLINE && t.kind() != TokenKind.END)
        .map(Likeness::word)
        .toList();
  }

  private static String word(Token token) {
    return token.kind() == TokenKind.NAME ? token.text() : token.kind() + " ";
  }

  /// The length of the longest row of words that stands in both.
  private static int common(List<String> one, List<String> other) {
    int[] row = new int[other.size() + 1];
    for (String word : one) {
      int diagonal = 0;
      for (int i = 1; i < row.length; i++) {
        int above = row[i];
        row[i] = word.equals(other.get(i - 1)) ? diagonal + 1 : Math.max(above, row[i - 1]);
        diagonal = above;
      }
    }
    return row[other.size()];
  }
}
