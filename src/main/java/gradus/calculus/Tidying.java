package gradus.calculus;

import gradus.calculus.Term.Head;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The first things anyone does to a formula: zeros and ones away, signs in front, numbers put
/// together where that is exact.
final class Tidying {
  private final Terms terms;

  Tidying(Terms terms) {
    this.terms = terms;
  }

  /// One term whose parts are tidy.
  Term of(Term term) {
    return switch (term.head()) {
      case NUMBER, NAME -> term;
      case NEGATE -> {
        Term inside = term.part(0);
        if (inside.is(Head.NEGATE)) {
          yield inside.part(0);
        }
        yield inside.isNumber(0) ? terms.zero : term;
      }
      case SUM -> sum(term);
      case PRODUCT -> product(term);
      case QUOTIENT -> quotient(term);
      case POWER -> {
        if (term.part(1).isNumber(1)) {
          yield term.part(0);
        }
        yield term.part(1).isNumber(0) ? terms.one : term;
      }
      case CALL -> {
        boolean flat = term.isCall("sign") || term.isCall("step");
        if (flat && term.part(0).isNumber(0)) {
          yield terms.zero;
        }
        boolean oneOf = term.isCall("exp") && term.part(0).isNumber(0);
        yield oneOf ? terms.one : isLogarithm(term) && term.part(0).isNumber(1) ? terms.zero : term;
      }
    };
  }

  private static boolean isLogarithm(Term term) {
    return term.isCall("log") || term.isCall("ln");
  }

  private Term sum(Term term) {
    List<Term> addends = new ArrayList<>();
    double number = 0;
    int place = -1;
    for (Term part : term.parts()) {
      Term inside = part.unsigned();
      if (inside.is(Head.NUMBER)) {
        double next = part.isNegated() ? -inside.number() : inside.number();
        if (isExact(number, next, number + next, true)) {
          if (place < 0) place = addends.size();
          number += next;
          continue;
        }
      }
      if (part.isNegated() && inside.is(Head.SUM)) {
        for (Term nested : inside.parts()) {
          addends.add(nested.isNegated() ? nested.part(0) : terms.negate(nested));
        }
      } else {
        addends.add(part);
      }
    }
    if (number != 0) addends.add(Math.min(place, addends.size()), terms.number(number));
    return firstPositive(addends);
  }

  /// `b − a` rather than `−a + b`.
  Term firstPositive(List<Term> addends) {
    if (addends.size() > 1 && addends.getFirst().isNegated()) {
      for (int i = 1; i < addends.size(); i++) {
        if (!addends.get(i).isNegated()) {
          addends.add(0, addends.remove(i));
          break;
        }
      }
    }
    boolean all = addends.size() > 1 && addends.stream().allMatch(Term::isNegated);
    if (all) return terms.negate(terms.sum(addends.stream().map(Term::unsigned).toList()));
    return terms.sum(addends);
  }

  private Term product(Term term) {
    List<Term> factors = new ArrayList<>();
    double number = 1;
    boolean negative = false;
    for (Term part : term.parts()) {
      negative ^= part.isNegated();
      Term factor = part.unsigned();
      if (factor.isNumber(0)) return terms.zero;
      boolean joins =
          factor.is(Head.NUMBER)
              && isExact(number, factor.number(), number * factor.number(), false);
      if (joins) {
        number *= factor.number();
      } else if (factor.is(Head.PRODUCT)) {
        factors.addAll(factor.parts());
      } else {
        factors.add(factor);
      }
    }
    if (number != 1 || factors.isEmpty()) factors.addFirst(terms.number(number));
    Term product = overOne(factors);
    return negative ? terms.negate(product) : product;
  }

  /// `f · 1/g` is `f/g`.
  private Term overOne(List<Term> factors) {
    for (int i = 0; i < factors.size(); i++) {
      Term factor = factors.get(i);
      if (factors.size() > 1 && factor.is(Head.QUOTIENT) && factor.part(0).isNumber(1)) {
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
    boolean negative = above.isNegated() ^ below.isNegated();
    Term f = above.unsigned();
    Term g = below.unsigned();
    if (g.is(Head.QUOTIENT)) {
      f = terms.product(f, g.part(1));
      g = g.part(0);
    } else if (f.is(Head.QUOTIENT)) {
      g = terms.product(f.part(1), g);
      f = f.part(0);
    }
    Term quotient = f == above && g == below ? term : terms.quotient(f, g);
    return negative ? terms.negate(quotient) : quotient;
  }

  /// Whether no digit is lost in putting two numbers together.
  static boolean isExact(double a, double b, double result, boolean sum) {
    if (!Double.isFinite(a) || !Double.isFinite(b) || !Double.isFinite(result)) return false;
    BigDecimal x = new BigDecimal(a);
    BigDecimal y = new BigDecimal(b);
    return (sum ? x.add(y) : x.multiply(y)).compareTo(new BigDecimal(result)) == 0;
  }
}
