package gradus.ui.seek;

import gradus.diagram.Diagram;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.Series;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.ui.work.Subject.Question;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A walk from gate to gate along the wires of a picture, and through the forks between them. It
/// remembers which gate it came from: the way back leads there, and up and down go through what
/// hangs on that gate too.
public final class WireWalk {
  /// Where to.
  public enum Toward {
    /// To what reads the gate's value.
    READER,
    /// To what the gate reads.
    OPERAND,
    /// To the neighbour above.
    UP,
    /// To the neighbour below.
    DOWN
  }

  private String at = "";
  private String hub = "";

  /// The next gate or fork that way from one; empty where there is none. Above and below a fork
  /// stands what does so at its gate.
  public Optional<Question> go(Toward way, Diagram diagram, Question from) {
    Wires wires = new Wires(diagram);
    Gate gate = from.gate();
    if (!gate.key().equals(at)) hub = "";
    Optional<Question> next =
        switch (way) {
          case READER ->
              wires.forks(gate) && !from.isFork()
                  ? Optional.of(Question.aboutFork(gate))
                  : first(wires.readers(gate)).map(Question::about);
          case OPERAND ->
              from.isFork()
                  ? Optional.of(Question.about(gate))
                  : first(wires.operands(gate))
                      .map(g -> wires.forks(g) ? Question.aboutFork(g) : Question.about(g));
          case UP -> beside(wires.siblings(gate, hub), gate, -1).map(Question::about);
          case DOWN -> beside(wires.siblings(gate, hub), gate, 1).map(Question::about);
        };
    next.ifPresent(place -> {
      at = place.gate().key();
      boolean along = way == Toward.READER || way == Toward.OPERAND;
      if (along && place.gate() != gate) hub = gate.key();
    });
    return next;
  }

  /// The one that the walk came from where it is among them.
  private Optional<Gate> first(List<Gate> gates) {
    return gates.stream()
        .filter(g -> g.key().equals(hub))
        .findFirst()
        .or(() -> gates.stream().findFirst());
  }

  private static Optional<Gate> beside(List<Gate> siblings, Gate from, int by) {
    int to = siblings.indexOf(from) + by;
    return to < 0 || to >= siblings.size() ? Optional.empty() : Optional.of(siblings.get(to));
  }

  /// The wires as they are drawn: a long sum or product is one gate, and what has no place of its
  /// own is no gate.
  private record Wires(Diagram diagram) {
    private ComputationGraph graph() {
      return diagram.steps().trace().graph();
    }

    boolean forks(Gate gate) {
      return diagram.fork(gate).isPresent();
    }

    List<Gate> operands(Gate gate) {
      List<Wire> all =
          graph().series(gate).map(Series::wires).orElseGet(() -> graph().operands(gate));
      return standing(all.stream().map(Wire::source));
    }

    List<Gate> readers(Gate gate) {
      return standing(
          graph().consumers(gate).stream()
              .map(Wire::target)
              .map(t -> graph().series(t).map(Series::result).orElse(t)));
    }

    private List<Gate> standing(Stream<Gate> gates) {
      return gates
          .filter(g -> diagram.box(g).isPresent())
          .distinct()
          .sorted(
              Comparator.comparingDouble((Gate g) -> middle(g).centre().y())
                  .thenComparingDouble(g -> middle(g).centre().x()))
          .toList();
    }

    private Box middle(Gate gate) {
      return diagram.box(gate).orElseThrow();
    }

    /// What hangs on the gate of that key beside this one; without it on the first reader, or else
    /// on the first operand.
    List<Gate> siblings(Gate gate, String hub) {
      List<Gate> readers = readers(gate);
      List<Gate> operands = operands(gate);
      Optional<Gate> reader = readers.stream().filter(g -> g.key().equals(hub)).findFirst();
      Optional<Gate> operand = operands.stream().filter(g -> g.key().equals(hub)).findFirst();
      if (reader.isEmpty() && operand.isPresent()) return readers(operand.get());
      return reader
          .or(() -> readers.stream().findFirst())
          .map(this::operands)
          .or(() -> operands.stream().findFirst().map(this::readers))
          .orElse(List.of(gate));
    }
  }
}
