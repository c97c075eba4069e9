package gradus.calculus;

import gradus.calculus.Term.Head;
import gradus.graph.ComputationGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes terms, each once. Nothing is simplified here but nesting: a sum in a sum is one sum.
final class Terms {
  /// More parts than this, over all terms, are given up on: about a gigabyte otherwise.
  private static final long MOST_PARTS = 4_000_000;

  /// Too many terms were needed.
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge() {
      super("too many terms", null, false, false);
    }
  }

  /// What makes a term the same as another; its parts are told apart by their numbers.
  private record Key(Head head, double number, Variable variable, String function, int[] parts) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Key k
          && head == k.head
          && Double.compare(number, k.number) == 0
          && Objects.equals(variable, k.variable)
          && Objects.equals(function, k.function)
          && Arrays.equals(parts, k.parts);
    }

    @Override
    public int hashCode() {
      return Objects.hash(head, number, variable, function) * 31 + Arrays.hashCode(parts);
    }
  }

  private final boolean ownBase;
  private final String logarithm;
  private long parts;
  private final Map<Key, Term> made = new HashMap<>();
  final Term zero = number(0);
  final Term one = number(1);
  final Term two = number(2);

  Terms() {
    this(false, "log");
  }

  /// Of formulas about a graph.
  Terms(ComputationGraph graph) {
    this(graph.used().contains("e"), graph.logarithm());
  }

  private Terms(boolean ownBase, String logarithm) {
    this.ownBase = ownBase;
    this.logarithm = logarithm;
  }

  private Term make(Head head, List<Term> parts) {
    return make(head, 0, null, null, parts);
  }

  private Term make(
      Head head, double number, Variable variable, String function, List<Term> parts) {
    int[] ids = new int[parts.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = parts.get(i).id();
    }
    Key key = new Key(head, number, variable, function, ids);
    Term known = made.get(key);
    if (known != null) return known;
    this.parts += ids.length;
    if (this.parts > MOST_PARTS) throw new TooLarge();
    Term term = new Term(made.size(), head, number, variable, function, parts, ownBase);
    made.put(key, term);
    return term;
  }

  /// A number; a negative one is a negated one.
  Term number(double value) {
    if (value < 0) return negate(number(-value));
    return make(Head.NUMBER, value == 0 ? 0 : value, null, null, List.of());
  }

  Term name(Variable variable) {
    return make(Head.NAME, 0, variable, null, List.of());
  }

  Term name(String name) {
    return name(Variable.of(name));
  }

  Term sum(List<Term> addends) {
    List<Term> flat = flat(Head.SUM, addends);
    if (flat.isEmpty()) return zero;
    return flat.size() == 1 ? flat.getFirst() : make(Head.SUM, flat);
  }

  Term sum(Term... addends) {
    return sum(List.of(addends));
  }

  Term difference(Term from, Term what) {
    return sum(from, negate(what));
  }

  Term product(List<Term> factors) {
    List<Term> flat = flat(Head.PRODUCT, factors);
    if (flat.isEmpty()) return one;
    return flat.size() == 1 ? flat.getFirst() : make(Head.PRODUCT, flat);
  }

  Term product(Term... factors) {
    return product(List.of(factors));
  }

  private static List<Term> flat(Head head, List<Term> parts) {
    List<Term> flat = new ArrayList<>();
    for (Term part : parts) {
      if (part.is(head)) {
        flat.addAll(part.parts());
      } else {
        flat.add(part);
      }
    }
    return flat;
  }

  Term quotient(Term above, Term below) {
    return make(Head.QUOTIENT, List.of(above, below));
  }

  Term power(Term base, Term exponent) {
    return make(Head.POWER, List.of(base, exponent));
  }

  Term negate(Term term) {
    return make(Head.NEGATE, List.of(term));
  }

  Term call(String function, List<Term> arguments) {
    return make(Head.CALL, 0, null, function, arguments);
  }

  Term call(String function, Term argument) {
    return call(function, List.of(argument));
  }

  /// The natural logarithm, as the text writes it.
  Term logarithm(Term argument) {
    return call(logarithm, argument);
  }

  /// A term with the same head, of other parts.
  Term with(Term term, List<Term> parts) {
    return switch (term.head()) {
      case NUMBER, NAME -> term;
      case SUM -> sum(parts);
      case PRODUCT -> product(parts);
      case QUOTIENT -> quotient(parts.get(0), parts.get(1));
      case POWER -> power(parts.get(0), parts.get(1));
      case NEGATE -> negate(parts.get(0));
      case CALL -> call(term.function(), parts);
    };
  }

  /// A term with every occurrence of one part replaced by another.
  Term replaced(Term root, Term what, Term by) {
    Map<Term, Term> done = new HashMap<>();
    done.put(what, by);
    return Term.fold(
        root, done, Term::parts, t -> with(t, t.parts().stream().map(done::get).toList()));
  }
}
