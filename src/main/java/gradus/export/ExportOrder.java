package gradus.export;

import gradus.diagram.Diagram;
import gradus.lang.Problem;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// What to export, and how; a kind of file reads of it what its options are about.
///
/// @param notices what was remarkable when the program was lowered
/// @param diagram the picture, laid out when it is asked for
/// @param around what stands around the picture
public record ExportOrder(
    Trace trace,
    List<Problem> notices,
    Supplier<Diagram> diagram,
    Stop stop,
    Sizing sizing,
    boolean transparent,
    Around around,
    Locale locale) {

  /// The picture of the step with what stands around it.
  public Sheet sheet(Diagram laidOut) {
    int at = stop.among(laidOut.steps());
    return switch (stop) {
      case Numbered n -> Sheet.of(laidOut, laidOut.figure(at, 1), at, true, around, locale);
      case Landmark l -> Sheet.of(laidOut, laidOut.still(at), at, false, around, locale);
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
    /// As it comes, and smaller where that is more than one picture can hold.
    record Natural() implements Sizing {}

    /// 1 is 100 %.
    record Scaled(double factor) implements Sizing {}

    /// As large as fits inside so many px.
    record Within(int width, int height) implements Sizing {}
  }
}
