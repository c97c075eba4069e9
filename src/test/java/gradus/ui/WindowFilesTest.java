package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.export.Json;
import gradus.export.ValueReport;
import gradus.graph.ComputationGraph;
import gradus.lang.Messages;
import gradus.lang.Problem;
import gradus.lesson.Example;
import gradus.lesson.Examples;
import gradus.picture.Ink;
import gradus.picture.Theme;
import gradus.trace.Trace;
import gradus.ui.work.PictureModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Examples and files in the window: opened, saved, exported and asked about.
class WindowFilesTest extends OpenWindow {
  @TempDir Path folder;

  @Test
  void everyExampleOpensFromItsMenu() {
    settled();
    for (Example example : Examples.all()) {
      // the way of the mouse through a menu is the same for all
      if (example.equals(Examples.all().getFirst()) || example.equals(Examples.all().getLast())) {
        clickOn("#menu-examples");
        clickOn("#example-" + example.name());
      } else {
        interact(item("example-" + example.name())::fire);
      }
      until(() -> text().equals(example.program()));
      settled();
      until(() -> stage.getTitle().contains(example.title(Locale.ENGLISH)));
      toCanvas();
      type(KeyCode.END);
      until(() -> !seen(Ink.GRADIENT).isEmpty());
      assertEquals(0, dialogs.asked);
    }
  }

  @Test
  void everyGroupOfExamplesStandsInTheMenuAboveItsExamples() {
    settled();
    List<String> expected = new ArrayList<>();
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      Examples.byGroup()
          .forEach((group, members) -> {
            expected.add(Messages.text(language, "ui.examples." + group));
            members.forEach(example -> expected.add(example.title(language)));
          });
    }
    List<String> seen = new ArrayList<>(examplesInTheMenu());
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    seen.addAll(examplesInTheMenu());
    assertEquals(expected, seen);
    assertTrue(seen.size() >= 2 * (14 + 4), seen.toString());
  }

  private MenuItem item(String id) {
    return examples().getItems().stream()
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  private Menu examples() {
    return lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
        .filter(menu -> "menu-examples".equals(menu.getId()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> examplesInTheMenu() {
    Menu examples = examples();
    return examples.getItems().stream()
        .filter(item -> !(item instanceof SeparatorMenuItem))
        .map(MenuItem::getText)
        .toList();
  }

  @Test
  void theStepIsExportedWhole() throws Exception {
    settled();
    type(KeyCode.END);
    dialogs.file = folder.resolve("p.png");
    push(KeyCode.CONTROL, KeyCode.E);
    until(() -> Files.exists(dialogs.file));
    var image = ImageIO.read(dialogs.file.toFile());
    assertEquals(2 * model.picture().diagram().get().width(), image.getWidth(), 2);
    dialogs.file = folder.resolve("nowhere/p.png");
    push(KeyCode.CONTROL, KeyCode.E);
    until(() -> dialogs.said.size() == 1);
    assertTrue(dialogs.said.getFirst().contains("nowhere"), dialogs.said.toString());
  }

  @Test
  void theNameChosenSaysWhichKindOfFileIsExported() throws Exception {
    settled();
    typeProgram("a = 3, v = [2, 5, 7]; f = a*v");
    until(() -> model.picture().status().get() == PictureModel.Status.CURRENT);
    until(() -> seen(Ink.TEXT).contains("v"));
    exported("p.json");
    String json = Files.readString(dialogs.file);
    Trace trace = model.picture().diagram().get().steps().trace();
    List<Problem> notices = model.picture().notices();
    assertEquals(List.of("notice.seed"), notices.stream().map(Problem::key).toList());
    Locale locale = model.words().locale();
    assertEquals(Json.write(ValueReport.of(trace, notices, locale)) + "\n", json);
    assertTrue(json.startsWith("{\"output\":\"f\",\"value\":[6.0,15.0,21.0]"), json);
    assertTrue(json.contains("\"grad\":14.0"), json);
    exported("p.png");
    int width = ImageIO.read(dialogs.file.toFile()).getWidth();
    assertEquals(2 * model.picture().diagram().get().width(), width, 2);
    exported("p.other");
    assertEquals(width, ImageIO.read(dialogs.file.toFile()).getWidth());
    assertEquals(List.of(), dialogs.said);
  }

  /// Chooses this name in the dialog, and waits for the whole file.
  private void exported(String name) {
    dialogs.file = folder.resolve(name);
    push(KeyCode.CONTROL, KeyCode.E);
    until(() -> Files.exists(dialogs.file));
  }

  @Test
  void numbersOfABlankInputAreRefusedInASentenceAndItsPictureIsNot() {
    settled();
    typeProgram("a = 3; f = a*b");
    until(() -> seen(Ink.TEXT).contains("b"));
    dialogs.file = folder.resolve("blank.json");
    push(KeyCode.CONTROL, KeyCode.E);
    until(() -> !dialogs.said.isEmpty());
    assertEquals(List.of("'b' has no value yet: write b = 1, for example."), dialogs.said);
    assertFalse(Files.exists(dialogs.file));
    exported("blank.png");
    assertEquals(1, dialogs.said.size());
  }

  @Test
  void programsAreSavedOpenedAndAskedAbout() throws Exception {
    settled();
    typeProgram("k = 3; f = k^2");
    until(() -> stage.getTitle().startsWith("●"));
    dialogs.file = folder.resolve("mine.gradus");
    push(KeyCode.CONTROL, KeyCode.S);
    until(() -> Files.exists(dialogs.file));
    assertEquals("k = 3; f = k^2", Files.readString(dialogs.file));
    until(() -> stage.getTitle().startsWith("mine"));
    typeProgram("k = 4; f = k^2");
    push(KeyCode.CONTROL, KeyCode.O);
    assertEquals(1, dialogs.asked);
    assertEquals("k = 4; f = k^2", text());
    dialogs.unsaved = Dialogs.Unsaved.DISCARD;
    push(KeyCode.CONTROL, KeyCode.O);
    until(() -> text().equals("k = 3; f = k^2"));
  }

  @Test
  void anExampleWhoseNumbersWereTriedOutIsLeftWithoutAQuestionAndUndoComesBack() {
    settled();
    clickOn("#input-x");
    push(KeyCode.CONTROL, KeyCode.A);
    write("7");
    type(KeyCode.UP);
    until(() -> text().contains("x = 8"));
    String tried = text();
    clickOn("#menu-examples");
    clickOn("#example-sigmoid");
    until(() -> !text().equals(tried));
    settled();
    assertEquals(0, dialogs.asked);
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> text().equals(tried));
    settled();
    append("; g = x");
    clickOn("#menu-examples");
    clickOn("#example-sigmoid");
    assertEquals(1, dialogs.asked);
    assertTrue(text().endsWith("g = x"), text());
  }

  @Test
  void aFileIsShownAgainAsItWasSavedAndEveryOtherProgramReadsItsText() throws Exception {
    settled();
    String program = "s(t) = t*sigmoid(t)\nx = 2\nf = s(x) + x\n";
    dialogs.file = folder.resolve("mine.gradus");
    Files.writeString(dialogs.file, program);
    push(KeyCode.CONTROL, KeyCode.O);
    until(() -> text().equals(program));
    settled();
    int folded = model.picture().graph().gates().size();
    interact(() -> {
      ComputationGraph graph = model.picture().graph();
      assertTrue(graph.gates().stream().anyMatch(g -> model.folding().unfold(graph, g).isEmpty()));
    });
    until(() -> model.picture().graph().gates().size() > folded && isFilling());
    settled();
    toCanvas();
    type(KeyCode.RIGHT);
    type(KeyCode.RIGHT);
    type(KeyCode.RIGHT);
    push(KeyCode.CONTROL, KeyCode.S);
    until(() -> Files.readString(dialogs.file).contains("# step = 3\n"));
    String whole = Files.readString(dialogs.file);
    assertTrue(whole.startsWith(program + "\n# ---- Gradus"), whole);
    assertTrue(whole.contains("\n# unfolded = [\""), whole);
    var unfolded = model.folding().folding();
    interact(() -> model.document().show(Examples.named("xyz").orElseThrow()));
    settled();
    assertEquals(0, model.picture().player().step().get());
    // Dark in the file is dark for the file.
    Files.writeString(dialogs.file, whole + "# theme = \"dark\"\n");
    push(KeyCode.CONTROL, KeyCode.O);
    until(() -> text().equals(program) && model.picture().player().step().get() == 3);
    assertEquals(unfolded, model.folding().folding());
    assertEquals(Theme.DARK, model.settings().theme().get());
    assertTrue(!model.document().document().get().isDirty());
    Files.writeString(dialogs.file, "x = 3\nf = x^2");
    push(KeyCode.CONTROL, KeyCode.O);
    until(() -> text().equals("x = 3\nf = x^2"));
    settled();
    assertEquals(0, model.picture().player().step().get());
    assertEquals(Theme.LIGHT, model.settings().theme().get());
    assertEquals(List.of(), dialogs.said);
  }

  @Test
  void aFileThatIsNoTextIsRefusedAndNothingIsLost() throws Exception {
    settled();
    String before = text();
    dialogs.file = folder.resolve("b.gradus");
    Files.write(dialogs.file, new byte[] {0, 1, 2, (byte) 200});
    push(KeyCode.CONTROL, KeyCode.O);
    until(() -> dialogs.said.size() == 1);
    assertEquals(before, text());
    dialogs.file = folder;
    push(KeyCode.CONTROL, KeyCode.O);
    until(() -> dialogs.said.size() == 2);
    assertEquals(before, text());
  }
}
