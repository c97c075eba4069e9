package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Examples in the window: kept with the program, chosen, left out.
class DataWindowTest extends OpenWindow {
  private static final String LINE = "x = 3, t = 2\nw = 1, b = 0\nL = (w*x + b - t)^2\n";
  private static final String MOVING = LINE + "w := w - 0.01*grad(L, w)\n";

  @TempDir Path folder;

  private Node at(String id) {
    return lookup(id).query();
  }

  private String says(String id) {
    return ((Label) at(id)).getText();
  }

  private void show(String text) {
    interact(() -> {
      model.document().show(text);
      model.settings().panel().set(true);
      model.settings().tab().set("descent");
    });
    settled();
    until(() -> says("#descent-state").startsWith("Step 0:"));
  }

  private void press(String id) {
    until(() -> at(id).isVisible() && !at(id).isDisabled());
    reveal(id);
    clickOnceStill(id);
  }

  /// Scrolls the panel until something is seen.
  private void reveal(String id) {
    Node node = at(id);
    if (!(pageOf(node) instanceof ScrollPane page)) return;
    interact(() -> {
      Region content = (Region) page.getContent();
      double y = node.localToScene(0, 0).getY() - content.localToScene(0, 0).getY();
      double seen = page.getViewportBounds().getHeight();
      page.setVvalue(Math.clamp((y - seen / 2) / (content.getHeight() - seen), 0, 1));
    });
    frame();
  }

  private static Node pageOf(Node node) {
    Node page = node;
    while (page != null && !(page instanceof ScrollPane)) {
      page = page.getParent();
    }
    return page;
  }

  private void saveIn(Path file) {
    dialogs.file = file;
    toCanvas();
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    until(() -> model.document().document().get().path().filter(file::equals).isPresent());
    until(() -> !model.document().document().get().isDirty());
  }

  private void reopen(Path file) {
    dialogs.file = file;
    toCanvas();
    push(KeyCode.CONTROL, KeyCode.O);
    until(() -> model.document().document().get().path().filter(file::equals).isPresent());
    settled();
  }

  private void empty() {
    interact(() -> model.document().show("v = 1; L = v^2; v := v - 0.1*grad(L, v)"));
    until(() -> says("#descent-state").startsWith("Step 0: L = 1,"));
    assertFalse(at("#descent-data-said").isVisible());
  }

  @Test
  void aFileBesideTheDocumentIsFoundAgainWithItsColumns() throws IOException {
    show(MOVING);
    Path rows = Files.writeString(folder.resolve("rows.csv"), "height,t\n1,2\n2,3\n3,5\n");
    dialogs.file = rows;
    press("#descent-data");
    until(() -> says("#descent-data-said").startsWith("rows.csv: 3 examples"));
    ComboBox<String> fills = lookup("#descent-column-height").queryComboBox();
    interact(() -> fills.setValue("x"));
    until(() -> says("#descent-data-said").endsWith("the picture shows the one in the text."));
    // 1 − 2, 2 − 3, 3 − 5
    until(() -> says("#descent-state").startsWith("Step 0: L = 2,"));
    Path program = folder.resolve("line.gradus");
    saveIn(program);
    String whole = Files.readString(program);
    assertTrue(whole.startsWith(MOVING), whole);
    assertTrue(whole.contains("# data_file = \"rows.csv\"\n"), whole);
    assertFalse(whole.contains(folder.toString()), whole);
    empty();
    reopen(program);
    until(() -> says("#descent-state").startsWith("Step 0: L = 2,"));
    assertEquals("x", lookup("#descent-column-height").<String>queryComboBox().getValue());
    // removed, and back by one undo
    press("#descent-data-drop");
    until(() -> says("#descent-state").startsWith("Step 0: L = 1,"));
    assertFalse(at("#descent-data-said").isVisible());
    toCanvas();
    push(KeyCode.CONTROL, KeyCode.Z);
    until(() -> says("#descent-state").startsWith("Step 0: L = 2,"));
    push(KeyCode.CONTROL, KeyCode.Y);
    until(() -> says("#descent-state").startsWith("Step 0: L = 1,"));
    push(KeyCode.CONTROL, KeyCode.Z);
    // the file went, which is said, and stays named
    saveIn(program);
    Files.delete(rows);
    empty();
    reopen(program);
    until(() -> says("#descent-data-said").equals("There is no file rows.csv."));
    assertEquals("Other examples from a file…", lookup("#descent-data").queryButton().getText());
    Files.writeString(rows, "height,t\n2,3\n");
    empty();
    reopen(program);
    until(() ->
        says("#descent-data-said")
            .equals(
                "rows.csv: 1 examples; the picture shows the one in the text. The file holds"
                    + " something else than when the document was saved."));
  }

  @Test
  void aFileOfSomebodyElsesDocumentIsReadOnceThatIsAllowed() throws IOException {
    Files.createDirectories(folder.resolve("theirs"));
    Files.writeString(folder.resolve("theirs/rows.csv"), "x,t\n1,2\n2,3\n3,5\n");
    Path program = folder.resolve("theirs/line.gradus");
    Files.writeString(program, noted("data_file = \"rows.csv\""));
    show(MOVING);
    reopen(program);
    until(() ->
        says("#descent-data-said")
            .equals(
                "This document names the examples in rows.csv, beside it. They are read once you"
                    + " allow it."));
    assertTrue(at("#descent-step").isDisabled());
    press("#descent-data-read");
    until(() -> says("#descent-state").startsWith("Step 0: L = 2,"));
    assertFalse(at("#descent-data-read").isVisible());
    empty();
    reopen(program);
    until(() -> says("#descent-state").startsWith("Step 0: L = 2,"));
    // what lies outside is not asked for
    Files.writeString(program, noted("data_file = \"../\\u202Erows.csv\""));
    empty();
    reopen(program);
    until(() ->
        says("#descent-data-said")
            .startsWith("This document names examples in ../\\u202Erows.csv, which"));
    assertFalse(at("#descent-data-read").isVisible());
  }

  private static String noted(String line) {
    return MOVING
        + "\n# ---- Gradus keeps this for its window; these lines can be deleted ----\n# "
        + line
        + "\n";
  }

  @Test
  void aTableIsTypedAndPastedAndKeptInTheDocument() throws IOException {
    show(MOVING);
    press("#descent-rows");
    TableView<Integer> table = lookup("#rows-table").queryTableView();
    assertEquals(
        List.of("Line", "x", "t", "b"),
        table.getColumns().stream().map(TableColumn::getText).toList());
    until(() -> says("#descent-data-said").startsWith("The table: 1 examples"));
    interact(() ->
        Clipboard.getSystemClipboard()
            .setContent(Map.of(DataFormat.PLAIN_TEXT, "x\tt\n1\t2\n2\t3\n3\t5\n")));
    press("#rows-paste");
    until(() -> says("#descent-data-said").startsWith("The table: 3 examples"));
    until(() -> says("#descent-state").startsWith("Step 0: L = 2,"));
    // 5 becomes 3 by the keyboard: 1 − 2, 2 − 3, 3 − 3
    interact(() -> {
      table.requestFocus();
      table.getSelectionModel().clearAndSelect(2, table.getColumns().get(2));
      table.getFocusModel().focus(2, table.getColumns().get(2));
    });
    push(KeyCode.F2);
    until(() -> table.getEditingCell() != null);
    push(KeyCode.CONTROL, KeyCode.A);
    write("3\n");
    until(() -> says("#descent-state").startsWith("Step 0: L = 0.666666667,"));
    press("#rows-add");
    until(() -> says("#descent-data-said").equals("The table: line 5 has no number for x."));
    assertEquals(4, table.getItems().size());
    press("#rows-remove");
    until(() -> says("#descent-state").startsWith("Step 0: L = 0.666666667,"));
    assertEquals(3, table.getItems().size());
    assertEquals("Table of the examples, rows: 3, columns: 2", table.getAccessibleText());
    Path program = folder.resolve("line.gradus");
    saveIn(program);
    assertTrue(
        Files.readString(program).contains("# data_rows = [\"x,t\", \"1,2\", \"2,3\", \"3,3\"]"));
    empty();
    reopen(program);
    until(() -> says("#descent-state").startsWith("Step 0: L = 0.666666667,"));
  }

  @Test
  void pointsComeBackByTheirSeedAndASmallFileFromElsewhereInTheDocument() throws IOException {
    show(MOVING);
    interact(() -> model.settings().tab().set("descent"));
    press("#descent-points");
    press("#descent-points-line");
    until(() -> says("#descent-data-said").startsWith("Line with noise, seed 0: 100 examples"));
    String state = says("#descent-state");
    Path program = Files.createDirectories(folder.resolve("mine")).resolve("line.gradus");
    saveIn(program);
    empty();
    reopen(program);
    until(() -> says("#descent-data-said").startsWith("Line with noise, seed 0: 100 examples"));
    until(() -> says("#descent-state").equals(state));
    Path other = Files.createDirectories(folder.resolve("other"));
    dialogs.file = Files.writeString(other.resolve("rows.csv"), "x,t\n1,2\n2,3\n3,5\n");
    press("#descent-data");
    until(() -> says("#descent-state").startsWith("Step 0: L = 2,"));
    saveIn(program);
    Files.delete(other.resolve("rows.csv"));
    empty();
    reopen(program);
    until(() -> says("#descent-data-said").startsWith("The table: 3 examples"));
    until(() -> says("#descent-state").startsWith("Step 0: L = 2,"));
    // saved elsewhere it goes along
    saveIn(other.resolve("again.gradus"));
    empty();
    reopen(other.resolve("again.gradus"));
    until(() -> says("#descent-data-said").startsWith("The table: 3 examples"));
    assertEquals(List.of(), dialogs.said);
  }

  private static final String TYPED = noted("data_rows = [\"x,t\", \"1,2\", \"two,3\", \"3,5\"]");

  @Test
  void columnsAreCalledOtherwiseCellsAmissAreMarkedAndChosenOnesCopied() throws IOException {
    show(MOVING);
    reopen(Files.writeString(folder.resolve("line.gradus"), TYPED));
    until(() ->
        says("#descent-data-said")
            .equals("The table: line 3 has 'two' for x, which is no number."));
    press("#descent-rows");
    TableView<Integer> table = lookup("#rows-table").queryTableView();
    until(() -> amiss().equals(List.of("two")));
    // two by two of the first rows
    interact(() -> {
      table.requestFocus();
      table.getSelectionModel().clearSelection();
      table
          .getSelectionModel()
          .selectRange(0, table.getColumns().get(1), 1, table.getColumns().get(2));
    });
    push(KeyCode.CONTROL, KeyCode.C);
    String[] copied = {""};
    interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
    assertEquals("1\t2\ntwo\t3\n", copied[0]);
    // a column that fills nothing has no cell amiss
    interact(() -> {
      table.requestFocus();
      table.getFocusModel().focus(0, table.getColumns().get(1));
    });
    push(KeyCode.SHIFT, KeyCode.F2);
    push(KeyCode.CONTROL, KeyCode.A);
    write("note\n");
    until(() -> table.getColumns().get(1).getText().equals("note"));
    until(() -> amiss().isEmpty());
    until(() -> says("#descent-data-said").endsWith("No input is called as these columns: note."));
    // Escape takes nothing
    interact(() -> table.getFocusModel().focus(0, table.getColumns().get(1)));
    push(KeyCode.SHIFT, KeyCode.F2);
    write("x");
    push(KeyCode.ESCAPE);
    assertEquals("note", table.getColumns().get(1).getText());
  }

  private List<String> amiss() {
    return lookup(".row-cell").queryAllAs(TableCell.class).stream()
        .map(c -> (TableCell<?, ?>) c)
        .filter(c -> c.getPseudoClassStates().contains(PseudoClass.getPseudoClass("amiss")))
        .map(c -> c.getText())
        .toList();
  }

  @Test
  void aNameWithoutNotesIsSavedWithoutExamplesWhichIsSaid() throws IOException {
    show(MOVING);
    reopen(Files.writeString(folder.resolve("line.gradus"), TYPED));
    Path text = folder.resolve("line.txt");
    dialogs.file = text;
    toCanvas();
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    until(() -> model.document().document().get().path().filter(text::equals).isPresent());
    assertEquals(MOVING, Files.readString(text));
    assertTrue(model.document().document().get().isDirty());
    dialogs.file = folder.resolve("again.gradus");
    until(() -> lookup("#concern-as").tryQuery().isPresent());
    clickOnceStill("#concern-as");
    until(() -> !model.document().document().get().isDirty());
    assertTrue(Files.readString(dialogs.file).contains("# data_rows = "));
  }

  @Test
  void aNarrowPageScrollsNowhereAside() throws IOException {
    show(MOVING);
    reopen(
        Files.writeString(
            folder.resolve("line.gradus"), noted("data_rows = [\"x,t,w1,w2\", \"1,2,0,0\"]")));
    press("#descent-rows");
    TableView<Integer> table = lookup("#rows-table").queryTableView();
    double columns = table.getColumns().stream().mapToDouble(TableColumn::getWidth).sum();
    assertTrue(columns <= table.getWidth(), columns + " in " + table.getWidth());
    // names and some rows, 28 px each, and perhaps a bar
    assertEquals(8.5 * 28, table.getHeight(), 12);
  }
}
