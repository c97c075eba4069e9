package gradus.calculus;

import gradus.graph.Definitions;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Expr;
import gradus.op.Op;
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
  Term of(Op op, Term u) {
    Term slope = known.computeIfAbsent(op.name(), name -> read(op));
    return terms.replaced(slope, x, u);
  }

  private Term read(Op op) {
    Expr slope = op.slope().orElseThrow();
    // A number alone would be an input of that program.
    return Constants.of(terms, slope)
        .orElseGet(() -> {
          Lowering whole = GraphBuilder.build(Definitions.program("slope_", slope));
          return new Formulas(whole.graph(), terms, Kept.NOTHING).output();
        });
  }
}
