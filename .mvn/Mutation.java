import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Changes the code in thousands of small ways, room by room, and fails where the tests notice too
/// few of them: `java Mutation.java CLASSPATH TARGET all|ROOM`, where the class path has PIT and
/// the tests. What no test noticed stands in TARGET/mutants/ROOM/lived.txt.
final class Mutation {
  /// Of a hundred changes, how many must be noticed.
  private static final Map<String, Integer> FLOORS = new LinkedHashMap<>();

  static {
    FLOORS.put("tensor", 92);
    FLOORS.put("op", 94);
    FLOORS.put("graph", 88);
    FLOORS.put("trace", 90);
    FLOORS.put("calculus", 88);
  }

  /// The tests that look for changes. Those of the window and of pictures would see some too, late.
  private static final List<String> TESTS =
      List.of(
          "gradus.tensor.*",
          "gradus.op.*",
          "gradus.graph.*",
          "gradus.trace.*",
          "gradus.calculus.*",
          "gradus.explain.*",
          "gradus.lesson.ExamplesTest");

  private static final List<String> JVM =
      List.of(
          "-Xmx1g",
          "-Djava.awt.headless=true",
          "-Dgradus.fuzz=20",
          // Makes one test of all that a test factory generates: see WholeFactory.
          "-Djunit.jupiter.extensions.autodetection.enabled=true",
          "-Djunit.jupiter.execution.parallel.enabled=false");

  private Mutation() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path target = Path.of(args[1]);
    List<String> rooms = args[2].equals("all") ? List.copyOf(FLOORS.keySet()) : List.of(args[2]);
    List<String> low = new ArrayList<>();
    for (String room : rooms) {
      if (!holds(room, target, args[0])) {
        low.add(room);
      }
    }
    if (!low.isEmpty()) {
      System.err.println("Too many changes lived in " + String.join(", ", low));
      System.exit(1);
    }
  }

  private static boolean holds(String room, Path target, String classPath) throws IOException, InterruptedException {
    Path report = target.resolve("mutants").resolve(room);
    Files.createDirectories(report);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(classPath);
    command.add("org.pitest.mutationtest.commandline.MutationCoverageReport");
    command.add("--targetClasses=gradus." + room + ".*");
    command.add("--targetTests=" + String.join(",", TESTS));
    command.add("--sourceDirs=src/main/java");
    command.add("--mutableCodePaths=" + target.resolve("classes"));
    command.add("--reportDir=" + report);
    command.add("--timestampedReports=false");
    command.add("--outputFormats=CSV,HTML");
    command.add("--threads=2");
    // Rules that static fields hold are code like any other; what an entry of the catalogue says of
    // itself is data.
    command.add("--features=-FSTATI");
    command.add("--avoidCallsTo=gradus.op.Op$Builder");
    // Tests of what huge texts cost take long and tell no change from another.
    command.add("--excludedGroups=huge");
    command.add("--jvmArgs=" + String.join(",", JVM));
    ProcessBuilder pit = new ProcessBuilder(command);
    Path log = report.resolve("pit.log");
    pit.redirectErrorStream(true).redirectOutput(log.toFile());
    long start = System.nanoTime();
    boolean ran = pit.start().waitFor() == 0;
    long seconds = (System.nanoTime() - start) / 1_000_000_000L;
    if (!ran) {
      System.err.println("PIT failed in " + room + ": " + log);
      return false;
    }
    List<String[]> mutants =
        Files.readAllLines(report.resolve("mutations.csv")).stream()
            .map(line -> line.split(","))
            .toList();
    List<String[]> lived = mutants.stream().filter(Mutation::lived).toList();
    Files.write(
        report.resolve("lived.txt"), lived.stream().map(Mutation::sentence).sorted().toList());
    double score = mutants.isEmpty() ? 0 : 100.0 * (mutants.size() - lived.size()) / mutants.size();
    int floor = FLOORS.getOrDefault(room, 0);
    System.out.printf(
        "%s: %d of %d changes noticed, %.1f %% (floor %d %%), in %d s%n",
        room, mutants.size() - lived.size(), mutants.size(), score, floor, seconds);
    return score >= floor;
  }

  /// A line of PIT's table: file, class, mutator, method, line, status, test.
  private static boolean lived(String[] mutant) {
    return mutant[5].equals("SURVIVED") || mutant[5].equals("NO_COVERAGE");
  }

  private static String sentence(String[] mutant) {
    String mutator = mutant[2].substring(mutant[2].lastIndexOf('.') + 1).replace("Mutator", "");
    return "%s:%4s %s %s%s"
        .formatted(
            mutant[1], mutant[4], mutant[3], mutator, mutant[5].startsWith("N") ? ", never run" : "");
  }
}
