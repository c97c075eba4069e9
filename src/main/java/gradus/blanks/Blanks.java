package gradus.blanks;

import gradus.graph.ComputationGraph;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.reading.Notation;
import gradus.reading.ProgramReader;
import gradus.tensor.Shape;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The inputs of a program that have no value, and what they need.
public final class Blanks {
  /// Entries of a value shown as an example.
  private static final int MOST_SHOWN = 16;

  private final Program program;
  private final List<Blank> all;

  private Blanks(Program program, List<Blank> all) {
    this.program = program;
    this.all = List.copyOf(all);
  }

  public static Blanks of(Program program) {
    return of(program, GraphBuilder.build(program), Map.of());
  }

  /// The blanks of a program that was lowered; of one that cannot be, the names that nothing
  /// defines.
  ///
  /// @param given the shapes that some of them have
  public static Blanks of(Program program, Lowering lowering, Map<String, Shape> given) {
    boolean none = program.hasErrors() || !program.open().isEmpty();
    if (none || !lowering.hasErrors() && lowering.graph().blanks().isEmpty()) {
      return new Blanks(program, List.of());
    }
    Shapes shapes = Shapes.of(program, given);
    List<String> names =
        lowering.hasErrors()
            ? shapes.undefined()
            : lowering.graph().blanks().stream().map(b -> b.name()).toList();
    Set<String> truths = Truths.in(program);
    List<Blank> all = new ArrayList<>();
    for (String name : names) {
      Guess guess = shapes.name(name);
      boolean decided = given.containsKey(name) || guess.isDecided();
      int label = truths.contains(name) ? 2 : shapes.label(name);
      // A guess knows of no more than two axes.
      Shape shape = given.getOrDefault(name, guess.shape());
      all.add(new Blank(name, shape, decided, label));
    }
    return new Blanks(program, all);
  }

  /// Why there are no numbers yet, each input without a value with its shape where it is no number.
  public static List<Problem> lacks(Program program, ComputationGraph graph) {
    if (graph.isSymbolic() || graph.blanks().isEmpty()) return graph.lacks();
    Notation notation = Notation.of(program.text());
    Map<String, Blank> known =
        of(program, new Lowering(graph, List.of()), Map.of()).all().stream()
            .collect(Collectors.toMap(Blank::name, b -> b, (a, b) -> a));
    return graph.lacks().stream()
        .map(lack -> {
          Blank blank = known.get(lack.args().getFirst().toString());
          if (blank == null || blank.shape().isScalar() || blank.shape().size() > MOST_SHOWN) {
            return lack;
          }
          String key = blank.isDecided() ? "graph.blank.shape" : "graph.blank.like";
          String example = SmallNumbers.example(notation, blank.name(), blank.shape());
          return Problem.error(lack.span(), key, blank.name(), blank.shape().toString(), example);
        })
        .toList();
  }

  /// All of them, those whose shape the program decides and those for which one is proposed.
  public List<Blank> all() {
    return all;
  }

  /// Those whose shape somebody has to say.
  public List<Blank> asked() {
    return all.stream().filter(b -> !b.isDecided()).toList();
  }

  /// The same once somebody has said some shapes.
  public Blanks given(Map<String, Shape> given) {
    return of(program, GraphBuilder.build(program), given);
  }

  /// The text with small numbers of these shapes for all of them.
  public Filled filled() {
    Optional<Problem> objection = Optional.empty();
    String text = program.text();
    Filled usable = null;
    for (SmallNumbers.Polarity polarity : SmallNumbers.Polarity.values()) {
      String with = SmallNumbers.of(text, all, polarity);
      Lowering lowering = GraphBuilder.build(ProgramReader.read(with));
      if (lowering.hasErrors()) return new Filled(text, lowering.errors().stream().findFirst());
      Trace trace = Trace.of(lowering.graph());
      objection = trace.problems().stream().findFirst();
      boolean finite =
          lowering.graph().gates().stream()
              .allMatch(g -> trace.value(g).filter(t -> t.isFinite()).isPresent());
      if (objection.isEmpty() && usable == null || finite) usable = new Filled(with, objection);
      if (objection.isEmpty() && finite) return usable;
    }
    return usable == null ? new Filled(text, objection) : usable;
  }

  /// A text with values for all inputs.
  ///
  /// @param objection why these shapes make no value; the text is then as it was
  public record Filled(String text, Optional<Problem> objection) {}
}
