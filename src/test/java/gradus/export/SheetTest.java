package gradus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Texts;
import gradus.diagram.Diagram;
import gradus.diagram.Options;
import gradus.latex.Signs;
import gradus.layout.LayoutEngines;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Figure;
import gradus.picture.Ink;
import gradus.picture.Lettering;
import gradus.picture.Look;
import gradus.picture.TextStyle;
import gradus.reading.ProgramReader;
import gradus.trace.Grain;
import gradus.trace.Steps;
import gradus.trace.Trace;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands around an exported picture.
class SheetTest {
  private static final String XYZ = "f = (x + y)*z\nx = -2, y = 5, z = -4";
  private static final TextStyle STYLE = TextStyle.plain(20);

  private static Diagram diagram(String program, Options options) {
    Steps steps = Steps.of(Trace.of(Texts.build(program).graph()), Grain.GATE);
    return Diagram.of(steps, options, LayoutEngines.standard(), () -> false);
  }

  private static Sheet sheet(Diagram diagram, int step, Around around, Locale locale) {
    return Sheet.of(diagram, diagram.figure(step, 1), step, true, around, locale);
  }

  private static Optional<ProgramFormula> formula(String program) {
    return ProgramFormula.of(ProgramReader.read(program), Signs.TEXTBOOK, () -> false);
  }

  private static Around all(String program) {
    return Around.NOTHING
        .withTitle("Backpropagation: a simple example")
        .withFormula(formula(program))
        .withCaption(true)
        .withLegend(true);
  }

  @Test
  void withNothingAroundItThePictureIsAsItWas() {
    Diagram xyz = diagram(XYZ, Options.DEFAULT);
    Sheet bare = sheet(xyz, 1, Around.NOTHING, Locale.ENGLISH);
    assertEquals(xyz.width(), bare.width());
    assertEquals(xyz.height(), bare.height());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 16, 100})
  void theMarginIsAroundEverything(double margin) {
    Diagram xyz = diagram(XYZ, Options.DEFAULT);
    Sheet sheet = sheet(xyz, 1, Around.NOTHING.withMargin(margin), Locale.ENGLISH);
    double more = 2 * (margin - Diagram.margin());
    assertEquals(xyz.width() + more, sheet.width(), 1e-9);
    assertEquals(xyz.height() + more, sheet.height(), 1e-9);
    BufferedImage image = Picture.image(sheet, 1, false);
    int ink = firstInk(image);
    assertTrue(ink >= margin - 1, "ink at " + ink + " with a margin of " + margin);
  }

  /// How many px are empty at the left.
  private static int firstInk(BufferedImage image) {
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        if (image.getRGB(x, y) != Color.WHITE.getRGB()) return x;
      }
    }
    return image.getWidth();
  }

  @Test
  void everyStepOfARunHasASheetOfOneSize() {
    int compared = 0;
    for (String name : List.of("xyz", "hinge", "norm", "sigmoid", "deep")) {
      Example example = Examples.named(name).orElseThrow();
      Diagram diagram = diagram(example.program(), Options.DEFAULT);
      for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
        Around around = all(example.program());
        Sheet first = sheet(diagram, 0, around, locale);
        for (int step = 1; step <= diagram.steps().last(); step++) {
          Sheet next = sheet(diagram, step, around, locale);
          assertEquals(first.width(), next.width(), name + " at step " + step);
          assertEquals(first.height(), next.height(), name + " at step " + step);
          compared++;
        }
      }
    }
    assertTrue(compared >= 80, "steps: " + compared);
  }

  @Test
  void eachPartTakesItsPlaceAndNothingLeavesTheSheet() {
    int walked = 0;
    for (Example example : Examples.all()) {
      Diagram diagram = diagram(example.program(), Options.DEFAULT);
      // In columns they would take less room where more stands below.
      Around around = inOneColumn(all(example.program()));
      double before = sheet(diagram, 1, Around.NOTHING, Locale.KOREAN).height();
      Around growing = Around.NOTHING;
      for (Around next :
          List.of(
              growing.withTitle(around.title()),
              growing.withTitle(around.title()).withFormula(around.formula()),
              growing.withTitle(around.title()).withFormula(around.formula()).withLegend(true),
              around)) {
        double height = sheet(diagram, 1, next, Locale.KOREAN).height();
        assertTrue(height > before + 10, example.name() + ": " + next);
        before = height;
        walked++;
      }
      Sheet whole = sheet(diagram, 1, all(example.program()), Locale.KOREAN);
      assertTrue(whole.isWhole(around), example.name());
      BufferedImage image = Picture.image(whole, 1, false);
      for (int x = 0; x < image.getWidth(); x++) {
        assertEquals(-1, image.getRGB(x, 0), example.name() + ": ink at the upper edge");
        assertEquals(-1, image.getRGB(x, image.getHeight() - 1), example.name());
      }
      for (int y = 0; y < image.getHeight(); y++) {
        assertEquals(-1, image.getRGB(0, y), example.name() + ": ink at the left edge");
        assertEquals(-1, image.getRGB(image.getWidth() - 1, y), example.name());
      }
    }
    assertTrue(walked >= 4 * 14, "parts: " + walked);
  }

  @Test
  void aLongLineIsWrappedBetweenWordsAndAWordThatIsTooLongInIt() {
    String text = "the quick brown fox jumps over the lazy dog";
    Paragraph wrapped = Paragraph.of(text, STYLE, 150);
    assertTrue(wrapped.lines().size() > 2, wrapped.toString());
    assertEquals(text, String.join(" ", wrapped.lines()));
    assertTrue(wrapped.width() <= 150);
    String korean = "오차역전파는연쇄법칙을되풀이하는것이다";
    Paragraph broken = Paragraph.of(korean, STYLE, 120);
    assertEquals(korean, String.join("", broken.lines()));
    assertTrue(broken.lines().size() > 2 && broken.width() <= 120, broken.toString());
    assertEquals(List.of("one"), Paragraph.of("  one ", STYLE, 1000).lines());
    assertEquals(List.of("a", "b"), Paragraph.of("ab", STYLE, 1).lines());
    assertEquals(0, Paragraph.of("", STYLE, 100).height());
  }

  @Test
  void aSentenceIsBrokenBehindItsSemicolonsWhereThatTakesNoMoreLines() {
    String text = "to x: upstream 2 · local 1 = 2; to y: upstream 2 · local 1 = 2";
    double half = Lettering.width("to x: upstream 2 · local 1 = 2;", STYLE);
    assertEquals(
        List.of("to x: upstream 2 · local 1 = 2;", "to y: upstream 2 · local 1 = 2"),
        Paragraph.ofClauses(text, STYLE, 1.4 * half).lines());
    assertEquals(List.of(text), Paragraph.ofClauses(text, STYLE, 3 * half).lines());
    // In three lines instead of two the clauses would stand each by itself.
    String uneven = "one; two three four five six seven eight nine ten; eleven";
    double room = Lettering.width("two three four five six seven eight nine ten", STYLE) - 1;
    assertEquals(Paragraph.of(uneven, STYLE, room), Paragraph.ofClauses(uneven, STYLE, room));
    assertEquals(2, Paragraph.of(uneven, STYLE, room).lines().size());
  }

  @Test
  void aVectorStaysInOneLineWhereItFitsAndALineBeginsWithTheSignOfEquality() {
    String text = "to a: ∂L/∂a = y ⊙ (∂L/∂y − 1) = [0.30, −0.80, 0.50]";
    double whole = Lettering.width(text, STYLE);
    assertEquals(
        List.of("to a: ∂L/∂a = y ⊙ (∂L/∂y − 1)", "= [0.30, −0.80, 0.50]"),
        Paragraph.ofClauses(text, STYLE, whole - 1).lines());
    assertEquals(List.of(text), Paragraph.ofClauses(text, STYLE, whole).lines());
    String matrix = "∂L/∂W = [[1.00, 2.00], [3.00, 4.00], [5.00, 6.00]] (branch 2)";
    double rows = Lettering.width("[[1.00, 2.00], [3.00, 4.00], ", STYLE);
    assertEquals(
        List.of("∂L/∂W", "= [[1.00, 2.00],", "[3.00, 4.00],", "[5.00, 6.00]]", "(branch 2)"),
        Paragraph.ofClauses(matrix, STYLE, rows / 1.5).lines());
    // Of a row that fits into no line the numbers stand in several.
    assertEquals(
        List.of("[1.00,", "2.00,", "3.00]"),
        Paragraph.ofClauses("[1.00, 2.00, 3.00]", STYLE, Lettering.width("[1.00, ", STYLE))
            .lines());
  }

  @Test
  void noLineOfATitleIsMuchShorterThanTheOthersAndNoWordIsBrokenForThat() {
    String text = "The norm of a product of a matrix and a vector";
    double measure = Lettering.width(text, STYLE) - 1;
    assertEquals("vector", Paragraph.of(text, STYLE, measure).lines().getLast());
    Paragraph even = Paragraph.even(text, STYLE, measure);
    assertEquals(List.of("The norm of a product", "of a matrix and a vector"), even.lines());
    assertEquals(
        List.of("Backpropagation", "of us"),
        Paragraph.even("Backpropagation of us", STYLE, 190).lines());
    String korean = "오차역전파는연쇄법칙을되풀이하는것이다";
    assertEquals(korean, String.join("", Paragraph.even(korean, STYLE, 120).lines()));
    assertEquals(List.of("one"), Paragraph.even("one", STYLE, 1000).lines());
  }

  @Test
  void stillsAreAsLargeAsTheStepsBetweenThem() {
    int compared = 0;
    for (String name : List.of("xyz", "norm", "hinge", "sigmoid")) {
      Diagram diagram = diagram(Examples.named(name).orElseThrow().program(), Options.DEFAULT);
      for (Around around :
          List.of(
              Around.NOTHING,
              Around.NOTHING.withCaption(true),
              Around.NOTHING.withLegend(true),
              Around.NOTHING.withCaption(true).withLegend(true))) {
        Sheet lit = Sheet.of(diagram, diagram.figure(1, 1), 1, true, around, Locale.ENGLISH);
        for (int step : List.of(0, diagram.steps().forwardEnd(), diagram.steps().last())) {
          Sheet still = Sheet.of(diagram, diagram.still(step), step, false, around, Locale.ENGLISH);
          assertEquals(lit.width(), still.width(), 1e-9, name + " " + step);
          assertEquals(lit.height(), still.height(), 1e-9, name + " " + step);
          compared++;
        }
      }
    }
    assertEquals(48, compared);
  }

  @Test
  void noLineOfALegendIsMuchShorterThanTheOthers() {
    Diagram diagram = diagram("x = 3; f = x*x + max(x, 3)", Options.DEFAULT.withPatterns(true));
    double whole = new Legend(diagram, true, Locale.ENGLISH, 10_000).width();
    int compared = 0;
    for (double measure : new double[] {whole - 1, 0.8 * whole, 0.6 * whole, 0.4 * whole, 1}) {
      Legend legend = new Legend(diagram, true, Locale.ENGLISH, measure);
      int lines = (int) Math.ceil(whole / measure);
      if (measure > 1) assertTrue(legend.width() <= measure, "" + measure);
      if (lines > 2) continue;
      // The two halves differ by no more than what one entry takes.
      assertTrue(legend.width() < 0.5 * whole + 220, legend.width() + " of " + whole);
      compared++;
    }
    assertEquals(3, compared);
  }

  private static List<String> legend(Diagram diagram, boolean lit, Locale locale) {
    List<String> words = new ArrayList<>();
    for (Standing standing : new Legend(diagram, lit, locale, 10_000).at(0, 0)) {
      List<Figure.Text> lines = lines(standing.figure());
      String all = String.join(" ", lines.stream().map(Figure.Text::text).toList());
      if (!lines.isEmpty()) words.add(lines.getFirst().ink() + " " + all);
    }
    return words;
  }

  /// The lines of words; none of a sign.
  private static List<Figure.Text> lines(Figure figure) {
    if (!(figure instanceof Figure.Several several)) return List.of();
    return several.parts().stream()
        .filter(
            part -> part instanceof Figure.Text text && text.style().equals(TextStyle.plain(14)))
        .map(Figure.Text.class::cast)
        .toList();
  }

  @Test
  void theLegendTellsWhatIsUsedAndNothingElse() {
    Diagram xyz = diagram(XYZ, Options.DEFAULT);
    assertEquals(
        List.of("VALUE above a wire: its value", "GRADIENT below a wire: the gradient of f"),
        legend(xyz, false, Locale.ENGLISH));
    assertEquals(
        List.of("VALUE 선 위: 값", "GRADIENT 선 아래: f의 기울기", "TEXT 지금 전달되는 값", "TEXT 지금 되돌아가는 기울기"),
        legend(xyz, true, Locale.KOREAN));
    assertEquals(
        List.of(
            "VALUE above a wire: its value",
            "GRADIENT below a wire: the gradient of f",
            "TEXT kink: the gradient is a convention"),
        legend(diagram("x = 0; f = relu(x)", Options.DEFAULT), false, Locale.ENGLISH));
    assertEquals(
        List.of(
            "VALUE above a wire: its value",
            "GRADIENT below a wire: the gradient of f",
            "TEXT not a finite number"),
        legend(diagram("x = 0; f = 1/x", Options.DEFAULT), false, Locale.ENGLISH));
    assertEquals(
        "GRADIENT below a wire: its gradient",
        legend(diagram("x = [1, 2]; f = 2*x", Options.DEFAULT), false, Locale.ENGLISH).get(1));
  }

  @Test
  void theLegendTellsOfASumOfManyTermsAsOneGate() {
    String sum = "a = 1, b = 2, c = 3, d = 4\nf = a - b + c + d";
    List<String> words =
        legend(diagram(sum, Options.DEFAULT.withPatterns(true)), false, Locale.ENGLISH);
    assertEquals(List.of("TEXT distributor with a turned sign"), words.subList(2, words.size()));
  }

  @Test
  void theLegendTellsHowRowsHangTogether() {
    String chain =
        IntStream.rangeClosed(1, 24)
            .mapToObj(i -> "h%d = tanh(w*h%d)".formatted(i, i - 1))
            .collect(Collectors.joining("\n"));
    String program = "w = 0.9; h0 = 1\n" + chain + "\nf = h24";
    List<String> words = legend(diagram(program, Options.DEFAULT), false, Locale.ENGLISH);
    assertTrue(words.contains("TEXT name ▸: goes on in the row that begins with it"), "" + words);
    assertTrue(words.contains("TEXT the same input once more, near its use"), "" + words);
  }

  @Test
  void theLegendTellsWhatBandsAndBarsAre() {
    Options sized = Options.DEFAULT.withMagnitudes(true);
    List<String> fork = legend(diagram("x = 3; f = x*x", sized), false, Locale.ENGLISH);
    assertTrue(fork.contains("TEXT the broader, the larger the gradient"), fork.toString());
    assertTrue(fork.contains("TEXT share of the branch in the sum"), fork.toString());
    List<String> one = legend(diagram("x = 3; f = 2*x", sized), false, Locale.KOREAN);
    assertTrue(one.contains("TEXT 띠가 넓을수록 큰 기울기"), one.toString());
    assertFalse(one.contains("TEXT 합에서 가지가 차지하는 몫"), one.toString());
  }

  @Test
  void theLegendTellsWhatADashedLineIs() {
    Diagram label = diagram("s = [1, 2]; y = 0; f = s[y]", Options.DEFAULT);
    assertTrue(legend(label, false, Locale.ENGLISH).contains("TEXT which entry is taken"));
    assertTrue(legend(label, false, Locale.KOREAN).contains("TEXT 어느 성분을 고르는지"));
  }

  @Test
  void theLegendHasTheWholeOfANameThatIsCut() {
    String cut = "the_averaged_squared_differences_of_both_predictions_from_their_targets = 2";
    String program = cut + "; f = 2*" + cut.substring(0, cut.indexOf(' '));
    List<String> words = legend(diagram(program, Options.DEFAULT), false, Locale.ENGLISH);
    assertTrue(
        words.contains(
            "TEXT the averaged squared di… both predictions from t…: the averaged squared"
                + " differences of both predictions from their targets"),
        words.toString());
    assertFalse(
        legend(diagram("x = 3; f = 2*x", Options.DEFAULT), false, Locale.ENGLISH)
            .toString()
            .contains("…"));
    for (double measure : new double[] {440, 200, 90}) {
      Legend narrow = new Legend(diagram(program, Options.DEFAULT), false, Locale.ENGLISH, measure);
      assertTrue(narrow.width() <= measure, measure + ": " + narrow.width());
      double below = 0;
      for (Standing standing : narrow.at(0, 0)) {
        for (Figure.Text line : lines(standing.figure())) {
          double baseline = standing.y() + line.y();
          double right = standing.x() + Lettering.width(line.text(), line.style());
          assertTrue(right <= measure / 2 + 1e-6, line.text());
          below = Math.max(below, baseline + Lettering.descent(line.style()));
        }
      }
      assertTrue(below <= narrow.height(), below + " of " + narrow.height());
    }
  }

  @Test
  void theLegendNamesThePatternsThatAreBadged() {
    Options badged = Options.DEFAULT.withPatterns(true);
    String words = legend(diagram(XYZ, badged), false, Locale.ENGLISH).toString();
    assertTrue(words.contains("TEXT switcher") && words.contains("TEXT distributor"), words);
    assertFalse(words.contains("adder"), words);
    assertTrue(
        legend(diagram("x = 3; f = x*x", badged), false, Locale.ENGLISH).contains("TEXT adder"));
    Diagram plain = diagram(XYZ, badged.withPlain(true));
    assertEquals(2, legend(plain, true, Locale.ENGLISH).size());
  }

  @Test
  void aFormulaWiderThanThePictureIsBrokenIntoLines() {
    String terms =
        IntStream.rangeClosed(1, 24).mapToObj(i -> "a*x^" + i).collect(Collectors.joining(" + "));
    String program = "f(x) = " + terms + "; a = 2; y = 1; g = f(y)";
    Diagram folded = diagram(program, Options.DEFAULT);
    Around around = Around.NOTHING.withFormula(formula(program));
    Sheet sheet = sheet(folded, 1, around, Locale.ENGLISH);
    assertTrue(sheet.isWhole(around));
    assertTrue(sheet.width() < 700, "as wide as the picture, not as the formula: " + sheet.width());
  }

  private static Around inOneColumn(Around around) {
    return around.withFormula(
        around.formula().map(f -> new ProgramFormula(f.whole(), f.lines(), List.of())));
  }

  @Test
  void formulasStandInColumnsWhereTheyWouldMakeThePictureSmall() {
    String net = Examples.named("tanh-net").orElseThrow().program();
    Diagram diagram = diagram(net, Options.DEFAULT);
    ProgramFormula written = formula(net).orElseThrow();
    assertEquals(7, written.lines().size());
    assertEquals(List.of(2, 3, 4), written.columns().stream().map(List::size).toList());
    String last = written.lines().getLast();
    assertTrue(written.columns().getFirst().getLast().whole().contains("L &= "), last);
    Around one = inOneColumn(Around.NOTHING.withFormula(Optional.of(written)));
    Around around = Around.NOTHING.withFormula(Optional.of(written));
    Sheet high = sheet(diagram, 1, one, Locale.ENGLISH);
    Sheet wide = sheet(diagram, 1, around, Locale.ENGLISH);
    assertTrue(high.height() > 0.6 * high.width(), "else columns were not needed");
    assertEquals(high.width(), wide.width());
    assertTrue(wide.height() <= wide.width() * 9 / 16, wide.width() + " × " + wide.height());
    assertTrue(wide.isWhole(around));
    // One line is no column, and where there is room enough they stay below each other.
    assertEquals(List.of(), formula(XYZ).orElseThrow().columns());
    Diagram upright = diagram(net, Options.DEFAULT.withScreen(Options.Screen.of(0.4)));
    assertEquals(
        sheet(upright, 1, one, Locale.ENGLISH).height(),
        sheet(upright, 1, around, Locale.ENGLISH).height());
  }

  @Test
  void vectorsAndMatricesAreBoldInTheFormulaAndTheirEntriesAreNot() {
    String program = "W = [[1, 2], [3, 4]]; x = [5, 6]; k = 2; h = W x; f = k*sum(h)*x[0]";
    List<String> lines = formula(program).orElseThrow().lines();
    assertEquals("\\boldsymbol{h} = \\boldsymbol{W} \\, \\boldsymbol{x}", lines.get(0));
    assertTrue(lines.get(1).contains("\\boldsymbol{h}"), lines.get(1));
    assertFalse(lines.get(1).contains("\\boldsymbol{k}"), lines.get(1));
    assertFalse(lines.get(1).contains("\\boldsymbol{x}"), lines.get(1));
  }

  @Test
  void aProgramThatIsNoFormulaHasNoneToTypeset() {
    assertEquals(Optional.empty(), formula("x = 3"));
    assertEquals(Optional.empty(), formula("f = (x"));
    assertEquals(Optional.empty(), formula("f = x + " + "1 + ".repeat(500) + "1"));
    assertEquals(List.of("f = x + 1"), formula("f = x+1, x = 2").orElseThrow().lines());
  }

  @Test
  void wordsAreOfThePicturesTheme() {
    for (Look look : List.of(Look.LIGHT, Look.DARK, Look.PRINT)) {
      Diagram xyz = diagram(XYZ, Options.DEFAULT.withLook(look));
      Around titled = Around.NOTHING.withTitle("M");
      BufferedImage image = Picture.image(sheet(xyz, 1, titled, Locale.ENGLISH), 1, false);
      int ground = look.colour(Ink.BACKGROUND).getRGB();
      int text = look.colour(Ink.TEXT).getRGB();
      assertEquals(ground, image.getRGB(0, 0));
      boolean seen = false;
      int titleEnds = (int) (Diagram.margin() + Lettering.ascent(TextStyle.plain(26)));
      for (int y = 0; y < titleEnds; y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          seen |= image.getRGB(x, y) == text;
        }
      }
      assertTrue(seen, look + ": no title in the ink of its text");
    }
  }

  @Test
  void wordsGrowWithAPictureThatIsShownSmaller() {
    double narrow = title(diagram(XYZ, Options.DEFAULT));
    Diagram wide =
        diagram(Examples.named("sigmoid-chain").orElseThrow().program(), Options.DEFAULT);
    assertTrue(wide.width() > 1300, "else it is no wide picture: " + wide.width());
    assertTrue(title(wide) > 1.1 * narrow, title(wide) + " beside " + narrow);
    // Lines of a legend as words above and below.
    double lines = legendHeight(wide) / new Legend(wide, true, Locale.ENGLISH, 1_100).height();
    assertEquals((wide.width() - 2 * Diagram.margin()) / 1100, lines, 1e-9);
    Legend small = new Legend(diagram(XYZ, Options.DEFAULT), true, Locale.ENGLISH, 440);
    assertEquals(small.height(), legendHeight(diagram(XYZ, Options.DEFAULT)), 1e-9);
  }

  private static double legendHeight(Diagram diagram) {
    Around around = Around.NOTHING.withLegend(true);
    int step = diagram.steps().last();
    Sheet sheet = Sheet.of(diagram, diagram.still(step), step, false, around, Locale.ENGLISH);
    return sheet.height() - Sheet.of(diagram, diagram.still(step)).height() - 16;
  }

  /// What a title of one line takes.
  private static double title(Diagram diagram) {
    Around titled = Around.NOTHING.withTitle("M");
    return sheet(diagram, 1, titled, Locale.ENGLISH).height()
        - sheet(diagram, 1, Around.NOTHING, Locale.ENGLISH).height();
  }

  @Test
  void aLayoutThatKeepsNotAllRulesIsASketchInASmallLine() {
    Diagram diagram = diagram(XYZ, Options.DEFAULT);
    Around around = Around.NOTHING.withEngine(LayoutEngines.named("jgraphx").orElseThrow());
    assertEquals(Optional.of("jgraphx"), around.sketch());
    double bare = sheet(diagram, 0, Around.NOTHING, Locale.ENGLISH).height();
    for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      double more = sheet(diagram, 0, around, locale).height() - bare;
      assertTrue(more > 16 + 10 && more < 16 + 40, locale + " " + more);
    }
    assertEquals(Around.NOTHING, Around.NOTHING.withEngine(LayoutEngines.standard()));
  }
}
