package gradus.ui.work;

import gradus.graph.Gate;
import gradus.trace.Step;
import gradus.trace.Steps;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Where stepping goes on after an edit.
final class Resumption {
  private static final int REACH = 2_000;

  private Resumption() {}

  /// The step of `now` that is the counterpart of step `n` of `before`: the same gate doing the
  /// same thing, else as far along its pass; the start and the end stay what they are. `carried`
  /// says what became of the key of a gate of `before`.
  static int at(Steps before, int n, Steps now, UnaryOperator<String> carried) {
    if (n <= 0) return 0;
    if (n >= before.last()) return now.last();
    int guess = proportional(before, n, now);
    String mark = mark(before.step(n), carried);
    int exact = nearest(guess, now, s -> mark.equals(mark(s, key -> key)));
    if (exact >= 0) return exact;
    // In another grain the same gate is at work in other steps.
    String gate = before.step(n).gateAtWork().map(Gate::key).map(carried).orElse("");
    boolean forward = n <= before.forwardEnd();
    int first = 0;
    while (first <= Math.min(now.last(), 2 * REACH)) {
      boolean here = now.step(first).gateAtWork().map(g -> g.key().equals(gate)).orElse(false);
      if (here && first <= now.forwardEnd() == forward) return first;
      first++;
    }
    return guess;
  }

  private static int nearest(int guess, Steps now, Predicate<Step> wanted) {
    for (int away = 0; away <= now.last(); away++) {
      int[] places = {guess - away, guess + away};
      for (int place : places) {
        if (place >= 0 && place <= now.last() && wanted.test(now.step(place))) return place;
      }
      if (away > REACH) break;
    }
    return -1;
  }

  private static int proportional(Steps before, int n, Steps now) {
    int middle = before.forwardEnd();
    int newMiddle = now.forwardEnd();
    if (n <= middle) return Math.round((float) n * newMiddle / Math.max(1, middle));
    float part = (float) (n - middle) / Math.max(1, before.last() - middle);
    return newMiddle + Math.round(part * (now.last() - newMiddle));
  }

  private static String mark(Step step, UnaryOperator<String> carried) {
    return switch (step) {
      case Step.Start s -> "start";
      case Step.ForwardPass f -> "forward";
      case Step.Compute c -> "compute " + carried.apply(c.gate().key());
      case Step.Gather g -> "compute " + carried.apply(g.series().result().key());
      case Step.Seed s -> "seed";
      case Step.BackwardPass b -> "backward";
      case Step.Pull p -> "pull " + carried.apply(p.gate().key());
      case Step.Spread s -> "pull " + carried.apply(s.series().result().key());
      case Step.Part p ->
          p.factor() + " " + carried.apply(p.wire().target().key()) + " " + p.wire().index();
      case Step.Accumulate a ->
          "add " + carried.apply(a.wire().target().key()) + " " + a.wire().index();
    };
  }
}
