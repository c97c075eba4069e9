package gradus.calculus;

import gradus.graph.ComputationGraph;
import gradus.graph.Definitions;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.op.Op;
import gradus.op.Operands;
import gradus.op.catalogue.Ops;
import gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The gates of a graph as formulas, entry by entry where they are small vectors or matrices.
final class Formulas {
  /// Larger tensors are not written out.
  static final int MOST_ENTRIES = 64;

  /// A gate that cannot be written as a formula of scalars.
  static final class Unwritable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Gate gate;

    Unwritable(Gate gate) {
      super(gate.key(), null, false, false);
      this.gate = gate;
    }

    Gate gate() {
      return gate;
    }
  }

  private final ComputationGraph graph;
  private final Terms terms;
  private final Kept kept;
  private final EntryNames spelled;
  private final Map<Gate, List<Term>> known = new HashMap<>();

  /// What named parts stand for, where names are kept.
  private final Map<Term, Term> definitions = new HashMap<>();

  /// @param kept what stays a name rather than being put in everywhere
  Formulas(ComputationGraph graph, Terms terms, Kept kept) {
    this.graph = graph;
    this.terms = terms;
    this.kept = kept;
    spelled = new EntryNames(graph);
  }

  /// The entries of a value of that name, as they stand in the formulas.
  List<Variable> entries(String name, Shape shape) {
    return spelled.entries(name, shape);
  }

  Map<Term, Term> definitions() {
    return definitions;
  }

  /// By what name a gate stands in the formulas; empty where it is put in.
  Optional<String> name(Gate gate) {
    return kept.name(graph, gate);
  }

  /// The output as a formula.
  ///
  /// @throws Unwritable when a gate on the way is none
  Term output() {
    List<Term> output = entries();
    if (output.size() != 1 || !shape(graph.output()).isScalar()) {
      throw new Unwritable(graph.output());
    }
    // The output's own name stands for its whole formula.
    return definitions.getOrDefault(output.getFirst(), output.getFirst());
  }

  /// All entries of the output.
  private List<Term> entries() {
    Set<Gate> needed = new HashSet<>(Set.of(graph.output()));
    Set<Gate> inside = new HashSet<>();
    for (Gate gate : graph.gates().reversed()) {
      if (!needed.contains(gate)) continue;
      for (Wire wire : graph.operands(gate)) {
        needed.add(wire.source());
      }
      if (isSpine(gate)) inside.add(gate);
    }
    for (Gate gate : graph.gates()) {
      if (needed.contains(gate) && !inside.contains(gate) && !known.containsKey(gate)) {
        known.put(gate, write(gate));
      }
    }
    return known.get(graph.output());
  }

  /// Whether a sum or product is only the beginning of a longer one: `a + b` in `a + b + c`.
  private boolean isSpine(Gate gate) {
    boolean plain = gate.isOperation() && gate.name() == null;
    // A beginning that has a name of its own is a wire of the chain.
    if (!plain
        || name(gate).isPresent()
        || !shape(gate).isScalar()
        || graph.consumers(gate).size() != 1) {
      return false;
    }
    Wire user = graph.consumers(gate).getFirst();
    Op op = user.target().op();
    boolean same = isSum(gate.op()) ? isSum(op) : gate.op() == Ops.MULTIPLY && op == Ops.MULTIPLY;
    return same && user.index() == 0 && shape(user.target()).isScalar();
  }

  private static boolean isSum(Op op) {
    return op == Ops.ADD || op == Ops.SUBTRACT;
  }

  private List<Term> write(Gate gate) {
    if (shape(gate).size() > MOST_ENTRIES) throw new Unwritable(gate);
    List<Term> entries =
        switch (gate.kind()) {
          case INPUT -> names(gate);
          case CONSTANT -> constant(gate);
          case OPERATION -> operation(gate);
        };
    Optional<String> name = name(gate);
    if (name.isEmpty()) return entries;
    List<Variable> variables = spelled.entries(name.get(), shape(gate));
    List<Term> names = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      boolean known = entries.get(i).head() == Term.Head.NUMBER;
      Term called = known ? entries.get(i) : terms.name(variables.get(i));
      if (!known) definitions.put(called, entries.get(i));
      names.add(called);
    }
    return names;
  }

  private List<Term> names(Gate gate) {
    return spelled.entries(gate.name(), shape(gate)).stream().map(terms::name).toList();
  }

  private List<Term> constant(Gate gate) {
    if (gate.literal().shape().isScalar()) return List.of(number(gate));
    List<Term> entries = new ArrayList<>();
    for (int i = 0; i < gate.literal().size(); i++) {
      entries.add(terms.number(gate.literal().get(i)));
    }
    return entries;
  }

  /// A constant as it was written.
  private Term number(Gate gate) {
    return Constants.spelled(gate)
        .flatMap(written -> Constants.of(terms, written))
        .orElseGet(() -> terms.number(gate.literal().item()));
  }

  private List<Term> in(Gate gate, int operand) {
    return known.get(graph.operands(gate).get(operand).source());
  }

  /// While inputs are blank they are taken for numbers.
  static Shape shape(Gate gate) {
    return gate.shape() == null ? Shape.SCALAR : gate.shape();
  }

  private List<Term> operation(Gate gate) {
    boolean chain = isSum(gate.op()) || gate.op() == Ops.MULTIPLY;
    if (chain && shape(gate).isScalar() && allScalar(gate)) return List.of(chain(gate));
    TensorTerms arrays = new TensorTerms(terms, gate);
    List<List<Term>> operands = new ArrayList<>();
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i < graph.operands(gate).size(); i++) {
      operands.add(in(gate, i));
      shapes.add(shape(graph.operands(gate).get(i).source()));
    }
    return arrays.of(operands, shapes).orElseGet(() -> unfolded(gate, operands, shapes));
  }

  /// What the catalogue says the operation unfolds into, with these operands in it.
  private List<Term> unfolded(Gate gate, List<List<Term>> operands, List<Shape> shapes) {
    Map<String, List<Term>> entries = new HashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      entries.put(gate.op().operand(i).name(), operands.get(i));
    }
    ComputationGraph inside =
        Operands.of(
                gate.op(),
                operands.size(),
                shapes::get,
                i -> graph.operands(gate).get(i).source().literal())
            .flatMap(in -> Definitions.graph(gate.op(), in, gate.attributes()))
            .orElseThrow(() -> new Unwritable(gate));
    Formulas body = new Formulas(inside, terms, Kept.NOTHING);
    for (Gate input : inside.inputs()) {
      body.known.put(input, entries.get(input.name()));
    }
    try {
      return body.entries();
    } catch (Unwritable within) {
      throw new Unwritable(gate);
    }
  }

  private boolean allScalar(Gate gate) {
    return graph.operands(gate).stream().allMatch(w -> shape(w.source()).isScalar());
  }

  /// A sum or product with all that begins it.
  private Term chain(Gate gate) {
    List<Term> parts = new ArrayList<>();
    Gate at = gate;
    while (true) {
      Term last = in(at, 1).getFirst();
      parts.add(at.op() == Ops.SUBTRACT ? terms.negate(last) : last);
      Gate before = graph.operands(at).getFirst().source();
      if (known.containsKey(before)) {
        parts.add(known.get(before).getFirst());
        break;
      }
      at = before;
    }
    return gate.op() == Ops.MULTIPLY
        ? terms.product(parts.reversed())
        : terms.sum(parts.reversed());
  }
}
