package gradus.calculus;

import gradus.calculus.Formulas.Unwritable;
import gradus.graph.Gate;
import gradus.op.EntryTerm;
import gradus.op.Local;
import gradus.op.MadeEntry;
import gradus.op.Op;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Operations on small tensors written out entry by entry, each entry a term: those that are not
/// formulas of others.
final class TensorTerms {
  /// How the entries of a result are made of those of the operands.
  private interface Rule {
    List<Term> of(TensorTerms t, List<List<Term>> in, List<Shape> shapes, Shape to);
  }

  private static final Map<Op, Rule> RULES =
      Map.ofEntries(
          Map.entry(
              Ops.MATMUL, (t, in, s, to) -> t.product(in.get(0), s.get(0), in.get(1), s.get(1))),
          Map.entry(Ops.STACKED_MATMUL, (t, in, s, to) -> t.summed(in, s, to)),
          Map.entry(Ops.DOT, (t, in, s, to) -> List.of(t.dot(in.get(0), in.get(1)))),
          Map.entry(Ops.OUTER, (t, in, s, to) -> t.outer(in.get(0), in.get(1))),
          Map.entry(Ops.TRANSPOSE, (t, in, s, to) -> t.moved(in.getFirst(), s.getFirst())),
          Map.entry(Ops.RESHAPE, (t, in, s, to) -> in.getFirst()),
          Map.entry(Ops.CONCAT, (t, in, s, to) -> in.stream().flatMap(List::stream).toList()),
          Map.entry(Ops.INDEX, (t, in, s, to) -> t.moved(in.getFirst(), s.getFirst())),
          Map.entry(Ops.SLICE, (t, in, s, to) -> t.moved(in.getFirst(), s.getFirst())),
          Map.entry(Ops.SUM, (t, in, s, to) -> t.lanes(in.getFirst(), s.getFirst(), t.terms::sum)),
          Map.entry(
              Ops.PROD, (t, in, s, to) -> t.lanes(in.getFirst(), s.getFirst(), t.terms::product)),
          Map.entry(
              Ops.GREATEST,
              (t, in, s, to) -> t.lanes(in.getFirst(), s.getFirst(), x -> t.extreme("max", x))),
          Map.entry(
              Ops.SMALLEST,
              (t, in, s, to) -> t.lanes(in.getFirst(), s.getFirst(), x -> t.extreme("min", x))),
          Map.entry(Ops.DIAG, (t, in, s, to) -> t.diagonal(in.getFirst(), s.getFirst(), to)),
          Map.entry(Ops.CONV2D, (t, in, s, to) -> t.summed(in, s, to)),
          Map.entry(Ops.CHANNELS_CONV2D, (t, in, s, to) -> t.summed(in, s, to)),
          Map.entry(Ops.BIASED_CONV2D, (t, in, s, to) -> t.summed(in, s, to)),
          Map.entry(Ops.MAXPOOL, (t, in, s, to) -> t.pooled(in.getFirst(), s.getFirst(), to)),
          Map.entry(
              Ops.CHANNELS_MAXPOOL, (t, in, s, to) -> t.pooled(in.getFirst(), s.getFirst(), to)),
          Map.entry(Ops.AVGPOOL, (t, in, s, to) -> t.averaged(in.getFirst(), s.getFirst(), to)));

  private final Terms terms;
  private final Gate gate;

  TensorTerms(Terms terms, Gate gate) {
    this.terms = terms;
    this.gate = gate;
  }

  /// The entries of the result; empty where the operation is not written out here but by what it
  /// unfolds into.
  Optional<List<Term>> of(List<List<Term>> in, List<Shape> shapes) {
    Shape to = Formulas.shape(gate);
    List<Term> x = in.getFirst();
    if (gate.op().blend().isPresent()) {
      return pairing()
          .map(pair ->
              each(
                  to.size(),
                  i ->
                      pair.apply(
                          x.get(shapes.get(0).stretched(to, i)),
                          in.get(1).get(shapes.get(1).stretched(to, i)))));
    }
    if (gate.op().curve().isPresent()) return Optional.of(each(to.size(), i -> curve(x.get(i))));
    return Optional.ofNullable(RULES.get(gate.op())).map(rule -> rule.of(this, in, shapes, to));
  }

  private Term dot(List<Term> a, List<Term> b) {
    return sum(a.size(), i -> times(a.get(i), b.get(i)));
  }

  private List<Term> outer(List<Term> a, List<Term> b) {
    return each(a.size() * b.size(), i -> times(a.get(i / b.size()), b.get(i % b.size())));
  }

  private List<Term> diagonal(List<Term> x, Shape s, Shape to) {
    return s.isVector()
        ? each(to.size(), i -> i / to.cols() == i % to.cols() ? x.get(i % to.cols()) : terms.zero)
        : each(to.size(), i -> x.get(i * s.cols() + i));
  }

  private Term times(Term a, Term b) {
    return terms.product(a, b);
  }

  private static List<Term> each(int size, IntFunction<Term> entry) {
    return IntStream.range(0, size).mapToObj(entry).toList();
  }

  private Term sum(int size, IntFunction<Term> addend) {
    return terms.sum(each(size, addend));
  }

  /// An operation of two numbers, if it is one of those whose derivative has a rule.
  private Optional<BinaryOperator<Term>> pairing() {
    Map<Op, BinaryOperator<Term>> rules =
        Map.of(
            Ops.ADD, (a, b) -> terms.sum(a, b),
            Ops.SUBTRACT, terms::difference,
            Ops.MULTIPLY, (a, b) -> terms.product(a, b),
            Ops.DIVIDE, terms::quotient,
            Ops.POWER, terms::power,
            Ops.LARGER, (a, b) -> terms.call("max", List.of(a, b)),
            Ops.SMALLER, (a, b) -> terms.call("min", List.of(a, b)));
    return Optional.ofNullable(rules.get(gate.op()));
  }

  private Term curve(Term x) {
    if (gate.op() == Ops.NEGATE) return terms.negate(x);
    if (gate.op() == Ops.COPY) return x;
    if (gate.op() == Ops.SQUARE) return terms.power(x, terms.two);
    if (gate.op() == Ops.RECIPROCAL) return terms.quotient(terms.one, x);
    return terms.call(gate.op().name(), x);
  }

  private List<Term> product(List<Term> a, Shape s, List<Term> b, Shape t) {
    if (s.isScalar() || t.isScalar()) throw new Unwritable(gate);
    int inner = s.cols();
    int cols = t.isVector() ? 1 : t.cols();
    int rows = s.isVector() ? 1 : s.rows();
    return each(
        rows * cols,
        i -> sum(inner, k -> times(a.get(i / cols * inner + k), b.get(k * cols + i % cols))));
  }

  /// Of what only moves entries: where each comes from is what the operation makes of their places.
  private List<Term> moved(List<Term> x, Shape s) {
    Tensor from = gate.op().value(List.of(places(s)), gate.attributes());
    return each(from.size(), i -> x.get((int) from.get(i)));
  }

  private static Tensor places(Shape s) {
    return Tensor.generate(s, i -> i);
  }

  private interface Fold {
    Term of(List<Term> lane);
  }

  private List<Term> lanes(List<Term> x, Shape s, Fold fold) {
    int[] axes = gate.attributes();
    if (axes.length == 0 || s.rank() < 2) return List.of(fold.of(x));
    // What a sum along the axes hands back to all of its addends is one number a line.
    Tensor sums = Ops.SUM.value(List.of(places(s)), axes);
    Tensor numbers = places(sums.shape());
    Tensor line = Ops.SUM.pull(0, new Local(List.of(places(s)), sums, numbers, axes));
    return each(
        sums.size(),
        lane ->
            fold.of(
                IntStream.range(0, x.size())
                    .filter(i -> line.get(i) == lane)
                    .mapToObj(x::get)
                    .toList()));
  }

  /// What each entry is the sum of is known of the operation itself.
  private List<Term> summed(List<List<Term>> in, List<Shape> shapes, Shape to) {
    List<Tensor> zeros = shapes.stream().map(Tensor::zeros).toList();
    int[] given = gate.attributes();
    return each(
        to.size(),
        i -> {
          List<Term> addends = new ArrayList<>();
          for (EntryTerm term : gate.op().terms(new MadeEntry(zeros, zeros(to), given, i))) {
            addends.add(
                term.cells().reversed().stream()
                    .map(cell -> in.get(cell.operand()).get(cell.entry()))
                    .reduce(this::times)
                    .orElseThrow());
          }
          return terms.sum(addends);
        });
  }

  private static Tensor zeros(Shape shape) {
    return Tensor.zeros(shape);
  }

  private List<Term> pooled(List<Term> x, Shape s, Shape to) {
    return each(to.size(), i -> extreme("max", window(x, s, i)));
  }

  private List<Term> averaged(List<Term> x, Shape s, Shape to) {
    return each(
        to.size(),
        i -> {
          List<Term> window = window(x, s, i);
          return terms.quotient(terms.sum(window), terms.number(window.size()));
        });
  }

  private List<Term> window(List<Term> x, Shape s, int place) {
    return Arrays.stream(Ops.window(s, gate.attributes(), place)).mapToObj(x::get).toList();
  }

  /// `max(max(a, b), c)`.
  private Term extreme(String name, List<Term> x) {
    Term best = x.getFirst();
    for (Term next : x.subList(1, x.size())) {
      best = terms.call(name, List.of(best, next));
    }
    return best;
  }
}
