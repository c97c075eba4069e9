package gradus.document;

import java.util.stream.Collectors;

/// A program and, in marked lines below it, what is remembered of it. The lines are comments of the
/// program: a text editor can leave or delete them, and whoever wants the program alone gets it.
///
/// @param text the program
/// @param notes what the lines say
public record Annotated(String text, NamedValues notes) {
  /// The line that the notes begin with.
  static final String MARK =
      "# ---- Gradus keeps this for its window; these lines can be deleted ----";

  private static final String SIGN = "#";

  /// What a file holds. Lines that are no notes, or that something stands below, are the program's.
  public static Annotated of(String whole) {
    int mark = whole.startsWith(MARK) ? 0 : whole.lastIndexOf("\n" + MARK) + 1;
    String below = whole.substring(mark);
    boolean marked = below.startsWith(MARK) && below.lines().allMatch(l -> l.startsWith(SIGN));
    if (!marked) return new Annotated(whole, NamedValues.NONE);
    String lines = below.lines().skip(1).map(l -> l.substring(1)).collect(Collectors.joining("\n"));
    String text = whole.substring(0, Math.max(0, mark - 1));
    return NamedValues.read(lines)
        .map(notes -> new Annotated(text, notes))
        .orElse(new Annotated(whole, NamedValues.NONE));
  }

  /// What a file is to hold: the text alone where there is nothing to remember.
  public static String written(String text, NamedValues.Listing notes) {
    if (notes.isEmpty()) return text;
    String lines =
        notes.text().lines().map(l -> SIGN + " " + l).collect(Collectors.joining("\n", "", "\n"));
    return text + "\n" + MARK + "\n" + lines;
  }
}
