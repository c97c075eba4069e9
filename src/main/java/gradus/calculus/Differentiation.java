package gradus.calculus;

import gradus.calculus.DerivativeRule.Textbook;
import gradus.calculus.Term.Head;
import gradus.lang.Expr.Operator;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Applies the textbook's rules from the inside out: a part's line stands after those of what is in
/// it, and each part is derived once.
final class Differentiation {
  private final Terms terms;
  private final Term x;
  private final Map<Term, Term> definitions;
  private final Simplifier simplifier;
  private final Slopes slopes;
  private final Present present;
  private final Map<Term, Boolean> depends = new HashMap<>();
  private final Map<Term, Term> derived = new HashMap<>();
  private final List<DerivationLine> lines = new ArrayList<>();
  private Term root;

  Differentiation(Terms terms, Term x, Map<Term, Term> definitions, Present present) {
    this.present = present;
    this.terms = terms;
    this.x = x;
    this.definitions = definitions;
    this.simplifier = new Simplifier(terms);
    this.slopes = new Slopes(terms);
  }

  List<DerivationLine> lines() {
    return lines;
  }

  /// Derives a formula and simplifies the result, a line for each stage.
  Term of(Term formula) {
    root = formula;
    Term raw = derive(formula);
    return simplified(raw);
  }

  /// A line that only says a thing otherwise.
  void simplified(Term before, Term after) {
    lines.add(new DerivationLine(Textbook.SIMPLIFY, null, before, after));
  }

  private Term simplified(Term raw) {
    Term now = raw;
    for (Simplifier.Phase stage : Simplifier.Phase.values()) {
      Term next = simplifier.apply(now, stage);
      if (next != now) lines.add(new DerivationLine(Textbook.SIMPLIFY, null, now, next));
      now = next;
    }
    return now;
  }

  private Term derive(Term formula) {
    return Term.fold(formula, derived, this::needed, this::apply);
  }

  /// Whether x stands in it.
  private boolean depends(Term term) {
    return Term.fold(
        term, depends, this::within, t -> t == x || within(t).stream().anyMatch(depends::get));
  }

  private List<Term> within(Term term) {
    return definitions.containsKey(term) ? List.of(definitions.get(term)) : term.parts();
  }

  /// The parts whose derivatives a term's rule needs.
  private List<Term> needed(Term term) {
    if (!depends(term) || term == x) return List.of();
    return switch (term.head()) {
      case NUMBER -> List.of();
      case NAME -> List.of(definitions.get(term));
      case SUM -> term.parts().stream().map(Term::unsigned).toList();
      case NEGATE -> List.of(term.part(0));
      case PRODUCT -> {
        List<Term> moving = moving(term);
        yield moving.size() == term.parts().size() ? moving : List.of(terms.product(moving));
      }
      case QUOTIENT -> depends(term.part(1)) ? term.parts() : List.of(term.part(0));
      case POWER -> {
        if (!depends(term.part(1))) {
          yield inner(term.part(0));
        }
        yield depends(term.part(0)) ? term.parts() : inner(term.part(1));
      }
      case CALL ->
          term.parts().size() == 1
              ? inner(term.part(0))
              : term.parts().stream().filter(this::depends).toList();
    };
  }

  private List<Term> inner(Term argument) {
    return argument == x ? List.of() : List.of(argument);
  }

  private List<Term> moving(Term product) {
    return product.parts().stream().filter(this::depends).toList();
  }

  private Term d(Term part) {
    return part == x ? terms.one : derived.get(part);
  }

  private Term apply(Term term) {
    if (term == x) return done(Textbook.IDENTITY, term, terms.one);
    if (!depends(term)) return done(Textbook.CONSTANT, term, terms.zero);
    return switch (term.head()) {
      case NUMBER -> done(Textbook.CONSTANT, term, terms.zero);
      case NAME -> d(definitions.get(term));
      case SUM -> sum(term);
      case NEGATE -> done(Textbook.CONSTANT_MULTIPLE, term, terms.negate(d(term.part(0))));
      case PRODUCT -> product(term);
      case QUOTIENT -> quotient(term);
      case POWER -> power(term);
      case CALL -> call(term);
    };
  }

  private Term sum(Term term) {
    List<Term> addends = new ArrayList<>();
    for (Term part : term.parts()) {
      Term slope = d(part.unsigned());
      addends.add(part.isNegated() ? terms.negate(slope) : slope);
    }
    boolean difference = term.parts().size() == 2 && term.part(1).is(Head.NEGATE);
    return done(difference ? Textbook.DIFFERENCE : Textbook.SUM, term, terms.sum(addends));
  }

  private Term product(Term term) {
    List<Term> moving = moving(term);
    if (moving.size() < term.parts().size()) {
      List<Term> factors = new ArrayList<>(term.parts());
      factors.removeIf(this::depends);
      factors.add(d(terms.product(moving)));
      return done(Textbook.CONSTANT_MULTIPLE, term, terms.product(factors));
    }
    List<Term> addends = new ArrayList<>();
    for (int i = 0; i < moving.size(); i++) {
      List<Term> factors = new ArrayList<>(moving);
      factors.set(i, d(moving.get(i)));
      addends.add(terms.product(factors));
    }
    return done(
        moving.size() == 3 ? Textbook.TRIPLE_PRODUCT : Textbook.PRODUCT, term, terms.sum(addends));
  }

  private Term quotient(Term term) {
    Term f = term.part(0);
    Term g = term.part(1);
    if (!depends(g)) return done(Textbook.CONSTANT_MULTIPLE, term, terms.quotient(d(f), g));
    Term above = terms.difference(terms.product(d(f), g), terms.product(f, d(g)));
    return done(Textbook.QUOTIENT, term, terms.quotient(above, terms.power(g, terms.two)));
  }

  private Term power(Term term) {
    Term base = term.part(0);
    Term exponent = term.part(1);
    if (!depends(exponent)) {
      Term lower = lowered(exponent);
      Term raised = lower.isNumber(1) ? base : terms.power(base, lower);
      Term slope = terms.product(exponent, raised);
      if (base == x) {
        return done(Textbook.POWER, term, slope);
      } else {
        return done(Textbook.POWER_OF_FUNCTION, term, terms.product(slope, d(base)));
      }
    } else if (!depends(base)) {
      Term slope = terms.product(term, terms.logarithm(base));
      if (exponent == x) {
        return done(Textbook.EXPONENTIAL, term, slope);
      } else {
        return done(Textbook.CHAIN, Textbook.EXPONENTIAL, term, terms.product(slope, d(exponent)));
      }
    } else {
      Term inside =
          terms.sum(
              terms.product(d(exponent), terms.logarithm(base)),
              terms.quotient(terms.product(exponent, d(base)), base));
      return done(Textbook.GENERAL_POWER, term, terms.product(term, inside));
    }
  }

  /// n − 1.
  private Term lowered(Term exponent) {
    boolean negative = exponent.is(Head.NEGATE) && exponent.part(0).is(Head.NUMBER);
    if (negative) return terms.number(-exponent.part(0).number() - 1);
    if (exponent.is(Head.NUMBER)) return terms.number(exponent.number() - 1);
    // 2/3 − 1 is −1/3.
    boolean ratio =
        exponent.is(Head.QUOTIENT) && exponent.parts().stream().allMatch(p -> p.is(Head.NUMBER));
    if (ratio) {
      double above = exponent.part(0).number() - exponent.part(1).number();
      Term size = terms.quotient(terms.number(Math.abs(above)), exponent.part(1));
      return above < 0 ? terms.negate(size) : size;
    }
    return terms.difference(exponent, terms.one);
  }

  private Term call(Term term) {
    if (term.parts().size() == 2) return choice(term);
    Term argument = term.part(0);
    Op op = Ops.find(term.function(), 1).orElseThrow();
    Term slope = slopes.of(op, argument);
    DerivativeRule own = new DerivativeRule.OfFunction(op);
    if (argument == x) {
      return done(own, term, slope);
    } else {
      return done(Textbook.CHAIN, own, term, terms.product(slope, d(argument)));
    }
  }

  /// The larger or smaller of two; at a tie half of each.
  private Term choice(Term term) {
    Term a = term.part(0);
    Term b = term.part(1);
    boolean max = term.isCall("max");
    Op op = Ops.find(term.function(), 2).orElseThrow();
    boolean tie = present.atKink(op, List.of(a, b));
    List<Term> addends = new ArrayList<>();
    if (depends(a)) addends.add(terms.product(max ? larger(a, b, tie) : larger(b, a, tie), d(a)));
    if (depends(b)) addends.add(terms.product(max ? larger(b, a, tie) : larger(a, b, tie), d(b)));
    return done(new DerivativeRule.OfFunction(op), term, terms.sum(addends));
  }

  /// 1 where one is larger than the other, half where they are equal, which is said where they are.
  /// What is subtracted on one side stands on the other: s₁ + 1 > s₀.
  private Term larger(Term than, Term other, boolean ties) {
    List<Term> left = new ArrayList<>();
    List<Term> right = new ArrayList<>();
    apart(than, left, right);
    apart(other, right, left);
    List<Term> sides = List.of(terms.sum(left), terms.sum(right));
    if (sides.get(0).equals(sides.get(1))) return terms.quotient(terms.one, terms.two);
    Term greater = terms.call(Operator.GREATER.sign(), sides);
    if (!ties) return greater;
    Term tie = terms.call(Operator.EQUAL.sign(), sides);
    return terms.sum(greater, terms.quotient(tie, terms.two));
  }

  private static void apart(Term side, List<Term> own, List<Term> other) {
    for (Term part : side.is(Head.SUM) ? side.parts() : List.of(side)) {
      if (!part.isNumber(0)) (part.isNegated() ? other : own).add(part.unsigned());
    }
  }

  private Term done(DerivativeRule rule, Term term, Term after) {
    return done(rule, null, term, after);
  }

  /// Writes the line; the root is simplified in stages of its own.
  private Term done(DerivativeRule rule, DerivativeRule outer, Term term, Term after) {
    lines.add(new DerivationLine(rule, outer, term, after));
    if (term == root) return after;
    Term tidy = simplifier.tidy(after);
    if (tidy != after) lines.add(new DerivationLine(Textbook.SIMPLIFY, null, after, tidy));
    return tidy;
  }
}
