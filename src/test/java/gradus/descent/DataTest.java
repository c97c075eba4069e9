package gradus.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import gradus.data.Batches;
import gradus.data.Data;
import gradus.data.ExampleTable;
import gradus.graph.ComputationGraph;
import gradus.trace.Tape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Examples as rows of a table, and the batches they are looked at in.
class DataTest {
  private static final String LINE = "x = [1, 2]; t = 1; w = [0.5, -1]; L = (dot(w, x) - t)^2";

  private static Data.Intake read(String table) {
    ComputationGraph graph = DescentTest.graph(LINE);
    return Data.of(cells(table), graph, DescentTest.parameters(graph, "w").gates());
  }

  private static ExampleTable cells(String table) {
    return ExampleTable.of(
        Arrays.stream(table.split("/")).map(row -> List.of(row.split(";", -1))).toList());
  }

  @Test
  void theMeanOverTheExamplesIsDescended() {
    ComputationGraph graph = DescentTest.graph(LINE);
    Parameters w = DescentTest.parameters(graph, "w");
    ExampleTable table = cells("t; x[1]; who; x[0]/ 1;2;a;1/ 3;0;b;2/ -1;1;c;0");
    Data.Intake.Accepted read =
        assertInstanceOf(Data.Intake.Accepted.class, Data.of(table, graph, w.gates()));
    assertEquals(List.of("who"), read.unused());
    assertEquals(3, read.data().size());
    Descent descent =
        Descent.of(Tape.of(graph), w, Stride.plain(0.1), read.data(), Batches.whole(read.data()));
    // errors w·x − t: −2.5, −2, 0
    assertEquals((6.25 + 4 + 0) / 3, descent.now().loss(), 1e-15);
    assertEquals((2 * -2.5 * 1 + 2 * -2.0 * 2) / 3, descent.now().gradient(0), 1e-15);
    assertEquals(2 * -2.5 * 2 / 3, descent.now().gradient(1), 1e-15);
  }

  @Test
  void whatIsOneNumberHasItsNameWithAnIndexOrWithout() {
    ComputationGraph graph = DescentTest.graph("w = 2; y = 3; z = [5]; L = (w*y - sum(z))^2");
    Parameters w = DescentTest.parameters(graph, "w");
    for (String head : List.of("y[0];z[0]", "y;z", "y [0];z")) {
      Data.Intake.Accepted read =
          assertInstanceOf(
              Data.Intake.Accepted.class, Data.of(cells(head + "/7;9"), graph, w.gates()));
      assertEquals(List.of(), read.unused());
      assertEquals(7, read.data().get(0, 0));
      assertEquals(9, read.data().get(0, 1));
    }
    assertEquals(
        "descent.data.twice",
        ((Data.Intake.Unfit) Data.of(cells("y;y[0]/1;2"), graph, w.gates())).key());
    assertEquals(
        List.of("y[1]"),
        ((Data.Intake.Accepted) Data.of(cells("y;y[1]/1;2"), graph, w.gates())).unused());
  }

  @Test
  void aBatchGivesTheGradientAndAllRowsTheLoss() {
    ComputationGraph graph = DescentTest.graph(LINE);
    Parameters w = DescentTest.parameters(graph, "w");
    ExampleTable table = cells("t;x[0];x[1]/1;1;2/3;2;0");
    Data data = ((Data.Intake.Accepted) Data.of(table, graph, w.gates())).data();
    Descent descent =
        Descent.of(Tape.of(graph), w, Stride.plain(0.1), data, Batches.of(data, 1, 4));
    assertEquals((6.25 + 4) / 2, descent.now().loss(), 1e-15);
    double gradient = descent.now().gradient(0);
    assertEquals(true, gradient == 2 * -2.5 * 1 || gradient == 2 * -2.0 * 2);
  }

  @Test
  void everyRoundHasEveryRowOnceInItsOwnSeededOrder() {
    List<List<String>> table = new ArrayList<>(List.of(List.of("t")));
    IntStream.range(0, 7).forEach(i -> table.add(List.of(Integer.toString(i))));
    ComputationGraph graph = DescentTest.graph(LINE);
    Data data =
        ((Data.Intake.Accepted)
                Data.of(ExampleTable.of(table), graph, DescentTest.parameters(graph, "w").gates()))
            .data();
    Batches batches = Batches.of(data, 3, 11);
    int[] first = round(batches);
    int[] second = round(batches);
    assertNotEquals(Arrays.toString(first), Arrays.toString(second));
    assertArrayEquals(first, round(Batches.of(data, 3, 11)));
    assertNotEquals(Arrays.toString(first), Arrays.toString(round(Batches.of(data, 3, 12))));
    assertArrayEquals(IntStream.range(0, 7).toArray(), Batches.whole(data).next());
  }

  /// Three rows, three and one.
  private static int[] round(Batches batches) {
    List<int[]> parts = List.of(batches.next(), batches.next(), batches.next());
    assertEquals(List.of(3, 3, 1), parts.stream().map(p -> p.length).toList());
    int[] rows = parts.stream().flatMapToInt(Arrays::stream).toArray();
    assertArrayEquals(IntStream.range(0, 7).toArray(), Arrays.stream(rows).sorted().toArray());
    return rows;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1;2/3;4           | descent.data.header  | []",
        "t;t/1;2           | descent.data.twice   | [t]",
        "t;w[0]/1;2        | descent.data.moves   | [w[0]]",
        "a;b/1;2           | descent.data.columns | [a, b]",
        "t;x[0]            | descent.data.rows    | []",
        "t;x[0]/1;2/3;     | descent.data.missing | [3, x[0]]",
        "t;x[0]/1;2/3      | descent.data.missing | [3, x[0]]",
        "t;x[0]/1;zwei     | descent.data.number  | [2, x[0], zwei]",
        "t;x[0]/NaN;2      | descent.data.number  | [2, t, NaN]",
        "t;x[0]/1d;2       | descent.data.number  | [2, t, 1d]",
        "t;x[0]/1e999;2    | descent.data.number  | [2, t, 1e999]"
      })
  void aTableThatIsNoneSaysWhere(String table, String key, String args) {
    Data.Intake.Unfit refused = assertInstanceOf(Data.Intake.Unfit.class, read(table));
    assertEquals(key, refused.key());
    assertEquals(args, refused.args().toString());
  }

  /// 1/2 (−ln p₂ − ln p₀) of scores w + x, worked out apart.
  @Test
  void aLabelIsDataWhereALossTakesIt() {
    ComputationGraph graph =
        DescentTest.graph("x = 1; w = [0, 1, 2]; y = 1; L = cross_entropy(w*x, y)");
    Parameters w = DescentTest.parameters(graph, "w");
    Data data = ((Data.Intake.Accepted) Data.of(cells("x;y/1;2/-1;0"), graph, w.gates())).data();
    Descent descent = Descent.of(Tape.of(graph), w, Stride.plain(0.1), data, Batches.whole(data));
    double each = Math.log(1 + Math.exp(-1) + Math.exp(-2));
    assertEquals(each, descent.now().loss(), 1e-15);
    double p = Math.exp(-each);
    // p − 1[i = y] times x: (q, p₁, p − 1) and −(p − 1, p₁, q), where q is the smallest of them
    double q = Math.exp(-2 - each);
    assertEquals((q - (p - 1)) / 2, descent.now().gradient(0), 1e-15);
    assertEquals(0, descent.now().gradient(1), 1e-15);
    assertEquals((p - 1 - q) / 2, descent.now().gradient(2), 1e-15);
    for (String cell : List.of("3", "-1", "0.5")) {
      assertEquals(
          new Data.Intake.Unfit("descent.data.class", List.of("3", "y", cell, 2)),
          Data.of(cells("x;y/1;2/1;" + cell), graph, w.gates()));
    }
  }

  @Test
  void aLabelIsDataWhereTheTextTakesAnEntryByItAndNothingElse() {
    ComputationGraph picks = DescentTest.graph("s = [1, 2, 4]; y = 1; L = -log(softmax(s)[y])");
    ComputationGraph loss = DescentTest.graph("s = [1, 2, 4]; y = 1; L = cross_entropy(s, y)");
    ExampleTable table = cells("y/2/0/0");
    assertEquals(begun(loss, table, "s"), begun(picks, table, "s"), 1e-15);
    // log(e¹ + e² + e⁴) less the mean of 4, 1 and 1
    double all = Math.log(Math.exp(1) + Math.exp(2) + Math.exp(4));
    assertEquals(all - 2, begun(picks, table, "s"), 1e-14);
    for (String cell : List.of("3", "-1", "0.5")) {
      assertEquals(
          new Data.Intake.Unfit("descent.data.class", List.of("2", "y", cell, 2)),
          Data.of(cells("y/" + cell), picks, DescentTest.parameters(picks, "s").gates()));
    }
  }

  /// The loss before the first step, of all examples.
  private static double begun(ComputationGraph graph, ExampleTable table, String moves) {
    Parameters moving = DescentTest.parameters(graph, moves);
    Data data = ((Data.Intake.Accepted) Data.of(table, graph, moving.gates())).data();
    return Descent.of(Tape.of(graph), moving, Stride.plain(0.1), data, Batches.whole(data))
        .now()
        .loss();
  }

  @Test
  void theGradientGoesToTheEntryOfEachExamplesLabel() {
    ComputationGraph graph =
        DescentTest.graph("W = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]; y = 1; L = W[0, y]^2");
    Parameters w = DescentTest.parameters(graph, "W");
    Data data = ((Data.Intake.Accepted) Data.of(cells("y/2/0"), graph, w.gates())).data();
    Descent descent = Descent.of(Tape.of(graph), w, Stride.plain(0.1), data, Batches.whole(data));
    assertEquals((9 + 1) / 2.0, descent.now().loss());
    double[] expected = {1, 0, 3, 0, 0, 0, 0, 0, 0};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], descent.now().gradient(i));
    }
  }

  @Test
  void aLabelThatAFormulaCountsWithIsNoData() {
    for (String program :
        List.of(
            "s = [1, 2, 3]; y = 1; w = [1, 2, 4]; L = sum(j if j != y, w[j]*max(0, s[j] - s[y] +"
                + " 1))",
            "s = [1, 2, 3]; y = 1; L = s[y]*y",
            "s = [1, 2, 3]; y = 1; g(a) = a[y]^2; L = g(s)")) {
      ComputationGraph graph = DescentTest.graph(program);
      assertEquals(
          new Data.Intake.Unfit("descent.data.label", List.of("y")),
          Data.of(cells("y/2"), graph, DescentTest.parameters(graph, "s").gates()),
          program);
    }
  }

  @Test
  void aTableWithoutARowIsSaid() {
    ComputationGraph graph = DescentTest.graph(LINE);
    assertEquals(
        new Data.Intake.Unfit("descent.data.empty", List.of()),
        Data.of(ExampleTable.of(List.of()), graph, DescentTest.parameters(graph, "w").gates()));
  }

  @Test
  void aSeedChoosesWhatIsHeldBack() {
    ComputationGraph graph = DescentTest.graph(LINE);
    StringBuilder table = new StringBuilder("t");
    IntStream.range(0, 10).forEach(i -> table.append("/").append(i));
    Data all =
        ((Data.Intake.Accepted)
                Data.of(cells(table.toString()), graph, DescentTest.parameters(graph, "w").gates()))
            .data();
    Data.Split split = all.split(0.3, 4);
    assertEquals(7, split.taken().size());
    assertEquals(3, split.held().size());
    List<Double> both = new ArrayList<>(numbers(split.taken()));
    both.addAll(numbers(split.held()));
    assertEquals(numbers(all), both.stream().sorted().toList());
    assertEquals(numbers(split.held()), numbers(all.split(0.3, 4).held()));
    assertNotEquals(numbers(split.held()), numbers(all.split(0.3, 5).held()));
    assertEquals(numbers(all), numbers(all.split(0, 4).taken()));
  }

  private static List<Double> numbers(Data data) {
    return IntStream.range(0, data.size()).mapToObj(row -> data.get(row, 0)).toList();
  }

  /// Scores w x of w = (−1, 0, 1) and a row an example; where two are equal none is chosen.
  @Test
  void anExampleIsRightWhereItsClassHasTheGreatestScore() {
    ComputationGraph graph =
        DescentTest.graph("x = 1; w = [-1, 0, 1]; y = 1; L = cross_entropy(w*x, y)");
    Parameters w = DescentTest.parameters(graph, "w");
    Data data =
        ((Data.Intake.Accepted) Data.of(cells("x;y/1;2/2;2/-3;0/1;1/0;0/-1;2"), graph, w.gates()))
            .data();
    Score score = Score.of(Tape.of(graph), w, w.start(), data);
    assertEquals(new Score.Tally(3, 6), score.tally().orElseThrow());
    assertEquals("50 %", score.tally().orElseThrow().percent());
    Descent descent = Descent.of(Tape.of(graph), w, Stride.plain(0.1), data, Batches.whole(data));
    assertEquals(descent.now().loss(), score.loss());
    assertEquals("99.9 %", new Score.Tally(9999, 10000).percent());
    assertEquals("0.1 %", new Score.Tally(1, 10000).percent());
    assertEquals("0 %", new Score.Tally(0, 7).percent());
    assertEquals("66.7 %", new Score.Tally(2, 3).percent());
  }

  @Test
  void whatTakesNoLabelHasNoAccuracy() {
    ComputationGraph graph = DescentTest.graph(LINE);
    Parameters w = DescentTest.parameters(graph, "w");
    Data data = ((Data.Intake.Accepted) Data.of(cells("t/1/2"), graph, w.gates())).data();
    assertEquals(Optional.empty(), Score.of(Tape.of(graph), w, w.start(), data).tally());
  }
}
