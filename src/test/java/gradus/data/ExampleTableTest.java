package gradus.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Rows of cells that are typed into.
class ExampleTableTest {
  private static final ExampleTable TABLE =
      ExampleTable.of(List.of(List.of("x", "t"), List.of("1", "2"), List.of("3")));

  @Test
  void aCellARowAndRowsLessLeaveTheRest() {
    assertEquals(
        List.of(List.of("x", "t"), List.of("1", "2"), List.of("3", "4")), TABLE.with(2, 1, "4"));
    assertEquals(
        List.of(List.of("x", "t"), List.of("1", "2"), List.of("3"), List.of("", "")),
        TABLE.withRow());
    assertEquals(List.of(List.of("x", "t"), List.of("3")), TABLE.without(Set.of(1)));
    assertEquals(2, TABLE.line(1));
  }

  @Test
  void aFirstRowOfNumbersNamesNothing() {
    assertFalse(TABLE.isHeadless());
    ExampleTable numbers = ExampleTable.of(List.of(List.of("1", " -2.5e3"), List.of("3", "4")));
    assertTrue(numbers.isHeadless());
    assertFalse(ExampleTable.of(List.of(List.of("1", ""))).isHeadless());
    assertEquals(
        List.of(List.of("a", "b"), List.of("1", " -2.5e3"), List.of("3", "4")),
        numbers.below(List.of("a", "b")));
  }
}
