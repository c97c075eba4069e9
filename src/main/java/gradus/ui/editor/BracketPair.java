package gradus.ui.editor;

/// The bracket at the caret and its partner.
///
/// @param first place of the earlier one
/// @param second place of the later one; −1 when the first has no partner
public record BracketPair(int first, int second) {
  private static final String OPEN = "([{";
  private static final String CLOSE = ")]}";
  private static final int FURTHEST = 20_000;

  /// The pair of the bracket right before the caret, or right after it; null when there is none.
  public static BracketPair at(String text, int caret) {
    for (int place : new int[] {caret - 1, caret}) {
      if (place >= 0 && place < text.length()) {
        char c = text.charAt(place);
        if (OPEN.indexOf(c) >= 0) return new BracketPair(place, partner(text, place, 1));
        if (CLOSE.indexOf(c) >= 0) {
          int other = partner(text, place, -1);
          return other < 0 ? new BracketPair(place, -1) : new BracketPair(other, place);
        }
      }
    }
    return null;
  }

  private static int partner(String text, int from, int step) {
    int level = 0;
    for (int i = from; i >= 0 && i < text.length() && Math.abs(i - from) < FURTHEST; i += step) {
      char c = text.charAt(i);
      if (OPEN.indexOf(c) >= 0) {
        level += step;
      } else if (CLOSE.indexOf(c) >= 0) {
        level -= step;
      }
      if (level == 0) {
        boolean fits =
            step > 0
                ? CLOSE.indexOf(c) == OPEN.indexOf(text.charAt(from))
                : OPEN.indexOf(c) == CLOSE.indexOf(text.charAt(from));
        return fits ? i : -1;
      }
    }
    return -1;
  }
}
