import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Finishes the folder that `mvn package` leaves: `java Distribution.java target/gradus`.
/// Records the JDK that ran this (the one that built the jars) for the launchers, makes the
/// launcher executable, gathers the licence notices out of the jars, makes jars that its cache would
/// leave aside such as it takes, and lets that JDK rehearse, so that commands and window start from
/// its ahead-of-time caches. That the JDK cannot is no failure.
final class Distribution {
  private static final Set<String> NOTICES =
      Set.of("LICENSE", "LICENCE", "NOTICE", "COPYING", "ABOUT", "EPL", "THIRD-PARTY");

  private Distribution() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path home = Path.of(args[0]);
    Files.writeString(home.resolve("lib/built-with"), System.getProperty("java.home") + "\n");
    boolean done = home.resolve("bin/gradus").toFile().setExecutable(true, false);
    if (!done && !Files.isExecutable(home.resolve("bin/gradus"))) {
      throw new IOException("cannot make bin/gradus executable");
    }
    List<Path> jars;
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    for (Path jar : jars) {
      String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
      copyNotices(jar, home.resolve("licences").resolve(name));
      CacheableJar.make(jar);
    }
    rehearse(home.resolve("lib"), "commands");
    rehearse(home.resolve("lib"), "window");
  }

  private static void rehearse(Path lib, String what) throws IOException, InterruptedException {
    Path cache = lib.resolve(what + ".aot");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:AOTCacheOutput=" + cache,
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "-Djava.util.logging.config.file=" + lib.resolve("logging.properties"),
            "-cp",
            lib.resolve("gradus.jar").toString(),
            "gradus.Rehearsal",
            what);
    Process run =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try (InputStream said = run.getErrorStream()) {
      String why = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      if (run.waitFor() != 0 || !Files.exists(cache)) {
        System.err.println("No cache of classes for the " + what + "; they start slower. " + why);
      }
    }
  }

  private static void copyNotices(Path jar, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(Distribution::isNotice).toList()) {
        Files.createDirectories(folder);
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        try (InputStream in = zip.getInputStream(entry)) {
          Files.write(folder.resolve(name), in.readAllBytes());
        }
      }
    }
  }

  private static boolean isNotice(ZipEntry entry) {
    String path = entry.getName();
    String name = path.substring(path.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
    return !entry.isDirectory()
        && !name.endsWith(".CLASS")
        && NOTICES.stream().anyMatch(name::startsWith)
        && (!path.contains("/") || path.startsWith("META-INF/") || path.startsWith("about_files/"));
  }
}
