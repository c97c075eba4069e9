package gradus.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.Diagram.DrawnEntry;
import gradus.graph.Gate;
import gradus.graph.Wire;
import gradus.layout.Box;
import gradus.layout.LayoutEngines;
import gradus.layout.Point;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the number of each entry stands in the picture, and which entry stands at a place.
class EntryPlacesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "q = W @ x; f = sum(q * q); W = [[0.1, 0.5], [-0.3, 0.8]]; x = [0.2, 0.4] | 22",
        "q = 0.001 * v; f = sum(q); v = [0.5, 0.25] | 10",
        "f = x * y; x = 2; y = 3 | 6",
        "C = conv2d(X, K); f = sum(maxpool(C, 2)); K = [[1, 0], [-1, 2]]; X = [[1, 2, 0, 1, 2], [3,"
            + " -1, 2, 0, 1], [0, 2.5, 1, 1, -2], [1, 0, 3, 2, 1], [2, 2, 0, 1, 1]] | 100",
      })
  void anEntryIsFoundWhereItStands(String text, int count) {
    Diagram diagram = drawn(text.replace("; ", "\n"));
    int found = 0;
    for (Gate gate : diagram.steps().trace().graph().gates()) {
      for (int i = 0; i < gate.shape().size(); i++) {
        for (boolean gradient : new boolean[] {false, true}) {
          DrawnEntry entry = new DrawnEntry(gate, i, gradient);
          Optional<Box> box = diagram.entryBox(entry);
          if (box.isEmpty()) continue;
          Point middle = box.get().centre();
          assertEquals(Optional.of(entry), diagram.entryAt(middle.x(), middle.y()));
          found++;
        }
      }
    }
    assertEquals(count, found);
  }

  @Test
  void aNumberByItselfIsMetAroundItsDigitsToo() {
    Diagram diagram = drawn("m = logsumexp(v)\nf = m * m\nv = [1, 5, 3]");
    Gate m = diagram.steps().trace().graph().named("m").orElseThrow();
    for (boolean gradient : new boolean[] {false, true}) {
      DrawnEntry entry = new DrawnEntry(m, 0, gradient);
      Box digits = diagram.entryBox(entry).orElseThrow();
      double y = digits.centre().y();
      for (double x = digits.x() - 6; x <= digits.right() + 6; x += 1) {
        assertEquals(Optional.of(entry), diagram.entryAt(x, y), "" + x);
      }
      assertEquals(Optional.empty(), diagram.entryAt(digits.right() + 60, digits.y() - 60));
    }
  }

  @Test
  void aCellOfALargeMapIsTheFirstOfItsEntries() {
    Diagram diagram =
        drawn(
            "f = sum(M)\n"
                + "M = outer(a, a)\n"
                + "a = reshape(outer(b, c), 100)\n"
                + "b = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n"
                + "c = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]");
    Gate m = diagram.steps().trace().graph().named("M").orElseThrow();
    int cells = 0;
    for (int i = 0; i < 10_000; i += 37) {
      Box box = diagram.entryBox(m, i).orElseThrow();
      Point middle = box.centre();
      DrawnEntry found = diagram.entryAt(middle.x(), middle.y()).orElseThrow();
      assertEquals(m, found.gate());
      assertTrue(found.place() <= i, i + " " + found);
      assertEquals(box, diagram.entryBox(m, found.place()).orElseThrow());
      cells++;
    }
    assertEquals(271, cells);
  }

  /// The program of the lecture's example, for a narrow screen: values go on in lower rows, and
  /// inputs stand near their uses.
  @Test
  void anEntryStandsAlsoWhereItsWireGoesOn() {
    Trace trace =
        Trace.of(
            Texts.build(
                    "h = tanh(W @ x + b)\ng = tanh(W @ h + b)\nu = tanh(W @ g + b)\nf = sum(u * h"
                        + " * x)\nx = [1, -2]\nb = [0.5, 1]\nW = [[1, 0.5], [-1, 2]]")
                .graph());
    Diagram diagram =
        Diagram.of(
            Steps.of(trace, Grain.GATE),
            Options.DEFAULT.withScreen(new Options.Screen(720, 680)),
            LayoutEngines.standard(),
            () -> false);
    assertTrue(diagram.passesRows() || diagram.repeatsInputs());
    int again = 0;
    for (Gate gate : trace.graph().gates()) {
      for (int i = 0; i < gate.shape().size(); i++) {
        for (boolean gradient : new boolean[] {false, true}) {
          DrawnEntry entry = new DrawnEntry(gate, i, gradient);
          List<Box> boxes = diagram.entryBoxes(entry);
          for (Box box : boxes) {
            Point middle = box.centre();
            assertEquals(Optional.of(entry), diagram.entryAt(middle.x(), middle.y()));
          }
          again += Math.max(0, boxes.size() - 1);
        }
      }
    }
    assertTrue(again >= 6, again + " once more");
  }

  @Test
  void theSharesOfAForkStandOnItsBranches() {
    Diagram diagram = drawn("f = sum(exp(v)) + sum(v * w)\nv = [1, 2, 3]\nw = [4, 5, 6]");
    Gate v = diagram.steps().trace().graph().named("v").orElseThrow();
    int found = 0;
    for (Wire wire : diagram.steps().trace().graph().consumers(v)) {
      for (int i = 0; i < 3; i++) {
        DrawnEntry share = new DrawnEntry(v, i, true, wire);
        Point middle = diagram.entryBox(share).orElseThrow().centre();
        assertEquals(Optional.of(share), diagram.entryAt(middle.x(), middle.y()));
        found++;
      }
    }
    assertEquals(6, found);
  }

  private static Diagram drawn(String text) {
    Trace trace = Trace.of(Texts.build(text).graph());
    return Diagram.of(
        Steps.of(trace, Grain.GATE), Options.DEFAULT, LayoutEngines.standard(), () -> false);
  }
}
