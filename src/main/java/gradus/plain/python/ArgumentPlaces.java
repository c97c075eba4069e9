package gradus.plain.python;

import gradus.plain.token.LastOperand;
import gradus.plain.token.Token;
import gradus.plain.token.TokenKind;
import java.util.List;

/// Where the arguments of a call stand among the tokens: its brackets, and the commas in them.
final class ArgumentPlaces {
  private static final String OPTIONS =
      "(\\s*,\\s*((requires_grad|trainable)\\s*=\\s*True"
          + "|(label|name)\\s*=\\s*(\"[^\"]*\"|'[^']*')"
          + "|dtype\\s*=\\s*([a-z]+\\.)?(float\\d*|double)))+\\s*";

  private final String text;
  private final List<Token> in;

  ArgumentPlaces(String text, List<Token> in) {
    this.text = text;
    this.in = in;
  }

  private TokenKind kind(int i) {
    return i < in.size() ? in.get(i).kind() : TokenKind.END;
  }

  /// The bracket that closes one; -1 when none does.
  int closing(int open) {
    int depth = 0;
    for (int i = open; i < in.size() && !kind(i).endsStatement(); i++) {
      depth += LastOperand.level(kind(i));
      if (depth == 0) return i;
    }
    return -1;
  }

  /// The only comma between the arguments; -1 when there is none or there are more.
  int comma(int open, int close) {
    int depth = 0;
    int comma = -1;
    for (int i = open; i < close; i++) {
      depth += LastOperand.level(kind(i));
      if (depth != 1 || kind(i) != TokenKind.COMMA) continue;
      if (comma >= 0) return -1;
      comma = i;
    }
    return comma;
  }

  /// The comma behind the first argument; -1 when none is, or nothing stands before it.
  int first(int open, int close) {
    int depth = 0;
    for (int i = open; i < close; i++) {
      depth += LastOperand.level(kind(i));
      if (depth == 1 && kind(i) == TokenKind.COMMA) return i > open + 1 ? i : -1;
    }
    return -1;
  }

  /// Where options begin that change no value, `requires_grad=True`; the bracket that closes when
  /// none do.
  int options(int open, int close) {
    int depth = 0;
    for (int i = open; i < close; i++) {
      depth += LastOperand.level(kind(i));
      if (depth != 1 || kind(i) != TokenKind.COMMA || kind(i + 2) != TokenKind.EQUALS) continue;
      String rest = text.substring(in.get(i).start(), in.get(close).start());
      return rest.matches(OPTIONS) ? i : close;
    }
    return close;
  }
}
