package gradus.op;

/// Which signs stand for operations, wherever they are shown.
public enum Signs {
  /// `×`, `÷`, `(·)²`, `1/·`: a dot is the operand's place.
  TEXTBOOK,
  /// `∗`, `/`, `^2`, `1/x`, as in the CS231n notes.
  NOTES
}
