package gradus.layout.split;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Where a line is cut into rows.
class PartitionTest {
  private static final double[] AT = {0, 1, 2, 6, 7, 9};

  private static List<Integer> squares(int rows) {
    return Partition.cheapest(AT.length, rows, (from, to) -> Math.pow(AT[to] - AT[from], 2));
  }

  @Test
  void rowsAreAsEqualAsThePlacesAllow() {
    assertEquals(List.of(0, 5), squares(1));
    assertEquals(List.of(0, 3, 5), squares(2));
    assertEquals(List.of(0, 2, 3, 5), squares(3));
    assertEquals(List.of(0, 1, 2, 3, 4, 5), squares(5));
  }

  @Test
  void thereAreNoMoreRowsThanPlacesToCut() {
    assertEquals(List.of(), squares(6));
  }

  @Test
  void ofEqualWaysTheLastRowIsTheShortest() {
    assertEquals(List.of(0, 2, 3), Partition.cheapest(4, 2, (from, to) -> to - from));
  }
}
