package gradus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `gradus export` puts around a picture, and what it refuses.
class ExportCommandTest {
  @TempDir Path folder;

  private record Ran(int status, String err, Path file) {
    int width() throws IOException {
      return ImageIO.read(file.toFile()).getWidth();
    }

    int height() throws IOException {
      return ImageIO.read(file.toFile()).getHeight();
    }

    byte[] bytes() throws IOException {
      return Files.readAllBytes(file);
    }
  }

  private int made;

  private Ran export(String program, String... options) {
    Path file = folder.resolve("picture-" + made++ + ".png");
    List<String> args = new ArrayList<>(List.of("export", "-e", program, "-o", file.toString()));
    args.addAll(List.of(options));
    if (!args.contains("--lang")) args.addAll(List.of("--lang", "en"));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        GradusCommand.run(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args.toArray(String[]::new));
    return new Ran(status, err.toString(StandardCharsets.UTF_8).strip(), file);
  }

  private void refused(int status, String sentence, String... options) {
    Ran ran = export(XYZ, options);
    assertEquals("gradus: " + sentence, ran.err());
    assertEquals(status, ran.status());
    assertFalse(Files.exists(ran.file()));
  }

  private static final String XYZ = "f = (x + y)*z, x = -2, y = 5, z = -4";

  private Ran exportAll(String... args) {
    List<String> all = new ArrayList<>(List.of("export", "--lang", "en"));
    all.addAll(List.of(args));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        GradusCommand.run(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            all.toArray(String[]::new));
    return new Ran(status, err.toString(StandardCharsets.UTF_8).strip(), folder);
  }

  private String program(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void severalProgramsAreWrittenToAFolderEachUnderItsName() throws IOException {
    String net = program("net.v2.gradus", XYZ);
    String second = program("other/second.v1.2", "f = 2*a, a = 3");
    String out = Files.createDirectory(folder.resolve("out")) + "/";
    assertEquals(new Ran(0, "", folder), exportAll(net, second, "norm", "-o", out));
    assertEquals(List.of("net.v2.png", "norm.png", "second.v1.2.png"), written());
    byte[] alone = export(XYZ).bytes();
    assertArrayEquals(alone, Files.readAllBytes(folder.resolve("out/net.v2.png")));
    // A folder that is there needs no slash, and takes one program as well.
    assertEquals(0, exportAll(second, "-o", folder + "/out", "--format", "JSON").status());
    assertEquals(
        List.of("net.v2.png", "norm.png", "second.v1.2.json", "second.v1.2.png"), written());
    assertTrue(Files.readString(folder.resolve("out/second.v1.2.json")).contains("6"));
  }

  @Test
  void oneProgramWithAMistakeKeepsNoOtherFromItsFile() throws IOException {
    String good = program("good.gradus", XYZ);
    String last = program("last.gradus", XYZ);
    String bad = program("bad.gradus", "f = 2*");
    String out = Files.createDirectory(folder.resolve("out")) + "/";
    Ran ran = exportAll(good, bad, last, "-o", out);
    assertEquals(1, ran.status());
    assertTrue(ran.err().startsWith(bad + ":1:"), ran.err());
    assertTrue(ran.err().endsWith("gradus: nothing was made of " + bad + "."), ran.err());
    assertEquals(List.of("good.png", "last.png"), written());
  }

  @Test
  void whatHasNoPlaceInAFolderIsRefusedBeforeAnythingIsWritten() throws IOException {
    String one = program("one.gradus", XYZ);
    String same = program("other/ONE.txt", XYZ);
    String out = Files.createDirectory(folder.resolve("out")) + "/";
    Map<List<String>, String> refused = new LinkedHashMap<>();
    refused.put(
        List.of(one, "norm", "-o", "all.png"),
        "several programs are written to a folder, a file of each: say -o FOLDER/ with the slash,"
            + " not 'all.png'.");
    refused.put(
        List.of(one, same, "-o", out),
        "'%s' and '%s' would both be written to %sONE.png: give one of them another name, or write"
                .formatted(one, same, out)
            + " it by itself.");
    refused.put(
        List.of(one, "-o", out, "--format", "gif"), "--format takes png or json, not 'gif'.");
    refused.put(
        List.of(one, "-o", "all.png", "--format", "png"),
        "--format says what the files in a folder are: give it with -o FOLDER/, or name the file"
            + " with its ending.");
    String unnamed =
        "a file in a folder is called as its program is, and a text that is no file has no name:"
            + " say -o NAME.png.";
    refused.put(List.of("-e", XYZ, "-o", out), unnamed);
    refused.put(List.of(one, "-", "-o", out), unnamed);
    refused.put(
        List.of(one, "-o", out, "--format", "json", "--title", "T"),
        "a .json file does not take --title: only .png does.");
    refused.forEach((args, sentence) ->
        assertEquals(
            new Ran(2, "gradus: " + sentence, folder), exportAll(args.toArray(String[]::new))));
    assertEquals(List.of(), written());
    Ran missing = exportAll(one, "norm", "-o", folder + "/none/");
    assertEquals(1, missing.status());
    String none = "gradus: There is no folder " + folder.resolve("none") + " to save in.";
    assertEquals(
        List.of(
            none,
            "gradus: nothing was made of " + one + ".",
            none,
            "gradus: nothing was made of norm."),
        missing.err().lines().toList());
  }

  @Test
  void titleFormulaLegendAndCaptionMakeThePictureTaller() throws IOException {
    int bare = export(XYZ).height();
    for (List<String> more :
        List.of(
            List.of("--title", "Backpropagation"),
            List.of("--formula"),
            List.of("--legend"),
            List.of("--caption"))) {
      Ran ran = export(XYZ, more.toArray(String[]::new));
      assertEquals("", ran.err(), more.toString());
      assertTrue(ran.height() > bare + 20, more + ": " + ran.height());
    }
  }

  @Test
  void aPictureOfMoreThanFourHundredGatesFoldsItsRepeats() throws IOException {
    String text = "h = 0.5; w = 0.9; b = 0.1\nrepeat 200 { h = tanh(w*h + b) }\nL = h^2";
    byte[] folded = export(text, "--fold", "h").bytes();
    assertArrayEquals(folded, export(text).bytes());
    String few = text.replace("200", "20");
    assertTrue(export(few).width() > export(few, "--fold", "h").width());
    String said =
        "<text>:2:23: notice: a picture of 601 gates cannot be read, so each repeat is one gate"
            + " (above 400 gates); unfold one to see its rounds.";
    assertEquals(said, export(text).err().lines().findFirst().orElseThrow());
    assertEquals("", export(few).err());
    assertEquals("", export(text, "--fold", "h").err());
  }

  /// A picture of very many gates says that it has no numbers, and what has some.
  @Test
  void aPictureWithoutNumbersSaysSo() throws IOException {
    String chain = "x = 1; h = x; repeat 501 { h = h*x }; f = h + x";
    Ran bare = export(chain, "--unfold-all", "--size", "160x90");
    assertEquals(
        "gradus: this picture of 503 gates holds no numbers, as none of more than 500 gates does:"
            + " fold a repeat or a function (--fold NAME), or draw a part of the program"
            + " (--output NAME).",
        bare.err().lines().filter(l -> l.contains("no numbers")).findFirst().orElse(bare.err()));
    assertTrue(bare.err().contains("in this size the signs in the gates are 0."), bare.err());
    assertFalse(bare.err().contains("the numbers are"), bare.err());
    assertEquals("", export(chain, "--fold", "h", "--size", "400x300").err());
  }

  /// The file is written, for somebody asked for that size; who cannot read it is told why.
  @Test
  void numbersTooSmallToBeReadAreTold() throws IOException {
    Ran tiny = export(XYZ, "--size", "60x60");
    assertEquals(
        "gradus: in this size the numbers are 3.2 px high, too small to be read: use a larger"
            + " --size.",
        tiny.err());
    assertEquals(0, tiny.status());
    assertTrue(tiny.height() > 0);
    assertEquals("", export(XYZ, "--size", "300x200").err());
    assertEquals("", export(XYZ, "--scale", "0.2").err());
  }

  @Test
  void aPictureTooLargeIsRefusedBeforeItIsLaidOut() {
    String sum =
        IntStream.rangeClosed(1, 380)
            .mapToObj(i -> "a%d = sin(a%d)".formatted(i, i - 1))
            .collect(Collectors.joining("\n", "a0 = 1\n", ""));
    Ran ran = export(sum, "--scale", "11");
    assertEquals(
        "gradus: this picture of 380 gates would have 112 million pixels or more, and at most 100"
            + " million are drawn: use a smaller --scale, or --size.",
        ran.err());
    assertEquals(1, ran.status());
    assertFalse(Files.exists(ran.file()));
  }

  @Test
  void aPictureOfJGraphXSaysThatItIsASketch() throws IOException {
    Ran ran = export(XYZ, "--engine", "jgraphx");
    assertEquals(
        "gradus: notice: a layout of the jgraphx engine is a sketch: tips, dots and labels do not"
            + " keep all rules of the picture; a line below it says so.",
        ran.err());
    assertEquals(0, ran.status());
    Ran korean = export(XYZ, "--engine", "jgraphx", "--lang", "ko");
    assertTrue(korean.err().contains("스케치"), korean.err());
    assertEquals("", export(XYZ, "--engine", "elk").err());
  }

  @Test
  void aMarginIsOfPxOnEachSideAtTheScale() throws IOException {
    int none = export(XYZ, "--margin", "0", "--scale", "2").width();
    assertEquals(none + 4 * 30, export(XYZ, "--margin", "30", "--scale", "2").width());
  }

  @Test
  void theForwardPassAloneIsLowerAndOfOneSizeAtEveryStep() throws IOException {
    Ran both = export(XYZ);
    Ran end = export(XYZ, "--pass", "forward");
    assertTrue(end.height() < both.height());
    for (String step : List.of("start", "1", "2", "forward")) {
      Ran ran = export(XYZ, "--pass", "forward", "--step", step);
      assertEquals(end.width() + "×" + end.height(), ran.width() + "×" + ran.height());
    }
    assertArrayEquals(end.bytes(), export(XYZ, "--pass", "forward", "--step", "forward").bytes());
  }

  @Test
  void aPlainStepIsDrawnWithoutEmphasis() throws IOException {
    byte[] lit = export(XYZ, "--step", "5").bytes();
    byte[] plain = export(XYZ, "--step", "5", "--plain").bytes();
    assertFalse(Arrays.equals(lit, plain));
    assertArrayEquals(export(XYZ, "--step", "end").bytes(), plain, "all numbers stand there");
  }

  @Test
  void aCaptionSpeaksTheLanguageAskedFor() throws IOException {
    byte[] english = export(XYZ, "--caption", "--step", "start").bytes();
    byte[] korean = export(XYZ, "--caption", "--step", "start", "--lang", "ko").bytes();
    assertFalse(Arrays.equals(english, korean));
  }

  @Test
  void whatCannotBeIsRefusedInASentence() {
    refused(2, "--title takes the text to stand above the picture.", "--title", " ");
    String margin = "--margin takes a number of px from 0 to 1000.";
    refused(2, margin, "--margin", "-1");
    refused(2, margin, "--margin", "1001");
    for (String frame : List.of("16x9", "0:9", "1:21", "wide")) {
      refused(
          2,
          "--frame takes two numbers with a colon between, width and height, as 16:9; "
              + frame
              + " is none, or is more than twenty times as long as it is wide.",
          "--frame",
          frame);
    }
    refused(2, margin, "--margin", "NaN");
    refused(2, "--margin takes a number, not 'wide'.", "--margin", "wide");
    refused(2, "--pass takes one of both, forward, not 'back'.", "--pass", "back");
    refused(
        2,
        "--seed-grad begins a backward pass and --pass forward draws none: give one of them.",
        "--pass",
        "forward",
        "--seed-grad",
        "2");
    refused(
        1,
        "there is no step 3 in the forward pass: its last one is 2.",
        "--pass",
        "forward",
        "--step",
        "3");
    refused(
        1,
        "순전파에는 3단계가 없습니다. 순전파의 마지막 단계는 2입니다.",
        "--pass",
        "forward",
        "--step",
        "3",
        "--lang",
        "ko");
  }

  @Test
  void aProgramWithoutAFormulaHasNoneAboveItsPicture() {
    Ran ran = export("x = 3", "--formula");
    assertEquals(1, ran.status());
    assertEquals(
        "gradus: this program has no formula that can be typeset above the picture,"
            + " or is too long for that: leave out --formula.",
        ran.err());
  }

  /// The pixels a metre that a PNG file says it has; 0 where it says nothing.
  private static int density(byte[] png) {
    ByteBuffer chunks = ByteBuffer.wrap(png).position(8);
    while (chunks.remaining() > 8) {
      int length = chunks.getInt();
      byte[] kind = new byte[4];
      chunks.get(kind);
      if (new String(kind, StandardCharsets.US_ASCII).equals("pHYs")) {
        int across = chunks.getInt();
        assertEquals(across, chunks.getInt());
        assertEquals(1, chunks.get(), "metres");
        return across;
      }
      chunks.position(chunks.position() + length + 4);
    }
    return 0;
  }

  @Test
  void aPictureForPaperIsAsLargeAsTheMillimetresSay() throws IOException {
    Ran usual = export(XYZ, "--size", "80mmx400mm");
    assertEquals("", usual.err());
    assertEquals(944, usual.width());
    assertEquals(11811, density(usual.bytes()));
    Ran fine = export(XYZ, "--size", "80mmx400mm", "--dpi", "600");
    assertEquals(1889, fine.width());
    assertEquals(23622, density(fine.bytes()));
    Ran low = export(XYZ, "--size", "400mmX12.7mm", "--dpi", "100");
    assertEquals(50, low.height());
    assertEquals(0, density(export(XYZ, "--size", "944x4000").bytes()));
    // Rows are chosen for the paper: a narrow one breaks what a slide has in one row.
    String chain = "x = 1; f = tanh(tanh(tanh(tanh(tanh(tanh(tanh(tanh(x))))))))";
    Ran column = export(chain, "--size", "60mmx60mm", "--dpi", "96");
    assertTrue(column.height() > 100, "" + column.height());
  }

  @Test
  void aSizeOnPaperIsWrittenInMillimetresAndOnlyThenHasDots() {
    String size =
        "--size takes WIDTHxHEIGHT in px, such as 1920x1080, or in mm, such as 80mmx40mm, not ";
    for (String wrong : List.of("80mmx40", "80x40mm", "0mmx40mm", "80cmx40cm", "-8mmx4mm")) {
      refused(2, size + "'" + wrong + "'.", "--size=" + wrong);
    }
    String paper =
        "--dpi says how fine a picture on paper is: give it with a --size in mm, such as"
            + " 80mmx40mm.";
    refused(2, paper, "--dpi", "300");
    refused(2, paper, "--dpi", "300", "--size", "300x200");
    String range = "--dpi takes a whole number from 1 to 2400.";
    refused(2, range, "--dpi", "0", "--size", "80mmx40mm");
    refused(2, range, "--dpi", "2401", "--size", "80mmx40mm");
    refused(
        1,
        "this picture would have more than 100 million pixels: use a smaller --scale, or --size.",
        "--size",
        "9999mmx9999mm");
  }

  private static final String LAYER = "x = [1, -2], W = [[0.5, -1], [2, 1]], f = tanh(W x)";

  @Test
  void aNetworkIsTheSameWhetherItsLayersStandInAFunctionOrNot() throws IOException {
    String numbers = "x = [1, -2], W = [[0.5, -1], [2, 1]], ";
    String called = "layer(A, v) = tanh(A v), " + numbers + "f = layer(W, x)";
    Ran network = export(called, "--view", "network");
    assertEquals(0, network.status(), network.err());
    assertArrayEquals(export(LAYER, "--view", "network").bytes(), network.bytes());
  }

  @Test
  void aNetworkIsDrawnAsNeuronsAtEveryStep() throws IOException {
    Ran graph = export(LAYER);
    Ran network = export(LAYER, "--view", "network");
    assertFalse(Arrays.equals(graph.bytes(), network.bytes()));
    assertArrayEquals(graph.bytes(), export(LAYER, "--view", "graph").bytes());
    Ran step = export(LAYER, "--view", "network", "--step", "2");
    assertEquals(network.width(), step.width());
    assertEquals(network.height(), step.height());
    assertFalse(Arrays.equals(network.bytes(), step.bytes()));
    Ran more =
        export(
            LAYER, "--view", "network", "--title", "A layer", "--legend", "--caption", "--formula");
    assertEquals(0, more.status(), more.err());
    assertTrue(more.height() > network.height() + 100);
    assertEquals(640, export(LAYER, "--view", "network", "--size", "640x640").width());
  }

  @Test
  void whatIsNoNetworkSaysWhy() {
    refused(
        1,
        "this program is not drawn as a network: 'x + y' is no weighted sum: no weight multiplies"
            + " 'x'.",
        "--view",
        "network");
    refused(
        2,
        "a picture of the network does not take --engine.",
        "--view",
        "network",
        "--engine",
        "elk");
    for (String view : List.of("network", "curve")) {
      refused(
          2,
          "--level says how gates are drawn: a network and a curve have none.",
          "--view",
          view,
          "--level",
          "scalar");
    }
    refused(
        2,
        "--unfold-all says how gates are drawn: a network and a curve have none.",
        "--view",
        "network",
        "--unfold-all");
    refused(
        2,
        "--example says which of a batch the network shows: give it with --view network.",
        "--example",
        "2");
    assertEquals(
        "gradus: there is no example 2: the network takes 1 example.",
        lastLine(export(LAYER, "--view", "network", "--example", "2").err()));
  }

  /// The output along one number of an input, and a gate of one operand.
  @Test
  void aCurveWithItsSlopeIsDrawnOfWhatIsNamed() throws IOException {
    Ran output = export(LAYER, "--view", "curve", "--of", "x[0]");
    assertEquals(0, output.status(), output.err());
    Ran gate = export(LAYER, "--view", "curve", "--of", "f");
    assertFalse(Arrays.equals(output.bytes(), gate.bytes()));
    assertEquals(output.width(), gate.width());
    Ran titled = export(LAYER, "--view", "curve", "--of", "f", "--title", "tanh");
    assertTrue(titled.height() > gate.height(), titled.err());
    // a single number is meant where none is named
    assertEquals(0, export("x = 2, f = x*x", "--view", "curve").status());
    assertEquals(
        "gradus: say with --of what the curve is about. There are: x[0], W[0,0], f.",
        lastLine(export(LAYER, "--view", "curve").err()));
    assertEquals(
        "gradus: there is no curve of 'q': it is drawn along one number of an input, or of a gate"
            + " that works on one operand entry by entry. There are: x[0], W[0,0], f.",
        lastLine(export(LAYER, "--view", "curve", "--of", "q").err()));
    refused(2, "--of says what a curve is about: give it with --view curve.", "--of", "x");
    refused(
        2,
        "--legend is about the gates and the steps of the picture: a curve has none.",
        "--view",
        "curve",
        "--legend");
  }

  private static String lastLine(String text) {
    return text.substring(text.lastIndexOf('\n') + 1);
  }
}
