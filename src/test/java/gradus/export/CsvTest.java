package gradus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import gradus.data.ExampleTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables read and written.
class CsvTest {
  @Test
  void everyRowKnowsItsLine() {
    String text = "키,\"a\nb\"\n\n1,\"2,5\"\r\n\n3,\n";
    assertEquals(
        new Csv.Contents.Tabular(
            new ExampleTable(
                List.of(List.of("키", "a\nb"), List.of("1", "2,5"), List.of("3", "")),
                List.of(1L, 4L, 6L))),
        Csv.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x;t\n1;-2\n", "x\tt\n1\t-2\n", "\nx,t\n1,-2\n"})
  void cellsArePartedAsTheFirstLineShows(String text) {
    assertEquals(List.of(List.of("x", "t"), List.of("1", "-2")), rows(text));
  }

  @Test
  void aCommaInTheFirstLinePartsWhateverElseIsThere() {
    assertEquals(List.of(List.of("x", "a;b"), List.of("1", "2")), rows("x,a;b\n1,2\n"));
  }

  @Test
  void anEmptyTextHasNoRow() {
    assertEquals(List.of(), rows(""));
  }

  @Test
  void aRowMayEndBeforeTheLastColumn() {
    assertEquals(
        List.of(List.of("x", "t", "who"), List.of("1", "2"), List.of("3")),
        rows("x,t,who\n1,2\n   \n3"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x,'t/1,2/3,4           | descent.data.open   | 1",
        "x,t/1,2/'3,4/5,'6'/7,8 | descent.data.quotes | 4",
        "x,t/1,2/3,4/5,'6       | descent.data.open   | 4",
        "x,'t/1'/2,'a'b/3,'     | descent.data.quotes | 3",
        "x,'t''/1/2             | descent.data.open   | 1",
        "x,t/1,2/3,4,5          | descent.data.long   | 3",
        "x,t//1,2//3,4,/5,6     | descent.data.long   | 5"
      })
  void aQuotationMarkOrARowThatIsAmissIsToldWithItsLine(String text, String key, long line) {
    String csv = text.replace('\'', '"').replace('/', '\n');
    assertEquals(new Csv.Contents.Torn(key, line), Csv.read(csv));
    assertEquals(new Csv.Contents.Torn(key, line), Csv.read(csv.replace("\n", "\r\n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x,5\" wide\n1,2\n", "x,\"say \"\"a\"\"\"\n1,2\n", "x,\"a\nb\"\n1,\"2\""})
  void aQuotationMarkInsideACellIsALetter(String text) {
    assertInstanceOf(Csv.Contents.Tabular.class, Csv.read(text));
  }

  private static List<List<String>> rows(String text) {
    return assertInstanceOf(Csv.Contents.Tabular.class, Csv.read(text)).table().rows();
  }

  @Test
  void whatIsWrittenIsRead() {
    List<List<String>> rows = List.of(List.of("x", "a,b"), List.of("1", "say \"2\""));
    assertEquals("x,\"a,b\"\n1,\"say \"\"2\"\"\"\n", Csv.write(rows));
    assertEquals(rows, rows(Csv.write(rows)));
  }
}
