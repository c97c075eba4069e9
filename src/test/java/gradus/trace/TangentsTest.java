package gradus.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.graph.Gate;
import gradus.graph.Lowering;
import gradus.op.Local;
import gradus.op.Op;
import gradus.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Forward mode finds what the backward pass finds, one number of an input at a time.
class TangentsTest {
  /// Entries of a tensor that are walked, one pass each.
  private static final int MOST_ENTRIES = 16;

  private static Trace trace(String text) {
    Lowering lowering = Texts.build(text);
    assertFalse(lowering.hasErrors(), () -> text + lowering.problems());
    return Trace.of(lowering.graph());
  }

  private static Gate gate(Trace trace, String name) {
    return trace.graph().named(name).orElseThrow();
  }

  private static Tangents tangents(Trace trace, String input, int position) {
    return Tangents.of(trace, new InputEntry(gate(trace, input), position), () -> false);
  }

  private static List<String> programs() throws IOException {
    List<String> programs = new ArrayList<>();
    for (String file : List.of("gradients", "kinks", "extremes")) {
      try (InputStream in =
          TangentsTest.class.getResourceAsStream("/reference/" + file + ".jsonl")) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> JsonMapper.shared().readTree(line).get("program").stringValue())
            .forEach(programs::add);
      }
    }
    return programs;
  }

  @Test
  void everyReferenceProgramHasTheGradientsOfItsBackwardPass() throws IOException {
    int passes = 0;
    List<String> wrong = new ArrayList<>();
    List<String> programs = programs();
    for (String program : programs) {
      Trace trace = trace(program);
      Gate output = trace.graph().output();
      Tensor seed = trace.gradient(output).orElseThrow();
      for (Gate input : trace.graph().gates()) {
        if (!input.isInput() || input.shape().size() > MOST_ENTRIES) continue;
        Tensor gradient = trace.gradient(input).orElseThrow();
        for (int i = 0; i < gradient.size(); i++) {
          Tangents forward = Tangents.of(trace, new InputEntry(input, i), () -> false);
          Tensor tangent = forward.of(output).orElseThrow();
          double sum = tangent.zip(seed, (t, s) -> s == 0 ? 0 : t * s).sum();
          double g = gradient.get(i);
          boolean same =
              Double.compare(sum, g) == 0 || Math.abs(sum - g) <= 1e-12 * Math.max(1, Math.abs(g));
          if (!same) wrong.add(program + " " + input.key() + "[" + i + "]: " + sum + " for " + g);
          passes++;
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(275, programs.size());
    assertEquals(3273, passes);
  }

  @Test
  void tangentsGoAlongWithTheValues() {
    Trace trace = trace("x = -2; y = 5; z = -4; q = x + y; f = q*z");
    Tangents x = tangents(trace, "x", 0);
    assertEquals(1, x.of(gate(trace, "x")).orElseThrow().item());
    assertEquals(0, x.of(gate(trace, "y")).orElseThrow().item());
    assertEquals(1, x.of(gate(trace, "q")).orElseThrow().item());
    assertEquals(-4, x.of(gate(trace, "f")).orElseThrow().item());
    assertEquals(3, tangents(trace, "z", 0).of(gate(trace, "f")).orElseThrow().item());
  }

  @Test
  void whatDoesNotDependOnTheNumberStandsStill() {
    Trace trace = trace("x = 2; y = 3; p = y^2; f = x*p");
    Tangents x = tangents(trace, "x", 0);
    assertFalse(x.reaches(gate(trace, "p")));
    assertTrue(x.reaches(gate(trace, "f")));
    assertEquals(Tensor.scalar(0), x.of(gate(trace, "p")).orElseThrow());
    Gate f = gate(trace, "f");
    assertEquals(
        List.of(Optional.of(Tensor.scalar(9)), Optional.empty()),
        trace.graph().operands(f).stream().map(x::part).toList());
  }

  @Test
  void oneEntryOfAMatrixMovesOneEntryOfItsProducts() {
    Trace trace = trace("W = [[1, 2, 3], [4, 5, 6]]; x = [7, 8, 9]; q = W x; f = sum(q)");
    Tangents w = tangents(trace, "W", 5);
    assertEquals(Tensor.vector(0, 9), w.of(gate(trace, "q")).orElseThrow());
    assertEquals(Tensor.scalar(9), w.of(gate(trace, "f")).orElseThrow());
    assertEquals(Tensor.vector(2, 5), tangents(trace, "x", 1).of(gate(trace, "q")).orElseThrow());
  }

  @Test
  void whatABranchLeavesUnreadMovesNothing() {
    Trace trace = trace("y = where(x > 0, sqrt(x), x); x = -1");
    assertEquals(1, tangents(trace, "x", 0).of(gate(trace, "y")).orElseThrow().item());
    Trace still = trace("x = [4, 0]; f = sum(sqrt(x))");
    assertEquals(0.25, tangents(still, "x", 0).of(gate(still, "f")).orElseThrow().item());
  }

  /// What goes through such a gate is its value with the tangent in the place of an operand.
  @Test
  void everyOpTakenForLinearIsSo() {
    int walked = 0;
    for (Op op : Tangents.LINEAR) {
      for (Op.Sample sample : op.samples()) {
        List<Tensor> in = sample.operands();
        int[] given = sample.attributes();
        Tensor out = op.value(in, given);
        for (int at = 0; at < in.size(); at++) {
          Tensor tangent = Tensor.generate(in.get(at).shape(), i -> 0.3 + 0.7 * i * (i % 2 - 0.4));
          List<Tensor> put = new ArrayList<>(in);
          put.set(at, tangent);
          Tensor moved = op.value(put, given);
          for (int k = 0; k < out.size(); k++) {
            int row = k;
            Tensor unit = Tensor.generate(out.shape(), i -> i == row ? 1 : 0);
            Tensor local = op.pull(at, new Local(in, out, unit, given));
            assertEquals(local.times(tangent).sum(), moved.get(k), 1e-12, op + " " + at + " " + k);
            walked++;
          }
        }
      }
    }
    assertEquals(440, walked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x      | x",
        "x_1    | ",
        "v[2]   | v[2]",
        "v[3]   | ",
        "v      | ",
        "W[1,2] | W[1,2]",
        "W[1, 0]| W[1,0]",
        "W[2,0] | ",
        "W[0]   | ",
        "W[0,3] | ",
        "f      | ",
        "b      | ",
        "y      | ",
        "'x[0'  | ",
        "''     | ",
      })
  void aNumberOfAnInputIsNamedAsPeopleWriteIt(String text, String found) {
    Trace trace =
        Trace.of(
            Texts.build(
                    "x = 1; v = [1, 2, 3]; W = [[1, 2, 3], [4, 5, 6]]; y = 2; s = W v;"
                        + " f = x*sum(s) + v[y] + b")
                .graph());
    Optional<InputEntry> entry = InputEntry.written(trace.graph(), text);
    assertEquals(Optional.ofNullable(found), entry.map(InputEntry::name));
  }

  /// The sigmoid neuron: along x₀ there are its product and the six gates behind it, along the five
  /// inputs 7 + 7 + 7 + 7 + 5, and back over each of the twelve wires once.
  @Test
  void oneBackwardPassCostsLessThanForwardModeForEveryInput() {
    Trace trace = trace("w0=2; x0=-1; w1=-3; x1=-2; w2=-3; f = 1/(1+exp(-(w0*x0 + w1*x1 + w2)))");
    assertEquals(new ModeCost(5, 7, 33, 12), ModeCost.of(tangents(trace, "x0", 0)));
  }

  @Test
  void productsOfMatricesAreCounted() {
    Trace trace = trace("W = [[1, 2, 3], [4, 5, 6]]; x = [7, 8, 9]; f = sum(tanh(W x))");
    // 6 along the product, 2 along tanh, 2 along the sum; 9 numbers; back 6 for each operand.
    assertEquals(new ModeCost(9, 10, 90, 16), ModeCost.of(tangents(trace, "W", 0)));
  }

  /// A kernel of 2 × 2 has 4 places in an image of 3 × 3, so 16 products back for each operand; of
  /// three probabilities 3 that are added up and 3 more.
  @Test
  void productsOfAConvolutionAndOfProbabilitiesAreCounted() {
    Trace image =
        trace("X = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]; K = [[1, 0], [2, -1]]; f = conv2d(X, K)");
    assertEquals(new ModeCost(13, 16, 208, 32), ModeCost.of(tangents(image, "K", 0)));
    Trace chances = trace("s = [1, 2, 3]; t = [4, 5, 6]; f = dot(softmax(s), t)");
    assertEquals(new ModeCost(6, 9, 36, 12), ModeCost.of(tangents(chances, "s", 0)));
  }

  /// 2 channels of 1 × 2 places: 16 products for the image or the kernels, 4 for the bias.
  @Test
  void aBiasMovesItsChannelAlone() {
    Trace trace =
        trace("X = [[1, 2, 0]]; K = [[[3, 1]], [[0, 2]]]; b = [5, 7]; Y = conv2d(X, K, bias=b)");
    Gate y = gate(trace, "Y");
    assertEquals(Tensor.of(y.shape(), 10, 11, 11, 7), trace.value(y).orElseThrow());
    assertEquals(Tensor.of(y.shape(), 0, 0, 1, 1), tangents(trace, "b", 1).of(y).orElseThrow());
    assertEquals(Tensor.of(y.shape(), 1, 3, 2, 0), tangents(trace, "X", 1).of(y).orElseThrow());
    assertEquals(Tensor.of(y.shape(), 2, 0, 0, 0), tangents(trace, "K", 1).of(y).orElseThrow());
    assertEquals(new ModeCost(9, 4, 64, 20), ModeCost.of(tangents(trace, "b", 0)));
  }

  @Test
  void aPassCanBeCancelled() {
    Trace trace = trace("x = 1; f = exp(x)");
    InputEntry entry = new InputEntry(gate(trace, "x"), 0);
    assertThrows(CancellationException.class, () -> Tangents.of(trace, entry, () -> true));
  }
}
