package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import gradus.Nightly;
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
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Examples and files in the window: opened, saved, exported and asked about.
class WindowFilesTest extends OpenWindow {
  @TempDir Path folder;

  @Test
  void everyExampleOpensFromItsMenu() {
    settled();
    List<Example> examples = new ArrayList<>(Nightly.some(Examples.all(), 3));
    if (!examples.contains(Examples.all().getLast())) examples.add(Examples.all().getLast());
    for (Example example : examples) {
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
    // What is said then: that undo leads back, which it does.
    assertEquals(Dialogs.Leaving.FOR_ANOTHER, dialogs.left);
    assertEquals("k = 4; f = k^2", text());
    dialogs.unsaved = Dialogs.Unsaved.DISCARD;
    push(KeyCode.CONTROL, KeyCode.O);
    until(() -> text().equals("k = 3; f = k^2"));
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> text().equals("k = 4; f = k^2"));
    interact(() -> view.filing().mayLeave());
    assertEquals(Dialogs.Leaving.FOR_GOOD, dialogs.left);
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

  /// As the toolkit hands over what another program drags.
  private static TKClipboard fromOutside(ClipboardContent content) {
    return (TKClipboard)
        Proxy.newProxyInstance(
            TKClipboard.class.getClassLoader(),
            new Class<?>[] {TKClipboard.class},
            (board, asked, args) ->
                switch (asked.getName()) {
                  case "hasContent" -> content.containsKey(args[0]);
                  case "getContent" -> content.get(args[0]);
                  case "getContentTypes" -> content.keySet();
                  case "getTransferModes" -> Set.of(TransferMode.COPY);
                  default -> throw new UnsupportedOperationException(asked.toString());
                });
  }

  private static DragEvent drag(Node over, EventType<DragEvent> type, ClipboardContent content) {
    Dragboard board = DragboardHelper.createDragboard(fromOutside(content));
    Bounds at = over.localToScreen(over.getLayoutBounds());
    double x = at.getCenterX();
    double y = at.getCenterY();
    PickResult under = new PickResult(over, x, y);
    return new DragEvent(over, over, type, board, x, y, x, y, TransferMode.COPY, null, over, under);
  }

  private boolean isTaken(Node over, ClipboardContent content) {
    return asked(() -> {
      DragEvent event = drag(over, DragEvent.DRAG_OVER, content);
      Event.fireEvent(over, event);
      return event.isAccepted() && event.getAcceptedTransferMode() == TransferMode.COPY;
    });
  }

  private boolean isDropped(Node over, ClipboardContent content) {
    return asked(() -> {
      DragEvent event = drag(over, DragEvent.DRAG_DROPPED, content);
      Event.fireEvent(over, event);
      return event.isDropCompleted();
    });
  }

  private static ClipboardContent files(Path... files) {
    ClipboardContent content = new ClipboardContent();
    content.putFiles(Stream.of(files).map(Path::toFile).toList());
    return content;
  }

  @Test
  void aFileThatIsDraggedInIsOpenedWhereverItIsDropped() throws Exception {
    settled();
    List<String> programs = List.of("x = 3\nf = x*x\n", "y = 2\nf = exp(y)\n", "z = 1\nf = -z\n");
    List<Node> targets =
        List.of(
            canvas(), stage.getScene().lookup(".editor"), stage.getScene().lookup(".transport"));
    for (int i = 0; i < programs.size(); i++) {
      String program = programs.get(i);
      Path file = folder.resolve("dragged" + i + ".gradus");
      Files.writeString(file, program);
      assertTrue(isTaken(targets.get(i), files(file)), targets.get(i).toString());
      // Nothing is opened before it is let go.
      assertFalse(text().equals(program));
      assertTrue(isDropped(targets.get(i), files(file, folder)));
      until(() -> text().equals(program));
      settled();
      until(() -> stage.getTitle().startsWith("dragged"));
      assertEquals(file, asked(() -> memory.recent().getFirst()));
    }
    assertEquals(List.of(), dialogs.said);
    assertEquals(0, dialogs.asked);
  }

  @Test
  void ofAWrongFileThatIsDraggedInASentenceSaysWhatIsWrongAndTheProgramStays() throws Exception {
    settled();
    String before = text();
    Path picture = folder.resolve("picture.png");
    Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 0xff});
    Path gone = folder.resolve("gone.gradus");
    for (Path wrong : List.of(picture, folder, gone)) {
      int said = dialogs.said.size();
      assertTrue(isDropped(canvas(), files(wrong)));
      until(() -> dialogs.said.size() == said + 1);
      assertTrue(
          dialogs.said.getLast().contains(wrong.getFileName().toString()), dialogs.said::toString);
      assertEquals(before, text());
    }
    // What is no file is not taken at all.
    ClipboardContent words = new ClipboardContent();
    words.putString("f = x");
    assertFalse(isTaken(canvas(), words));
    assertFalse(isDropped(canvas(), words));
    assertEquals(before, text());
    // Who has not saved is asked first, and may stay.
    interact(() -> model.document().type("x = 1\nf = 2*x\n"));
    Path other = folder.resolve("other.gradus");
    Files.writeString(other, "f = 1\n");
    assertTrue(isDropped(canvas(), files(other)));
    until(() -> dialogs.asked == 1);
    assertEquals("x = 1\nf = 2*x\n", text());
  }
}
