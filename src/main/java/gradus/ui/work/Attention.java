package gradus.ui.work;

import gradus.diagram.Diagram;
import gradus.graph.Gate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Follows what the panel should be about: the step shown, until a person asks about a gate; the
/// next step taken takes over again, an edit of the text does not.
public final class Attention {
  private final PictureModel picture;
  private final ReadOnlyObjectWrapper<Subject> subject = new ReadOnlyObjectWrapper<>();
  private String asked;

  public Attention(PictureModel picture) {
    this.picture = picture;
    picture.player().steps().addListener(o -> asked = null);
    picture.player().step().addListener(o -> follow());
    picture.follow(carried -> {
      if (asked != null) asked = carried.key(asked).orElse(null);
    });
    picture.diagram().addListener(o -> follow());
  }

  /// Null while there is no picture.
  public ReadOnlyObjectProperty<Subject> subject() {
    return subject.getReadOnlyProperty();
  }

  /// Turns to a gate.
  public void ask(Gate gate) {
    asked = gate.key();
    follow();
  }

  /// Turns to the step again.
  public void release() {
    asked = null;
    follow();
  }

  /// Whether the picture is to name every wire, for a text on screen that speaks of them all.
  public void nameAll(boolean named) {
    picture.nameAll(named);
  }

  private void follow() {
    Diagram now = picture.diagram().get();
    int step = picture.player().step().get();
    if (now == null || step > now.steps().last()) {
      subject.set(null);
      return;
    }
    Gate gate =
        asked == null
            ? null
            : now.steps().trace().graph().gates().stream()
                .filter(g -> g.key().equals(asked))
                .findFirst()
                .orElse(null);
    subject.set(new Subject(now, step, gate));
  }
}
