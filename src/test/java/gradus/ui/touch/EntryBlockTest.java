package gradus.ui.touch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.diagram.Diagram.DrawnEntry;
import gradus.graph.Gate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Entries that stand together are ringed together.
class EntryBlockTest {
  private static final List<Gate> GATES =
      Texts.build("f = sum(M) + sum(v)\nM = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]\nv = [1, 2, 3, 4]")
          .graph()
          .gates();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "M | 4         | 4-4",
        "M | 3 4 5     | 3-5",
        "M | 1 4 7     | 1-7",
        "M | 8 7 5 4   | 4-8",
        "M | 2 3       | 2-2 3-3",
        "M | 0 1 3 4 5 | 0-1 3-5",
        "M | 0 2 3 5   | 0-3 2-5",
        "M | 0 6       | 0-0 6-6",
        "M | 0 1 2 3 4 5 6 7 8 | 0-8",
        "v | 0 1 3     | 0-1 3-3",
      })
  void rowsWindowsAndColumnsAreOneBlockEach(String name, String places, String blocks) {
    Gate gate = GATES.stream().filter(g -> name.equals(g.name())).findFirst().orElseThrow();
    List<DrawnEntry> entries =
        Arrays.stream(places.trim().split(" "))
            .map(i -> new DrawnEntry(gate, Integer.parseInt(i), false))
            .toList();
    assertEquals(
        blocks,
        EntryBlock.of(entries).stream()
            .map(b -> b.first().place() + "-" + b.last().place())
            .sorted()
            .collect(Collectors.joining(" ")));
  }
}
