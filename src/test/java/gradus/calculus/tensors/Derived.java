package gradus.calculus.tensors;

import gradus.calculus.Derivation;
import gradus.graph.ComputationGraph;
import gradus.graph.Folding;
import gradus.graph.GraphBuilder;
import gradus.lang.Program;
import gradus.latex.Signs;
import gradus.reading.ProgramReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Derivations along named wires, of programs as text.
final class Derived {
  private Derived() {}

  static ComputationGraph graph(String text) {
    Program program = ProgramReader.read(text);
    Folding folding = Derivation.folding(program);
    return GraphBuilder.build(program, Map.of(), null, folding, () -> false).graph();
  }

  static Optional<TensorDerivation> chain(String text, String wrt) {
    return TensorChain.of(graph(text), wrt, Signs.TEXTBOOK);
  }

  static List<String> equations(String text, String wrt) {
    return chain(text, wrt).orElseThrow().lines().stream().map(TensorLine::equation).toList();
  }

  /// `rule: equation`.
  static List<String> lines(String text, String wrt) {
    return chain(text, wrt).orElseThrow().lines().stream()
        .map(line -> line.called(Locale.ENGLISH) + ": " + line.equation())
        .toList();
  }
}
