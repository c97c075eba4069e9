package gradus.ui.keep;

import gradus.data.Dataset;
import gradus.document.Document;
import gradus.document.Failure;
import gradus.document.Recovery;
import gradus.ui.work.Words;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// What a person is told above the picture, and may decide about or leave standing.
public sealed interface Concern {
  /// A text that a crash left behind.
  record Crashed(Recovery.Leftover left) implements Concern {}

  /// Another program, or another window, wrote to the file that is open.
  ///
  /// @param theirs the program that the file holds now
  /// @param data its examples
  /// @param saving whether this was found when somebody wanted to save
  /// @param beside whether it was written in another window of this program
  record Changed(Path file, String theirs, Dataset data, boolean saving, boolean beside)
      implements Concern {}

  /// What the file holds that is open can no longer be read as text.
  ///
  /// @param saving whether this was found when somebody wanted to save
  record Illegible(Path file, Failure why, boolean saving) implements Concern {}

  /// The file that is open is there no more.
  record Gone(Path file) implements Concern {}

  /// The program was saved under a name whose files have no notes, without its examples.
  record Unnoted(Path file) implements Concern {}

  /// Something is not kept or not remembered.
  record Unkept(Failure failure) implements Concern {}

  /// The sentence for people.
  ///
  /// @param today tells whether a time of day says enough
  default String sentence(Words words, LocalDate today) {
    return switch (this) {
      case Crashed u -> {
        Recovery.Snapshot lost = u.left.snapshot();
        ZonedDateTime at = lost.typed().atZone(ZoneId.systemDefault());
        DateTimeFormatter format =
            at.toLocalDate().equals(today)
                ? DateTimeFormatter.ofPattern("HH:mm")
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
        String time = format.withLocale(words.locale()).format(at);
        yield lost.file()
            .map(file -> words.say("ui.keep.unsaved", name(file), time))
            .orElseGet(() -> words.say("ui.keep.unsaved.nameless", time));
      }
      case Changed c ->
          words.say(
              c.beside
                  ? c.saving ? "ui.keep.changed.beside.saving" : "ui.keep.changed.beside"
                  : c.saving ? "ui.keep.changed.saving" : "ui.keep.changed",
              name(c.file));
      case Illegible u ->
          words.say(
              u.saving ? "ui.keep.unread.saving" : "ui.keep.unread",
              u.why.calling(name(u.file)).message(words.locale()));
      case Gone g -> words.say("ui.keep.gone", name(g.file));
      case Unnoted u -> words.say("ui.keep.unnoted", name(u.file));
      case Unkept f -> f.failure.message(words.locale());
    };
  }

  /// What was found, whether or not somebody wanted to save then.
  default Concern found() {
    return switch (this) {
      case Changed c -> new Changed(c.file, c.theirs, c.data, false, c.beside);
      case Illegible u -> new Illegible(u.file, u.why, false);
      case Crashed c -> this;
      case Gone g -> this;
      case Unnoted u -> this;
      case Unkept u -> this;
    };
  }

  private static String name(Path file) {
    return Document.of(file, "").displayName(Locale.ROOT);
  }
}
