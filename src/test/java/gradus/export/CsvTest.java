package gradus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.descent.ExampleTable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables read and written.
class CsvTest {
  @Test
  void everyRowKnowsItsLine() {
    String text = "키,\"a\nb\"\n\n1,\"2,5\"\r\n\n3,\n";
    assertEquals(
        Optional.of(
            new ExampleTable(
                List.of(List.of("키", "a\nb"), List.of("1", "2,5"), List.of("3", "")),
                List.of(1L, 4L, 6L))),
        Csv.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x;t\n1;-2\n", "x\tt\n1\t-2\n", "\nx,t\n1,-2\n"})
  void cellsArePartedAsTheFirstLineShows(String text) {
    assertEquals(
        List.of(List.of("x", "t"), List.of("1", "-2")), Csv.read(text).orElseThrow().rows());
  }

  @Test
  void aCommaInTheFirstLinePartsWhateverElseIsThere() {
    assertEquals(
        List.of(List.of("x", "a;b"), List.of("1", "2")),
        Csv.read("x,a;b\n1,2\n").orElseThrow().rows());
  }

  @Test
  void anEmptyTextHasNoRowAndAnOpenQuotationIsNone() {
    assertEquals(List.of(), Csv.read("").orElseThrow().rows());
    assertEquals(Optional.empty(), Csv.read("x,\"t\n1,2\n\"a\"b"));
  }

  @Test
  void whatIsWrittenIsRead() {
    List<List<String>> rows = List.of(List.of("x", "a,b"), List.of("1", "say \"2\""));
    assertEquals("x,\"a,b\"\n1,\"say \"\"2\"\"\"\n", Csv.write(rows));
    assertEquals(rows, Csv.read(Csv.write(rows)).orElseThrow().rows());
  }
}
