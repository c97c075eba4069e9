package gradus.house;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.calculus.DerivativeRule;
import gradus.calculus.tensors.TensorRule;
import gradus.diagram.LocalGradients;
import gradus.export.FileKind;
import gradus.export.FileKinds;
import gradus.export.Views;
import gradus.graph.Folding;
import gradus.lang.MessagesTest;
import gradus.latex.Signs;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.lesson.Examples;
import gradus.op.GatePattern;
import gradus.op.catalogue.Ops;
import gradus.picture.Palette;
import gradus.picture.Theme;
import gradus.trace.Grain;
import gradus.trace.Jacobian;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The files of messages against everything that asks for a message: the sources and the FXML.
class MessageFilesTest {
  private static final Path RESOURCES = Path.of("resources");
  private static final Path SOURCES = Path.of("src/main/java");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[a-zA-Z0-9]+)+");

  /// Keys composed at run time begin with one of these, and end with a word of the list beside it.
  private static final Map<String, Set<String>> LISTED =
      Map.ofEntries(
          Map.entry("explain.axis.", Set.of("0", "1", "both")),
          Map.entry(
              "explain.beside.",
              union(
                  List.of(
                      Set.of("add", "max", "min", "multiply"),
                      Stream.of("divide", "power", "subtract")
                          .flatMap(op -> Stream.of(op + ".first", op + ".last"))
                          .collect(toSet())))),
          Map.entry("export.", words(FileKinds.ALL.stream().map(FileKind::extension))),
          Map.entry("grain.", words(Grain.values())),
          Map.entry("jacobian.", words(Jacobian.Structure.values())),
          Map.entry("pattern.", words(GatePattern.values())),
          Map.entry(
              "rule.",
              union(
                  List.of(
                      words(DerivativeRule.Textbook.values()),
                      words(Stream.of(TensorRule.Entrywise.values()).map(TensorRule::id)),
                      Set.of("matrix-product")))),
          Map.entry(
              "ui.export.",
              Set.of("both", "caption", "formula", "forward", "legend", "plain", "transparent")),
          Map.entry("ui.export.view.", words(Views.values())),
          Map.entry("ui.level.", words(Folding.Level.values())),
          Map.entry("ui.shape.", Set.of("number", "vector", "matrix")),
          Map.entry("ui.examples.", Examples.byGroup().keySet()),
          Map.entry(
              "ui.view.engine.", words(LayoutEngines.offered().stream().map(LayoutEngine::name))),
          Map.entry("ui.view.locals.", words(LocalGradients.values())),
          Map.entry("ui.view.palette.", words(Palette.values())),
          Map.entry("ui.view.signs.", words(Signs.values())),
          Map.entry("ui.view.theme.", words(Theme.values())));

  /// And with one of these where the list cannot be seen from here: the rest is a literal, of an
  /// option without its dashes.
  private static final List<String> UNLISTED =
      List.of("cli.help.", "memory.", "ui.keys.", "ui.panel.", "ui.present.keys.");

  private static final List<String> STEMS =
      Stream.concat(LISTED.keySet().stream(), UNLISTED.stream()).sorted().toList();

  /// What is hung on a key to ask for its sister.
  private static final List<String> ENDINGS = List.of(".back", ".key", ".shows", ".vector", ".why");

  private static final Set<String> KEYS = MessagesTest.keys("messages.properties");
  private static final Set<String> LITERALS = new TreeSet<>();

  static {
    for (String source : texts(SOURCES, ".java")) {
      LITERAL.matcher(source).results().forEach(found -> LITERALS.add(found.group(1)));
    }
    for (String fxml : texts(RESOURCES, ".fxml")) {
      LITERAL.matcher(fxml).results().forEach(found -> LITERALS.add(found.group(1)));
    }
  }

  private static Set<String> union(List<Set<String>> parts) {
    return parts.stream().flatMap(Set::stream).collect(toSet());
  }

  @Test
  void everyKeyThatIsMentionedHasItsMessage() {
    Set<String> families =
        KEYS.stream().map(key -> key.substring(0, key.indexOf('.'))).collect(toSet());
    List<String> mentioned =
        LITERALS.stream()
            .filter(text -> KEY.matcher(text).matches())
            .filter(text -> families.contains(text.substring(0, text.indexOf('.'))))
            .toList();
    assertTrue(mentioned.size() > 300, "keys mentioned: " + mentioned.size());
    assertEquals(List.of(), mentioned.stream().filter(key -> !KEYS.contains(key)).toList());
  }

  @Test
  void noMessageIsObsolete() {
    assertEquals(List.of(), KEYS.stream().filter(key -> !isAskedFor(key)).toList());
  }

  @Test
  void everyStemAndEndingOfComposedKeysIsInUse() {
    for (String stem : STEMS) {
      assertTrue(LITERALS.contains(stem), stem);
      assertTrue(KEYS.stream().anyMatch(key -> key.startsWith(stem)), stem);
    }
    for (String ending : ENDINGS) {
      assertTrue(LITERALS.contains(ending), ending);
      assertTrue(KEYS.stream().anyMatch(key -> key.endsWith(ending)), ending);
    }
  }

  @Test
  void whatNothingAsksForIsFoundOut() {
    assertTrue(!isAskedFor("ui.file.never"));
    assertTrue(!isAskedFor("rule.nothing.at.all"));
    assertTrue(!isAskedFor("rule.sigmoid"));
    assertTrue(!isAskedFor("jacobian.router"));
    assertTrue(!isAskedFor("ui.file.open.why"));
  }

  /// Every file of messages there is, English among them.
  static List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(RESOURCES.resolve("gradus"))) {
      List<String> files =
          all.map(file -> file.getFileName().toString())
              .filter(file -> file.matches("messages(_[a-z]+)?\\.properties"))
              .sorted()
              .toList();
      assertTrue(
          files.containsAll(List.of("messages.properties", "messages_ko.properties")), "" + files);
      return files;
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aLanguageHasKeysOfEnglishOrOfAnOpAndTheirSlots(String file) {
    Set<String> words = Ops.all().stream().flatMap(op -> op.keys().stream()).collect(toSet());
    Properties own = MessagesTest.messages(file);
    Properties english = MessagesTest.messages("messages.properties");
    for (String key : own.stringPropertyNames()) {
      assertTrue(KEYS.contains(key) || words.contains(key), file + " has " + key);
      if (!KEYS.contains(key)) continue;
      String text = own.getProperty(key);
      assertFalse(text.isBlank(), key);
      assertEquals(MessagesTest.slots(english.getProperty(key)), MessagesTest.slots(text), key);
    }
    assertFalse(own.isEmpty(), file);
  }

  @ParameterizedTest
  @MethodSource("files")
  void noKeyIsWrittenTwice(String file) throws IOException {
    Set<String> seen = new TreeSet<>();
    for (String line : Files.readAllLines(RESOURCES.resolve("gradus").resolve(file))) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        assertTrue(seen.add(line.substring(0, equals).strip()), file + ": " + line);
      }
    }
    assertEquals(MessagesTest.keys(file).size(), seen.size(), file);
  }

  @ParameterizedTest
  @MethodSource("files")
  void sectionsStandInTheOrderOfTheRoomsAndKeysInTheirs(String file) throws IOException {
    List<String> rooms = new ArrayList<>();
    Map<String, String> homes = new HashMap<>();
    String before = "";
    for (String line : Files.readAllLines(RESOURCES.resolve("gradus").resolve(file))) {
      if (line.startsWith("# --- ")) {
        rooms.add(line.substring(6));
        before = "";
      } else if (!line.isBlank()) {
        String key = line.substring(0, line.indexOf('=')).strip();
        assertFalse(rooms.isEmpty(), key + " stands under no header of a room, like # --- lang");
        assertTrue(before.compareTo(key) < 0, before + " before " + key);
        before = key;
        String family = key.substring(0, key.indexOf('.'));
        assertEquals(rooms.getLast(), homes.computeIfAbsent(family, f -> rooms.getLast()), key);
      }
    }
    assertEquals(Ladder.ROOMS.stream().filter(rooms::contains).toList(), rooms);
  }

  private static boolean isAskedFor(String key) {
    if (LITERALS.contains(key) || STEMS.stream().anyMatch(stem -> isComposed(stem, key))) {
      return true;
    }
    return ENDINGS.stream()
        .anyMatch(ending ->
            key.endsWith(ending)
                && KEYS.contains(withoutEnd(key, ending))
                && mayEnd(withoutEnd(key, ending)));
  }

  /// Sisters are asked for of composed keys, and of keys whose own stem ends where they do.
  private static boolean mayEnd(String key) {
    return STEMS.stream().anyMatch(stem -> isComposed(stem, key)) || key.startsWith("explain.");
  }

  /// The names of constants in small letters, with hyphens too.
  private static Set<String> words(Enum<?>... constants) {
    return words(Stream.of(constants).map(c -> c.name().toLowerCase(Locale.ROOT)));
  }

  private static Set<String> words(Stream<String> names) {
    return names.flatMap(n -> Stream.of(n, n.replace('_', '-'))).collect(toSet());
  }

  private static boolean isComposed(String stem, String key) {
    String rest = key.startsWith(stem) ? key.substring(stem.length()) : "";
    if (rest.isEmpty()) return false;
    return LISTED.containsKey(stem)
        ? LISTED.get(stem).contains(rest)
        : Stream.of("", "-", "--").anyMatch(dashes -> LITERALS.contains(dashes + rest));
  }

  private static String withoutEnd(String key, String ending) {
    return key.substring(0, key.length() - ending.length());
  }

  private static List<String> texts(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
