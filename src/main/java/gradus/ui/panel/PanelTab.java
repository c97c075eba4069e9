package gradus.ui.panel;

import gradus.graph.Gate;
import gradus.ui.work.Subject;
import gradus.ui.work.Subject.Question;
import java.util.Optional;
import javafx.scene.Node;

/// One tab of the panel. It is told of a new subject only while it can be seen.
public interface PanelTab {
  /// What the menu of the picture offers for a gate: to turn the panel to it, at this tab.
  ///
  /// @param id `ask`: the item is found by `picture-ask`
  /// @param text what the item says
  record Offer(String id, String text) {}

  /// The last part of the message key of its header: `paths` for `ui.panel.paths`.
  String name();

  Node node();

  /// Shows another subject; null when there is no picture.
  void show(Subject subject);

  /// Whether it has nothing to show without a picture.
  default boolean needsPicture() {
    return true;
  }

  /// Whether it speaks of wires all over the picture, which must bear their names then.
  default boolean speaksOfAll() {
    return false;
  }

  /// Whether it lights up wires itself; else those lit up are of what was asked about.
  default boolean lightsWires() {
    return false;
  }

  /// Takes back what it lit up in the picture: another tab is to be seen.
  default void leave() {}

  /// What it offers in the menu of the picture for the gate under the pointer.
  default Optional<Offer> offer(Gate gate) {
    return Optional.empty();
  }

  /// What it offers there for a gate or for its fork; unless it says more, nothing for a fork.
  default Optional<Offer> offer(Question question) {
    return question.isFork() ? Optional.empty() : offer(question.gate());
  }
}
