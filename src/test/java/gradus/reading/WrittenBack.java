package gradus.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradus.Texts;
import gradus.graph.Lowering;
import gradus.lang.Printer;
import gradus.lang.Problem;
import gradus.trace.Trace;
import java.util.List;

/// A program that is read without a mistake and has a value, and what is written for it, which
/// reads the same.
final class WrittenBack {
  private WrittenBack() {}

  /// @param written how its last line, `f = …`, is written
  static void assertIs(String text, double value, String written) {
    Lowering lowering = Texts.build(text);
    assertEquals(List.of(), lowering.errors().stream().map(Problem::key).toList(), text);
    Trace trace = Trace.of(lowering.graph());
    assertEquals(value, trace.value(lowering.graph().output()).orElseThrow().item());
    String all = Printer.text(ProgramReader.read(text));
    assertEquals("f = " + written, all.lines().toList().getLast());
    assertEquals(all, Printer.text(ProgramReader.read(all)));
  }
}
