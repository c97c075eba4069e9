package gradus.document;

import gradus.lang.Messages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// A program and where it is kept. Immutable.
///
/// @param text the program
/// @param path its file, empty until it is first saved
/// @param savedText the text that would not be lost by closing: what the file holds, or what a new
///   document began with
public record Document(String text, Optional<Path> path, String savedText) {
  /// No text, no file.
  public static final Document EMPTY = untitled("");

  /// A document without a file; closing it loses nothing until it is edited.
  public static Document untitled(String text) {
    return new Document(text, Optional.empty(), text);
  }

  /// What stands in a file.
  public static Document of(Path path, String text) {
    return new Document(text, Optional.of(path), text);
  }

  /// Whether there are changes that closing would lose.
  public boolean isDirty() {
    return !text.equals(savedText);
  }

  public Document withText(String newText) {
    return new Document(newText, path, savedText);
  }

  /// The same text, now held by a file.
  public Document saved(Path file) {
    return of(file, text);
  }

  /// The same text while its file holds another version of it, `fileText`.
  public Document keptAs(Path file, String fileText) {
    return new Document(text, Optional.of(file), fileText);
  }

  /// The file's name, or the word for a document that has none.
  public String displayName(Locale locale) {
    return path.map(Path::getFileName)
        .map(Path::toString)
        .orElseGet(() -> Messages.text(locale, "file.untitled"));
  }
}
