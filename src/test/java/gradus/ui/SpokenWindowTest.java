package gradus.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradus.document.Document;
import gradus.ui.work.PictureModel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What a screen reader has to say: every control has a name in the language of the window, and the
/// picture is told in the sentence of its step.
class SpokenWindowTest extends OpenPanel {
  private final Set<String> nameless = new TreeSet<>();
  private final Set<String> kinds = new TreeSet<>();
  private int controls;

  private void walk(String state) {
    interact(() -> walk(stage.getScene().getRoot(), state));
  }

  private void walk(Node node, String state) {
    if (!node.isVisible()) return;
    if (isControl(node)) {
      controls++;
      boolean named = isSaid(node.getAccessibleText()) || isLabel(node);
      if (!named) nameless.add(state + ": " + node);
      if (node.getAccessibleRole() == null || node.getAccessibleRole() == AccessibleRole.NODE) {
        nameless.add(state + ", without a role: " + node);
      }
    }
    String kind = node.getAccessibleRoleDescription();
    if (isSaid(kind)) kinds.add(kind);
    if (node instanceof Parent parent && !(node instanceof ComboBoxBase<?>)) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, state));
    }
  }

  private static boolean isControl(Node node) {
    return switch (node) {
      case ScrollBar bar -> false;
      case ButtonBase button -> true;
      case TextInputControl text -> true;
      case ComboBoxBase<?> box -> true;
      case Slider slider -> true;
      case ListView<?> list -> true;
      case TableView<?> table -> true;
      default -> node.isFocusTraversable();
    };
  }

  private static boolean isSaid(String text) {
    return text != null && !text.isBlank();
  }

  private static boolean isLabel(Node node) {
    return node instanceof Labeled labeled && isSaid(labeled.getText());
  }

  @Test
  void everyControlHasANameAndARole() {
    settled();
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      interact(() -> model.settings().locale().set(language));
      program("x = [1, 2], W = [[1, 2], [3, 4]], t = 2\nf = sum(sigmoid(W x))*t");
      interact(() -> model.picture().player().end());
      for (String tab : TABS) {
        open(tab);
        settled();
        // What is worked out behind the window is named when it has come.
        atRest();
        walk(language + ", " + tab);
      }
      push(KeyCode.CONTROL, KeyCode.F);
      walk(language + ", searching");
      toCanvas();
      interact(() -> model.document().type("f = sigmod(x"));
      until(() -> model.picture().status().get() == PictureModel.Status.WRONG);
      walk(language + ", wrong");
      interact(() -> model.document().show(Document.EMPTY));
      until(() -> model.picture().status().get() == PictureModel.Status.EMPTY);
      walk(language + ", empty");
    }
    // What the toolkit says in English whatever the language is.
    assertEquals(Set.of("point", "점"), kinds);
    assertEquals("", String.join("\n", nameless));
    assertTrue(controls > 200, controls + " controls");
  }

  @Test
  void thePictureIsToldInTheSentenceOfEveryStep() {
    settled();
    Set<String> told = new TreeSet<>();
    for (int step = 0; step <= model.picture().player().last().get(); step++) {
      int now = step;
      interact(() -> model.picture().player().go(now));
      String said = asked(canvas()::getAccessibleText);
      assertEquals(model.picture().sentence(step).orElseThrow(), said);
      told.add(said);
    }
    assertEquals(model.picture().player().last().get() + 1, told.size());
    interact(() -> model.settings().locale().set(Locale.KOREAN));
    assertEquals(sentence(), asked(canvas()::getAccessibleText));
    assertTrue(told.stream().noneMatch(sentence()::equals), sentence());
    interact(() -> model.document().show(Document.EMPTY));
    until(() -> model.picture().status().get() == PictureModel.Status.EMPTY);
    assertEquals("프로그램이 비어 있어 그림이 없습니다.", asked(canvas()::getAccessibleText));
  }
}
