package gradus.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Habits of the sources that the formatter does not hold.
class StyleTest {
  private static final Pattern QUALIFIED =
      Pattern.compile("(?<![\\w.\"])(?:[a-z][a-z0-9]*\\.){2,}([A-Z]\\w*)");

  @Test
  void aNameIsImportedUnlessTwoClassesHaveIt() throws IOException {
    List<String> found = new ArrayList<>();
    int files = 0;
    for (String folder : List.of("src/main/java", "src/test/java", "src/jmh/java")) {
      try (Stream<Path> walk = Files.walk(Path.of(folder))) {
        for (Path file : walk.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          files++;
          for (String name : qualified(file, Files.readString(file))) {
            found.add(file.getFileName() + ": " + name);
          }
        }
      }
    }
    assertTrue(files > 300, "sources: " + files);
    assertEquals(List.of(), found);
  }

  @Test
  void aQualifiedNameIsFoundAndOneThatMustBeIsNot() {
    Path file = Path.of("src/test/java/gradus/house/StyleTest.java");
    String list = "java" + ".util.List";
    assertEquals(List.of(list), qualified(file, "class A {\n  " + list + "<A> all;\n}\n"));
    assertEquals(List.of(list), qualified(file, "import " + list + ";\n" + list + "<A> all;\n"));
    assertEquals(List.of(), qualified(file, "import java.awt.List;\n" + list + "<A> all;\n"));
    assertEquals(List.of(), qualified(file, "record List() {}\n" + list + "<A> all;\n"));
    assertEquals(List.of(), qualified(file, "String s = \"the " + list + "\";\n"));
    assertEquals(List.of(), qualified(file, "int i; // a " + list + "\n"));
    assertEquals(List.of(), qualified(file, "/// A [" + list + "].\n"));
  }

  /// The names a source writes in full though no other class it sees is called the same.
  private static List<String> qualified(Path file, String source) {
    String code =
        source
            .lines()
            .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
            .map(line -> line.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "\"\"").replaceAll("//.*", ""))
            .reduce("", (all, line) -> all + "\n" + line);
    return QUALIFIED
        .matcher(code)
        .results()
        .filter(name -> !isTaken(name, file, source))
        .map(MatchResult::group)
        .toList();
  }

  /// Whether the simple name means another class here: imported, beside this file or nested in it.
  private static boolean isTaken(MatchResult full, Path file, String source) {
    String name = full.group(1);
    return Pattern.compile("import ([\\w.]*\\." + name + ");")
            .matcher(source)
            .results()
            .anyMatch(other -> !other.group(1).equals(full.group()))
        || Files.exists(file.resolveSibling(name + ".java"))
        || Pattern.compile("\\b(?:class|record|enum|interface) " + name + "\\b")
            .matcher(source)
            .find();
  }
}
