package gradus.latex;

import gradus.plain.Token;
import gradus.plain.TokenKind;

/// A word of a LaTeX text, before it is known what it means.
///
/// @param text the command without its backslash, the letter, or the sign
/// @param token what the plain language takes it for, where both agree (numbers and most signs)
record LatexWord(Type type, int start, int end, String text, Token token) {
  enum Type {
    COMMAND,
    LETTER,
    /// A sign with a meaning of its own in LaTeX: one of `{ } _ ^ & $ ~ .` and brackets.
    SIGN,
    /// As in the plain language.
    TOKEN,
    NEWLINE,
    END
  }

  boolean is(Type other, String word) {
    return type == other && text.equals(word);
  }

  boolean isCommand(String name) {
    return is(Type.COMMAND, name);
  }

  boolean isSign(String sign) {
    return is(Type.SIGN, sign);
  }

  boolean isKind(TokenKind kind) {
    return token != null && token.kind() == kind;
  }
}
