package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.graph.GraphBuilder;
import gradus.lang.Program;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Formulas of notes and textbooks, their values and gradients computed apart from us.
class TextbookTest {
  private static final int ROWS = 195;

  /// What cannot be printed as LaTeX that is read back: none.
  private static final Set<String> ONE_WAY = Set.of();

  @Test
  void eachFormulaHasASourceOfItsOwn() {
    List<Textbooks.Row> rows = Textbooks.rows();
    assertEquals(ROWS, rows.size());
    Set<String> sources = new HashSet<>();
    rows.forEach(row -> sources.add(row.source()));
    assertEquals(ROWS, sources.size());
  }

  @TestFactory
  Stream<DynamicTest> eachFormulaIsReadAsItsSourceMeansIt() {
    return Textbooks.rows().stream()
        .map(row ->
            dynamicTest(
                row.source(),
                () -> {
                  Program program = ProgramReader.read(row.program());
                  Optional<String> wrong =
                      Textbooks.wrong(row, program, GraphBuilder.build(program));
                  assertEquals(Optional.empty(), wrong, row.program());
                }));
  }

  @TestFactory
  Stream<DynamicTest> eachFormulaWrittenInEitherNotationMeansTheSame() {
    return Textbooks.rows().stream()
        .filter(row -> !ONE_WAY.contains(row.source()))
        .map(row ->
            dynamicTest(
                row.source(),
                () -> {
                  Program program = ProgramReader.read(row.program());
                  for (Notation notation : Notation.values()) {
                    String text = notation.text(program);
                    Program back = ProgramReader.read(text);
                    Optional<String> wrong = Textbooks.wrong(row, back, GraphBuilder.build(back));
                    assertEquals(Optional.empty(), wrong, text);
                  }
                }));
  }
}
