package gradus.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The file of what is remembered for a person: lines that say above them what they are, which may
/// be changed by hand. Several windows and processes write it, each what was changed in it.
///
/// @param file need not be there yet
public record MemoryFile(Path file) {
  /// What a file says.
  ///
  /// @param damage why it says nothing; the damaged file is kept under another name
  public record Content(NamedValues values, Optional<Failure> damage) {}

  /// A line: its name and value.
  ///
  /// @param meaning empty where this edition does not know it
  public record MemoryLine(String name, Optional<String> meaning, Object value) {}

  /// What is remembered; nothing where there is no file yet.
  public Content read() {
    if (!Files.exists(file)) return new Content(NamedValues.NONE, Optional.empty());
    return switch (Storage.read(file)) {
      case Loaded.Ok ok ->
          NamedValues.read(ok.text())
              .map(values -> new Content(values, Optional.empty()))
              .orElseGet(() -> setAside("memory.damaged", ""));
      case Loaded.Unreadable unreadable -> setAside("memory.damaged", "");
    };
  }

  /// Keeps the file as it is under another name, for some of what it says is not understood.
  ///
  /// @param wrong those lines, as they are to be told
  public Optional<Failure> setAside(String wrong) {
    return setAside("memory.partly", wrong).damage();
  }

  private Content setAside(String why, String wrong) {
    Path aside = file;
    for (int n = 1; Files.exists(aside); n++) {
      aside = file.resolveSibling("damaged-" + n + "-" + file.getFileName());
    }
    try {
      Files.move(file, aside);
      return new Content(
          NamedValues.NONE, Optional.of(Failure.of(why, file.toString(), aside.toString(), wrong)));
    } catch (IOException e) {
      return new Content(
          NamedValues.NONE,
          Optional.of(Failure.of("memory.unread", file.toString(), Storage.reason(e))));
    }
  }

  /// Writes lines; says why when that cannot be done.
  ///
  /// @param heading what the file is
  public Optional<Failure> write(String heading, List<MemoryLine> lines) {
    StringBuilder text = new StringBuilder("# " + heading + "\n");
    for (MemoryLine line : lines) {
      NamedValues.Listing one = new NamedValues.Listing();
      line.meaning.ifPresentOrElse(
          meaning -> one.add(line.name, line.value, meaning), () -> one.add(line.name, line.value));
      text.append('\n').append(one.text());
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      return Optional.of(Failure.of("memory.unwritten", file.toString(), Storage.reason(e)));
    }
    return Storage.write(file, text.toString());
  }
}
