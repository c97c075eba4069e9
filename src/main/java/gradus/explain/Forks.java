package gradus.explain;

import gradus.explain.passage.Passage;
import gradus.explain.passage.Passage.Tone;
import gradus.explain.passage.Piece;
import gradus.explain.passage.Role;
import gradus.explain.term.Amount;
import gradus.explain.term.AmountWriter;
import gradus.explain.term.Equations;
import gradus.explain.term.Spoken;
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
    List<Wire> branches = trace.branches(fork).reversed();
    if (branches.size() < 2) return List.of();
    List<Passage> blocks = new ArrayList<>();
    blocks.add(new Passage.Heading(telling.say("explain.fork", names.of(fork), branches.size())));
    blocks.add(shares(fork));
    blocks.add(reason("explain.fork.why", names.of(fork), branches.size()));
    total(fork)
        .ifPresent(sum -> {
          Tensor last = trace.contribution(branches.getLast());
          blocks.add(reason("explain.fork.overwrite", show(last), show(sum)));
        });
    return blocks;
  }

  /// What has come together, once all of it has.
  private Optional<Tensor> total(Gate fork) {
    return trace.gradient(fork, now).filter(sum -> !trace.isPartial(fork, now));
  }

  /// `∂f/∂x = −0.15 + (−0.19) = −0.34`, with a box for what has not arrived.
  Passage.Line shares(Gate fork) {
    List<Wire> branches = trace.branches(fork).reversed();
    List<Piece> pieces =
        new ArrayList<>(List.of(Piece.of(telling.gradient(fork), Role.DOWNSTREAM)));
    List<Wire> shown = branches.subList(0, Math.min(MOST_BRANCHES, branches.size()));
    Optional<Tensor> sum = total(fork);
    Equation equation =
        sum.isPresent() && shown.size() == branches.size()
            ? Equations.sum(shown.stream().map(trace::contribution).toList(), sum.get(), numbers)
            : new Equation(numbers, true);
    AmountWriter digits = telling.manner().amounts(equation.numbers());
    boolean open = false;
    for (Wire branch : shown) {
      boolean first = branch == shown.getFirst();
      boolean here = trace.isAdded(branch, now);
      // What has not arrived has one sign, however much of it there is.
      if (open && !here) continue;
      open = !here;
      Amount share = here ? Amount.of(trace.contribution(branch), false) : new Amount.Open();
      pieces.add(Piece.of(first ? "=" : "+"));
      pieces.add(
          new Piece(
              first ? digits.latex(share) : digits.bracketed(share),
              here ? Role.DOWNSTREAM : Role.PLAIN,
              telling.say("explain.via", via(branch))));
    }
    if (shown.size() < branches.size() && !open) pieces.add(Piece.of("+ \\cdots"));
    String text =
        shown.stream()
            .map(b -> trace.isAdded(b, now) ? share(b, equation, shown) : "…")
            .collect(Collectors.joining(" + "))
            .replaceAll("…( \\+ …)+", "…");
    if (sum.isEmpty()) return new Passage.Line(pieces, text);
    pieces.add(Piece.of(equation.latex()));
    pieces.add(
        new Piece(
            digits.latex(Amount.of(sum.get(), false)),
            Role.DOWNSTREAM,
            telling.say("explain.sum")));
    String total = Spoken.of(sum.get(), equation.numbers()).text();
    return new Passage.Line(pieces, text + " " + equation.sign() + " " + total);
  }

  /// The same as it grows: what had arrived before this branch, its share, and the sum or dots for
  /// what is still to come.
  List<Piece> running(Wire branch) {
    Gate fork = branch.source();
    Tensor share = trace.contribution(branch);
    Optional<Tensor> before = trace.gradient(fork, trace.before(branch));
    Tensor after = trace.gradient(fork, trace.after(branch)).orElseThrow();
    Equation equation =
        before
            .map(b -> Equations.sum(List.of(b, share), after, numbers))
            .orElseGet(() -> new Equation(numbers, true));
    AmountWriter digits = telling.manner().amounts(equation.numbers());
    List<Piece> pieces =
        new ArrayList<>(List.of(Piece.of(telling.gradient(fork), Role.DOWNSTREAM), Piece.of("=")));
    before.ifPresent(b -> {
      pieces.add(Piece.of(digits.latex(Amount.of(b, false)), Role.DOWNSTREAM));
      pieces.add(Piece.of("+"));
    });
    Amount added = Amount.of(share, false);
    String written = before.isPresent() ? digits.bracketed(added) : digits.latex(added);
    pieces.add(Piece.of(written, Role.DOWNSTREAM));
    if (trace.isPartial(fork, trace.after(branch))) {
      pieces.add(Piece.of("+ \\cdots"));
    } else {
      pieces.add(Piece.of(equation.latex()));
      pieces.add(Piece.of(digits.latex(Amount.of(after, false)), Role.DOWNSTREAM));
    }
    return pieces;
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
    return new Passage.Prose(telling.say(key, args), Tone.ASIDE);
  }

  private String show(Tensor tensor) {
    return Spoken.of(tensor, numbers).text();
  }
}
