package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Problem;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tensors that stand whole in every term of a sum, though others of their length have its index:
/// the ŷ of `\sum_i (y_i - \hat y)^2`.
final class WholeTensors {
  /// What a part is, apart from a number.
  private sealed interface Kind {
    /// A row of a matrix: what stands beside it may be as long.
    record MatrixRow() implements Kind {}

    /// As large as the whole tensor that stands in it.
    record Unpicked(Expr tensor, Shape shape) implements Kind {}
  }

  private static final String TRANSPOSE = "transpose";

  private final KnownParts around;
  private final Set<String> indices = new HashSet<>();
  private final Map<Expr, Kind> kinds = new IdentityHashMap<>();

  /// For each whole tensor the indices that may be missing, by axis.
  private final Map<Expr, List<List<String>>> missing = new LinkedHashMap<>();

  private WholeTensors(KnownParts around) {
    this.around = around;
  }

  /// Refuses a formula in which one stands.
  static void refuse(Expr formula, KnownParts around) {
    WholeTensors tensors = new WholeTensors(around);
    List<Expr> all = formula.all();
    for (Expr part : all) {
      if (part instanceof Expr.Over o) o.binders().forEach(b -> tensors.indices.add(b.index()));
    }
    for (Expr part : all.reversed()) {
      if (part instanceof Expr.Binary b) tensors.refuseCalled(b);
      if (part instanceof Expr.Call c) tensors.refuseSingle(c);
      Kind kind = tensors.kind(part);
      if (kind != null) tensors.kinds.put(part, kind);
      if (part instanceof Expr.Over over) tensors.look(over);
    }
    tensors
        .found()
        .ifPresent(problem -> {
          throw new Refusal(problem);
        });
  }

  /// `x(2)` and `x(i)` beside what has indices.
  private void refuseCalled(Expr.Binary product) {
    Expr.Name tensor = around.knows(product) ? null : CalledEntries.last(product);
    if (tensor == null || !(kinds.get(product.left()) instanceof Kind.Unpicked whole)) return;
    if (product.right() instanceof Expr.Name n && indices.contains(n.name())) {
      throw new Refusal(CalledEntries.running(product, tensor, around.text()));
    }
    if (CalledEntries.tensor(product) != null) {
      throw new Refusal(CalledEntries.problem(product, whole.shape(), around.text()));
    }
  }

  /// `softmax(z_i)` and `sum(exp(z_i))`.
  private void refuseSingle(Expr.Call call) {
    if (!SingleEntries.isWhole(call, around.text())) return;
    Expr argument = call.arguments().getFirst();
    List<Expr.Index> entries = entries(argument);
    boolean runs =
        argument instanceof Expr.Index
            || entries.stream()
                .flatMap(entry -> entry.indices().stream())
                .anyMatch(at -> at instanceof Expr.Name n && indices.contains(n.name()));
    if (!entries.isEmpty() && runs) {
      throw new Refusal(SingleEntries.problem(call, entries, around.text()));
    }
  }

  /// The entries of which a number is made; none where it may be more than one number.
  private List<Expr.Index> entries(Expr number) {
    List<Expr.Index> entries = new ArrayList<>();
    if (kinds.get(number) != null) return entries;
    for (Expr part : number.all()) {
      boolean one =
          switch (part) {
            case Expr.Num _, Expr.Negate _, Expr.Binary _ -> true;
            case Expr.Name n -> !around.knows(n) || around.shape(n) != null;
            case Expr.Call c -> around.isEntrywise(c);
            case Expr.Index i -> {
              Shape shape = around.knows(i.target()) ? around.shape(i.target()) : null;
              yield shape != null && shape.rank() == i.indices().size();
            }
            case Expr.Array _, Expr.Over _ -> false;
          };
      if (!one) return List.of();
      if (part instanceof Expr.Index i) entries.add(i);
    }
    return entries;
  }

  private Kind kind(Expr part) {
    if (around.knows(part)) {
      Shape shape = around.shape(part);
      return shape == null || shape.isScalar() ? null : new Kind.Unpicked(part, shape);
    }
    return switch (part) {
      case Expr.Num _, Expr.Name _, Expr.Array _ -> null;
      case Expr.Negate n -> kinds.get(n.operand());
      case Expr.Binary b -> binary(b);
      case Expr.Call c when around.isEntrywise(c) ->
          c.arguments().stream().map(kinds::get).reduce(null, WholeTensors::both);
      case Expr.Call c when c.name().equals(TRANSPOSE) -> kinds.get(c.arguments().getFirst());
      case Expr.Call _ -> null;
      case Expr.Index i -> {
        Shape shape = around.knows(i.target()) ? around.shape(i.target()) : null;
        yield shape != null && i.indices().size() < shape.rank() ? new Kind.MatrixRow() : null;
      }
      case Expr.Over o -> o.operator() == Expr.BigOperator.EACH ? null : kinds.get(o.body());
    };
  }

  private Kind binary(Expr.Binary b) {
    Kind left = kinds.get(b.left());
    Kind right = kinds.get(b.right());
    boolean dot =
        b.operator() == Operator.PRODUCT
            || b.operator() == Operator.BESIDE
                && (left instanceof Kind.MatrixRow
                    || right instanceof Kind.MatrixRow
                    || isTransposed(b));
    boolean one = b.operator() == Operator.MATMUL || dot && left != null && right != null;
    return one ? null : both(left, right);
  }

  /// Whether the factor before the last is a transpose, so that the two make a number.
  private static boolean isTransposed(Expr.Binary product) {
    Expr before = product.left();
    while (before instanceof Expr.Binary b && Laying.isProduct(b.operator())) {
      before = b.right();
    }
    return before instanceof Expr.Call c && c.name().equals(TRANSPOSE);
  }

  private static Kind both(Kind a, Kind b) {
    return a == null || b instanceof Kind.MatrixRow ? b : a;
  }

  /// `\sum_k W_k^2` of a matrix W, where courses mean all of its entries; rows that are taken as
  /// vectors stand as they are, in a product, a norm, or a difference of vectors.
  private void refuseRows(Expr.Over over) {
    boolean one = over.operator() == Expr.BigOperator.SUM && over.binders().size() == 1;
    if (!one || !(kinds.get(over.body()) instanceof Kind.MatrixRow)) return;
    for (Expr part : over.body().all()) {
      Expr.Index row = part instanceof Expr.Binary b ? squared(b) : null;
      boolean runs =
          row != null
              && kinds.get(row) instanceof Kind.MatrixRow
              && row.indices().getFirst() instanceof Expr.Name n
              && n.name().equals(over.binders().getFirst().index());
      if (runs && isAlone(over.body(), part)) {
        throw new Refusal(around.text().row(over, row, (Expr.Binary) part));
      }
    }
  }

  private static Expr.Index squared(Expr.Binary power) {
    boolean raised = power.operator() == Operator.POWER && power.right() instanceof Expr.Num;
    return raised && power.left() instanceof Expr.Index i ? i : null;
  }

  /// Whether nothing but numbers stands beside a part.
  private boolean isAlone(Expr body, Expr part) {
    return body == part
        || switch (body) {
          case Expr.Negate n -> isAlone(n.operand(), part);
          case Expr.Binary b when kinds.get(b.right()) == null -> isAlone(b.left(), part);
          case Expr.Binary b when kinds.get(b.left()) == null -> isAlone(b.right(), part);
          case Expr.Binary _,
              Expr.Num _,
              Expr.Name _,
              Expr.Array _,
              Expr.Call _,
              Expr.Index _,
              Expr.Over _ ->
              false;
        };
  }

  /// Notes the indices of a sum that a whole tensor in it may lack.
  private void look(Expr.Over over) {
    refuseRows(over);
    if (!(kinds.get(over.body()) instanceof Kind.Unpicked whole)) return;
    List<List<String>> axes =
        missing.computeIfAbsent(
            whole.tensor(),
            t -> {
              List<List<String>> none = new ArrayList<>();
              for (int axis = 0; axis < whole.shape().rank(); axis++) {
                none.add(new ArrayList<>());
              }
              return none;
            });
    Map<String, Set<Integer>> lengths = lengths(over);
    for (int axis = 0; axis < axes.size(); axis++) {
      int length = whole.shape().length(axis);
      int at = 0;
      for (Expr.Binder binder : over.binders()) {
        boolean alike = lengths.getOrDefault(binder.index(), Set.of()).contains(length);
        // sums further out come later, and their indices stand first
        if (alike) axes.get(axis).add(at++, binder.index());
      }
    }
  }

  /// How long the axes are that each index of a sum goes along.
  private Map<String, Set<Integer>> lengths(Expr.Over over) {
    Map<String, Set<Integer>> lengths = new HashMap<>();
    for (Expr part : over.all()) {
      if (!(part instanceof Expr.Index i) || !around.knows(i.target())) continue;
      Shape shape = around.shape(i.target());
      if (shape == null || shape.rank() != i.indices().size()) continue;
      for (int axis = 0; axis < shape.rank(); axis++) {
        for (Expr at : i.indices().get(axis).all()) {
          if (!(at instanceof Expr.Name n)) continue;
          lengths.computeIfAbsent(n.name(), k -> new HashSet<>()).add(shape.length(axis));
        }
      }
    }
    return lengths;
  }

  /// The first one in the text whose every axis may lack an index of its own.
  private Optional<Problem> found() {
    return missing.entrySet().stream()
        .filter(e -> !chosen(e.getValue()).isEmpty())
        .min(Comparator.comparingInt(e -> e.getKey().span().start()))
        .map(e -> problem(e.getKey(), e.getValue()));
  }

  /// An index for each axis; none when there are too few.
  private static List<String> chosen(List<List<String>> axes) {
    List<String> chosen = new ArrayList<>();
    for (List<String> axis : axes) {
      axis.stream().filter(i -> !chosen.contains(i)).findFirst().ifPresent(chosen::add);
    }
    return chosen.size() == axes.size() ? chosen : List.of();
  }

  private Problem problem(Expr tensor, List<List<String>> axes) {
    List<String> indices = chosen(axes);
    Expr bare = bare(tensor);
    TextParts text = around.text();
    String edit = text.entry(bare, indices);
    Problem problem =
        Problem.error(
            bare.span(), "indices.whole", text.at(bare.span()), String.join(", ", indices), edit);
    boolean sure = axes.size() > 1 || axes.getFirst().size() == 1;
    return sure ? problem.withFix(edit) : problem;
  }

  /// The tensor itself in what is done with each of its entries.
  private Expr bare(Expr tensor) {
    Expr bare = tensor;
    while (true) {
      switch (bare) {
        case Expr.Negate n -> bare = n.operand();
        case Expr.Call c when c.arguments().size() == 1 && around.isEntrywise(c) ->
            bare = c.arguments().getFirst();
        case Expr.Binary(_, Operator o, Expr base, Expr.Num _, _) when o == Operator.POWER ->
            bare = base;
        default -> {
          return bare;
        }
      }
    }
  }
}
