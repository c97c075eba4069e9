package gradus.latex;

/// Which signs stand for operations, wherever they are shown: picture, sentence, panel, derivation
/// and typeset text alike. What is typed is in neither.
///
/// | | textbook | notes (CS231n) |
/// | --- | --- | --- |
/// | a gate that multiplies, between two numbers and beside a name that is a word | `×` | `∗` |
/// | factors of a formula, however they are typed | side by side, else `·` | `∗` |
/// | a gradient times a local one, in numbers too | `·` | `∗` |
/// | a gate that multiplies matrices, and its sentence | `×` | `∗` |
/// | matrices in a formula | side by side | `∗` |
/// | tensors entry by entry in a formula | `⊙` | `⊙` |
/// | a gate that divides, and its sentence | `÷`, `1/·` | `/`, `1/x` |
/// | a power: the gate, in a line of text | `(·)²`, `x²` | `^2`, `x^2` |
/// | the exponential of a formula | `e^{x}` | `e^{x}` |
/// | a change of sign: the gate | `×(−1)` | `∗−1` |
///
/// A typeset formula has fractions and raised powers in both.
public enum Signs {
  /// A dot is the operand's place.
  TEXTBOOK,
  /// An x is.
  NOTES;

  /// Between factors that are multiplied one after the other: upstream · local.
  public String factor() {
    return switch (this) {
      case TEXTBOOK -> "·";
      case NOTES -> "∗";
    };
  }

  /// The same as LaTeX.
  public String latexFactor() {
    return switch (this) {
      case TEXTBOOK -> "\\cdot";
      case NOTES -> "\\ast";
    };
  }

  /// Of a gate that multiplies, and between two numbers.
  public String times() {
    return switch (this) {
      case TEXTBOOK -> "×";
      case NOTES -> "∗";
    };
  }

  /// The same as LaTeX.
  public String latexTimes() {
    return switch (this) {
      case TEXTBOOK -> "\\times";
      case NOTES -> "\\ast";
    };
  }

  /// Between factors that may stand side by side, as LaTeX.
  public String latexSideBySide() {
    return switch (this) {
      case TEXTBOOK -> "\\,";
      case NOTES -> "\\ast";
    };
  }

  /// Between matrices in a line of text, with the spaces around it.
  public String matrices() {
    return switch (this) {
      case TEXTBOOK -> " ";
      case NOTES -> " ∗ ";
    };
  }

  /// The same as LaTeX.
  public String latexMatrices() {
    return switch (this) {
      case TEXTBOOK -> "\\,";
      case NOTES -> "\\ast";
    };
  }

  /// A square in a line of text.
  public String squared() {
    return switch (this) {
      case TEXTBOOK -> "²";
      case NOTES -> "^2";
    };
  }
}
