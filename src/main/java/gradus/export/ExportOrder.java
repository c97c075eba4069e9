package gradus.export;

import gradus.diagram.Options;
import gradus.lang.Problem;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What to export, and how; a kind of file reads of it what its options are about.
///
/// @param notices what was remarkable when the program was lowered
/// @param view as what it is drawn
/// @param depiction the picture, laid out when it is asked for
/// @param around what stands around the picture
public record ExportOrder(
    Trace trace,
    List<Problem> notices,
    Views view,
    Supplier<Depiction> depiction,
    Stop stop,
    Sizing sizing,
    boolean transparent,
    Around around,
    Locale locale) {
  private static final Pattern PIXELS = Pattern.compile("(\\d{1,5})[xX×](\\d{1,5})");

  private static final String LENGTH = "(\\d{1,4}(?:\\.\\d{1,3})?)mm";
  private static final Pattern MILLIMETRES = Pattern.compile(LENGTH + "[xX×]" + LENGTH);

  /// The picture of the step with what stands around it.
  public Sheet sheet(Depiction laidOut) {
    int at = stop.among(laidOut.steps());
    return switch (stop) {
      case Numbered n -> Sheet.of(laidOut, at, true, around, locale);
      case Landmark l -> Sheet.of(laidOut, at, false, around, locale);
    };
  }

  /// Which step is exported.
  public sealed interface Stop {
    /// The number of the step among these.
    int among(Steps steps);
  }

  /// A step that has a name; such a picture is for a page, no gate lit.
  public enum Landmark implements Stop {
    START,
    FORWARD,
    END;

    @Override
    public int among(Steps steps) {
      return switch (this) {
        case START -> 0;
        case FORWARD -> steps.forwardEnd();
        case END -> steps.last();
      };
    }
  }

  /// A step by its number; such a picture is for a talk, its gate lit.
  public record Numbered(int number) implements Stop {
    @Override
    public int among(Steps steps) {
      return number;
    }
  }

  /// How large a picture is.
  public sealed interface Sizing {
    /// What a person writes as 1920x1080, in px, or as 80mmx40mm, on paper of so many dpi; empty
    /// where that is neither.
    static Optional<Sizing> written(String size, int dpi) {
      Matcher pixels = PIXELS.matcher(size);
      if (pixels.matches()) {
        int width = Integer.parseInt(pixels.group(1));
        int height = Integer.parseInt(pixels.group(2));
        boolean some = width > 0 && height > 0;
        return some ? Optional.of(new Within(width, height)) : Optional.empty();
      }
      Matcher paper = MILLIMETRES.matcher(size);
      if (!paper.matches()) return Optional.empty();
      double width = Double.parseDouble(paper.group(1));
      double height = Double.parseDouble(paper.group(2));
      boolean some = width > 0 && height > 0;
      return some ? Optional.of(new Printed(width, height, dpi)) : Optional.empty();
    }

    /// As it comes, and smaller where that is more than one picture can hold.
    record Natural() implements Sizing {}

    /// 1 is 100 %.
    record Scaled(double factor) implements Sizing {}

    /// As large as fits inside so many px.
    record Within(int width, int height) implements Sizing {}

    /// As large as fits inside so many mm of paper.
    ///
    /// @param dpi pixels an inch of paper has
    record Printed(double width, double height, int dpi) implements Sizing {
      private static final double INCH = 25.4;

      /// Px an inch of a screen has: a text of so many px is as large on paper as there.
      private static final int SCREEN = 96;

      /// What rows are chosen for.
      public Options.Screen screen() {
        return new Options.Screen(width / INCH * SCREEN, height / INCH * SCREEN);
      }

      /// How many pixels so many mm have.
      int pixels(double length) {
        return Math.max(1, (int) Math.floor(length / INCH * dpi));
      }

      /// The scale at which a sheet fits.
      double fitting(Sheet sheet) {
        return Picture.fitting(sheet, pixels(width), pixels(height));
      }
    }
  }
}
