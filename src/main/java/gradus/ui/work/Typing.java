package gradus.ui.work;

/// Tells runs of typing apart, so that undo takes back a word or a line and not one letter.
final class Typing {
  private static final long PAUSE_NANOS = 1_500_000_000L;

  private int expected = -1;
  private boolean inserting;
  private long at;

  /// Whether a change goes on with the run before it.
  boolean continues(Change change, long nanos) {
    boolean one = change.end() - change.start() + change.inserted().length() <= 2;
    boolean inserts = !change.inserted().isEmpty();
    int meets = inserts ? change.start() : change.end();
    boolean same =
        one
            && expected == meets
            && inserting == inserts
            && nanos - at < PAUSE_NANOS
            && !change.inserted().isBlank();
    expected = one ? change.start() + change.inserted().length() : -1;
    inserting = inserts;
    at = nanos;
    return same;
  }

  void stop() {
    expected = -1;
  }
}
