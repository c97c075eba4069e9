package gradus.latex.tree;

/// What a word of a LaTeX text is.
enum TexKind {
  COMMAND,
  /// A letter with its marks, or letters that together are one name.
  LETTER,
  /// Letters that together are a function's name: `softmax`.
  FUNCTION,
  NUMBER,
  /// A numeral of one sign: `½`, as `1/2`.
  VULGAR,
  /// Anything of one sign: brackets, operators, `_`, `^`, `&`, `$`.
  SIGN,
  /// Raised signs of Unicode, on the line: `²` is 2.
  RAISED,
  /// Lowered signs of Unicode, on the line.
  LOWERED,
  /// A word of the sentence around the formulas.
  PROSE,
  NEWLINE,
  /// A sign without a meaning.
  WRONG,
  /// A number that is none.
  BROKEN,
  END
}
