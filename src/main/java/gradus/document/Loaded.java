package gradus.document;

/// What came of reading a file.
public sealed interface Loaded {
  /// Its text, without byte order mark, every line ended by `\n`, and what was noted below it.
  record Ok(String text, NamedValues notes) implements Loaded {}

  /// It could not be read, or is not text.
  record Unreadable(Failure failure) implements Loaded {}
}
