package gradus.calculus;

import gradus.calculus.Term.Head;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Like things together: terms in a sum, powers in a product, and common factors of a fraction
/// away.
final class Collecting {
  private final Terms terms;
  private final Tidying tidying;

  Collecting(Terms terms, Tidying tidying) {
    this.terms = terms;
    this.tidying = tidying;
  }

  /// One tidy term whose parts are collected.
  Term of(Term term) {
    return switch (term.head()) {
      case SUM -> likeTerms(term);
      case PRODUCT -> {
        Term one = oneFraction(term);
        yield one.is(Head.PRODUCT) ? likeFactors(one) : one;
      }
      case QUOTIENT -> cancelled(term);
      case POWER -> powerOfPower(term);
      case NUMBER, NAME, NEGATE, CALL -> term;
    };
  }

  private static boolean isWhole(Term term) {
    return term.is(Head.NUMBER)
        && term.number() == Math.rint(term.number())
        && term.number() < 1000;
  }

  /// (xᵃ)ᵇ is xᵃᵇ, (2f)² is 4f², for whole exponents.
  private Term powerOfPower(Term term) {
    Term base = term.part(0);
    if (!isWhole(term.part(1))) return term;
    if (base.is(Head.POWER) && isWhole(base.part(1))) {
      double exponent = base.part(1).number() * term.part(1).number();
      return exponent < 1000 ? terms.power(base.part(0), terms.number(exponent)) : term;
    }
    boolean scaled = base.is(Head.PRODUCT) && isWhole(base.part(0)) && term.part(1).number() <= 4;
    if (!scaled) return term;
    double factor = Math.pow(base.part(0).number(), term.part(1).number());
    if (factor > 1e6) return term;
    Term rest = terms.product(base.parts().subList(1, base.parts().size()));
    return terms.product(terms.number(factor), terms.power(rest, term.part(1)));
  }

  /// x + x is 2x, 3x − x is 2x.
  private Term likeTerms(Term term) {
    Map<Term, Double> counts = new LinkedHashMap<>();
    Map<Term, Term> written = new HashMap<>();
    for (Term part : term.parts()) {
      Term inside = part.unsigned();
      double count = part.isNegated() ? -1 : 1;
      Term rest = inside;
      if (inside.is(Head.PRODUCT) && inside.part(0).is(Head.NUMBER)) {
        count *= inside.part(0).number();
        rest = terms.product(inside.parts().subList(1, inside.parts().size()));
      }
      Term rest0 = rest;
      // x·y and y·x are the same; the first to come says how it is written.
      rest = written.computeIfAbsent(sorted(rest), unused -> rest0);
      double before = counts.getOrDefault(rest, 0.0);
      if (!Tidying.isExact(before, count, before + count, true)) return term;
      counts.merge(rest, count, Double::sum);
    }
    if (counts.size() == term.parts().size()) return term;
    List<Term> addends = new ArrayList<>();
    counts.forEach((rest, count) -> {
      if (count == 0) return;
      double size = Math.abs(count);
      Term addend = size == 1 ? rest : terms.product(terms.number(size), rest);
      addends.add(count < 0 ? terms.negate(addend) : addend);
    });
    return tidying.firstPositive(addends);
  }

  /// f · g/h is fg/h.
  private Term oneFraction(Term term) {
    if (term.parts().stream().noneMatch(p -> p.is(Head.QUOTIENT))) return term;
    List<Term> above = new ArrayList<>();
    List<Term> below = new ArrayList<>();
    for (Term part : term.parts()) {
      above.add(part.is(Head.QUOTIENT) ? part.part(0) : part);
      if (part.is(Head.QUOTIENT)) below.add(part.part(1));
    }
    return terms.quotient(tidying.of(terms.product(above)), terms.product(below));
  }

  private Term sorted(Term term) {
    if (!term.is(Head.PRODUCT)) return term;
    List<Term> factors = new ArrayList<>(term.parts());
    factors.sort(Comparator.comparingInt(Term::id));
    return terms.product(factors);
  }

  /// Bases with their whole exponents, in the order in which they stand.
  private Map<Term, Double> bases(Term term) {
    Map<Term, Double> bases = new LinkedHashMap<>();
    for (Term factor : term.is(Head.PRODUCT) ? term.parts() : List.of(term)) {
      boolean whole =
          factor.is(Head.POWER)
              && factor.part(1).is(Head.NUMBER)
              && factor.part(1).number() == Math.rint(factor.part(1).number())
              && factor.part(1).number() < 1000;
      if (whole) {
        bases.merge(factor.part(0), factor.part(1).number(), Double::sum);
      } else {
        bases.merge(factor, 1.0, Double::sum);
      }
    }
    return bases;
  }

  private Term product(Map<Term, Double> bases) {
    List<Term> factors = new ArrayList<>();
    bases.forEach((base, exponent) -> {
      if (exponent == 0) return;
      factors.add(exponent == 1 ? base : terms.power(base, terms.number(exponent)));
    });
    return terms.product(factors);
  }

  private Term likeFactors(Term term) {
    Map<Term, Double> bases = bases(term);
    if (bases.size() == term.parts().size()) return term;
    return product(bases);
  }

  /// x²a − xb is x(xa − b): above a line a common factor may cancel.
  private Term factored(Term sum) {
    if (!sum.is(Head.SUM) || sum.parts().size() > 8) return sum;
    Map<Term, Double> common = null;
    for (Term addend : sum.parts()) {
      Map<Term, Double> bases = bases(addend.unsigned());
      if (common == null) {
        common = new LinkedHashMap<>(bases);
      } else {
        common.keySet().retainAll(bases.keySet());
        common.replaceAll((base, n) -> Math.min(n, bases.get(base)));
      }
      common.keySet().removeIf(base -> base.is(Head.NUMBER));
    }
    if (common.isEmpty()) return sum;
    List<Term> rest = new ArrayList<>();
    for (Term addend : sum.parts()) {
      Map<Term, Double> bases = bases(addend.unsigned());
      common.forEach((base, n) -> bases.merge(base, -n, Double::sum));
      Term left = tidying.of(product(bases));
      rest.add(addend.isNegated() ? terms.negate(left) : left);
    }
    return tidying.of(terms.product(product(common), likeTermsOf(tidying.of(terms.sum(rest)))));
  }

  private Term likeTermsOf(Term term) {
    return term.is(Head.SUM) ? likeTerms(term) : term;
  }

  /// f·g/g is f, x²/x is x.
  private Term cancelled(Term term) {
    Term numerator = factored(term.part(0));
    Map<Term, Double> above = bases(numerator);
    Map<Term, Double> below = bases(term.part(1));
    boolean some = false;
    for (Term base : List.copyOf(below.keySet())) {
      Double n = above.get(base);
      if (n == null || base.is(Head.NUMBER)) continue;
      double common = Math.min(n, below.get(base));
      above.put(base, n - common);
      below.put(base, below.get(base) - common);
      some = true;
    }
    // A factor that did not cancel goes back where it was.
    boolean shorter = numerator.weight() < term.part(0).weight();
    Term f = some ? product(above) : shorter ? numerator : term.part(0);
    Term g = some ? product(below) : term.part(1);
    return halved(f, g, some || shorter ? null : term);
  }

  /// Whole numbers: 4x/2 is 2x, 2x/4 is x/2.
  private Term halved(Term f, Term g, Term unchanged) {
    double a = leading(f);
    double b = leading(g);
    double common = gcd(a, b);
    if (common > 1) {
      f = divided(f, a, common);
      g = divided(g, b, common);
    } else if (unchanged != null) {
      return unchanged;
    }
    return g.isNumber(1) ? f : terms.quotient(f, g);
  }

  private static double leading(Term term) {
    if (term.is(Head.SUM)) {
      double common = 0;
      for (Term addend : term.parts()) {
        common = gcd(common, leading(addend.unsigned()));
      }
      return common;
    }
    Term first = term.is(Head.PRODUCT) ? term.part(0) : term;
    boolean whole = first.is(Head.NUMBER) && first.number() == Math.rint(first.number());
    return whole && first.number() < 1e9 ? first.number() : 1;
  }

  private static double gcd(double a, double b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private Term divided(Term term, double leading, double by) {
    if (term.is(Head.SUM)) {
      List<Term> addends = new ArrayList<>();
      for (Term addend : term.parts()) {
        Term part = divided(addend.unsigned(), leading(addend.unsigned()), by);
        addends.add(addend.isNegated() ? terms.negate(part) : part);
      }
      return terms.sum(addends);
    }
    Term number = terms.number(leading / by);
    if (!term.is(Head.PRODUCT)) return number;
    List<Term> factors = new ArrayList<>(term.parts());
    if (number.isNumber(1)) {
      factors.removeFirst();
    } else {
      factors.set(0, number);
    }
    return terms.product(factors);
  }
}
