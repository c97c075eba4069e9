package gradus.diagram;

import gradus.diagram.scene.Arrangement;
import gradus.diagram.scene.Cuts;
import gradus.graph.Gate;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.trace.Steps;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Looks for the arrangement whose numbers are large enough on a slide: the plainest that will do,
/// else the one worth most.
record Arranger(Steps steps, Options options, LayoutEngine engine, BooleanSupplier cancelled) {
  /// The area of a slide of 1920 × 1080 px, whatever its proportions are.
  private static final double AREA = 1920.0 * 1080;

  private static final int MOST_ROWS = 4;

  /// A picture is never shown larger than so many times.
  private static final double MOST_SCALE = 3.7;

  /// What the gates of one depth take at the least, in px.
  private static final double LEAST = 50;

  Diagram best() {
    Diagram plain = with(Arrangement.PLAIN);
    int parts = (int) steps.trace().graph().gates().stream().filter(g -> !g.isConstant()).count();
    double goal = goal(parts);
    double text = plain.onSlide();
    boolean arranged = engine == LayoutEngines.standard() && plain.blueprint().scene.isLabelled();
    if (text >= goal || !arranged) return plain;
    Diagram one = with(new Arrangement(List.of(), true));
    Diagram best = one.onSlide() > text ? one : plain;
    text = best.onSlide();
    boolean wide = best.width() > best.height() * options.aspect();
    if (text >= goal || !wide) return best;
    Cuts cuts = new Cuts(steps.trace().graph());
    double[] widths = widths(cuts, one);
    double before = 0;
    for (int rows = 2; rows <= rows(parts); rows++) {
      List<Integer> at = cuts.into(rows, widths);
      if (at.isEmpty()) break;
      Diagram next = with(new Arrangement(at, true));
      double height = next.onSlide();
      if (height >= goal) return next;
      if (height < before) break;
      before = height;
      if (height * cuts.worth(at) > text) {
        text = height * cuts.worth(at);
        best = next;
      }
    }
    return best;
  }

  private Diagram with(Arrangement arrangement) {
    return Diagram.of(steps, options, engine, cancelled, arrangement);
  }

  /// By depth, what the gates of that depth take in a picture of one row.
  private double[] widths(Cuts cuts, Diagram one) {
    double[] right = new double[cuts.deepest() + 1];
    for (Gate gate : steps.trace().graph().gates()) {
      if (!gate.isOperation()) continue;
      int depth = cuts.depth(gate);
      right[depth] = Math.max(right[depth], one.reach(gate));
    }
    double[] widths = new double[right.length];
    double before = 0;
    for (int d = 1; d < right.length; d++) {
      widths[d] = Math.max(LEAST, right[d] - before);
      before = Math.max(before, right[d]);
    }
    return widths;
  }

  /// The height of the numbers in px, of a picture of this size at 100 %, where it fills a slide.
  static double text(double width, double height, double aspect) {
    double across = Math.sqrt(AREA * aspect);
    double down = Math.sqrt(AREA / aspect);
    double scale = Math.min(across / width, down / height);
    return Label.VALUE.size() * Math.min(MOST_SCALE, scale);
  }

  /// The most rows a picture of so many inputs and gates is broken into.
  private static int rows(int parts) {
    return parts <= 40 ? MOST_ROWS : 2 * MOST_ROWS;
  }

  /// What they should have in a picture of so many inputs and gates.
  private static double goal(int parts) {
    if (parts <= 16) return 30;
    if (parts <= 40) return 22;
    return parts <= 100 ? 14 : 10;
  }
}
