package gradus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Builtins;
import gradus.op.catalogue.Ops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the README lists, against what there is.
class ReadmeTest {
  /// The names in one part of the list: `max(a, b)` is a name, the operands are none.
  private static List<String> names(String part) {
    List<String> names = new ArrayList<>();
    Pattern.compile("`([^`]+)`")
        .matcher(part)
        .results()
        .map(m -> m.group(1).replaceAll("\\([^)]*\\)", ""))
        .forEach(code -> names.addAll(List.of(code.strip().split("\\s+"))));
    return names;
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start);
    assertTrue(from >= 0, start);
    int to = text.indexOf(end, from + start.length());
    assertTrue(to >= 0, end);
    return text.substring(from + start.length(), to);
  }

  /// A gate of the catalogue need not be named there: a new one is one file and its test.
  @Test
  void everyFunctionTheReadmeNamesIsInTheCatalogue() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String list = between(readme, "\n- Functions, ", "\n- ");
    List<String> listed = names(between(list, "among them", "Constants:"));
    assertTrue(listed.size() > 30, "only " + listed);
    for (String name : listed) {
      assertTrue(Ops.names().contains(name), name);
    }
    Set<String> constants = new TreeSet<>(Builtins.CONSTANTS);
    constants.remove("π");
    assertEquals(constants, new TreeSet<>(names(list.substring(list.indexOf("Constants:")))));
  }
}
