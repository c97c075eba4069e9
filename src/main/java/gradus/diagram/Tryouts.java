package gradus.diagram;

import gradus.diagram.path.Crossings;
import gradus.diagram.path.Gaps;
import gradus.diagram.scene.Arrangement;
import gradus.diagram.scene.Forecast;
import gradus.diagram.scene.Repeats;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.diagram.scene.Sight;
import gradus.diagram.scene.Toil;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.layout.Layout;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.layout.Point;
import gradus.layout.Stack;
import gradus.op.catalogue.Ops;
import gradus.trace.Steps;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Arrangements of one picture laid out, and what takes crossings out of one: inputs once more
/// beside their uses, operands the other way round.
///
/// @param labels what is written in all arrangements
/// @param placing the engine with what it has placed: arrangements of one picture share much
/// @param toil what was laid out already
record Tryouts(
    ComputationGraph graph,
    Options options,
    Writing.Measured labels,
    LayoutEngine engine,
    LayoutEngine placing,
    Sight sight,
    Toil toil,
    BooleanSupplier cancelled) {
  /// What the numbers' room takes beyond their ink, in px.
  private static final double SLACK = 12;

  /// How often operands are turned because their wires cross; in a large picture each way to do it
  /// costs as much as placing it did.
  private static final int MOST_TURNS = 3;

  private static final int TURNS_IF_LARGE = 1;

  /// So many times what one row takes is laid out of a large picture.
  private static final double MOST_TOIL = 2;

  /// In a picture of more gates, whose wires are level and upright, nobody follows one by crossings
  /// fewer or more.
  private static final int MOST_UNTANGLED = 100;

  /// So much of their height is enough where fewer wires cross.
  static final double ALMOST = 0.98;

  /// So much of it where they were a tangle.
  private static final double NEAR_ENOUGH = 0.8;

  /// So many crossings are looked at again.
  static final int MANY = 4;

  /// Of so many crossings for each line nobody follows any.
  private static final double TANGLED = 0.5;

  /// Of so many nobody follows one more or fewer.
  private static final double HOPELESS = 0.8;

  /// What comes to the same in any order of its operands.
  private static final Set<String> EITHER_WAY =
      Set.of(Ops.ADD.name(), Ops.MULTIPLY.name(), "max", "min");

  /// An arrangement that was laid out.
  ///
  /// @param rough whether with less pains than a picture that is shown
  record Tryout(Blueprint blueprint, Layout layout, boolean rough) {
    /// By row: how far it reaches.
    double[] widths() {
      double[] widths = new double[blueprint.arrangement.cuts().size() + 1];
      for (int i = 0; i < blueprint.rows.size(); i++) {
        int row = blueprint.rows.get(i);
        widths[row] = Math.max(widths[row], layout.boxes().get(i).right());
      }
      return widths;
    }
  }

  Tryouts(Steps steps, Options options, LayoutEngine engine, BooleanSupplier cancelled) {
    this(
        steps.trace().graph(),
        options,
        Blueprint.labels(steps.trace(), options),
        engine,
        engine.remembering(
            (int) steps.trace().graph().gates().stream().filter(Gate::isOperation).count()),
        sight(steps.trace().graph(), options.screen()),
        new Toil(),
        cancelled);
  }

  private static Sight sight(ComputationGraph graph, Options.Screen screen) {
    Options.Screen slide = Options.Screen.of(screen.aspect());
    int parts = (int) graph.gates().stream().filter(g -> !g.isConstant()).count();
    return new Sight(slide.width(), slide.height(), screen.times(), Label.VALUE.size(), parts);
  }

  /// Whether a picture is arranged for the screen at all.
  static boolean isArranged(Blueprint blueprint, LayoutEngine engine) {
    boolean rows = blueprint.scene.isLabelled() || blueprint.plan.gates() <= Forecast.MOST_IN_ROWS;
    return engine == LayoutEngines.standard() && rows;
  }

  boolean isArranged(Tryout tryout) {
    return isArranged(tryout.blueprint, engine);
  }

  Blueprint blueprint(Arrangement arrangement) {
    return new Blueprint(labels, options, arrangement);
  }

  Tryout with(Arrangement arrangement) {
    return laid(blueprint(arrangement));
  }

  Tryout laid(Blueprint blueprint) {
    return laid(blueprint, false);
  }

  private Tryout laid(Blueprint blueprint, boolean rough) {
    double closer = blueprint.arrangement.closer();
    toil.spend(blueprint.plan.span(), rough);
    LayoutEngine by = rough ? placing.rough() : placing;
    Layout layout = Stack.layout(blueprint.plan, blueprint.rows, closer, by, cancelled);
    return new Tryout(blueprint, layout, rough);
  }

  /// The same where hardly more than the room it takes is asked; all of one whose wires are level
  /// and upright, which are placed quickly.
  Tryout roughly(Blueprint blueprint) {
    return laid(blueprint, blueprint.plan.gates() <= MOST_UNTANGLED);
  }

  /// In one row, inputs once more beside their uses; laid out only where that changes anything.
  Tryout repeating(Tryout plain, Repeats repeats) {
    Arrangement now = plain.blueprint.arrangement;
    if (now.repeats().compareTo(repeats) >= 0) return plain;
    Blueprint blueprint = blueprint(now.repeating(repeats));
    boolean same =
        blueprint.plan.equals(plain.blueprint.plan) && blueprint.rows.equals(plain.blueprint.rows);
    return same ? new Tryout(blueprint, plain.layout, plain.rough) : roughly(blueprint);
  }

  /// The height of its numbers on the screen, see [Sight].
  double text(Tryout tryout) {
    return sight.text(tryout.layout.width() - SLACK, tryout.layout.height());
  }

  /// The height that its width alone would leave them.
  double wide(Tryout tryout) {
    return sight.text(tryout.layout.width() - SLACK, 0);
  }

  static int crossings(Tryout tryout) {
    Places places = new Places(tryout.blueprint, tryout.blueprint, tryout.layout, 0, 0);
    return Crossings.count(
        tryout.blueprint.scene.lines().stream()
            .map(line -> new Gaps.Course(line.from().index(), places.path(line), List.of()))
            .toList());
  }

  /// Whether so many wires cross that nobody follows any.
  static boolean isTangle(Tryout tryout) {
    return isTangle(tryout, crossings(tryout));
  }

  private static boolean isTangle(Tryout tryout, int crossings) {
    return crossings >= HOPELESS * tryout.blueprint.scene.lines().size();
  }

  /// Whether it may be laid out once more for a little: a large picture only while that takes no
  /// more than to lay it out in one row a few times.
  boolean affords(Tryout tryout) {
    return !sight.isLarge() || toil.allows(tryout.blueprint.plan.span(), MOST_TOIL);
  }

  /// With fewer crossings where that can be; as it was where nobody arranges it.
  Tryout untangled(Tryout tryout) {
    boolean open =
        isArranged(tryout)
            && tryout.blueprint.plan.gates() <= MOST_UNTANGLED
            && Crossings.isAny(tryout.layout.wires());
    return open ? uncrossed(repeated(tryout)) : tryout;
  }

  /// With inputs once more beside their uses where that takes many crossings out.
  private Tryout repeated(Tryout tryout) {
    int crossings = crossings(tryout);
    if (crossings < MANY) return tryout;
    Arrangement now = tryout.blueprint.arrangement;
    int lines = tryout.blueprint.scene.lines().size();
    for (Repeats repeats : List.of(Repeats.FAR, Repeats.PAIRS, Repeats.NEAR)) {
      boolean near = repeats == Repeats.NEAR;
      boolean tangled = crossings >= TANGLED * lines && now.cuts().isEmpty();
      if (repeats.compareTo(now.repeats()) <= 0 || near && !tangled) continue;
      Blueprint blueprint = blueprint(now.repeating(repeats));
      if (blueprint.plan.equals(tryout.blueprint.plan) || !affords(tryout)) continue;
      Tryout next = laid(blueprint);
      double least = (near ? NEAR_ENOUGH : ALMOST) * text(tryout);
      if (text(next) < least || isMissed(text(tryout), text(next))) continue;
      if (2 * crossings(next) <= crossings) return next;
    }
    return tryout;
  }

  /// With the operands of gates turned that may stand in any order, where their wires cross: taken
  /// if all in all fewer do then.
  private Tryout uncrossed(Tryout tryout) {
    Tryout best = tryout;
    int crossings = crossings(best);
    if (sight.isLarge() && isTangle(best, crossings)) return best;
    int most = sight.isLarge() ? TURNS_IF_LARGE : MOST_TURNS;
    for (int turns = 0; turns < most && affords(best); turns++) {
      Set<Integer> crossed = crossed(best);
      if (crossed.isEmpty()) break;
      Set<Integer> turned = new HashSet<>(best.blueprint.arrangement.turned());
      crossed.stream().filter(gate -> !turned.remove(gate)).forEach(turned::add);
      Tryout next = with(best.blueprint.arrangement.turning(turned));
      if (text(next) < ALMOST * text(tryout) || isMissed(text(tryout), text(next))) break;
      int fewer = crossings(next);
      if (fewer >= crossings) break;
      best = next;
      crossings = fewer;
    }
    return best;
  }

  /// The gates whose operands may stand in any order and come in on wires that cross.
  private static Set<Integer> crossed(Tryout tryout) {
    Places places = new Places(tryout.blueprint, tryout.blueprint, tryout.layout, 0, 0);
    Set<Integer> crossed = new LinkedHashSet<>();
    for (ScenePart part : tryout.blueprint.scene.parts()) {
      List<SceneLine> lines = tryout.blueprint.scene.to(part);
      if (lines.size() != 2 || !isEitherWay(tryout.blueprint, part)) continue;
      List<Point> first = places.path(lines.getFirst());
      if (Crossings.isOne(first, places.path(lines.getLast()))) crossed.add(part.gate().id());
    }
    return crossed;
  }

  /// Whether numbers as large as they should be would no longer be.
  private boolean isMissed(double text, double next) {
    return text >= sight.goal() && next < sight.goal();
  }

  /// With the first operand above the second at each gate whose operands may not be turned: lines
  /// that point to the middle of a circle come in as they stand before it, whatever the order.
  Tryout ordered(Tryout tryout) {
    Tryout best = tryout;
    for (int tries = 0; tries < MOST_TURNS; tries++) {
      Set<Integer> upside = upside(best);
      if (upside.isEmpty()) break;
      upside.addAll(best.blueprint.arrangement.apart());
      best = with(best.blueprint.arrangement.parting(upside));
    }
    return best;
  }

  /// The gates whose second operand comes in above the first, and must not.
  private static Set<Integer> upside(Tryout tryout) {
    Places places = new Places(tryout.blueprint, tryout.blueprint, tryout.layout, 0, 0);
    Set<Integer> upside = new LinkedHashSet<>();
    for (ScenePart part : tryout.blueprint.scene.parts()) {
      List<SceneLine> lines = tryout.blueprint.scene.to(part);
      Footprint footprint = tryout.blueprint.spot(part).footprint;
      boolean aimed = footprint != null && footprint.isAimedAt();
      if (!aimed || lines.size() != 2 || isEitherWay(tryout.blueprint, part)) continue;
      if (lines.getFirst().from() == lines.getLast().from()) continue;
      double first = places.path(lines.getFirst()).getLast().y();
      double second = places.path(lines.getLast()).getLast().y();
      if (first > second) upside.add(part.gate().id());
    }
    return upside;
  }

  /// Whether the operands of a round gate may be turned.
  private static boolean isEitherWay(Blueprint blueprint, ScenePart part) {
    Footprint footprint = blueprint.spot(part).footprint;
    boolean round = footprint != null && footprint.isAimedAt() && !part.isSeries();
    return round && EITHER_WAY.contains(part.gate().op().name());
  }
}
