package gradus.calculus;

import gradus.calculus.Formulas.Unwritable;
import gradus.graph.Gate;
import gradus.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Operations on small tensors written out entry by entry, each entry a term: those that are not
/// formulas of others.
final class TensorTerms {
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
                          x.get(stretched(shapes.get(0), to, i)),
                          in.get(1).get(stretched(shapes.get(1), to, i)))));
    }
    if (gate.op().curve().isPresent()) return Optional.of(each(to.size(), i -> curve(x.get(i))));
    return Optional.ofNullable(written(in, shapes, to));
  }

  /// Null where the operation is none of these.
  private List<Term> written(List<List<Term>> in, List<Shape> shapes, Shape to) {
    List<Term> x = in.getFirst();
    Shape s = shapes.getFirst();
    int[] a = gate.attributes();
    return switch (gate.op().name()) {
      case "@" -> product(x, s, in.get(1), shapes.get(1));
      case "dot" -> List.of(sum(x.size(), i -> times(x.get(i), in.get(1).get(i))));
      case "outer" -> {
        List<Term> b = in.get(1);
        yield each(to.size(), i -> times(x.get(i / b.size()), b.get(i % b.size())));
      }
      case "transpose" ->
          s.isMatrix() ? each(to.size(), i -> x.get(i % to.cols() * s.cols() + i / to.cols())) : x;
      case "reshape" -> x;
      case "concat" -> in.stream().flatMap(List::stream).toList();
      case "index" -> picked(x, s, a);
      case "sum" -> lanes(x, s, a, terms::sum);
      case "prod" -> lanes(x, s, a, terms::product);
      case "max", "min" -> List.of(extreme(gate.op().name(), x));
      case "diag" ->
          s.isVector()
              ? each(
                  to.size(),
                  i -> i / to.cols() == i % to.cols() ? x.get(i % to.cols()) : terms.zero)
              : each(to.size(), i -> x.get(i * s.cols() + i));
      case "conv2d" -> convolved(x, s, in.get(1), shapes.get(1));
      case "maxpool" -> pooled(x, s, a[0]);
      default -> null;
    };
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

  private static int stretched(Shape from, Shape to, int index) {
    int row = index / to.cols();
    int col = index % to.cols();
    return (from.rows() == 1 ? 0 : row) * from.cols() + (from.cols() == 1 ? 0 : col);
  }

  /// An operation of two numbers, if it is one of those whose derivative has a rule.
  private Optional<BinaryOperator<Term>> pairing() {
    return Optional.ofNullable(
        switch (gate.op().name()) {
          case "+" -> terms::sum;
          case "-" -> terms::difference;
          case "*" -> terms::product;
          case "/" -> terms::quotient;
          case "^" -> terms::power;
          case "max", "min" -> (a, b) -> terms.call(gate.op().name(), List.of(a, b));
          default -> null;
        });
  }

  private Term curve(Term x) {
    return switch (gate.op().name()) {
      case "neg" -> terms.negate(x);
      case "copy" -> x;
      case "square" -> terms.power(x, terms.two);
      case "reciprocal" -> terms.quotient(terms.one, x);
      case String name -> terms.call(name, x);
    };
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

  private List<Term> picked(List<Term> x, Shape s, int[] at) {
    int first = Math.floorMod(at[0], s.length(0));
    if (s.isVector()) return List.of(x.get(first));
    int from = first * s.cols();
    if (at.length > 1) return List.of(x.get(from + Math.floorMod(at[1], s.cols())));
    return x.subList(from, from + s.cols());
  }

  private interface Fold {
    Term of(List<Term> lane);
  }

  private List<Term> lanes(List<Term> x, Shape s, int[] axis, Fold fold) {
    if (axis.length == 0) return List.of(fold.of(x));
    int along = Math.floorMod(axis[0], Math.max(1, s.rank()));
    if (!s.isMatrix()) return List.of(fold.of(x));
    int count = along == 0 ? s.cols() : s.rows();
    int length = along == 0 ? s.rows() : s.cols();
    return each(
        count,
        lane ->
            fold.of(
                each(length, i -> x.get(along == 0 ? i * s.cols() + lane : lane * s.cols() + i))));
  }

  private List<Term> convolved(List<Term> x, Shape s, List<Term> kernel, Shape k) {
    int cols = s.cols() - k.cols() + 1;
    int rows = s.rows() - k.rows() + 1;
    return each(
        rows * cols,
        i ->
            sum(
                k.size(),
                j -> {
                  int row = i / cols + j / k.cols();
                  int col = i % cols + j % k.cols();
                  return times(kernel.get(j), x.get(row * s.cols() + col));
                }));
  }

  private List<Term> pooled(List<Term> x, Shape s, int n) {
    int cols = s.cols() / n;
    return each(
        s.rows() / n * cols,
        i ->
            extreme(
                "max",
                each(n * n, j -> x.get((i / cols * n + j / n) * s.cols() + i % cols * n + j % n))));
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
