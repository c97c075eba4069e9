package gradus.export;

import gradus.lang.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The kinds of files there are; the first is what a window proposes. Help, messages and the save
/// dialog are made from this list.
public final class FileKinds {
  public static final List<FileKind> ALL =
      List.of(
          new PngFile(), //
          new JsonFile());

  private FileKinds() {}

  /// The kind that a file's name asks for by its ending.
  public static Optional<FileKind> of(Path file) {
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ALL.stream().filter(kind -> kind.extension().equals(ending)).findFirst();
  }

  /// `the picture (.png) or the numbers (.json)`.
  public static String described(Locale locale) {
    return listed(
        ALL.stream()
            .map(k ->
                Messages.text(
                    locale,
                    "export.kind",
                    Messages.text(locale, "export." + k.extension()),
                    k.extension()))
            .toList(),
        Messages.text(locale, "export.or"));
  }

  /// `.png or .json`: how the files of these kinds end.
  public static String endings(List<FileKind> kinds, Locale locale) {
    List<String> endings = kinds.stream().map(k -> "." + k.extension()).toList();
    return listed(endings, Messages.text(locale, "export.or.ending"));
  }

  private static String listed(List<String> items, String or) {
    String most = items.stream().limit(items.size() - 1L).collect(Collectors.joining(", "));
    return most.isEmpty() ? items.getLast() : most + or + items.getLast();
  }
}
