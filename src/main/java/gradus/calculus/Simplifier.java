package gradus.calculus;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rewrites formulas without changing their value where both have one, stage by stage, each part
/// once.
final class Simplifier {
  /// What a lecturer does in one breath.
  enum Phase {
    /// 0·f, 1·f, f + 0, signs, numbers.
    TIDY,
    /// Like terms and powers together, common factors away.
    COLLECT,
    /// E/(1+E)² as a product of two fractions, the second with 1 added and taken away.
    SPLIT,
    /// (1+E−1)/(1+E) as 1 − 1/(1+E).
    LOGISTIC
  }

  private final Terms terms;
  private final Tidying tidying;
  private final Collecting collecting;
  private final Map<Phase, Map<Term, Term>> known = new EnumMap<>(Phase.class);

  Simplifier(Terms terms) {
    this.terms = terms;
    tidying = new Tidying(terms);
    collecting = new Collecting(terms, tidying);
    for (Phase stage : Phase.values()) {
      known.put(stage, new HashMap<>());
    }
  }

  /// A part on its way into a larger one.
  Term tidy(Term term) {
    return apply(apply(term, Phase.TIDY), Phase.COLLECT);
  }

  /// All of a formula, until nothing changes.
  Term apply(Term term, Phase stage) {
    Term now = term;
    for (int round = 0; round < 20; round++) {
      Term next = once(now, stage);
      if (next == now) break;
      now = next;
    }
    return now;
  }

  private Term once(Term root, Phase stage) {
    Map<Term, Term> done = known.get(stage);
    return Term.fold(root, done, Term::parts, t -> rewritten(t, done, stage));
  }

  private Term rewritten(Term term, Map<Term, Term> done, Phase stage) {
    List<Term> parts = term.parts().stream().map(done::get).toList();
    Term now = parts.equals(term.parts()) ? term : terms.with(term, parts);
    return switch (stage) {
      case TIDY -> tidying.of(now);
      case COLLECT -> collecting.of(tidying.of(now));
      case SPLIT -> Logistic.split(terms, now);
      case LOGISTIC -> Logistic.closed(terms, now);
    };
  }
}
