package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.WireNaming;
import gradus.document.Document;
import gradus.graph.Gate;
import gradus.latex.TypesetName;
import gradus.lesson.Examples;
import gradus.ui.canvas.Viewport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// Numbers are large enough to be read, and sentences are read to their ends.
class LegibleWindowTest extends OpenWindow {
  private void example(String name) {
    settled();
    interact(() -> model.document().show(Examples.named(name).orElseThrow()));
    drawn();
  }

  private void drawn() {
    until(() ->
        model.picture().diagram().get() != null
            && model.picture().diagram().get().steps().trace().graph().text().equals(text()));
    interact(() -> model.picture().player().end());
  }

  private void open(String tab) {
    interact(() -> {
      model.settings().panel().set(true);
      TabPane tabs = lookup("#panel-tabs").queryAs(TabPane.class);
      tabs.getTabs().stream()
          .filter(t -> t.getId().equals("tab-" + tab))
          .forEach(tabs.getSelectionModel()::select);
    });
  }

  private boolean isSeen(String input) {
    Gate gate =
        model.picture().diagram().get().steps().trace().graph().inputs().stream()
            .filter(g -> g.name() != null && input.equals(TypesetName.text(g.name())))
            .findFirst()
            .orElseThrow();
    var box = model.picture().diagram().get().box(gate).orElseThrow();
    Viewport view = canvas().viewport();
    double x = box.centre().x() * view.scale() + view.x();
    double y = box.centre().y() * view.scale() + view.y();
    return x > 0 && x < canvas().getWidth() && y > 0 && y < canvas().getHeight();
  }

  @Test
  void pathsAreLitUpInAPictureAsLargeAsBefore() {
    String chain =
        IntStream.rangeClosed(1, 80)
            .mapToObj(i -> "h%d = tanh(h%d)".formatted(i, i - 1))
            .collect(Collectors.joining("\n"));
    String deep = "x1 = 1; y = 2; h0 = sin(x1)\n" + chain + "\nL = (y - h80)^2";
    interact(() -> model.document().show(Document.untitled(deep)));
    drawn();
    open("explain");
    until(() -> canvas().viewport().scale() == 0.8);
    open("paths");
    until(() -> !canvas().highlights().trail().isEmpty());
    assertEquals(0.8, canvas().viewport().scale());
    until(() -> isSeen("x₁"));
    // The target stands at the far end of the picture.
    assertFalse(isSeen("y"));
    ComboBox<Gate> choice = lookup("#path-input").query();
    Gate target =
        choice.getItems().stream().filter(g -> "y".equals(g.name())).findFirst().orElseThrow();
    interact(() -> choice.setValue(target));
    until(() -> isSeen("y"));
    assertEquals(0.8, canvas().viewport().scale());
    // Stepping still leads the eye.
    interact(() -> model.picture().player().back());
    interact(() -> model.picture().player().end());
    until(() -> !isSeen("y"));
    assertEquals(0.8, canvas().viewport().scale());
  }

  private static final String FORKED =
      "A = [[1,2],[3,4]]; B = [[0.5,-1],[2,0.25]]; C = A@B; f = sum(C^T*A)";

  private Label headline() {
    return lookup(".sentence").queryAs(Label.class);
  }

  private ScrollPane around() {
    return lookup(".sentence-scroll").queryAs(ScrollPane.class);
  }

  /// Whether the label is as high as its words need; then nothing of them is left out.
  private boolean isWhole() {
    Label label = headline();
    return label.getHeight() + 0.5 >= label.prefHeight(label.getWidth());
  }

  private boolean isScrolled() {
    Set<Node> bars = from(around()).lookup(".scroll-bar").queryAll();
    return bars.stream()
        .map(ScrollBar.class::cast)
        .anyMatch(b -> b.isVisible() && b.getOrientation().name().equals("VERTICAL"));
  }

  private Optional<Region> formula() {
    return lookup(".headline-formula").tryQueryAs(Region.class);
  }

  private static Bounds inScene(Node node) {
    return node.localToScene(node.getBoundsInLocal());
  }

  private boolean isFormulaWhole() {
    return formula().filter(f -> inScene(around()).contains(inScene(f))).isPresent();
  }

  private double lettersOfFormula() {
    return formula().stream()
        .flatMap(f -> from(f).lookup(".image-view").queryAll().stream())
        .map(ImageView.class::cast)
        .mapToDouble(v -> v.getBoundsInParent().getHeight())
        .max()
        .orElse(0);
  }

  /// At every size of the window and of its letters the headline of a step of matrices and that of
  /// a fork are typeset, whole, and say the sentence to a screen reader.
  @Test
  void aStepOfMatricesAndAForkAreTypesetInTheirPlace() {
    record Room(double width, double height, double letters) {}
    for (Room room :
        List.of(
            new Room(1024, 700, 1),
            new Room(1366, 768, 1),
            new Room(1366, 768, 1.5),
            new Room(1366, 768, 2))) {
      interact(() -> {
        model.settings().textSize().set(room.letters);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(room.width);
        stage.setHeight(room.height);
      });
      for (String name : List.of("two-layer", "tanh-net")) {
        example(name);
        // A line of fractions, or of a matrix of two rows, in letters of 16 px and more. The window
        // may settle once more between two looks, so all is asked of one.
        until(() ->
            isFormulaWhole()
                && !headline().isVisible()
                && formula()
                    .filter(f -> headline().getAccessibleText().equals(f.getAccessibleText()))
                    .isPresent()
                && lettersOfFormula() >= 36);
      }
    }
    // In the smallest window with the largest letters each operand has its rule and its matrix
    // before there is a list of numbers.
    interact(() -> {
      stage.setWidth(1000);
      stage.setHeight(700);
      model.settings().panel().set(true);
      model.document().show(Document.untitled(FORKED));
    });
    drawn();
    interact(() -> model.picture().player().end());
    until(() -> isFormulaWhole() && !headline().isVisible() && lettersOfFormula() >= 40);
    until(() -> formula().filter(f -> f.getHeight() > 1.8 * lettersOfFormula()).isPresent());
    interact(() -> model.settings().panel().set(false));
    // Two rows of matrices are never much smaller than the words of the window: of 22 px and more,
    // and of full size where only their words stand above them.
    example("norm");
    until(() -> isFormulaWhole() && lettersOfFormula() >= 50);
    interact(() -> model.picture().player().start());
    until(() -> isFormulaWhole() && lettersOfFormula() >= 62);
    example("tanh-net");
    // A step of numbers without a fork is a sentence again.
    interact(() -> model.picture().player().back());
    interact(() -> model.picture().player().back());
    interact(() -> model.picture().player().back());
    until(() -> formula().isPresent() != headline().isVisible());
    interact(() -> model.picture().player().go(1));
    until(() -> formula().isEmpty() && headline().isVisible() && isWhole());
  }

  /// Where there is no room in a line a formula goes on below, in letters of full size, and takes
  /// no more of the height than those need; the steps of a run have one place.
  @Test
  void theHeadlineGrowsBeforeItsLettersShrinkAndKeepsItsHeightWhileStepping() {
    interact(() -> {
      model.settings().panel().set(true);
      stage.setX(0);
      stage.setY(0);
      stage.setWidth(1440);
      stage.setHeight(900);
    });
    example("hinge");
    until(() -> isFilling() && isFormulaWhole() && lettersOfFormula() >= 70);
    double high = around().getHeight();
    double shared = high + canvas().getHeight();
    assertTrue(formula().orElseThrow().getHeight() > 120, "" + formula().orElseThrow());
    assertTrue(high <= shared / 4, high + " of " + shared);
    assertFalse(isScrolled());
    for (int n = model.picture().player().last().get(); n >= 0; n--) {
      int step = n;
      interact(() -> model.picture().player().go(step));
      until(() -> formula().isPresent() != headline().isVisible());
      assertEquals(high, around().getHeight(), "step " + n);
    }
  }

  /// Two forks at once are four lines: fractions would take a third of the height.
  @Test
  void fourLinesOfNumbersStandInAQuarterOfTheHeightInLettersOfFullSize() {
    interact(() -> {
      model.settings().panel().set(true);
      stage.setX(0);
      stage.setY(0);
      stage.setWidth(1366);
      stage.setHeight(768);
    });
    example("micrograd");
    until(() -> isFilling() && isFormulaWhole() && !headline().isVisible());
    double high = around().getHeight();
    double shared = high + canvas().getHeight();
    assertTrue(high <= shared / 4, high + " of " + shared);
    // Lines without a fraction, in letters of 19 px.
    double letters = lettersOfFormula();
    assertTrue(letters > 19 && letters < 36, "" + letters);
    double lines = formula().orElseThrow().getHeight() / letters;
    assertTrue(lines > 4 && lines < 6, lines + " lines of " + letters);
  }

  private static MouseEvent click() {
    return new MouseEvent(
        MouseEvent.MOUSE_CLICKED,
        0,
        0,
        0,
        0,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        true,
        false,
        true,
        null);
  }

  @Test
  void whereAHeadlineIsShortenedAClickShowsAllOfIt() {
    interact(() -> {
      model.settings().panel().set(false);
      model.settings().textSize().set(1.5);
      stage.setWidth(1024);
      stage.setHeight(700);
    });
    example("two-layer");
    until(this::isFormulaWhole);
    interact(() -> model.settings().panel().set(true));
    TabPane tabs = lookup("#panel-tabs").queryAs(TabPane.class);
    interact(() -> tabs.getSelectionModel().selectLast());
    interact(() -> model.settings().panel().set(false));
    until(this::isFormulaWhole);
    // While the window settles the headline is made anew: it is clicked where it stands now.
    interact(() -> Event.fireEvent(formula().orElseThrow(), click()));
    until(() -> model.settings().panel().get());
    assertEquals("tab-explain", tabs.getSelectionModel().getSelectedItem().getId());
  }

  @Test
  void aSentenceLongerThanItsPlaceIsScrolled() {
    settled();
    StringBuilder inputs = new StringBuilder();
    StringBuilder sum = new StringBuilder("f = 0");
    for (char letter = 'p'; letter <= 'w'; letter++) {
      String name = ("" + letter).repeat(90);
      inputs.append(name).append(" = -1.25\n");
      sum.append(" + ").append(name);
    }
    interact(() -> {
      model.settings().textSize().set(1.5);
      stage.setWidth(800);
      stage.setHeight(600);
    });
    interact(() -> model.document().show(Document.untitled(inputs.append(sum).toString())));
    drawn();
    interact(() -> model.picture().player().start());
    until(() -> headline().getText().length() > 300 && isWhole() && isScrolled());
    assertTrue(headline().getHeight() > around().getHeight());
    interact(() -> around().setVvalue(1));
    // The seed, which is told in a few words.
    interact(() -> model.picture().player().go(2));
    until(() -> !isScrolled() && isWhole());
    assertEquals(0, around().getVvalue());
  }

  @Test
  void anEditLongerThanALineIsReadToItsEnd() {
    settled();
    interact(() -> {
      model.settings().textSize().set(1.5);
      stage.setWidth(800);
      stage.setHeight(600);
    });
    interact(() -> model.document().show(Document.untitled("y = W x + b")));
    until(() -> lookup("#fill").tryQuery().isPresent());
    Hyperlink fill = lookup("#fill").query();
    Node strip = lookup(".problem-strip").query();
    until(() -> fill.getHeight() > 1.5 * fill.getFont().getSize() * 1.5);
    Bounds place = strip.localToScene(strip.getLayoutBounds());
    Bounds link = fill.localToScene(fill.getLayoutBounds());
    assertTrue(place.contains(link), link + " in " + place);
    assertTrue(fill.getHeight() + 0.5 >= fill.prefHeight(fill.getWidth()), "" + fill.getHeight());
  }

  @Test
  void aTabThatSpeaksOfAllWiresHasThemNamedInThePicture() {
    settled();
    assertEquals(WireNaming.SPOKEN, naming());
    for (String tab : List.of("paths", "derive", "jacobian")) {
      open(tab);
      until(() -> naming() == WireNaming.ALWAYS);
      open("explain");
      until(() -> naming() == WireNaming.SPOKEN);
    }
    open("paths");
    until(() -> naming() == WireNaming.ALWAYS);
    interact(() -> model.settings().panel().set(false));
    until(() -> naming() == WireNaming.SPOKEN);
  }

  private WireNaming naming() {
    return model.picture().diagram().get().options().naming();
  }
}
