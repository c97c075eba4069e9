package gradus.graph;

import gradus.graph.Calls.Errand;
import gradus.graph.Scope.Binding;
import gradus.indices.KnownParts;
import gradus.indices.Laying;
import gradus.indices.TextParts;
import gradus.indices.Unbound;
import gradus.indices.WholeAverage;
import gradus.lang.Expr;
import gradus.lang.Problem;
import gradus.lang.Scripts;
import gradus.lang.Span;
import gradus.tensor.Shape;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Formulas with indices, what is known where they stand, and the lengths that they tell.
final class IndexedFormulas {
  /// No length, or more than one.
  private static final int NONE = -1;

  private final TextParts text;
  private final Calls calls;
  private final InputLabels labels;
  private final Map<String, Integer> lengths = new HashMap<>();

  /// What letters were found to be as lengths, outside of functions.
  private final Map<String, Integer> counted = new HashMap<>();

  /// How many entries the sums of whole vectors have.
  private final Map<Expr, Integer> sums = new IdentityHashMap<>();

  IndexedFormulas(TextParts text, Calls calls, InputLabels labels) {
    this.text = text;
    this.calls = calls;
    this.labels = labels;
  }

  /// Whether a quotient is a sum over an index divided by how many terms it has.
  boolean isAverage(Expr.Binary quotient, Scope scope) {
    return Laying.isAverage(quotient, new Place(scope, Map.of(), null));
  }

  /// Notes that the entries of a vector, or their squares, are summed.
  void summed(Expr sum, Shape shape) {
    if (shape != null && shape.rank() == 1) sums.put(sum, shape.length(0));
  }

  /// Notes what n is in `1/n` beside such a sum: how many entries it sums.
  void beside(Expr.Binary product, Scope scope) {
    if (sums.isEmpty()) return;
    WholeAverage.of(product, sums.keySet()).stream()
        .filter(a -> scope.meaning(a.length().name()) == null)
        .forEach(a -> {
          learn(a.length().name(), sums.get(a.sum()));
          labels.length(a.length(), sums.get(a.sum()));
        });
  }

  private void learn(String name, int length) {
    lengths.merge(name, length, (a, b) -> a.equals(b) ? a : NONE);
  }

  /// The formula of whole tensors that one with indices comes to, or why there is none.
  ///
  /// @param known what its parts without indices came to
  Unbound unbound(Errand.Visit v, Map<Expr, Lowered> known) {
    Problem axis = axis(v.expr(), known);
    if (axis != null) return Unbound.refused(axis);
    Unbound unbound = Laying.of(v.expr(), new Place(v.scope(), known, v.name()));
    if (unbound.problem() != null) return unbound;
    Problem two = v.scope().isCalled() ? null : two(v.expr(), unbound.lengths());
    if (two != null) return Unbound.refused(two);
    labels.tell(v.expr(), v.scope());
    unbound.ends().forEach(this::learn);
    return unbound;
  }

  /// That a vector has no axis to choose from: `max(c, axis=1)` is written out before its shape is
  /// known.
  private Problem axis(Expr formula, Map<Expr, Lowered> known) {
    boolean made =
        formula instanceof Expr.Over each
            && each.operator() == Expr.BigOperator.EACH
            && each.body() instanceof Expr.Over of
            && of.body() instanceof Expr.Index entry
            && entry.indices().stream().allMatch(i -> i.span().length() == 0);
    if (!made) return null;
    Expr.Over of = (Expr.Over) ((Expr.Over) formula).body();
    Expr tensor = ((Expr.Index) of.body()).target();
    Lowered value = known.get(tensor);
    Shape shape = value == null || value.failed() ? null : value.shape();
    boolean vector = shape != null && shape.isVector();
    String function = of.operator() == Expr.BigOperator.MAXIMUM ? "max" : "min";
    if (shape != null && shape.isDeep()) {
      return Problem.error(formula.span(), "graph.axis.extreme", function);
    }
    return vector ? text.unaxed(formula, tensor, function) : null;
  }

  /// Refuses a letter that would be another length than before: in a function it is one for each
  /// call, elsewhere one for all.
  private Problem two(Expr formula, Map<String, Integer> found) {
    for (Map.Entry<String, Integer> length : found.entrySet()) {
      String letter = length.getKey();
      Integer before = counted.putIfAbsent(letter, length.getValue());
      if (before == null || before.equals(length.getValue())) continue;
      Span span =
          formula.all().stream()
              .filter(part -> part instanceof Expr.Name n && n.name().equals(letter))
              .map(Expr::span)
              .findFirst()
              .orElse(formula.span());
      return Problem.error(span, "indices.length.two", letter, before, length.getValue());
    }
    return null;
  }

  /// What the inputs without a value are that end a range somewhere, where it is one length.
  Map<String, Integer> lengths(List<Gate> blanks) {
    Map<String, Integer> known = new HashMap<>();
    for (Gate blank : blanks) {
      int length = lengths.getOrDefault(blank.name(), NONE);
      if (length != NONE && blank.literal() == null) known.put(blank.name(), length);
    }
    return known;
  }

  /// What is known where a formula with indices stands.
  private final class Place implements KnownParts {
    private final Scope scope;
    private final Map<Expr, Lowered> parts;
    private final String name;

    Place(Scope scope, Map<Expr, Lowered> parts, String name) {
      this.scope = scope;
      this.parts = parts;
      this.name = name;
    }

    @Override
    public boolean knows(Expr part) {
      return parts.containsKey(part);
    }

    @Override
    public Shape shape(Expr part) {
      return parts.get(part).shape();
    }

    @Override
    public Integer whole(String name) {
      return scope.meaning(name) instanceof Binding
          ? labels.position(new Expr.Name(Span.NOWHERE, name), scope)
          : null;
    }

    @Override
    public Integer label(String name, int at) {
      return scope.meaning(name) instanceof Binding d ? labels.entry(d, at) : null;
    }

    @Override
    public boolean isFree(String name) {
      return scope.meaning(name) == null;
    }

    @Override
    public boolean isLowered(String letter) {
      String lowered = Scripts.lowered(letter);
      return name != null
          && (name.endsWith("_" + letter) || lowered != null && name.endsWith(lowered));
    }

    @Override
    public TextParts text() {
      return text;
    }

    @Override
    public boolean isEntrywise(Expr.Call call) {
      return calls.isEntrywise(call);
    }
  }
}
