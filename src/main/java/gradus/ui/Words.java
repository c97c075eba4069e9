package gradus.ui;

import gradus.lang.Messages;
import gradus.lang.Problem;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;

/// Texts in the chosen language, and views that follow when another is chosen: an FXML file holds
/// message keys where texts stand, and [#translate] binds each to what it says.
final class Words {
  private static final String OURS = "ui.";

  private final ObservableValue<Locale> locale;

  Words(ObservableValue<Locale> locale) {
    this.locale = locale;
  }

  Locale locale() {
    return locale.getValue();
  }

  String say(String key, Object... args) {
    return Messages.text(locale(), key, args);
  }

  /// A problem's sentence, which begins in lower case after the `error:` of the command line, as a
  /// sentence that stands alone.
  String alone(Problem problem) {
    String sentence = problem.message(locale());
    // A formula at the start, such as log(−1), keeps its letters.
    return sentence.matches("(?s)[a-z]+[ ,].*")
        ? Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1)
        : sentence;
  }

  /// What a key says, now and after every change of language.
  ObservableValue<String> saying(String key, Object... args) {
    return Bindings.createStringBinding(() -> say(key, args), locale);
  }

  /// Lets a text follow the language.
  void follow(StringProperty text, Function<Locale, String> says) {
    text.bind(Bindings.createStringBinding(() -> says.apply(locale()), locale));
  }

  /// Gives a control its tooltip, and the same text to a screen reader.
  void describe(Control control, String key) {
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(saying(key));
    control.setTooltip(tooltip);
    control.accessibleTextProperty().bind(saying(key));
  }

  /// Binds every message key in a tree of views.
  void translate(Node node) {
    translate(node.accessibleTextProperty());
    switch (node) {
      case MenuBar bar -> bar.getMenus().forEach(this::translate);
      case SplitPane pane -> pane.getItems().forEach(this::translate);
      case Labeled labeled -> {
        translate(labeled.textProperty());
        if (labeled.getTooltip() != null) {
          translate(labeled.getTooltip().textProperty());
        }
        if (labeled.getGraphic() != null) {
          translate(labeled.getGraphic());
        }
      }
      case TextInputControl input -> translate(input.promptTextProperty());
      case Parent parent -> parent.getChildrenUnmodifiable().forEach(this::translate);
      default -> {}
    }
  }

  private void translate(MenuItem item) {
    translate(item.textProperty());
    if (item instanceof Menu menu) {
      menu.getItems().forEach(this::translate);
    }
  }

  private void translate(Property<String> text) {
    String key = text.getValue();
    if (key != null && key.startsWith(OURS) && !text.isBound()) {
      text.bind(saying(key));
    }
  }
}
