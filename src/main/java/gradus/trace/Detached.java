package gradus.trace;

import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.op.GatePattern;

/// Whether gradients are stopped on purpose between an input and the output.
enum Detached {
  NOWHERE,
  /// At a gate of its own.
  HERE,
  /// Inside a function that is one gate, too.
  INSIDE;

  static Detached between(Gate input, Tape tape) {
    if (tape.graph().gates().stream().noneMatch(g -> g.isOperation() && g.op().stops())) {
      return NOWHERE;
    }
    boolean[] depends = new boolean[tape.size];
    depends[input.id()] = true;
    Detached found = NOWHERE;
    for (Gate gate : tape.graph().gates()) {
      for (Wire wire : tape.graph().operands(gate)) {
        depends[gate.id()] |= depends[wire.source().id()];
      }
      boolean stops = gate.isOperation() && depends[gate.id()] && gate.op().stops();
      if (!stops || !tape.isReached(gate)) continue;
      if (gate.op().pattern() != GatePattern.STOPPER) return INSIDE;
      found = HERE;
    }
    return found;
  }
}
