package gradus.trace;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.tensor.Tensor;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/// The ways from the output back to one gate. A gradient is the sum over them of the products of
/// local gradients along each (multivariable chain rule). They are counted without being followed;
/// there may be more than could ever be.
public final class ChainPaths {
  /// One way.
  ///
  /// @param wires from the output back to the gate
  /// @param product what this way adds to the gate's gradient: the seed, pulled along the wires
  public record Way(List<Wire> wires, Tensor product) {
    public Way {
      wires = List.copyOf(wires);
    }
  }

  /// A way as a chain: the wire last gone, the way before it, and the size of the product so far.
  private record Link(Wire wire, Link before, double size) {}

  private static final Comparator<Link> STRONGEST = Comparator.comparingDouble((Link l) -> -l.size);

  private static final int MOST_LOOKED_AT = 10_000;

  private final Trace trace;
  private final Gate gate;
  private final BigInteger[] counts;
  private final boolean[] between;
  private final BooleanSupplier cancelled;

  private ChainPaths(Trace trace, Gate gate, BooleanSupplier cancelled) {
    this.trace = trace;
    this.gate = gate;
    this.cancelled = cancelled;
    ComputationGraph graph = trace.graph();
    int size = graph.gates().size();
    counts = new BigInteger[size];
    between = new boolean[size];
    Arrays.fill(counts, BigInteger.ZERO);
    between[gate.id()] = true;
    for (Gate g : graph.gates()) {
      stop(g.id());
      for (Wire wire : graph.operands(g)) {
        between[g.id()] |= between[wire.source().id()];
      }
    }
    counts[graph.output().id()] = BigInteger.ONE;
    for (Gate g : graph.gates().reversed()) {
      stop(g.id());
      if (g == graph.output() || !between[g.id()]) continue;
      BigInteger sum = BigInteger.ZERO;
      for (Wire wire : graph.consumers(g)) {
        sum = sum.add(counts[wire.target().id()]);
      }
      counts[g.id()] = sum;
    }
  }

  /// The ways to a gate.
  ///
  /// @throws CancellationException when `cancelled` says so
  public static ChainPaths of(Trace trace, Gate gate, BooleanSupplier cancelled) {
    return new ChainPaths(trace, gate, cancelled);
  }

  private void stop(int at) {
    if ((at & 1023) == 0 && cancelled.getAsBoolean()) throw new CancellationException();
  }

  /// How many ways there are, exactly.
  public BigInteger count() {
    return counts[gate.id()];
  }

  /// Every wire that lies on some way, from the output back.
  public List<Wire> wires() {
    List<Wire> out = new ArrayList<>();
    for (Gate g : trace.graph().gates().reversed()) {
      if (counts[g.id()].signum() == 0) continue;
      for (Wire wire : trace.graph().operands(g)) {
        if (between[wire.source().id()] && g != gate) out.add(wire);
      }
    }
    return out;
  }

  /// The ways whose products are largest in size, largest first; all where there are no more than
  /// `most`. Exact between scalars; with tensors on the way their gain is a measure. Empty while
  /// the output has no value.
  public List<Way> strongest(int most) {
    List<Way> out = new ArrayList<>();
    if (trace.value(trace.graph().output()).isEmpty() || count().signum() == 0) return out;
    ComputationGraph graph = trace.graph();
    if (gate == graph.output()) {
      out.add(new Way(List.of(), trace.gradient(gate).orElseThrow()));
      return out;
    }
    for (Link link : links(most, this::gain)) {
      out.add(way(link));
    }
    // The measure of tensors is no product: the products themselves have the last word.
    out.sort(Comparator.comparingDouble(w -> -length(w.product())));
    return out;
  }

  /// The ways themselves, as many as asked for, where no number says which is the strongest.
  public List<List<Wire>> followed(int most) {
    if (gate == trace.graph().output()) return List.of(List.of());
    return links(most, wire -> 0).stream().map(ChainPaths::fromOutput).toList();
  }

  private List<Link> links(int most, ToDoubleFunction<Wire> gain) {
    ComputationGraph graph = trace.graph();
    List<List<Link>> best = new ArrayList<>();
    for (int i = 0; i < graph.gates().size(); i++) {
      best.add(List.of());
    }
    for (Gate g : graph.gates().reversed()) {
      stop(g.id());
      boolean concerned = between[g.id()] && counts[g.id()].signum() > 0;
      if (!concerned || g == graph.output()) continue;
      List<Link> found = new ArrayList<>();
      for (Wire wire : graph.consumers(g)) {
        Gate target = wire.target();
        if (target == graph.output()) found.add(new Link(wire, null, gain.applyAsDouble(wire)));
        for (Link before : best.get(target.id())) {
          found.add(new Link(wire, before, before.size + gain.applyAsDouble(wire)));
        }
      }
      found.sort(STRONGEST);
      best.set(g.id(), found.size() > most ? List.copyOf(found.subList(0, most)) : found);
      if (g == gate) break;
    }
    return best.get(gate.id());
  }

  /// The logarithm of the factor by which a wire makes gradients larger.
  private double gain(Wire wire) {
    if (trace.unread(wire.target()).isEverything()) return Double.NEGATIVE_INFINITY;
    if (wire.source().shape().isScalar() && wire.target().shape().isScalar()) {
      return Math.log(Math.abs(trace.local(wire)));
    }
    double up = length(trace.gradient(wire.target()).orElseThrow());
    double down = length(trace.contribution(wire));
    return up == 0 ? Double.NEGATIVE_INFINITY : Math.log(down / up);
  }

  private static double length(Tensor t) {
    double sum = 0;
    for (int i = 0; i < t.size(); i++) {
      sum = Math.hypot(sum, t.get(i));
    }
    return sum;
  }

  private static List<Wire> fromOutput(Link last) {
    List<Wire> wires = new ArrayList<>();
    for (Link l = last; l != null; l = l.before) {
      wires.add(l.wire);
    }
    return List.copyOf(wires.reversed());
  }

  private Way way(Link last) {
    List<Wire> fromOutput = fromOutput(last);
    Tensor product =
        trace.graph().seed().orElseGet(() -> Tensor.ones(trace.graph().output().shape()));
    for (Wire wire : fromOutput) {
      product = pulled(wire, product);
    }
    return new Way(fromOutput, product);
  }

  /// What a wire hands back of an upstream gradient of this way alone.
  private Tensor pulled(Wire wire, Tensor upstream) {
    boolean unread = trace.unread(wire.target()).isEverything();
    if (!unread && wire.source().shape().isScalar() && wire.target().shape().isScalar()) {
      return Tensor.scalar(upstream.item() * trace.local(wire));
    }
    return trace.handed(wire, upstream);
  }

  /// The gates of a way at which the product is told in parts, output first, this gate last: those
  /// with names, and those in between where another way joins the same two: what is told of two
  /// stations with gates between them is the whole derivative of one by the other. Where no gate in
  /// between has a name all of them are told: ∂f/∂x = ∂f/∂x says nothing.
  public static List<Gate> stations(Way way, ComputationGraph graph) {
    List<Gate> named = namedStations(way, graph);
    return named.size() > 2 || way.wires().size() < 2 ? named : passed(way.wires(), graph);
  }

  /// All gates of a way, output first.
  public static List<Gate> passed(List<Wire> wires, ComputationGraph graph) {
    List<Gate> all = new ArrayList<>(List.of(graph.output()));
    wires.forEach(wire -> all.add(wire.source()));
    return all;
  }

  private static List<Gate> namedStations(Way way, ComputationGraph graph) {
    List<Gate> stations = new ArrayList<>(List.of(graph.output()));
    List<Gate> unnamed = new ArrayList<>();
    for (Wire wire : way.wires()) {
      Gate next = wire.source();
      if (next.name() == null) {
        unnamed.add(next);
        continue;
      }
      boolean only = unnamed.isEmpty() || isOnlyWay(graph, stations.getLast(), next);
      if (!only) stations.addAll(unnamed);
      unnamed.clear();
      stations.add(next);
    }
    stations.addAll(unnamed);
    return stations;
  }

  /// Whether exactly one way leads from a gate down to another, whatever gates it passes.
  private static boolean isOnlyWay(ComputationGraph graph, Gate from, Gate to) {
    // Operands come before their users: from the last gate down each is met with all its ways.
    TreeMap<Integer, Integer> ways = new TreeMap<>(Map.of(from.id(), 1));
    for (int looked = 0; looked < MOST_LOOKED_AT; looked++) {
      Map.Entry<Integer, Integer> next = ways.pollLastEntry();
      if (next == null || next.getKey() == to.id()) return next != null && next.getValue() == 1;
      for (Wire wire : graph.operands(graph.gates().get(next.getKey()))) {
        if (wire.source().id() < to.id()) continue;
        ways.merge(wire.source().id(), next.getValue(), (a, b) -> Math.min(2, a + b));
      }
    }
    return false;
  }
}
