package gradus.layout;

import java.util.List;
import java.util.Optional;

/// The engines there are, by name; the first is the default.
public final class LayoutEngines {
  private static final List<LayoutEngine> ALL =
      List.of(new ElkEngine(), new JGraphXEngine(), new SketchEngine());

  private LayoutEngines() {}

  public static List<LayoutEngine> all() {
    return ALL;
  }

  /// Those a person may choose, the default first.
  public static List<LayoutEngine> offered() {
    return ALL.stream().filter(engine -> engine != sketch()).toList();
  }

  /// The engine used where nobody chose one.
  public static LayoutEngine standard() {
    return ALL.getFirst();
  }

  /// The instant engine: stands in while another works, and for plans above every limit.
  public static LayoutEngine sketch() {
    return ALL.getLast();
  }

  /// The engine of that name, if there is one.
  public static Optional<LayoutEngine> named(String name) {
    return ALL.stream().filter(engine -> engine.name().equals(name)).findFirst();
  }
}
