package gradus.plain.token;

/// What a token is.
public enum TokenKind {
  NUMBER,
  NAME,
  PLUS,
  MINUS,
  STAR,
  /// `×`, which is not `*` between tensors.
  CROSS,
  SLASH,
  AT,
  CARET,
  DOT,
  ROOT,
  /// A dot with a name behind it, as Python writes `.mean`.
  MEMBER,
  /// `axis=` before the last argument of a call.
  AXIS,
  /// Superscript digits; the token's text holds them as plain digits.
  SUPERSCRIPT,
  /// What kind of norm bars are, `_2` behind the second one.
  ORDER,
  /// A transpose sign that is not part of a name.
  PRIME,
  EQUALS,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL,
  /// `==`, which compares.
  SAME,
  UNEQUAL,
  /// `..`, from one number to another.
  RANGE,
  /// The colon of a slice, `X[1:3]`.
  COLON,
  OPEN,
  CLOSE,
  OPEN_SQUARE,
  CLOSE_SQUARE,
  OPEN_BRACE,
  CLOSE_BRACE,
  /// The braces of a `repeat`, told apart when brackets are.
  OPEN_BLOCK,
  CLOSE_BLOCK,
  /// `|` and `‖`, before they are told apart as the four kinds below.
  BAR,
  DOUBLE_BAR,
  OPEN_ABS,
  CLOSE_ABS,
  OPEN_NORM,
  CLOSE_NORM,
  COMMA,
  SEMICOLON,
  NEWLINE,
  /// What ends a statement, found when brackets are.
  SEPARATOR,
  /// Nothing: white space, or the second half of a token.
  SPACE,
  BAD,
  END;

  /// Whether a token of this kind can be the last of an operand.
  public boolean endsOperand() {
    return switch (this) {
      case NUMBER, NAME, SUPERSCRIPT, PRIME, ORDER, CLOSE, CLOSE_SQUARE, CLOSE_ABS, CLOSE_NORM ->
          true;
      case PLUS, MINUS, STAR, CROSS, SLASH, AT, CARET, DOT, ROOT, EQUALS, OPEN, OPEN_SQUARE ->
          false;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, SAME, UNEQUAL, RANGE, COLON -> false;
      case OPEN_BRACE, CLOSE_BRACE, OPEN_BLOCK, CLOSE_BLOCK, BAR, DOUBLE_BAR -> false;
      case OPEN_ABS, OPEN_NORM, COMMA, SEMICOLON, NEWLINE, SEPARATOR, MEMBER, AXIS, SPACE -> false;
      case BAD, END -> false;
    };
  }

  /// Whether an operand can begin with it, signs aside.
  public boolean startsOperand() {
    return switch (this) {
      case NUMBER, NAME, ROOT, OPEN, OPEN_SQUARE, OPEN_ABS, OPEN_NORM -> true;
      case PLUS, MINUS, STAR, CROSS, SLASH, AT, CARET, DOT, SUPERSCRIPT, PRIME, EQUALS, CLOSE ->
          false;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, SAME, UNEQUAL, RANGE, COLON -> false;
      case CLOSE_SQUARE, OPEN_BRACE, CLOSE_BRACE, OPEN_BLOCK, CLOSE_BLOCK, BAR -> false;
      case DOUBLE_BAR, CLOSE_ABS, CLOSE_NORM, COMMA, SEMICOLON, NEWLINE, SEPARATOR -> false;
      case ORDER, MEMBER, AXIS, SPACE, BAD, END -> false;
    };
  }

  /// Whether it is the sign between two sides of a comparison.
  public boolean compares() {
    return switch (this) {
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, SAME, UNEQUAL -> true;
      default -> false;
    };
  }

  /// Whether a statement is over here.
  public boolean endsStatement() {
    return this == SEPARATOR || this == CLOSE_BLOCK || this == END;
  }
}
