package gradus.latex;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// What has indices, as LaTeX: sums and their limits, entries, conditions, cases. Its answers are
/// texts and expressions in the order in which they are written.
final class IndexedLatex {
  /// How tightly a comparison binds where it stands as a condition.
  static final int BARE = -1;

  private static final int PRODUCT = 2;
  private static final int ATOM = 5;

  private final UnaryOperator<String> names;
  private final BiFunction<Expr, Integer, Object> parts;
  private final Set<String> indices = new HashSet<>();

  /// @param names how a name is typeset
  /// @param parts an expression that must bind so tightly
  IndexedLatex(UnaryOperator<String> names, BiFunction<Expr, Integer, Object> parts) {
    this.names = names;
    this.parts = parts;
  }

  /// Learns which names are indices in a formula that is to be written.
  void note(Expr formula) {
    for (Expr part : formula.all()) {
      if (part instanceof Expr.Over over) over.binders().forEach(b -> indices.add(b.index()));
    }
  }

  static boolean isComparison(Expr expr) {
    return expr instanceof Expr.Binary b && b.operator().tightness() == 0;
  }

  /// The left of an equals sign: `y_{i}` where indices are free.
  String left(Statement.Definition definition) {
    String name = names.apply(definition.name());
    if (!(definition.body() instanceof Expr.Over over) || !over.isFree()) return name;
    over.binders().forEach(b -> indices.add(b.index()));
    List<String> free = over.binders().stream().map(b -> names.apply(b.index())).toList();
    String lowered = "_{" + String.join(separator(free), free) + "}";
    // f_{j}(z) is called f_j as it is
    boolean own = definition.parameters() != null && name.endsWith(lowered);
    return own ? name : base(name) + lowered;
  }

  private static String base(String name) {
    return name.contains("_") || name.contains("^") ? "{" + name + "}" : name;
  }

  private static String separator(List<String> free) {
    return free.stream().allMatch(i -> i.length() == 1) ? "" : ", ";
  }

  /// Whether an entry is written with a lowered index: in square brackets it counts from 0.
  boolean isSubscripted(Expr.Index index) {
    return index.start() > 0
        || index.indices().stream()
            .flatMap(i -> i.all().stream())
            .anyMatch(i -> i instanceof Expr.Name n && indices.contains(n.name()));
  }

  List<Object> entry(Expr.Index index) {
    List<Object> pieces = new ArrayList<>();
    if (index.target() instanceof Expr.Name name) {
      pieces.add(base(names.apply(name.name())));
    } else {
      pieces.add(parts.apply(index.target(), ATOM));
    }
    pieces.add("_{");
    boolean letters =
        index.indices().stream()
            .allMatch(i -> i instanceof Expr.Name n && names.apply(n.name()).length() == 1);
    list(index.indices(), letters ? "" : ", ", pieces);
    pieces.add("}");
    return pieces;
  }

  private void list(List<Expr> items, String separator, List<Object> to) {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) to.add(separator);
      to.add(parts.apply(items.get(i), 0));
    }
  }

  boolean isChoice(Expr.Call call) {
    return call.name().equals("where") && call.arguments().size() == 3;
  }

  /// `\begin{cases}`, what holds otherwise last.
  List<Object> cases(Expr.Call call) {
    List<Object> pieces = new ArrayList<>();
    pieces.add("\\begin{cases} ");
    pieces.add(parts.apply(call.arguments().get(1), 0));
    pieces.add(" & ");
    condition(call.arguments().getFirst(), pieces);
    pieces.add(" \\\\ ");
    pieces.add(parts.apply(call.arguments().get(2), 0));
    pieces.add(" & \\text{otherwise} \\end{cases}");
    return pieces;
  }

  private void condition(Expr condition, List<Object> to) {
    if (isComparison(condition)) {
      to.add(parts.apply(condition, BARE));
    } else {
      to.add(parts.apply(condition, 1));
      to.add(" \\ne 0");
    }
  }

  /// `\sum_{i=1}^{n} x_{i}`, a sign for each index; a condition stands under the last.
  List<Object> over(Expr.Over over) {
    List<Object> pieces = new ArrayList<>();
    Expr.Binder last = over.binders().getLast();
    for (Expr.Binder binder : over.binders()) {
      pieces.add(sign(over.operator()));
      pieces.add(names.apply(binder.index()));
      below(binder.range(), pieces);
      if (binder == last && over.condition() != null) conditions(over.condition(), pieces);
      pieces.add("}");
      if (binder.range() instanceof Expr.Range.Between between) {
        pieces.add("^{");
        pieces.add(parts.apply(between.last(), 0));
        pieces.add("}");
      }
      pieces.add(" ");
    }
    pieces.add(parts.apply(over.body(), PRODUCT));
    return pieces;
  }

  private void below(Expr.Range range, List<Object> to) {
    switch (range) {
      case Expr.Range.All _ -> {}
      case Expr.Range.Between between -> {
        to.add("=");
        to.add(parts.apply(between.first(), 0));
      }
      case Expr.Range.Listed listed -> {
        to.add(" \\in \\{");
        list(listed.values(), ", ", to);
        to.add("\\}");
      }
    }
  }

  /// All that must hold, one after another.
  private void conditions(Expr condition, List<Object> to) {
    boolean both =
        condition instanceof Expr.Binary b
            && (b.operator() == Operator.MULTIPLY || b.operator() == Operator.PRODUCT);
    if (both) {
      conditions(((Expr.Binary) condition).left(), to);
      conditions(((Expr.Binary) condition).right(), to);
    } else {
      to.add(",\\, ");
      condition(condition, to);
    }
  }

  private static String sign(Expr.BigOperator big) {
    return switch (big) {
      case SUM -> "\\sum_{";
      case PRODUCT -> "\\prod_{";
      case MAXIMUM -> "\\max_{";
      case MINIMUM -> "\\min_{";
      case EACH -> "\\operatorname{each}_{";
    };
  }
}
