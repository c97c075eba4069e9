package gradus.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.Batches;
import gradus.data.ColumnChoice;
import gradus.data.Data;
import gradus.data.ExampleTable;
import gradus.data.PointSet;
import gradus.graph.ComputationGraph;
import gradus.trace.Tape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Examples that are rows of the inputs of a program, and what it answers them with.
class ExampleRowsTest {
  private static final String NET =
      "W = [[0.5, -0.4, 0.3], [0.2, 0.6, -0.7]]; b = [0.1, 0, -0.1];"
          + "V = [[0.3, -0.2], [-0.5, 0.4], [0.6, 0.1]]; c = [0, 0.2]; ";

  /// The same net for rows and for one example.
  private static final String ROWS =
      NET
          + "X = [[0, 0], [1, 1], [1, 0]]; y = [0, 0, 1];"
          + "s = tanh(X @ W + b) @ V + c; L = cross_entropy(s, y)";

  private static final String ONE =
      NET + "x = [0, 0]; y = 0; s = tanh(x @ W + b) @ V + c; L = cross_entropy(s, y)";

  private static final String LOGISTIC =
      "X = [[0, 0], [1, 1]]; t = [0, 1]; w = [0, 0]; b = 0; p = sigmoid(X @ w + b);"
          + "L = -mean(t*log(p) + (1 - t)*log(1 - p))";

  private static final ColumnChoice X =
      new ColumnChoice(Map.of("x[0]", "X[:,0]", "x[1]", "X[:,1]"));

  private static final ExampleTable XOR = ExampleTable.of(PointSet.XOR.table(30, 0.25, 3));

  private static ExampleTable cells(String table) {
    return ExampleTable.of(
        Arrays.stream(table.split("/")).map(row -> List.of(row.split(";", -1))).toList());
  }

  private static Data data(
      ExampleTable table, ColumnChoice columns, ComputationGraph graph, Parameters moving) {
    return assertInstanceOf(
            Data.Intake.Accepted.class, RowGraphs.intake(table, columns, graph, moving.gates()))
        .data();
  }

  @Test
  void rowsOfABatchGiveWhatTheMeanOverSingleExamplesGives() {
    ComputationGraph rows = DescentTest.graph(ROWS);
    ComputationGraph one = DescentTest.graph(ONE);
    Parameters ofRows = DescentTest.parameters(rows, "W", "b", "V", "c");
    Parameters ofOne = DescentTest.parameters(one, "W", "b", "V", "c");
    Data stacked = data(XOR, X, rows, ofRows);
    Data single = data(XOR, ColumnChoice.NAMED, one, ofOne);
    assertTrue(stacked.isByRow());
    assertFalse(single.isByRow());
    Stride stride = new Stride(Optimiser.MOMENTUM, 0.2, 0.9);
    // batches of 8, 8, 8 and 6
    Descent whole = Descent.of(Tape.of(rows), ofRows, stride, stacked, Batches.of(stacked, 8, 5));
    Descent apart = Descent.of(Tape.of(one), ofOne, stride, single, Batches.of(single, 8, 5));
    double start = whole.now().loss();
    for (int step = 0; step < 60; step++) {
      assertEquals(apart.now().loss(), whole.now().loss(), 1e-12);
      assertEquals(apart.now().batchLoss(), whole.now().batchLoss(), 1e-12);
      assertArrayEquals(apart.now().values(), whole.now().values(), 1e-11);
      whole.step();
      apart.step();
    }
    assertTrue(whole.now().loss() < start / 5, start + " to " + whole.now().loss());
  }

  /// w = 0: p = ½ everywhere, the gradient (p − t) x / n summed: (½·1 − ½·3 − ½·2, ½·2 − ½·0 −
  /// ½·5)/3.
  @Test
  void theGradientOfALogisticRegressionIsThatWorkedOutByHand() {
    ComputationGraph graph = DescentTest.graph(LOGISTIC);
    Parameters moving = DescentTest.parameters(graph, "w", "b");
    Data data =
        data(
            cells("t;X[:,1];who;X[:, 0]/0;2;a;1/1;0;b;3/1;5;c;2"),
            ColumnChoice.NAMED,
            graph,
            moving);
    Descent descent =
        Descent.of(Tape.of(graph), moving, Stride.plain(1), data, Batches.whole(data));
    assertEquals(Math.log(2), descent.now().loss(), 1e-15);
    assertEquals(-2.0 / 3, descent.now().gradient(0), 1e-15);
    assertEquals(-1.5 / 3, descent.now().gradient(1), 1e-15);
    assertEquals(-0.5 / 3, descent.now().gradient(2), 1e-15);
    // at the start all are answered with 1, and after a step z = (11/6, 13/6, 4)
    Classifier classifier = Classifier.of(Tape.of(graph), moving, data).orElseThrow();
    assertEquals(new Score.Tally(2, 3), classifier.tally(descent.now().values(), data));
    // x₀ − x₁ = (1 − 2, 3 − 0, 2 − 5)
    assertArrayEquals(new int[] {0, 1, 0}, classifier.answers(new double[] {1, -1, 0}, data));
    assertEquals("t", classifier.label().written());
    assertEquals(2, classifier.classes());
    assertEquals(
        List.of("X[:,1]", "X[:,0]"),
        classifier.features().stream().map(c -> data.columns().get(c).written()).toList());
  }

  /// Of w = (1, 0) the answer is 1 where the first number is 0 or more, however high the second is.
  @Test
  void thePlaneOfTwoNumbersShowsWhereTheAnswerChanges() {
    ComputationGraph graph = DescentTest.graph(LOGISTIC);
    Parameters moving = DescentTest.parameters(graph, "w", "b");
    Data all =
        data(
            cells("X[:,1];t;X[:,0]/3;1;2/1;1;-1/5;0;-2/1;0;-3"), ColumnChoice.NAMED, graph, moving);
    Classifier classifier = Classifier.of(Tape.of(graph), moving, all).orElseThrow();
    Data.Split split = new Data.Split(all.at(new int[] {0, 1, 2}), all.at(new int[] {3}));
    Verdict verdict = Verdict.of(classifier, new double[] {1, 0, 0}, split);
    assertEquals(new Score.Tally(2, 3), verdict.learnt());
    assertEquals(new Score.Tally(1, 1), verdict.held().orElseThrow());
    Boundary seen = verdict.boundary().orElseThrow();
    assertEquals("X[:,0]", seen.across().name());
    assertEquals("X[:,1]", seen.up().name());
    // from −3 to 2 and from 1 to 5, and 12 % farther on both sides
    assertEquals(-3.6, seen.across().from(), 1e-12);
    assertEquals(2.6, seen.across().to(), 1e-12);
    assertEquals(0.52, seen.up().from(), 1e-12);
    assertEquals(5.48, seen.up().to(), 1e-12);
    for (int column = 0; column < seen.side(); column++) {
      double x = -3.6 + 6.2 * (column + 0.5) / seen.side();
      assertEquals(x >= 0 ? 1 : 0, seen.answer(column, 11), column + "");
    }
    assertEquals(new Boundary.Dot(-1, 1, 1, false), seen.points().get(1));
    assertEquals(new Boundary.Dot(-3, 1, 0, true), seen.points().get(3));
    // upwards: w = (0, 1), b = −3
    Boundary level =
        Verdict.of(classifier, new double[] {0, 1, -3}, split).boundary().orElseThrow();
    for (int row = 0; row < level.side(); row++) {
      double y = 0.52 + 4.96 * (row + 0.5) / level.side();
      assertEquals(y >= 3 ? 1 : 0, level.answer(7, row), row + "");
    }
  }

  @Test
  void theLargestScoreIsTheAnswerOfRowsAndOfSingleExamples() {
    for (String program : List.of(ROWS, ONE)) {
      ComputationGraph graph = DescentTest.graph(program);
      Parameters moving = DescentTest.parameters(graph, "V", "c");
      Data data = data(XOR, program.equals(ROWS) ? X : ColumnChoice.NAMED, graph, moving);
      Classifier classifier = Classifier.of(Tape.of(graph), moving, data).orElseThrow();
      // with V = 0 the larger of c is the answer to all, and of two alike neither
      double[] values = {0, 0, 0, 0, 0, 0, 0.1, 0.2};
      assertEquals(new Score.Tally(15, 30), classifier.tally(values, data));
      int[] all = classifier.answers(values, data);
      assertEquals(30, Arrays.stream(all).sum());
      values[6] = 0.2;
      assertEquals(-30, Arrays.stream(classifier.answers(values, data)).sum());
      values[6] = Double.NaN;
      assertEquals(-30, Arrays.stream(classifier.answers(values, data)).sum());
      assertEquals(1, classifier.given(data, 1));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // no targets of 0 and 1
        "X = [[0, 0], [1, 1]]; t = [0, 1]; w = [0, 1]; p = X @ w; L = mean((p - t)^2) | 0;2;1",
        "X = [[0, 0], [1, 1]]; t = [0, 1]; w = [0, 1]; p = sigmoid(X @ w); L = mean((p - t)^2) |"
            + " 0.5;2;1",
        // two answers for one target
        "X = [[0, 0], [1, 1]]; t = [0, 1]; w = [0, 1]; L = mean((sigmoid(X @ w) - t)^2 +"
            + " (sigmoid(2*(X @ w)) - t)^2) | 1;2;1"
      })
  void whatIsNotSurelyAClassifierIsNone(String program, String row) {
    ComputationGraph graph = DescentTest.graph(program);
    Parameters moving = DescentTest.parameters(graph, "w");
    Data data = data(cells("t;X[:,0];X[:,1]/" + row), ColumnChoice.NAMED, graph, moving);
    assertTrue(Classifier.of(Tape.of(graph), moving, data).isEmpty());
  }

  @Test
  void aSigmoidOfAHiddenLayerIsNoAnswer() {
    ComputationGraph graph =
        DescentTest.graph(
            "x = [1, 2]; t = 1; u = [[1, 0], [0, 1]]; w = [1, -1];"
                + "h = sigmoid(sum(u @ x)); p = sigmoid(h*w[0]); L = (p - t)^2");
    Parameters moving = DescentTest.parameters(graph, "w");
    Data data = data(cells("x[0];x[1];t/1;2;0/3;4;1"), ColumnChoice.NAMED, graph, moving);
    Classifier classifier = Classifier.of(Tape.of(graph), moving, data).orElseThrow();
    // of h it would be 1 always; of p it follows the sign of w₀
    assertArrayEquals(new int[] {0, 0}, classifier.answers(new double[] {-1, 0}, data));
    assertEquals(2, classifier.features().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t;X[:,0]/1;2                   | descent.data.part    | [X[:,1], X]",
        "X[:,0];X[:,1];b/1;2;3          | descent.data.mixed   | [X[:,0], b]",
        "X[:,0];X[:,1];X[0,0]/1;2;3     | descent.data.mixed   | [X[:,0], X[0,0]]",
        "X[:,0];X[:,1];X[:, 1]/1;2;3    | descent.data.twice   | [X[:,1]]",
        "X[:,0];X[:,1];w/1;2;3          | descent.data.moves   | [w]",
        "t/1/0/1                        | descent.data.stack   | [3, t]",
        "X[:,0];X[:,1];q/1;2;3          | descent.data.lengths | [X, 2, q, 3]"
      })
  void rowsThatDoNotFitAreRefused(String table, String key, String args) {
    ComputationGraph graph =
        DescentTest.graph(LOGISTIC.replace("L =", "q = [1, 2, 3]; L = 0*sum(q)"));
    Parameters moving = DescentTest.parameters(graph, "w");
    Data.Intake.Unfit refused =
        assertInstanceOf(
            Data.Intake.Unfit.class,
            RowGraphs.intake(cells(table), ColumnChoice.NAMED, graph, moving.gates()));
    assertEquals(key, refused.key());
    assertEquals(args, refused.args().toString());
  }

  @Test
  void aMillionRowsAreTooManyToGoThroughTheGraphAtOnce() {
    ComputationGraph graph = DescentTest.graph(LOGISTIC);
    Parameters moving = DescentTest.parameters(graph, "w");
    List<List<String>> rows = PointSet.MOONS.table(70_000, 0, 1);
    ColumnChoice columns = X.with("y", "t");
    assertEquals(
        new Data.Intake.Unfit("descent.data.many", List.of(70_000, 3, 66_666)),
        RowGraphs.intake(ExampleTable.of(rows), columns, graph, moving.gates()));
  }

  @Test
  void whetherALossIsAMeanIsSeenByTakingEveryRowTwice() {
    for (String loss : List.of("mean(e^2)", "mean(e^2) + 0.1*sum(w^2)", "sum(e^2)", "sum(e^2)/2")) {
      ComputationGraph graph =
          DescentTest.graph(
              "X = [[0, 0], [1, 1]]; t = [0, 1]; w = [1, 2]; e = X @ w - t; L = " + loss);
      Parameters moving = DescentTest.parameters(graph, "w");
      Data data = data(cells("t;X[:,0];X[:,1]/0;2;1/1;3;1"), ColumnChoice.NAMED, graph, moving);
      assertEquals(loss.startsWith("mean"), RowGraphs.isMean(graph, moving.gates(), data), loss);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X                | descent.columns.form  | [X]",
        "Z=x[0]           | descent.columns.input | [Z]",
        "X=x[0]           | descent.columns.count | [X, 2, 1]",
        "X[:,0]=x[0],x[1] | descent.columns.count | [X[:,0], 1, 2]",
        "X=a,b; X=b,a     | descent.columns.twice | [X[:,0]]",
        "X=a,a            | descent.columns.shared | [a]",
        "X=a,b; t=b       | descent.columns.shared | [b]"
      })
  void columnsThatAreNotSurelyNamedAreRefused(String choice, String key, String args) {
    ColumnChoice.Wish.Unclear unclear =
        assertInstanceOf(
            ColumnChoice.Wish.Unclear.class,
            ColumnChoice.of(List.of(choice.split("; ")), DescentTest.graph(LOGISTIC)));
    assertEquals(key, unclear.key());
    assertEquals(args, unclear.args().toString());
  }

  /// LOGISTIC has X of two rows with two numbers each.
  @Test
  void asManyColumnsAsAnInputHasEntriesFillAllOfIt() {
    ComputationGraph graph = DescentTest.graph(LOGISTIC);
    ColumnChoice.Wish.Clear clear =
        assertInstanceOf(
            ColumnChoice.Wish.Clear.class, ColumnChoice.of(List.of("X=a,b,c,d"), graph));
    assertEquals(
        Map.of("a", "X[0,0]", "b", "X[0,1]", "c", "X[1,0]", "d", "X[1,1]"),
        clear.columns().chosen());
  }

  @Test
  void aNameInBracketsHasItsCommas() {
    ComputationGraph graph = DescentTest.graph(LOGISTIC);
    assertEquals(
        new ColumnChoice.Wish.Clear(
            new ColumnChoice(Map.of("a[0,1]", "X[:,0]", "키", "X[:,1]", "class", "t"))),
        ColumnChoice.of(List.of("X = a[0,1], 키", "t=class"), graph));
    Parameters moving = DescentTest.parameters(graph, "w");
    assertEquals(
        new Data.Intake.Unfit("descent.data.nocolumn", List.of("z", "t, x")),
        Data.of(cells("t;x/1;2"), ColumnChoice.NAMED.with("z", "t"), graph, moving.gates()));
  }

  @Test
  void aShareIsHeldBackByASeed() {
    ComputationGraph graph = DescentTest.graph(LOGISTIC);
    Parameters moving = DescentTest.parameters(graph, "w");
    StringBuilder table = new StringBuilder("t;X[:,0];X[:,1]");
    for (int i = 0; i < 10; i++) {
      table.append("/").append(i).append(";0;0");
    }
    Data data = data(cells(table.toString()), ColumnChoice.NAMED, graph, moving);
    Data.Split split = data.split(0.3, 4);
    assertEquals(7, split.taken().size());
    assertEquals(3, split.held().size());
    int[] both = new int[10];
    for (int i = 0; i < 10; i++) {
      both[i] = (int) (i < 7 ? split.taken().get(i, 0) : split.held().get(i - 7, 0));
      if (i > 0 && i != 7) assertTrue(both[i] > both[i - 1], "in the order of the table");
    }
    assertArrayEquals(data.all(), Arrays.stream(both).sorted().toArray());
    int[] again = new int[3];
    Arrays.setAll(again, i -> (int) data.split(0.3, 4).held().get(i, 0));
    assertArrayEquals(Arrays.copyOfRange(both, 7, 10), again);
  }
}
