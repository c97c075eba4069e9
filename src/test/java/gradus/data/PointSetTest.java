package gradus.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Points made from a seed.
class PointSetTest {
  private static double at(List<String> row, int column) {
    return Double.parseDouble(row.get(column));
  }

  @ParameterizedTest
  @EnumSource
  void theSameSeedGivesTheSameNumbers(PointSet set) {
    List<List<String>> table = set.table(31, set.noise(), 5);
    assertEquals(32, table.size());
    assertEquals(table, set.table(31, set.noise(), 5));
    assertNotEquals(table, set.table(31, set.noise(), 6));
    assertEquals(Optional.of(set), PointSet.named(set.word()));
  }

  @Test
  void withoutNoiseTheyLieWhereTheirShapeIs() {
    assertEquals(
        List.of(
            List.of("x[0]", "x[1]", "y"),
            List.of("-1", "-1", "0"),
            List.of("-1", "1", "1"),
            List.of("1", "-1", "1"),
            List.of("1", "1", "0")),
        PointSet.XOR.table(4, 0, 1));
    assertEquals(
        List.of(List.of("x", "t"), List.of("-2", "-3"), List.of("0", "1"), List.of("2", "5")),
        PointSet.LINE.table(3, 0, 1));
    assertEquals(
        List.of(
            List.of("x[0]", "x[1]", "y"),
            List.of("1", "0", "0"),
            List.of("0", "0.5", "1"),
            List.of("0", "1", "0"),
            List.of("2", "0.5", "1"),
            List.of("-1", "0", "0")),
        PointSet.MOONS.table(5, 0, 1));
    // sin 4, cos 4, and once round three arms
    assertEquals(
        List.of(
            List.of("x[0]", "x[1]", "y"),
            List.of("0", "0", "0"),
            List.of("0", "0", "1"),
            List.of("0", "0", "2"),
            List.of("-0.7568", "-0.6536", "0")),
        PointSet.SPIRAL.table(4, 0, 1));
  }

  @Test
  void noiseIsItsStandardDeviation() {
    List<List<String>> rows = PointSet.LINE.table(4000, 0.5, 2);
    double squares = 0;
    for (List<String> row : rows.subList(1, rows.size())) {
      squares += Math.pow(at(row, 1) - 2 * at(row, 0) - 1, 2);
    }
    assertEquals(0.5, Math.sqrt(squares / 4000), 0.02);
  }

  @Test
  void everyClassHasAsManyPointsAsTheOthers() {
    List<List<String>> rows = PointSet.SPIRAL.table(30, 0.2, 9);
    for (String label : List.of("0", "1", "2")) {
      assertEquals(10, rows.stream().filter(r -> r.get(2).equals(label)).count());
    }
    assertTrue(
        rows.stream().skip(1).allMatch(r -> Math.hypot(at(r, 0), at(r, 1)) < 1.001), "inside 1");
  }
}
