package gradus.document;

import gradus.data.Dataset;
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
/// @param data its examples
/// @param savedData those that would not be lost by closing
public record Document(
    String text, Optional<Path> path, String savedText, Dataset data, Dataset savedData) {
  /// No text, no file.
  public static final Document EMPTY = untitled("");

  /// A document without examples.
  public Document(String text, Optional<Path> path, String savedText) {
    this(text, path, savedText, Dataset.NONE, Dataset.NONE);
  }

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
    return !text.equals(savedText) || !data.equals(savedData);
  }

  public Document withText(String newText) {
    return new Document(newText, path, savedText, data, savedData);
  }

  /// The same with other examples, which are not saved.
  public Document withData(Dataset other) {
    return new Document(text, path, savedText, other, savedData);
  }

  /// The same as it was opened with these examples.
  public Document holding(Dataset saved) {
    return new Document(text, path, savedText, saved, saved);
  }

  /// The same text, now held by a file.
  public Document saved(Path file) {
    return new Document(text, Optional.of(file), text, data, data);
  }

  /// The same text while its file holds another version of it, `fileText`.
  public Document keptAs(Path file, String fileText) {
    return new Document(text, Optional.of(file), fileText, data, savedData);
  }

  /// The same while its file holds this text and these examples.
  Document keptAs(Path file, String fileText, Dataset fileData) {
    return new Document(text, Optional.of(file), fileText, data, fileData);
  }

  /// The file's name, or the word for a document that has none.
  public String displayName(Locale locale) {
    return path.map(Path::getFileName)
        .map(Path::toString)
        .orElseGet(() -> Messages.text(locale, "file.untitled"));
  }
}
