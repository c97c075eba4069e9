package gradus.explain.passage;

import java.util.List;

/// One paragraph of an explanation.
public sealed interface Passage {
  /// What the following is about.
  record Heading(String text) implements Passage {}

  /// A sentence or two.
  record Prose(String text, Tone tone) implements Passage {}

  /// A formula in pieces, which may be broken between any two of them.
  ///
  /// @param text the same, to be read aloud
  record Line(List<Piece> pieces, String text) implements Passage {
    public Line {
      pieces = List.copyOf(pieces);
    }

    /// The whole as one formula.
    public String latex() {
      StringBuilder all = new StringBuilder();
      for (Piece piece : pieces) {
        all.append(piece.latex()).append(' ');
      }
      return all.toString().strip();
    }
  }

  /// How words are meant.
  enum Tone {
    PLAIN,
    /// Why it is so.
    REASON,
    /// The same of another gate, whose fork is told here besides.
    ASIDE,
    /// What a careful reader should notice: a kink, a NaN.
    NOTICE
  }
}
