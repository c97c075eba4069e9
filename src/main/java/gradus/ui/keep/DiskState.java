package gradus.ui.keep;

import gradus.data.Dataset;
import gradus.document.DataNotes;
import gradus.document.Document;
import gradus.document.Failure;
import gradus.document.Loaded;
import gradus.document.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How the file that is open stands to what was last read from it or written to it.
sealed interface DiskState {
  /// It holds what it held, or there is no file.
  record Same() implements DiskState {}

  /// It holds what is in the window, though this window did not write it.
  record Equal(Path file) implements DiskState {}

  /// It holds another program, or other examples.
  record Other(Path file, String theirs, Dataset data) implements DiskState {}

  /// It cannot be read, or is no text: what it holds is nothing this window wrote.
  record Garbled(Path file, Failure why) implements DiskState {}

  /// It is there no more.
  record Absent(Path file) implements DiskState {}

  /// Looks at the disk.
  static DiskState of(Document document) {
    Optional<Path> file = document.path();
    if (file.isEmpty()) return new Same();
    if (!Files.exists(file.get())) return new Absent(file.get());
    return switch (Storage.read(file.get())) {
      case Loaded.Unreadable unreadable -> new Garbled(file.get(), unreadable.failure());
      case Loaded.Ok ok when holds(ok, document.savedText(), document.savedData(), file.get()) ->
          new Same();
      case Loaded.Ok ok when holds(ok, document.text(), document.data(), file.get()) ->
          new Equal(file.get());
      case Loaded.Ok ok ->
          new Other(file.get(), ok.text(), DataNotes.read(ok.notes(), Optional.of(file.get())));
    };
  }

  private static boolean holds(Loaded.Ok found, String text, Dataset data, Path file) {
    return found.text().equals(text) && DataNotes.tell(found.notes(), data, file);
  }
}
