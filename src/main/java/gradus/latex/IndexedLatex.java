package gradus.latex;

import gradus.lang.Expr;
import gradus.lang.Expr.Operator;
import gradus.lang.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// What has indices, as LaTeX: sums and their limits, entries, conditions, cases. Its answers are
/// texts and expressions in the order in which they are written.
final class IndexedLatex {
  /// How tightly a comparison binds where it stands as a condition.
  static final int BARE = -1;

  private static final int PRODUCT = 2;
  private static final int ATOM = 5;

  private final UnaryOperator<String> names;
  private final UnaryOperator<String> wholes;
  private final BiFunction<Expr, Integer, Object> parts;
  private final BooleanSupplier shown;
  private final Set<String> indices = new HashSet<>();

  /// Names that are typeset with a lowered sign, without it: beside x₁ no entry of x is x₁.
  private final Set<String> lowered = new HashSet<>();

  /// Whether the formulas so far count some entries from 1.
  private boolean fromOne;

  /// @param names how a name is typeset
  /// @param wholes the same of what stands by itself, not for its entries
  /// @param parts an expression that must bind so tightly
  /// @param shown whether it is to be looked at, not to be read back
  IndexedLatex(
      UnaryOperator<String> names,
      UnaryOperator<String> wholes,
      BiFunction<Expr, Integer, Object> parts,
      BooleanSupplier shown) {
    this.names = names;
    this.wholes = wholes;
    this.parts = parts;
    this.shown = shown;
  }

  /// Learns which names are indices in a formula that is to be written.
  void note(Expr formula) {
    for (Expr part : formula.all()) {
      if (part instanceof Expr.Over over) over.binders().forEach(b -> indices.add(b.index()));
      if (part instanceof Expr.Name name) {
        String typeset = names.apply(name.name());
        if (typeset.contains("_")) lowered.add(typeset.substring(0, typeset.indexOf('_')));
      }
      fromOne |= part instanceof Expr.Index index && index.start() > 0;
    }
  }

  static boolean isComparison(Expr expr) {
    return expr instanceof Expr.Binary b && b.operator().tightness() == 0;
  }

  /// The left of an equals sign: `y_{i}` where indices are free.
  String left(Statement.Definition definition) {
    if (!(definition.body() instanceof Expr.Over over) || !over.isFree()) {
      return wholes.apply(definition.name());
    }
    String name = names.apply(definition.name());
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

  /// Whether an entry is written with a lowered index: in square brackets it counts from 0, as it
  /// does where nothing that is looked at could be taken for another entry or name.
  boolean isSubscripted(Expr.Index index) {
    return index.start() > 0
        || shown.getAsBoolean() && isClear(index)
        || index.indices().stream()
            .flatMap(i -> i.all().stream())
            .anyMatch(i -> i instanceof Expr.Name n && indices.contains(n.name()));
  }

  private boolean isClear(Expr.Index index) {
    boolean numbered = index.indices().stream().anyMatch(Expr.Num.class::isInstance);
    return index.target() instanceof Expr.Name tensor
        && !(numbered && (fromOne || lowered.contains(names.apply(tensor.name()))))
        && index.indices().stream().allMatch(i -> i instanceof Expr.Num || i instanceof Expr.Name);
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
      Expr condition = binder == last ? over.condition() : null;
      if (condition != null && shown.getAsBoolean() && says(condition, binder)) {
        condition(condition, pieces);
      } else {
        pieces.add(names.apply(binder.index()));
        below(binder.range(), pieces);
        if (condition != null) conditions(condition, pieces);
      }
      pieces.add("}");
      if (binder.range() instanceof Expr.Range.Between between) {
        pieces.add("^{");
        pieces.add(parts.apply(between.last(), 0));
        pieces.add("}");
      }
      pieces.add(" ");
    }
    // a factor without the index would stand behind the greatest one
    boolean extreme =
        over.operator() == Expr.BigOperator.MAXIMUM || over.operator() == Expr.BigOperator.MINIMUM;
    pieces.add(parts.apply(over.body(), extreme && !shown.getAsBoolean() ? ATOM : PRODUCT));
    return pieces;
  }

  /// Whether a condition says which index it is of: j ≠ i alone stands below a sum over all j.
  private static boolean says(Expr condition, Expr.Binder binder) {
    return binder.range() instanceof Expr.Range.All
        && isComparison(condition)
        && ((Expr.Binary) condition).left() instanceof Expr.Name n
        && n.name().equals(binder.index());
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
