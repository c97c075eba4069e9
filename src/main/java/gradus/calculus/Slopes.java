package gradus.calculus;

import gradus.graph.GraphBuilder;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.op.Op;
import gradus.reading.ProgramReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The derivatives of the catalogue's functions of one number, as its entries give them.
final class Slopes {
  private final Terms terms;
  private final Term x;
  private final Map<String, Term> known = new HashMap<>();

  Slopes(Terms terms) {
    this.terms = terms;
    this.x = terms.name("x");
  }

  /// The derivative of a function at u with respect to u.
  Term of(Op op, Term u) {
    Term slope = known.computeIfAbsent(op.name(), name -> read(op));
    return terms.replaced(slope, x, u);
  }

  private Term read(Op op) {
    Program slope = ProgramReader.read(op.slope().orElseThrow());
    // A number alone would be an input of that program.
    Optional<Term> number =
        slope.statements().getFirst() instanceof Statement.Bare bare
            ? Constants.of(terms, bare.body())
            : Optional.empty();
    return number.orElseGet(
        () -> new Formulas(GraphBuilder.build(slope).graph(), terms, false).output());
  }
}
