import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Changes the code in thousands of small ways, room by room, and fails where the tests notice too
/// few of them: `java Mutation.java CLASSPATH TARGET all|ROOM`, where the class path has PIT and
/// the tests. What no test noticed stands in TARGET/mutants/ROOM/lived.txt.
final class Mutation {
  /// A room, how many of a hundred changes must be noticed, and the rooms whose tests look for
  /// them: its own, and those above it that hold what it must give. All others would see some too,
  /// late.
  private record Room(String name, int floor, List<String> tests) {}

  // The readers, lang and latex, are left out: their tests read thousands of texts each, and a run
  // over them does not end in reasonable time.
  private static final List<Room> ROOMS =
      List.of(
          new Room("tensor", 92, List.of("tensor")),
          new Room("op", 94, List.of("op", "graph", "trace", "explain")),
          new Room("graph", 88, List.of("graph", "op", "trace", "lesson")),
          new Room("trace", 90, List.of("trace", "explain")),
          new Room("calculus", 88, List.of("calculus")));

  private static final List<String> JVM =
      List.of(
          "-Xmx1g",
          "-Djava.awt.headless=true",
          "-Dgradus.fuzz=20",
          // Makes one test of all that a test factory generates: see WholeFactory.
          "-Djunit.jupiter.extensions.autodetection.enabled=true");

  private Mutation() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path target = Path.of(args[1]);
    List<Room> rooms =
        ROOMS.stream().filter(room -> args[2].equals("all") || args[2].equals(room.name())).toList();
    if (rooms.isEmpty()) {
      System.err.println("No such room: " + args[2]);
      System.exit(2);
    }
    List<String> low = new ArrayList<>();
    for (Room room : rooms) {
      if (!holds(room, target, args[0])) {
        low.add(room.name());
      }
    }
    if (!low.isEmpty()) {
      System.err.println("Too many changes lived in " + String.join(", ", low));
      System.exit(1);
    }
  }

  private static boolean holds(Room room, Path target, String classPath) throws IOException, InterruptedException {
    Path report = target.resolve("mutants").resolve(room.name());
    Files.createDirectories(report);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(classPath);
    command.add("org.pitest.mutationtest.commandline.MutationCoverageReport");
    command.add("--targetClasses=gradus." + room.name() + ".*");
    command.add("--targetTests=" + room.tests().stream().map(t -> "gradus." + t + ".*").collect(Collectors.joining(",")));
    command.add("--sourceDirs=src/main/java");
    command.add("--mutableCodePaths=" + target.resolve("classes"));
    command.add("--reportDir=" + report);
    command.add("--timestampedReports=false");
    command.add("--outputFormats=CSV,HTML");
    command.add("--threads=2");
    // A busy machine is no loop without an end.
    command.add("--timeoutConst=15000");
    command.add("--timeoutFactor=2");
    // Rules that static fields hold are code like any other; what an entry of the catalogue says of
    // itself is data.
    command.add("--features=-FSTATI");
    command.add("--avoidCallsTo=gradus.op.OpBuilder");
    // Tests of what huge texts cost take long and tell no change from another; nor do sweeps over
    // all reference programs see more than the small tests that come before them.
    command.add("--excludedGroups=huge,sweep");
    command.add("--jvmArgs=" + String.join(",", JVM));
    ProcessBuilder pit = new ProcessBuilder(command);
    Path log = report.resolve("pit.log");
    pit.redirectErrorStream(true).redirectOutput(log.toFile());
    long start = System.nanoTime();
    boolean ran = pit.start().waitFor() == 0;
    long seconds = (System.nanoTime() - start) / 1_000_000_000L;
    if (!ran) {
      System.err.println("PIT failed in " + room.name() + ": " + log);
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
    System.out.printf(
        "%s: %d of %d changes noticed, %.1f %% (floor %d %%), in %d s%n",
        room.name(), mutants.size() - lived.size(), mutants.size(), score, room.floor(), seconds);
    return score >= room.floor();
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
