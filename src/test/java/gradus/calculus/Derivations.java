package gradus.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gradus.calculus.Derivation.Outcome;
import gradus.graph.ComputationGraph;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Program;
import gradus.reading.ProgramReader;
import gradus.tensor.Tensor;
import gradus.trace.Trace;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Derivations of programs as tests write them, and what they are held against.
final class Derivations {
  private Derivations() {}

  static ComputationGraph graph(String program) {
    Program read = ProgramReader.read(program);
    Lowering lowering =
        GraphBuilder.build(read, Map.of(), null, Derivation.folding(read), () -> false);
    assertFalse(lowering.hasErrors(), () -> program + lowering.problems());
    return lowering.graph();
  }

  static Derivation derive(String program, String wrt) {
    return switch (Derivation.of(graph(program), wrt)) {
      case Outcome.Done done -> done.derivation();
      case Outcome.Refused refused ->
          throw new AssertionError(refused.problem().message(Locale.ENGLISH));
    };
  }

  static String refused(String program, String wrt) {
    Outcome outcome = Derivation.of(graph(program), wrt);
    return assertInstanceOf(Outcome.Refused.class, outcome).problem().message(Locale.ENGLISH);
  }

  /// The value of a formula with the inputs of a program, x being this.
  static double value(String inputs, String formula) {
    return value(written(inputs, formula), Map.of());
  }

  private static Program written(String inputs, String formula) {
    return ProgramReader.read(inputs + "\nderived_ = " + formula);
  }

  private static double value(Program program, Map<String, Tensor> inputs) {
    Lowering lowering = GraphBuilder.build(program, inputs, null, () -> false);
    assertFalse(lowering.hasErrors(), () -> program.text() + lowering.problems());
    Trace trace = Trace.of(lowering.graph());
    return trace.value(lowering.graph().named("derived_").orElseThrow()).orElseThrow().item();
  }

  static double backward(String program, String name, double x) {
    return backward(ProgramReader.read(program), name, x);
  }

  private static double backward(Program program, String name, double x) {
    Map<String, Tensor> inputs = Map.of(name, Tensor.scalar(x));
    Lowering lowering = GraphBuilder.build(program, inputs, null, () -> false);
    Trace trace = Trace.of(lowering.graph());
    return trace.gradient(lowering.graph().named(name).orElseThrow()).orElseThrow().item();
  }

  static void near(double expected, double found, String what) {
    if (Double.isNaN(expected) || Double.isInfinite(expected)) return;
    assertEquals(expected, found, 1e-10 * Math.abs(expected) + 1e-12, what);
  }

  static void agreesAtTwentyPoints(String program, String name, double low, double high) {
    Program read = ProgramReader.read(program);
    Program derived = written(name + " = 1", derive(program, name).result());
    Random random = new Random(program.hashCode());
    for (int i = 0; i < 20; i++) {
      double x = low + (high - low) * random.nextDouble();
      double found = value(derived, Map.of(name, Tensor.scalar(x)));
      near(backward(read, name, x), found, program + " at " + x);
    }
  }
}
