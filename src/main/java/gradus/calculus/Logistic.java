package gradus.calculus;

import gradus.calculus.Term.Head;
import java.util.ArrayList;
import java.util.List;

/// The last lines of the sigmoid's derivation: E/(1+E)² = 1/(1+E) · (1+E−1)/(1+E) = F(1−F), where E
/// is an exponential (CS231n notes, "Modularity: sigmoid example").
final class Logistic {
  private Logistic() {}

  /// First line.
  static Term split(Terms terms, Term term) {
    if (!term.is(Head.QUOTIENT) || !term.part(1).is(Head.POWER)) return term;
    Term below = term.part(1).part(0);
    Term exponential = exponential(below);
    if (exponential == null || !term.part(1).part(1).isNumber(2)) return term;
    List<Term> factors =
        new ArrayList<>(
            term.part(0).is(Head.PRODUCT) ? term.part(0).parts() : List.of(term.part(0)));
    if (!factors.remove(exponential)) return term;
    Term lifted = terms.difference(terms.sum(terms.one, exponential), terms.one);
    // as in the chain: the slope of the function before what is inside of it
    int front = !factors.isEmpty() && factors.getFirst().is(Head.NUMBER) ? 1 : 0;
    factors.add(front, terms.quotient(terms.one, below));
    factors.add(front + 1, terms.quotient(lifted, below));
    return terms.product(factors);
  }

  /// Second line.
  static Term closed(Terms terms, Term term) {
    if (!term.is(Head.QUOTIENT) || !term.part(0).is(Head.SUM)) return term;
    Term exponential = exponential(term.part(1));
    Term above = term.part(0);
    boolean lifted =
        exponential != null
            && above == terms.difference(terms.sum(terms.one, exponential), terms.one);
    return lifted ? terms.difference(terms.one, terms.quotient(terms.one, term.part(1))) : term;
  }

  /// The E of 1 + E; null where it is no such sum.
  private static Term exponential(Term sum) {
    if (!sum.is(Head.SUM) || sum.parts().size() != 2) return null;
    for (int i = 0; i < 2; i++) {
      if (sum.part(i).isNumber(1) && sum.part(1 - i).isCall("exp")) return sum.part(1 - i);
    }
    return null;
  }
}
