package gradus.ui.piece;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.picture.Look;
import gradus.tensor.Numbers;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How the entries of a matrix on a heat map are written.
class HeatGridTest {
  private static HeatGrid grid(double... entries) {
    HeatGrid grid = new HeatGrid();
    Tensor matrix = Tensor.of(Shape.matrix(2, entries.length / 2), entries);
    grid.show(matrix, Numbers.SLIDES, r -> "", c -> "", Look.DEFAULT, 13);
    return grid;
  }

  private static List<String> written(HeatGrid grid) {
    return IntStream.range(0, 4).mapToObj(i -> grid.entry(i / 2, i % 2)).toList();
  }

  @Test
  void allEntriesHaveOneFormat() {
    HeatGrid usual = grid(1, -2, 0.5, 3);
    assertEquals("", usual.factor());
    assertEquals(List.of("1.00", "−2.00", "0.50", "3.00"), written(usual));
    assertEquals(List.of("1.00", "0", "0.50", "3.00"), written(grid(1, 0, 0.5, 3)));
    HeatGrid finer = grid(1, -2, 0.004, 3);
    assertEquals("", finer.factor());
    assertEquals(List.of("1.000", "−2.000", "0.004", "3.000"), written(finer));
  }

  @Test
  void aCommonPowerOfTenStandsInTheCorner() {
    HeatGrid small = grid(0.001, -0.0025, 0, 0.003);
    assertEquals("10⁻³ ×", small.factor());
    assertEquals(List.of("1.00", "−2.50", "0", "3.00"), written(small));
  }
}
