package gradus.graph;

import gradus.graph.place.Round;
import gradus.graph.place.Site;
import gradus.lang.Alignment;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.lang.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What became of the keys of a program's parts when its text was edited. A part whose own text was
/// not touched has the key of the same text afterwards; one that was edited inside keeps its key
/// while an operation of its kind stands at that place. No two parts get one key.
public final class CarriedKeys {
  /// A part of a formula.
  ///
  /// @param round whether the formula stands in a `repeat`, so that its keys name a round too
  /// @param kind what it does, so far as the text says
  private record Part(Site site, Expr expr, boolean round, String kind) {
    Spot spot(Span at) {
      return new Spot(at, round, kind);
    }

    String key() {
      return site.key();
    }

    boolean isWhole() {
      return site.base() == site;
    }
  }

  /// Where a part is looked for after the edit.
  private record Spot(Span span, boolean round, String kind) {}

  /// The formulas of a program by the keys of their parts.
  private record Parts(
      List<Part> all, Map<String, Part> lasting, Map<String, Part> rounds, Set<String> functions) {
    static Parts of(Program program) {
      Parts parts = new Parts(new ArrayList<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
      Set<Statement> top = Collections.newSetFromMap(new IdentityHashMap<>());
      top.addAll(program.statements());
      for (Root root : Root.of(program)) {
        parts.add(root, !top.contains(root.statement()));
        if (root.statement() instanceof Statement.Definition d && d.parameters() != null) {
          parts.functions.add(root.key());
        }
      }
      return parts;
    }

    private void add(Root root, boolean round) {
      record Open(Expr expr, Site site) {}
      Deque<Open> open = new ArrayDeque<>();
      open.push(new Open(root.body(), Site.of(root.key())));
      while (!open.isEmpty()) {
        Open o = open.pop();
        Part part = new Part(o.site, o.expr, round, kind(o.expr, o.site.base() == o.site));
        all.add(part);
        (round ? rounds : lasting).put(part.key(), part);
        List<Expr> inside = o.expr.parts();
        for (int i = inside.size() - 1; i >= 0; i--) {
          open.push(new Open(inside.get(i), o.site.operand(i)));
        }
      }
    }

    List<Part> roots() {
      return all.stream().filter(Part::isWhole).toList();
    }

    Part at(String key, boolean round) {
      return (round ? rounds : lasting).get(key);
    }
  }

  /// The kind of an input: a name that stands for a value.
  private static final String INPUT = "=";

  /// Of a text in which at most numbers changed.
  private static final CarriedKeys ALL =
      new CarriedKeys(Parts.of(new Program("", List.of(), List.of())), null);

  private final Parts before;
  private final Parts after;
  private final Map<Part, Part> carried = new IdentityHashMap<>();

  private CarriedKeys(Parts before, Parts after) {
    this.before = before;
    this.after = after;
  }

  /// The keys of a program's parts, those inside calls and rounds too, after an edit of its text.
  public static CarriedKeys between(Program before, Program after) {
    if (isAlike(before.statements(), after.statements())) return ALL;
    CarriedKeys keys = new CarriedKeys(Parts.of(before), Parts.of(after));
    keys.pair(Alignment.between(before.text(), after.text()));
    return keys;
  }

  /// Whether two programs say the same, but for their numbers and where it stands: this is asked
  /// many times a second while a number is dragged.
  private static boolean isAlike(List<Statement> one, List<Statement> other) {
    if (one.size() != other.size()) return false;
    for (int i = 0; i < one.size(); i++) {
      boolean alike =
          switch (one.get(i)) {
            case Statement.Definition d ->
                other.get(i) instanceof Statement.Definition e
                    && d.name().equals(e.name())
                    && parameters(d).equals(parameters(e))
                    && d.forms().isEmpty()
                    && e.forms().isEmpty()
                    && isAlike(d.body(), e.body(), true);
            case Statement.Bare b ->
                other.get(i) instanceof Statement.Bare c && isAlike(b.body(), c.body(), true);
            case Statement.Repeat r ->
                other.get(i) instanceof Statement.Repeat s
                    && r.count() == s.count()
                    && isAlike(r.body(), s.body());
          };
      if (!alike) return false;
    }
    return true;
  }

  private static Optional<List<String>> parameters(Statement.Definition d) {
    return Optional.ofNullable(d.parameters())
        .map(all -> all.stream().map(Statement.Parameter::name).toList());
  }

  private static boolean isAlike(Expr one, Expr other, boolean whole) {
    record Two(Expr one, Expr other, boolean whole) {}
    Deque<Two> open = new ArrayDeque<>(List.of(new Two(one, other, whole)));
    while (!open.isEmpty()) {
      Two two = open.pop();
      boolean alike =
          two.one.getClass() == two.other.getClass()
              && kind(two.one, two.whole).equals(kind(two.other, two.whole))
              && two.one.parts().size() == two.other.parts().size()
              && named(two.one).equals(named(two.other));
      if (!alike) return false;
      for (int i = 0; i < two.one.parts().size(); i++) {
        open.push(new Two(two.one.parts().get(i), two.other.parts().get(i), false));
      }
    }
    return true;
  }

  private static String named(Expr expr) {
    return switch (expr) {
      case Expr.Name n -> n.name();
      case Expr.Over o ->
          o.binders().stream()
              .map(b -> b.index() + " " + b.range().getClass().getName())
              .collect(Collectors.joining(", "));
      case Expr.Num _, Expr.Array _, Expr.Negate _, Expr.Binary _, Expr.Call _, Expr.Index _ -> "";
    };
  }

  private void pair(Alignment alignment) {
    Map<Spot, Deque<Part>> spots = new HashMap<>();
    Set<Part> free = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Part part : after.all) {
      free.add(part);
      Spot spot = part.spot(part.expr.span());
      spots.computeIfAbsent(spot, k -> new ArrayDeque<>(1)).add(part);
    }
    pairNamed(free);
    carried.values().forEach(taken -> spots.get(taken.spot(taken.expr.span())).remove(taken));
    for (int guess = 0; guess < Alignment.GUESSES; guess++) {
      for (Part part : before.all) {
        if (carried.containsKey(part) || part.kind.equals(INPUT)) continue;
        Span moved = alignment.moved(part.expr.span(), guess).orElse(null);
        Deque<Part> there = moved == null ? null : spots.get(part.spot(moved));
        if (there == null || there.isEmpty()) continue;
        carried.put(part, there.peek());
        free.remove(there.poll());
      }
    }
    for (Part part : before.all) {
      if (carried.containsKey(part)) continue;
      Part same = after.at(part.key(), part.round);
      if (same == null || !free.contains(same)) continue;
      if (same.kind.equals(part.kind) || part.isWhole()) {
        carried.put(part, same);
        free.remove(same);
      }
    }
  }

  /// A part that got a name, which now stands in its place, became the formula of that name; and
  /// the other way round.
  private void pairNamed(Set<Part> free) {
    pairRenamed(free);
    for (Part part : before.all) {
      formula(part, after, before).ifPresent(formula -> pairAll(part, formula, free));
    }
    for (Part part : after.all) {
      formula(part, before, after).ifPresent(formula -> pairAll(formula, part, free));
    }
  }

  /// A statement whose name became another one is the same statement while all others stand where
  /// they stood. A value moves to no other name.
  private void pairRenamed(Set<Part> free) {
    List<Part> roots = before.roots();
    List<Part> now = after.roots();
    for (int i = 0; roots.size() == now.size() && i < now.size(); i++) {
      Part was = roots.get(i);
      Part is = now.get(i);
      boolean renamed =
          was.round == is.round
              && !was.kind.equals(INPUT)
              && after.at(was.key(), was.round) == null
              && before.at(is.key(), is.round) == null;
      if (renamed) pairAll(was, is, free);
    }
  }

  /// The formula of the name that stands in `there` where this part of `here` does, if only `there`
  /// has the name.
  private static Optional<Part> formula(Part part, Parts there, Parts here) {
    Part same = part.isWhole() ? null : there.at(part.key(), part.round);
    if (same == null || !(same.expr instanceof Expr.Name n)) return Optional.empty();
    boolean known = here.at(n.name(), true) != null || here.at(n.name(), false) != null;
    return known ? Optional.empty() : Optional.ofNullable(there.at(n.name(), part.round));
  }

  private void pairAll(Part from, Part to, Set<Part> free) {
    record Two(Part from, Part to) {}
    Deque<Two> open = new ArrayDeque<>(List.of(new Two(from, to)));
    while (!open.isEmpty()) {
      Two two = open.pop();
      boolean pair =
          two.from.kind.equals(two.to.kind)
              && !carried.containsKey(two.from)
              && free.remove(two.to);
      if (!pair) continue;
      carried.put(two.from, two.to);
      for (int i = 0; i < two.from.expr.parts().size(); i++) {
        Part inside = before.at(two.from.site.operand(i).key(), from.round);
        open.push(new Two(inside, after.at(two.to.site.operand(i).key(), to.round)));
      }
    }
  }

  private static String kind(Expr expr, boolean whole) {
    return switch (expr) {
      case Expr.Num n -> whole ? INPUT : "number";
      case Expr.Name n -> whole ? "copy" : "name";
      case Expr.Array a -> whole ? INPUT : "array";
      case Expr.Negate n -> whole && isNumber(n) ? INPUT : "-";
      case Expr.Binary b -> b.operator().name();
      case Expr.Call c -> c.name() + "/" + c.arguments().size();
      case Expr.Index i -> "index/" + i.indices().size();
      case Expr.Over o -> o.operator().name() + "/" + o.binders().size();
    };
  }

  private static boolean isNumber(Expr expr) {
    Expr inner = expr;
    while (inner instanceof Expr.Negate n) {
      inner = n.operand();
    }
    return inner instanceof Expr.Num || inner instanceof Expr.Array;
  }

  /// What a key became; empty when its part is gone. A key of no formula, as that of an input which
  /// the text only uses, stays.
  public Optional<String> key(String key) {
    // The longest beginning that is a part of a formula; what follows is inside a function it
    // calls.
    for (int cut = key.length(); cut > 0; cut = key.lastIndexOf('/', cut - 1)) {
      String place = key.substring(0, cut);
      int mark = place.indexOf('/') < 0 ? cut : place.indexOf('/');
      Part part = before.at(place, false);
      String round = "";
      while (part == null && (mark = Round.mark(place, mark)) > 0) {
        int end = place.indexOf('/') < 0 ? cut : place.indexOf('/');
        round = place.substring(mark, end);
        part = before.at(place.substring(0, mark) + place.substring(end), true);
      }
      if (part == null && place.equals(key)) part = before.at(place, true);
      if (part == null) continue;
      return carried(part, round, cut == key.length() ? null : key.substring(cut + 1));
    }
    return Optional.of(key);
  }

  /// @param inside what follows in the key, from the name of the called function on; null when the
  ///   key is the part's own
  private Optional<String> carried(Part part, String round, String inside) {
    Part now = carried.get(part);
    if (now == null || (inside != null && !now.kind.equals(part.kind))) return Optional.empty();
    String name = now.site.base().key();
    String key = name + round + now.key().substring(name.length());
    return inside == null ? Optional.of(key) : key(inside).map(rest -> key + "/" + rest);
  }

  /// What these keys became, without those whose parts are gone.
  public Set<String> keys(Set<String> keys) {
    Set<String> now = new LinkedHashSet<>();
    for (String key : keys) {
      key(key).ifPresent(now::add);
    }
    return now;
  }

  /// The same calls and repeats open and closed as before.
  public Folding folding(Folding folding) {
    if (this == ALL) return folding;
    return new Folding(folding.all(), names(folding.open()), names(folding.closed()))
        .at(folding.level(), folding.row());
  }

  /// A function and a repeat go by their names; they are there while their names are, or under the
  /// name that their formula has now.
  private Set<String> names(Set<String> names) {
    Set<String> now = new LinkedHashSet<>();
    for (String name : names) {
      boolean function = before.functions.contains(name);
      boolean repeat = before.rounds.containsKey(name);
      if (function ? after.functions.contains(name) : repeat && after.rounds.containsKey(name)) {
        now.add(name);
      } else {
        key(name).ifPresent(now::add);
      }
    }
    return now;
  }
}
