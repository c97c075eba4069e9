package gradus.ui.present;

import gradus.diagram.Diagram;
import gradus.graph.Folding;
import gradus.ui.work.Attention;
import gradus.ui.work.Player;
import gradus.ui.work.Settings;
import gradus.ui.work.Settings.WindowPart;
import gradus.ui.work.WindowModel;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

/// What a person had before them when they began to present, to be so again.
final class Before {
  private final WindowModel model;
  private final Stage window;
  private final String text;
  private final int step;
  private final boolean playing;
  private final Set<String> selected;
  private final Folding folding;
  private final Runnable question;
  private final List<String> gates;
  private final Set<WindowPart> shown;
  private final String tab;
  private final double sideWidth;
  private final double panelWidth;
  private final Node focus;
  private final int anchor;
  private final int caret;

  Before(WindowModel model, Attention attention, Stage window) {
    this.model = model;
    this.window = window;
    Settings settings = model.settings();
    Player player = model.picture().player();
    text = model.document().text().get();
    step = player.step().get();
    playing = player.playing().get();
    selected = Set.copyOf(model.folding().selection().keys());
    folding = model.folding().folding();
    gates = model.picture().keys();
    question = attention.bookmark();
    shown = Set.copyOf(parts().stream().filter(p -> settings.shown(p).get()).toList());
    tab = settings.tab().get();
    sideWidth = settings.sideWidth().get();
    panelWidth = settings.panelWidth().get();
    focus = window.getScene().getFocusOwner();
    boolean written = focus instanceof TextInputControl;
    anchor = written ? ((TextInputControl) focus).getAnchor() : 0;
    caret = written ? ((TextInputControl) focus).getCaretPosition() : 0;
  }

  private static List<WindowPart> parts() {
    return Arrays.asList(WindowPart.values());
  }

  /// The step that was shown.
  int step() {
    return step;
  }

  /// Whether it is still the same program.
  boolean isSame() {
    return text.equals(model.document().text().get());
  }

  /// All is as it was; of another program, what is not of the program.
  void again() {
    Settings settings = model.settings();
    settings.sideWidth().set(sideWidth);
    settings.panelWidth().set(panelWidth);
    // None is hidden before those are there that are to stay.
    shown.forEach(p -> settings.shown(p).set(true));
    parts().forEach(p -> settings.shown(p).set(shown.contains(p)));
    settings.tab().set(tab);
    Player player = model.picture().player();
    player.asking().set(false);
    if (player.playing().get() != playing) player.toggle();
    if (!isSame()) return;
    if (folding.equals(model.folding().folding())) {
      stand();
    } else {
      awaitPicture();
      model.picture().comeBack(gates, step);
      model.folding().again(folding);
    }
  }

  /// Steps, gates and questions are those of the picture that was folded as this one was.
  private void stand() {
    Set<String> keys = model.folding().selection().keys();
    keys.retainAll(selected);
    keys.addAll(selected);
    model.picture().player().go(step);
    question.run();
  }

  private void awaitPicture() {
    model
        .picture()
        .diagram()
        .addListener(
            new ChangeListener<>() {
              @Override
              public void changed(
                  ObservableValue<? extends Diagram> shown, Diagram was, Diagram now) {
                boolean there = model.picture().keys().equals(gates);
                if (there || !isSame()) shown.removeListener(this);
                if (there && isSame()) stand();
              }
            });
  }

  /// The focus is where it was, in a text at the same place; false where that is gone.
  boolean focus() {
    if (focus == null || focus.getScene() != window.getScene()) return false;
    if (focus instanceof TextInputControl written) {
      // A field that has the focus again selects all of its text.
      Platform.runLater(() -> written.selectRange(anchor, caret));
    }
    focus.requestFocus();
    return true;
  }
}
