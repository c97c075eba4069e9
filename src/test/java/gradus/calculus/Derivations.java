package gradus.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gradus.Texts;
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
    Lowering lowering = Texts.build(inputs + "\nderived_ = " + formula);
    assertFalse(lowering.hasErrors(), () -> formula + lowering.problems());
    Trace trace = Trace.of(lowering.graph());
    return trace.value(lowering.graph().named("derived_").orElseThrow()).orElseThrow().item();
  }

  static double backward(String program, String name, double x) {
    Lowering lowering = Texts.build(program, Map.of(name, Tensor.scalar(x)), null);
    Trace trace = Trace.of(lowering.graph());
    return trace.gradient(lowering.graph().named(name).orElseThrow()).orElseThrow().item();
  }

  static void near(double expected, double found, String what) {
    if (Double.isNaN(expected) || Double.isInfinite(expected)) return;
    assertEquals(expected, found, 1e-10 * Math.abs(expected) + 1e-12, what);
  }

  static void agreesAtTwentyPoints(String program, String name, double low, double high) {
    Derivation derivation = derive(program, name);
    Random random = new Random(program.hashCode());
    for (int i = 0; i < 20; i++) {
      double x = low + (high - low) * random.nextDouble();
      double expected = backward(program, name, x);
      near(expected, value(name + " = " + x, derivation.result()), program + " at " + x);
    }
  }
}
