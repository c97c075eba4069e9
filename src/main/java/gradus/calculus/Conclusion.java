package gradus.calculus;

import gradus.latex.Signs;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a derivative comes to, said before how it is found: ∂f/∂x = z.
public final class Conclusion {
  /// A longer one says less than a product of wires that were given names.
  private static final double SHORT = 60;

  private final String slope;
  private final String latexSlope;
  private final Term term;

  /// The product of the chain, as short as it gets, and the answer, each once; none without a
  /// chain.
  private final Set<Term> joined;

  private Conclusion(String slope, String latexSlope, Term term, List<Term> product) {
    this.slope = slope;
    this.latexSlope = latexSlope;
    this.term = term;
    this.joined = new LinkedHashSet<>(product);
    if (!product.isEmpty()) joined.add(term);
  }

  /// Of a derivative and its chain, in the names of the text where that is short.
  ///
  /// @param chain empty where all is put in
  public static Conclusion of(Derivation derivation, Optional<Chain> chain) {
    Term whole = derivation.shortest();
    if (chain.isEmpty()) {
      return new Conclusion(derivation.slope(), derivation.latexSlope(), whole, List.of());
    }
    Chain along = chain.get();
    Term told = along.written().orElse(whole);
    boolean own = along.isLent() && told.weight() <= SHORT;
    // One that is no shorter would be the same once more, with other brackets.
    boolean shortened = along.shortest().weight() < along.product().weight();
    return new Conclusion(
        along.slope(),
        along.latexSlope(),
        own ? told : along.shortest(),
        shortened ? List.of(along.product(), along.shortest()) : List.of(along.shortest()));
  }

  /// What the factors of the chain come to: their product, shorter, and the answer, each as a line
  /// for people; empty without a chain.
  public List<String> joined(Signs signs) {
    return joined.stream().map(side -> TermWriter.line(side, signs)).distinct().toList();
  }

  /// The same sides, each in pieces between which it may be broken.
  public List<List<String>> joinedPieces(Signs signs) {
    return joined.stream().map(side -> TermWriter.pieces(side, signs)).distinct().toList();
  }

  /// `∂f/∂x`.
  public String slope() {
    return slope;
  }

  public String latexSlope() {
    return latexSlope;
  }

  /// How many parts it has.
  public double weight() {
    return term.weight();
  }

  /// Whether it is a sum or begins with a minus sign, and stands in brackets behind a factor.
  public boolean isSum() {
    Term first = term;
    while (first.is(Term.Head.PRODUCT) || first.is(Term.Head.QUOTIENT)) {
      if (first.part(0).is(Term.Head.SUM)) return false;
      first = first.part(0);
    }
    return first.is(Term.Head.SUM) || first.is(Term.Head.NEGATE);
  }

  /// The formula as the language writes it.
  public String typed() {
    return TermWriter.text(term);
  }

  /// The same as a line for people.
  public String text(Signs signs) {
    return TermWriter.line(term, signs);
  }

  public String latex(Signs signs) {
    return TermWriter.latex(term, signs);
  }

  /// The same in pieces between which a long formula may be broken.
  public List<String> pieces(Signs signs) {
    return TermWriter.pieces(term, signs);
  }
}
