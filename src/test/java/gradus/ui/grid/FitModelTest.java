package gradus.ui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.ui.seek.Unseen;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What no longer fits a tensor that grew, and what would fit again.
class FitModelTest extends Unseen {
  private static final String LAYER =
      "W = [[1, 2], [3, 4]]\nx = [5, 6] # two\nb = [1, -1]\nh = tanh(W x + b)\nf = sum(h)\n";

  private GridModel grid;
  private FitModel fit;

  private void show(String text, String edited) throws Exception {
    program(text);
    act(() -> {
      grid = new GridModel(model.inputs());
      fit = new FitModel(grid, model.inputs(), itsThread(), () -> {});
      grid.open(edited, 0);
    });
  }

  private Set<String> growing() {
    return fit.mismatch().map(Mismatch::growth).orElse(Map.of()).keySet();
  }

  private String said() throws Exception {
    return on(() -> fit.mismatch().orElseThrow().why().message(Locale.ENGLISH));
  }

  private String text() throws Exception {
    return on(() -> model.document().text().get());
  }

  @Test
  void whatAMatrixThatGrewNoLongerFitsIsSaidAndGrowsWithZeros() throws Exception {
    show(LAYER, "W");
    act(() -> grid.addColumn(true));
    until(() -> fit.mismatch().isPresent());
    assertEquals(
        "“W x” cannot multiply 2×3 by 2: the inner lengths 3 and 2 must be equal.", said());
    assertEquals(Set.of("x"), on(this::growing));
    act(() -> fit.grow());
    // Behind the first column, where the cursor was: what they make together is what it was.
    String wider = LAYER.replace("[[1, 2], [3, 4]]", "[[1, 0, 2], [3, 0, 4]]");
    assertEquals(wider.replace("[5, 6]", "[5, 0, 6]"), text());
    until(() -> fit.mismatch().isEmpty());
    act(() -> model.document().undo());
    assertEquals(wider, text());
    until(() -> fit.mismatch().isPresent());
  }

  @Test
  void severalGrowTogetherWhereThatAloneFits() throws Exception {
    show(LAYER, "W");
    act(() -> {
      grid.go(1, 0, false);
      grid.addRow(true);
      grid.addColumn(true);
    });
    until(() -> growing().equals(Set.of("x", "b")));
    act(() -> fit.grow());
    assertEquals(
        LAYER
            .replace("[[1, 2], [3, 4]]", "[[1, 0, 2], [3, 0, 4], [0, 0, 0]]")
            .replace("[5, 6]", "[5, 6, 0]")
            .replace("[1, -1]", "[1, -1, 0]"),
        text());
    until(() -> fit.mismatch().isEmpty());
    act(() -> model.document().undo());
    assertTrue(text().contains("x = [5, 6] #") && text().contains("b = [1, -1]\n"), text());
  }

  @Test
  void whereNothingIsAsLongOrOneShrinksNothingGrows() throws Exception {
    show("A = [[1, 2], [3, 4]]\nB = [[1, 2], [3, 4]]\nf = sum(A*B + B*A)\n", "A");
    act(() -> grid.addRow(true));
    until(() -> growing().equals(Set.of("B")));
    String joined = "A = [[1, 2, 3]]\nx = [1, 2]\ny = [4]\nf = sum(A concat(x, y))\n";
    show(joined, "A");
    act(() -> grid.addColumn(true));
    until(() -> fit.mismatch().isPresent());
    assertEquals(Set.of(), on(this::growing));
    show(LAYER, "x");
    act(() -> grid.removeRows());
    until(() -> fit.mismatch().isPresent());
    assertEquals(Set.of(), on(this::growing));
  }

  @Test
  void whatIsPutRightInTheTextIsSaidNoMore() throws Exception {
    show(LAYER, "W");
    act(() -> grid.addColumn(true));
    until(() -> fit.mismatch().isPresent());
    String sliced = text().replace("W x", "W[:, 0:2] x");
    act(() -> model.document().edit(sliced, null));
    until(() -> fit.mismatch().isEmpty());
  }
}
