package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.diagram.Diagram;
import gradus.export.ExportOption;
import gradus.export.Passes;
import gradus.export.Views;
import gradus.latex.Signs;
import gradus.picture.Ink;
import gradus.picture.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The export dialog shows what comes of every choice, and afterwards where the file is.
class ExportWindowTest extends OpenWindow {
  @TempDir Path folder;
  private Optional<Dialogs.Export> answer;

  /// Opens the real dialog on the picture shown.
  private void open() {
    settled();
    type(KeyCode.RIGHT, 5);
    FxDialogs asking = onScreen();
    Diagram shown = model.picture().diagram().get();
    Proof proof =
        new Proof(
            shown,
            5,
            model.settings().engine().get(),
            model.picture().notices(),
            model.words().locale());
    Platform.runLater(() -> answer = asked(asking, proof));
    until(() -> preview() != null);
  }

  private static Optional<Dialogs.Export> asked(FxDialogs asking, Proof proof) {
    return asking.export(proof, proof.proposal()).map(Dialogs.Ordered::chosen);
  }

  private Image preview() {
    return lookup("#export-preview")
        .tryQueryAs(ImageView.class)
        .map(ImageView::getImage)
        .orElse(null);
  }

  private <T extends Node> T control(String name, Class<T> kind) {
    return lookup("#export-" + name).queryAs(kind);
  }

  /// Changes something, which must be seen in the preview.
  private void seen(Runnable change) {
    Image before = preview();
    interact(change);
    until(() -> preview() != before);
    assertNotSame(before, preview());
  }

  private void tick(String name) {
    CheckBox box = control(name, CheckBox.class);
    seen(() -> box.setSelected(true));
  }

  @SuppressWarnings("unchecked")
  private <T> void choose(String name, T value) {
    ChoiceBox<T> box = control(name, ChoiceBox.class);
    assertTrue(box.getItems().contains(value), name + ": " + box.getItems());
    assertFalse(box.getConverter().toString(value).isEmpty());
    seen(() -> box.setValue(value));
  }

  @Test
  void everyChoiceIsShownBeforeItIsTaken() {
    open();
    double bare = preview().getHeight() / preview().getWidth();
    seen(() -> control("title", TextField.class).setText(" Two gates "));
    for (String name : new String[] {"formula", "legend", "caption", "plain", "transparent"}) {
      tick(name);
    }
    assertTrue(preview().getHeight() / preview().getWidth() > bare, "taller with words around it");
    choose("pass", Passes.FORWARD);
    choose("theme", Theme.DARK);
    choose("signs", Signs.NOTES);
    choose("scale", 1);
    seen(() -> control("margin", TextField.class).setText("50"));
    seen(() -> control("frame", TextField.class).setText(" 1:2 "));
    assertEquals("", control("refusal", Label.class).getText());
    interact(() -> clickOn("#export-go"));
    until(() -> answer != null);
    assertEquals(
        Optional.of(
            new Dialogs.Export(
                Views.GRAPH,
                "",
                1,
                true,
                Theme.DARK,
                Signs.NOTES,
                Passes.FORWARD,
                true,
                "Two gates",
                true,
                true,
                true,
                50,
                "1:2")),
        answer);
  }

  @Test
  void aMarginThatIsNoneIsRefusedInASentenceAndNothingIsExported() {
    open();
    TextField margin = control("margin", TextField.class);
    interact(() -> margin.setText("wide"));
    assertEquals(
        "A margin is a whole number of px from 0 to 1000.",
        control("refusal", Label.class).getText());
    assertTrue(lookup("#export-go").query().isDisabled());
    interact(() -> margin.setText("1001"));
    assertTrue(lookup("#export-go").query().isDisabled());
    seen(() -> margin.setText("1000"));
    assertFalse(lookup("#export-go").query().isDisabled());
    assertEquals("", control("refusal", Label.class).getText());
    type(KeyCode.ESCAPE);
    until(() -> answer != null);
    assertEquals(Optional.empty(), answer);
  }

  /// Where a person in the window makes each choice of the command line. What is not in the dialog
  /// is a setting of the picture shown, which is the one exported.
  private static Optional<String> inDialog(ExportOption option) {
    return switch (option) {
      case SCALE, SIZE, DPI -> Optional.of("scale");
      case TRANSPARENT -> Optional.of("transparent");
      case THEME -> Optional.of("theme");
      case NOTATION -> Optional.of("signs");
      case PASS -> Optional.of("pass");
      case PLAIN -> Optional.of("plain");
      case TITLE -> Optional.of("title");
      case FORMULA -> Optional.of("formula");
      case CAPTION -> Optional.of("caption");
      case LEGEND -> Optional.of("legend");
      case MARGIN -> Optional.of("margin");
      case FRAME -> Optional.of("frame");
      case VIEW -> Optional.of("view");
      case OF -> Optional.of("of");
      case STEP, DIGITS, PLAIN_INTEGERS, PALETTE, LOCALS, ENGINE, EXAMPLE -> Optional.empty();
    };
  }

  @Test
  void everyOptionOfTheCommandLineHasItsPlace() {
    open();
    for (ExportOption option : ExportOption.values()) {
      inDialog(option)
          .ifPresent(id -> assertTrue(lookup("#export-" + id).tryQuery().isPresent(), id));
    }
    assertFalse(control("of", ChoiceBox.class).isVisible());
    choose("view", Views.CURVE);
    choose("of", "y");
    assertTrue(control("caption", CheckBox.class).isDisabled());
    interact(() -> clickOn("#export-go"));
    until(() -> answer != null);
    assertEquals(Views.CURVE, answer.orElseThrow().view());
    assertEquals("y", answer.orElseThrow().of());
  }

  @Test
  void aFrameChoosesTheRowsAndOneThatIsNoneIsRefused() {
    open();
    TextField frame = control("frame", TextField.class);
    interact(() -> frame.setText("wide"));
    assertEquals(
        "A frame is width and height with a colon between, as 16:9.",
        control("refusal", Label.class).getText());
    assertTrue(lookup("#export-go").query().isDisabled());
    interact(() -> frame.setText("100:1"));
    assertTrue(lookup("#export-go").query().isDisabled());
    seen(() -> frame.setText("4:3"));
    assertFalse(lookup("#export-go").query().isDisabled());
    assertEquals("", control("refusal", Label.class).getText());
    type(KeyCode.ESCAPE);
    until(() -> answer != null);
  }

  @Test
  void theDialogStaysOnTheScreenInLargerLetters() {
    settled();
    interact(() -> model.settings().textSize().set(1.5));
    open();
    Window dialog = lookup("#export-go").query().getScene().getWindow();
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    assertTrue(dialog.getWidth() <= screen.getWidth(), dialog.getWidth() + " on " + screen);
    assertTrue(dialog.getHeight() <= screen.getHeight(), dialog.getHeight() + " on " + screen);
    Bounds go =
        lookup("#export-go").query().localToScene(lookup("#export-go").query().getLayoutBounds());
    assertTrue(go.getMaxY() <= dialog.getHeight(), "the button is in sight: " + go);
    type(KeyCode.ESCAPE);
    until(() -> answer != null);
  }

  /// The form is there at once; the network is offered when the functions are looked through.
  @Test
  void layersOfAFunctionCanBeDrawnAsANetworkFromTheGates() {
    settled();
    typeProgram(
        "layer(W, x, b) = tanh(W x + b)\nx = [1, 2]\nW = [[3, 4], [5, 6]]\nb = [7, 8]\n"
            + "h = layer(W, x, b)\ny = sum(h)");
    until(() -> seen(Ink.TEXT).contains("y"));
    open();
    ChoiceBox<?> drawn = control("view", ChoiceBox.class);
    until(() -> drawn.getItems().equals(List.of(Views.values())));
    assertEquals(Views.GRAPH, drawn.getValue());
    choose("view", Views.NETWORK);
    interact(() -> clickOn("#export-go"));
    until(() -> answer != null);
    assertEquals(Views.NETWORK, answer.orElseThrow().view());
  }

  @Test
  void aProgramWithoutAFormulaIsSaidToHaveNone() {
    settled();
    typeProgram("k = 3");
    until(() -> seen(Ink.TEXT).contains("k"));
    Diagram shown = model.picture().diagram().get();
    Proof proof =
        new Proof(
            shown, 0, model.settings().engine().get(), model.picture().notices(), Locale.KOREAN);
    FxDialogs asking = onScreen();
    Platform.runLater(() -> answer = asked(asking, proof));
    until(() -> preview() != null);
    tick("formula");
    assertEquals(
        "This program has no formula that can be typeset, or is too long for that:"
            + " none stands above.",
        control("refusal", Label.class).getText());
    type(KeyCode.ESCAPE);
    until(() -> answer != null);
  }

  @Test
  void whereTheFileIsIsSaidWithTheWayThere() throws Exception {
    settled();
    dialogs.file = folder.resolve("p.png");
    assertFalse(lookup("#written").query().isVisible());
    push(KeyCode.CONTROL, KeyCode.E);
    until(() -> lookup("#written").query().isVisible());
    Label where = lookup("#written-where").queryAs(Label.class);
    assertEquals("Exported to " + dialogs.file.toAbsolutePath(), where.getText());
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    assertEquals("내보냄: " + dialogs.file.toAbsolutePath(), where.getText());
    assertEquals("폴더 열기", lookup("#written-open").queryAs(Hyperlink.class).getText());
    clickOn("#written-open");
    assertEquals(folder.toAbsolutePath(), dialogs.opened);
    clickOn("#written-away");
    assertFalse(lookup("#written").query().isVisible());
    dialogs.file = folder.resolve("nowhere/p.png");
    push(KeyCode.CONTROL, KeyCode.E);
    until(() -> dialogs.said.size() == 1);
    assertFalse(lookup("#written").query().isVisible(), "nothing was written");
  }

  @Test
  void whatIsChosenIsExportedAndProposedAgain() throws Exception {
    settled();
    dialogs.file = folder.resolve("bare.png");
    push(KeyCode.CONTROL, KeyCode.E);
    until(() -> Files.exists(dialogs.file));
    int bare = ImageIO.read(dialogs.file.toFile()).getHeight();
    Dialogs.Export first = dialogs.proposals.getFirst();
    assertEquals(Theme.LIGHT, first.theme());
    dialogs.export =
        new Dialogs.Export(
            Views.GRAPH,
            "",
            3,
            true,
            Theme.PRINT,
            Signs.NOTES,
            Passes.FORWARD,
            true,
            "A title",
            true,
            true,
            true,
            40,
            "4:3");
    dialogs.file = folder.resolve("full.png");
    push(KeyCode.CONTROL, KeyCode.E);
    until(() -> Files.exists(dialogs.file));
    until(() -> lookup("#written-where").queryAs(Label.class).getText().contains("full.png"));
    var image = ImageIO.read(dialogs.file.toFile());
    assertTrue(image.getHeight() > 1.5 * bare, "with all around it: " + image.getHeight());
    assertEquals(0, image.getRGB(0, 0) >>> 24, "transparent");
    interact(() -> model.settings().theme().set(Theme.DARK));
    push(KeyCode.CONTROL, KeyCode.E);
    until(() -> dialogs.proposals.size() == 3);
    assertEquals(
        dialogs.export.of(Views.GRAPH, Theme.DARK, Signs.TEXTBOOK), dialogs.proposals.getLast());
    assertEquals("", dialogs.proposals.getLast().title());
    assertEquals(40, dialogs.proposals.getLast().margin());
    // The folder goes when nobody writes there any more.
    assertTrue(ForkJoinPool.commonPool().awaitQuiescence(SECONDS, TimeUnit.SECONDS));
  }

  @Test
  void onASmallScreenOrInLargeLettersNoChoiceIsCut() {
    settled();
    for (Rectangle2D small : List.of(at(1000, 700), at(1366, 768))) {
      for (double letters : List.of(1.0, 1.5)) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
          interact(() -> {
            model.settings().locale().set(language);
            model.settings().textSize().set(letters);
          });
          settled();
          EveryDialog every = new EveryDialog(stage, model, () -> small);
          Platform.runLater(() -> every.show("export"));
          until(() -> preview() != null);
          Scene dialog = lookup("#export-preview").query().getScene();
          String how = small.getWidth() + " " + letters + " " + language;
          until(() -> new TextsInSight().walk(dialog, how).isEmpty());
          assertTrue(dialog.getWidth() <= small.getWidth(), how + ": " + dialog.getWidth());
          // Nothing is flush with the edge.
          Node form = dialog.lookup(".export-choices");
          assertTrue(form.localToScene(form.getLayoutBounds()).getMinX() >= 14, how);
          interact(dialog.getWindow()::hide);
        }
      }
    }
  }

  private static Rectangle2D at(double width, double height) {
    return new Rectangle2D(0, 0, width, height);
  }
}
