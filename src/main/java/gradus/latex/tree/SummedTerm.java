package gradus.latex.tree;

import gradus.latex.tree.LatexTree.Strip;

/// What a big sign reaches over: a product, after signs. A sign like it below a `/` is no part of
/// it, for it has the same index; and one without an index ends before the next one.
final class SummedTerm {
  private final TreeReader reader;
  private final String limits;
  private final boolean bare;

  /// How many words begin a part of the term.
  private int begun;

  /// @param sign the sign, with its limits read
  /// @param bare whether nothing stands below or above it
  SummedTerm(TreeReader reader, TexWord sign, boolean bare) {
    this.reader = reader;
    this.bare = bare;
    limits = reader.text().substring(sign.start(), reader.from(sign).end());
  }

  Strip read() {
    int start = reader.word().start();
    return reader.strip(start, w -> isOver(w) || isDivisor(w) || begun > 1 && isBefore(0));
  }

  /// Whether the next sum stands below the slash that a word is.
  private boolean isDivisor(TexWord word) {
    return TexSign.of(word) == TexSign.SLASH && (isNext() || isBefore(1));
  }

  private boolean isNext() {
    return reader.text().startsWith(limits, reader.word(1).start()) && limits.length() > 1;
  }

  /// Whether this sign has no index and another stands some words ahead.
  private boolean isBefore(int ahead) {
    TexWord sign = reader.word(ahead);
    return bare && (sign.isCommand("sum") || sign.isCommand("prod"));
  }

  private boolean isOver(TexWord word) {
    TexSign sign = TexSign.of(word);
    boolean first = begun == 0;
    boolean leading = first && (sign == TexSign.MINUS || sign == TexSign.PLUS);
    if (!leading && !TreeReader.isSpacing(word)) begun++;
    if (sign != null && sign.endsTerm()) return !leading;
    if (word.kind() == TexKind.PROSE) return true;
    if (word.kind() == TexKind.COMMAND) {
      return switch (word.text()) {
        case "quad", "qquad", "text", "textrm", "mbox", "tag", "label" ->
            !word.text().startsWith("text") || isConnective();
        default -> reader.brackets().isBarEnd(word);
      };
    }
    return reader.brackets().isBarEnd(word);
  }

  /// Whether the `\text` here joins two formulas.
  private boolean isConnective() {
    TexWord content = reader.word(2);
    return reader.word(1).isSign("{") && SpelledWords.isConnective(contentFrom(content));
  }

  private String contentFrom(TexWord first) {
    int end = reader.text().indexOf('}', first.start());
    return end < 0 ? "" : reader.text().substring(first.start(), end).strip();
  }
}
