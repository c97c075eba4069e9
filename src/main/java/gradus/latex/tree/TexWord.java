package gradus.latex.tree;

import gradus.lang.Span;

/// A word of a LaTeX text, before it is known what it means.
///
/// @param text the command without its backslash, the name, the digits or the sign, in the form
///   that LaTeX has for it (`×` is the command `times`)
record TexWord(TexKind kind, int start, int end, String text) {
  boolean isCommand(String name) {
    return kind == TexKind.COMMAND && text.equals(name);
  }

  boolean isSign(String sign) {
    return kind == TexKind.SIGN && text.equals(sign);
  }

  Span span() {
    return new Span(start, end);
  }
}
