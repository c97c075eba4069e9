package gradus.trace;

import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A trace told in steps of one grain. Step 0 is the start; each further step leads from one moment
/// to the next. Held as flat arrays, since a large graph has millions of steps.
public final class Steps {
  private enum Move {
    START,
    FORWARD,
    COMPUTE,
    SEED,
    BACKWARD,
    PULL,
    UPSTREAM,
    LOCAL,
    PRODUCT,
    ACCUMULATE
  }

  private static final Move[] MOVES = Move.values();

  private final Trace trace;
  private final Grain grain;
  private byte[] moves = new byte[64];
  private int[] subjects = new int[64];
  private int[] added = new int[64];
  private int length;
  private int seed = -1;

  private Steps(Trace trace, Grain grain) {
    this.trace = trace;
    this.grain = grain;
    add(Move.START, 0, 0);
    boolean pass = grain == Grain.PASS;
    if (pass && !trace.forward().isEmpty()) add(Move.FORWARD, 0, 0);
    for (int i = 0; i < trace.forward().size() && !pass; i++) {
      if (!isInside(trace.forward().get(i))) add(Move.COMPUTE, i, 0);
    }
    if (!trace.hasBackward()) return;
    seed = length;
    add(Move.SEED, 0, 0);
    int wires = 0;
    if (pass && !trace.wires().isEmpty()) add(Move.BACKWARD, 0, trace.wires().size());
    for (int g = 0; g < trace.backward().size() && !pass; g++) {
      Gate gate = trace.backward().get(g);
      int count = trace.pulls(gate).size();
      if (grain == Grain.GATE) {
        if (isInside(gate)) continue;
        wires +=
            series(gate)
                .map(s -> s.gates().stream().mapToInt(each -> trace.pulls(each).size()).sum())
                .orElse(count);
        add(Move.PULL, g, wires);
        continue;
      }
      for (int i = 0; i < count; i++) {
        Wire wire = trace.wires().get(wires);
        boolean fork = trace.branches(wire.source()).size() > 1;
        boolean label = wire.target().op().operand(wire.index()).isLabel();
        if (grain == Grain.PART && label) {
          add(Move.PULL, wires, wires + 1);
        } else if (grain == Grain.PART) {
          add(Move.UPSTREAM, wires, wires);
          add(Move.LOCAL, wires, wires);
          add(Move.PRODUCT, wires, wires);
          add(Move.ACCUMULATE, wires, wires + 1);
        } else {
          add(Move.PULL, wires, fork ? wires : wires + 1);
          if (fork) add(Move.ACCUMULATE, wires, wires + 1);
        }
        wires++;
      }
    }
  }

  public static Steps of(Trace trace, Grain grain) {
    return new Steps(trace, grain);
  }

  /// The sum or product that a gate is told about with.
  private Optional<Series> series(Gate gate) {
    return grain == Grain.GATE ? trace.graph().series(gate) : Optional.empty();
  }

  /// Whether a gate is told about in the step of another.
  private boolean isInside(Gate gate) {
    return series(gate).filter(s -> s.result() != gate).isPresent();
  }

  private void add(Move move, int subject, int addedAfter) {
    if (length == moves.length) {
      moves = Arrays.copyOf(moves, length * 2);
      subjects = Arrays.copyOf(subjects, length * 2);
      added = Arrays.copyOf(added, length * 2);
    }
    moves[length] = (byte) move.ordinal();
    subjects[length] = subject;
    added[length++] = addedAfter;
  }

  public Trace trace() {
    return trace;
  }

  public Grain grain() {
    return grain;
  }

  /// The number of the last step; step 0 is the start.
  public int last() {
    return length - 1;
  }

  /// The step at which all values and no gradients stand there.
  public int forwardEnd() {
    return seed < 0 ? last() : seed - 1;
  }

  /// What step `n`, from 0 to [#last], does.
  public Step step(int n) {
    int subject = subjects[n];
    return switch (MOVES[moves[n]]) {
      case START -> new Step.Start();
      case FORWARD -> new Step.ForwardPass();
      case COMPUTE -> compute(trace.forward().get(subject));
      case SEED -> new Step.Seed(trace.graph().output());
      case BACKWARD -> new Step.BackwardPass();
      case PULL -> pull(subject);
      case UPSTREAM -> new Step.Part(trace.wires().get(subject), Step.Factor.UPSTREAM);
      case LOCAL -> new Step.Part(trace.wires().get(subject), Step.Factor.LOCAL);
      case PRODUCT -> new Step.Part(trace.wires().get(subject), Step.Factor.PRODUCT);
      case ACCUMULATE -> new Step.Accumulate(trace.wires().get(subject));
    };
  }

  private Step compute(Gate gate) {
    return series(gate).<Step>map(Step.Gather::new).orElseGet(() -> new Step.Compute(gate));
  }

  private Step pull(int subject) {
    if (grain == Grain.GATE) {
      Gate gate = trace.backward().get(subject);
      return series(gate)
          .<Step>map(s -> new Step.Spread(s, s.pulls()))
          .orElseGet(() -> new Step.Pull(gate, trace.pulls(gate)));
    }
    Wire wire = trace.wires().get(subject);
    return new Step.Pull(wire.target(), List.of(wire));
  }

  /// What is known once step `n` has happened.
  public Moment moment(int n) {
    int all = trace.forward().size();
    boolean seeded = seed >= 0 && n >= seed;
    if (seeded) return new Moment(all, true, added[n]);
    if (n == 0) return Moment.START;
    return new Moment(grain == Grain.PASS ? all : subjects[n] + 1, false, 0);
  }
}
