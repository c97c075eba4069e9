package gradus.ui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.grid.CellArea;
import gradus.grid.GridFilling;
import gradus.lang.Problem;
import gradus.ui.seek.Unseen;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A vector or matrix edited cell by cell, without a window.
class GridModelTest extends Unseen {
  private static final String NORM =
      "W = [[1, 2], # the first row\n     [3, 1/2]]\nx = [1, -1]\nq = W x\nf = sum(q^2)\n";

  private GridModel grid;

  private void show(String text) throws Exception {
    program(text);
    act(() -> grid = new GridModel(model.inputs()));
  }

  private String text() throws Exception {
    return on(() -> model.document().text().get());
  }

  private void undo() throws Exception {
    act(() -> model.document().undo());
  }

  private String waiting(int row, int column) throws Exception {
    return on(() -> grid.draft(row, column).map(GridModel.WaitingText::typed).orElse(""));
  }

  @Test
  void aCellIsTakenInItsPlaceAndEachIsOneUndo() throws Exception {
    show(NORM);
    act(() -> {
      assertTrue(grid.open("W", 3));
      assertEquals(new GridModel.GridCell(1, 1), grid.cursor());
      assertEquals("1/2", grid.shown(1, 1));
      assertTrue(grid.write(" 1/4 "));
      grid.move(-1, 0, false);
      assertTrue(grid.write("7"));
      assertEquals("7", grid.shown(0, 1));
    });
    String once = NORM.replace("1/2", "1/4");
    assertEquals(once.replace("1, 2]", "1, 7]"), text());
    undo();
    assertEquals(once, text());
    undo();
    assertEquals(NORM, text());
    act(() -> assertEquals("1/2", grid.shown(1, 1)));
  }

  @Test
  void halfANumberWaitsInItsCellUntilItIsOne() throws Exception {
    show(NORM);
    act(() -> {
      grid.open("W", 0);
      assertFalse(grid.write("1/"));
      assertEquals("1/", grid.shown(0, 0));
      assertEquals(1, grid.waiting());
      // One goes on elsewhere meanwhile.
      grid.move(1, 0, false);
      assertTrue(grid.write("8"));
      assertEquals("1/", grid.shown(0, 0));
    });
    assertEquals(NORM.replace("[3,", "[8,"), text());
    act(() -> {
      grid.addRow(false);
      assertEquals("1/", grid.shown(0, 0));
      grid.removeRows();
      grid.go(0, 0, false);
      assertTrue(grid.write("1/3"));
      assertEquals(0, grid.waiting());
    });
    assertEquals(NORM.replace("[3,", "[8,").replace("[[1,", "[[1/3,"), text());
  }

  @Test
  void undoFirstTakesBackWhatIsNoNumber() throws Exception {
    show(NORM);
    act(() -> {
      grid.open("W", 0);
      grid.write("5");
      grid.write("5e");
    });
    assertEquals("5e", waiting(0, 0));
    undo();
    assertEquals("", waiting(0, 0));
    assertEquals(NORM.replace("[[1,", "[[5,"), text());
    undo();
    assertEquals(NORM, text());
  }

  @Test
  void theShapeFollowsWhatIsAddedAndGoesBackWhole() throws Exception {
    show(NORM);
    act(() -> {
      grid.open("x", 1);
      assertTrue(grid.grid().isVector());
      grid.addRow(true);
      assertEquals(new GridModel.GridCell(2, 0), grid.cursor());
    });
    assertEquals(NORM.replace("[1, -1]", "[1, -1, 0]"), text());
    // The program no longer fits, and the grid is still there.
    act(() -> {
      assertEquals(3, grid.grid().rows());
      assertTrue(grid.open("W", 1));
      grid.addColumn(true);
      assertNull(grid.refusal());
      grid.removeRows();
      grid.removeRows();
      assertEquals("ui.grid.lastRow", grid.refusal().key());
    });
    assertEquals(
        NORM.replace("[1, -1]", "[1, -1, 0]")
            .replace("[[1, 2], # the first row\n     [3, 1/2]]", "[[3, 1/2, 0]]"),
        text());
    for (int i = 0; i < 3; i++) {
      undo();
    }
    assertEquals(NORM, text());
  }

  @Test
  void aTableIsPastedWhereOneIsAndInPlaceOfAllWhereAllIsChosen() throws Exception {
    show(NORM);
    act(() -> {
      grid.open("W", 1);
      grid.paste("7\t8\n9\t10\n");
      assertEquals(new CellArea(0, 1, 1, 2), grid.area());
      assertEquals("7\t8\n9\t10\n", grid.copied());
    });
    assertEquals(NORM.replace("1, 2]", "1, 7, 8]").replace("1/2]", "9, 10]"), text());
    undo();
    act(() -> {
      grid.chooseAll();
      grid.paste("5\t6");
    });
    assertEquals("W = [[5, 6]]\n" + NORM.substring(NORM.indexOf("x =")), text());
    undo();
    act(() -> {
      grid.go(0, 1, false);
      grid.go(1, 1, true);
      grid.paste("5");
    });
    assertEquals(NORM.replace("1, 2]", "1, 5]").replace("1/2", "5"), text());
    undo();
    assertEquals(NORM, text());
    act(() -> {
      grid.paste("0,5");
      assertEquals("ui.grid.paste.comma", grid.refusal().key());
      grid.move(0, 0, false);
      assertNull(grid.refusal());
    });
    assertEquals(NORM, text());
  }

  @Test
  void aFillingIsOfAllOrOfWhatIsChosenAndIsOneUndo() throws Exception {
    show(NORM);
    act(() -> {
      grid.open("W", 0);
      grid.fill(new GridFilling.UnitMatrix());
    });
    String identity = NORM.replace("1, 2]", "1, 0]").replace("3, 1/2]", "0, 1]");
    assertEquals(identity, text());
    act(() -> {
      grid.go(0, 1, false);
      grid.go(1, 1, true);
      grid.fill(new GridFilling.NormalNumbers(42));
    });
    assertEquals(identity.replace("1, 0]", "1, 1.14]").replace("0, 1]", "0, 0.92]"), text());
    undo();
    act(() -> {
      grid.clear();
      grid.open("x", 0);
      grid.fill(new GridFilling.UnitMatrix());
      assertEquals(
          Optional.of("ui.grid.noIdentity"), Optional.ofNullable(grid.refusal()).map(Problem::key));
    });
    assertEquals(identity.replace("0, 1]", "0, 0]"), text());
  }

  @Test
  void aMatrixOfLatexStaysLatex() throws Exception {
    String latex =
        "q = W x, f = q_1 + q_2, W = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}, "
            + "x = \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}";
    show(latex);
    act(() -> {
      assertTrue(grid.open("W", 3));
      assertTrue(grid.write("\\frac{1}{2}"));
      grid.paste("-7");
      grid.addColumn(true);
      assertTrue(grid.open("x", 0));
      assertTrue(grid.grid().isVector());
      grid.addRow(true);
      assertTrue(grid.write("5"));
    });
    assertEquals(
        latex
            .replace("1 & 2", "1 & 2 & 0")
            .replace("3 & 4", "3 & -7 & 0")
            .replace("1 \\\\ 2 \\end", "1 \\\\ 5 \\\\ 2 \\end"),
        text());
  }

  private static final List<String> TYPED =
      List.of("7", "1/", "-1/3", "", "0,5", "1e-3", "x", " 2 ", "√2", "[1]", "3 # c", "1e999");

  private void any(Random random) {
    int row = random.nextInt(grid.grid().rows() + 1);
    int column = random.nextInt(grid.grid().columns() + 1);
    switch (random.nextInt(12)) {
      case 0, 1 -> grid.go(row, column, random.nextBoolean());
      case 2, 3, 4 -> grid.write(TYPED.get(random.nextInt(TYPED.size())));
      case 5 -> grid.addRow(random.nextBoolean());
      case 6 -> grid.addColumn(random.nextBoolean());
      case 7 -> grid.removeRows();
      case 8 -> grid.removeColumns();
      case 9 -> grid.paste(random.nextBoolean() ? grid.copied() : "1\t2\n3\t4");
      case 10 -> grid.fill(new GridFilling.UniformNumbers(random.nextInt(5)));
      default -> grid.clear();
    }
  }

  @Test
  void whateverIsDoneTheGridShowsTheTextAndUndoLeadsBackToTheBeginning() throws Exception {
    show(NORM);
    Random random = new Random(8);
    act(() -> {
      for (int n = 0; n < 150; n++) {
        if (n % 25 == 0) assertTrue(grid.open(random.nextBoolean() ? "W" : "x", 0));
        any(random);
        String text = model.document().text().get();
        assertTrue(grid.isOpen(), n + ": " + text);
        assertTrue(text.contains(grid.name() + " = " + grid.grid().raw() + "\n"), n + ": " + text);
        assertTrue(text.endsWith("q = W x\nf = sum(q^2)\n"), text);
        assertTrue(grid.area().bottom() < grid.grid().rows(), n + ": " + grid.area());
        assertTrue(grid.area().right() < grid.grid().columns(), n + ": " + grid.area());
      }
      while (model.document().canUndo() && !model.document().text().get().equals(NORM)) {
        model.document().undo();
      }
    });
    assertEquals(NORM, text());
  }

  @Test
  void readingOrderEndsAtTheCorners() throws Exception {
    show(NORM);
    act(() -> {
      grid.open("W", 0);
      assertFalse(grid.next(-1));
      assertTrue(grid.next(1) && grid.next(1) && grid.next(1));
      assertEquals(new GridModel.GridCell(1, 1), grid.cursor());
      assertFalse(grid.next(1));
      assertFalse(grid.open("f", 0));
      assertTrue(grid.isOpen());
      model.document().type("f = 1\n");
      assertFalse(grid.isOpen());
    });
  }
}
