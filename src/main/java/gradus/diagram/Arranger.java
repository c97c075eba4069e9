package gradus.diagram;

import gradus.diagram.Tryouts.Tryout;
import gradus.diagram.scene.Arrangement;
import gradus.diagram.scene.Cuts;
import gradus.diagram.scene.Depths;
import gradus.diagram.scene.Repeats;
import gradus.diagram.scene.RowIdea;
import gradus.diagram.scene.ScenePart;
import gradus.diagram.scene.Sight;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.layout.Box;
import gradus.layout.Layout;
import gradus.layout.LayoutEngine;
import gradus.layout.Plan;
import gradus.layout.Stack;
import gradus.trace.Steps;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Looks for the arrangement whose numbers are large enough on the screen: the plainest that will
/// do, else the one worth most.
record Arranger(Tryouts tryouts) {
  /// How much larger the numbers may become than they seem to, before any rows were laid out.
  private static final double UNSURE = 1.25;

  /// The same of a large picture once some were.
  private static final double LESS_UNSURE = 1.1;

  /// How many times as wide as its nodes on the longest way a large picture is at the least: wires
  /// pass between them.
  private static final double BETWEEN = 1.4;

  private static final int MOST_TRIES = 2;

  /// So much of what was hoped for is as good as nothing.
  private static final double WRONG = 0.8;

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

  /// Of a picture of so many inputs and gates it can be told what its rows take before anything is
  /// placed.
  private static final int TOLD = 16;

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

  /// By how much less than is comfortable what stands below each other is apart, px: a little, and
  /// as little as can be.
  private static final double[] CLOSER = {4, 8};

  /// By how much larger the numbers may become for that.
  private static final double CLOSEST = 1.06;

  /// In a picture of more inputs and gates nothing is large enough to be read even so.
  private static final int MOST_CLOSER = 100;

  /// By how much larger the numbers must become for that.
  private static final double LARGER = 1.02;

  Arranger(Steps steps, Options options, LayoutEngine engine, BooleanSupplier cancelled) {
    this(new Tryouts(steps, options, engine, cancelled));
  }

  Tryout best() {
    Tryout best = arranged();
    Tryout whole = best.rough() ? tryouts.laid(best.blueprint()) : best;
    return tryouts.ordered(closer(tryouts.untangled(whole)));
  }

  private Sight sight() {
    return tryouts.sight();
  }

  private double text(Tryout tryout) {
    return tryouts.text(tryout);
  }

  /// With less air between what stands below each other where a high picture has smaller numbers
  /// than it should: with no less than that takes, and where it does not become a tangle.
  private Tryout closer(Tryout tryout) {
    double text = text(tryout);
    double least = sight().least();
    boolean any = text < closest(tryout) && tryouts.isArranged(tryout);
    if (!any) return tryout;
    Tryout best = tryout;
    int crossings = Tryouts.crossings(tryout);
    for (double px : CLOSER) {
      if (px == CLOSER[0] && text < NEAR * least) continue;
      if (!tryouts.affords(tryout)) break;
      Tryout next = tryouts.with(tryout.blueprint().arrangement.closing(px));
      if (Tryouts.crossings(next) > crossings) break;
      if (text(next) >= least) return next;
      if (text(next) >= LARGER * text) best = next;
    }
    return best;
  }

  /// With no less air than its numbers take to become so large; empty where they seem not to.
  private Optional<Tryout> closer(Tryout tryout, double text) {
    if (text(tryout) >= text) return Optional.of(tryout);
    return closest(tryout) < text
        ? Optional.empty()
        : Optional.of(closer(tryout)).filter(next -> text(next) >= text);
  }

  /// How large its numbers seem to become with as little air as can be, in a high picture.
  private double closest(Tryout tryout) {
    double text = text(tryout);
    if (text >= sight().least() || sight().parts() > MOST_CLOSER) return text;
    return Math.clamp(tryouts.wide(tryout), text, CLOSEST * text);
  }

  private Tryout arranged() {
    Blueprint first = tryouts.blueprint(Arrangement.PLAIN);
    boolean arranged = Tryouts.isArranged(first, tryouts.engine());
    int terms = terms(first);
    boolean tall = terms > MOST_BELOW;
    Arrangement split = new Arrangement(List.of(), Repeats.NONE, most(terms, usual(terms)));
    if (arranged && !first.scene.isLabelled()) return bare(tall ? tryouts.blueprint(split) : first);
    double goal = sight().goal();
    // What is too long in any one row is not laid out with its wires across all of it.
    double longest = first.plan.longest() * (sight().isLarge() ? BETWEEN : 1);
    boolean broken = arranged && sight().text(longest, 0) < goal;
    Arrangement repeating = new Arrangement(List.of(), Repeats.FAR, first.arrangement.most());
    if (broken && !tall && sight().parts() <= TOLD) {
      Optional<Tryout> guessed = guessed(first, repeating, goal);
      if (guessed.isPresent()) return guessed.get();
    }
    Tryout whole =
        tall
            ? tryouts.with(split)
            : broken ? tryouts.roughly(tryouts.blueprint(repeating)) : tryouts.laid(first);
    if (tall && !arranged) return whole;
    Tryout plain = arranged ? apart(whole, terms, goal) : whole;
    double text = text(plain);
    if (text >= goal || !tryouts.isArranged(plain)) return plain;
    boolean large = sight().isLarge();
    Tryout one = tryouts.repeating(plain, Repeats.FAR);
    if (large && text(one) < goal && !Tryouts.isTangle(one)) {
      Tryout pairs = tryouts.repeating(one, Repeats.PAIRS);
      boolean larger = text(pairs) >= text(one);
      int crossings = Tryouts.crossings(one);
      boolean many = crossings >= Tryouts.MANY && Tryouts.crossings(pairs) < crossings;
      double enough = pairs.rough() ? NEAR : Tryouts.ALMOST;
      if (larger || many && text(pairs) >= enough * text(one)) one = pairs;
    }
    // What was placed roughly may not keep what it promises.
    Tryout best = text(one) > (one.rough() ? MORE : 1) * text ? one : plain;
    text = text(best);
    if (text >= goal || high(best) >= 1) return best;
    Tryout nearest = best;
    int tries = 0;
    int all = 0;
    double came = 0;
    Layout line = one.layout();
    int most = Math.max(sight().rows(), filling(line.width(), line.height()));
    List<RowIdea> ideas = ideas(one, goal, most);
    for (RowIdea idea : ideas) {
      double hoped = idea.text() * (tries == 0 ? UNSURE : large ? LESS_UNSURE : 1);
      if (hoped < RowIdea.HOPE * goal && hoped * idea.worth() <= text) break;
      Tryout next = broken(one, idea);
      double height = text(next);
      came = Math.max(came, height / idea.text());
      if (height >= goal) return next;
      if (height > text(nearest)) nearest = next;
      double worth = closest(next) * idea.worth();
      if (worth > (idea.few() ? 1 : MORE) * text) {
        text = worth;
        best = next;
      }
      // Rows that came out much smaller than hoped say little about the others.
      boolean wrong = height < WRONG * idea.text();
      if (!wrong) tries++;
      if (++all == 2 * MOST_TRIES || tries == (large ? MOST_TRIES + 1 : MOST_TRIES)) break;
    }
    Optional<Tryout> met = text(nearest) < NEAR * goal ? Optional.empty() : evened(nearest, goal);
    if (met.isPresent()) return met.get();
    met = closer(nearest, goal);
    if (met.isPresent()) return met.get();
    double least = sight().readable();
    if (text(best) >= least) return best;
    Optional<Tryout> close = closer(nearest, least);
    if (close.isPresent()) return close.get();
    // Rows of a large picture come out nearly as those before did, and cost too much to be tried
    // for luck.
    double hope = large ? UNSURE : UNSURE * UNSURE;
    double sure = large && came > 0 ? LESS_UNSURE * came : hope;
    Optional<Tryout> legible = read(one, ideas, least, sure);
    return legible.isPresent() ? legible.get() : larger(one, ideas, best, sure);
  }

  /// Rows that meet the goal as surely as can be told before anything is placed.
  private Optional<Tryout> guessed(Blueprint first, Arrangement repeating, double goal) {
    Cuts cuts = new Cuts(tryouts.graph(), repeating);
    Depths depths = first.guessed(cuts);
    Box line = depths.size(List.of(), Diagram.margin());
    int most = Math.max(sight().rows(), filling(line.width(), line.height()));
    List<RowIdea> ideas = RowIdea.all(cuts, depths, sight(), goal, most, Diagram.margin());
    return ideas.stream()
        .limit(MOST_TRIES)
        .filter(idea -> idea.text() >= WRONG * goal)
        .map(idea -> tryouts.with(repeating.breaking(idea.cuts())))
        .filter(next -> text(next) >= goal)
        .findFirst();
  }

  /// Where nothing can be read, rows that bring a reader far nearer to it, whatever they cost.
  ///
  /// @param sure how many times as large as they seem to the numbers may become
  private Tryout larger(Tryout one, List<RowIdea> ideas, Tryout best, double sure) {
    Cuts cuts = new Cuts(tryouts.graph(), one.blueprint().arrangement);
    Depths depths = depths(one, cuts);
    return ideas.stream()
        .filter(idea -> idea.text() * Math.min(UNSURE, sure) >= FAR * text(best))
        .sorted(Comparator.comparingDouble(idea -> -idea.text()))
        .map(idea -> depths.narrowed(idea.cuts(), cuts))
        .distinct()
        .limit(MOST_TRIES)
        .map(at -> tryouts.with(one.blueprint().arrangement.breaking(at)))
        .filter(next -> text(next) >= FAR * text(best))
        .findFirst()
        .orElse(best);
  }

  /// Rows in which the numbers can be read on this screen at all, whatever the breaks cost and
  /// however unsure it is.
  ///
  /// @param sure how many times as large as they seem to the numbers may become
  private Optional<Tryout> read(Tryout one, List<RowIdea> ideas, double least, double sure) {
    return ideas.stream()
        .filter(idea -> idea.text() * sure >= least)
        .sorted(
            Comparator.comparing((RowIdea idea) -> !idea.few())
                .thenComparingDouble(idea -> -idea.text()))
        .map(idea -> closer(broken(one, idea), least))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// A picture of one row in rows.
  Tryout broken(Tryout one, RowIdea idea) {
    return tryouts.with(one.blueprint().arrangement.breaking(idea.cuts()));
  }

  /// Rows of which none is much wider than the others, moved until the goal is met: what a row
  /// takes is known for certain only when it is laid out. In a large picture no frame is broken for
  /// a little.
  private Optional<Tryout> evened(Tryout near, double goal) {
    Cuts cuts = new Cuts(tryouts.graph(), near.blueprint().arrangement);
    Tryout now = near;
    int broken = cuts.broken(near.blueprint().arrangement.cuts());
    boolean almost = sight().isLarge() && text(near) >= RowIdea.HOPE * goal;
    int most = almost ? broken : Integer.MAX_VALUE;
    Set<List<Integer>> known = new HashSet<>();
    known.add(now.blueprint().arrangement.cuts());
    for (int moves = 0; moves < MOST_MOVES; moves++) {
      Tryout best = null;
      for (List<Integer> way : cuts.narrower(now.blueprint().arrangement.cuts(), now.widths())) {
        if (!known.add(way) || cuts.broken(way) > most) continue;
        Tryout next = tryouts.with(near.blueprint().arrangement.breaking(way));
        if (text(next) >= goal) return Optional.of(next);
        if (best == null || text(next) > text(best)) best = next;
      }
      if (best == null) break;
      now = best;
    }
    return Optional.empty();
  }

  /// Where no numbers stand it is known what each gate takes, and in how many rows they become
  /// largest, before anything is laid out.
  private Tryout bare(Blueprint first) {
    Cuts cuts = new Cuts(tryouts.graph(), first.arrangement.most());
    Depths depths = bare(first, cuts);
    Box line = depths.size(List.of(), Diagram.margin());
    List<Integer> best = List.of();
    double most = sight().text(line.width(), line.height());
    int rows = filling(line.width(), line.height());
    for (List<Integer> at : cuts.into(rows, Cuts.FEWEST, false, true, depths.widths())) {
      Box size = depths.size(at, Diagram.margin());
      double worth = sight().text(size.width(), size.height()) * cuts.worth(at);
      if (worth <= most) continue;
      best = at;
      most = worth;
    }
    return best.isEmpty()
        ? tryouts.laid(first)
        : tryouts.with(new Arrangement(best, Repeats.FAR, first.arrangement.most()));
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

  /// A sum or product of many terms in as many boxes, side by side, as make the numbers largest: in
  /// one its terms stand below each other, and a high picture is a small one.
  ///
  /// @param whole in one box, or in as many as are usual where that is too high in any picture
  /// @param terms of the longest sum or product
  private Tryout apart(Tryout whole, int terms, double goal) {
    Tryout best = whole;
    int boxes = terms > MOST_BELOW ? usual(terms) + 1 : usual(terms);
    double most = terms > MOST_BELOW ? NEAR * LARGE : LARGE;
    double enough = Math.min(most, terms <= FEW ? goal : terms <= SOME ? EASE * goal : LARGE);
    for (int tries = 0; tries < MOST_SPLITS; tries++) {
      if (high(best) < 1 || text(best) >= enough) break;
      int operands = most(terms, boxes);
      if (operands < Series.FEWEST) break;
      Tryout next = tryouts.with(new Arrangement(List.of(), Repeats.NONE, operands));
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

  /// Ways to break a picture of one row into so many at the most, see [RowIdea].
  List<RowIdea> ideas(Tryout one, double goal, int most) {
    Cuts cuts = new Cuts(tryouts.graph(), one.blueprint().arrangement);
    return RowIdea.all(cuts, depths(one, cuts), sight(), goal, most, Diagram.margin());
  }

  /// How many times as high a picture is as what fills the screen.
  private double high(Tryout tryout) {
    return sight().high(tryout.layout().width(), tryout.layout().height());
  }

  /// How many rows of what is now one fill the screen.
  private int filling(double width, double height) {
    return sight().filling(width, height - 2 * Diagram.margin() + Stack.GAP);
  }

  private static Depths depths(Tryout one, Cuts cuts) {
    Places places = new Places(one.blueprint(), one.blueprint(), one.layout(), 0, 0);
    int count = cuts.deepest() + 1;
    double[] right = new double[count];
    double[] tops = new double[count];
    double[] bottoms = new double[count];
    Arrays.fill(tops, Double.POSITIVE_INFINITY);
    Arrays.fill(bottoms, Double.NEGATIVE_INFINITY);
    for (ScenePart part : one.blueprint().scene.parts()) {
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
}
