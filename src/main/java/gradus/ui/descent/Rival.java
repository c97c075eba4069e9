package gradus.ui.descent;

import gradus.lang.Expr;
import gradus.lang.Statement;
import gradus.lesson.Example;
import gradus.reading.ProgramReader;
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
    /// As long as what it is about may be.
    private static final int LONG = 32;

    /// What it is about: its first comment where it begins with one, else its first formula that is
    /// more than a number; empty where it has none.
    public String about() {
      String whole = text.strip();
      if (whole.startsWith("#")) return shortened(whole.lines().findFirst().get().substring(1));
      for (Statement each : ProgramReader.read(text).statements()) {
        if (each instanceof Statement.Definition made && !isGiven(made.body())) {
          return shortened(text.substring(made.span().start(), made.span().end()));
        }
        if (each instanceof Statement.Bare alone && !isGiven(alone.body())) {
          return shortened(text.substring(alone.span().start(), alone.span().end()));
        }
      }
      return "";
    }

    private static boolean isGiven(Expr body) {
      return switch (body) {
        case Expr.Num _, Expr.Array _ -> true;
        case Expr.Negate minus -> isGiven(minus.operand());
        default -> false;
      };
    }

    private static String shortened(String said) {
      String line = said.strip().replaceAll("\\s+", " ");
      return line.length() <= LONG ? line : line.substring(0, LONG - 1).strip() + "…";
    }

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
