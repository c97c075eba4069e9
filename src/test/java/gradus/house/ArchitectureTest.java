package gradus.house;

import static com.tngtech.archunit.base.DescribedPredicate.doNot;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the house together: which room may know which, and where a library may enter.
class ArchitectureTest {
  private static final List<String> LADDER = Ladder.ROOMS;

  /// Most files of a room, `package-info` not counted.
  private static final int CROWDED = 25;

  /// Names that two types have still; there may only be fewer.
  private static final Set<String> TWICE =
      Set.of(
          "Common", "Done", "Figure", "Form", "Formula", "LessOne", "Name", "Partial", "Refused",
          "Repeat", "Slope", "Text");

  private static final Path HOUSE = Path.of("src/main/java/gradus");

  /// The one class through which the command line opens the window, and so looks up the ladder.
  private static final String DOOR = "gradus.cli.WindowCommand";

  private static final List<Library> LIBRARIES =
      List.of(
          library("JavaFX", "javafx..", "com.sun.javafx..").in("ui"),
          library("FXGraphics2D", "org.jfree.fx..").in("ui"),
          library("RichTextFX", "org.fxmisc..", "org.reactfx..").in("ui"),
          library("AtlantaFX", "atlantafx..").in("ui"),
          library("Ikonli", "org.kordamp.ikonli..").in("ui"),
          library("JLaTeXMath", "org.scilab.forge..").in("picture.Formula"),
          library("picocli", "picocli..").in("cli"),
          library("JGraphT", "org.jgrapht..").in("graph", "layout"),
          library("JGraphX", "com.mxgraph..", "org.jgrapht.ext..").in("layout.JGraphXEngine"),
          library("ELK", "org.eclipse..").in("layout.ElkEngine", "layout.Layered", "layout.order"),
          library("Jackson", "tools.jackson..", "com.fasterxml.jackson..")
              .in("lesson", "export.Json"),
          library("FastCSV", "de.siegmar..").in("export.Csv"),
          library("Night Config", "com.electronwill..").in("document.NamedValues"),
          library("java-diff-utils", "com.github.difflib..").in("document.Comparison"),
          library("AWT", "java.awt..").in("picture", "layout.JGraphXEngine", "export", "ui"),
          library("Swing", "javax.swing..").in());

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("gradus");

  /// A library by its packages, and its places: rooms (`graph`) or single classes
  /// (`layout.ElkEngine`, with everything nested in it).
  private record Library(String name, List<String> packages, List<String> places) {
    Library in(String... places) {
      return new Library(name, packages, List.of(places));
    }

    boolean mayEnter(JavaClass target) {
      return places.stream().map(place -> "gradus." + place).anyMatch(place -> isIn(target, place));
    }
  }

  private static Library library(String name, String... packages) {
    return new Library(name, List.of(packages), List.of());
  }

  @Test
  void classFilesOfThisJavaAreUnderstood() {
    assertTrue(CLASSES.contain("gradus.Main"));
  }

  @TestFactory
  Stream<DynamicTest> aRoomImportsOnlyRoomsBeforeIt() {
    return IntStream.range(0, LADDER.size())
        .mapToObj(rung ->
            DynamicTest.dynamicTest(
                LADDER.get(rung),
                () ->
                    noClasses()
                        .that(resideInAnyPackage(room(LADDER.get(rung))))
                        .and(doNot(beNestedIn(DOOR)))
                        .should()
                        .dependOnClassesThat(
                            resideInAnyPackage(roomsBelow(rung)).or(beNestedIn("gradus.Main")))
                        .allowEmptyShould(true)
                        .check(CLASSES)));
  }

  @Test
  void everyRoomOfTheLadderExistsAndStandsThereOnce() throws IOException {
    Set<String> rooms = new TreeSet<>();
    try (Stream<Path> files = Files.walk(HOUSE)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> HOUSE.relativize(file.getParent()).toString().replace('/', '.'))
          .filter(room -> !room.isEmpty())
          .forEach(rooms::add);
    }
    assertEquals(LADDER.stream().sorted().toList(), List.copyOf(rooms));
  }

  @Test
  void noRoomIsCrowded() throws IOException {
    for (String room : LADDER) {
      List<String> files = files(room).toList();
      assertTrue(files.size() <= CROWDED, room + " has " + files.size() + " files");
      assertTrue(files.size() > 1, room);
    }
  }

  @Test
  void everyRoomSaysWhatItIsForAndWhatItMayImport() throws IOException {
    for (String room : LADDER) {
      String info = Files.readString(folder(room).resolve("package-info.java"));
      assertTrue(info.startsWith("/// ") && info.contains("\npackage gradus." + room + ";"), room);
      String said = info.replaceAll("\\s*\n///\\s*", " ");
      assertTrue(
          Pattern.compile("may import|imports|nothing")
              .matcher(said.toLowerCase(Locale.ROOT))
              .find(),
          room);
    }
  }

  @Test
  void whatARoomImportsStandsInItsInfo() throws IOException {
    int told = 0;
    for (String room : LADDER) {
      String info = Files.readString(folder(room).resolve("package-info.java"));
      // The command line and the window stand at the top and may import all that is above them.
      if (room.equals("cli") || room.startsWith("ui")) continue;
      Set<String> named = new TreeSet<>();
      Pattern.compile("`([a-z.]+)`").matcher(info).results().forEach(m -> named.add(m.group(1)));
      for (String other : LADDER) {
        boolean imported =
            !other.equals(room)
                && CLASSES.stream()
                    .filter(c -> c.getPackageName().equals("gradus." + room))
                    .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                    .anyMatch(d -> d.getTargetClass().getPackageName().equals("gradus." + other));
        if (imported) {
          assertTrue(named.contains(other), room + " imports " + other + " and does not say so");
          told++;
        }
      }
    }
    assertTrue(told > 40, told + " imports");
  }

  @Test
  void aNameStandsForOneClassOfTheHouse() throws IOException {
    Map<String, String> rooms = new TreeMap<>();
    for (String room : LADDER) {
      for (String file : files(room).filter(f -> !f.equals("package-info.java")).toList()) {
        String other = rooms.putIfAbsent(file, room);
        assertNull(other, file + " stands in " + other + " and in " + room);
      }
    }
    assertTrue(rooms.size() > 250, rooms.size() + " classes");
  }

  /// What is private to one class, or local to a method, may be called as it likes.
  @Test
  void aSimpleNameStandsForOneTypeOfTheHouse() {
    Map<String, Set<String>> types = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      boolean own = type.getModifiers().contains(JavaModifier.PRIVATE) || type.isLocalClass();
      if (own || type.isAnonymousClass() || type.getSimpleName().equals("package-info")) continue;
      types.computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>()).add(type.getName());
    }
    assertTrue(types.size() > 400, types.size() + " names");
    types.values().removeIf(those -> those.size() == 1);
    assertEquals(new TreeSet<>(TWICE), types.keySet(), types.toString());
  }

  @Test
  void theReadmePrintsTheLadderAsItIsTested() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertTrue(readme.contains("a room imports only rooms that stand before it in this list"));
    String house = readme.substring(readme.indexOf("\n## The house\n") + 1);
    List<String> printed =
        house
            .lines()
            .dropWhile(line -> !line.startsWith("    "))
            .takeWhile(line -> line.startsWith("    "))
            .map(line -> line.strip().split(" ")[0])
            .toList();
    assertEquals(LADDER, printed);
  }

  @Test
  void theDoorToTheWindowStandsInCli() {
    noClasses()
        .that(resideInAnyPackage("gradus.."))
        .and(doNot(resideInAnyPackage("gradus.ui..")))
        .and(doNot(beNestedIn(DOOR)))
        .should()
        .dependOnClassesThat(resideInAnyPackage("gradus.ui.."))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyClassLivesInARoomOfTheLadder() {
    String[] rooms = LADDER.stream().map(ArchitectureTest::room).toArray(String[]::new);
    classes()
        .that(doNot(resideInAnyPackage(rooms)))
        .should()
        .resideInAPackage("gradus")
        .check(CLASSES);
  }

  @Test
  void theWorkOfTheWindowKnowsNothingOfJavaFxButPropertiesAndCollections() {
    classes()
        .that()
        .resideInAnyPackage("gradus.ui.work", "gradus.ui.keep")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("javafx.beans..", "javafx.collections..")
                .or(doNot(resideInAnyPackage("javafx..", "com.sun.javafx.."))))
        .check(CLASSES);
  }

  @Test
  void theGraphTakesProgramsAndReadsNoText() {
    String reader = "gradus.plain.(Parser|token.Lexer|ExpressionReader)|gradus.reading\\..*";
    noClasses()
        .that()
        .resideInAPackage("gradus.graph")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(reader)
        .check(CLASSES);
    // What is looked for is there: the op room reads its formulas so.
    classes()
        .that()
        .haveFullyQualifiedName("gradus.op.FormulaText")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(reader)
        .check(CLASSES);
  }

  /// A package that nothing depends on is misspelled in the table.
  private static boolean isUsed(Library library) {
    PackageMatchers packages = PackageMatchers.of(library.packages());
    return CLASSES.stream()
        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
        .anyMatch(d -> packages.test(d.getTargetClass().getPackageName()));
  }

  @TestFactory
  Stream<DynamicTest> aLibraryEntersOnlyWhereTheTableSays() {
    return LIBRARIES.stream()
        .map(library ->
            DynamicTest.dynamicTest(
                library.name(),
                () -> {
                  // What may enter nowhere is used by nothing.
                  boolean entersSomewhere = !library.places().isEmpty();
                  assertEquals(entersSomewhere, isUsed(library), "used: " + library.packages());
                  noClasses()
                      .that(
                          DescribedPredicate.describe(
                              "live outside " + library.places(),
                              target -> !library.mayEnter(target)))
                      .should()
                      .dependOnClassesThat(
                          resideInAnyPackage(library.packages().toArray(String[]::new)))
                      .allowEmptyShould(true)
                      .check(CLASSES);
                }));
  }

  private static Path folder(String room) {
    return HOUSE.resolve(room.replace('.', '/'));
  }

  private static Stream<String> files(String room) throws IOException {
    try (Stream<Path> files = Files.list(folder(room))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .toList()
          .stream();
    }
  }

  private static String room(String name) {
    return "gradus." + name;
  }

  private static String[] roomsBelow(int rung) {
    return LADDER.stream().skip(rung + 1L).map(ArchitectureTest::room).toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> beNestedIn(String name) {
    return DescribedPredicate.describe("be " + name, target -> isIn(target, name));
  }

  /// Whether a class is, or is nested in, the class or the package of that name.
  private static boolean isIn(JavaClass target, String name) {
    String own = target.getName();
    return own.equals(name) || own.startsWith(name + "$") || own.startsWith(name + ".");
  }
}
