package gradus.latex.tree;

/// A bracket or bar around a part of a formula.
public enum Delimiter {
  ROUND("(", ")"),
  SQUARE("[", "]"),
  CURLY("\\{", "\\}"),
  BAR("|", "|"),
  DOUBLE_BAR("\\|", "\\|"),
  ANGLE("\\langle", "\\rangle"),
  FLOOR("\\lfloor", "\\rfloor"),
  CEILING("\\lceil", "\\rceil"),
  /// The full stop of `\left.`.
  NOTHING(".", ".");

  private final String opening;
  private final String closing;

  Delimiter(String opening, String closing) {
    this.opening = opening;
    this.closing = closing;
  }

  /// As it is typed before a part.
  public String opening() {
    return opening;
  }

  /// As it is typed behind a part.
  public String closing() {
    return closing;
  }

  /// The bracket that a word is, wherever it stands; null when it is none.
  static Delimiter of(TexWord word) {
    return switch (word.kind()) {
      case SIGN ->
          switch (word.text()) {
            case "(", ")" -> ROUND;
            case "[", "]" -> SQUARE;
            case "|" -> BAR;
            case "." -> NOTHING;
            case "<", ">" -> ANGLE;
            default -> null;
          };
      case COMMAND ->
          switch (word.text()) {
            case "{", "}", "lbrace", "rbrace" -> CURLY;
            case "lparen", "rparen" -> ROUND;
            case "lbrack", "rbrack" -> SQUARE;
            case "vert", "lvert", "rvert", "mid" -> BAR;
            case "|", "Vert", "lVert", "rVert" -> DOUBLE_BAR;
            case "langle", "rangle" -> ANGLE;
            case "lfloor", "rfloor" -> FLOOR;
            case "lceil", "rceil" -> CEILING;
            default -> null;
          };
      default -> null;
    };
  }

  /// Whether a word opens only, whatever stands around it.
  static boolean opens(TexWord word) {
    return switch (word.kind()) {
      case SIGN -> word.text().equals("(") || word.text().equals("[");
      case COMMAND ->
          switch (word.text()) {
            case "{", "lbrace", "lparen", "lbrack", "lvert", "lVert" -> true;
            case "langle", "lfloor", "lceil" -> true;
            default -> false;
          };
      default -> false;
    };
  }

  /// Whether a word closes only, whatever stands around it.
  static boolean closes(TexWord word) {
    return switch (word.kind()) {
      case SIGN -> word.text().equals(")") || word.text().equals("]");
      case COMMAND ->
          switch (word.text()) {
            case "}", "rbrace", "rparen", "rbrack", "rvert", "rVert" -> true;
            case "rangle", "rfloor", "rceil" -> true;
            default -> false;
          };
      default -> false;
    };
  }
}
