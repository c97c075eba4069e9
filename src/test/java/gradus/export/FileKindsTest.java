package gradus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.graph.GraphBuilder;
import gradus.graph.Lowering;
import gradus.lang.Messages;
import gradus.layout.LayoutEngines;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FileKindsTest {
  private static ExportOrder order(ExportOrder.Stop stop, ExportOrder.Sizing sizing) {
    Lowering lowering =
        GraphBuilder.build(ProgramReader.read("W = [[1, 2, 3], [4, 5, 6]]\nf = sum(W)"));
    Trace trace = Trace.of(lowering.graph());
    Steps steps = Steps.of(trace, Grain.GATE);
    return new ExportOrder(
        trace,
        lowering.notices(),
        Views.GRAPH,
        () ->
            new Depiction.Gates(
                Diagram.of(steps, Options.DEFAULT, LayoutEngines.standard(), () -> false)),
        stop,
        sizing,
        false,
        Around.NOTHING,
        Locale.ENGLISH);
  }

  /// A chain of so many gates, which fails where it is laid out.
  private static ExportOrder chain(int gates, ExportOrder.Sizing sizing) {
    String chain =
        IntStream.rangeClosed(1, gates)
            .mapToObj(i -> "a%d = sin(a%d)".formatted(i, i - 1))
            .collect(Collectors.joining("\n", "a0 = 1\n", ""));
    Lowering lowering = GraphBuilder.build(ProgramReader.read(chain));
    return new ExportOrder(
        Trace.of(lowering.graph()),
        lowering.notices(),
        Views.GRAPH,
        () -> {
          throw new AssertionError("it was laid out");
        },
        ExportOrder.Landmark.END,
        sizing,
        false,
        Around.NOTHING,
        Locale.ENGLISH);
  }

  private static String refused(int gates, ExportOrder.Sizing sizing) {
    FileKind png = FileKinds.ALL.getFirst();
    return assertInstanceOf(FileKind.Made.Declined.class, png.make(chain(gates, sizing)))
        .sentence();
  }

  private static void assertLaidOut(int gates, ExportOrder.Sizing sizing) {
    FileKind png = FileKinds.ALL.getFirst();
    ExportOrder order = chain(gates, sizing);
    assertThrows(AssertionError.class, () -> png.make(order));
  }

  @Test
  void aPictureThatWouldBeTooLargeIsRefusedBeforeItIsLaidOut() {
    assertEquals(
        "this picture of 40 gates would have 106 million pixels or more, and at most 100 million"
            + " are drawn: use a smaller --scale, or --size.",
        refused(40, new ExportOrder.Sizing.Scaled(33)));
  }

  @Test
  void aPictureOfWhichNothingCouldBeSeenIsRefusedBeforeItIsLaidOut() {
    assertEquals(
        "this picture of 1425 gates, 1425 of them one behind the other, would be 65550 px wide"
            + " or more, and no program shows more than 65535: fold a repeat or a function"
            + " (--fold NAME), or draw a shorter program.",
        refused(1425, new ExportOrder.Sizing.Natural()));
    assertLaidOut(1424, new ExportOrder.Sizing.Natural());
    assertEquals(
        "this picture of 1001 gates, 1001 of them one behind the other, has no room in 1920×1080"
            + " px: the signs in its gates would be 0.67 px high at the most. Fold a repeat or a"
            + " function (--fold NAME), or use a larger --size.",
        refused(1001, new ExportOrder.Sizing.Within(1920, 1080)));
    assertLaidOut(1000, new ExportOrder.Sizing.Within(1920, 1080));
    assertLaidOut(1001, new ExportOrder.Sizing.Within(5000, 1080));
  }

  /// The estimate refuses nothing that would fit.
  @Test
  void noExampleIsSmallerThanItsEstimate() {
    for (Example example : Examples.all()) {
      Trace trace = Trace.of(GraphBuilder.build(ProgramReader.read(example.program())).graph());
      Diagram diagram =
          Diagram.of(
              Steps.of(trace, Grain.GATE), Options.DEFAULT, LayoutEngines.standard(), () -> false);
      long least = Picture.atLeast(trace.graph(), 2);
      assertTrue(least > 0 && least <= Picture.pixels(diagram, 2), example.name());
    }
  }

  private static byte[] made(FileKind kind, ExportOrder order) {
    return assertInstanceOf(FileKind.Made.Bytes.class, kind.make(order)).bytes();
  }

  @TestFactory
  Stream<DynamicTest> everyKindMakesAFileAndHasAName() {
    assertTrue(FileKinds.ALL.size() >= 2);
    return FileKinds.ALL.stream()
        .map(kind ->
            DynamicTest.dynamicTest(
                kind.extension(),
                () -> {
                  byte[] file =
                      made(kind, order(ExportOrder.Landmark.END, new ExportOrder.Sizing.Natural()));
                  assertTrue(file.length > 0, "an empty file");
                  assertEquals(Optional.of(kind), FileKinds.of(Path.of("a.b." + kind.extension())));
                  for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
                    String name = Messages.text(locale, "export." + kind.extension());
                    assertTrue(FileKinds.described(locale).contains(name), name);
                  }
                }));
  }

  @Test
  void endingsAreToldInAnyCase() {
    assertEquals("png", FileKinds.of(Path.of("x.PNG")).orElseThrow().extension());
    assertEquals(Optional.empty(), FileKinds.of(Path.of("x.pngg")));
    assertEquals(Optional.empty(), FileKinds.of(Path.of("x")));
  }

  @Test
  void theNumbersAreTheReport() {
    byte[] file =
        made(new JsonFile(), order(ExportOrder.Landmark.END, new ExportOrder.Sizing.Natural()));
    String text = new String(file, StandardCharsets.UTF_8);
    assertTrue(text.startsWith("{\"output\":\"f\",\"value\":21.0,\"shape\":[]"), text);
    assertTrue(text.endsWith("}\n"), text);
  }

  @Test
  void aPictureHasTheSizeAskedForAndALandmarkLightsNoGate() throws IOException {
    ExportOrder.Sizing natural = new ExportOrder.Sizing.Natural();
    byte[] still = made(new PngFile(), order(ExportOrder.Landmark.FORWARD, natural));
    byte[] lit = made(new PngFile(), order(new ExportOrder.Numbered(1), natural));
    assertFalse(Arrays.equals(still, lit), "a numbered step lights its gate");
    int width = ImageIO.read(new ByteArrayInputStream(still)).getWidth();
    ExportOrder.Sizing twice = new ExportOrder.Sizing.Scaled(2);
    byte[] large = made(new PngFile(), order(ExportOrder.Landmark.END, twice));
    assertEquals(2.0 * width, ImageIO.read(new ByteArrayInputStream(large)).getWidth(), 2);
    ExportOrder.Sizing huge = new ExportOrder.Sizing.Within(99_999, 99_999);
    FileKind.Made refused = new PngFile().make(order(ExportOrder.Landmark.END, huge));
    String sentence = assertInstanceOf(FileKind.Made.Declined.class, refused).sentence();
    assertTrue(sentence.startsWith("this picture would have more than 100 million"), sentence);
  }

  @Test
  void cellsAreQuotedWhereTheyMustBe() {
    List<List<String>> rows =
        List.of(List.of("name", "value"), List.of("W", "[1, 2]"), List.of("say \"a\"", ""));
    assertEquals("name,value\nW,\"[1, 2]\"\n\"say \"\"a\"\"\",\n", Csv.write(rows));
    assertEquals("\"two\nlines\",x\n", Csv.write(List.of(List.of("two\nlines", "x"))));
    assertEquals("", Csv.write(List.of()));
  }
}
