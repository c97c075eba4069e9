package gradus.plain.phrasing;

import gradus.lang.Problem;
import gradus.lang.Span;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;
import java.util.Set;

/// Words in a formula that would be factors without a value: `print x`, `half of x`.
final class StrayWords {
  private final String text;
  private final List<Token> in;
  private final Set<String> defined;

  StrayWords(String text, List<Token> in, Set<String> defined) {
    this.text = text;
    this.in = in;
    this.defined = defined;
  }

  private TokenKind kind(int i) {
    return i >= 0 && i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  private boolean isName(int i, String name) {
    return kind(i) == TokenKind.NAME && in.get(i).text().equals(name);
  }

  /// Whether `return` stands before a formula, and is no name of the text.
  boolean isReturn(int start, int end) {
    boolean name = isName(start, "return") && !defined.contains("return");
    return name && start + 1 < end && kind(start + 1).startsOperand();
  }

  /// What is wrong with the word at a place; null where it is none of these.
  Problem at(int i) {
    Token word = in.get(i);
    if (word.kind() != TokenKind.NAME || kind(i + 1) != TokenKind.NAME) return null;
    if (defined.contains(word.text())) return null;
    Problem problem = Problem.error(word.span(), "syntax.sentence", word.shown(text));
    return switch (word.text()) {
      case "print" -> problem.withFix("");
      case "half" -> isName(i + 1, "of") ? half(i) : null;
      case "of" -> kind(i - 1) == TokenKind.NAME && !isName(i - 1, "half") ? problem : null;
      default -> null;
    };
  }

  private Problem half(int i) {
    Span words = in.get(i).span().union(in.get(i + 1).span());
    String shown = Token.shown(text, words.start(), words.end());
    boolean spoken = kind(i + 2) == TokenKind.NAME || kind(i + 2) == TokenKind.OPEN;
    Problem problem = Problem.error(words, "syntax.sentence", shown);
    return spoken ? problem.withFix("0.5*") : problem;
  }
}
