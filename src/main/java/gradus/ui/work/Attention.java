package gradus.ui.work;

import gradus.diagram.Diagram;
import gradus.graph.Gate;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Follows what the panel should be about: the step shown, until a person asks about a gate; the
/// next step taken takes over again, an edit of the text does not.
public final class Attention {
  private final PictureModel picture;
  private final ReadOnlyObjectWrapper<Subject> subject = new ReadOnlyObjectWrapper<>();
  private String asked;

  /// What was asked about, by the keys of gates, and which of it last.
  private final List<String> questions = new ArrayList<>();

  private int at;

  public Attention(PictureModel picture) {
    this.picture = picture;
    picture.player().steps().addListener(o -> asked = null);
    picture.player().step().addListener(o -> follow());
    picture.follow(carried -> {
      if (asked != null) asked = carried.key(asked).orElse(null);
      questions.replaceAll(q -> carried.key(q).orElse(q));
    });
    picture.diagram().addListener(o -> follow());
  }

  /// Null while there is no picture.
  public ReadOnlyObjectProperty<Subject> subject() {
    return subject.getReadOnlyProperty();
  }

  /// Turns to a gate.
  public void ask(Gate gate) {
    boolean again = !questions.isEmpty() && questions.get(at).equals(gate.key());
    if (!again) {
      questions.subList(Math.min(at + 1, questions.size()), questions.size()).clear();
      questions.add(gate.key());
      at = questions.size() - 1;
    }
    asked = gate.key();
    follow();
  }

  /// Turns to a gate in passing: it is not gone back to.
  public void glance(Gate gate) {
    asked = gate.key();
    follow();
  }

  /// Turns to what was asked about before; where the step has taken over since, to what was asked
  /// about last. False where there is nothing.
  public boolean back() {
    return turn(asked == null ? at : at - 1, -1);
  }

  /// Turns to what was asked about after that; false where there is nothing.
  public boolean forward() {
    return turn(at + 1, 1);
  }

  /// Gates that are gone by now are passed over.
  private boolean turn(int from, int by) {
    for (int to = from; to >= 0 && to < questions.size(); to += by) {
      String key = questions.get(to);
      if (gate(key) != null) {
        at = to;
        asked = key;
        follow();
        return true;
      }
    }
    return false;
  }

  /// The gate of that key in the picture shown; null where it has none.
  private Gate gate(String key) {
    Diagram now = picture.diagram().get();
    return now == null
        ? null
        : now.steps().trace().graph().gates().stream()
            .filter(g -> g.key().equals(key))
            .findFirst()
            .orElse(null);
  }

  /// Remembers what it is turned to, and turns to that again when it is run.
  public Runnable bookmark() {
    String then = asked;
    List<String> before = List.copyOf(questions);
    int there = at;
    return () -> {
      asked = then;
      questions.clear();
      questions.addAll(before);
      at = there;
      follow();
    };
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
    subject.set(new Subject(now, step, asked == null ? null : gate(asked)));
  }
}
