package gradus.ui.work;

import gradus.graph.Gate;
import gradus.trace.Step;
import gradus.trace.Steps;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Where stepping goes on after edits: where a person left off, not where a text that was half
/// typed led.
public final class Resumption {
  private static final int REACH = 2_000;

  private Optional<Place> left = Optional.empty();
  private int taken;

  /// What a step does, for an edit to find it again.
  private enum Deed {
    START,
    FORWARD,
    COMPUTE,
    SEED,
    BACKWARD,
    PULL,
    UPSTREAM,
    LOCAL,
    PRODUCT,
    ADD
  }

  /// A deed at a gate, by its key.
  ///
  /// @param operand which of its operands it is about; −1 for all
  private record Mark(Deed deed, String gate, int operand) {
    private static Mark of(Step step) {
      return switch (step) {
        case Step.Start s -> new Mark(Deed.START, "", -1);
        case Step.ForwardPass f -> new Mark(Deed.FORWARD, "", -1);
        case Step.Compute c -> new Mark(Deed.COMPUTE, c.gate().key(), -1);
        case Step.Gather g -> new Mark(Deed.COMPUTE, g.series().result().key(), -1);
        case Step.Seed s -> new Mark(Deed.SEED, "", -1);
        case Step.BackwardPass b -> new Mark(Deed.BACKWARD, "", -1);
        case Step.Pull p -> new Mark(Deed.PULL, p.gate().key(), -1);
        case Step.Spread s -> new Mark(Deed.PULL, s.series().result().key(), -1);
        case Step.Part p -> new Mark(deed(p.factor()), p.wire().target().key(), p.wire().index());
        case Step.Accumulate a -> new Mark(Deed.ADD, a.wire().target().key(), a.wire().index());
      };
    }

    private static Deed deed(Step.Factor factor) {
      return switch (factor) {
        case UPSTREAM -> Deed.UPSTREAM;
        case LOCAL -> Deed.LOCAL;
        case PRODUCT -> Deed.PRODUCT;
      };
    }

    /// Where the gate is gone, one of its key may come back.
    Mark carried(UnaryOperator<String> keys) {
      String now = gate.isEmpty() ? "" : keys.apply(gate);
      return now.isEmpty() ? this : new Mark(deed, now, operand);
    }
  }

  /// Where a person left off.
  ///
  /// @param gate the key of the gate at work; empty where none is
  /// @param along how far along its pass, above 0 to 1
  private record Place(
      Mark mark, String gate, boolean forward, double along, boolean first, boolean last) {
    static Place of(Steps steps, int n) {
      int middle = steps.forwardEnd();
      boolean forward = n <= middle;
      double along =
          forward
              ? (double) n / Math.max(1, middle)
              : (double) (n - middle) / (steps.last() - middle);
      Step step = steps.step(n);
      String gate = step.gateAtWork().map(Gate::key).orElse("");
      return new Place(Mark.of(step), gate, forward, along, n == 0, n > 0 && n == steps.last());
    }

    Place carried(UnaryOperator<String> keys) {
      String now = gate.isEmpty() ? "" : keys.apply(gate);
      String carried = now.isEmpty() ? gate : now;
      return new Place(mark.carried(keys), carried, forward, along, first, last);
    }

    /// The step that does the same to the same gate, else one at which that is at work, else the
    /// nearest of the same pass; the start and the end stay what they are.
    int in(Steps now) {
      if (first) return 0;
      if (last) return now.last();
      int guess = guess(now);
      int exact = nearest(guess, now, step -> mark.equals(Mark.of(step)));
      if (exact >= 0) return exact;
      // In another grain the same gate is at work in other steps.
      for (int n = 0; n <= Math.min(now.last(), 2 * REACH) && !gate.isEmpty(); n++) {
        boolean here = now.step(n).gateAtWork().filter(g -> g.key().equals(gate)).isPresent();
        if (here && n <= now.forwardEnd() == forward) return n;
      }
      return guess;
    }

    private int guess(Steps now) {
      int middle = now.forwardEnd();
      int length = forward ? middle : now.last() - middle;
      int part = Math.clamp(Math.round(along * length), Math.min(1, length), length);
      return forward ? part : middle + part;
    }

    private static int nearest(int guess, Steps now, Predicate<Step> wanted) {
      for (int away = 0; away <= Math.min(now.last(), REACH); away++) {
        for (int place : new int[] {guess - away, guess + away}) {
          if (place >= 0 && place <= now.last() && wanted.test(now.step(place))) return place;
        }
      }
      return -1;
    }
  }

  /// The step of `now` at which to go on after the one of `before` that a person has come to; where
  /// none was taken since the last edit, after that which the edit began at. `carried` says what
  /// became of the key of a gate of `before`, or nothing.
  int at(Steps before, Player player, Steps now, UnaryOperator<String> carried) {
    int steps = player.steps().get();
    if (left.isEmpty() || steps != taken) left = Optional.of(Place.of(before, player.step().get()));
    taken = steps;
    left = left.map(place -> place.carried(carried));
    return left.orElseThrow().in(now);
  }

  /// The step of `now`, another lowering of the same program, that does what a step of `before`
  /// does, else the nearest.
  public static int alike(Steps before, int step, Steps now) {
    return Place.of(before, step).in(now);
  }

  /// Another document has nothing to do with it.
  void forget() {
    left = Optional.empty();
  }
}
