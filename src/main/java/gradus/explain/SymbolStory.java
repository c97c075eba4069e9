package gradus.explain;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Passage.Tone;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Wire;
import gradus.op.Origin;
import gradus.trace.Moment;
import gradus.trace.Step;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What one gate does where nothing has a value, block by block: what it makes of its operands, its
/// local gradients, and the product of one that arrives with each of them.
final class SymbolStory {
  private final Trace trace;
  private final Gate gate;
  private final Manner manner;
  private final Telling telling;
  private final Products products;
  private final LocalLine local;
  private final GateNames names;
  private final List<Passage> blocks = new ArrayList<>();

  /// The same with this layer open, once it is asked for.
  private Trace opened;

  private SymbolStory(Trace trace, Gate gate, Manner manner) {
    this.trace = trace;
    this.gate = gate;
    this.manner = manner;
    telling = Telling.of(trace, gate, manner);
    products = new Products(telling);
    local = new LocalLine(telling);
    names = new GateNames(trace.graph(), manner.signs());
  }

  /// Of a step at which one gate works.
  static Explanation of(Trace trace, Step step, Gate gate, Manner manner) {
    SymbolStory story = new SymbolStory(trace, gate, manner);
    switch (step) {
      case Step.Start s -> {}
      case Step.ForwardPass f -> {}
      case Step.BackwardPass b -> {}
      case Step.Seed s -> story.seed();
      case Step.Compute c -> story.forward();
      case Step.Gather g -> story.forward();
      case Step.Pull p -> story.pulls(p.wires());
      case Step.Spread s -> story.pulls(s.wires());
      case Step.Part p -> story.part(p.wire(), p.factor());
      case Step.Accumulate a -> story.to(a.wire(), true);
    }
    return story.told();
  }

  /// Of a gate a person asked about, as far as things are known at that moment.
  static Explanation asked(Trace trace, Gate gate, Moment now, Manner manner) {
    SymbolStory story = new SymbolStory(trace, gate, manner);
    if (!gate.isOperation()) {
      story.source();
    } else {
      List<Wire> wires = trace.pulls(gate);
      story.forward();
      boolean back = !wires.isEmpty() && wires.stream().allMatch(w -> trace.isAdded(w, now));
      if (back) story.pulls(wires);
    }
    return story.told();
  }

  /// What comes back on each branch of a fork, and why it is added up.
  static List<Passage> fork(Trace trace, Gate fork, Manner manner) {
    SymbolStory story = new SymbolStory(trace, fork, manner);
    List<Wire> branches = trace.branches(fork).reversed();
    story.heading("explain.fork", story.names.of(fork), branches.size());
    String target = story.telling.gradient(fork);
    for (Wire branch : branches) {
      Products products = new Products(Telling.of(trace, branch.target(), manner));
      String sign = branch == branches.getFirst() ? "=" : "\\mathrel{+}=";
      story.blocks.add(products.symbols(branch, target, sign));
    }
    story.addedUp(fork, branches.size());
    return story.blocks;
  }

  private void addedUp(Gate fork, int branches) {
    words(Tone.REASON, telling.say("explain.fork.why", names.of(fork), branches));
  }

  private Explanation told() {
    return new Explanation(names.introduced(gate), Optional.of(gate), blocks);
  }

  private void heading(String key, Object... args) {
    blocks.add(new Passage.Heading(telling.say(key, args)));
  }

  private void words(Tone tone, String text) {
    blocks.add(new Passage.Prose(text, tone));
  }

  private void forward() {
    heading("explain.forward.rule");
    words(Tone.PLAIN, Explanation.doc(trace.graph(), gate, manner));
    if (!isLayer()) {
      List<Piece> pieces =
          List.of(
              Piece.of(telling.latex(gate)),
              Piece.of("= " + telling.writer().latex(telling.template().forward())));
      blocks.add(new Passage.Line(pieces, names.of(gate)));
    }
    heading("explain.local");
    List<Wire> wires = trace.pulls(gate);
    if (wires.isEmpty()) words(Tone.PLAIN, telling.say("explain.local.none"));
    for (Wire wire : wires) {
      blocks.add(local.of(wire, false));
    }
    words(Tone.REASON, Explanation.backward(trace.graph(), gate, manner));
  }

  private void seed() {
    boolean loss = trace.graph().loss().equals(gate.name());
    heading("explain.upstream.heading");
    blocks.add(upstream(gate));
    words(
        Tone.REASON,
        loss
            ? telling.say("explain.seed.why", names.of(gate))
            : telling.say("explain.symbols.seed", names.of(gate), trace.graph().loss()));
  }

  private Passage.Line upstream(Gate of) {
    return new Passage.Line(
        List.of(new Piece(telling.gradient(of), Role.UPSTREAM, telling.say("explain.upstream"))),
        new SymbolSentences(trace, manner).gradient(of));
  }

  private void pulls(List<Wire> wires) {
    heading("explain.backward.rule");
    words(Tone.REASON, Explanation.backward(trace.graph(), gate, manner));
    if (!wires.isEmpty()) blocks.add(upstream(gate));
    for (Wire wire : wires) {
      to(wire, true);
    }
  }

  private void part(Wire wire, Step.Factor factor) {
    switch (factor) {
      case UPSTREAM -> {
        heading("explain.to", names.of(wire.source()));
        blocks.add(upstream(gate));
        words(Tone.REASON, telling.say("explain.upstream.why", names.of(gate)));
      }
      case LOCAL -> {
        heading("explain.to", names.of(wire.source()));
        blocks.add(local.of(wire, false));
      }
      case PRODUCT -> to(wire, false);
    }
  }

  /// What is handed on along a wire, and at a fork that the shares are added.
  private void to(Wire wire, boolean factors) {
    heading("explain.to", names.of(wire.source()));
    if (factors && !isLayer()) blocks.add(local.of(wire, false));
    if (trace.graph().isShared(wire)) {
      String source = names.of(wire.source());
      words(Tone.REASON, telling.say("explain.through", wire.index() + 1, source));
    }
    List<Wire> branches = trace.branches(wire.source());
    boolean fork = branches.size() > 1;
    String target = telling.gradient(wire.source());
    boolean shaped = trace.graph().isOfShapes() && trace.graph().shapeless().isEmpty();
    if (shaped && gate.op().origin() instanceof Origin.Catalogue) {
      blocks.addAll(products.chain(wire));
    } else {
      blocks.add(products.symbols(wire, target, fork ? "\\mathrel{+}=" : "="));
    }
    if (shaped && isLayer()) inside(wire);
    if (fork) addedUp(wire.source(), branches.size());
  }

  /// Whether its formula, not its name, says what it does.
  private boolean isLayer() {
    return gate.isOperation() && gate.op().origin() instanceof Origin.NetLayer;
  }

  /// What the gate of a layer that takes an operand hands back to it, with the shapes.
  private void inside(Wire wire) {
    Trace open = opened();
    Gate source = open.graph().named(wire.source().name()).orElseThrow();
    for (Wire use : open.graph().consumers(source)) {
      Gate user = use.target();
      boolean within = user.key().equals(gate.key()) || !isHere(user);
      if (!within) continue;
      GateNames inner = new GateNames(open.graph(), manner.signs());
      String lent =
          Stream.concat(Stream.of(user), open.graph().operands(user).stream().map(Wire::source))
              .filter(g -> g.name() == null && !g.isConstant())
              .map(inner::introduced)
              .collect(Collectors.joining(", "));
      words(
          Tone.PLAIN,
          lent.isEmpty()
              ? telling.say("explain.layer.inside", names.of(gate))
              : telling.say("explain.layer.inside.lent", names.of(gate), lent));
      blocks.addAll(new Products(Telling.of(open, user, manner)).chain(use));
    }
  }

  /// Whether the gate stands in the graph where the layer is one gate.
  private boolean isHere(Gate other) {
    return trace.graph().gates().stream().anyMatch(g -> g.key().equals(other.key()));
  }

  /// The graph with the layer drawn by its parts.
  private Trace opened() {
    if (opened == null) {
      Folding open = new Folding(false, Set.of(gate.name()), Set.of());
      ComputationGraph graph = trace.graph();
      String output = graph.output().name();
      opened =
          Trace.of(
              GraphBuilder.build(graph.program(), Map.of(), output, open, () -> false).graph());
    }
    return opened;
  }

  private void source() {
    heading(gate.isConstant() ? "explain.constant" : "explain.input");
    blocks.add(new Passage.Line(List.of(Piece.of(telling.latex(gate))), names.of(gate)));
    words(
        Tone.REASON,
        telling.say(gate.isConstant() ? "explain.constant.why" : "explain.symbols.input"));
  }
}
