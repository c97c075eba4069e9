package gradus.plain;

import gradus.lang.Builtins;
import gradus.lang.Problems;
import gradus.plain.token.KnownNames;
import gradus.plain.token.LastOperand;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;

/// Reads functions whose argument has no brackets, or a power before them: `sin x`, `sin² x`,
/// `sin²(x)`; of all else a function needs its bracket.
final class BareFunctions {
  private final List<Token> tokens;
  private final KnownNames names;
  private final Problems problems;
  private final Mistakes mistakes;

  BareFunctions(List<Token> tokens, KnownNames names, Problems problems, Mistakes mistakes) {
    this.tokens = tokens;
    this.names = names;
    this.problems = problems;
    this.mistakes = mistakes;
  }

  /// How many tokens behind the name are read with it, which waits on the bench for its argument;
  /// -1 where none follows and the name stands for itself.
  int read(Token name, int at, Workbench bench) {
    Token next = tokens.get(at);
    Token after = token(at + 1);
    // beside a σ² that has a value, σ is the root of that
    if (name.text().equals(Builtins.SIGMA) && names.isDefined(Builtins.VARIANCE)) return -1;
    if (name.text().equals(Builtins.SIGMA)) {
      Token bracket = next.kind() == TokenKind.CARET ? token(at + 2) : after;
      boolean power = next.kind() == TokenKind.CARET && after.kind() == TokenKind.NUMBER;
      boolean raised = power || next.kind() == TokenKind.SUPERSCRIPT;
      if (raised && bracket.kind() == TokenKind.OPEN) {
        bench.fail(mistakes.raisedSigma(name, power ? after : next, bracket));
        return 0;
      }
    }
    boolean typed = next.kind() == TokenKind.CARET && after.kind() == TokenKind.NUMBER;
    if (typed && names.takesBare(name.text()) && after.text().matches("[0-9]+")) {
      // sin^2 x is sin² x
      Token power =
          new Token(
              TokenKind.SUPERSCRIPT, next.start(), after.end(), after.text(), after.problem());
      int taken = raised(name, power, at + 1, bench);
      return taken < 0 ? -1 : 1 + taken;
    }
    boolean inverse =
        next.kind() == TokenKind.CARET
            && after.kind() == TokenKind.MINUS
            && token(at + 2).kind() == TokenKind.NUMBER
            && names.takesBare(name.text());
    if (inverse) {
      bench.fail(mistakes.inverse(name, token(at + 2)));
      return 0;
    }
    if (next.kind() == TokenKind.SUPERSCRIPT && names.takesBare(name.text())) {
      return raised(name, next, at, bench);
    }
    if (next.kind().startsOperand()) {
      bench.pushApply(name, null);
      return 0;
    }
    boolean signed =
        next.kind() == TokenKind.MINUS
            && names.takesBare(name.text())
            && token(at + 1).kind().startsOperand();
    if (signed) {
      bench.fail(mistakes.brackets(name, next.span().union(token(end(at + 1) - 1).span())));
      return 0;
    }
    if (!name.text().equals(Builtins.SIGMA)) problems.add(mistakes.bare(name));
    return -1;
  }

  /// The place behind the term that begins at a token.
  private int end(int from) {
    int depth = 0;
    for (int i = from; i < tokens.size(); i++) {
      TokenKind kind = tokens.get(i).kind();
      boolean exponent = tokens.get(i - 1).kind() == TokenKind.CARET;
      boolean sign = kind == TokenKind.PLUS || kind == TokenKind.MINUS || kind == TokenKind.COMMA;
      depth += LastOperand.level(kind);
      boolean closed = depth < 0 || kind == TokenKind.CLOSE_ABS || kind == TokenKind.CLOSE_NORM;
      if (kind.endsStatement() || closed || depth == 0 && sign && !exponent) return i;
    }
    return tokens.size();
  }

  private Token token(int index) {
    return tokens.get(Math.min(index, tokens.size() - 1));
  }

  /// @param at the last token of the power
  private int raised(Token name, Token power, int at, Workbench bench) {
    Token after = token(at + 1);
    if (power.text().startsWith("-")) {
      bench.fail(mistakes.inverse(name, power));
      return 0;
    }
    if (after.kind() == TokenKind.OPEN) {
      bench.pushCall(name, after, power);
      return 2;
    }
    if (after.kind().startsOperand()) {
      bench.pushApply(name, power);
      return 1;
    }
    problems.add(mistakes.bare(name));
    return -1;
  }
}
