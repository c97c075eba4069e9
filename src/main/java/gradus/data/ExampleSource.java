package gradus.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the examples of a program are from.
public sealed interface ExampleSource {
  /// There are none but the one in the text.
  record Nowhere() implements ExampleSource {}

  /// A table in a file.
  ///
  /// @param file whole
  /// @param mark tells this content from another; empty where nobody has seen it
  record OnDisk(Path file, String mark) implements ExampleSource {}

  /// Points that a seed makes.
  ///
  /// @param head what their columns are called; none as they always are
  record Seeded(PointSet set, int seed, List<String> head) implements ExampleSource {
    public Seeded {
      head = List.copyOf(head);
    }

    /// The points, and where they would stand in a file.
    public ExampleTable table() {
      List<List<String>> rows = new ArrayList<>(set.table(set.usual(), set.noise(), seed));
      if (!head.isEmpty()) rows.set(0, head);
      return ExampleTable.of(rows);
    }
  }

  /// A table that was typed or pasted, the names of its columns first.
  record Entered(List<List<String>> rows) implements ExampleSource {
    public Entered {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// A file of this name that a document may not name: it is not in its folder or below.
  record Outside(String name) implements ExampleSource {}
}
