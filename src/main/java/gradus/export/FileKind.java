package gradus.export;

import java.util.List;
import java.util.Set;

/// A kind of file that a program can be exported as. Its message `export.EXTENSION` names what such
/// a file holds.
public interface FileKind {
  /// How such a file's name ends, in small letters: `png`.
  String extension();

  /// The options it takes; others are refused.
  Set<ExportOption> options();

  /// Whether every input must have a value.
  boolean needsValues();

  /// Makes the file.
  Made make(ExportOrder order);

  /// What came of an order.
  sealed interface Made {
    /// The file's bytes, and sentences that people should read.
    record Bytes(byte[] bytes, List<String> notices) implements Made {}

    /// Why there is no file, in a sentence.
    record Declined(String sentence) implements Made {}
  }
}
