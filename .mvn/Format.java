import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/// Formats every source file that changed since the last run, in place. Run by the build:
/// `java Format.java MARKER FOLDER…`, where MARKER is a file whose time tells of the last run.
/// A file that cannot be parsed is left alone, for the compiler has better words for it.
final class Format {
  private static final Formatter FORMATTER =
      new Formatter(JavaFormatterOptions.builder().build());

  private Format() {}

  public static void main(String[] args) throws IOException {
    Path marker = Path.of(args[0]);
    FileTime last = Files.exists(marker) ? Files.getLastModifiedTime(marker) : FileTime.fromMillis(0);
    FileTime now = FileTime.fromMillis(System.currentTimeMillis());
    for (String folder : List.of(args).subList(1, args.length)) {
      if (Files.isDirectory(Path.of(folder))) {
        formatFolder(Path.of(folder), last);
      }
    }
    Files.createDirectories(marker.toAbsolutePath().getParent());
    Files.writeString(marker, "");
    Files.setLastModifiedTime(marker, now);
  }

  private static void formatFolder(Path folder, FileTime last) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(file -> file.toString().endsWith(".java")).toList();
    }
    for (Path file : files) {
      if (Files.getLastModifiedTime(file).compareTo(last) >= 0) {
        formatFile(file);
      }
    }
  }

  private static void formatFile(Path file) throws IOException {
    String source = Files.readString(file);
    String tidy;
    try {
      tidy = FORMATTER.formatSource(RemoveUnusedImports.removeUnusedImports(source));
    } catch (FormatterException e) {
      return;
    }
    // Somebody may be saving the file from an editor at this moment: theirs wins.
    if (!tidy.equals(source) && Files.readString(file).equals(source)) {
      Files.writeString(file, tidy);
      System.out.println("formatted " + file);
    }
  }
}
