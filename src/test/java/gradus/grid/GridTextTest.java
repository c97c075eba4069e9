package gradus.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Problem;
import gradus.reading.ProgramReader;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A literal of the text, its cells, and what edits make of it.
class GridTextTest {
  private static final String LINES = "[[1, 2], # first\n [3, 1/2], # second\n [5, 6] # third\n]";

  private static GridText grid(String raw) {
    return GridText.of(raw).orElseThrow(() -> new AssertionError(raw));
  }

  private static List<List<String>> cells(String raw) {
    GridText grid = grid(raw);
    return IntStream.range(0, grid.rows())
        .mapToObj(r -> IntStream.range(0, grid.columns()).mapToObj(c -> grid.cell(r, c)).toList())
        .toList();
  }

  private static String after(String raw, GridEdit edit) {
    GridText grid = grid(raw);
    assertEquals(Optional.empty(), grid.objection(edit));
    String now = grid.after(edit);
    // What comes out is a value again, and one of the program.
    Lowering read = GraphBuilder.build(ProgramReader.read("x = " + now + "\nf = sum(x)"));
    assertFalse(read.hasErrors(), now);
    Shape shape = read.graph().inputs().getFirst().literal().shape();
    GridText then = grid(now);
    Shape own =
        then.isVector() ? Shape.vector(then.rows()) : Shape.matrix(then.rows(), then.columns());
    assertEquals(own, shape, now);
    return now;
  }

  @Test
  void cellsAreWhatTheTextWritesInWhateverWay() {
    List<List<String>> matrix = List.of(List.of("1", "-2"), List.of("3", "1/2"));
    assertEquals(matrix, cells("[[1, -2], [3, 1/2]]"));
    assertEquals(matrix, cells("[\n  [1, -2],  # a comment, [7]\n  [3, 1/2]\n]"));
    assertEquals(matrix, cells("\\begin{pmatrix} 1 & -2 \\\\ 3 & 1/2 \\end{pmatrix}"));
    assertEquals(List.of(List.of("0.5"), List.of("-1"), List.of("√2")), cells("[0.5, -1, √2]"));
    assertEquals(List.of(List.of("1"), List.of("2"), List.of("3")), cells("(1, 2, 3)"));
    assertEquals(List.of(List.of("1"), List.of("+3")), cells("[1, +3]"));
    assertEquals(List.of(List.of("0", "0"), List.of("0", "0")), cells("zeros(2, 2)"));
    assertTrue(grid("[1]").isVector());
    assertFalse(grid("[[1]]").isVector());
    for (String none :
        List.of(
            "3", "1/2", "[[1, 2], [3]]", "[", "[]", "", "x", "[1, [2]]", "[[[1, 2], [3, 4]]]")) {
      assertEquals(Optional.empty(), GridText.of(none), none);
    }
  }

  @Test
  void aCellIsWrittenInItsPlace() {
    assertEquals(LINES.replace("1/2", "-7e-3"), after(LINES, new GridEdit.Write(1, 1, " -7e-3 ")));
    String latex = "\\begin{bmatrix} 1 & 2 \\\\ 3 & \\frac{1}{2} \\end{bmatrix}";
    assertEquals(latex.replace("\\frac{1}{2}", "4"), after(latex, new GridEdit.Write(1, 1, "4")));
    assertEquals("[1, -3]", after("[1, +3]", new GridEdit.Write(1, 0, "-3")));
    assertEquals(
        "[[0, 0, 0], [0, 5, 0]]", after("np.zeros((2, 3))", new GridEdit.Write(1, 1, "5")));
  }

  @Test
  void rowsAndColumnsComeAndGoWithoutTheRest() {
    assertEquals(
        "[[1, 2], # first\n [0, 0],\n [3, 1/2], # second\n [5, 6] # third\n]",
        after(LINES, new GridEdit.AddRows(1, 1)));
    assertEquals(
        "[[1, 2], # first\n [3, 1/2], # second\n [5, 6],\n [0, 0] # third\n]",
        after(LINES, new GridEdit.AddRows(3, 1)));
    assertEquals(
        "[[1, 0, 2], # first\n [3, 0, 1/2], # second\n [5, 0, 6] # third\n]",
        after(LINES, new GridEdit.AddColumns(1, 1)));
    assertEquals(
        "[[1, 2, 0, 0], # first\n [3, 1/2, 0, 0], # second\n [5, 6, 0, 0] # third\n]",
        after(LINES, new GridEdit.AddColumns(2, 2)));
    assertEquals(
        "[[1, 2], # first\n [5, 6] # third\n]", after(LINES, new GridEdit.RemoveRows(1, 1)));
    assertEquals(
        "[[1, 2], # first\n [3, 1/2] # second\n]", after(LINES, new GridEdit.RemoveRows(2, 2)));
    assertEquals(
        "[[1], # first\n [3], # second\n [5] # third\n]",
        after(LINES, new GridEdit.RemoveColumns(1, 1)));
    assertEquals(
        "[[2], # first\n [1/2], # second\n [6] # third\n]",
        after(LINES, new GridEdit.RemoveColumns(0, 0)));
    assertEquals("[[1], [0]]", after("[[1]]", new GridEdit.AddRows(1, 1)));
    assertEquals("[[0, 1]]", after("[[1]]", new GridEdit.AddColumns(0, 1)));
    String latex = "\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}";
    assertEquals(
        "\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\\\ 0 & 0 \\end{bmatrix}",
        after(latex, new GridEdit.AddRows(2, 1)));
    assertEquals(
        "\\begin{bmatrix} 2 \\\\ 4 \\end{bmatrix}",
        GridText.of(latex).orElseThrow().after(new GridEdit.RemoveColumns(0, 0)));
    assertEquals(
        Optional.of("ui.grid.lastRow"),
        grid("[1]").objection(new GridEdit.RemoveRows(0, 0)).map(Problem::key));
    assertEquals(
        Optional.of("ui.grid.lastColumn"),
        grid("[[1, 2]]").objection(new GridEdit.RemoveColumns(0, 1)).map(Problem::key));
  }

  @Test
  void aVectorGrowsByEntriesAndByAColumnIntoAMatrix() {
    assertEquals("[1, 0, 2]", after("[1, 2]", new GridEdit.AddRows(1, 1)));
    assertEquals("(1, 2, 0, 0)", after("(1, 2)", new GridEdit.AddRows(2, 2)));
    assertEquals("[2]", after("[1, 2]", new GridEdit.RemoveRows(0, 0)));
    assertEquals("[1]", after("[1, 2]", new GridEdit.RemoveRows(1, 1)));
    assertEquals("[[1, 0], [2, 0]]", after("[1, 2]", new GridEdit.AddColumns(1, 1)));
    assertEquals("[[0, 1], [0, 2]]", after("[1, 2]", new GridEdit.AddColumns(0, 1)));
  }

  @Test
  void whatIsPastedReplacesCellsAndMakesRoomForItself() {
    List<List<String>> two = List.of(List.of("7", "8"), List.of("9", "10"));
    assertEquals(
        "[[1, 2, 0], [3, 7, 8], [0, 9, 10]]",
        after("[[1, 2], [3, 4]]", new GridEdit.Put(1, 1, two)));
    assertEquals("[[7, 8], [9, 10]]", after("[[1, 2], [3, 4]]", new GridEdit.Put(0, 0, two)));
    assertEquals("[[7, 8], [9, 10]]", after("[1, 2, 3]", new GridEdit.Become(two)));
    assertEquals("[7, 8]", after("[1, 2, 3]", new GridEdit.Become(List.of(List.of("7", "8")))));
    assertEquals("[7]", after("[1, 2, 3]", new GridEdit.Become(List.of(List.of("7")))));
    assertEquals(
        "[[7, 8], # first\n [9, 10], # second\n [5, 6] # third\n]",
        after(LINES, new GridEdit.Put(0, 0, two)));
  }

  @Test
  void otherNumbersStandWhereTheOldOnesStoodAndTheSameStayAsTheyAreWritten() {
    Tensor was = Tensor.of(Shape.matrix(3, 2), 1, 2, 3, 0.5, 5, 6);
    Tensor now = Tensor.of(Shape.matrix(3, 2), 1, 2.25, 3, 0.5, 5, 6);
    assertEquals(Optional.of(LINES.replace("1, 2]", "1, 2.25]")), grid(LINES).with(was, now));
    assertEquals(Optional.empty(), grid("[1, 2]").with(was, now));
  }

  @Test
  void aFillingIsOneOfEveryCellOrOfAnArea() {
    GridEdit zeros = new GridEdit.Fill(new CellArea(0, 0, 2, 1), new GridFilling.AllZeros());
    assertEquals(LINES.replaceAll("\\d(/2)?", "0"), after(LINES, zeros));
    GridEdit one = new GridEdit.Fill(new CellArea(0, 1, 1, 1), new GridFilling.AllOnes());
    assertEquals("[[1, 1], [3, 1]]", after("[[1, 2], [3, 4]]", one));
    GridEdit identity = new GridEdit.Fill(new CellArea(0, 0, 1, 2), new GridFilling.UnitMatrix());
    assertEquals("[[1, 0, 0], [0, 1, 0]]", after("[[1, 2, 3], [4, 5, 6]]", identity));
    assertEquals(
        Optional.of("ui.grid.noIdentity"),
        grid("[1, 2]")
            .objection(new GridEdit.Fill(new CellArea(0, 0, 1, 0), new GridFilling.UnitMatrix()))
            .map(Problem::key));
  }

  @Test
  void theSameSeedIsTheSameNumbers() {
    assertEquals(
        List.of("1.14", "0.92", "-0.95", "-1.11"), new GridFilling.NormalNumbers(42).cells(2, 2));
    assertEquals(
        new GridFilling.NormalNumbers(42).cells(2, 2),
        new GridFilling.NormalNumbers(42).cells(1, 4));
    assertEquals(
        List.of("0.46", "0.37", "-0.38", "-0.45"), new GridFilling.UniformNumbers(42).cells(1, 4));
    List<String> small = new GridFilling.SmallIntegers(7).cells(20, 20);
    assertEquals(
        List.of("-1", "-2", "-3", "1", "2", "3"), small.stream().distinct().sorted().toList());
  }

  @Test
  void aSpreadsheetTakesWhatIsCopied() {
    assertEquals("1\t2\n3\t0.5\n5\t6\n", grid(LINES).copied(new CellArea(0, 0, 2, 1)));
    assertEquals("-0.25", grid("[−1/4, 2]").copied(new CellArea(0, 0, 0, 0)));
    assertEquals("-3", grid("[−3, 2]").copied(new CellArea(0, 0, 0, 0)));
  }

  @Test
  void editsInAnyOrderLeaveATextThatIsRead() {
    Random random = new Random(5);
    List<String> starts =
        List.of(
            LINES,
            "[1, # a\n 2, # b\n 3]",
            "[[1]]",
            "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}");
    for (int run = 0; run < Integer.getInteger("gradus.fuzz", 300); run++) {
      String raw = starts.get(random.nextInt(starts.size()));
      List<String> done = new ArrayList<>();
      for (int n = 0; n < 4; n++) {
        GridText grid = grid(raw);
        GridEdit edit = any(grid, random);
        if (grid.objection(edit).isPresent()) continue;
        String now = grid.after(edit);
        done.add(edit + " → " + now);
        Optional<GridText> then = GridText.of(now);
        assertTrue(then.isPresent(), raw + done);
        assertEquals(size(grid, edit), then.get().rows() * then.get().columns(), raw + done);
        raw = now;
      }
    }
  }

  private static int size(GridText grid, GridEdit edit) {
    int rows = grid.rows();
    int columns = grid.columns();
    return switch (edit) {
      case GridEdit.Write _, GridEdit.Fill _ -> rows * columns;
      case GridEdit.AddRows a -> (rows + a.count()) * columns;
      case GridEdit.AddColumns a -> rows * (columns + a.count());
      case GridEdit.RemoveRows r -> (rows - (r.last() - r.first() + 1)) * columns;
      case GridEdit.RemoveColumns r -> rows * (columns - (r.last() - r.first() + 1));
      case GridEdit.Put p ->
          Math.max(rows, p.row() + p.cells().size())
              * Math.max(columns, p.column() + p.cells().getFirst().size());
      case GridEdit.Become b -> b.cells().size() * b.cells().getFirst().size();
    };
  }

  private static GridEdit any(GridText grid, Random random) {
    int row = random.nextInt(grid.rows());
    int column = random.nextInt(grid.columns());
    List<List<String>> cells = List.of(List.of("7", "-8"), List.of("1/9", "1e3"));
    return switch (random.nextInt(8)) {
      case 0 -> new GridEdit.Write(row, column, "-1/3");
      case 1 -> new GridEdit.AddRows(random.nextInt(grid.rows() + 1), 1 + random.nextInt(2));
      case 2 -> new GridEdit.AddColumns(random.nextInt(grid.columns() + 1), 1);
      case 3 -> new GridEdit.RemoveRows(row, Math.min(grid.rows() - 1, row + random.nextInt(2)));
      case 4 -> new GridEdit.RemoveColumns(column, column);
      case 5 -> new GridEdit.Put(row, column, cells);
      case 6 -> new GridEdit.Become(cells);
      default ->
          new GridEdit.Fill(new CellArea(0, 0, row, column), new GridFilling.NormalNumbers(3));
    };
  }
}
