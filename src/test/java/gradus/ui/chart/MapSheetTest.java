package gradus.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.data.Data;
import gradus.descent.Contours;
import gradus.descent.Parameters;
import gradus.graph.ComputationGraph;
import gradus.graph.GraphBuilder;
import gradus.reading.ProgramReader;
import gradus.trace.Tape;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.canvas.Canvas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands beside a map, and how light its places are.
class MapSheetTest {
  private static final String LINE = "a = 1, b = 2; L = a^2 + b^2";

  private static Contours map(String text, double from, double to) {
    ComputationGraph graph = GraphBuilder.build(ProgramReader.read(text)).graph();
    Parameters parameters =
        new Parameters(List.of(graph.named("a").orElseThrow(), graph.named("b").orElseThrow()));
    return Contours.around(
        Tape.of(graph),
        parameters,
        parameters.start(),
        Data.NONE,
        new Contours.Sweep(0, from, to, 5),
        new Contours.Sweep(1, from, to, 5),
        part -> {},
        () -> false);
  }

  @ParameterizedTest
  @CsvSource({
    "-27.98, 74.97, −27.98, 74.97",
    "-1557790.78, 1557790.78, −1.558·10⁶, 1.558·10⁶",
    "-3.2178e188, -1.5e-300, −3.218·10¹⁸⁸, −1.5·10⁻³⁰⁰",
    "-1.79e308, 0, −1.79·10³⁰⁸, 0",
    "-10165.25, 9999, −1.017·10⁴, 9999",
  })
  void noNumberBesideItIsCutOrUnderAnother(double from, double to, String first, String last) {
    Contours map = map(LINE, from, to);
    for (double letters : new double[] {1, 1.5, 2}) {
      for (String name : List.of("b", "W[0,1]", "weights[12,345]")) {
        Canvas canvas = new Canvas(280, 250 * letters);
        MapSheet sheet = new MapSheet(canvas.getGraphicsContext2D(), map, letters, name);
        List<MapSheet.Inscription> words = new ArrayList<>(sheet.words("W[0,1]"));
        assertEquals(
            List.of(first, last),
            words.subList(0, 2).stream().map(MapSheet.Inscription::text).toList());
        Bounds whole = new BoundingBox(0, 0, canvas.getWidth(), canvas.getHeight());
        for (MapSheet.Inscription word : words) {
          assertTrue(whole.contains(word.room()), letters + " " + word);
          assertFalse(sheet.field().intersects(word.room()), letters + " " + word);
          for (MapSheet.Inscription other : words) {
            boolean apart = word == other || !word.room().intersects(other.room());
            assertTrue(apart, letters + " " + word + other);
          }
        }
      }
    }
  }

  @Test
  void allOfAPlateauAtTheLeastLossIsTheLightest() {
    double[] sorted = new double[100];
    for (int i = 60; i < 100; i++) {
      sorted[i] = i;
    }
    assertEquals(0, Bands.band(0, sorted));
    assertTrue(Bands.band(60, sorted) > 0);
    assertEquals(13, Bands.band(99, sorted));
    assertEquals(-1, Bands.band(Double.NaN, sorted));
  }
}
