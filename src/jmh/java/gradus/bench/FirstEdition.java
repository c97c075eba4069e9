package gradus.bench;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The first edition of this program, from the history of its own repository: compiled once, and
/// run beside this one in a class loader of its own.
public final class FirstEdition {
  private static final String COMMIT = "e3c066b3";

  private static final List<String> FOLDERS = List.of("src/main/java", "resources");

  private static final Path BENCH = Path.of("target", "bench");

  /// There is nothing of it before all is.
  private static final Path HOME = BENCH.resolve("edition-" + COMMIT);

  private FirstEdition() {}

  /// Makes it ready to run, where it is not; false where the history does not reach back to it.
  static boolean isThere() {
    if (Files.exists(HOME)) return true;
    try {
      byte[] archive = archive();
      if (archive.length == 0) return false;
      Path begun = Files.createTempDirectory(Files.createDirectories(BENCH), "edition-");
      unpack(archive, begun);
      compile(begun);
      Files.move(begun, HOME, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What git has of it, zipped; nothing where it has nothing or there is no git.
  private static byte[] archive() throws IOException {
    List<String> command =
        Stream.concat(Stream.of("git", "archive", "--format=zip", COMMIT), FOLDERS.stream())
            .toList();
    Process git;
    try {
      git = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return new byte[0];
    }
    byte[] archive = git.getInputStream().readAllBytes();
    try {
      return git.waitFor() == 0 ? archive : new byte[0];
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new byte[0];
    }
  }

  /// Sources into a folder of their own, all else beside the classes.
  private static void unpack(byte[] archive, Path begun) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) continue;
        String name = entry.getName();
        String folder = FOLDERS.stream().filter(f -> name.startsWith(f + "/")).findFirst().get();
        Path home = begun.resolve(name.endsWith(".java") ? "sources" : "classes");
        Path file = home.resolve(name.substring(folder.length() + 1));
        Files.createDirectories(file.getParent());
        Files.write(file, zip.readAllBytes());
      }
    }
  }

  private static void compile(Path begun) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(path -> path.endsWith(".jar"))
            .collect(Collectors.joining(File.pathSeparator));
    String classes = begun.resolve("classes").toString();
    List<String> options = List.of("-nowarn", "-proc:none", "-cp", jars, "-d", classes);
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(begun.resolve("sources"))) {
      List<Path> all = sources.filter(path -> path.toString().endsWith(".java")).toList();
      boolean compiled =
          compiler
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(all))
              .call();
      if (!compiled) throw new IOException("the first edition does not compile");
    }
  }

  /// Draws a program as it did: the width of the picture, anew at each call.
  public static Callable<Double> picture(String program) throws ReflectiveOperationException {
    Loader loader = new Loader();
    Class<?> graph = loader.loadClass("gradus.graph.ComputationGraph");
    Class<?> trace = loader.loadClass("gradus.trace.Trace");
    Class<?> grain = loader.loadClass("gradus.trace.Grain");
    Class<?> steps = loader.loadClass("gradus.trace.Steps");
    Class<?> options = loader.loadClass("gradus.diagram.Options");
    Class<?> engine = loader.loadClass("gradus.layout.LayoutEngine");
    Class<?> diagram = loader.loadClass("gradus.diagram.Diagram");
    Object built =
        loader
            .loadClass("gradus.graph.GraphBuilder")
            .getMethod("build", String.class)
            .invoke(null, program);
    Object known =
        trace
            .getMethod("of", graph)
            .invoke(null, built.getClass().getMethod("graph").invoke(built));
    Object all =
        steps
            .getMethod("of", trace, grain)
            .invoke(null, known, grain.getField("GATE").get(null));
    Object usual = options.getField("DEFAULT").get(null);
    Object elk =
        loader.loadClass("gradus.layout.LayoutEngines").getMethod("standard").invoke(null);
    Method of = diagram.getMethod("of", steps, options, engine, BooleanSupplier.class);
    Method width = diagram.getMethod("width");
    BooleanSupplier never = () -> false;
    return () -> (Double) width.invoke(of.invoke(null, all, usual, elk, never));
  }

  /// Has its own classes of the names that this program has too.
  private static final class Loader extends URLClassLoader {
    Loader() {
      super(new URL[] {classes()}, FirstEdition.class.getClassLoader());
    }

    private static URL classes() {
      try {
        return HOME.resolve("classes").toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("gradus.")) return super.loadClass(name, resolve);
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }

    @Override
    public URL getResource(String name) {
      URL own = findResource(name);
      return own == null ? super.getResource(name) : own;
    }
  }
}
