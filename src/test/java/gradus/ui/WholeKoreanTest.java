package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.Nightly;
import gradus.document.Document;
import gradus.lesson.Examples;
import gradus.ui.editor.Editor;
import gradus.ui.editor.TypesetView;
import gradus.ui.work.PictureModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Every text on screen in Korean, in every state and dialog: no English word but names.
class WholeKoreanTest extends OpenPanel {
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{3,}");

  /// Names and what is on keys; all else that is written in Latin letters is code.
  private static final Set<String> NAMES =
      Set.of(
          "Gradus",
          "LaTeX",
          "English",
          "Ctrl",
          "Shift",
          "Alt",
          "Esc",
          "Enter",
          "Tab",
          "Space",
          "Home",
          "End",
          "Page",
          "Down",
          "PNG",
          "PDF",
          "SVG",
          "CSV",
          "Okabe",
          "Ito",
          "NumPy",
          "PyTorch",
          "NaN",
          "VJP",
          "Java",
          "JavaFX",
          "Esperanto",
          "SVM",
          "AlexNet",
          "XOR");

  /// What the programs of this test are written with.
  private static final Set<String> CODE =
      Set.of(
          "sigmoid", "sigmod", "exp", "max", "relu", "ReLU", "swish", "tanh", "log", "xyz", "total",
          "softmax", "strokes");

  private final Set<String> english = new TreeSet<>();
  private int texts;

  @Override
  Dialogs asking() {
    return onScreen();
  }

  private void walk(String state) {
    interact(() -> {
      for (Window window : List.copyOf(Window.getWindows())) {
        if (window.getScene() != null) walk(window.getScene().getRoot(), state);
      }
      read(stage.getTitle(), state);
    });
  }

  private void walk(Node node, String state) {
    // The program, as it is typed and as it is typeset.
    if (!node.isVisible() || node instanceof Editor || node instanceof TypesetView) return;
    if (node instanceof Control control && control.getTooltip() != null) {
      read(control.getTooltip().getText(), state);
    }
    switch (node) {
      case TextInputControl field -> {
        read(field.getPromptText(), state);
        return;
      }
      case MenuBar bar -> bar.getMenus().forEach(menu -> walk(menu, state));
      case TableView<?> table -> {
        for (TableColumn<?, ?> column : table.getColumns()) {
          read(column.getText(), state);
        }
      }
      case Labeled labeled -> read(labeled.getText(), state);
      case Text text -> read(text.getText(), state);
      default -> {}
    }
    read(node.getAccessibleText(), state);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, state));
    }
  }

  private void walk(MenuItem item, String state) {
    read(item.getText(), state);
    if (item instanceof Menu menu) menu.getItems().forEach(inner -> walk(inner, state));
  }

  private void read(String text, String state) {
    if (text == null || text.isEmpty()) return;
    texts++;
    var words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group();
      if (!NAMES.contains(word) && !CODE.contains(word)) english.add(state + ": " + text);
    }
  }

  private void korean() {
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void everyStateAndTabIsKorean() {
    settled();
    open("explain");
    walk("before");
    assertTrue(english.size() > 20, "English is seen where it is: " + english);
    english.clear();
    korean();
    settled();
    walk("start");
    // Back and forth: nothing stays in the language before.
    interact(() -> model.settings().locale().set(Locale.ENGLISH));
    korean();
    program("x = -2, y = 5\nq = sigmoid(x) + max(x, y)\nf = q*x + relu(y)");
    for (String tab : TABS) {
      open(tab);
      int last = model.picture().player().last().get();
      for (int step : Nightly.some(List.of(2, last), 2)) {
        interact(() -> model.picture().player().go(step));
        settled();
        atRest();
        walk(tab + " at " + step);
      }
    }
    interact(() -> model.document().show(Document.EMPTY));
    until(() -> model.picture().status().get() == PictureModel.Status.EMPTY);
    walk("empty");
    interact(() -> model.document().type("f = sigmod(x"));
    until(() -> model.picture().status().get() == PictureModel.Status.WRONG);
    walk("wrong");
    interact(() -> model.document().type("f = x*total"));
    until(() ->
        !problem().isEmpty() && model.picture().status().get() == PictureModel.Status.CURRENT);
    for (String tab : TABS) {
      open(tab);
      atRest();
      walk("blank, " + tab);
    }
    assertEquals(List.of(), List.copyOf(english));
    assertTrue(texts > 1000, texts + " texts");
  }

  @Test
  void everyDialogIsKorean() {
    settled();
    korean();
    interact(() -> model.document().show(Examples.named("xyz").orElseThrow()));
    settled();
    List<Runnable> asked = new ArrayList<>();
    Dialogs dialogs = asking();
    asked.add(dialogs::keys);
    asked.add(dialogs::about);
    asked.add(() -> dialogs.failure(model.words().say("name.none")));
    for (Dialogs.Leaving leaving : Dialogs.Leaving.values()) {
      asked.add(() -> dialogs.unsaved("xyz", leaving));
    }
    asked.add(() -> view.nameWire(model.picture().graph().output()));
    asked.add(() -> view.giveSeed(model.picture().graph()));
    asked.add(() -> view.filing().exportPicture());
    for (int i = 0; i < asked.size(); i++) {
      Runnable dialog = asked.get(i);
      Platform.runLater(dialog);
      until(() -> pane() != null);
      atRest();
      walk("dialog " + i);
      interact(() -> pane().getScene().getWindow().hide());
      until(() -> pane() == null);
    }
    assertEquals(List.of(), List.copyOf(english));
  }

  private static DialogPane pane() {
    return Window.getWindows().stream()
        .filter(w -> w instanceof Stage && w.getScene() != null)
        .map(w -> w.getScene().getRoot())
        .filter(DialogPane.class::isInstance)
        .map(DialogPane.class::cast)
        .findFirst()
        .orElse(null);
  }
}
