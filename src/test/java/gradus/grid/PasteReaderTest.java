package gradus.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.lang.Messages;
import gradus.tensor.Shape;
import gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Tables as they come from elsewhere.
class PasteReaderTest {
  private static List<List<String>> cells(String text) {
    return switch (PasteReader.read(text)) {
      case Pasting.NumberTable(List<List<String>> cells) -> cells;
      case Pasting.NoTable(var why) -> throw new AssertionError(why + " " + text);
    };
  }

  private static String refused(String text) {
    return switch (PasteReader.read(text)) {
      case Pasting.NumberTable(List<List<String>> cells) -> throw new AssertionError(cells);
      case Pasting.NoTable(var why) -> {
        // Both sentences can be said.
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
          String sentence = Messages.text(locale, why.key(), why.args().toArray());
          assertTrue(sentence.length() > 5 && !sentence.matches(".*[{][0-9].*"), sentence);
        }
        yield why.key();
      }
    };
  }

  @Test
  void aSpreadsheetPartsCellsByTabsAndRowsByLines() {
    assertEquals(
        List.of(List.of("1", "-2"), List.of("3.5", "4e-2")), cells("1\t-2\r\n3.5\t4e-2\r\n"));
    assertEquals(List.of(List.of("1"), List.of("2"), List.of("3")), cells("1\n2\n3\n"));
    assertEquals(List.of(List.of("1", "2")), cells("1\t2\t\t\n"));
    assertEquals(List.of(List.of("−1", "1/2")), cells(" −1 \t 1/2 "));
  }

  @Test
  void commasSemicolonsAndBlanksPartThemToo() {
    List<List<String>> four = List.of(List.of("1", "2"), List.of("3", "4"));
    assertEquals(four, cells("1 2\n3 4"));
    assertEquals(four, cells("  1   2\n  3   4"));
    assertEquals(four, cells("1, 2\n3, 4"));
    assertEquals(four, cells("1;2\n3;4\n"));
    assertEquals(four, cells("1 2; 3 4"));
    assertEquals(four, cells("[1 2; 3 4]"));
    assertEquals(four, cells("[1, 2; 3, 4]"));
    assertEquals(four, cells("[1,2;3,4]"));
    assertEquals(four, cells("[[1, 2], [3, 4]]"));
    assertEquals(four, cells("[[1 2]\n [3 4]]"));
    assertEquals(four, cells("\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}"));
    assertEquals(List.of(List.of("1", "2", "3")), cells("1,2,3"));
    assertEquals(List.of(List.of("0.5", "2")), cells("0.5,2"));
    assertEquals(List.of(List.of("-1", "-2")), cells("-1,-2"));
  }

  @Test
  void aDecimalCommaIsTakenOnlyWhereItCanBeNothingElse() {
    assertEquals(List.of(List.of("0.5", "1.25")), cells("0,5\t1,25"));
    assertEquals(List.of(List.of("0.5", "-1.234")), cells("0,5\t-1,234"));
    assertEquals(List.of(List.of("0.5", "3"), List.of("2", "1.5")), cells("0,5;3\n2;1,5"));
    assertEquals(List.of(List.of("1234.5", "2")), cells("1.234,5\t2"));
    assertEquals(List.of(List.of("1234.5", "2000")), cells("1,234.5\t2,000"));
    assertEquals(List.of(List.of("1.5", "2.5")), cells("\"1,5\",\"2,5\""));
    for (String doubtful : List.of("0,5", "1,2\n3,4", "1,5;2,5", "1,234", "0,5 1,2", "1,000,000")) {
      assertEquals("ui.grid.paste.comma", refused(doubtful), doubtful);
    }
    for (String doubtful : List.of("1,234\t5,678", "1,234\t5", "0,5\t1.5")) {
      assertEquals("ui.grid.paste.decimal", refused(doubtful), doubtful);
    }
  }

  @Test
  void whatIsNoTableOfNumbersSaysWhy() {
    assertEquals("ui.grid.paste.nothing", refused(" \n\t"));
    assertEquals("ui.grid.paste.ragged", refused("1\t2\n3"));
    assertEquals("ui.grid.paste.empty", refused("1\t\t2\n3\t4\t5"));
    assertEquals("ui.grid.paste.number", refused("a\tb\n1\t2"));
    assertEquals("ui.grid.paste.number", refused("hello"));
    assertEquals("ui.grid.paste.number", refused("1/\t2"));
    assertEquals("ui.grid.large", refused("1\t".repeat(200).concat("1\n").repeat(120)));
  }

  @Test
  void whatIsCopiedIsPastedAsItWas() {
    Random random = new Random(3);
    for (int run = 0; run < 60; run++) {
      int rows = 1 + random.nextInt(4);
      int columns = 1 + random.nextInt(4);
      List<String> numbers = new GridFilling.NormalNumbers(run).cells(rows, columns);
      String literal =
          IntStream.range(0, rows)
              .mapToObj(r ->
                  "[" + String.join(", ", numbers.subList(r * columns, (r + 1) * columns)) + "]")
              .collect(Collectors.joining(", ", "[", "]"));
      GridText grid = GridText.of(literal).orElseThrow();
      List<List<String>> pasted = cells(grid.copied(grid.area()));
      assertEquals(literal, grid.after(new GridEdit.Become(pasted)));
      assertEquals(numbers, pasted.stream().flatMap(List::stream).toList());
      assertEquals(Optional.of(literal), grid.with(tensor(rows, columns), tensor(rows, columns)));
    }
  }

  private static Tensor tensor(int rows, int columns) {
    return Tensor.of(Shape.matrix(rows, columns), new double[rows * columns]);
  }

  @Test
  void anySoupIsATableOfNumbersOrSaysWhy() {
    Random random = new Random(11);
    String[] soup = {
      "1",
      "2.5",
      "-",
      "−3",
      ",",
      ";",
      "\t",
      "\n",
      " ",
      "\"",
      "[",
      "]",
      "e",
      "1,5",
      "1.234,5",
      "/",
      "\\",
      "\\begin{pmatrix}",
      "&",
      "#",
      "%",
      "x",
      "\r\n",
      "\u00a0",
      "(",
      ")",
      "…",
      "한",
      "1e400"
    };
    int taken = 0;
    for (int run = 0; run < Integer.getInteger("gradus.fuzz", 300); run++) {
      StringBuilder text = new StringBuilder();
      int parts = 1 + random.nextInt(14);
      for (int i = 0; i < parts; i++) {
        text.append(soup[random.nextInt(random.nextBoolean() ? 9 : soup.length)]);
      }
      List<String> wrong = new ArrayList<>();
      switch (PasteReader.read(text.toString())) {
        case Pasting.NoTable(var why) -> refused(text.toString());
        case Pasting.NumberTable(List<List<String>> cells) -> {
          taken++;
          int width = cells.getFirst().size();
          for (List<String> row : cells) {
            if (row.size() != width) wrong.add("ragged");
            row.stream()
                .filter(
                    cell -> CellText.objection(cell).isPresent() || CellText.value(cell).isEmpty())
                .forEach(wrong::add);
          }
          // And it can be put into a grid.
          String now = GridText.of("[[1]]").orElseThrow().after(new GridEdit.Become(cells));
          if (GridText.of(now).isEmpty()) wrong.add(now);
        }
      }
      assertEquals(List.of(), wrong, text.toString());
    }
    assertTrue(taken > 10, taken + " taken");
  }

  @Test
  void halfANumberIsNoneAndAFractionIsItsText() {
    for (String half :
        List.of("1/", "-", "1e", "", "1.2.3", "x", "2 3", "1, 2", "[1]", "1 # a", "1/0")) {
      assertTrue(CellText.objection(half).isPresent(), half);
    }
    for (String whole :
        List.of("1/2", "-1/3", "√2", "pi/4", "1e-3", "\\frac{1}{2}", "10%", " 5 ")) {
      assertEquals(Optional.empty(), CellText.objection(whole), whole);
    }
    assertEquals(0.5, CellText.value("1/2").getAsDouble());
    assertEquals(-1.0 / 3, CellText.value("−1 / 3").getAsDouble());
    assertEquals(0.5, CellText.value("\\frac{1}{2}").getAsDouble());
    assertEquals("ui.grid.comma", CellText.objection("0,5").orElseThrow().key());
    assertEquals(List.of("0.5"), CellText.objection("0,5").orElseThrow().args());
  }
}
