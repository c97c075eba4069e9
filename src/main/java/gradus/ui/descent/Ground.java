package gradus.ui.descent;

import gradus.data.Destination;
import gradus.data.PointSet;
import gradus.descent.Parameters;
import gradus.descent.Training;
import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.reading.ProgramReader;
import gradus.trace.Tape;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A text as something to descend on.
///
/// @param hindrance the key of why there is nothing to descend on; empty where there is
/// @param tape of the loss; null with a hindrance
/// @param choices the inputs, in the order of the text
/// @param training what the text's own update rules say
public record Ground(
    String text, Optional<String> hindrance, Tape tape, List<Movable> choices, Training training) {
  /// An input that may move.
  ///
  /// @param hindrance the key of why it may not; empty where it may
  /// @param usual whether parameters are usually called so
  public record Movable(Gate input, Optional<String> hindrance, boolean usual) {}

  public Ground {
    choices = List.copyOf(choices);
  }

  private static Ground none(String text, String key) {
    return new Ground(text, Optional.of(key), null, List.of(), new Training.Unsaid());
  }

  /// Reads a text; never fails.
  public static Ground of(String text, BooleanSupplier cancelled) {
    Program program = ProgramReader.read(text);
    String loss = Training.loss(program).orElse(null);
    Lowering lowering = GraphBuilder.build(program, Map.of(), loss, cancelled);
    if (lowering.hasErrors()) return none(text, "ui.descent.wrong");
    ComputationGraph graph = lowering.graph();
    if (graph.isOfShapes()) return none(text, "ui.shapes.none");
    if (graph.isSymbolic() || !graph.blanks().isEmpty()) return none(text, "ui.descent.blank");
    if (!graph.output().shape().isScalar()) return none(text, "ui.descent.scalar");
    Trace trace = Trace.of(graph, cancelled);
    if (!trace.problems().isEmpty()) return none(text, "ui.descent.wrong");
    List<Movable> choices = graph.inputs().stream().map(g -> choice(g, trace.tape())).toList();
    return new Ground(text, Optional.empty(), trace.tape(), choices, Training.of(trace));
  }

  private static Movable choice(Gate input, Tape tape) {
    Optional<String> hindrance = Optional.empty();
    if (tape.graph().isLabel(input)) hindrance = Optional.of("ui.descent.label");
    if (!tape.isReached(input)) hindrance = Optional.of("ui.descent.still");
    return new Movable(input, hindrance, Parameters.isUsual(input.name()));
  }

  /// What the columns of such points are called here: after the only input that takes as many
  /// numbers of an example and the only one that takes one; none where there are others, too.
  List<String> head(PointSet set, Set<String> moving) {
    int numbers = set.table(1, 0, 0).getFirst().size() - 1;
    List<List<Destination>> free = data(moving).map(Destination::usual).toList();
    List<List<Destination>> many = free.stream().filter(d -> d.size() == numbers).toList();
    List<List<Destination>> one = free.stream().filter(d -> d.size() == 1).toList();
    if (numbers < 2 || many.size() != 1 || one.size() != 1) return List.of();
    return Stream.concat(many.getFirst().stream(), one.getFirst().stream())
        .map(Destination::written)
        .toList();
  }

  /// The inputs that do not move: what is not ticked, and as long as nothing is, not what
  /// parameters are usually called where there is more.
  private Stream<Gate> data(Set<String> moving) {
    boolean ticked = choices.stream().anyMatch(c -> moving.contains(c.input().name()));
    boolean more = choices.stream().anyMatch(c -> !c.usual());
    return choices.stream()
        .filter(c -> ticked ? !moving.contains(c.input().name()) : !more || !c.usual())
        .map(Movable::input);
  }

  /// The examples of the text as a table: rows where an input has several, else its entries, of all
  /// that does not move.
  List<List<String>> table(Set<String> moving) {
    List<Destination> columns =
        data(moving)
            .filter(g -> g.literal() != null)
            .flatMap(g -> Destination.usual(g).stream())
            .toList();
    int rows =
        columns.stream()
            .filter(Destination::byRow)
            .mapToInt(d -> d.input().shape().length(0))
            .max()
            .orElse(1);
    List<List<String>> table = new ArrayList<>();
    table.add(columns.stream().map(Destination::written).toList());
    for (int r = 0; r < rows; r++) {
      int row = r;
      table.add(columns.stream().map(d -> d.given(row)).toList());
    }
    return table;
  }

  /// What is wrong with the text's own update rules; empty where nothing is.
  public Optional<Problem> objection() {
    return training instanceof Training.Amiss amiss
        ? Optional.of(amiss.problem())
        : Optional.empty();
  }
}
