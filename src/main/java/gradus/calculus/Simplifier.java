package gradus.calculus;

import gradus.calculus.Term.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rewrites formulas without changing their value where both have one. Numbers are only put
/// together where that is exact.
final class Simplifier {
  /// What a lecturer does in one breath.
  enum Stage {
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
  private final Map<Stage, Map<Term, Term>> known = new EnumMap<>(Stage.class);

  Simplifier(Terms terms) {
    this.terms = terms;
    for (Stage stage : Stage.values()) known.put(stage, new HashMap<>());
  }

  /// A part on its way into a larger one.
  Term tidy(Term term) {
    return apply(apply(term, Stage.TIDY), Stage.COLLECT);
  }

  /// All of a formula, until nothing changes.
  Term apply(Term term, Stage stage) {
    Term now = term;
    for (int round = 0; round < 20; round++) {
      Term next = once(now, stage);
      if (next == now) break;
      now = next;
    }
    return now;
  }

  private Term once(Term root, Stage stage) {
    Map<Term, Term> done = known.get(stage);
    return Term.fold(root, done, Term::parts, t -> rewritten(t, done, stage));
  }

  private Term rewritten(Term term, Map<Term, Term> done, Stage stage) {
    List<Term> parts = term.parts().stream().map(done::get).toList();
    Term now = parts.equals(term.parts()) ? term : terms.with(term, parts);
    return switch (stage) {
      case TIDY -> tidied(now);
      case COLLECT -> collected(tidied(now));
      case SPLIT -> Logistic.split(terms, now);
      case LOGISTIC -> Logistic.closed(terms, now);
    };
  }

  // --- zeros, ones, signs, numbers ---

  private Term tidied(Term term) {
    return switch (term.kind()) {
      case NUMBER, NAME -> term;
      case NEGATE -> {
        Term inside = term.part(0);
        if (inside.is(Kind.NEGATE)) yield inside.part(0);
        yield inside.isNumber(0) ? terms.zero : term;
      }
      case SUM -> sum(term);
      case PRODUCT -> product(term);
      case QUOTIENT -> quotient(term);
      case POWER -> {
        if (term.part(1).isNumber(1)) yield term.part(0);
        yield term.part(1).isNumber(0) ? terms.one : term;
      }
      case CALL -> {
        boolean flat = term.isCall("sign") || term.isCall("step");
        if (flat && term.part(0).isNumber(0)) yield terms.zero;
        boolean oneOf = term.isCall("exp") && term.part(0).isNumber(0);
        yield oneOf
            ? terms.one
            : term.isCall("log") && term.part(0).isNumber(1) ? terms.zero : term;
      }
    };
  }

  private static boolean isNegative(Term term) {
    return term.is(Kind.NEGATE);
  }

  private static Term size(Term term) {
    return isNegative(term) ? term.part(0) : term;
  }

  private Term sum(Term term) {
    List<Term> addends = new ArrayList<>();
    double number = 0;
    int place = -1;
    for (Term part : term.parts()) {
      Term inside = size(part);
      if (inside.is(Kind.NUMBER)) {
        double next = isNegative(part) ? -inside.number() : inside.number();
        if (isExact(number, next, number + next, true)) {
          if (place < 0) place = addends.size();
          number += next;
          continue;
        }
      }
      if (isNegative(part) && inside.is(Kind.SUM)) {
        for (Term nested : inside.parts()) {
          addends.add(isNegative(nested) ? nested.part(0) : terms.negate(nested));
        }
      } else {
        addends.add(part);
      }
    }
    if (number != 0) addends.add(Math.min(place, addends.size()), terms.number(number));
    return firstPositive(addends);
  }

  /// `b − a` rather than `−a + b`.
  private Term firstPositive(List<Term> addends) {
    if (addends.size() > 1 && isNegative(addends.getFirst())) {
      for (int i = 1; i < addends.size(); i++) {
        if (!isNegative(addends.get(i))) {
          addends.add(0, addends.remove(i));
          break;
        }
      }
    }
    boolean all = addends.size() > 1 && addends.stream().allMatch(Simplifier::isNegative);
    if (all) return terms.negate(terms.sum(addends.stream().map(Simplifier::size).toList()));
    return terms.sum(addends);
  }

  private Term product(Term term) {
    List<Term> factors = new ArrayList<>();
    double number = 1;
    boolean negative = false;
    for (Term part : term.parts()) {
      negative ^= isNegative(part);
      Term factor = size(part);
      if (factor.isNumber(0)) return terms.zero;
      boolean joins =
          factor.is(Kind.NUMBER)
              && isExact(number, factor.number(), number * factor.number(), false);
      if (joins) number *= factor.number();
      else if (factor.is(Kind.PRODUCT)) factors.addAll(factor.parts());
      else factors.add(factor);
    }
    if (number != 1 || factors.isEmpty()) factors.addFirst(terms.number(number));
    Term product = overOne(factors);
    return negative ? terms.negate(product) : product;
  }

  /// `f · 1/g` is `f/g`.
  private Term overOne(List<Term> factors) {
    for (int i = 0; i < factors.size(); i++) {
      Term factor = factors.get(i);
      if (factors.size() > 1 && factor.is(Kind.QUOTIENT) && factor.part(0).isNumber(1)) {
        List<Term> rest = new ArrayList<>(factors);
        rest.remove(i);
        return terms.quotient(terms.product(rest), factor.part(1));
      }
    }
    return terms.product(factors);
  }

  private Term quotient(Term term) {
    Term above = term.part(0);
    Term below = term.part(1);
    if (above.isNumber(0)) return terms.zero;
    if (below.isNumber(1)) return above;
    boolean negative = isNegative(above) ^ isNegative(below);
    Term f = size(above);
    Term g = size(below);
    if (g.is(Kind.QUOTIENT)) {
      f = terms.product(f, g.part(1));
      g = g.part(0);
    } else if (f.is(Kind.QUOTIENT)) {
      g = terms.product(f.part(1), g);
      f = f.part(0);
    }
    Term quotient = f == above && g == below ? term : terms.quotient(f, g);
    return negative ? terms.negate(quotient) : quotient;
  }

  private static boolean isExact(double a, double b, double result, boolean sum) {
    if (!Double.isFinite(a) || !Double.isFinite(b) || !Double.isFinite(result)) return false;
    BigDecimal x = new BigDecimal(a);
    BigDecimal y = new BigDecimal(b);
    return (sum ? x.add(y) : x.multiply(y)).compareTo(new BigDecimal(result)) == 0;
  }

  // --- like things together ---

  private Term collected(Term term) {
    return switch (term.kind()) {
      case SUM -> likeTerms(term);
      case PRODUCT -> {
        Term one = oneFraction(term);
        yield one.is(Kind.PRODUCT) ? likeFactors(one) : one;
      }
      case QUOTIENT -> cancelled(term);
      case POWER -> powerOfPower(term);
      case NUMBER, NAME, NEGATE, CALL -> term;
    };
  }

  private static boolean isWhole(Term term) {
    return term.is(Kind.NUMBER)
        && term.number() == Math.rint(term.number())
        && term.number() < 1000;
  }

  /// (xᵃ)ᵇ is xᵃᵇ, (2f)² is 4f², for whole exponents.
  private Term powerOfPower(Term term) {
    Term base = term.part(0);
    if (!isWhole(term.part(1))) return term;
    if (base.is(Kind.POWER) && isWhole(base.part(1))) {
      double exponent = base.part(1).number() * term.part(1).number();
      return exponent < 1000 ? terms.power(base.part(0), terms.number(exponent)) : term;
    }
    boolean scaled = base.is(Kind.PRODUCT) && isWhole(base.part(0)) && term.part(1).number() <= 4;
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
      Term inside = size(part);
      double count = isNegative(part) ? -1 : 1;
      Term rest = inside;
      if (inside.is(Kind.PRODUCT) && inside.part(0).is(Kind.NUMBER)) {
        count *= inside.part(0).number();
        rest = terms.product(inside.parts().subList(1, inside.parts().size()));
      }
      Term rest0 = rest;
      // x·y and y·x are the same; the first to come says how it is written.
      rest = written.computeIfAbsent(sorted(rest), unused -> rest0);
      double before = counts.getOrDefault(rest, 0.0);
      if (!isExact(before, count, before + count, true)) return term;
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
    return firstPositive(addends);
  }

  /// f · g/h is fg/h.
  private Term oneFraction(Term term) {
    if (term.parts().stream().noneMatch(p -> p.is(Kind.QUOTIENT))) return term;
    List<Term> above = new ArrayList<>();
    List<Term> below = new ArrayList<>();
    for (Term part : term.parts()) {
      above.add(part.is(Kind.QUOTIENT) ? part.part(0) : part);
      if (part.is(Kind.QUOTIENT)) below.add(part.part(1));
    }
    return terms.quotient(tidied(terms.product(above)), terms.product(below));
  }

  private Term sorted(Term term) {
    if (!term.is(Kind.PRODUCT)) return term;
    List<Term> factors = new ArrayList<>(term.parts());
    factors.sort(Comparator.comparingInt(Term::id));
    return terms.product(factors);
  }

  /// Bases with their whole exponents, in the order in which they stand.
  private Map<Term, Double> bases(Term term) {
    Map<Term, Double> bases = new LinkedHashMap<>();
    for (Term factor : term.is(Kind.PRODUCT) ? term.parts() : List.of(term)) {
      boolean whole =
          factor.is(Kind.POWER)
              && factor.part(1).is(Kind.NUMBER)
              && factor.part(1).number() == Math.rint(factor.part(1).number())
              && factor.part(1).number() < 1000;
      if (whole) bases.merge(factor.part(0), factor.part(1).number(), Double::sum);
      else bases.merge(factor, 1.0, Double::sum);
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
    if (!sum.is(Kind.SUM) || sum.parts().size() > 8) return sum;
    Map<Term, Double> common = null;
    for (Term addend : sum.parts()) {
      Map<Term, Double> bases = bases(size(addend));
      if (common == null) {
        common = new LinkedHashMap<>(bases);
      } else {
        common.keySet().retainAll(bases.keySet());
        common.replaceAll((base, n) -> Math.min(n, bases.get(base)));
      }
      common.keySet().removeIf(base -> base.is(Kind.NUMBER));
    }
    if (common.isEmpty()) return sum;
    List<Term> rest = new ArrayList<>();
    for (Term addend : sum.parts()) {
      Map<Term, Double> bases = bases(size(addend));
      common.forEach((base, n) -> bases.merge(base, -n, Double::sum));
      Term left = tidied(product(bases));
      rest.add(isNegative(addend) ? terms.negate(left) : left);
    }
    return tidied(terms.product(product(common), likeTermsOf(tidied(terms.sum(rest)))));
  }

  private Term likeTermsOf(Term term) {
    return term.is(Kind.SUM) ? likeTerms(term) : term;
  }

  /// f·g/g is f, x²/x is x.
  private Term cancelled(Term term) {
    Term numerator = factored(term.part(0));
    Map<Term, Double> above = bases(numerator);
    Map<Term, Double> below = bases(term.part(1));
    boolean some = false;
    for (Term base : List.copyOf(below.keySet())) {
      Double n = above.get(base);
      if (n == null || base.is(Kind.NUMBER)) continue;
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
    if (term.is(Kind.SUM)) {
      double common = 0;
      for (Term addend : term.parts()) common = gcd(common, leading(size(addend)));
      return common;
    }
    Term first = term.is(Kind.PRODUCT) ? term.part(0) : term;
    boolean whole = first.is(Kind.NUMBER) && first.number() == Math.rint(first.number());
    return whole && first.number() < 1e9 ? first.number() : 1;
  }

  private static double gcd(double a, double b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private Term divided(Term term, double leading, double by) {
    if (term.is(Kind.SUM)) {
      List<Term> addends = new ArrayList<>();
      for (Term addend : term.parts()) {
        Term part = divided(size(addend), leading(size(addend)), by);
        addends.add(isNegative(addend) ? terms.negate(part) : part);
      }
      return terms.sum(addends);
    }
    Term number = terms.number(leading / by);
    if (!term.is(Kind.PRODUCT)) return number;
    List<Term> factors = new ArrayList<>(term.parts());
    if (number.isNumber(1)) factors.removeFirst();
    else factors.set(0, number);
    return terms.product(factors);
  }
}
