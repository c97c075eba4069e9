package gradus.graph;

import gradus.graph.place.Site;
import gradus.indices.Sense;
import gradus.lang.Expr;
import gradus.lang.Span;
import gradus.lang.Statement;
import gradus.op.Origin;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// What names mean at a place in the text: the program's own names, a round of a `repeat`, or the
/// parameters of a called function, each in front of the one around it.
final class Scope {
  private final Scope outer;
  private final String function;
  private final Scope caller;
  private final int depth;
  private final Map<String, Object> meanings = new HashMap<>();

  private Scope(Scope outer, String function, Scope caller) {
    this.outer = outer;
    this.function = function;
    this.caller = caller;
    depth = caller == null ? 0 : caller.depth + 1;
  }

  static Scope program() {
    return new Scope(null, null, null);
  }

  /// What parts of a formula came to, and what others do, where its indices are gone; null in all
  /// other scopes.
  private Unindexed unindexed;

  /// Of a formula without its indices.
  private record Unindexed(Map<Expr, Lowered> parts, Map<Expr, Sense> senses) {}

  /// What each part of a formula of the catalogue came to, so that what stands in it twice is one
  /// gate; null in all other scopes.
  private Map<Expr, Lowered> shared;

  /// The scope of a formula of the catalogue that is drawn by its parts: equal parts are one
  /// object.
  static Scope formula(String op, Scope caller) {
    Scope inside = call(op, program(), caller);
    inside.shared = new IdentityHashMap<>();
    return inside;
  }

  /// Whether it is that of a formula of the catalogue.
  boolean isFormula() {
    return shared != null;
  }

  /// Keeps what a part came to for where it stands again.
  void keep(Expr part, Lowered term) {
    if (shared != null) shared.put(part, term);
  }

  /// The scope of a formula whose indices are gone.
  Scope unindexed(Map<Expr, Lowered> parts, Map<Expr, Sense> senses) {
    Scope inside = new Scope(this, null, caller);
    inside.unindexed = new Unindexed(parts, senses);
    return inside;
  }

  /// Whether it is that of a function, or in one.
  boolean isCalled() {
    return caller != null;
  }

  boolean isUnindexed() {
    return unindexed != null;
  }

  /// What a part of a formula came to already; null for all others.
  Lowered known(Expr part) {
    if (shared != null) return shared.get(part);
    return unindexed == null ? null : unindexed.parts.get(part);
  }

  /// What a part of a formula does, whatever functions the program has; null where its name says.
  Sense sense(Expr part) {
    return unindexed == null ? null : unindexed.senses.get(part);
  }

  /// A round of a repeat in front of this one.
  Scope round() {
    return new Scope(this, null, caller);
  }

  /// A call of `name`: its body sees the parameters and, behind them, the program's names. `caller`
  /// is remembered so that recursion is noticed.
  static Scope call(String name, Scope program, Scope caller) {
    return new Scope(program, name, caller);
  }

  /// How many calls deep this is.
  int depth() {
    return depth;
  }

  void put(String name, Binding definition) {
    meanings.put(name, definition);
  }

  void put(String parameter, Lowered argument) {
    meanings.put(parameter, argument);
  }

  /// A [Binding], a [Lowered], or null when the name means nothing here.
  Object meaning(String name) {
    for (Scope s = this; s != null; s = s.outer) {
      Object meaning = s.meanings.get(name);
      if (meaning != null) return meaning;
    }
    return null;
  }

  /// The shape of what a name means; null where that is not known.
  Shape shape(String name) {
    return switch (meaning(name)) {
      case Lowered l -> l.failed() ? null : l.shape();
      case Binding d -> d.term == null || d.term.failed() ? null : d.term.shape();
      case null, default -> null;
    };
  }

  /// Whether `name` is being called, directly or by a caller.
  boolean isCalling(String name) {
    for (Scope s = this; s != null; s = s.caller) {
      if (name.equals(s.function)) return true;
    }
    return false;
  }

  /// One `name = body`, lowered at most once.
  static final class Binding {
    enum State {
      WAITING,
      ACTIVE,
      DONE
    }

    final String name;
    final Span nameSpan;
    final Expr body;
    final Scope scope;
    State state = State.WAITING;

    /// Whether other formulas speak of it.
    boolean isUsed;

    Lowered term;
    final Site site;

    /// The body it is lowered into; null for the program's own graph.
    Body home;

    /// The rounds of a folded repeat whose last one this is; null for all others.
    final Rounds rounds;

    Binding(String name, Span nameSpan, Expr body, Scope scope, Site site) {
      this(name, nameSpan, body, scope, site, null);
    }

    Binding(String name, Span nameSpan, Expr body, Scope scope, Site site, Rounds rounds) {
      this.name = name;
      this.nameSpan = nameSpan;
      this.body = body;
      this.scope = scope;
      this.site = site;
      this.rounds = rounds;
    }

    /// The names that wait for each other, from this one to itself.
    ///
    /// @param active those being lowered, the innermost first
    String cycle(Iterable<Binding> active) {
      List<String> names = new ArrayList<>();
      for (Binding a : active) {
        names.add(a.name);
        if (a == this) break;
      }
      List<String> inOrder = new ArrayList<>(names.reversed());
      inOrder.add(name);
      if (inOrder.size() > 9) {
        inOrder.subList(4, inOrder.size() - 4).clear();
        inOrder.add(4, "…");
      }
      return String.join(" → ", inOrder);
    }
  }

  /// The rounds of a folded repeat, which are lowered into one gate.
  record Rounds(Origin.Repeat repeat, Statement.Repeat text, List<Binding> definitions) {}
}
