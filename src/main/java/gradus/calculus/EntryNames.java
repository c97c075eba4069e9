package gradus.calculus;

import gradus.graph.ComputationGraph;
import gradus.graph.Gate;
import gradus.lang.Expr;
import gradus.lang.Program;
import gradus.lang.Statement;
import gradus.latex.TypesetName;
import gradus.tensor.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// How the entries of a program's tensors are written for people: W₀₀, with the place lowered, or
/// W[0,0] where that would be read as something else.
final class EntryNames {
  private static final Pattern LETTERS = Pattern.compile("(?:\\p{L}\\p{M}*)+");
  private static final Pattern LOWERED = Pattern.compile("(.+?)[₀-₉]+");

  private final ComputationGraph graph;

  /// Names that end in a lowered number, without it: beside x₁ no entry of x is x₁. Looked for when
  /// there is a tensor.
  private Set<String> indexed;

  /// No places are lowered where the text counts some from 1.
  private boolean fromZero;

  EntryNames(ComputationGraph graph) {
    this.graph = graph;
  }

  private void read() {
    indexed = new HashSet<>();
    fromZero = !countsFromOne(graph.program());
    graph.used().forEach(this::note);
    for (Gate gate : graph.gates()) {
      if (gate.name() != null) note(gate.name());
    }
  }

  private void note(String name) {
    var lowered = LOWERED.matcher(TypesetName.text(name));
    if (lowered.matches()) indexed.add(lowered.group(1));
  }

  private static boolean countsFromOne(Program program) {
    return program.statements().stream()
        .filter(s -> s instanceof Statement.Definition)
        .flatMap(s -> ((Statement.Definition) s).body().all().stream())
        .anyMatch(e -> e instanceof Expr.Index i && i.start() > 0);
  }

  /// The entries of a value of that name, row by row; of a number, itself.
  List<Variable> entries(String name, Shape shape) {
    if (shape.isScalar()) return Variable.of(name, shape);
    if (indexed == null) read();
    boolean lowered =
        fromZero
            && LETTERS.matcher(name).matches()
            && !indexed.contains(TypesetName.text(name))
            && (shape.rank() < 2 || shape.rows() <= 10 && shape.cols() <= 10);
    List<Variable> entries = Variable.of(name, shape);
    return lowered ? entries.stream().map(Variable::lowered).toList() : entries;
  }
}
