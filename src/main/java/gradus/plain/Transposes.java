package gradus.plain;

import gradus.lang.Expr;
import gradus.lang.Problems;
import gradus.lang.Reading;
import gradus.lang.Span;
import gradus.plain.token.KnownNames;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads `^T`, which is a transpose unless the program has a T of its own, also where names follow
/// close: `x^Tz`.
final class Transposes {
  private final List<Token> tokens;
  private final KnownNames names;
  private final Problems problems;

  Transposes(List<Token> tokens, KnownNames names, Problems problems) {
    this.tokens = tokens;
    this.names = names;
    this.problems = problems;
  }

  /// Takes `x^Tz` apart: a transpose and a name, where the program has no T and no Tz.
  static List<Token> apart(List<Token> tokens, KnownNames names) {
    if (names.isNamed("T", Set.of())) return tokens;
    List<Token> apart = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean raised = i > 0 && tokens.get(i - 1).kind() == TokenKind.CARET;
      if (raised && isBoth(token, names)) {
        int middle = token.start() + 1;
        apart.add(new Token(TokenKind.NAME, token.start(), middle, "T", null));
        String rest = token.text().substring(1);
        apart.add(new Token(TokenKind.NAME, middle, token.end(), rest, null));
      } else {
        apart.add(token);
      }
    }
    return apart;
  }

  private static boolean isBoth(Token token, KnownNames names) {
    String text = token.text();
    boolean name = token.kind() == TokenKind.NAME && token.problem() == null;
    if (!name || text.length() < 2 || text.charAt(0) != 'T') return false;
    if (names.isDefined(text) || text.length() != token.end() - token.start()) return false;
    String rest = text.substring(1);
    return names.isValue(rest, Set.of()) || !names.letters(rest, Set.of()).isEmpty();
  }

  /// How many tokens from a `^` on are a transpose and the names close behind it, which are laid on
  /// the bench; 0 where none is.
  int read(int at, Set<String> own, Workbench bench) {
    Token sign = tokens.get(at);
    Token exponent = tokens.get(at + 1);
    if (exponent.kind() != TokenKind.NAME || names.isNamed("T", own)) return 0;
    if (exponent.text().equals("T")) {
      bench.postfixes().transpose(sign.span().union(exponent.span()));
      return 2;
    }
    return joined(sign, exponent, own, bench) ? 2 : 0;
  }

  /// `x^Tx`: a transpose, and names with values close behind it.
  private boolean joined(Token sign, Token word, Set<String> own, Workbench bench) {
    String name = word.text();
    boolean aligned = name.length() == word.end() - word.start();
    if (!name.startsWith("T") || !aligned || names.isNamed(name, own)) return false;
    String rest = name.substring(1);
    List<String> letters = names.isValue(rest, own) ? List.of(rest) : names.letters(rest, own);
    if (letters.isEmpty()) return false;
    int place = word.start() + 1;
    bench.postfixes().transpose(new Span(sign.start(), place));
    for (String letter : letters) {
      bench.pushBeside(word, false);
      Span span = new Span(place, place + letter.length());
      bench.add(new Phrase(new Expr.Name(span, letter)));
      place += letter.length();
    }
    if (letters.size() > 1) {
      Span span = new Span(word.start() + 1, word.end());
      String product = String.join("·", letters);
      problems.add(Reading.LETTERS.notice(span, " " + product, rest, product));
    }
    return true;
  }

  /// Whether a sign of a transpose stands here, by which `(1, 2)^T` is known as a vector.
  boolean standsAt(int place, Set<String> own) {
    Token token = tokens.get(place);
    if (token.kind() == TokenKind.PRIME) return true;
    Token next = tokens.get(Math.min(place + 1, tokens.size() - 1));
    boolean letter = next.kind() == TokenKind.NAME && next.text().equals("T");
    return token.kind() == TokenKind.CARET && letter && !names.isNamed("T", own);
  }
}
