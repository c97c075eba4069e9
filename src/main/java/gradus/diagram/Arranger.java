package gradus.diagram;

import gradus.diagram.path.Crossings;
import gradus.diagram.path.Gaps;
import gradus.diagram.scene.Arrangement;
import gradus.diagram.scene.Cuts;
import gradus.diagram.scene.Depths;
import gradus.diagram.scene.Forecast;
import gradus.diagram.scene.Repeats;
import gradus.diagram.scene.SceneLine;
import gradus.diagram.scene.ScenePart;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.layout.Box;
import gradus.layout.Layout;
import gradus.layout.LayoutEngine;
import gradus.layout.LayoutEngines;
import gradus.layout.Plan;
import gradus.layout.Point;
import gradus.layout.Stack;
import gradus.op.catalogue.Ops;
import gradus.trace.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Looks for the arrangement whose numbers are large enough on the screen: the plainest that will
/// do, else the one worth most.
///
/// @param labels what is written in all arrangements
/// @param placing the engine with what it has placed: arrangements of one picture share much
record Arranger(
    Steps steps,
    Options options,
    Writing.Measured labels,
    LayoutEngine engine,
    LayoutEngine placing,
    BooleanSupplier cancelled) {
  private static final int MOST_ROWS = 4;

  /// A picture is never shown larger than so many times.
  private static final double MOST_SCALE = 3.7;

  /// What is smaller on a screen tires the eye, in px.
  private static final double LEAST_TEXT = 15;

  /// What is smaller on a screen cannot be read there, in px.
  private static final double READ_TEXT = 11;

  /// What the numbers' room takes beyond their ink, in px.
  private static final double SLACK = 12;

  /// How near to the goal rows are to seem to come.
  private static final double HOPE = 0.95;

  /// How much larger the numbers may become than they seem to, before any rows were laid out.
  private static final double UNSURE = 1.25;

  /// The same of a large picture once some were.
  private static final double LESS_UNSURE = 1.1;

  private static final int MOST_TRIES = 2;

  /// So much of what was hoped for is as good as nothing.
  private static final double WRONG = 0.8;

  /// Of a picture of more inputs and gates, whose rows fit less well together than they seem to,
  /// one more.
  private static final int LARGE_PICTURE = 40;

  /// How often operands are turned because their wires cross.
  private static final int MOST_TURNS = 3;

  /// So many times as large is far nearer to what can be read.
  private static final double FAR = 1.5;

  /// Rows that come so near to the goal are looked at again.
  private static final double NEAR = 0.9;

  /// How often a gate is moved out of the widest row.
  private static final int MOST_MOVES = 5;

  /// Numbers as large as this are read from the last row, and a sum is no further split.
  private static final double LARGE = 30;

  /// A sum of so many terms at the most is no further split where the goal is met.
  private static final int FEW = 8;

  /// One of so many is none where it is met with ease, by so much.
  private static final int SOME = 16;

  private static final double EASE = 1.25;

  /// By how much larger they must become for one box more, or for many values that pass a break.
  private static final double MORE = 1.05;

  /// How many terms stand below each other at the most: more make numbers small in any picture.
  private static final int MOST_BELOW = 24;

  /// How often a long sum is laid out in more boxes, while that makes the numbers larger.
  private static final int MOST_SPLITS = 4;

  /// What a gate without numbers takes beyond its circle, px.
  private static final double BESIDE = 24;

  /// What the gates of one depth take at the least, in px.
  private static final double LEAST = 50;

  /// So much of their height is enough where fewer wires cross.
  private static final double ALMOST = 0.98;

  /// So much of it where they were a tangle.
  private static final double NEAR_ENOUGH = 0.8;

  /// By how much less than is comfortable what stands below each other is apart, px: a little, and
  /// as little as can be.
  private static final double[] CLOSER = {4, 8};

  /// By how much larger the numbers may become for that.
  private static final double CLOSEST = 1.06;

  /// In a picture of more inputs and gates nothing is large enough to be read even so.
  private static final int MOST_CLOSER = 100;

  /// By how much larger the numbers must become for that.
  private static final double LARGER = 1.02;

  /// So many crossings are looked at again.
  private static final int MANY = 4;

  /// Of so many crossings for each line nobody follows any.
  private static final double TANGLED = 0.5;

  /// What comes to the same in any order of its operands.
  private static final Set<String> EITHER_WAY =
      Set.of(Ops.ADD.name(), Ops.MULTIPLY.name(), "max", "min");

  /// An arrangement that was laid out.
  record Tryout(Blueprint blueprint, Layout layout) {
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

  /// Breaks not yet laid out.
  ///
  /// @param text how high the numbers seem to become
  /// @param worth how much of that the breaks leave, to those who read
  /// @param whole whether each frame stays in one row
  /// @param few whether the breaks are where few values pass rather than where rows become equal
  /// @param fewest how many gates each row has at the least
  record Idea(
      List<Integer> cuts, double text, double worth, boolean whole, boolean few, int fewest) {}

  Arranger(Steps steps, Options options, LayoutEngine engine, BooleanSupplier cancelled) {
    this(
        steps,
        options,
        Blueprint.labels(steps.trace(), options),
        engine,
        engine.remembering(),
        cancelled);
  }

  Tryout best() {
    Tryout best = arranged();
    boolean open = isArranged(best.blueprint, engine) && Crossings.isAny(best.layout.wires());
    return closer(open ? uncrossed(repeated(best)) : best);
  }

  /// With less air between what stands below each other where a high picture has smaller numbers
  /// than it should: with no less than that takes, and where it does not become a tangle.
  private Tryout closer(Tryout tryout) {
    double text = text(tryout);
    double least = least();
    boolean any = text < closest(tryout) && isArranged(tryout.blueprint, engine);
    if (!any) return tryout;
    Tryout best = tryout;
    for (double px : CLOSER) {
      if (px == CLOSER[0] && text < NEAR * least) continue;
      Tryout next = with(tryout.blueprint.arrangement.closing(px));
      if (crossings(next) > crossings(tryout)) break;
      if (text(next) >= least) return next;
      if (text(next) >= LARGER * text) best = next;
    }
    return best;
  }

  /// How large its numbers seem to become with as little air as can be, in a high picture.
  private double closest(Tryout tryout) {
    double text = text(tryout);
    if (text >= least() || parts() > MOST_CLOSER) return text;
    return Math.clamp(text(tryout.layout.width() - SLACK, 0), text, CLOSEST * text);
  }

  /// How large numbers are to be at the least, more of them for less air.
  private double least() {
    return Math.max(READ_TEXT / options.screen().times(), slide(parts()));
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
      Blueprint blueprint = new Blueprint(labels, options, now.repeating(repeats));
      if (blueprint.plan.equals(tryout.blueprint.plan)) continue;
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
    for (int turns = 0; turns < MOST_TURNS; turns++) {
      Set<Integer> crossed = crossed(best);
      if (crossed.isEmpty()) break;
      Set<Integer> turned = new HashSet<>(best.blueprint.arrangement.turned());
      crossed.stream().filter(gate -> !turned.remove(gate)).forEach(turned::add);
      Tryout next = with(best.blueprint.arrangement.turning(turned));
      if (text(next) < ALMOST * text(tryout) || isMissed(text(tryout), text(next))) break;
      if (crossings(next) >= crossings(best)) break;
      best = next;
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
    double goal = goal();
    return text >= goal && next < goal;
  }

  /// Whether the operands of a round gate may be turned.
  private static boolean isEitherWay(Blueprint blueprint, ScenePart part) {
    Footprint footprint = blueprint.spot(part).footprint;
    boolean round = footprint != null && footprint.isAimedAt() && !part.isSeries();
    return round && EITHER_WAY.contains(part.gate().op().name());
  }

  private static int crossings(Tryout tryout) {
    Places places = new Places(tryout.blueprint, tryout.blueprint, tryout.layout, 0, 0);
    return Crossings.count(
        tryout.blueprint.scene.lines().stream()
            .map(line -> new Gaps.Course(line.from().index(), places.path(line), List.of()))
            .toList());
  }

  private Tryout arranged() {
    Blueprint first = new Blueprint(labels, options, Arrangement.PLAIN);
    boolean arranged = isArranged(first, engine);
    int terms = terms(first);
    boolean tall = terms > MOST_BELOW;
    Arrangement split = new Arrangement(List.of(), Repeats.NONE, most(terms, usual(terms)));
    if (arranged && !first.scene.isLabelled()) {
      return bare(tall ? new Blueprint(labels, options, split) : first);
    }
    int parts = parts();
    double goal = goal();
    // What is too long in any one row is not laid out with its wires across all of it.
    boolean broken = arranged && text(first.plan.longest(), 0) < goal;
    Arrangement repeating = new Arrangement(List.of(), Repeats.FAR, first.arrangement.most());
    Tryout whole = tall ? with(split) : broken ? with(repeating) : laid(first);
    if (tall && !arranged) return whole;
    Tryout plain = arranged ? apart(whole, terms, goal) : whole;
    double text = text(plain);
    if (text >= goal || !isArranged(plain.blueprint, engine)) return plain;
    Tryout one = repeating(plain, Repeats.FAR);
    if (parts > LARGE_PICTURE && text(one) < goal) {
      Tryout pairs = repeating(one, Repeats.PAIRS);
      boolean larger = text(pairs) >= text(one);
      int crossings = crossings(one);
      boolean many = crossings >= MANY && crossings(pairs) < crossings;
      if (larger || many && text(pairs) >= ALMOST * text(one)) one = pairs;
    }
    Tryout best = text(one) > text ? one : plain;
    text = text(best);
    boolean wide = best.layout.width() > best.layout.height() * options.screen().aspect();
    if (text >= goal || !wide) return best;
    Tryout nearest = best;
    boolean large = parts > LARGE_PICTURE;
    int tries = 0;
    int all = 0;
    List<Idea> ideas =
        ideas(one, goal, Math.max(rows(parts), filling(one.layout.width(), one.layout.height())));
    for (Idea idea : ideas) {
      double hoped = idea.text * (tries == 0 ? UNSURE : large ? LESS_UNSURE : 1);
      if (hoped < HOPE * goal && hoped * idea.worth <= text) break;
      Tryout next = broken(one, idea);
      double height = text(next);
      if (height >= goal) return next;
      if (height > text(nearest)) nearest = next;
      double worth = closest(next) * idea.worth;
      if (worth > (idea.few ? 1 : MORE) * text) {
        text = worth;
        best = next;
      }
      // Rows that came out much smaller than hoped say little about the others.
      boolean wrong = height < WRONG * idea.text;
      if (!wrong) tries++;
      if (++all == 2 * MOST_TRIES || tries == (large ? MOST_TRIES + 1 : MOST_TRIES)) break;
    }
    Optional<Tryout> met = text(nearest) < NEAR * goal ? Optional.empty() : evened(nearest, goal);
    if (met.isPresent()) return met.get();
    if (closest(nearest) >= goal) {
      Tryout close = closer(nearest);
      if (text(close) >= goal) return close;
    }
    double least = READ_TEXT / options.screen().times();
    if (text(best) >= least) return best;
    Tryout close = closer(nearest);
    if (text(close) >= least) return close;
    return read(one, ideas, least).orElse(larger(one, ideas, best));
  }

  /// Where nothing can be read, rows that bring a reader far nearer to it, whatever they cost.
  private Tryout larger(Tryout one, List<Idea> ideas, Tryout best) {
    return ideas.stream()
        .filter(idea -> idea.text * UNSURE >= FAR * text(best))
        .sorted(Comparator.comparingDouble(idea -> -idea.text))
        .limit(MOST_TRIES)
        .map(idea -> broken(one, idea))
        .filter(next -> text(next) >= FAR * text(best))
        .max(Comparator.comparingDouble(this::text))
        .orElse(best);
  }

  /// Rows in which the numbers can be read on this screen at all, whatever the breaks cost and
  /// however unsure it is.
  private Optional<Tryout> read(Tryout one, List<Idea> ideas, double least) {
    return ideas.stream()
        .filter(idea -> idea.text * UNSURE * UNSURE >= least)
        .sorted(
            Comparator.comparing((Idea idea) -> !idea.few).thenComparingDouble(idea -> -idea.text))
        .map(idea -> closer(broken(one, idea)))
        .filter(next -> text(next) >= least)
        .findFirst();
  }

  /// A picture of one row in rows.
  Tryout broken(Tryout one, Idea idea) {
    return with(one.blueprint.arrangement.breaking(idea.cuts));
  }

  /// Rows of which none is much wider than the others, moved until the goal is met: what a row
  /// takes is known for certain only when it is laid out. In a large picture no frame is broken for
  /// a little.
  private Optional<Tryout> evened(Tryout near, double goal) {
    Cuts cuts = new Cuts(steps.trace().graph(), near.blueprint.arrangement);
    Tryout now = near;
    int broken = cuts.broken(near.blueprint.arrangement.cuts());
    boolean almost = parts() > LARGE_PICTURE && text(near) >= HOPE * goal;
    int most = almost ? broken : Integer.MAX_VALUE;
    Set<List<Integer>> known = new HashSet<>();
    known.add(now.blueprint.arrangement.cuts());
    for (int moves = 0; moves < MOST_MOVES; moves++) {
      Tryout best = null;
      for (List<Integer> way : cuts.narrower(now.blueprint.arrangement.cuts(), now.widths())) {
        if (!known.add(way) || cuts.broken(way) > most) continue;
        Tryout next = with(near.blueprint.arrangement.breaking(way));
        if (text(next) >= goal) return Optional.of(next);
        if (best == null || text(next) > text(best)) best = next;
      }
      if (best == null) break;
      now = best;
    }
    return Optional.empty();
  }

  /// Whether a picture is arranged for the screen at all.
  static boolean isArranged(Blueprint blueprint, LayoutEngine engine) {
    boolean rows = blueprint.scene.isLabelled() || blueprint.plan.gates() <= Forecast.MOST_IN_ROWS;
    return engine == LayoutEngines.standard() && rows;
  }

  /// Where no numbers stand it is known what each gate takes, and in how many rows they become
  /// largest, before anything is laid out.
  private Tryout bare(Blueprint first) {
    Cuts cuts = new Cuts(steps.trace().graph(), first.arrangement.most());
    Depths depths = bare(first, cuts);
    Box line = depths.size(List.of(), Diagram.margin());
    List<Integer> best = List.of();
    double most = text(line.width(), line.height());
    int rows = filling(line.width(), line.height());
    for (List<Integer> at : cuts.into(rows, Cuts.FEWEST, false, true, depths.widths())) {
      Box size = depths.size(at, Diagram.margin());
      double worth = text(size.width(), size.height()) * cuts.worth(at);
      if (worth <= most) continue;
      best = at;
      most = worth;
    }
    return best.isEmpty()
        ? laid(first)
        : with(new Arrangement(best, Repeats.FAR, first.arrangement.most()));
  }

  private static Depths bare(Blueprint blueprint, Cuts cuts) {
    int count = cuts.deepest() + 1;
    double[] widths = new double[count];
    double[] inputs = new double[count];
    double[] bottoms = new double[count];
    for (ScenePart part : blueprint.scene.parts()) {
      int depth = cuts.depth(part.gate());
      Plan.Item item = blueprint.plan.nodes().get(blueprint.spot(part).node);
      double[] across = part.gate().isOperation() ? widths : inputs;
      across[depth] = Math.max(across[depth], item.width());
      bottoms[depth] += (item.height() + BESIDE) / 2;
    }
    for (int d = 0; d < count; d++) {
      widths[d] = Math.max(LEAST, widths[d] + inputs[d] + BESIDE);
    }
    return new Depths(widths, Arrays.stream(bottoms).map(below -> -below).toArray(), bottoms);
  }

  /// Ways to break a picture of one row, the most promising first: the fewest rows that seem to
  /// meet the goal, those that leave frames whole before others and then those of enough gates, and
  /// then those worth most.
  List<Idea> ideas(Tryout one, double goal, int most) {
    Cuts cuts = new Cuts(steps.trace().graph(), one.blueprint.arrangement);
    Depths depths = depths(one, cuts);
    List<Idea> ideas = new ArrayList<>();
    Set<List<Integer>> known = new HashSet<>();
    // A large tangle becomes a worse one where many values pass.
    boolean[] ways = parts() > LARGE_PICTURE ? new boolean[] {true} : new boolean[] {true, false};
    for (boolean few : ways) {
      for (boolean whole : new boolean[] {true, false}) {
        for (int fewest : new int[] {Cuts.WANTED, Cuts.FEWEST}) {
          for (List<Integer> way : cuts.into(most, fewest, whole, few, depths.widths())) {
            List<Integer> at = depths.evened(way, cuts);
            if (!known.add(at)) continue;
            Box size = depths.size(at, Diagram.margin());
            double text = text(size.width(), size.height());
            ideas.add(new Idea(at, text, cuts.worth(at), whole, few, fewest));
          }
        }
      }
    }
    ideas.sort(
        Comparator.comparing((Idea idea) -> idea.text < HOPE * goal)
            .thenComparing(idea -> idea.text >= HOPE * goal && !idea.whole)
            .thenComparing(idea -> idea.text >= HOPE * goal && !idea.few)
            .thenComparingDouble(
                idea -> idea.text < HOPE * goal ? -idea.text * idea.worth : -idea.fewest)
            .thenComparingInt(idea -> idea.cuts.size()));
    return ideas;
  }

  /// A sum or product of many terms in as many boxes, side by side, as make the numbers largest: in
  /// one its terms stand below each other, and a high picture is a small one.
  ///
  /// @param whole in one box, or in as many as are usual where that is too high in any picture
  /// @param terms of the longest sum or product
  private Tryout apart(Tryout whole, int terms, double goal) {
    Tryout best = whole;
    int boxes = terms > MOST_BELOW ? usual(terms) + 1 : usual(terms);
    double enough = Math.min(LARGE, terms <= FEW ? goal : terms <= SOME ? EASE * goal : LARGE);
    for (int tries = 0; tries < MOST_SPLITS; tries++) {
      double high = options.screen().aspect() * best.layout.height() / best.layout.width();
      if (high < 1 || text(best) >= enough) break;
      int most = most(terms, boxes);
      if (most < Series.FEWEST) break;
      Tryout next = with(new Arrangement(List.of(), Repeats.NONE, most));
      if (text(next) <= MORE * text(best)) break;
      best = next;
      boxes++;
    }
    return best;
  }

  /// How many boxes so many terms take: a term is about half as high as a box is wide.
  private static int usual(int terms) {
    return Math.max(2, (int) Math.round(Math.sqrt(terms / 2.0)));
  }

  /// How many operands each of so many boxes has: each but the first has one place for what the one
  /// before has come to.
  private static int most(int terms, int boxes) {
    return Math.ceilDiv(terms - 1, boxes) + 1;
  }

  /// How many terms the longest sum or product has.
  private static int terms(Blueprint blueprint) {
    return blueprint.scene.parts().stream().mapToInt(p -> p.gates().size() + 1).max().orElse(0);
  }

  /// In one row, inputs once more beside their uses; laid out only where that changes anything.
  Tryout repeating(Tryout plain, Repeats repeats) {
    Arrangement now = plain.blueprint.arrangement;
    if (now.repeats().compareTo(repeats) >= 0) return plain;
    Blueprint blueprint = new Blueprint(labels, options, now.repeating(repeats));
    boolean same =
        blueprint.plan.equals(plain.blueprint.plan) && blueprint.rows.equals(plain.blueprint.rows);
    return same ? new Tryout(blueprint, plain.layout) : laid(blueprint);
  }

  Tryout with(Arrangement arrangement) {
    return laid(new Blueprint(labels, options, arrangement));
  }

  private Tryout laid(Blueprint blueprint) {
    double closer = blueprint.arrangement.closer();
    Layout layout = Stack.layout(blueprint.plan, blueprint.rows, closer, placing, cancelled);
    return new Tryout(blueprint, layout);
  }

  private Depths depths(Tryout one, Cuts cuts) {
    Places places = new Places(one.blueprint, one.blueprint, one.layout, 0, 0);
    int count = cuts.deepest() + 1;
    double[] right = new double[count];
    double[] tops = new double[count];
    double[] bottoms = new double[count];
    Arrays.fill(tops, Double.POSITIVE_INFINITY);
    Arrays.fill(bottoms, Double.NEGATIVE_INFINITY);
    for (ScenePart part : one.blueprint.scene.parts()) {
      Gate gate = part.gate();
      int depth = cuts.depth(gate);
      for (Box box : places.around(part)) {
        tops[depth] = Math.min(tops[depth], box.y());
        bottoms[depth] = Math.max(bottoms[depth], box.bottom());
      }
      if (gate.isOperation()) right[depth] = Math.max(right[depth], places.reach(gate));
    }
    double[] widths = new double[count];
    double before = 0;
    for (int d = 1; d < count; d++) {
      widths[d] = Math.max(LEAST, right[d] - before);
      before = Math.max(before, right[d]);
    }
    return new Depths(widths, tops, bottoms);
  }

  private double text(Tryout tryout) {
    return text(tryout.layout.width() - SLACK, tryout.layout.height());
  }

  /// The height of the numbers in px, of a picture of this size at 100 %, where it fills the screen
  /// and that is as large as a slide.
  private double text(double width, double height) {
    Options.Screen slide = Options.Screen.of(options.screen().aspect());
    double scale = Math.min(slide.width() / width, slide.height() / height);
    return Label.VALUE.size() * Math.min(MOST_SCALE, scale);
  }

  /// The most rows a picture of so many inputs and gates is broken into; more on what is higher
  /// than a slide.
  private int rows(int parts) {
    double higher = Math.sqrt(Options.Screen.SLIDE.aspect() / options.screen().aspect());
    int most = (int) Math.ceil(MOST_ROWS * Math.clamp(higher, 1, 2));
    return parts <= 40 ? most : 2 * most;
  }

  /// How many rows of what is now one fill the screen.
  private int filling(double width, double height) {
    double row = height - 2 * Diagram.margin() + Stack.GAP;
    return (int) Math.ceil(Math.sqrt(width / (options.screen().aspect() * row)));
  }

  /// How many inputs and gates there are.
  private int parts() {
    return (int) steps.trace().graph().gates().stream().filter(g -> !g.isConstant()).count();
  }

  /// What they should have in a picture of so many inputs and gates; on what is smaller than a
  /// slide they are to be read at ease too.
  private double goal() {
    double read = LEAST_TEXT / options.screen().times();
    return Math.min(MOST_SCALE * Label.VALUE.size(), Math.max(read, slide(parts())));
  }

  private static double slide(int parts) {
    if (parts <= 16) return 30;
    if (parts <= 40) return 22;
    return parts <= 100 ? 14 : 10;
  }
}
