package gradus.calculus.tensors;

import static gradus.calculus.tensors.EntryWriter.dot;
import static gradus.calculus.tensors.EntryWriter.entries;
import static gradus.calculus.tensors.EntryWriter.times;
import static gradus.calculus.tensors.EntryWriter.total;

import gradus.calculus.formulas.TensorAlgebra;
import gradus.calculus.formulas.Written;
import gradus.calculus.tensors.Contact.Selected;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Expr;
import gradus.lang.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// Which entries of a product with a vector or matrix an operand touches: `q_k = Σ_j W_kj x_j`,
/// `∂q_k/∂W_ij = 1[k = i] x_j`.
final class ProductContacts {
  /// @param wire of the product's entries, as they usually are
  /// @param own of the operand's
  record Letters(String wire, String own) {}

  private final ComputationGraph graph;
  private final TensorValues values;
  private final BinaryOperator<Written> join;
  private final EntryWriter cells;

  ProductContacts(
      ComputationGraph graph,
      TensorValues values,
      EntryWriter cells,
      BinaryOperator<Written> beside) {
    this.graph = graph;
    this.values = values;
    this.cells = cells;
    join = beside;
  }

  Optional<Contact> of(ProductUse use, ProductWire made) {
    Gate left = graph.operands(made.product()).get(0).source();
    Gate right = graph.operands(made.product()).get(1).source();
    if (left.shape().isMatrix() && right.shape().isMatrix()) {
      return Optional.of(batch(use, made, left, right));
    }
    if (left.shape().isMatrix()) return Optional.of(column(use, made, left, right));
    return right.shape().isMatrix() ? Optional.of(row(use, made, left, right)) : Optional.empty();
  }

  /// `q_k = Σ_j W_kj x_j`.
  private Contact column(ProductUse use, ProductWire made, Gate matrix, Gate vector) {
    Written sum = sum("j", cells.entry(matrix, "kj"), cells.entry(vector, "j"));
    Expr row = cells.at(values.of(matrix), "k");
    Expr typed = dot(row, values.of(vector));
    if (use.into().index() == 0) {
      String other = use.turned() ? "i" : "j";
      Expr x = cells.at(values.of(vector), other);
      String own = use.turned() ? "j" : "i";
      Expr places = cells.places(matrix.shape().rows(), own);
      return touch(
          use,
          made,
          new Letters("k", "ij"),
          sum,
          typed,
          Optional.of(cells.indicator("k" + own)),
          Optional.of(cells.entry(vector, other)),
          times(cells.same("k", own), x),
          new Selected(Optional.empty(), own),
          g -> times(dot(g, places), x),
          g -> times(cells.at(g, own), x));
    }
    Expr down = cells.at(TensorAlgebra.transposed(values.of(matrix)), "i");
    return touch(
        use,
        made,
        new Letters("k", "i"),
        sum,
        typed,
        Optional.empty(),
        Optional.of(cells.entry(matrix, "ki")),
        cells.at(values.of(matrix), "ki"),
        new Selected(Optional.of(cells.sign("k")), "k"),
        g -> dot(g, down),
        g -> dot(g, down));
  }

  /// `q_k = Σ_j x_j W_jk`.
  private Contact row(ProductUse use, ProductWire made, Gate vector, Gate matrix) {
    Written sum = sum("j", cells.entry(vector, "j"), cells.entry(matrix, "jk"));
    Expr down = cells.at(TensorAlgebra.transposed(values.of(matrix)), "k");
    Expr typed = dot(values.of(vector), down);
    if (use.into().index() == 1) {
      String own = use.turned() ? "i" : "j";
      String other = use.turned() ? "j" : "i";
      Expr x = cells.at(values.of(vector), other);
      Expr places = cells.places(matrix.shape().cols(), own);
      return touch(
          use,
          made,
          new Letters("k", "ij"),
          sum,
          typed,
          Optional.of(cells.indicator("k" + own)),
          Optional.of(cells.entry(vector, other)),
          times(cells.same("k", own), x),
          new Selected(Optional.empty(), own),
          g -> times(dot(g, places), x),
          g -> times(cells.at(g, own), x));
    }
    Expr across = cells.at(values.of(matrix), "i");
    return touch(
        use,
        made,
        new Letters("k", "i"),
        sum,
        typed,
        Optional.empty(),
        Optional.of(cells.entry(matrix, "ik")),
        cells.at(values.of(matrix), "ik"),
        new Selected(Optional.of(cells.sign("k")), "k"),
        g -> dot(g, across),
        g -> dot(g, across));
  }

  /// `Y_kl = Σ_m X_km W_ml`.
  private Contact batch(ProductUse use, ProductWire made, Gate left, Gate right) {
    Written sum = sum("m", cells.entry(left, "km"), cells.entry(right, "ml"));
    Expr typed =
        dot(
            cells.at(values.of(left), "k"),
            cells.at(TensorAlgebra.transposed(values.of(right)), "l"));
    String i = use.turned() ? "j" : "i";
    String j = use.turned() ? "i" : "j";
    if (use.into().index() == 1) {
      Expr x = cells.at(TensorAlgebra.transposed(values.of(left)), i);
      Expr places = cells.places(right.shape().cols(), j);
      return touch(
          use,
          made,
          new Letters("kl", "ij"),
          sum,
          typed,
          Optional.of(cells.indicator("l" + j)),
          Optional.of(cells.entry(left, "k" + i)),
          times(cells.same("l", j), cells.at(values.of(left), "k" + i)),
          new Selected(
              Optional.of(cells.sign("k")), "k" + j, Optional.of(cells.entry(left, j + i))),
          g -> total(entries(g, TensorAlgebra.call("outer", x, places))),
          g -> dot(cells.at(TensorAlgebra.transposed(g), j), x));
    }
    Expr column = cells.at(values.of(right), j);
    Expr places = cells.places(left.shape().rows(), i);
    return touch(
        use,
        made,
        new Letters("kl", "ij"),
        sum,
        typed,
        Optional.of(cells.indicator("k" + i)),
        Optional.of(cells.entry(right, j + "l")),
        times(cells.same("k", i), cells.at(values.of(right), j + "l")),
        new Selected(Optional.of(cells.sign("l")), i + "l", Optional.of(cells.entry(right, j + i))),
        g -> total(entries(g, TensorAlgebra.call("outer", places, column))),
        g -> dot(cells.at(g, i), column));
  }

  Contact touch(
      ProductUse use,
      ProductWire made,
      Letters letters,
      Written product,
      Expr typed,
      Optional<Written> indicator,
      Optional<Written> factor,
      Expr slope,
      Selected selected,
      UnaryOperator<Expr> summed,
      UnaryOperator<Expr> picked) {
    UnaryOperator<Expr> sign = e -> made.turned() ? new Expr.Negate(Span.NOWHERE, e) : e;
    return new Contact(
        List.of(use.own()),
        use.into(),
        made.named(),
        letters.wire,
        letters.own,
        made.whole(cells, graph, product, letters.wire),
        made.whole(cells, values, typed, letters.wire),
        indicator,
        factor,
        false,
        made.turned(),
        sign.apply(slope),
        selected,
        g -> sign.apply(summed.apply(g)),
        g -> sign.apply(picked.apply(g)));
  }

  private Written sum(String over, Written a, Written b) {
    return cells.sign(over).then("", "", join.apply(a, b));
  }
}
