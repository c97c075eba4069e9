package gradus.graph;

import gradus.graph.place.Site;
import gradus.lang.Statement;
import gradus.op.Composite;
import gradus.op.Op;
import gradus.op.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where gates are gathered while a program is lowered: the program's own graph, or the body of a
/// function that is called as one gate. Inside a body, what comes from outside is an operand.
final class Body {
  private final Body outer;
  private final List<Gate> gates = new ArrayList<>();
  private final List<List<Gate>> sources = new ArrayList<>();
  private final List<Lowered> operands = new ArrayList<>();
  private final Set<Gate> choosers = new LinkedHashSet<>();
  private final List<String> names = new ArrayList<>();
  private final Map<Gate, Lowered> standIns = new IdentityHashMap<>();

  private Body(Body outer) {
    this.outer = outer;
  }

  static Body program() {
    return new Body(null);
  }

  /// The body of a function called here.
  Body called() {
    return new Body(this);
  }

  Body outer() {
    return outer;
  }

  List<Gate> gates() {
    return gates;
  }

  /// For each gate, the gates it takes.
  List<List<Gate>> sources() {
    return sources;
  }

  /// What the function takes from the body around it, parameters first.
  List<Lowered> operands() {
    return operands;
  }

  /// The inputs of the program that choose entries in it.
  List<Gate> choosers() {
    return List.copyOf(choosers);
  }

  void choose(List<Gate> inputs) {
    choosers.addAll(inputs);
  }

  Gate add(Gate gate, List<Gate> from) {
    gates.add(gate);
    sources.add(from);
    return gate;
  }

  /// A new operand of the function: `argument` belongs to the body around this one.
  Lowered operand(String name, Lowered argument) {
    operands.add(argument);
    names.add(name);
    Gate gate =
        new Gate(
            gates.size(),
            Gate.Kind.INPUT,
            Site.of(name),
            name,
            argument.span(),
            null,
            new int[0],
            null,
            argument.shape(),
            null);
    return Lowered.of(add(gate, List.of()), this);
  }

  /// The term as this body sees it: what belongs to a body further out comes in as an operand.
  Lowered local(Lowered term) {
    if (term.gate() == null || term.body() == this) return term;
    Lowered near = outer.local(term);
    Lowered known = standIns.get(near.gate());
    if (known != null) return known;
    Lowered fresh = operand(near.gate().name(), near);
    standIns.put(near.gate(), fresh);
    return fresh;
  }

  /// This body as one operation, whose result is `result`.
  Op pack(Origin.Own origin, Statement text, Lowered result) {
    List<Composite.Node> nodes = new ArrayList<>();
    Map<Gate, Integer> places = new HashMap<>();
    for (Gate gate : gates) {
      places.put(gate, nodes.size());
      nodes.add(
          switch (gate.kind()) {
            case INPUT -> Composite.Node.operand();
            case CONSTANT -> Composite.Node.constant(gate.literal());
            case OPERATION ->
                Composite.Node.of(
                    gate.op(),
                    gate.attributes(),
                    sources.get(gate.id()).stream().map(places::get).toList());
          });
    }
    if (result.constant() != null) nodes.add(Composite.Node.constant(result.constant()));
    int output = result.constant() != null ? nodes.size() - 1 : places.get(result.gate());
    return Composite.of(origin, names, text, nodes, output);
  }
}
