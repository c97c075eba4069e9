package gradus.diagram;

import gradus.diagram.scene.Arrangement;
import gradus.diagram.scene.Cuts;
import gradus.graph.Gate;
import gradus.layout.Layout;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.layout.Stack;
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

  /// What the numbers' room takes beyond their ink, in px.
  private static final double SLACK = 12;

  /// How near to the goal rows of one length could come for them to be tried.
  private static final double HOPE = 0.9;

  /// An arrangement that was laid out.
  record Tryout(Blueprint blueprint, Layout layout) {
    private double text(double aspect) {
      return Arranger.text(layout.width() - SLACK, layout.height(), aspect);
    }
  }

  Tryout best() {
    Tryout plain = with(Arrangement.PLAIN);
    int parts = (int) steps.trace().graph().gates().stream().filter(g -> !g.isConstant()).count();
    double goal = goal(parts);
    double aspect = options.aspect();
    double text = plain.text(aspect);
    boolean arranged = engine == LayoutEngines.standard() && plain.blueprint.scene.isLabelled();
    if (text >= goal || !arranged) return plain;
    Tryout one = repeating(plain);
    Tryout best = one.text(aspect) > text ? one : plain;
    text = best.text(aspect);
    boolean wide = best.layout.width() > best.layout.height() * aspect;
    if (text >= goal || !wide) return best;
    Cuts cuts = new Cuts(steps.trace().graph());
    double[] widths = widths(cuts, one);
    double before = 0;
    for (int rows = 2; rows <= rows(parts); rows++) {
      double hope = text(one.layout.width() / rows, 1, aspect);
      if (hope < HOPE * goal && rows < rows(parts)) continue;
      List<Integer> at = cuts.into(rows, widths);
      if (at.isEmpty()) break;
      Tryout next = with(new Arrangement(at, true));
      double height = next.text(aspect);
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

  /// In one row, inputs once more beside their uses; laid out only where that changes anything.
  private Tryout repeating(Tryout plain) {
    Blueprint blueprint = new Blueprint(steps.trace(), options, new Arrangement(List.of(), true));
    boolean same =
        blueprint.plan.equals(plain.blueprint.plan) && blueprint.rows.equals(plain.blueprint.rows);
    return same ? new Tryout(blueprint, plain.layout) : laid(blueprint);
  }

  private Tryout with(Arrangement arrangement) {
    return laid(new Blueprint(steps.trace(), options, arrangement));
  }

  private Tryout laid(Blueprint blueprint) {
    Layout layout = Stack.layout(blueprint.plan, blueprint.rows, engine, cancelled);
    return new Tryout(blueprint, layout);
  }

  /// By depth, what the gates of that depth take in a picture of one row.
  private double[] widths(Cuts cuts, Tryout one) {
    Places places = new Places(one.blueprint, one.blueprint, one.layout, 0, 0);
    double[] right = new double[cuts.deepest() + 1];
    for (Gate gate : steps.trace().graph().gates()) {
      if (!gate.isOperation()) continue;
      int depth = cuts.depth(gate);
      right[depth] = Math.max(right[depth], places.reach(gate));
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
  private static double text(double width, double height, double aspect) {
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
