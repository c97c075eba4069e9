package gradus.plain.token;

import gradus.lang.Problem;
import gradus.lang.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Comments as other languages begin them, `// the input`, `-- input`, `% input`: refused, with `#`
/// in the place of the sign. A sign between operands divides or subtracts, as in `7 // 2`.
public final class ForeignComments {
  private final String text;
  private final List<Token> tokens;
  private final Set<String> functions;
  private Set<String> known;

  private ForeignComments(String text, List<Token> tokens, Set<String> functions) {
    this.text = text;
    this.tokens = tokens;
    this.functions = functions;
  }

  /// What has a meaning in the program; found at the first sign that may begin a comment.
  private Set<String> known() {
    if (known != null) return known;
    known = new HashSet<>(functions);
    for (int i = 1; i < tokens.size(); i++) {
      Token name = tokens.get(i - 1);
      boolean given =
          tokens.get(i).kind() == TokenKind.EQUALS || tokens.get(i).kind() == TokenKind.OPEN;
      if (name.kind() == TokenKind.NAME && given) known.add(name.text());
    }
    return known;
  }

  /// The tokens with each such comment as one that cannot be read.
  public static List<Token> refused(String text, List<Token> tokens, Set<String> functions) {
    ForeignComments comments = new ForeignComments(text, tokens, functions);
    if (!comments.any()) return tokens;
    List<Token> left = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      int behind = comments.sign(i);
      if (behind < 0 || !comments.isComment(i, behind)) {
        left.add(tokens.get(i));
        continue;
      }
      Span sign = new Span(tokens.get(i).start(), tokens.get(behind - 1).end());
      int end = comments.end(behind);
      Problem problem =
          Problem.error(sign, "syntax.comment", text.substring(sign.start(), sign.end()))
              .withFix("#");
      int last = tokens.get(end - 1).end();
      left.add(new Token(TokenKind.BAD, sign.start(), last, null, problem));
      i = end - 1;
    }
    return left;
  }

  private boolean any() {
    for (int i = 0; i < tokens.size(); i++) {
      if (sign(i) >= 0) return true;
    }
    return false;
  }

  /// The token behind a sign that may begin a comment; -1 where none begins.
  private int sign(int at) {
    Token first = tokens.get(at);
    if (first.kind() == TokenKind.BAD) {
      return first.problem().key().equals("syntax.percent") ? at + 1 : -1;
    }
    boolean twice =
        (first.kind() == TokenKind.SLASH || first.kind() == TokenKind.MINUS)
            && tokens.get(at + 1).kind() == first.kind()
            && tokens.get(at + 1).start() == first.end()
            && text.charAt(first.start()) != '÷';
    return twice ? at + 2 : -1;
  }

  /// The token that ends the line.
  private int end(int from) {
    int end = from;
    while (tokens.get(end).kind() != TokenKind.NEWLINE && tokens.get(end).kind() != TokenKind.END) {
      end++;
    }
    return end;
  }

  /// Whether words follow that are nothing in this program.
  private boolean isComment(int at, int behind) {
    boolean minus = tokens.get(at).kind() == TokenKind.MINUS;
    boolean first = at == 0 || tokens.get(at - 1).kind() == TokenKind.NEWLINE;
    if (first && !minus) return true;
    Token word = tokens.get(behind);
    return word.kind() == TokenKind.NAME
        && word.start() > tokens.get(behind - 1).end()
        && !known().contains(word.text())
        && word.text().length() > 1;
  }
}
