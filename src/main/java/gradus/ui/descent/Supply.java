package gradus.ui.descent;

import gradus.data.ExampleTable;
import java.nio.file.Path;
import java.util.List;

/// What became of the examples that a document has.
public sealed interface Supply {
  /// There are none.
  record Unsupplied() implements Supply {}

  /// They are being read.
  record Coming() implements Supply {}

  /// A document from elsewhere names a file, and nobody has allowed to read it.
  record Questioned(Path file) implements Supply {}

  /// They cannot be had; the message says why.
  record Unavailable(String key, List<Object> args) implements Supply {
    public Unavailable {
      args = List.copyOf(args);
    }
  }

  /// A table.
  ///
  /// @param changed whether its file holds something else than when the document was saved
  record Stocked(ExampleTable table, boolean changed) implements Supply {}
}
