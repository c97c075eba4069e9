package gradus.ui.descent;

import gradus.lesson.Example;
import java.util.Locale;

/// A program to compare with.
public sealed interface Rival {
  /// Its text; an example's with the comments of a language.
  String text(Locale language);

  /// None.
  record Nobody() implements Rival {
    @Override
    public String text(Locale language) {
      return "";
    }
  }

  /// An example.
  record BuiltIn(Example example) implements Rival {
    @Override
    public String text(Locale language) {
      return example.program(language);
    }
  }

  /// The text of the window as it was.
  ///
  /// @param number from 1, in the order in which they were kept
  record Earlier(int number, String text) implements Rival {
    @Override
    public String text(Locale language) {
      return text;
    }
  }

  /// What a file held.
  record OfFile(SideFiles.SideFile file) implements Rival {
    @Override
    public String text(Locale language) {
      return file.text();
    }
  }
}
