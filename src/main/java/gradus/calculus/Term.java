package gradus.calculus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A formula of scalars. Equal formulas of one [Terms] are one object, so that what is shared takes
/// room once and a deep formula is compared at once.
final class Term {
  /// What stands at the head of a term.
  enum Head {
    /// A number that is not negative.
    NUMBER,
    /// An input, an entry of one (`W[0,1]`), or a named part.
    NAME,
    SUM,
    PRODUCT,
    QUOTIENT,
    POWER,
    NEGATE,
    /// A function of the catalogue.
    CALL
  }

  private final int id;
  private final Head head;
  private final double number;
  private final Variable variable;
  private final String function;
  private final List<Term> parts;
  private final double weight;
  private final boolean ownBase;

  Term(
      int id,
      Head head,
      double number,
      Variable variable,
      String function,
      List<Term> parts,
      boolean ownBase) {
    this.ownBase = ownBase;
    this.id = id;
    this.head = head;
    this.number = number;
    this.variable = variable;
    this.function = function;
    this.parts = List.copyOf(parts);
    double sum = 1;
    for (Term part : parts) {
      sum += part.weight;
    }
    weight = sum;
  }

  int id() {
    return id;
  }

  /// Whether it belongs to a program with an e of its own, so that exp(x) is not eˣ.
  boolean ownBase() {
    return ownBase;
  }

  Head head() {
    return head;
  }

  double number() {
    return number;
  }

  /// Of a [Head#NAME]; null for all others.
  Variable variable() {
    return variable;
  }

  /// Of a [Head#CALL]; null for all others.
  String function() {
    return function;
  }

  List<Term> parts() {
    return parts;
  }

  Term part(int index) {
    return parts.get(index);
  }

  /// How many parts it has when written out, shared ones counted each time.
  double weight() {
    return weight;
  }

  boolean is(Head other) {
    return head == other;
  }

  boolean isNegated() {
    return head == Head.NEGATE;
  }

  /// Without the sign in front, if there is one.
  Term unsigned() {
    return isNegated() ? parts.getFirst() : this;
  }

  boolean isNumber(double value) {
    return head == Head.NUMBER && number == value;
  }

  boolean isCall(String called) {
    return head == Head.CALL && function.equals(called);
  }

  /// Works out something for a term from its parts up, each part once and without recursion.
  ///
  /// @param done what is known already; what is found is added
  /// @param parts what a term's answer depends on
  /// @param of the answer, when those of its parts are in `done`
  static <T> T fold(
      Term root, Map<Term, T> done, Function<Term, List<Term>> parts, Function<Term, T> of) {
    Deque<Term> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Term term = open.peek();
      if (done.containsKey(term)) {
        open.pop();
        continue;
      }
      List<Term> missing = new ArrayList<>();
      for (Term part : parts.apply(term)) {
        if (!done.containsKey(part)) missing.add(part);
      }
      if (missing.isEmpty()) {
        open.pop();
        done.put(term, of.apply(term));
      } else {
        for (Term part : missing.reversed()) {
          open.push(part);
        }
      }
    }
    return done.get(root);
  }
}
