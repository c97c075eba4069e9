package gradus.document;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where what is made of programs is written.
public sealed interface FilePlace {
  /// One file, for one program.
  record OneFile(Path path) implements FilePlace {
    @Override
    public Path file(String program) {
      return path;
    }
  }

  /// A folder with a file of each program, which is called as the program is.
  ///
  /// @param ending what the files are, such as `png`
  record Folder(Path path, String ending) implements FilePlace {
    @Override
    public Path file(String program) {
      Path last = Path.of(program).getFileName();
      // What follows a dot is an ending where it is letters: a version is a part of the name.
      String name = (last == null ? "" : last.toString()).replaceFirst("(?<=.)\\.\\p{L}+$", "");
      return path.resolve(name + "." + ending);
    }
  }

  /// Two programs that would be written to the same file.
  record Clash(String one, String other, Path file) {}

  /// The file of a program, which is given as it was called: by its path, or by a name.
  Path file(String program);

  /// The first two whose files are one, also where a system takes large letters for small.
  default Optional<Clash> clash(List<String> programs) {
    Map<String, String> seen = new HashMap<>();
    for (String program : programs) {
      Path file = file(program);
      String before = seen.put(file.toString().toLowerCase(Locale.ROOT), program);
      if (before != null) return Optional.of(new Clash(before, program, file));
    }
    return Optional.empty();
  }

  /// A folder where there is one, or where it is `written` as one, with a slash in the end.
  static boolean isFolder(String written) {
    return written.endsWith("/")
        || written.endsWith(File.separator)
        || Files.isDirectory(Path.of(written));
  }
}
