package gradus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.lang.MessagesTest;
import gradus.lang.Printer;
import gradus.lang.Problem;
import gradus.lang.Program;
import gradus.lang.Span;
import gradus.reading.ProgramReader;
import gradus.tensor.Numbers;
import gradus.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Which gates a formula with indices comes to: those of whole tensors where there are any.
class IndexLoweringTest {
  private static final String VALUES =
      """
      x = [1, 2, 4]
      z = [3, 5, 6]
      b = [7, 8]
      W = [[1, 2, 3], [4, 5, 6]]
      A = [[1, 2], [3, 4], [5, 7]]
      S = [[2, 1, 3], [4, 0, 5], [1, 1, 2]]
      y = 1
      """;

  private static ComputationGraph graph(String text) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors(), text);
    return lowering.graph();
  }

  private static String ops(ComputationGraph graph) {
    return graph.gates().stream()
        .filter(Gate::isOperation)
        .map(g -> g.op().name() + Arrays.toString(g.attributes()).replace("[]", ""))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(i=1..3, x[i]*z[i]) | dot | 37",
        "sum(i=1..n, x[i]*z[i]) | dot | 37",
        "sum(i=0..2, x[i]*z[i]) | dot | 37",
        "sum(i, x[i] z[i]) | dot | 37",
        "h[i] = sum(j, W[i, j]*x[j]) | @ | [17, 38]",
        "h[i] = sum(j, W[i, j]*x[j]) + b[i] | @ + | [24, 46]",
        "h[j] = sum(i, W[i, j]*b[i]) | transpose @ | [39, 54, 69]",
        "h[j] = sum(i, b[i]*W[i, j]) | transpose @ | [39, 54, 69]",
        "C[i, j] = sum(k, W[i, k]*A[k, j]) | @ | [[22, 31], [49, 70]]",
        "C[i, j] = sum(k, W[k, i]*A[j, k]) | transpose transpose @ | [[9, 19, 33], [12, 26, 45],"
            + " [15, 33, 57]]",
        "C[j, i] = sum(k, W[i, k]*A[k, j]) | transpose transpose @ | [[22, 49], [31, 70]]",
        "C[i, j] = b[i]*x[j] | outer | [[7, 14, 28], [8, 16, 32]]",
        "C[i, j] = b[i] + x[j] | reshape[-1, 1] + | [[8, 9, 11], [9, 10, 12]]",
        "C[i, j] = W[i, j] - b[i] | reshape[-1, 1] - | [[-6, -5, -4], [-4, -3, -2]]",
        "C[i, j] = W[i, j]*x[j] | * | [[1, 4, 12], [4, 10, 24]]",
        "h[i] = sum(j, W[i, j]) | sum[1] | [6, 15]",
        "h[j] = sum(i, W[i, j]) | sum[0] | [5, 7, 9]",
        "sum(i, j, W[i, j]) | sum | 21",
        "sum(i, sum(j, W[i, j]^2)) | ^ sum[1] sum | 91",
        "sum(i, x[i]^2) | ^ sum | 21",
        "sum(i, (x[i] - z[i])^2) | - ^ sum | 17",
        "-sum(i, x[i]*log(z[i])) | log * sum neg | -11.4845",
        "1/N*sum(i=1..N, x[i]) | mean | 2.3333",
        "1/m*(sum(j=1..n, b[j]) + sum(i=1..m, x[i])) | sum sum + * | 7.3333",
        "1/n*sum(i, x[i])*sum(j, z[j]) | mean sum * | 32.6667",
        "1/N*sum(i, sum(k, W[i, k])) | sum[1] mean | 10.5000",
        "f(v) = 1/n*sum(i, v[i]); g = f(x) + f(b) | f f + | 9.8333",
        "1/N*sum(i, (x[i] - z[i])^2) | - ^ mean | 5.6667",
        "sum(i, x[i])/N | mean | 2.3333",
        "-1/N*sum(i=1..N, x[i]*z[i]) | * mean neg | -12.3333",
        "1/(2N)*sum(i=1..N, x[i]^2) | ^ sum * | 3.5000",
        "sum(j if j != y, max(0, x[j] - x[y] + 1)) | hinge | 3",
        "max(i, x[i]) | max | 4",
        "h[i] = max(j, W[i, j]) | max[1] | [3, 6]",
        "prod(i, x[i]) | prod | 8",
        "prod(i=1..3, i) | prod | 6",
        "sum(i=1..3, i*x[i]) | * sum | 17",
        "sum(i=1..2, x[i]) | index[0] index[1] + | 3",
        "sum(i in {1, 3}, x[i]) | index[0] index[2] + | 5",
        "max(i in {1, 3}, x[i]) | index[0] index[2] concat max | 4",
        "d[i] = x[i + 1] - x[i] | index[1] index[0] - index[2] index[1] - concat | [1, 2]",
        "sum(i, j if i < j, x[i]*x[j]) | index[0] index[1] * index[0] index[2] * + index[1]"
            + " index[2] * + | 14",
        "sum(i, S[i, i]) | index[0, 0] index[1, 1] + index[2, 2] + | 4",
        "sum(i, j, x[i]*S[i, j]*z[j]) | @ dot | 193",
        "sum(i, j, x[i]*z[j]) | sum sum * | 98",
        "p[i] = e^x[i]/sum(j, e^x[j]) | exp sum exp / | [0.0420, 0.1142, 0.8438]",
        "h[i] = tanh(x[i]) | tanh | [0.7616, 0.9640, 0.9993]",
        "h[i] = x[i] | copy | [1, 2, 4]",
        "sum(i=1..3, 2*y) | * * | 6"
      })
  void findsTheGatesOfWholeTensors(String formula, String ops, String value) {
    String text = VALUES + formula;
    ComputationGraph graph = graph(text);
    assertEquals(ops, ops(graph));
    assertEquals(
        value,
        new Numbers(4, true)
            .show(Trace.of(graph).value(graph.output()).orElseThrow())
            .replace('−', '-'));
  }

  static Stream<String> refusals() {
    return Stream.of(
        "sum(i, sum(i=1..2, x[i])) | indices.again | sum(i=1..2, x[i])",
        "v = u[1]\nsum(i=-1..1, u[i]) | indices.before | u[i]",
        "sum(i=2..3, u[i-1]) + sum(i=1..2, u[i-1]*u[i-2]) | indices.before | 1",
        "sum(i=1..n, u[i+1]) | indices.blank | i=1..n",
        "sum(i=1..n-1, u[i]) | indices.blank | i=1..n-1",
        "h[i] = u[i+1] - u[i] | indices.blank | i",
        "max(i if x[i] > 1, x[i]) | indices.condition | x[i] > 1",
        "sum(i=3..1, x[i]) | indices.empty | i=3..1",
        "sum(i if i > 5, x[i]) | indices.empty | i",
        "sum(i=1..q/2, x[i]) | indices.end | q/2",
        "sum(i=1..r, x[i]) | indices.letter | r",
        "sum(i=1..x, x[i]) | indices.end | x",
        "sum(i=1..1.5, x[i]) | indices.end | 1.5",
        "h[i] = W[i] | indices.entry | W[i]",
        "sum(j if j != y, x[j]) | indices.label | y",
        "sum(j, where(j == y, x[j], x[y])) | indices.indicator | j == y",
        "sum(i=1..n, 2) | indices.length | n",
        "sum(i=1..n, j=1..n, W[i, j]) | indices.length.two | n",
        "sum(i, x[i]*b[i]) | indices.lengths | b[i]",
        "sum(i=1..n, x[i]*b[i]) | indices.lengths | i=1..n",
        "sum(i, x[i+5]*x[i]) | indices.nowhere | i",
        "sum(i=1..4, x[i]) | indices.outside | 4",
        "sum(i=0..n, x[i]) | indices.outside | n",
        "sum(i=1..n, x[i]*z[i+1]) | indices.outside | n",
        "sum(i=1..100, j=1..300 if i < j, 1) | indices.terms | sum(i=1..100, j=1..300 if i < j, 1)",
        "sum(i=1..1000, sum(j=1..1000, sum(k=1..1000, x[1]/(i+j+k)))) | indices.terms | j",
        "sum(i, j, x[i+j]) | indices.unclear | i",
        "sum(i, x[i]*z) | indices.whole | z",
        "sum(i, j, (W[i, j] - W)^2) | indices.whole | W",
        "sum(i, x[i] + log(z*z)) | indices.whole | z*z",
        "h[i] = x[i] - z | indices.whole | z",
        "sum(i, x[i]*log(softmax(z[i]))) | indices.single | softmax(z[i])",
        "sum(i, j, x[i]) | indices.unused | j",
        "sum(i, j, x[j]) | indices.unused | i",
        "sum(i, each(j, W[i, j])) | indices.form | each(j, W[i, j])",
        "sum(i, 3*W[i]^2) | indices.row | sum(i, 3*W[i]^2)",
        "1/N*sum(i=1..2, x[i]) | indices.length.two | N",
        // one letter is one length
        "1/n*(sum(i, x[i]) + sum(j, b[j])) | indices.length.two | n",
        "1/n*sum(i, x[i])*sum(j, b[j]) | indices.length.two | n",
        "1/n*sum(i, x[i]) + 1/n*sum(j, b[j]) | indices.length.two | n",
        "sum(i=1..n, x[i]) + sum(j=1..n, b[j]) | indices.length.two | n",
        "f = sum(i=1..n, x[i]); g = 1/n*sum(j, b[j]) | indices.length.two | n",
        "-1/N*sum(k, sum(i, W[i, k]*log(W[i, k]))) | indices.length.two | N",
        "r*sum(i=1..r, x[i]) | indices.letter | r",
        "1 + sum(i<j, x[i]*x[j]) | indices.condition.first | i<j",
        "sum(i, x[i, 1]) | shape.index.many | x[i, 1]",
        "sum(i, y[i]) | shape.index.many | y[i]");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatIsNotSureIsRefusedWithItsPlace(String row) {
    String[] cells = row.split(" \\| ");
    String text = VALUES + cells[0];
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of(cells[1]), errors.stream().map(Problem::key).toList(), errors.toString());
    Span span = errors.getFirst().span();
    assertEquals(cells[2], text.substring(span.start(), span.end()));
  }

  @Test
  void everySentenceAboutIndicesIsSaid() {
    Set<String> said = new TreeSet<>();
    refusals().forEach(r -> said.add(r.split(" \\| ")[1]));
    said.removeIf(key -> !key.startsWith("indices."));
    // said where the text is read
    said.addAll(
        List.of(
            "indices.body",
            "indices.called",
            "indices.comma",
            "indices.counted",
            "indices.dots",
            "indices.extreme",
            "indices.many",
            "indices.members",
            "indices.named",
            "indices.numbered",
            "indices.parts",
            "indices.range",
            "indices.running",
            "indices.shifted",
            "indices.terms.written",
            "indices.twice"));
    Set<String> known = new TreeSet<>(MessagesTest.keys("messages.properties"));
    known.removeIf(key -> !key.startsWith("indices."));
    assertEquals(known, said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = sum(i=1..n, u[i]*v[i]) | dot",
        "h[i] = sum(j, M[i, j]*u[j]) | @",
        "f = -sum(i, t[i]*log(p[i])) | log * sum neg",
        "f = 1/N*sum(i=1..N, (u[i] - t[i])^2) | - ^ mean",
        "f = sum(j if j != k, max(0, s[j] - s[k] + 1)) | hinge",
        "f = sum(i=1..3, u[i]*v[i]) | dot",
        "f = sum(i=0..n-1, u[i]*v[i]) | dot"
      })
  void blankTensorsAreDrawnWhereTheFormulaTellsTheGates(String text, String ops) {
    assertEquals(ops, ops(graph(text)));
  }

  @Test
  void everyGateHasItsPlaceInTheText() {
    String text = "x = [1, 2, 3]\nf = 1 + sum(i=1..2, x[i]*x[i+1])";
    List<String> places = new ArrayList<>();
    for (Gate gate : graph(text).gates()) {
      Span span = gate.span();
      places.add(text.substring(span.start(), span.end()));
    }
    assertEquals(
        List.of(
            "[1, 2, 3]",
            "x[i]",
            "x[i+1]",
            "x[i]*x[i+1]",
            "x[i]",
            "x[i+1]",
            "x[i]*x[i+1]",
            "sum(i=1..2, x[i]*x[i+1])",
            "1",
            "1 + sum(i=1..2, x[i]*x[i+1])"),
        places);
  }

  @Test
  void tenThousandTermsAreWrittenOut() {
    StringBuilder text = new StringBuilder("x = [0");
    for (int i = 1; i <= 10_000; i++) {
      text.append(", ").append(i % 7);
    }
    ComputationGraph graph = graph(text + "]\nf = sum(t, (x[t] - x[t - 1])^2)");
    assertTrue(graph.gates().size() > 49_000, graph.gates().size() + " gates");
  }

  @Test
  void aSumInAFunctionOrARoundIsItsOwn() {
    String text = "f(v) = sum(i, v[i]^2); x = [1, 2]; z = [3, 4, 5]; f(x) + f(z)";
    assertEquals(55, Trace.of(graph(text)).value(graph(text).output()).orElseThrow().item());
    ComputationGraph rounds =
        graph("h = [1, 2]; repeat 2 { h[i] = 2*h[i] + sum(j, h[j]) }; sum(i, h[i])");
    assertEquals(48, Trace.of(rounds).value(rounds.output()).orElseThrow().item());
  }

  @Test
  void anEntryWrittenOutCountsFromWhereItsTensorStarts() {
    Program program = ProgramReader.read("x = [1, 2, 4], f = x_{2}");
    ComputationGraph counted = GraphBuilder.build(program).graph();
    assertEquals(2, Trace.of(counted).value(counted.output()).orElseThrow().item());
    assertEquals("x = [1, 2, 4]\nf = x[1]\n", Printer.text(program));
  }

  @Test
  void aVectorCalledPiIsTheSameWholeForAllTerms() {
    String sum = "p = [0.5, 0.25]\nf = sum(k=1..n, π p[k])\nπ = ";
    Trace vector = Trace.of(graph(sum + "[2, 4, 6]"));
    assertEquals(
        "[1.5, 3, 4.5]", Numbers.exact(vector.value(vector.graph().output()).orElseThrow()));
    Trace number = Trace.of(graph(sum + "2"));
    assertEquals("1.5", Numbers.exact(number.value(number.graph().output()).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"sum(k=1..k, x[k]) | k", "sum(k=1..i, x[k]) | i", "sum(k=1..j-1, x[k]) | j-1"})
  void anIndexIsNoLength(String sum, String place) {
    String text = "f = " + sum + "; x = [1, 2]";
    List<Problem> errors = Texts.build(text).errors();
    assertEquals(List.of("indices.end"), errors.stream().map(Problem::key).toList());
    Span span = errors.getFirst().span();
    assertEquals(place, text.substring(span.start(), span.end()));
  }
}
