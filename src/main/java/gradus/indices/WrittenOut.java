package gradus.indices;

import gradus.lang.Expr;
import gradus.lang.Expr.BigOperator;
import gradus.lang.Expr.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a sum term by term, where no formula of whole tensors says it.
final class WrittenOut {
  /// All terms of one formula.
  static final int MOST_TERMS = 20_000;

  private final Laying laying;
  private final TensorFormulas made;
  private int written;

  WrittenOut(Laying laying) {
    this.laying = laying;
    made = laying.made;
  }

  /// The terms of one sum, and how they lie.
  private final class Terms {
    private final Expr.Over over;
    private final List<Laid> terms = new ArrayList<>();
    private int rows;

    Terms(Expr.Over over) {
      this.over = over;
    }

    /// False where the terms cannot be told one by one.
    boolean gather(int binder, Values values) {
      if (binder == over.binders().size()) return add(values);
      Expr.Binder b = over.binders().get(binder);
      for (Expr end : b.range().parts()) {
        for (Expr part : end.all()) {
          if (part instanceof Expr.Name n && values.running().containsKey(n.name())) return false;
        }
      }
      for (int value : values(b, values)) {
        if (!gather(binder + 1, values.fix(b.index(), value))) return false;
        if (binder == 0) rows++;
      }
      return true;
    }

    private List<Integer> values(Expr.Binder binder, Values values) {
      Values inside = laying.runs.inside(over, values);
      List<Integer> all = new ArrayList<>();
      if (binder.range() instanceof Expr.Range.Listed listed) {
        for (Expr expr : listed.values()) {
          Linear at = laying.lengths.linear(expr, values).filter(Linear::isNumber).orElse(null);
          if (at == null) throw new Refusal(expr.span(), "indices.end");
          all.add(at.constant());
        }
        return all;
      }
      IndexRun run = laying.runs.run(over, binder, inside, values);
      if (!run.isKnown()) {
        String tensor = laying.runs.blank(over, values);
        throw new Refusal(binder.span(), "indices.blank", tensor);
      }
      if ((long) run.last() - run.first() >= MOST_TERMS) tooMany();
      for (int i = run.first(); i <= run.last(); i++) {
        all.add(i);
      }
      return all;
    }

    private boolean add(Values values) {
      if (over.condition() != null) {
        Optional<Boolean> holds = TermConditions.holds(over, over.condition(), laying, values);
        if (holds.isEmpty()) return false;
        if (!holds.get()) return true;
      }
      if (++written > MOST_TERMS) tooMany();
      Optional<Laid> term = laying.lay(over.body(), values);
      term.ifPresent(terms::add);
      return term.isPresent();
    }

    private void tooMany() {
      throw new Refusal(over.span(), "indices.terms", MOST_TERMS);
    }

    Optional<Laid> folded(Operator operator) {
      Optional<Laid> all = Optional.of(terms.getFirst());
      for (Laid next : terms.subList(1, terms.size())) {
        all = all.flatMap(before -> made.combined(over.span(), operator, before, next));
      }
      return all;
    }

    /// One vector of all terms; empty where some are more than a number each.
    Optional<Expr> joined() {
      if (terms.stream().anyMatch(t -> !t.isConstant())) return Optional.empty();
      List<Expr> exprs = terms.stream().map(Laid::expr).toList();
      return Optional.of(made.call(Sense.JOIN, "concat", over.span(), exprs));
    }
  }

  Optional<Laid> lay(Expr.Over over, Values values) {
    if (over.operator() == BigOperator.EACH && !values.equals(Values.NONE)) {
      throw new Refusal(over.span(), "indices.form");
    }
    Terms terms = new Terms(over);
    if (!terms.gather(0, values)) return Optional.empty();
    return terms.terms.isEmpty() ? nothing(over, values) : folded(over, terms);
  }

  private Optional<Laid> folded(Expr.Over over, Terms terms) {
    return switch (over.operator()) {
      case SUM -> terms.folded(Operator.ADD);
      case PRODUCT -> terms.folded(Operator.MULTIPLY);
      case MAXIMUM -> greatest(over, terms, Sense.MAXIMUM, "max");
      case MINIMUM -> greatest(over, terms, Sense.MINIMUM, "min");
      case EACH -> terms.joined().map(vector -> entries(over, terms, vector));
    };
  }

  private Optional<Laid> greatest(Expr.Over over, Terms terms, Sense sense, String name) {
    return terms.joined().map(v -> Laid.number(made.call(sense, name, over.span(), v)));
  }

  private Laid entries(Expr.Over over, Terms terms, Expr vector) {
    if (over.binders().size() == 1) return new Laid(vector, List.of(), false);
    int size = terms.terms.size();
    if (over.binders().size() != 2 || over.condition() != null || size % terms.rows != 0) {
      throw new Refusal(over.span(), "indices.form");
    }
    Expr rows = made.number(over.span(), terms.rows);
    Expr columns = made.number(over.span(), size / terms.rows);
    Expr matrix = made.call(Sense.RESHAPE, "reshape", over.span(), vector, rows, columns);
    return new Laid(matrix, List.of(), false);
  }

  /// A sum of no terms: only where an index further out leaves none is that meant.
  Optional<Laid> nothing(Expr.Over over, Values values) {
    boolean inside = !values.fixed().isEmpty();
    boolean sum = over.operator() == BigOperator.SUM;
    if (!inside || !(sum || over.operator() == BigOperator.PRODUCT)) {
      String index = over.binders().getLast().index();
      throw new Refusal(over.binders().getLast().span(), "indices.empty", index);
    }
    return Optional.of(Laid.number(made.number(over.span(), sum ? 0 : 1)));
  }
}
