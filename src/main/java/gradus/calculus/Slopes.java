package gradus.calculus;

import gradus.reading.ProgramReader;
import gradus.graph.GraphBuilder;
import gradus.op.Ops;
import java.util.HashMap;
import java.util.Map;

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
  Term of(String function, Term u) {
    Term slope = known.computeIfAbsent(function, this::read);
    return terms.replaced(slope, x, u);
  }

  private Term read(String function) {
    String formula = Ops.find(function, 1).flatMap(op -> op.slope()).orElseThrow();
    // A number alone would be an input of that program.
    if (formula.matches("-?[0-9.]+")) return terms.number(Double.parseDouble(formula));
    return new Formulas(GraphBuilder.build(ProgramReader.read(formula)).graph(), terms, false)
        .output();
  }
}
