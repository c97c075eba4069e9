package gradus.explain.passage;

/// A part of a formula that is not broken over lines.
///
/// @param latex built from the syntax tree and the catalogue, never from raw text
/// @param caption a word or shape to stand under it; empty for none
public record Piece(String latex, Role role, String caption) {
  public static Piece of(String latex) {
    return new Piece(latex, Role.PLAIN, "");
  }

  public static Piece of(String latex, Role role) {
    return new Piece(latex, role, "");
  }
}
