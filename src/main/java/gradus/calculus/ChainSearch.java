package gradus.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks for the ways from a name down to a variable through the names that stand in formulas.
final class ChainSearch {
  /// A product of more parts is left as it is.
  private static final double MOST_PARTS = 20_000;

  /// What is longer in the names of the text is not said so.
  private static final double MOST_WRITTEN = 500;

  /// More ways are not written out.
  static final int MOST_WAYS = 12;

  /// More factors, on one way or on all together, are not.
  static final int MOST_LINKS = 40;

  /// What there is to be found.
  enum Yield {
    /// Ways, one at least through another name, or one factor in whose formula a name stands.
    FOUND,
    /// No name on the way, and none beside it.
    DIRECT,
    MANY,
    LONG
  }

  private final Terms terms;
  private final Map<Term, Term> definitions;
  private final Term x;
  private final Present present;
  private final Map<Term, Set<Term>> within = new LinkedHashMap<>();
  private final Set<Term> leading;
  private final Map<List<Term>, Chain.Link> links = new LinkedHashMap<>();
  private final List<List<Term>> ways = new ArrayList<>();
  private boolean tooLong;

  /// @param definitions what each name stands for, in other names
  ChainSearch(Terms terms, Map<Term, Term> definitions, Variable wrt, Present present) {
    this.present = present;
    this.terms = terms;
    this.definitions = definitions;
    x = terms.name(wrt);
    leading = leading();
  }

  /// The names below which the variable stands somewhere, itself included.
  private Set<Term> leading() {
    Map<Term, List<Term>> users = new LinkedHashMap<>();
    for (Term name : definitions.keySet()) {
      within(name).forEach(n -> users.computeIfAbsent(n, k -> new ArrayList<>()).add(name));
    }
    Set<Term> found = new LinkedHashSet<>();
    List<Term> open = new ArrayList<>(List.of(x));
    while (!open.isEmpty()) {
      Term next = open.removeLast();
      if (found.add(next)) open.addAll(users.getOrDefault(next, List.of()));
    }
    return found;
  }

  Yield from(String output) {
    Term from = terms.name(Variable.of(output));
    if (!leading.contains(from)) return Yield.DIRECT;
    walk(from, new ArrayList<>(List.of(from)));
    if (ways.size() > MOST_WAYS) return Yield.MANY;
    if (tooLong) return Yield.LONG;
    boolean direct = ways.stream().allMatch(way -> way.size() == 2);
    if (direct && Collections.disjoint(within(from), definitions.keySet())) return Yield.DIRECT;
    return linked().stream().flatMap(List::stream).distinct().count() > MOST_LINKS
        ? Yield.LONG
        : Yield.FOUND;
  }

  /// The ways, each as its factors.
  List<List<Chain.Link>> linked() {
    List<List<Chain.Link>> linked = new ArrayList<>();
    for (List<Term> way : ways) {
      List<Chain.Link> chain = new ArrayList<>();
      for (int i = 1; i < way.size(); i++) {
        chain.add(link(way.get(i - 1), way.get(i)));
      }
      linked.add(List.copyOf(chain));
    }
    return List.copyOf(linked);
  }

  private void walk(Term at, List<Term> way) {
    if (tooLong || ways.size() > MOST_WAYS) return;
    if (way.size() > MOST_LINKS) {
      tooLong = true;
      return;
    }
    for (Term next : within(at)) {
      if (!leading.contains(next)) continue;
      way.add(next);
      if (next == x) {
        ways.add(List.copyOf(way));
      } else {
        walk(next, way);
      }
      way.removeLast();
    }
  }

  /// The names in a name's formula, as they stand.
  private Set<Term> within(Term name) {
    return within.computeIfAbsent(
        name,
        n -> {
          Set<Term> names = new LinkedHashSet<>();
          collect(definitions.getOrDefault(n, n), names);
          names.remove(n);
          return names;
        });
  }

  /// Whether one of the names stands in a formula.
  static boolean speaksOf(Term formula, Set<Term> names) {
    Set<Term> within = new LinkedHashSet<>();
    collect(formula, within);
    return !Collections.disjoint(within, names);
  }

  /// The names that stand in a formula.
  static Stream<Variable> variables(Term formula) {
    Set<Term> within = new LinkedHashSet<>();
    collect(formula, within);
    return within.stream().map(Term::variable);
  }

  /// Of what names mean, those that a chain speaks of, and those in what these mean.
  static Map<Variable, Term> spoken(Map<Variable, Term> lent, List<List<Chain.Link>> ways) {
    Set<Variable> wanted = new LinkedHashSet<>();
    for (List<Chain.Link> way : ways) {
      for (Chain.Link link : way) {
        wanted.add(link.of);
        wanted.add(link.by);
        variables(link.slope()).forEach(wanted::add);
      }
    }
    // What is made of others stands behind them.
    for (Map.Entry<Variable, Term> entry : List.copyOf(lent.entrySet()).reversed()) {
      if (wanted.contains(entry.getKey())) variables(entry.getValue()).forEach(wanted::add);
    }
    Map<Variable, Term> spoken = new LinkedHashMap<>(lent);
    spoken.keySet().retainAll(wanted);
    return spoken;
  }

  private static void collect(Term term, Set<Term> names) {
    Set<Term> seen = new LinkedHashSet<>();
    List<Term> open = new ArrayList<>(List.of(term));
    while (!open.isEmpty()) {
      Term next = open.removeLast();
      if (!seen.add(next)) continue;
      if (next.is(Term.Head.NAME)) names.add(next);
      open.addAll(next.parts().reversed());
    }
  }

  /// Whether one name stands somewhere below another.
  private boolean leads(Term name, Term by) {
    List<Term> open = new ArrayList<>(List.of(name));
    Set<Term> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      Term next = open.removeLast();
      if (next == by) return true;
      if (seen.add(next) && definitions.containsKey(next)) open.addAll(within(next));
    }
    return false;
  }

  /// 1 − z² rather than 1 − tanh(s)²: what stands in it as a whole and has a name is called by it.
  private Term inNameOf(Term of, Term slope, Differentiation work) {
    Term whole = definitions.get(of);
    Term named = whole.is(Term.Head.CALL) ? terms.replaced(slope, whole, of) : slope;
    if (named != slope) work.simplified(slope, named);
    return named;
  }

  private Chain.Link link(Term of, Term by) {
    return links.computeIfAbsent(
        List.of(of, by),
        pair -> {
          Differentiation work = new Differentiation(terms, by, Map.of(), present);
          Term slope = inNameOf(of, work.of(definitions.get(of)), work);
          List<Variable> held =
              within(of).stream()
                  .filter(other -> other != by && leads(other, by))
                  .map(Term::variable)
                  .toList();
          return new Chain.Link(
              of.variable(), by.variable(), held, List.copyOf(work.lines()), slope);
        });
  }

  /// The products of the ways, added.
  Term product(List<List<Chain.Link>> ways) {
    List<Term> products = new ArrayList<>();
    for (List<Chain.Link> way : ways) {
      products.add(product(way, !products.isEmpty()));
    }
    return terms.sum(products);
  }

  /// A minus of the first factor stands before all of them where they are added to others: a − b
  /// for a + (−b).
  private Term product(List<Chain.Link> way, boolean added) {
    List<Term> factors = new ArrayList<>(way.stream().map(Chain.Link::slope).toList());
    Term first = factors.getFirst();
    boolean signed = added && first.isNegated() && !first.unsigned().is(Term.Head.SUM);
    if (!signed) return terms.product(factors);
    factors.set(0, first.unsigned());
    return terms.negate(terms.product(factors));
  }

  /// The same as short as it gets.
  Term shortest(Term product) {
    if (product.weight() > MOST_PARTS) return product;
    Simplifier simplifier = new Simplifier(terms);
    Term now = product;
    for (Simplifier.Phase stage : Simplifier.Phase.values()) {
      now = simplifier.apply(now, stage);
    }
    return spread(product, now);
  }

  /// −a − b for −(a + b), which would say the same sum of ways once more.
  private Term spread(Term product, Term shortest) {
    boolean around = shortest.isNegated() && shortest.unsigned().is(Term.Head.SUM);
    if (!around || !product.is(Term.Head.SUM)) return shortest;
    return terms.sum(
        shortest.unsigned().parts().stream()
            .map(part -> part.isNegated() ? part.unsigned() : terms.negate(part))
            .toList());
  }

  /// A term with what names stand for in their place, each of which is made of those before it;
  /// empty where that is long.
  Optional<Term> without(Set<Term> names, Map<Term, Term> meanings, Term term) {
    Term now = term;
    Set<Term> within = new LinkedHashSet<>();
    collect(term, within);
    for (Term name : List.copyOf(names).reversed()) {
      if (now.weight() > MOST_WRITTEN) return Optional.empty();
      if (!within.contains(name)) continue;
      now = terms.replaced(now, name, meanings.get(name));
      collect(meanings.get(name), within);
    }
    if (now.weight() > MOST_WRITTEN) return Optional.empty();
    return Optional.of(now == term ? term : shortest(now));
  }
}
