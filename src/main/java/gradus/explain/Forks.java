package gradus.explain;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Passage.Tone;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.Equations;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.tensor.Equation;
import gradus.tensor.Numbers;
import gradus.tensor.Tensor;
import gradus.trace.Moment;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells how gradients add up where a value is used more than once.
final class Forks {
  private static final int MOST_BRANCHES = 12;

  private final Telling telling;
  private final Trace trace;
  private final Moment now;
  private final Numbers numbers;
  private final GateNames names;

  Forks(Telling telling, Moment now) {
    this.telling = telling;
    this.now = now;
    trace = telling.trace();
    numbers = telling.manner().numbers();
    names = telling.names();
  }

  /// At a fork: each branch's share, the sum, and why it is a sum.
  List<Passage> sum(Gate fork) {
    List<Passage> blocks = new ArrayList<>();
    List<Wire> branches = trace.branches(fork).reversed();
    if (branches.size() < 2) return blocks;
    blocks.add(new Passage.Heading(telling.say("explain.fork", names.of(fork), branches.size())));
    String symbol = telling.gradient(fork);
    List<Piece> pieces = new ArrayList<>(List.of(Piece.of(symbol, Role.DOWNSTREAM)));
    List<Wire> shown = branches.subList(0, Math.min(MOST_BRANCHES, branches.size()));
    Optional<Tensor> sum = trace.gradient(fork, now);
    boolean done = sum.isPresent() && !trace.isPartial(fork, now);
    Equation equation =
        done && shown.size() == branches.size()
            ? Equations.sum(shown.stream().map(trace::contribution).toList(), sum.get(), numbers)
            : new Equation(numbers, true);
    AmountWriter digits = new AmountWriter(equation.numbers());
    for (Wire branch : shown) {
      boolean first = branch == shown.getFirst();
      boolean here = trace.isAdded(branch, now);
      Amount share = here ? Amount.of(trace.contribution(branch), false) : new Amount.Open();
      pieces.add(Piece.of(first ? "=" : "+"));
      pieces.add(
          new Piece(
              first ? digits.latex(share) : digits.bracketed(share),
              here ? Role.DOWNSTREAM : Role.PLAIN,
              telling.say("explain.via", via(branch))));
    }
    if (shown.size() < branches.size()) pieces.add(Piece.of("+ \\cdots"));
    if (done) {
      pieces.add(Piece.of(equation.latex()));
      pieces.add(
          new Piece(
              digits.latex(Amount.of(sum.get(), false)),
              Role.DOWNSTREAM,
              telling.say("explain.sum")));
    }
    String text =
        shown.stream()
            .map(b -> trace.isAdded(b, now) ? share(b, equation, shown) : "…")
            .collect(Collectors.joining(" + "));
    String total =
        done ? " " + equation.sign() + " " + Spoken.of(sum.get(), equation.numbers()).text() : "";
    blocks.add(new Passage.Line(pieces, text + total));
    blocks.add(reason("explain.fork.why", names.of(fork), branches.size()));
    if (done) {
      Tensor last = trace.contribution(branches.getLast());
      blocks.add(reason("explain.fork.overwrite", show(last), show(sum.get())));
    }
    return blocks;
  }

  private String share(Wire branch, Equation equation, List<Wire> all) {
    Spoken share = Spoken.of(trace.contribution(branch), equation.numbers());
    return (branch == all.getFirst() ? share : share.bracketed()).text();
  }

  private String via(Wire branch) {
    String name = names.of(branch.target());
    long times =
        trace.graph().operands(branch.target()).stream()
            .filter(w -> w.source() == branch.source())
            .count();
    return times > 1 ? telling.say("explain.again", name, branch.index() + 1) : name;
  }

  private Passage reason(String key, Object... args) {
    return new Passage.Prose(telling.say(key, args), Tone.REASON);
  }

  private String show(Tensor tensor) {
    return Spoken.of(tensor, numbers).text();
  }
}
